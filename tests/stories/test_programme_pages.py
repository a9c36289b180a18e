"""Two long texts about such projects, as they stand in the web, are typed in and come out with all their words."""

import re

import pytest
from PySide6.QtGui import QTextCursor

from beirat_desktop.documents.preview import Preview
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.initiatives import InitiativeKind

PROGRAMME = """
Programm „Ankommen im Quartier“
Programm, seit 9/2020 bis Ende 2023. Zuständig ist die Abteilung Integration und Vielfalt.

Viele Menschen, die neu in die Stadt ziehen, finden ihren ersten Halt in der Nachbarschaft. Das Programm stärkt
deshalb vier Quartiere: Nord, Hemshof, West und Gartenstadt. Es verbindet, was vorher nebeneinander stand, und wird
mit den Bewohnerinnen und Bewohnern gemeinsam geplant.

Das Programm verfolgt drei Ziele:
1. Zugänge zu Sprache, Arbeit und Gesundheit werden einfacher.
2. Ämter, Vereine und Kirchen sprechen sich ab.
3. Wer mitmachen will, wird gefragt und gehört.

Wissenschaftliche Begleitung: Hochschule am Strom, Institut für Stadtforschung, Prof. Dr. Beate Lindgren.
Gefördert wird das Programm vom Ministerium für Zusammenhalt mit 480.000 Euro.
Träger ist der Verein Treffpunkt Süd; Kooperationspartner sind die Volkshochschule und das Jobcenter.

Auftakt 9/2020 im Bürgerhaus. Öffentliche Veranstaltung 12/2020, digital. Zwischenbilanz Mitte 2022.
Abschlusstagung 12.10.2023 im Pfalzbau.

Ergebnisse: Wegweiser in neun Sprachen (2021), Handreichung für Lotsinnen und Lotsen.
Aus der Zwischenbilanz: In jedem Quartier gibt es heute einen festen Ansprechpartner, und zwei Sprachcafés laufen
ohne Förderung weiter.

Mehr unter https://example.org/ankommen (Programmseite, gelesen am 14.09.2026).
"""
DECLARATION = """
Erklärung „Gemeinsam in einer Stadt“
Erklärung vom 21.06.2011, in der Folge des Nationalen Integrationsplans.

Präambel
In unserer Stadt leben Menschen aus mehr als 140 Nationen. Vielfalt ist «gelebter Alltag»; sie braucht Regeln, die
für alle gelten, und Orte, an denen man sich begegnet.

Die Unterzeichnenden erklären:
• Wir treten jeder Form von Ausgrenzung entgegen.
• Wir öffnen Ausbildung und Beruf für alle, die hier leben.
• Wir legen einmal jährlich Rechenschaft ab.

Es unterzeichnen:
Stadt Ludwigshafen, Carla Hohenfels, Beigeordnete für Soziales
Beirat für Migration und Integration, Ada Ağırbaş, Vorsitzende
Handwerkskammer, Tomasz Wieczorek, Präsident, zugleich für die Innungen
Evangelischer Kirchenbezirk, Dr. Henrik Amsel, Dekan
Türkischer Kulturverein, Şerife Göçmen, 1. Vorsitzende

Feierliche Unterzeichnung am 21.06.2011 im Stadtratssaal. Erster Rechenschaftsbericht Ende 2012.
Schirmherrschaft: Landesbeauftragte für Integration.
"""


def words_of(text: str) -> set[str]:
    """The words and numbers of a text, without the signs around them."""
    return set(re.findall(r"[\w/.:-]*\w", text.replace("\xad", "")))


class Clerk:
    """Types into the page as somebody does who has the text beside the keyboard."""

    def __init__(self, program, qtbot):
        self.program, self.qtbot = program, qtbot
        program.window.go("initiatives")
        self.page = program.window.page("initiatives")

    def begin(self, name, kind):
        made = self.program.office.initiatives.add(name, kind)
        self.program.window.navigate("initiative", made.id)
        self.form = self.page.editor.form
        return made.id

    def line(self, widget, words):
        widget.setFocus()
        widget.setText(words)  # not key by key: without a screen the list of known names cannot be raised
        widget.clearFocus()

    def text(self, editor, *paragraphs):
        """Paragraphs; those that begin with a number or a dot are made a list with the button."""
        box = editor.text_edit
        box.setFocus()
        for number, words in enumerate(paragraphs):
            if number:
                box.textCursor().insertBlock()
            ordered = bool(re.match(r"\d\. ", words))
            in_list = box.textCursor().currentList() is not None
            if (ordered or words.startswith("• ")) != in_list:
                editor._toggle_list(ordered)
            box.insertPlainText(re.sub(r"^(?:\d\.|•) ", "", words))
            box.moveCursor(QTextCursor.MoveOperation.End)
        box.clearFocus()

    def row(self, rows, **fields):
        row = rows.add()
        for name, words in fields.items():
            widget = row.widgets[name]
            if name == "kind":
                widget.setCurrentIndex(widget.findText(words))
            else:
                self.line(widget, words)

    def sheet(self, key, *, publication=False):
        self.page.flush()
        self.qtbot.waitUntil(lambda: not self.program.background.working)
        pdf = self.program.office.publications.preview(IssuedKind.INITIATIVE, key, publication=publication).pdf
        with Preview(pdf) as preview:
            return "\n".join(preview.text(number) for number in range(preview.page_count))


@pytest.fixture
def clerk(program, qtbot):
    return Clerk(program, qtbot)


def test_a_page_about_a_programme_loses_no_word(clerk):
    key = clerk.begin("Programm „Ankommen im Quartier“", InitiativeKind.PROGRAMME)
    form = clerk.form
    clerk.line(form.start_field, "seit 9/2020")
    clerk.line(form.end_field, "Ende 2023")
    clerk.line(form.office_edit, "Abteilung Integration und Vielfalt")
    clerk.text(
        form.description_edit,
        "Viele Menschen, die neu in die Stadt ziehen, finden ihren ersten Halt in der Nachbarschaft. Das Programm "
        "stärkt deshalb vier Quartiere: Nord, Hemshof, West und Gartenstadt. Es verbindet, was vorher nebeneinander "
        "stand, und wird mit den Bewohnerinnen und Bewohnern gemeinsam geplant.",
        "Das Programm verfolgt drei Ziele:",
        "1. Zugänge zu Sprache, Arbeit und Gesundheit werden einfacher.",
        "2. Ämter, Vereine und Kirchen sprechen sich ab.",
        "3. Wer mitmachen will, wird gefragt und gehört.",
    )
    clerk.row(
        form.partner_rows,
        kind="wissenschaftliche Begleitung",
        name="Hochschule am Strom",
        person="Prof. Dr. Beate Lindgren",
        function="Institut für Stadtforschung",
    )
    clerk.row(
        form.partner_rows,
        kind="Förderer",
        name="Ministerium für Zusammenhalt",
        role="Gefördert wird das Programm vom Ministerium mit 480.000 Euro",
    )
    clerk.row(form.partner_rows, kind="Träger", name="Verein Treffpunkt Süd", role="Träger ist der Verein")
    clerk.row(form.partner_rows, name="Volkshochschule", role="Kooperationspartner sind die Volkshochschule")
    clerk.row(form.partner_rows, name="Jobcenter", role="und das Jobcenter")
    clerk.row(form.milestone_rows, when="9/2020", title="Auftakt", place="im Bürgerhaus")
    clerk.row(form.milestone_rows, when="12/2020", title="Öffentliche Veranstaltung", place="digital")
    clerk.row(form.milestone_rows, when="Mitte 2022", title="Zwischenbilanz")
    clerk.row(form.milestone_rows, when="12.10.2023", title="Abschlusstagung", place="im Pfalzbau")
    clerk.row(form.deliverable_rows, title="Wegweiser in neun Sprachen", when="2021")
    clerk.row(form.deliverable_rows, title="Handreichung für Lotsinnen und Lotsen")
    clerk.text(
        form.outcome_edit,
        "Aus der Zwischenbilanz: In jedem Quartier gibt es heute einen festen Ansprechpartner, und zwei Sprachcafés "
        "laufen ohne Förderung weiter.",
    )
    clerk.row(form.link_rows, address="https://example.org/ankommen", title="Programmseite", read_on="14.09.2026")
    found = words_of(clerk.sheet(key))
    # Said by a heading or by a field's own word: „seit“ where both ends are known, „ist die“, „Mehr unter“.
    assert words_of(PROGRAMME) - found - {"seit", "Mehr", "unter"} == set()
    assert words_of(PROGRAMME) - words_of(clerk.sheet(key, publication=True)) - {"seit", "Mehr", "unter"} == set()


def test_a_declaration_with_its_signatories_loses_no_word(clerk):
    key = clerk.begin("Erklärung „Gemeinsam in einer Stadt“", InitiativeKind.DECLARATION)
    form = clerk.form
    clerk.line(form.start_field, "21.06.2011")
    parent = form.parent_box.findText("Nationaler Integrationsplan: Umsetzung in der Stadt")
    form.parent_box.setCurrentIndex(parent)
    clerk.text(
        form.description_edit,
        "Erklärung vom 21.06.2011, in der Folge des Nationalen Integrationsplans.",
        "Präambel",
        "In unserer Stadt leben Menschen aus mehr als 140 Nationen. Vielfalt ist «gelebter Alltag»; sie braucht "
        "Regeln, die für alle gelten, und Orte, an denen man sich begegnet.",
        "Die Unterzeichnenden erklären:",
        "• Wir treten jeder Form von Ausgrenzung entgegen.",
        "• Wir öffnen Ausbildung und Beruf für alle, die hier leben.",
        "• Wir legen einmal jährlich Rechenschaft ab.",
        "Es unterzeichnen:",
    )
    for name, person, function, role in (
        ("Stadt Ludwigshafen", "Carla Hohenfels", "Beigeordnete für Soziales", ""),
        ("Beirat für Migration und Integration", "Ada Ağırbaş", "Vorsitzende", ""),
        ("Handwerkskammer", "Tomasz Wieczorek", "Präsident", "zugleich für die Innungen"),
        ("Evangelischer Kirchenbezirk", "Dr. Henrik Amsel", "Dekan", ""),
        ("Türkischer Kulturverein", "Şerife Göçmen", "1. Vorsitzende", ""),
    ):
        fields = {"name": name, "person": person, "function": function, "role": role}
        clerk.row(form.partner_rows, kind="unterzeichnende Stelle", **fields)
    clerk.row(form.partner_rows, name="Landesbeauftragte für Integration", role="Schirmherrschaft")
    clerk.row(form.milestone_rows, when="21.06.2011", title="Feierliche Unterzeichnung", place="im Stadtratssaal")
    clerk.row(form.milestone_rows, when="Ende 2012", title="Erster Rechenschaftsbericht")
    house = clerk.sheet(key)
    assert words_of(DECLARATION) - words_of(house) - {"am"} == set()
    assert words_of(DECLARATION) - words_of(clerk.sheet(key, publication=True)) - {"am"} == set()
    assert "Teil von: Nationaler Integrationsplan: Umsetzung in der Stadt" in house


def test_what_came_of_the_plan_is_found_and_leads_from_one_to_the_other(program, qtbot):
    hit = next(
        one for one in program.office.search.find("integrationsplan umsetzung").found if one.kind == "initiatives"
    )
    program.window.navigate(hit.noun, hit.id)
    page = program.window.page("initiatives")
    assert page.title() == "Vorhaben · Nationaler Integrationsplan: Umsetzung in der Stadt"
    first = page.editor.form.works.rows[0]
    assert first.work.results[-1].words == "Stadtrat 21.03.2011: angenommen (mit deutlicher Mehrheit)"
    first.link.click()
    papers = program.window.page("papers")
    assert papers.title() == "Antrag · Empfehlungen des Nationalen Integrationsplans annehmen"
    back = [row for row in papers.editor.side.initiatives.rows if row.entry.id == hit.id]
    back[0].click()
    assert program.window.current_page is page
    page.editor.form.known_offices.rows[0].click()
    members = program.window.page("members")
    assert program.window.current_page is members
    shown = [row.entry.title for row in members.organizations.initiatives.rows]
    assert "Nationaler Integrationsplan: Umsetzung in der Stadt" in shown
    program.window.navigate("matter", first.work.paper_id)
    tracking = program.window.page("tracking")
    qtbot.waitUntil(lambda: not program.background.working)
    links = [link.text() for link in tracking.findChildren(type(first.link)) if link.isVisible()]
    assert "Nationaler Integrationsplan: Umsetzung in der Stadt" in links
