"""Which words of a motion from elsewhere are its title, its resolution, its reasons."""

import pytest

from beirat_desktop.domain.foreign_motion import LONGEST_TITLE, motion_parts
from beirat_desktop.domain.text import Block, BlockKind, RichText, Run

LETTER = """SPD-Fraktion · Rathausplatz 20
Ludwigshafen, 4. April 2012
Betreff: Fachberatung für Sprachkurse

Sehr geehrte Frau Vorsitzende,
wir bitten um Aufnahme in die Tagesordnung.
Beschlussvorschlag
Die Verwaltung stellt eine Stelle bereit.
Sie berichtet im Herbst.
Sachverhalt:
Seit 2010 fehlt sie.
Begründung: Viele warten.
Noch mehr fragen nicht.
Mit freundlichen Grüßen
Erika Muster"""


def test_a_letter_is_read_by_its_sections():
    parts = motion_parts(RichText.of(LETTER))
    assert parts.title == "Fachberatung für Sprachkurse"
    assert parts.proposal.plain == "Die Verwaltung stellt eine Stelle bereit.\nSie berichtet im Herbst."
    assert parts.explanation.plain == "Seit 2010 fehlt sie."
    assert parts.rationale.plain == "Viele warten.\nNoch mehr fragen nicht."
    assert parts.frame.plain.splitlines()[0] == "SPD-Fraktion · Rathausplatz 20"
    assert parts.frame.plain.endswith("Mit freundlichen Grüßen\nErika Muster")


def test_every_word_is_somewhere_but_for_the_headings():
    parts = motion_parts(RichText.of(LETTER))
    texts = (parts.proposal, parts.explanation, parts.rationale, parts.frame)
    kept = " ".join([parts.title, *(text.plain for text in texts)]).split()
    assert sorted(kept) == sorted(
        word for word in LETTER.split() if word not in ("Betreff:", "Beschlussvorschlag", "Sachverhalt:", "Begründung:")
    )


@pytest.mark.parametrize(
    "line",
    [
        "Der Beirat beschließt:",
        "Der Stadtrat möge beschließen:",
        "Der Beirat möge beschließen, den Weg zu beleuchten.",
        "Der Stadtrat wird gebeten, 800 Euro bereitzustellen.",
        "Die Fraktion beantragt, den Weg zu beleuchten.",
    ],
)
def test_how_a_resolution_begins_stays_in_it(line):
    parts = motion_parts(RichText.of(f"SPD-Fraktion\n{line}\nDas ist es."))
    assert parts.proposal.plain == f"{line}\nDas ist es."
    assert parts.frame.plain == "SPD-Fraktion"


@pytest.mark.parametrize(
    "line", ["Der Beirat möge beschließen:", "Der Beirat für Migration und Integration wolle folgendes beschließen:"]
)
def test_what_our_letter_says_before_the_wording_is_not_kept_in_it(line):
    parts = motion_parts(RichText.of(f"SPD-Fraktion\n{line}\nDas ist es."))
    assert (parts.proposal.plain, parts.frame.plain) == ("Das ist es.", "SPD-Fraktion")


def test_the_first_such_sentence_begins_it_and_no_later_one():
    parts = motion_parts(RichText.of("Beschluss:\nEins.\nBegründung\nDer Stadtrat wird gebeten, zu handeln."))
    assert (parts.proposal.plain, parts.rationale.plain) == ("Eins.", "Der Stadtrat wird gebeten, zu handeln.")


def test_styles_lists_and_tables_come_along_behind_a_heading_in_the_line():
    text = RichText(
        (
            Block((Run("Antrag: Schilder"),), BlockKind.HEADING),
            Block((Run("Der Beirat beschließt:"),)),
            Block((Run("Prüfen"),), BlockKind.ITEM, ordered=True, first=True),
            Block((Run("Begründung: "), Run("Viele", bold=True), Run(" warten."))),
            Block(),
            Block((Run("Schild\t500"),), BlockKind.ROW),
            Block(),
        )
    )
    parts = motion_parts(text)
    assert parts.title == "Schilder"
    assert [block.kind for block in parts.proposal.blocks] == [BlockKind.PARAGRAPH, BlockKind.ITEM]
    assert parts.rationale.blocks[0].runs == (Run("Viele", bold=True), Run(" warten."))
    assert BlockKind.ROW in [block.kind for block in parts.rationale.blocks]


def test_a_letter_that_names_no_section_is_its_resolution_from_salutation_to_greeting():
    parts = motion_parts(
        RichText.of("An den Beirat\nSehr geehrte Damen,\nmehr Licht bitte.\nMit freundlichen Grüßen\nX")
    )
    assert parts.proposal.plain == "mehr Licht bitte."
    assert parts.frame.plain == "An den Beirat\nSehr geehrte Damen,\nMit freundlichen Grüßen\nX"
    assert parts.title == ""


def test_a_bold_line_is_the_title_where_no_subject_is_named_and_a_long_one_is_text():
    bold = RichText((Block((Run("Mehr Licht", bold=True),)), Block((Run("Begründung"),)), Block((Run("Dunkel."),))))
    assert motion_parts(bold).title == "Mehr Licht"
    long = RichText((Block((Run("L" * (LONGEST_TITLE + 1), bold=True),)),))
    assert motion_parts(long).title == ""
    assert motion_parts(RichText()).proposal.empty


def test_sender_and_day_may_be_words_that_resolve_nothing():
    parts = motion_parts(RichText.of("Die Fraktion im Rat\nBegründung\nDarum."))
    assert parts.proposal.empty
    assert parts.frame.plain == "Die Fraktion im Rat"


@pytest.mark.parametrize(
    "heading",
    ["Finanzielle Auswirkungen", "Finanzielle Auswirkungen:", "Kosten", "Haushaltsmäßige Auswirkungen", "Finanzierung"],
)
def test_what_it_costs_is_a_section_of_its_own(heading):
    parts = motion_parts(RichText.of(f"Beschlussvorschlag\nEins.\nBegründung\nDarum.\n{heading}\n800 Euro im Jahr."))
    assert (parts.rationale.plain, parts.financial_impact.plain) == ("Darum.", "800 Euro im Jahr.")


def test_what_it_costs_stands_behind_its_heading_and_costs_inside_the_resolution_stay_there():
    text = "Beschlussvorschlag\nEin Kurs wird bezahlt.\nKosten: höchstens 500 Euro.\nFinanzielle Auswirkungen: keine."
    parts = motion_parts(RichText.of(text))
    assert parts.proposal.plain == "Ein Kurs wird bezahlt.\nKosten: höchstens 500 Euro."
    assert parts.financial_impact.plain == "keine."
