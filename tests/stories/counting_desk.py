"""A program of its own in which somebody counts votes at the desk, until it is killed: FILE MEETING ITEM."""

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from beirat_desktop import app as program_app
from beirat_desktop import paths
from beirat_desktop.usecases.record.record import open_record
from tests.stories.session_world import at

NOTE = "Die Aussprache ist kurz."


def main(file: Path, meeting_id: str, item_id: str) -> None:
    """Type a sentence, then count the votes up one by one; each is told when its key is done."""
    application = QApplication(sys.argv)
    program_app.speak_german(application)
    theme = program_app.Theme(application, program_app.Scheme.LIGHT, 100)
    program = program_app.Program(theme, program_app.State(paths.config_folder()))
    program.window.resize(1440, 900)
    program.window.show()
    opened = open_record(file, user="Geschäftsstelle")
    at(opened.office, 17, 30)
    program.open(opened)
    program.window.go("meetings", f"{meeting_id}:live")
    tab = program.window.page("meetings")._current_tab()
    tab.agenda_list.choose(item_id)
    application.processEvents()
    for letter in NOTE:
        QTest.keyClick(tab.desk.course_edit.text_edit, letter)
    for count in range(1, 1_000):
        QTest.keyClick(tab.desk.votes.fields["yes"], Qt.Key.Key_Up)
        sys.stdout.write(f"{count}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
