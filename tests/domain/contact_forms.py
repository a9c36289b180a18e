"""Forms in which contact data and names stand in letters and mails, and what only looks like them.

In REACHED and NAMED the part between ⟦ and ⟧ has to go; in HARMLESS everything has to stay. Numbers are of the ranges
that are kept free for stories and tests where there are such; IBANs are the sample ones of banks and textbooks.
"""

REACHED = """
017612345678|0151 23456789|0151-23456789|0151/23456789|0151 234 567 89|0176/123 456 78|0176 / 12 34 56 78
01 76 / 12 34 56 78|(0176) 12345678|0176.123.456.78|0176–12345678|0176‑12345678|0176 12345678|+49176 12345678
+49 176 12345678|+49 (0)176 12345678|+49 (0) 176 / 123 456 78|0049 176 12345678|0049-176-12345678|+4917612345678
0621 504-2345|0621/5042345|(0621) 504 23 45|0621.504.2345|0621-504-2345|0621 5042345|06215042345|0621 / 504 23 45
(06 21) 5 04-23 45|0621–504–2345|0621‑504‑2345|0621 504‑2345|+49 621 5042345|+49 (0) 621 504-2345|+49621/5042345
+49.621.504.2345|0049 621 504 2345|0049 (0)621 5042345|06232 14-2345|06232/142345|030 12345678|030/123 456 78
(030) 12 34 56 78|089 / 1234567|0721 133-0|06131 16-4567|0800 1234567|0180 5 123456|+33 1 42 68 53 00|+43 1 5134567
+41 44 668 18 00|+90 312 123 45 67|+48 22 123 45 67|+380 44 123 4567|0 621 504 2345|0621 ­504-2345|0621​504-2345
Tel. 5042345|Tel.: 504-2345|Tel 504 23 45|Telefon 504-2345|Telefon: 5042345|Telefonnummer 504 2345|Tel.-Nr. 5042345
Tel.Nr.: 5042345|Telefon (privat): 5042345|Fon 5042345|Mobil 12345678|Mobil: 0176 12345678|Handy 0176 12345678
Handynummer: 12345678|Fax 504-2346|Telefax: 504 23 46|Rufnummer 5042345|WhatsApp 0176 12345678|Festnetz: 504 2345
Durchwahl -2345|Durchwahl 2345|DW 2345|Nebenstelle 504|App. 3217|Apparat 3217|Tel. 0621-504|Telefon: 0621 000-0
☎ 5042345|TEL. 0621 504-2345|tel: 5042345|HANDY: 0176 12345678
vorname.name@example.org|max@web.de|MAX.MUSTER@WEB.DE|max_muster@web.de|max-muster@t-online.de|max+rat@gmail.com
max (at) web.de|max(at)web.de|max [at] web.de|max[at]web.de|max {at} web.de|max <at> web.de|max at web.de
max (at) web (dot) de|max[at]web[dot]de|max (at) web (punkt) de|max at web dot de|max(ät)web.de|max @ web.de
max＠web.de|m.muster@stadt.example.org|max@müller-schmidt.de|mailto:max@web.de|max.muster (at) web.de|max_at_web.de
max[@]web.de|max(@)web.de|max (AT) web.de|max(a)web.de
DE89 3704 0044 0532 0130 00|DE89370400440532013000|de89 3704 0044 0532 0130 00|DE89-3704-0044-0532-0130-00
IBAN DE89 3704 0044 0532 0130 00|IBAN: DE89370400440532013000|AT61 1904 3002 3457 3201|CH93 0076 2011 6238 5295 7
FR14 2004 1010 0505 0001 3M02 606|NL91 ABNA 0417 1643 00|GB29 NWBK 6016 1331 9268 19|IBAN DE00 1234 5678 9012 3456 78
TR33 0006 1005 1978 6457 8413 26|Kontonummer 1234567|Konto-Nr. 1234567, BLZ 54550010|Kto.-Nr. 123 456 789
0172 3456789|0172-3456789|0172/3456789|0172.345.67.89|(0172) 345 67 89|+49172 3456789|+49-172-3456789
0049172 3456789|06233 123-45|06233/12345|06236.12345|(06233) 123 45|06233 - 12345|0 62 33 / 1 23 45|Tel 06233/12345
Telefon-Nr. 12345|tel.06233-12345|Handy-Nr.: 0172 3456789|mobil unter 0172 3456789|Mobiltelefon: 3456789
Fax-Nr. 123456|Ruf 504 2345|Tel. (0621) 504-0|Durchwahl: 23 45|Telefon 0621/504-3216 oder -3217|+49 6233 12345
0711/12345678|040-1234567|0351 1234567|0681 123456|+352 26 12 34 56|+40 21 123 4567|+963 11 123 4567
+7 495 123-45-67|erika@posteo.de|e.muster@uni-mainz.de|erika.muster@stadt-ludwigshafen.example|erika [ät] posteo.de
erika{at}posteo{dot}de|erika at posteo punkt de|erika(at)posteo.de|erika @posteo.de|erika.muster[at]uni-mainz.de
ERIKA(AT)POSTEO.DE|info@verein-e.v.example|a@b.de|DE02 1203 0000 0000 2020 51|DE02120300000000202051
DE02 5001 0517 0137 0750 30|IBAN DE02 1005 0000 0054 5404 02|LU28 0019 4006 4475 0000|Kto. 123456789
Kontonr. 1234567890|Konto Nr. 1234567
0621/50 42-345|+49 (0)621 504 2345|0049-621-5042345|Tel: 0 62 21 / 58 47 11|0151 2345 6789|0151-23 45 67 89
+49.151.23456789|Mobil 0171/1234567|Handy: 0160 98765432|Fon 0621–5042345|gulsen.yildirim@web.de
gulsen(dot)yildirim(at)web(dot)de|gulsen [ät] web [punkt] de|gulsen AT web DOT de|gulsen@web. de
IBAN: DE 89 3704 0044 0532 0130 00|https://wa.me/4915123456789|wa.me/4915123456789|Telegram: @omar_alk
tel:+496215042345|0621 5042345 oder -346|skype:omar.alkhatib|t.me/omar_alk|Threema-ID: ABCD1234
Instagram: @guelsen.y
"""
"""Each alone and inside a sentence; parted by | and line ends."""

HOMES = """
wohnhaft in der ⟦Musterstraße 3⟧
wohnhaft ⟦Musterstr. 3, 67059 Ludwigshafen⟧
Frau M. wohnt ⟦Am Alten Hof 12a⟧
sie wohnt in der ⟦Carl-von-Linde-Straße 17⟧
Anschrift: ⟦Rosenweg 5, 67061 Ludwigshafen am Rhein⟧
Adresse: ⟦Berliner Platz 1⟧
Privatadresse ⟦Hohenzollernstraße 12-14⟧
privat: ⟦Goethestrasse 7 b⟧
Wohnung: ⟦An der Weide 4⟧
c/o ⟦Lindenallee 9⟧
zu Hause in der ⟦Bismarckstr. 45⟧
Erika M., ⟦Musterstraße 3, 67059 Ludwigshafen⟧
Max M., ⟦Im Zollhof 8, D-67061 Ludwigshafen⟧
Brief an Frau M., ⟦Heinrich-Heine-Ufer 2
67059 Ludwigshafen⟧
wohnhaft in ⟦67059 Ludwigshafen⟧
Wohnanschrift: ⟦MUSTERSTRASSE 3⟧
Adresse ist ⟦Zum Bahnhof 6⟧
Meldeadresse: ⟦Ludwigstraße 30⟧
Frau Y., ⟦C 4, 12, 68159 Mannheim⟧
ihr Büro, ⟦Am Brückelgraben 7, 67063 Ludwigshafen⟧
wohnhaft ⟦Bismarckstraße 44a⟧
zu finden als ⟦@guelsen_y⟧ auf Instagram
Kontakte: ⟦0621 5042345⟧
Anmeldung kostenlos ⟦0621 504-2345⟧ bis Freitag
Beschilderung mit Bildzeichen ⟦0621 504-2345⟧
laut Stadtplan ⟦0621/504-2345⟧
Kontaktnummer ⟦0621 504-2345⟧
Servicenummer: ⟦0621 5042345⟧
Rückfragen zum Projekt: ⟦0621 504-2345⟧
Auskunft zur Vorlage ⟦0621/504-2345⟧
Treffpunkt Parkanlage, ⟦0176 12345678⟧
"""

NAMED = """
Frau ⟦Bäcker⟧ berichtet
⟦A. Bäcker⟧ berichtet
⟦A.Bäcker⟧ berichtet
⟦Anna Bäcker⟧ berichtet
⟦Anna  Bäcker⟧ berichtet
⟦ANNA BÄCKER⟧ berichtet
⟦BÄCKER⟧ berichtet
⟦Baecker⟧ berichtet
⟦Anna Baecker⟧ berichtet
⟦BAECKER⟧ berichtet
⟦Bäcker, Anna⟧
⟦Bäcker, A.⟧
⟦Baecker, Anna⟧
⟦Bäckers⟧ Bericht
⟦BÄCKERS⟧ Bericht
⟦Anna M. Bäcker⟧ berichtet
der ⟦Bäcker⟧-Vortrag
⟦Dr. Anna Bäcker⟧ berichtet
⟦Dr. Bäcker⟧ berichtet
⟦Frau Dr. Bäcker⟧ berichtet
⟦FRAU BÄCKER⟧ berichtet
⟦Anna\u00a0Bäcker⟧ berichtet
⟦Bä\u00adcker⟧ berichtet
⟦Ba\u0308cker⟧ berichtet
⟦Mueller-Șahin⟧ berichtet
⟦Müller-Șahin⟧ berichtet
⟦Müller\u2011Șahin⟧ berichtet
⟦Müller–Sahin⟧ berichtet
⟦Müller - Șahin⟧ berichtet
⟦MÜLLER-ȘAHIN⟧ berichtet
⟦Frau Müller⟧ berichtet
⟦Frau Mueller⟧ berichtet
⟦Frau Șahin⟧ berichtet
⟦Elif Mueller\u2011Sahin⟧ berichtet
⟦E. Müller-Șahin⟧ berichtet
⟦Müller-Șahin, E.⟧
⟦Herrn Weiß⟧ danken
⟦Herrn Weiss⟧ danken
⟦WEISS⟧ danken
⟦Jörg Weiß⟧ danken
⟦Joerg Weiss⟧ danken
⟦J. Weiß⟧ danken
⟦O’Brien⟧ berichtet
⟦O'Brien⟧ berichtet
⟦OBrien⟧ berichtet
⟦Al-Khatib⟧ berichtet
⟦Al Khatib⟧ berichtet
⟦AlKhatib⟧ berichtet
⟦Herr Al-Khatib⟧ berichtet
⟦O. Al\u2011Khatib⟧ berichtet
⟦Karl-Otto von der Heide⟧ berichtet
Herr ⟦v. d. Heide⟧ berichtet
Herr ⟦v.d. Heide⟧ berichtet
⟦von der Heides⟧ Bericht
⟦B ä c k e r⟧ berichtet
⟦W e i ß⟧ berichtet
"""

HARMLESS = """
Haushaltstitel 0312 45678
Aktenzeichen 0123 456789
Aktenzeichen: 06215 04234
Az. 0621/5042345
Az.: 0621 504-2345
Kassenzeichen 0621 5042345
Kostenstelle 0621 504234
Sachkonto 0621504234
Buchungsstelle 06215.042345
Vorlage 0621/2012
Antrag Nr. 0621/5042
Drucksache 0800 1234567
Vorlage 20196743 vom 14.02.2019
Antrag 2012/07-1, Beschluss 2012/B03
Nr. 012/2012 aus den Jahren 2009–2014
von 05/2012 bis 10/2018
§ 56 Abs. 6 GemO, 17 von 33 Mitgliedern
67059 Ludwigshafen am Rhein
1 000 000 Euro, davon 0 aus dem Haushalt 2012
17:30 bis 18:00 Uhr
08:00–12:00 Uhr und 13:30–18:00 Uhr
am 05.06.2012 um 17 Uhr
am 05.06.2012, 06.07.2012 und 07.08.2012
vom 03.09.2026 bis 04.10.2026
2026-09-03
05/06/2012
01.01.2020–31.12.2024
0,5 Prozent von 12345
0.75 VZÄ, 0.5 VZÄ
12.345.678,90 Euro
EUR 0,00 / 123.456,78
im Jahr 2030
in den Haushaltsjahren 2025/2026
Ja: 14, Nein: 1, Enthaltungen: 2
ISBN 978-3-16-148410-0
EAN 4006381333931
Flurstück 0123/45
Inventarnummer 004711
Rechnung 0098765432
Vertrag 0049 1234567
PLZ 67059 bis 67071
Artikel 1 bis 20 des Grundgesetzes
Paragraph 0123456
Lieferschein 12345678901
Koordinaten 49.4812, 8.4464
Zählerstand 0034567
Steuernummer 27/123/45678
der Mobilitätsplan 2030
Mobil 2030 plus
Telefon und Fax werden gestellt
eine Telefonsprechstunde von 9 bis 11 Uhr
Handyverbot ab Klasse 5
Apparate im Wert von 3217 Euro
der Apparat der Verwaltung
Spielplatz an der Hohenzollernstraße 12
Beleuchtung in der Bismarckstraße 25 und 27
Haltestelle Berliner Platz 1
Umbau am Rathausplatz 20
Sanierung Goethestraße 7–11
Parkplatz B 4
die Straße 3. Ordnung
Ludwigshafen, den 03.09.2026
im Stadtteil Süd 1
Treffen at work
Chat at 8 Uhr
look at web design
das Café (at home) schließt
(a) erstens, (b) zweitens
@beiratlu
Version 2.0.1.4
DE-Domain
GOE 12 und LU 34
DEKRA 1234567890
Konto der Verwaltung
Konten 12 bis 14
AT 61
BIC
die Wohnung der Familie
wohnt seit 2012 in Ludwigshafen
Die Adresse ist bekannt
Anschrift unbekannt
privat 3 Stunden
Baeckereien und Bäckereien
ein guter Bäckermeister
Müllergasse
weiß nicht
weiss nicht
WEISSWASSER
Müllerstraße
Șahinbey
Sahinler
Weissenburg
Weißenburg
Paragraph 5 Absatz 3
100.000 Einwohnerinnen und Einwohner
0 Gegenstimmen, 0 Enthaltungen
Punkt 0815
TOP 1 bis 10
Ö 1, Ö 2, N 1
3 x 12 = 36
1/2 und 3/4
48 h, 24/7
B 9, A 650
Linie 4 / Linie 10
Haushaltsstelle 0621 504234
HHSt. 0410 12345
Vorgang 0172 3456789
Ordnungsziffer 0621 12345
Ziffer 06233
Produktnummer 0362 12345
§ 0123
am 1.2.2023
01.02.03
Schlüssel 07314000
AGS 07314000
Jahrgang 0809
Klasse 05/06
Schuljahr 2024/2025
0 bis 3 Jahre
03/2024 – 04/2025
10:00 - 11:30
ca. 1.500 bis 2.000 Personen
Beschluss 0815/2024
Nr. 04711
Bauabschnitt 01/02
Raum 0.123
Zimmer 012
Gebäude 0345 Raum 012
Kita-Nr. 0621 001
Buslinie 0174
3,14159265358979
1234567890123
0,00 Euro
Abschnitt 0.1.2.3
4. OG
Kapitel 0312 Titel 45678
Kap. 0312 Tit. 45678
Hausnummer 0123
Einwohnerzahl 0 in 1945
20.000–30.000
Faktor 0,0123 45
Treffpunkt Marktplatz 1
Kreuzung Hauptstraße 12/Ringstraße 4
Sitzung im Rathaus, Rathausplatz 20
Baustelle Am Ring 5
Sperrung der B 44 und L 523
Adresse der Verwaltung
Wohnung 3. Stock
privat genutzte Straße 4
Haushaltsstelle 3120.5421
Az. 33-0621/2012
Drucksache 20123456
§ 35 Abs. 2 Satz 1 GemO
1.250.000 Euro
vom 14.05.2012 bis 21.05.2012
14:00-15:30 Uhr
TOP 4.2.1
Art. 15, 20 DSGVO
die 12. Sitzung am 03.12.2011
HRB 60234
67061 Ludwigshafen
BGBl. I S. 1950, 162
5.042.345 EUR
Kapitel 0312 Titel 54678
EU-Verordnung 2016/679
Rathausplatz 20 (Rathaus)
Ratssaal, Raum 104/105
in der Gartenstraße und am Marktplatz
Az.: 4 K 621/11.NW
12 von 14 Stimmen
Kennziffer 07314000
Version 2.10.3
Artikelnummer 4006381333931
2011/2012: 345 zu 412
der Heidegarten und die Lüneburger Heide
§ 22 Abs. 1 Nr. 2 GemO
am 1. 1. 2012
Bürgermeister-Grünzweig-Straße 3
Im Zollhof 4
Instagram und Facebook
Threema oder Telegram
das Konto @beiratlu auf der Seite der Stadt
http://www.ludwigshafen.de/rat/beirat
das Signal: grün
Dienstleisternummer 0621 504234
Projekt 0621 504234
Los 0621 504234
"""

SENTENCES = (
    "{}",
    "Rathausplatz 20 {}",
    "Fragen an {} bis Freitag.",
    "({})",
    "Erreichbar: {}, auch abends; danke",
    "Bitte {} nutzen",
)


def lines(table: str) -> list[str]:
    """The lines of a table; one that goes on in the next keeps its line end."""
    joined = table.strip().replace("Ufer 2\n", "Ufer 2\r")
    return [line.replace("\r", "\n") for line in joined.split("\n")]


def reached() -> list[str]:
    """The forms of REACHED."""
    return [form for line in lines(REACHED) for form in line.split("|")]
