"""Votes in words and in the five blocks."""

import pytest

from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.profiles import VoteBlock
from beirat_desktop.domain.votes import FactionCount, Vote, VoteForm
from beirat_desktop.german.consultations import outcome_words
from beirat_desktop.german.votes import result_words, vote_lines

VOTE = Vote("r", yes=14, no=1, abstentions=2, factions=(FactionCount("spd", 8, 0, 1), FactionCount("cdu", 6, 1, 1)))
FACTIONS = {"spd": "SPD-Fraktion", "cdu": "CDU-Fraktion"}


@pytest.mark.parametrize(
    ("vote", "words"),
    [
        (Vote("r", yes=17), "einstimmig"),
        (Vote("r", yes=1, abstentions=16), "einstimmig bei 16 Enthaltungen"),
        (Vote("r", yes=16, abstentions=1), "einstimmig bei 1 Enthaltung"),
        (VOTE, "mehrheitlich angenommen"),
        (Vote("r", yes=8, no=8, abstentions=1), "abgelehnt"),
        (Vote("r", abstentions=17), "abgelehnt"),
        (Vote("r", form=VoteForm.NONE), "ohne förmliche Abstimmung angenommen"),
        (Vote("r", stated="mit deutlicher Mehrheit"), "mit deutlicher Mehrheit"),
        (Vote("r"), "Ergebnis noch nicht erfasst"),
    ],
)
def test_a_result_is_worded_as_the_minutes_word_it(vote: Vote, words: str) -> None:
    assert result_words(vote) == words


@pytest.mark.parametrize(
    ("style", "lines"),
    [
        (VoteBlock.LINE, ("Ja: 14, Nein: 1, Enthaltungen: 2 – mehrheitlich angenommen",)),
        (VoteBlock.TABLE, ("Ja\t14", "Nein\t1", "Enthaltungen\t2", "Mehrheitlich angenommen")),
        (
            VoteBlock.SENTENCE,
            ("Der Antrag wird mit 14 Ja-Stimmen, 1 Nein-Stimme und 2 Enthaltungen mehrheitlich angenommen.",),
        ),
        (
            VoteBlock.BY_FACTION,
            (
                "SPD-Fraktion: 8 Ja, 1 Enthaltung",
                "CDU-Fraktion: 6 Ja, 1 Nein, 1 Enthaltung",
                "Ja: 14, Nein: 1, Enthaltungen: 2 – mehrheitlich angenommen",
            ),
        ),
        (VoteBlock.WORDS, ("Mehrheitlich angenommen.",)),
    ],
)
def test_a_vote_block_is_set_in_five_ways(style: VoteBlock, lines: tuple[str, ...]) -> None:
    assert vote_lines(VOTE, style, FACTIONS) == lines


def test_excluded_and_invalid_votes_are_named_where_there_are_any() -> None:
    (line,) = vote_lines(Vote("r", yes=14, invalid=1, excluded=1), VoteBlock.LINE, {})
    assert line == "Ja: 14, Nein: 0, Enthaltungen: 0, Ungültig: 1, Ausgeschlossen: 1 – einstimmig angenommen"


@pytest.mark.parametrize(
    ("vote", "counts"),
    [
        (Vote("r", yes=14, invalid=1), "14 Ja-Stimmen und 1 ungültigen Stimme"),
        (Vote("r", yes=14, no=1, invalid=2), "14 Ja-Stimmen, 1 Nein-Stimme und 2 ungültigen Stimmen"),
        (Vote("r", yes=1), "1 Ja-Stimme"),
        (Vote("r", yes=1, abstentions=1), "1 Ja-Stimme und 1 Enthaltung"),
    ],
)
def test_the_sentence_leaves_out_nobody_and_names_only_who_there_was(vote: Vote, counts: str) -> None:
    (sentence,) = vote_lines(vote, VoteBlock.SENTENCE, {})
    how = "mehrheitlich" if vote.no else "einstimmig"
    assert sentence == f"Der Antrag wird mit {counts} {how} angenommen."


def test_a_referral_says_to_whom() -> None:
    assert outcome_words(Outcome.REFERRED, "den Sozialausschuss") == "verwiesen an den Sozialausschuss"
    assert outcome_words(Outcome.RECOMMENDED, "an den Stadtrat") == "empfohlen an den Stadtrat"
    assert outcome_words(Outcome.RECOMMENDED, "Stadtrat") == "empfohlen an den Stadtrat"
    assert outcome_words(Outcome.REFERRED, "Verwaltung") == "verwiesen an die Verwaltung"
    assert outcome_words(Outcome.REFERRED, "Frau Muster") == "verwiesen an Frau Muster"
    assert outcome_words(Outcome.REFERRED, "Bau- und Grundstücksausschuss") == (
        "verwiesen an den Bau- und Grundstücksausschuss"
    )
    assert outcome_words(Outcome.REFERRED, "Ausschuss für Soziales") == "verwiesen: Ausschuss für Soziales"
    assert outcome_words(Outcome.ADOPTED, "den Stadtrat") == "angenommen"
