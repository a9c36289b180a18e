"""„Über Beirat Desktop“, and the report in which nothing stands that anybody typed."""

import logging
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QTabWidget

from beirat_desktop.desktop import log
from beirat_desktop.desktop.help.about import AboutDialog
from beirat_desktop.desktop.help.report import LINES, report
from beirat_desktop.desktop.state import State
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.persons import Person
from beirat_desktop.domain.users import User
from beirat_desktop.parts import Part
from beirat_desktop.usecases.record.record import open_shared
from beirat_desktop.usecases.record.report import about_record

MARK = "Geheimwort"
PARTS = (
    Part("Beirat Desktop", "0.1", "EUPL-1.2", "Text der EUPL"),
    Part("Qt", "6", "LGPL", ""),
)


@pytest.fixture
def marked(sample_record: Path, tmp_path: Path):
    """The sample in a folder and file called by the mark, with the mark in every field of text that can hold it."""
    folder = tmp_path / f"{MARK}-Ordner"
    folder.mkdir()
    file = folder / f"{MARK}.db"
    file.write_bytes(sample_record.read_bytes())
    office = open_shared(file, user=f"{MARK}-Nutzerin")
    with office.store.unit("test") as unit:
        unit.persons.save(Person(f"{MARK}-Name", f"{MARK}-Vorname"))
        unit.users.save(User(f"{MARK}-Platz"))
        for paper in unit.papers.all()[:5]:
            unit.papers.save(replace(paper, title=f"{MARK} {paper.title}", note=f"{MARK}-Notiz"))
        for speaker in unit.speakers.all():
            unit.speakers.save(replace(speaker, topic=f"{MARK}-Thema"))
    yield office
    office.close()


@pytest.fixture
def log_file(tmp_path: Path):
    yield log.open_log(tmp_path)
    log.close_log()


def fail() -> None:
    raise Refused("paper.title_missing", title=f"{MARK}-Titel")


def noted() -> None:
    """Trouble in whose message and facts the mark stands."""
    for broken in (fail, lambda: {}[f"{MARK}-Schlüssel"], lambda: open(f"/tmp/{MARK}/datei")):  # noqa: SIM115
        try:
            broken()
        except (Refused, KeyError, OSError) as error:
            log.trouble("papers.submit", error)


def test_no_word_of_the_record_its_folder_or_its_users_is_in_the_report(
    marked, state: State, log_file: Path, monkeypatch
) -> None:
    for name in ("HOME", "USERPROFILE", "USER", "USERNAME", "LOGNAME"):
        monkeypatch.setenv(name, f"/home/{MARK}")
    noted()
    logging.getLogger("beirat").info("papers.edit")
    text = report(about_record(marked), state, log_file)
    assert MARK.casefold() not in text.casefold()
    assert "papers.submit" in text
    assert "FileNotFoundError" in text
    assert "Şahin" not in text


def test_the_report_says_what_helps(marked, state: State, log_file: Path) -> None:
    text = report(about_record(marked), state, log_file)
    for wanted in (
        "Beirat Desktop 0.",
        "Python 3.",
        "Qt 6.",
        "Bildschirm 1:",
        "Schriftgröße 100 %",
        "Form der Akte: 0",
    ):
        assert wanted in text
    assert f"Sitzung {len(marked.meetings.rows())}," in text
    assert "Schäden: keine" in text
    assert "(noch leer)" in text


def test_only_the_newest_lines_of_the_log_go_in(state: State, log_file: Path) -> None:
    for number in range(LINES + 50):
        logging.getLogger("beirat").info("step.%d", number)
    text = report((), state, log_file)
    assert f"step.{LINES + 49}" in text
    assert "step.49" not in text.split()


@pytest.fixture
def dialog(theme, qtbot, tmp_path: Path) -> AboutDialog:
    made = AboutDialog("0.1", [("Akte", tmp_path / "beirat.db")], PARTS, lambda: "Bericht ohne Namen")
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_says_where_the_record_lies(dialog, tmp_path: Path) -> None:
    field = next(one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == "Akte")
    assert field.text() == str(tmp_path / "beirat.db")
    tabs = dialog.findChild(QTabWidget)
    assert [tabs.tabText(number) for number in range(tabs.count())] == ["Wo was liegt", "Lizenzen", "Bericht für Hilfe"]


def test_a_part_shows_its_licence(dialog) -> None:
    assert "Text der EUPL" in dialog.licence_text.toPlainText()
    dialog.parts_list.setCurrentRow(1)
    assert "Qt steht unter LGPL" in dialog.licence_text.toPlainText()
    assert "bringt dieser Bestandteil nicht mit" in dialog.licence_text.toPlainText()


def test_the_report_is_made_when_asked_for_read_copied_and_saved(dialog, tmp_path: Path) -> None:
    assert not dialog.copy_button.isEnabled()
    dialog.make_button.click()
    assert dialog.report_text.toPlainText() == "Bericht ohne Namen"
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == "Bericht ohne Namen"
    dialog.save(tmp_path / "bericht.txt")
    assert (tmp_path / "bericht.txt").read_text(encoding="utf-8") == "Bericht ohne Namen\n"


def test_a_report_that_cannot_be_saved_is_told(dialog, tmp_path: Path, monkeypatch) -> None:
    told: list[str] = []
    monkeypatch.setattr("beirat_desktop.desktop.help.about.trouble_box", lambda _parent, *said: told.extend(said))
    dialog.save(tmp_path / "fehlt" / "bericht.txt")
    assert told[0].startswith("Der Bericht ließ sich nicht speichern")
