from datetime import date

from beirat_desktop.domain.consultations import Consultation, ConsultationState
from beirat_desktop.domain.speakers import Speaker, SpeakerState
from tests import factories


def test_guests_are_those_still_to_come(office):
    with office.store.unit("kept") as unit:
        for state in SpeakerState:
            unit.speakers.save(Speaker(state.value, state=state))
    assert {row.topic for row in office.overview.morning().guests} == {"suggested", "asked", "accepted", "invited"}


def test_what_another_body_owes_is_due_until_it_answered(office):
    paper = factories.motion()
    with office.store.unit("kept") as unit:
        unit.papers.save(paper)
        for state in ConsultationState:
            own = Consultation(paper.id, factories.COUNCIL.id, state=state, due=date(2012, 6, 1))
            unit.consultations.save(own)
    due = [one for one in office.overview.morning().deadlines if one.kind == "answer"]
    assert [(one.who, one.id) for one in due] == [("Stadtrat", paper.id)] * (len(ConsultationState) - 1)
