"""The sheet of an initiative, made of the record."""

from __future__ import annotations

from dataclasses import replace

from beirat_desktop.documents.initiative_sheet import (
    InitiativeSheet,
    PartLine,
    ResultLine,
    WorkLine,
    initiative_sheet,
)
from beirat_desktop.german.initiatives import INITIATIVE_KINDS, when_words
from beirat_desktop.usecases.asof import beirat_on
from beirat_desktop.usecases.initiatives.details import initiative_detail
from beirat_desktop.usecases.publications.orders import Made, Order


def make_sheet(order: Order) -> Made:
    """Everything the record tells of one initiative, each partner by its name."""
    detail = initiative_detail(order.store, order.unit, order.key, order.today)
    own = beirat_on(order.unit, order.today)
    one = detail.initiative
    partners = tuple(replace(partner, name=detail.partner_name(partner)) for partner in one.partners)
    works = tuple(
        WorkLine(
            work.relation,
            work.name,
            work.title,
            tuple(ResultLine(result.words, result.public) for result in work.results),
            work.public,
        )
        for work in detail.works
    )
    contents = InitiativeSheet(
        own.name if own is not None else "",
        order.today,
        replace(one, partners=partners),
        detail.office,
        detail.parent.name if detail.parent is not None else "",
        tuple(
            PartLine(part.name, INITIATIVE_KINDS[part.kind], when_words(part.initiative, order.today))
            for part in detail.parts
        ),
        works,
        detail.attachments,
    )
    return Made(initiative_sheet(contents, draft=order.draft, publication=order.publication), ("Vorhaben", one.name))
