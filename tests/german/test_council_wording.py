"""What the Stadtrat is to resolve, as proposed from what the Beirat recommends."""

from __future__ import annotations

import pytest

from beirat_desktop.domain.text import SOFT_BREAK, Block, BlockKind, RichText, Run
from beirat_desktop.german.conjugation import third_person
from beirat_desktop.german.council_wording import council_wording, not_to_resolve

TURNED = {
    "Dem Stadtrat wird empfohlen, die Charta der Vielfalt anzunehmen.": (
        "Der Stadtrat nimmt die Charta der Vielfalt an."
    ),
    "Der Beirat empfiehlt dem Stadtrat, das Integrationskonzept zu beschließen.": (
        "Der Stadtrat beschließt das Integrationskonzept."
    ),
    "Der Beirat empfiehlt dem Stadtrat, die Verwaltung zu beauftragen, ein Konzept zu schreiben und zu verbreiten.": (
        "Der Stadtrat beauftragt die Verwaltung, ein Konzept zu schreiben und zu verbreiten."
    ),
    "Der Beirat empfiehlt, die Stelle weiterhin zu finanzieren.": "Der Stadtrat finanziert die Stelle weiterhin.",
    "Die Verwaltung wird gebeten, Zahlen zur Einbürgerung vorzulegen.": (
        "Der Stadtrat beauftragt die Verwaltung, Zahlen zur Einbürgerung vorzulegen."
    ),
    "Die Stadtverwaltung wird beauftragt, zu prüfen, ob mehrsprachige Hinweise möglich sind.": (
        "Der Stadtrat beauftragt die Stadtverwaltung, zu prüfen, ob mehrsprachige Hinweise möglich sind."
    ),
    "Der Beirat bittet die Verwaltung, die Zahlen nachzureichen.": (
        "Der Stadtrat beauftragt die Verwaltung, die Zahlen nachzureichen."
    ),
    "Die Stadt Ludwigshafen am Rhein nimmt die folgenden Leitlinien an.": (
        "Der Stadtrat nimmt die folgenden Leitlinien an."
    ),
    "Die Stadt tritt dem Netzwerk bei.": "Der Stadtrat tritt dem Netzwerk bei.",
    "Die Stadt soll dem Netzwerk beitreten.": "Die Stadt soll dem Netzwerk beitreten.",
    "Dem Stadtrat wird empfohlen, das Konzept anzunehmen und zu veröffentlichen.": (
        "Der Stadtrat beschließt, das Konzept anzunehmen und zu veröffentlichen."
    ),
    "Dem Stadtrat wird empfohlen, das Konzept anzunehmen und die Verwaltung mit der Umsetzung zu beauftragen.": (
        "Der Stadtrat nimmt das Konzept an und beauftragt die Verwaltung mit der Umsetzung."
    ),
    "Dem Stadtrat wird empfohlen, eine Stelle einzurichten und mit Mitteln auszustatten.": (
        "Der Stadtrat beschließt, eine Stelle einzurichten und mit Mitteln auszustatten."
    ),
    "Dem Stadtrat wird empfohlen, das Konzept, das der Beirat vorgelegt hat, anzunehmen.": (
        "Der Stadtrat nimmt das Konzept, das der Beirat vorgelegt hat, an."
    ),
    "Dem Stadtrat wird empfohlen, den Antrag, eine Fachberatung einzuladen, anzunehmen.": (
        "Der Stadtrat nimmt den Antrag, eine Fachberatung einzuladen, an."
    ),
    "Dem Stadtrat wird empfohlen, sich für das kommunale Wahlrecht einzusetzen.": (
        "Der Stadtrat setzt sich für das kommunale Wahlrecht ein."
    ),
    "Dem Stadtrat wird empfohlen, ein Konzept erarbeiten zu lassen.": "Der Stadtrat lässt ein Konzept erarbeiten.",
    "Dem Stadtrat wird empfohlen, den Bericht zur Kenntnis zu nehmen.": "Der Stadtrat nimmt den Bericht zur Kenntnis.",
    "Dem Stadtrat wird empfohlen, die Mittel zu bewilligen, um die Sprachkurse fortzuführen.": (
        "Der Stadtrat bewilligt die Mittel, um die Sprachkurse fortzuführen."
    ),
    "Dem Stadtrat wird empfohlen, die Mittel zu bewilligen, die Stelle auszuschreiben und den Beirat zu beteiligen.": (
        "Der Stadtrat beschließt, die Mittel zu bewilligen, die Stelle auszuschreiben und den Beirat zu beteiligen."
    ),
    "Dem Stadtrat wird empfohlen, dass die Stadt der Charta beitritt.": (
        "Der Stadtrat beschließt, dass die Stadt der Charta beitritt."
    ),
    "Dem Stadtrat wird die Annahme der Charta empfohlen.": "Der Stadtrat beschließt die Annahme der Charta.",
    "Der Beirat empfiehlt dem Stadtrat die Annahme der Charta.": "Der Stadtrat beschließt die Annahme der Charta.",
    "Dem Stadtrat wird empfohlen, folgenden Beschluss zu fassen: Die Stadt Ludwigshafen nimmt die Charta an.": (
        "Der Stadtrat nimmt die Charta an."
    ),
    "Dem Stadtrat wird empfohlen:": "Der Stadtrat beschließt:",
    "Dem Stadtrat wird empfohlen: 1. die Charta anzunehmen, 2. eine Stelle einzurichten.": (
        "Der Stadtrat beschließt: 1. die Charta anzunehmen, 2. eine Stelle einzurichten."
    ),
    "Dem Stadtrat wird empfohlen: die Charta anzunehmen.": "Der Stadtrat nimmt die Charta an.",
    "Dem Stadtrat wird empfohlen,": "Der Stadtrat beschließt,",
    "Der Stadtrat wird gebeten, an der Benennung festzuhalten.": "Der Stadtrat hält an der Benennung fest.",
    "Der Stadtrat nimmt die Charta an.": "Der Stadtrat nimmt die Charta an.",
    "Der Stadtrat möge beschließen, die Willkommensmappe zu fördern.": "Der Stadtrat fördert die Willkommensmappe.",
    "Dem Stadtrat wird empfohlen, den Beirat rechtzeitig einzubeziehen.": (
        "Der Stadtrat bezieht den Beirat rechtzeitig ein."
    ),
    "Dem Stadtrat wird empfohlen, die Gebühren beizubehalten.": "Der Stadtrat behält die Gebühren bei.",
    "Dem Stadtrat wird empfohlen, die Förderung zu beantragen.": "Der Stadtrat beantragt die Förderung.",
    "Dem Stadtrat wird empfohlen, Dolmetscher bereitzustellen.": "Der Stadtrat stellt Dolmetscher bereit.",
    "Dem Stadtrat wird empfohlen, ein Büro zu eröffnen. Die Verwaltung wird gebeten, Räume zu suchen.": (
        "Der Stadtrat eröffnet ein Büro. Der Stadtrat beauftragt die Verwaltung, Räume zu suchen."
    ),
    "„Dem Stadtrat wird empfohlen, den Haushalt zu beraten.“": "Der Stadtrat berät den Haushalt.",
    "Der Beirat lädt zur nächsten Sitzung eine Fachberatung ein.": (
        "Der Beirat lädt zur nächsten Sitzung eine Fachberatung ein."
    ),
    "Dem Stadtrat wird empfohlen, eine Fachberatung einzuladen.": "Der Stadtrat lädt eine Fachberatung ein.",
    "Dem Stadtrat wird empfohlen, dem Antrag zuzustimmen.": "Der Stadtrat stimmt dem Antrag zu.",
    "Der Oberbürgermeister wird gebeten, die Sache vorzulegen.": (
        "Der Stadtrat beauftragt den Oberbürgermeister, die Sache vorzulegen."
    ),
    "Der Beirat beschließt, dem Stadtrat zu empfehlen, Mittel einzustellen.": "Der Stadtrat stellt Mittel ein.",
    "Dem Stadtrat wird empfohlen sich für die doppelte Staatsangehörigkeit einzusetzen.": (
        "Der Stadtrat setzt sich für die doppelte Staatsangehörigkeit ein."
    ),
    "Die Verwaltung wird beauftragt ein Konzept vorzulegen.": (
        "Der Stadtrat beauftragt die Verwaltung ein Konzept vorzulegen."
    ),
    "Die Verwaltung möge prüfen, ob Wegweiser angebracht werden können.": (
        "Der Stadtrat beauftragt die Verwaltung, zu prüfen, ob Wegweiser angebracht werden können."
    ),
    "Die Verwaltung soll das Konzept überarbeiten und dem Beirat vorlegen.": (
        "Der Stadtrat beauftragt die Verwaltung, das Konzept zu überarbeiten und dem Beirat vorzulegen."
    ),
    "Wir bitten die Verwaltung, die Öffnungszeiten zu erweitern.": (
        "Der Stadtrat beauftragt die Verwaltung, die Öffnungszeiten zu erweitern."
    ),
    "Der Beirat fordert die Stadt auf, die Gebühren zu senken.": "Der Stadtrat senkt die Gebühren.",
    "Der Beirat fordert den Stadtrat auf, die Gebühren zu senken.": "Der Stadtrat senkt die Gebühren.",
    "Der Beirat fordert, dass die Gebühren sinken.": "Der Stadtrat beschließt, dass die Gebühren sinken.",
    "Der Beirat spricht sich für das kommunale Wahlrecht aus.": (
        "Der Stadtrat spricht sich für das kommunale Wahlrecht aus."
    ),
    "Der Beirat für Migration und Integration lehnt die Kürzung ab.": "Der Stadtrat lehnt die Kürzung ab.",
    "Der Beirat begrüßt den Bericht und empfiehlt dem Stadtrat, das Programm fortzuführen.": (
        "Der Stadtrat begrüßt den Bericht und führt das Programm fort."
    ),
    "Der Stadtrat möge die Mittel für die Sprachkurse nicht kürzen.": (
        "Der Stadtrat kürzt die Mittel für die Sprachkurse nicht."
    ),
    "Der Stadtrat möge sich der Resolution anschließen.": "Der Stadtrat schließt sich der Resolution an.",
    "Der Stadtrat soll sich einigen.": "Der Stadtrat einigt sich.",
    "Die Stadt Ludwigshafen am Rhein wird gebeten, der Charta beizutreten.": "Der Stadtrat tritt der Charta bei.",
    "Der Beirat für Migration und Integration empfiehlt dem Stadtrat der Stadt Ludwigshafen am Rhein, zu beraten.": (
        "Der Stadtrat berät."
    ),
    "Der Beirat schlägt dem Stadtrat vor, einen Preis zu stiften.": "Der Stadtrat stiftet einen Preis.",
    "Der Beirat regt an, einen Preis zu stiften.": "Der Stadtrat stiftet einen Preis.",
    "Der Beirat appelliert an den Stadtrat, die Kürzung zurückzunehmen.": "Der Stadtrat nimmt die Kürzung zurück.",
    "Der Bereich Jugend wird beauftragt, Ferienfreizeiten anzubieten.": (
        "Der Stadtrat beauftragt den Bereich Jugend, Ferienfreizeiten anzubieten."
    ),
    "Der Integrationsbeauftragte wird gebeten, jährlich zu berichten.": (
        "Der Stadtrat bittet den Integrationsbeauftragten, jährlich zu berichten."
    ),
    "Die Landesregierung wird aufgefordert, das Wahlrecht einzuführen.": (
        "Der Stadtrat fordert die Landesregierung auf, das Wahlrecht einzuführen."
    ),
    "Der Beirat bittet die Oberbürgermeisterin, zu berichten.": (
        "Der Stadtrat beauftragt die Oberbürgermeisterin, zu berichten."
    ),
    "Dem Stadtrat wird empfohlen, Frau Dr. Yilmaz einzuladen.": "Der Stadtrat lädt Frau Dr. Yilmaz ein.",
    "Dem Stadtrat wird empfohlen, am 1. Juli z. B. Deutschkurse anzubieten.": (
        "Der Stadtrat bietet am 1. Juli z. B. Deutschkurse an."
    ),
    "Dem Stadtrat wird empfohlen, die Mittel weder zu kürzen noch zu sperren.": (
        "Der Stadtrat beschließt, die Mittel weder zu kürzen noch zu sperren."
    ),
    "1. Die Verwaltung wird beauftragt, Kurse anzubieten. 2. Dem Stadtrat wird empfohlen, Mittel einzustellen.": (
        "1. Der Stadtrat beauftragt die Verwaltung, Kurse anzubieten. 2. Der Stadtrat stellt Mittel ein."
    ),
    "I. Dem Stadtrat wird empfohlen, Mittel einzustellen.": "I. Der Stadtrat stellt Mittel ein.",
    "Die Verwaltung sollte einen Plan erarbeiten, umsetzen und auswerten.": (
        "Die Verwaltung sollte einen Plan erarbeiten, umsetzen und auswerten."
    ),
    "Die Stadtverwaltung stellt mehr Dolmetscher ein.": "Die Stadtverwaltung stellt mehr Dolmetscher ein.",
    "Ein Dolmetscherpool wird eingerichtet.": "Ein Dolmetscherpool wird eingerichtet.",
    "Alle Ämter erhalten Hinweise in fünf Sprachen.": "Alle Ämter erhalten Hinweise in fünf Sprachen.",
}
LEFT = (
    "Der Stadtrat wird um Zustimmung gebeten.",
    "Der Beirat nimmt den Bericht zur Kenntnis.",
    "Der Beirat lädt zur nächsten Sitzung eine Fachberatung ein.",
    "Der Beirat beauftragt den Vorsitzenden, mit der Verwaltung zu sprechen.",
    "Der Beirat bittet die Oberbürgermeisterin, die Sache dem Stadtrat vorzulegen.",
    "Dem Stadtrat wird nicht empfohlen, die Mittel zu kürzen.",
    "Der Stadtrat möge das Konzept umsetzen und durchqueren.",
    "Die Geschäftsstelle wird beauftragt, einzuladen.",
    "Wie viele Menschen wurden 2011 eingebürgert?",
    "Einrichtung eines Dolmetscherpools bei der Verwaltung.",
    "Einen Dolmetscherpool einrichten.",
    "Einen Dolmetscherpool einzurichten und dauerhaft zu finanzieren.",
)
"""What is no sentence that a Stadtrat can resolve, and is not made one."""


@pytest.mark.parametrize(("recommended", "resolved"), TURNED.items())
def test_the_sentence_of_the_beirat_becomes_one_of_the_stadtrat(recommended: str, resolved: str) -> None:
    assert council_wording(RichText.of(recommended)).plain == resolved


@pytest.mark.parametrize("moved", LEFT)
def test_what_cannot_be_turned_is_left_and_said(moved: str) -> None:
    assert council_wording(RichText.of(moved)).plain == moved
    assert not_to_resolve(RichText.of(f"Der Stadtrat nimmt das Konzept an. {moved}")) == (moved,)


def test_what_is_turned_is_not_complained_about() -> None:
    complained = [one for one in TURNED.values() if not_to_resolve(RichText.of(one))]
    assert complained == ["Der Beirat lädt zur nächsten Sitzung eine Fachberatung ein."]


def test_questions_that_somebody_is_to_answer_are_none_of_the_stadtrat() -> None:
    asked = "Die Verwaltung wird beauftragt, Fragen zu beantworten: Wie viele kamen? Wie viele gingen?"
    assert not_to_resolve(council_wording(RichText.of(asked))) == ()


@pytest.mark.parametrize("resolved", TURNED.values())
def test_what_the_stadtrat_can_resolve_is_not_turned_again(resolved: str) -> None:
    assert council_wording(RichText.of(resolved)).plain == resolved


@pytest.mark.parametrize(
    ("infinitive", "does"),
    [
        ("beschließen", "beschließt"),
        ("beauftragen", "beauftragt"),
        ("beantragen", "beantragt"),
        ("veranlassen", "veranlasst"),
        ("erlassen", "erlässt"),
        ("verwalten", "verwaltet"),
        ("schalten", "schaltet"),
        ("behalten", "behält"),
        ("heiraten", "heiratet"),
        ("beraten", "berät"),
        ("veranschlagen", "veranschlagt"),
        ("übertragen", "überträgt"),
        ("fördern", "fördert"),
        ("sammeln", "sammelt"),
        ("eröffnen", "eröffnet"),
        ("berechnen", "berechnet"),
        ("lernen", "lernt"),
        ("wohnen", "wohnt"),
        ("sein", "ist"),
        ("tun", "tut"),
    ],
)
def test_what_one_does(infinitive: str, does: str) -> None:
    assert third_person(infinitive) == does


def test_a_list_below_the_recommendation_stays_word_for_word() -> None:
    points = tuple(
        Block((Run(words),), BlockKind.ITEM, ordered=True, first=not at)
        for at, words in enumerate(("die Charta anzunehmen,", "sie zu verbreiten."))
    )
    made = council_wording(RichText((Block((Run("Dem Stadtrat wird empfohlen,"),)), *points)))
    assert made.blocks == (Block((Run("Der Stadtrat beschließt,"),)), *points)


def test_bold_words_stay_bold_and_soft_breaks_stay() -> None:
    bold = RichText((Block((Run(f"Die Stadt nimmt an:{SOFT_BREAK}«Leitlinien»", bold=True),)),))
    assert council_wording(bold).blocks[0].runs == (Run(f"Der Stadtrat nimmt an:{SOFT_BREAK}«Leitlinien»", bold=True),)
