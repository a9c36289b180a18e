"""«Herkunft»: what another system told and has no place here is seen, searched, and goes out as a list."""

from beirat_desktop.desktop.settings.page import SECTIONS, SettingsPage
from beirat_desktop.domain.origins import Origin

ROW = list(SECTIONS).index("origins")


def keep(office, *origins: Origin) -> None:
    with office.store.unit("exchange.oparl") as unit:
        unit.origins.save_all(origins)


def shown(page: SettingsPage, workplace, qtbot):
    page.open("origins")
    section = page.section("origins")
    qtbot.waitUntil(lambda: not workplace.background.working and bool(section.summary_label.text()))
    return section


def test_a_record_from_nowhere_else_has_no_such_part(workplace, theme, qtbot):
    page = SettingsPage(workplace, theme)
    qtbot.addWidget(page)
    assert page.list.item(ROW).isHidden()
    assert page.sections_box.findData("origins") < 0
    assert "kam aus keinem anderen System" in shown(page, workplace, qtbot).summary_label.text()


def test_it_is_offered_once_something_came_from_elsewhere(workplace, office, theme, qtbot):
    page = SettingsPage(workplace, theme)
    qtbot.addWidget(page)
    page.show()
    page.open("look")
    keep(office, Origin("https://ris.example.org/location/9", "Location", rest=(("room", '"Saal"'),)))
    qtbot.waitUntil(lambda: page.sections_box.findData("origins") >= 0)
    assert not page.list.item(ROW).isHidden()
    assert page.sections_box.currentData() == "look"


def test_what_found_no_place_is_listed_with_its_record(workplace, office, theme, qtbot):
    with office.store.reading() as unit:
        body = unit.bodies.all()[0]
    rest = (("license", '"CC-BY"'), ("ris:farbe", '{"rot": 1}'))
    keep(
        office,
        Origin("https://ris.example.org/body/1", "Body", "bodies", body.id, rest),
        Origin("https://ris.example.org/location/9", "Location", rest=(("room", '"Saal"'),)),
    )
    page = SettingsPage(workplace, theme)
    qtbot.addWidget(page)
    page.resize(1200, 760)
    page.show()
    assert not page.list.item(ROW).isHidden()
    section = shown(page, workplace, qtbot)
    assert section.summary_label.text() == (
        "2 Objekte kamen aus einem anderen System. 3 Felder ohne Platz, beim Eintrag aufgehoben: license (1), "
        "ris:farbe (1), room (1). Ohne eigenen Eintrag blieben: Location (1)."
    )
    rows = section.table.shown().listing().rows
    assert [row[1:4] for row in rows] == [
        ("Body", "license", "CC-BY"),
        ("Body", "ris:farbe", '{"rot": 1}'),
        ("Location", "room", "Saal"),
    ]
    assert body.name in rows[0][0]
    assert rows[2][0] == "kein Eintrag"
    section.search_edit.setText("saal")
    assert [row[3] for row in section.table.shown().listing().rows] == ["Saal"]
