"""What the office may set for itself: rules, numbers, standing items, letterheads, sentences of the papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from beirat_desktop.documents.letterhead_sample import letterhead_sample
from beirat_desktop.documents.render import Rendered
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.numbers import check_pattern, format_number
from beirat_desktop.domain.places import Letterhead, Logo
from beirat_desktop.domain.profiles import NumberPattern, RuleProfile, StandingItem
from beirat_desktop.domain.text_blocks import TextBlock
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committee_on
from beirat_desktop.usecases.logos import logo_bytes, read_logo
from beirat_desktop.usecases.members.committees import change_committee, likely_day
from beirat_desktop.usecases.publications.rendering import draw


class Settings:
    """Keep the rule profile of each committee, the letterheads and the text blocks."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def edit_profile(
        self, committee_id: str, *, since: date | None = None, mistake: bool = False, reason: str = "", **fields: Any
    ) -> Committee:
        """Change a committee's own rules; a legal minimum cannot be undercut.

        since, mistake, reason: from which day it holds, that it was never right, and why, as with Committees.edit().
        """
        with self._store.unit("settings.profile", merge=True) as unit:
            profile = replace(self._profile(unit, committee_id, since), **fields)
            return change_committee(unit, committee_id, since, mistake=mistake, reason=reason, profile=profile)

    def reset_profile(
        self, committee_id: str, *, since: date | None = None, mistake: bool = False, reason: str = ""
    ) -> Committee:
        """Go back to what the law says."""
        with self._store.unit("settings.profile_reset") as unit:
            return change_committee(unit, committee_id, since, mistake=mistake, reason=reason, profile=RuleProfile())

    def example(self, pattern: NumberPattern, serial: int = 7) -> str:
        """How a number of this pattern looks today; refused where the pattern cannot work."""
        day = self._store.now().date()
        return format_number(pattern, serial, day, self._term_number(day))

    def set_pattern(
        self,
        committee_id: str,
        pattern: NumberPattern,
        *,
        since: date | None = None,
        mistake: bool = False,
        reason: str = "",
    ) -> Committee:
        """Form numbers of a kind after a pattern; numbers that were given stay as they are."""
        check_pattern(pattern)
        with self._store.unit("settings.pattern", merge=True) as unit:
            profile = self._profile(unit, committee_id, since)
            others = [p for p in profile.number_patterns if p.kind != pattern.kind]
            kinds = [p.kind for p in profile.number_patterns]
            place = kinds.index(pattern.kind) if pattern.kind in kinds else len(others)
            patterns = (*others[:place], pattern, *others[place:])
            profile = replace(profile, number_patterns=patterns)
            return change_committee(unit, committee_id, since, mistake=mistake, reason=reason, profile=profile)

    def set_standing_items(
        self,
        committee_id: str,
        items: tuple[StandingItem, ...],
        *,
        since: date | None = None,
        mistake: bool = False,
        reason: str = "",
    ) -> Committee:
        """Say with which items every agenda of a committee begins and ends."""
        if any(not item.title.strip() for item in items):
            raise Refused("settings.standing_item_title")
        with self._store.unit("settings.standing_items", merge=True) as unit:
            profile = replace(self._profile(unit, committee_id, since), standing_items=items)
            return change_committee(unit, committee_id, since, mistake=mistake, reason=reason, profile=profile)

    def set_committee_letterhead(self, committee_id: str, letterhead: Letterhead) -> None:
        """The head of the letters of a committee's office."""
        with self._store.unit("settings.letterhead", merge=True) as unit:
            unit.committees.save(replace(unit.committees.get(committee_id), letterhead=letterhead))

    def set_faction_letterhead(self, faction_id: str, letterhead: Letterhead) -> None:
        """The head of a faction's letters."""
        with self._store.unit("settings.letterhead", merge=True) as unit:
            unit.factions.save(replace(unit.factions.get(faction_id), letterhead=letterhead))

    def set_committee_logo(self, committee_id: str, file: Path | None) -> None:
        """Take a copy of a picture into a committee's letterhead, where the one before it stood; None takes it out."""
        with self._store.unit("settings.logo") as unit:
            committee = unit.committees.get(committee_id)
            unit.committees.save(replace(committee, letterhead=_with_logo(unit, committee.letterhead, file)))

    def set_faction_logo(self, faction_id: str, file: Path | None) -> None:
        """The same for a faction."""
        with self._store.unit("settings.logo") as unit:
            faction = unit.factions.get(faction_id)
            unit.factions.save(replace(faction, letterhead=_with_logo(unit, faction.letterhead, file)))

    def letterhead_preview(self, letterhead: Letterhead) -> Rendered:
        """A sheet with this letterhead; nothing is stored."""
        with self._store.reading() as unit:
            logo = logo_bytes(unit, letterhead)
        return draw(letterhead_sample(letterhead, logo))

    def text_blocks(self) -> dict[str, str]:
        """The sentences the office has worded itself, by key."""
        with self._store.reading() as unit:
            return {block.key: block.text for block in unit.text_blocks.all()}

    def set_text_block(self, key: str, text: str) -> None:
        """Word a sentence of the papers; an empty text brings the usual one back."""
        with self._store.unit("settings.text_block", merge=True) as unit:
            stored = next(iter(unit.text_blocks.where(key=key)), None)
            if not text.strip():
                if stored is not None:
                    unit.text_blocks.delete(stored.id)
                return
            unit.text_blocks.save(TextBlock(key, text) if stored is None else replace(stored, text=text))

    @staticmethod
    def _profile(unit: Unit, committee_id: str, since: date | None) -> RuleProfile:
        return committee_on(unit, committee_id, since or likely_day(unit, committee_id)).profile

    def _term_number(self, day: date) -> int | None:
        with self._store.reading() as unit:
            return next((term.number for term in unit.terms.all() if term.covers(day)), None)


def _with_logo(unit: Unit, letterhead: Letterhead, file: Path | None) -> Letterhead:
    if file is None:
        return replace(letterhead, logo=None)
    sha512 = unit.keep_blob(read_logo(file))
    return replace(letterhead, logo=replace(letterhead.logo or Logo(sha512), sha512=sha512))
