"""What mails say about coming: plain words count, quoted ones and doubtful ones do not."""

from __future__ import annotations

from datetime import date, time
from time import process_time

import pytest

from beirat_desktop.domain.dispatch import Coming
from beirat_desktop.domain.heard import Doubt, Known, Sender, sender_among, settled
from beirat_desktop.domain.places import Contact
from beirat_desktop.german.mail_answers import day_in_subject, own_words, passages, sender_of
from tests.factories import person

DAY = date(2012, 5, 24)


def heard(mail: str):
    found = passages(mail, own_words(mail), DAY)
    return settled(found), found


@pytest.mark.parametrize(
    ("answer", "mail"),
    [
        (Coming.YES, "Ich komme."),
        (Coming.YES, "Liebe Frau Sommer,\n\nich nehme gerne an der Sitzung teil.\n\nGruß\nAda"),
        (Coming.YES, "Ja, gerne!\nGruß Ada"),
        (Coming.YES, "Hiermit sage ich zu."),
        (Coming.YES, "Zur Sitzung am 24. Mai komme ich."),
        (Coming.YES, "Ich kann am 24.5. kommen."),
        (Coming.NO, "Ich komme nicht."),
        (Coming.NO, "Nein, geht leider nicht."),
        (Coming.NO, "ich muss leider absagen"),
        (Coming.NO, "Am 24.05. kann ich leider nicht."),
        (Coming.NO, "Ich bin an dem Abend leider verhindert."),
        (Coming.NO, "Bitte entschuldigen Sie mich für die Sitzung."),
        (
            Coming.NO,
            "An der Sitzung des Beirates am 24. Mai im Rathaus werde ich leider aus\nberuflichen Gründen nicht "
            "teilnehmen können.",
        ),
        (Coming.LATE, "Ich schaffe es nicht pünktlich."),
        (Coming.LATE, "Ich kann nicht vor 18 Uhr da sein."),
        (Coming.LATE, "Ja, ich komme, aber erst gegen 18 Uhr."),
        (Coming.SUBSTITUTE, "Ich kann nicht kommen, Herr Zoll vertritt mich."),
        (Coming.SUBSTITUTE, "An meiner Stelle kommt Ada Zoll."),
    ],
)
def test_plain_words_are_an_answer(answer, mail):
    assert heard(mail)[0] == (answer, None)


@pytest.mark.parametrize(
    ("doubt", "mail"),
    [
        (Doubt.NOTHING, "Danke für die Einladung."),
        (Doubt.NOTHING, "Bitte entschuldigen Sie die späte Antwort."),
        (Doubt.NOTHING, "Kommt Frau Zoll auch?"),
        (Doubt.NOTHING, "Ich komme aus Ludwigshafen."),
        (Doubt.NOTHING, "Ich komme nicht allein."),
        (Doubt.HEDGED, "Ich weiß noch nicht, ob ich komme."),
        (Doubt.HEDGED, "Ich hoffe, dass ich kommen kann."),
        (Doubt.FOR_OTHERS, "Ich vertrete Frau Muster und komme."),
        (Doubt.FOR_OTHERS, "Wir kommen nicht."),
        (Doubt.OTHER_DAY, "Am 30. Juni komme ich."),
        (Doubt.OTHER_DAY, "Ich komme am 30.6. zur Sitzung."),
        (Doubt.SEVERAL, "Ich komme. Nein, ich kann doch nicht kommen."),
    ],
)
def test_what_is_not_plain_settles_nothing(doubt, mail):
    assert heard(mail)[0] == (None, doubt)


@pytest.mark.parametrize(
    "mail",
    [
        "Ich komme.\n\n-----Ursprüngliche Nachricht-----\nVon: Beirat\n\nIch komme nicht.",
        "Ich komme.\n\nAm 14.05.2012 um 09:00 schrieb Beirat <a@b.example>:\n> Ich sage ab.",
        "Ich komme.\n\nAm Mo., 14. Mai 2012 um 09:00 Uhr schrieb Beirat <\na@b.example>:\n\n> Ich sage ab.",
        "Ich komme.\n\nVon: Beirat <a@b.example>\nGesendet: Montag\nAn: Ada\nBetreff: Einladung\n\nIch sage ab.",
        "Ich komme.\n________________________________\nVon: Beirat\nGesendet: Montag\n\nIch sage ab.",
        "> Können Sie nicht kommen?\nDoch, ich komme.\n> Ich sage ab.",
        "Am 14.05.2012 schrieb Beirat:\n> Ich sage ab.\n\nIch komme.",
        "Von: Ada Zoll <ada@example.org>\nBetreff: AW: Ich sage ab\n\nIch komme.",
        "Ich komme.\n-- \nIch sage ab.",
    ],
)
def test_quoted_words_are_not_the_answer(mail):
    assert heard(mail)[0] == (Coming.YES, None)


def test_a_mail_of_nothing_but_quoted_words_has_none_of_its_own():
    assert own_words("Am 14.05.2012 schrieb Beirat:\nIch komme.") == ()
    assert own_words("> Ich komme.\n> Ada\n") == ()


@pytest.mark.parametrize(
    ("mail", "at"),
    [
        ("Ich komme erst um 18.15 Uhr.", time(18, 15)),
        ("Ich komme am 24.5. später, gegen 18 Uhr.", time(18)),
        ("Ich komme später, zwischen 18:00 und 18:30.", None),
    ],
)
def test_the_hour_is_read_where_there_is_one(mail, at):
    assert [one.comes_at for one in heard(mail)[1]] == [at]


def test_the_passage_is_where_the_words_stand():
    mail = "Guten Tag 🙂,\n\nam 24.5. komme ich nicht, tut mir leid."
    (found,) = heard(mail)[1]
    assert mail[found.start : found.end] == "am 24.5. komme ich nicht"


def test_the_head_tells_sender_and_day():
    mail = 'Von: "Zoll, Ada" <Ada@example.org>\nGesendet: Montag\nBetreff: AW: Einladung am 24.05.2012\n\nJa'
    assert sender_of(mail) == Sender("Ada@example.org", "Zoll Ada")
    assert day_in_subject(mail) == DAY
    assert sender_of("Ich komme.\nVon: Ada <ada@example.org>") == Sender()
    assert day_in_subject("Betreff: am 31.02.2012\n\nJa") is None


def test_the_sender_is_found_by_mailbox_then_name_then_signature_and_never_guessed():
    ada, max_ = (
        person("Zoll", "Ada", contact=Contact(email="zoll@example.org")),
        person("Zoll", "Max", contact=Contact(email="zoll@example.org")),
    )
    cem = person("Göçmen", "Cem", contact=Contact(email="cem@example.org"))
    members = [ada, max_, cem]
    assert sender_among(members, Sender("CEM@example.org"), "") == (cem, Known.ADDRESS)
    assert sender_among(members, Sender("zoll@example.org", "Max Zoll"), "") == (max_, Known.ADDRESS)
    assert sender_among(members, Sender("zoll@example.org"), "Gruß") == (None, None)
    assert sender_among(members, Sender("privat@example.org", "Cem Gocmen"), "") == (cem, Known.NAME)
    assert sender_among(members, Sender("x@example.org", "Zoll"), "Ada Zoll") == (None, None)
    assert sender_among(members, Sender(), "Ich komme.\nCem Göçmen") == (cem, Known.SIGNATURE)
    assert sender_among(members, Sender(), "Ada Zoll und Max Zoll") == (None, None)


@pytest.mark.parametrize(
    "mail", ["ich " * 25_000, "Am\n" * 30_000, "Am x schrieb y:\n> z\n" * 5_000, "nicht " * 16_000]
)
def test_no_mail_takes_long(mail):
    began = process_time()
    heard(mail)
    assert process_time() - began < 2
