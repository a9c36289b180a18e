"""What a faction may do with its motion: write it and hand it in; the office lets it on and numbers it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from beirat_desktop.desktop.papers.page import PapersPage
from beirat_desktop.desktop.papers.words import checklist
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.users import Desk
from tests import factories


@pytest.fixture
def at_home(office, paper, workplace, qtbot):
    user = office.users.add("Frau Ağırbaş", Desk.FACTION, faction_id=factories.SPD.id)
    office.users.choose(user.id)
    made = PapersPage(workplace)
    qtbot.addWidget(made)
    return made


def words(page):
    return [action.text() for action in page.page_actions()]


def test_the_button_hands_in_keeps_the_letter_and_opens_a_mail(at_home, office, paper, answer, monkeypatch):
    at_home.open(paper.id)
    assert words(at_home) == ["Mehr", "Als PDF …", "Einreichen …"]
    mailed = []
    monkeypatch.setattr(at_home.letter_steps._papers, "mail", lambda make, name: mailed.append((make(), name)))

    seen = []

    def hand_in(dialog):
        seen.append((dialog.go_button.text(), " ".join(label.text() for label in dialog.findChildren(QLabel))))
        dialog.reason_edit.setPlainText("Prüfung")
        dialog.go_button.click()

    answer(hand_in)
    at_home.hand_in_action.trigger()
    (issued,) = office.archive.issues("papers", paper.id)
    assert office.archive.check(issued.id)
    assert [name for _, name in mailed] == [issued.file_name]
    assert b"application/pdf" in mailed[0][0]
    ((button, told),) = seen
    assert button == "Am 14.05.2012 einreichen"
    assert "die Adresse der Geschäftsstelle fehlt noch" in told


def test_handing_in_names_the_mailbox_it_goes_to(at_home, office, paper, answer, monkeypatch):
    contact = office.committees.body().office_contact
    office.committees.edit_body(office_contact=replace(contact, email="beirat@example.org"))
    at_home.open(paper.id)
    monkeypatch.setattr(at_home.letter_steps._papers, "mail", lambda make, name: None)
    told = []

    def look(dialog):
        told.append(" ".join(label.text() for label in dialog.findChildren(QLabel)))
        dialog.received_field.set_value(date(2012, 5, 15))
        dialog.go_button.click()
        told.append(dialog.complaint())
        dialog.reject()

    answer(look)
    at_home.hand_in_action.trigger()
    assert "zum Absenden an beirat@example.org" in told[0]
    assert told[1] == "Der Tag kann nicht nach heute (14.05.2012) liegen."
    assert office.papers.get(paper.id).state is PaperState.DRAFT


def test_it_neither_lets_on_nor_numbers(at_home, office, paper):
    office.papers.submit(paper.id, reason="Prüfung")
    at_home.open(paper.id)
    assert words(at_home) == ["Mehr", "Als PDF …", "Erneut einreichen …"]
    at_home.more_menu.aboutToShow.emit()
    shown = {name for name, action in at_home.menu_actions.items() if action.isVisible()}
    assert shown.isdisjoint({"number", "ask_back", "answer", "council", "mayor", "public"})
    with office.store.unit("papers.edit") as unit:  # as the answer of the office says
        unit.papers.save(unit.papers.get(paper.id).to(PaperState.ADMITTED))
    at_home.reload()
    assert words(at_home) == ["Mehr", "Als PDF …", "Verfolgen"]


def test_handing_in_again_says_what_it_does_and_keeps_what_was_handed_in(at_home, office, paper, answer, monkeypatch):
    mailed, told = [], []
    monkeypatch.setattr(at_home.letter_steps._papers, "mail", lambda make, name: mailed.append(name))

    def look(dialog):
        told.append((dialog.go_button.text(), " ".join(label.text() for label in dialog.findChildren(QLabel))))
        dialog.stay_button.click()

    office.papers.submit(paper.id, reason="Prüfung")
    at_home.open(paper.id)
    answer(look)
    at_home.hand_in_action.trigger()
    assert mailed == []
    assert not office.archive.issues("papers", paper.id)
    ((button, words_told),) = told
    assert button == "Erneut einreichen"
    assert "bleibt als PDF in der Ablage, und eine Mail damit öffnet sich" in words_told
    assert "Am Wortlaut ist seit dem letzten Einreichen nichts anders" in words_told

    office.papers.edit(paper.id, title="Anders")
    at_home.reload()
    said = [check.text for check in checklist(office.papers.detail(paper.id))]
    assert "Seit dem Einreichen geändert" in said
    answer(lambda dialog: dialog.go_button.click())
    at_home.hand_in_action.trigger()
    assert len(mailed) == 1
    said = [check.text for check in checklist(office.papers.detail(paper.id))]
    assert "Seit dem Einreichen geändert" not in said
    assert office.papers.detail(paper.id).versions[0].title == "Anders"


def test_a_question_is_answered_once_the_motion_is_handed_in_again(at_home, office, paper, answer, monkeypatch):
    monkeypatch.setattr(at_home.letter_steps._papers, "mail", lambda make, name: None)
    office.papers.submit(paper.id, reason="Prüfung")
    with office.store.unit("answers.accept") as unit:  # as the answer of the office says
        unit.papers.save(replace(unit.papers.get(paper.id), asked="Für welche Kurse?"))
    at_home.open(paper.id)
    assert "Rückfrage: Für welche Kurse?" in at_home.subtitle()
    answer(lambda dialog: dialog.go_button.click())
    at_home.hand_in_action.trigger()
    at_home.reload()
    assert "Rückfrage" not in at_home.subtitle()
    assert "Rückfrage der Geschäftsstelle" not in [one.text for one in checklist(office.papers.detail(paper.id))]


def test_without_any_motion_its_own_faction_in_the_filter_is_no_reason_that_none_is_found(
    office, founded, workplace, qtbot
):
    user = office.users.add("Frau Ağırbaş", Desk.FACTION, faction_id=factories.SPD.id)
    office.users.choose(user.id)
    page = PapersPage(workplace)
    qtbot.addWidget(page)
    page.show()
    page.open("")
    assert page.list.faction_box.currentData() == factories.SPD.id
    assert page.list.add_button.isVisible()
    assert not page.list.clear_button.isVisible()
