"""Data inside a paper: they come back as they went, and nothing else gets through."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date, datetime

import pytest

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.papers import Attachment, PaperState, Target
from beirat_desktop.domain.text import Block, BlockKind, RichText, Run, row_of
from beirat_desktop.exchange import submission as form
from beirat_desktop.exchange.submission import (
    VERSION,
    MeetingNote,
    Mover,
    Signatory,
    Submission,
    contents,
    name_inside,
    read,
)
from beirat_desktop.german import refusal
from tests import factories

TEXT = RichText(
    (
        Block((Run("Der Beirat "), Run("empfiehlt", bold=True), Run(": „so gefasst“", link="https://example.org/a"))),
        Block((Run("erstens"),), BlockKind.ITEM, ordered=True, start=3, first=True),
        Block((Run("Şahin, Ağırbaş, Іваненко"),), BlockKind.ITEM, level=2),
        Block((Run("römisch"),), BlockKind.ITEM, level=6, ordered=True, first=True, numbering="(i)"),
        Block(),
        row_of([(Run("Kurs"),), (Run("Euro"),)], header=True),
        row_of([(Run("A1", bold=True),), (Run("1.200"),)]),
        Block((Run("«Zitat»\u2028zweite Zeile", italic=True),), quote=2),
    )
)
BYTES = b"a;b\n1;2\n"
FILE = Attachment("Übersicht 2012.csv", "text/csv", len(BYTES), hashlib.sha512(BYTES).hexdigest(), title="Übersicht")
SENT = Submission(
    factories.motion(proposal=TEXT, rationale=TEXT, target=Target.COUNCIL, guest_topic="Leitbild"),
    "Beirat für Migration und Integration",
    (Mover("SPD-Fraktion", "SPD"), Mover("Die Grünen", "Grüne")),
    signer=Signatory("Łukasz Ağırbaş", "Fraktionsvorsitzender"),
    meeting=MeetingNote(datetime(2012, 5, 24, 17), 12),
    files=(FILE,),
)


def changed(**parts: object) -> bytes:
    """The data with some parts replaced, as a forger would."""
    data = json.loads(form.write(SENT))
    for place, part in parts.items():
        *way, last = place.split("__")
        target = data
        for step in way:
            target = target[int(step) if isinstance(target, list) else step]
        target[last] = part
    return json.dumps(data).encode()


def test_what_was_written_is_read_back_without_loss() -> None:
    told = read(form.write(SENT))
    assert told == replace(SENT, paper=form.public_part(SENT.paper))
    assert told.paper.proposal == TEXT
    assert told.paper.id == SENT.paper.id


def test_the_meeting_is_told_with_its_offset_and_read_without_one_too() -> None:
    assert json.loads(form.write(SENT))["meeting"]["start"] == "2012-05-24T17:00:00+02:00"
    for start in ("2012-05-24T17:00:00", "2012-05-24T15:00:00+00:00"):
        assert read(changed(version=1, meeting__start=start)).meeting == SENT.meeting


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert form.write(SENT) == form.write(SENT)


def test_the_offices_own_fields_are_not_told() -> None:
    private = replace(
        SENT.paper,
        note="Vertraulich",
        signer_id="person-1",
        refusal_reason="Grund",
        addressee="Privatweg 7",
        received=datetime(2012, 4, 5),
        state=PaperState.ADMITTED,
    )
    told = form.write(replace(SENT, paper=private))
    assert told == form.write(SENT)
    for word in ("Vertraulich", "person-1", "Grund", "Privatweg", "2012-04-05"):
        assert word not in told.decode()


@pytest.mark.parametrize(
    ("forged", "rule"),
    [
        (b"", "import.not_json"),
        (b"\xff\xfe", "import.not_text"),
        (b"[" * 100_000, "import.too_deep"),
        (b'{"format": "beirat-desktop", "version": 1}', "submission.not_ours"),
        (changed(version=VERSION + 1), "submission.newer"),
        (changed(version="1"), "import.value"),
        (changed(version=True), "import.value"),
        (changed(vote=1), "import.unknown"),
        (changed(files=[]), "import.unknown"),
        (changed(paper__speaker="x"), "import.unknown"),
        (changed(paper__beirat__cost=1), "import.unknown"),
        (changed(paper__name=7), "import.type"),
        (changed(paper__name="x" * 3000), "import.too_long"),
        (changed(paper__beirat__rationale={"blocks": [{"runs": [{"text": "x" * 500_000}]}]}), "import.too_long"),
        (changed(paper__date="31.02.2012"), "import.value"),
        (changed(paper__id="../../etc"), "import.value"),
        (changed(paper__id="x\x00"), "import.letter"),
        (changed(paper__name="halb \ud800"), "import.letter"),
        (changed(paper__originatorPerson="p1"), "submission.not_public"),
        (changed(paper__beirat__note="x"), "submission.not_public"),
        (changed(paper__beirat__state="done"), "submission.not_public"),
        (changed(paper__beirat__proposal={"blocks": [{"quote": 99}]}), "import.value"),
        (changed(paper__beirat__proposal={"blocks": [{"level": 7}]}), "import.value"),
        (changed(paper__beirat__proposal={"blocks": [{"numbering": "1" * 21}]}), "import.value"),
        (
            changed(paper__beirat__proposal={"blocks": [{"runs": [{"text": "a", "link": "javascript:alert(1)"}]}]}),
            "import.value",
        ),
        (changed(meeting__start="2012-05-24T25:00:00+02:00"), "import.value"),
        (changed(movers=[{"name": "x", "letterhead": {}}]), "import.unknown"),
        (changed(movers=[{"name": "x"}] * 500), "import.too_long"),
        (changed(signer={"name": "x", "phone": "0621"}), "import.unknown"),
        (changed(file__0__fileName="../../.bashrc"), "import.value"),
        (changed(file__0__mimeType="text/csv >> /Launch"), "import.value"),
        (changed(file=[json.loads(form.write(SENT))["file"][0]] * 2), "import.twice"),
        (changed(file="x"), "import.type"),
    ],
)
def test_what_was_tampered_with_is_refused_in_a_sentence(forged: bytes, rule: str) -> None:
    with pytest.raises(Refused) as refused:
        read(forged)
    assert refused.value.rule == rule
    assert refusal(refused.value).endswith("nichts übernommen.")


def test_a_file_is_taken_by_its_checksum() -> None:
    inside = name_inside(SENT, FILE)
    assert contents(SENT, {inside: BYTES, "fremd.exe": b"MZ"}) == {FILE.sha512: BYTES}
    assert contents(SENT, {}) == {}
    with pytest.raises(Refused) as refused:
        contents(SENT, {inside: BYTES + b"x"})
    assert refusal(refused.value).startswith("Die Anlage „Übersicht 2012.csv“ im PDF ist beschädigt")


def test_a_file_name_no_other_system_takes_is_mended_on_the_way_out() -> None:
    odd = replace(FILE, file_name="Stand: 1/2?.csv", media_type="kein Typ", paper_id="p", public=True)
    told = read(form.write(replace(SENT, files=(odd,)))).files[0]
    assert (told.file_name, told.media_type, told.paper_id) == ("Stand_ 1_2_.csv", "application/octet-stream", None)


def test_a_paper_without_anything_is_told_too() -> None:
    bare = Submission(factories.motion("T", dated=date(2012, 1, 1)))
    assert read(form.write(bare)).paper.title == "T"
