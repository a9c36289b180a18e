"""What was undone or done again is said, in place of what was said before."""

from beirat_desktop.german.actions import action
from tests.stories.test_every_place import settle


def test_undo_and_redo_say_what_they_did(program, qtbot):
    settle(program, qtbot)
    window, person = program.window, program.office.persons.all()[0]
    program.office.persons.edit(person.id, given_name="Ganzneu")
    what = action(program.office.undoable)
    window.show_message("34 Mitgliedschaften beendet")
    window.undo.emit()
    assert window.status.message_label.whole_text == f"Rückgängig: {what}"
    window.redo.emit()
    assert window.status.message_label.whole_text == f"Wiederholt: {what}"
