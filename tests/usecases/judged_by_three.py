"""What three people type who know the sample's record and not how it is searched, and what they mean.

Written down before they were asked for the first time, from what the record holds; 95 of the first 100 were found then.
Each question is followed by the answers it may have, a noun and what stands in the hit's number, title, moment or day;
one of them is among the first five. After `ONLY` they are a set, and as many of the first hits are of it.
"""

from __future__ import annotations

from collections.abc import Iterable

ONLY = "only"


def _of(noun: str, keys: str) -> tuple[str, ...]:
    return tuple(f"{noun} {key}" for key in keys.split())


Questions = tuple[tuple[str, ...], ...]

_OPEN_GREENS = "2012/06 2025/06 2025/12 2026/04 2026/09 2026/11"

CLERK: Questions = (
    ("Sitzung 23.8.2012", "meetings 2012-08-23"),
    ("23. August 2012", "meetings 2012-08-23"),
    ("Niederschrift 24.5.12", "minutes 2012-05-24", "issued_papers Niederschrift-2012-05-24"),
    ("Protokoll September 2025", "minutes 2025-09-04", "issued_papers Niederschrift-2025-09-04"),
    ("Einladung Dezember 2024", "issued_papers Einladung-2024-12-05"),
    ("Bekanntmachung November 2011", "issued_papers Bekanntmachung-2011-11-24"),
    ("Ö 10 03.09.2026", "agenda_items Unterkunft in der Wattstraße"),
    ("wattstrasse", "agenda_items Unterkunft in der Wattstraße"),
    ("vorlage nr. 20196743", "papers Bericht zum Modellprojekt"),
    ("KSD 20113004", "papers 2011/02", "consultations Nationalen Integrationsplan"),
    ("Beschluss 2012/B06", "resolutions 2012/B06"),
    ("antrag 7/2012", "papers 2012/07"),
    ("2011-07", "papers 2011/07"),
    ("Auszug 2025/A008", "issued_papers 2025/A008"),
    ("Schreiben Oberbürgermeisterin Integrationspreis", "issued_papers Integrationspreis"),
    ("Dank Wiesenthaler", "issued_papers Dank-Gast-2012-05-24"),
    ("Nachtrag September 2026", "issued_papers Nachtrag-1-2026-09-03"),
    ("Ouedraogo", "persons Ouédraogo"),
    ("Nguyen", "persons Nguyễn"),
    ("dagostino", "persons D’Agostino"),
    ("mitglied14@example.org", "persons Haberkorn"),
    ("Frau Wächtersbach", "persons Wächtersbach"),
    ("Waechtersbach", "persons Wächtersbach"),
    ("Müllerschoen", "persons Müllerschön"),
    ("Schriftführerin", "persons Ziegenbein"),
    ("Entwurf Lernpaten", "papers Lernpatinnen"),
    ("nicht zugelassen", "papers Lage in den Herkunftsländern"),
    ("überfällig", "follow_ups Frauenschwimmen"),
    ("Volkshochschule Frist 2027", "follow_ups Deutschkurse"),
    ("mietspiegel", "attachments Mietspiegel"),
    ("Schallgutachten bahnhofstraße", "attachments Schallgutachten"),
    ("Beurteilungspegel nachts", "attachments Schallgutachten"),
)

FACTION: Questions = (
    ("SPD Anträge 2025", ONLY, *_of("papers", "2025/05 2025/09")),
    (
        "Anträge von Abramovic",
        ONLY,
        *_of("papers", "2024/01 2025/05 2025/09 2026/01 2026/06 2026/10"),
        "papers Lernpat",
    ),
    ("offene anträge grüne", ONLY, *_of("papers", _OPEN_GREENS)),
    ("Benzarti Antrag", ONLY, *_of("papers", "2010/05 2011/05 2011/06 2013/01")),
    ("gemeinsamer antrag CDU FWG", "papers 2026/13"),
    ("Anträge Juli 2025", ONLY, *_of("papers", "2025/07 2025/08 2025/09")),
    ("Antrag vom 18.09.2009", "papers Integrationskonzept für die Stadt"),
    ("radfahren frauen", "papers 2013/02"),
    ("schwimmen frauen sonntag", "papers 2026/01"),
    ("Kaufhaus", "papers 2026/04", "papers 2025/12"),
    ("begegnungszentrm", "papers 2026/04", "papers 2025/12"),
    ("Antidiskriminirungsstele", "papers 2025/04"),
    ("Stadtteilmuetter", "papers 2012/01", "papers 2011/05"),
    ("strassenbeleuchtung gartenstadt", "papers 2013/04"),
    ("Lotsen", "papers 2010/07"),
    ("wahlrecht", "papers 2012/09"),
    ("rassismus woche", "papers 2012/08"),
    ("friedhof waschung", "papers 2010/05"),
    ("Dolmetscher Ämter", "papers 2011/07"),
    ("krankenhaus dolmetscher", "papers 2026/03"),
    ("Trinkbrunnen", "papers 2025/06"),
    ("tempo 30 moschee", "papers 2025/03"),
    ("hochwasser warnung", "papers 2025/10"),
    ("stadtradln", "papers 2024/02"),
    ("Integrationskonzept Umsetzung", "papers 2026/13"),
    ("gastarbeiter", "papers 2025/08"),
    ("Kinderbücher bücherei", "papers 2010/04"),
    ("VHS Abendkurse", "follow_ups Deutschkurse", "status_reports Deutschkurse", "papers 2025/07"),
    ("Jugendliche Praktikum Verwaltung", "papers 2025/02"),
    ("anerkennung von abschlüssen", "papers 2011/04", "speakers Anerkennung"),
    ("Wohnungssuche Azubi", "papers Probewohnen"),
    ("Schulsozialarbiet", "papers 2025/09"),
    ("Existenzgründer", "papers 2026/10"),
)

CHAIR: Questions = (
    ("nächste Sitzung", "meetings 2026-12-03"),
    ("letzte Sitzung", "meetings 2026-09-03"),
    ("12. Sitzung", "meetings 2012-11-22"),
    (
        "vertagt",
        ONLY,
        *_of("papers", "2012/06 2025/12"),
        "agenda_items Räume für Migrantenvereine",
        "agenda_items Begegnungszentrum",
    ),
    ("abgelehnte Anträge", ONLY, *_of("papers", "2010/06 2025/03 2010/08 2012/02")),
    ("zurückgezogen", "papers 2011/08", "agenda_items Sauberkeit"),
    ("einstimmig 2013", "resolutions 2013", "votes 2013", "papers 2013", "agenda_items 2013"),
    ("Stadtrat 28.04.2025", "resolutions 2025-04-28", "consultations 2025-04-28", "papers 2025/01"),
    ("Stadtrat Schulsozialarbeit", "papers 2025/09", "resolutions 2025-11-03", "consultations Schulsozialarbeit"),
    ("Sozialausschuss 2025", "consultations 2025-07-17", "resolutions 2025-07-17", "papers 2025/04"),
    ("zurückverwiesen", "papers 2025/04", "papers 2011/05", "resolutions 2025-07-28", "resolutions 2011-10-24"),
    ("Bauausschuss Rheinufer", "papers 2025/08", "consultations Rheinufer"),
    ("stellvertretender Vorsitzender", *_of("persons", "Haddadi Đorđević Ağırbaş Mbeki-Roth")),
    ("Fraktionsvorsitzender FWG", *_of("persons", "Jabłoński Jankowiak")),
    ("Ada Agirbas", "initiatives Ludwigshafener Erklärung"),
    ("Kolakowski", "speakers Anerkennung", "persons Kołakowski"),
    ("gast jobcenter", "speakers Vermittlung"),
    ("Gäste 2025", "speakers Das neue Einbürgerungsrecht"),
    ("Integrationsplan", "initiatives Nationaler Integrationsplan"),
    ("Modellprojekt 2016", "initiatives Modellprojekt"),
    ("treffpunkt süd", "initiatives Nachbarschaft"),
    ("Pfalzbau", "initiatives Modellprojekt"),
    ("Stiftung Offene Stadt Bescheid", "attachments Zuwendungsbescheid"),
    ("Einwanderung gestalten Bericht", "papers Bericht zum Modellprojekt"),
    ("Einzelfall Einbürgerung", "agenda_items Stellungnahme zu einem Einbürgerungsverfahren"),
    ("Spielplatz Ebertpark", "resident_questions Spielplatz"),
    ("Berichtigung Stimmen vertauscht", "corrections vertauscht"),
    ("Weisungsunabhängigkeit", "attachments Stellungnahme"),
    ("Haushaltslage Deutschkurse", "agenda_items Deutschkurse"),
    (
        "zweite stelle auswahlverfahren",
        "status_reports Termine",
        "follow_ups Termine",
        "status_reports Auswahlverfahren",
    ),
    ("Zahlen nachreichen Praktika", "agenda_items Praktika", "follow_ups Praktika"),
    ("Beschluss Willkommensmappe", "resolutions 2024/B01"),
    ("Integrazionspreis", "papers 2010/08"),
    ("Migration Alter Pflege", "papers 2013/01"),
    ("Gedenken hanau februar", "papers 2026/05"),
)


def all_of_them() -> Iterable[tuple[str, ...]]:
    return (*CLERK, *FACTION, *CHAIR)
