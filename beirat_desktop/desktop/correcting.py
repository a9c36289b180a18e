"""Where a fact holds: the sentence that says so, and the question through which alone it is changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from beirat_desktop.desktop.messages import Notice
from beirat_desktop.desktop.refusals import notice_of
from beirat_desktop.desktop.theme import Tone, px
from beirat_desktop.desktop.widgets.ask import AskDialog
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.choices import offer
from beirat_desktop.desktop.widgets.rich_editor import RichEditor
from beirat_desktop.domain.corrections import Correction
from beirat_desktop.domain.differences import reworded
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.holding import WAYS, Stage
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.text import RichText
from beirat_desktop.german import refusal
from beirat_desktop.german.corrections import objected
from beirat_desktop.german.dates import short_date
from beirat_desktop.usecases.minutes.corrections import Correcting
from beirat_desktop.usecases.office import Office

AMEND = "Berichtigen"
ISSUE = "Berichtigung festhalten"
DECIDE = "Entscheidung festhalten"
_ISSUED = (
    "Die versandte Niederschrift bleibt, wie sie ist. Es entsteht eine berichtigte Fassung, die nennt, was falsch war; "
    "sie ist neu zu unterschreiben und zu versenden."
)
_OBJECTION = (
    "Die Einwendung und die Entscheidung bleiben in der Akte. Folgt ihr das Gremium, entsteht eine berichtigte "
    "Fassung, die nennt, was falsch war; sie ist neu zu unterschreiben und zu versenden."
)


class CorrectionDialog(AskDialog):
    """What was wrong, what is right, why; after the minutes went out also whether an objection led to it."""

    def __init__(
        self,
        stage: Stage,
        meetings: Sequence[Meeting],
        act: Callable[[Correcting], object],
        parent: QWidget | None = None,
        *,
        item_id: str | None = None,
        items: Sequence[tuple[str, str]] = (),
        objection: bool = False,
        followed: Sequence[Correction] = (),
        said: Correcting | None = None,
        texts: Sequence[tuple[str, RichText]] = (),
    ) -> None:
        """act makes the correction and may raise Refused, whose sentence is then shown; objection: it is one anyway.

        items: words and ids of the items to choose from, where item_id does not say which one it is about. followed:
        the objections, and the corrections that were begun, that this may carry out. said: what was answered before
        it came to this, to look over. texts: what is changed right here, each under its name; what was wrong and what
        is right follow from it until somebody words them.
        """
        issued = stage is Stage.ISSUED or objection
        title = "Einwendung entscheiden" if objection else "Berichtigen"
        text = "Die Sitzung ist geschlossen. Die Berichtigung bleibt mit ihrem Grund in der Akte."
        if objection:
            text = _OBJECTION
        elif issued:
            text = _ISSUED
        super().__init__(title, DECIDE if objection else ISSUE if issued else AMEND, self._correct, parent, text=text)
        self._make, self._item = act, item_id
        self.item_box = ChoiceBox(self)
        offer(self.item_box, [("die Niederschrift im Ganzen", None), *items])
        self._objection = objection
        self.reason_edit = _text_field(self)
        self.wrong_edit = _text_field(self)
        self.right_edit = _text_field(self)
        self.raised_edit = QLineEdit(self)
        self.meeting_box = ChoiceBox(self)
        for one in meetings:
            self.meeting_box.addItem(short_date(one.day), one.id)
        self.accepted_box = QCheckBox("Das Gremium folgt der Einwendung", self)
        self.accepted_box.setChecked(True)
        if items:
            hint = "Was einen nichtöffentlichen Punkt betrifft, steht nur im nichtöffentlichen Teil."
            self.form.add("Zu welchem Punkt?", self.item_box, hint)
        else:
            self.item_box.hide()
        self.text_edits: list[RichEditor] = []
        for name, words in texts:
            edit = RichEditor(name, self, min_lines=2, max_lines=8)
            edit.set_value(words)
            edit.hide_tools()
            edit.edited.connect(partial(self._on_text, words.plain))
            self.form.add(name, edit)
            self.text_edits.append(edit)
        self._followed = {act.id: act for act in followed}
        self.cause_box = ChoiceBox(self)
        offer(self.cause_box, [("eine Berichtigung für sich", None), *((objected(act), act.id) for act in followed)])
        self.cause_box.currentIndexChanged.connect(self._on_cause)
        if followed:
            hint = "Was auf eine Einwendung oder eine begonnene Berichtigung hin geändert wird, steht nur einmal da."
            self.form.add("Anlass", self.cause_box, hint)
        else:
            self.cause_box.hide()
        self.form.add("Was war falsch?", self.wrong_edit)
        self.form.add("Wie ist es richtig?", self.right_edit)
        self.form.add("Grund", self.reason_edit, "Er bleibt in der Akte.")
        self.lead(self.reason_edit)
        self.lead(self.wrong_edit, "correction.wrong_missing", "correction.nothing_changed")
        self.lead(self.right_edit, "correction.right_missing")
        self.lead(self.meeting_box, "correction.decision_missing", "correction.decision_untold")
        if said is not None:
            self.wrong_edit.setPlainText(said.wrong)
            self.right_edit.setPlainText(said.right)
            self.reason_edit.setPlainText(said.reason)
        if objection:
            self.form.add("Wer wendet es ein?", self.raised_edit)
            self.form.add("Entschieden in der Sitzung", self.meeting_box)
            self.form.add_widget(self.accepted_box)
        else:
            for widget in (self.raised_edit, self.meeting_box, self.accepted_box):
                widget.hide()

    def _on_cause(self) -> None:
        """The words of an objection are those the body decided on."""
        act = self._followed.get(self.cause_box.currentData() or "")
        for edit, words in ((self.wrong_edit, act and act.wrong), (self.right_edit, act and act.right)):
            edit.setPlainText(words or "")
            edit.setReadOnly(act is not None)
        if act is not None and act.reason:
            self.reason_edit.setPlainText(act.reason)

    def _on_text(self, before: str, after: RichText) -> None:
        """A text was changed: say which words went and which came, where nobody said it himself."""
        if self.cause_box.currentData():
            return
        for edit, words in zip((self.wrong_edit, self.right_edit), reworded(before, after.plain), strict=True):
            if not edit.document().isModified():
                edit.setPlainText(words)

    def _correct(self) -> str:
        said = Correcting(
            self.reason_edit.toPlainText(),
            self.wrong_edit.toPlainText(),
            self.right_edit.toPlainText(),
            self._item or self.item_box.currentData(),
            self.raised_edit.text() if self._objection else "",
            self.meeting_box.currentData() if self._objection else None,
            not self._objection or self.accepted_box.isChecked(),
            self.cause_box.currentData(),
        )
        self._make(said)
        return ""


def _text_field(parent: QWidget) -> QPlainTextEdit:
    edit = QPlainTextEdit(parent)
    edit.setTabChangesFocus(True)
    edit.setFixedHeight(px(56))
    return edit


def refusal_notice(
    error: Exception,
    office: Office,
    meeting_id: str,
    work: Callable[[], object],
    window: QWidget,
    done: Callable[[], object],
    *,
    item_id: str | None = None,
    said: Correcting | None = None,
) -> Notice:
    """What the banner says of a refusal; where a correction is the way, with the button that leads to it.

    work is done again as part of the correction, then done is called. said: what was answered to a question before;
    that leads into the correction at once, takes the answer along, and nothing is asked twice.
    """
    if not (isinstance(error, Refused) and error.rule in WAYS):
        return notice_of(error)

    def make(said: Correcting) -> None:
        office.corrections.correct(meeting_id, said, work)
        done()

    stage = Stage.ISSUED if error.rule == "holding.excerpt_issued" else office.corrections.stage(meeting_id)
    followed = office.corrections.followed(meeting_id, item_id) if stage is Stage.ISSUED else ()
    ask = partial(CorrectionDialog, stage, (), make, window, item_id=item_id, followed=followed, said=said)
    if said is not None and said.reason:
        ask().open()
        return Notice("")
    return Notice(refusal(error), Tone.AMBER, "Berichtigen …", lambda: ask().open())
