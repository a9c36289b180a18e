"""Papers, their stations, what came of them and how they are tied, as an OParl system tells them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.citations import Citation
from beirat_desktop.domain.committees import CommitteeKind
from beirat_desktop.domain.consultations import (
    RESOLVING,
    Consultation,
    ConsultationRole,
    ConsultationState,
    Outcome,
)
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.papers import Paper, PaperState
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.website import derived_id
from beirat_desktop.exchange.oparl_meetings import Meetings
from beirat_desktop.exchange.oparl_source import Source, ids_in
from beirat_desktop.exchange.oparl_words import (
    consultation_role,
    outcomes_of,
    paper_type,
)


class Papers(Meetings):
    """What they dealt with."""

    def _papers(self) -> None:
        for source in self._of("Paper"):
            kind, exact = paper_type(source.text("paperType"))
            if not exact:
                source.put_back("paperType")
            movers = self._movers(source)
            signer = self._link(source, "originatorPerson", "persons")
            self._keep(
                "papers",
                Paper(
                    source.text("name") or source.text("reference") or "Papier ohne Titel",
                    kind,
                    number=source.text("reference"),
                    faction_id=movers[0][0] if movers[0] else None,
                    joint_faction_ids=tuple(movers[0][1:]),
                    organization_id=movers[1],
                    signer_id=signer,
                    dated=source.day("date"),
                    state=PaperState.SUBMITTED,
                    id=self._id(source),
                ),
                source,
            )

    def _movers(self, source: Source) -> tuple[list[str], str | None]:
        """Factions and office a paper comes from; committees, and more than one office, stay in the rest."""
        factions, office = [], None
        for name in ("originatorOrganization", "underDirectionOf"):
            value = source.rest.get(name)
            left = []
            for key in ids_in(value):
                noun, ours = self._ours.get(key, ("", ""))
                if noun == "factions" and name == "originatorOrganization":
                    factions.append(ours)
                elif noun == "organizations" and office is None:
                    office = ours
                else:
                    left.append(key)
                    if key not in self._objects.found and key not in self._elsewhere:
                        self._tally.missing[name] += 1
            if left:
                source.rest[name] = left
            elif ids_in(value):
                del source.rest[name]
            elif value is not None:
                source.text(name)
        return list(dict.fromkeys(factions)), office

    def _stations(self) -> None:
        items = {item.id: item for items in self._by_meeting.values() for item in items}
        stations_of: dict[str, list[tuple[Any, Consultation, Source]]] = defaultdict(list)
        for place, source in enumerate(self._of("Consultation")):
            paper = self._owner(source, "paper", "papers", "Paper.consultation")
            if paper is None:
                self._lost(source, "paper")
                continue
            item_id = self._owner(source, "agendaItem", "agenda_items", "AgendaItem.consultation")
            meeting_id = self._link(source, "meeting", "meetings")
            item = items.get(item_id or "")
            if item is not None:
                meeting_id = item.meeting_id
            meeting = self._meetings.get(meeting_id or "")
            committee = self._link(source, "organization", "committees")
            if committee is None:
                if meeting is None:
                    self._tally.once["no_committee"] += 1
                committee = meeting.committee_id if meeting is not None else self._spare_committee()
            authoritative, word = source.flag("authoritative"), source.text("role")
            role, exact = consultation_role(word, authoritative)
            if word and not exact:
                source.put_back("role")
            if authoritative is not None and authoritative is not (role is ConsultationRole.DECISION):
                source.put_back("authoritative")
            station = Consultation(
                paper,
                committee,
                role=role,
                meeting_id=meeting_id,
                agenda_item_id=item_id,
                id=self._id(source),
            )
            when = meeting.start if meeting is not None else datetime.max
            stations_of[paper].append(((when, place), station, source))
        papers = {paper.id: paper for paper in self._values["papers"]}
        taken: set[str] = set()
        # An item is that of the motion, also where an amendment was dealt with there.
        for paper_id, stations in sorted(stations_of.items(), key=lambda one: papers[one[0]].amends_id is not None):
            stations.sort(key=lambda one: one[0])
            made = []
            for position, (_, station, source) in enumerate(stations):
                station = self._come_to(replace(station, position=position), items)
                made.append(station)
                self._keep("consultations", station, source)
                if station.agenda_item_id is not None and station.agenda_item_id not in taken:
                    taken.add(station.agenda_item_id)
                    items[station.agenda_item_id] = replace(items[station.agenda_item_id], paper_id=paper_id)
            papers[paper_id] = self._standing(papers[paper_id], made)
        self._values["papers"] = self._numbered(list(papers.values()))
        self._values["agenda_items"] = list(items.values())

    def _come_to(self, station: Consultation, items: Mapping[str, AgendaItem]) -> Consultation:
        """How far a station is, from its meeting; what came of it is told by its item (_results)."""
        meeting = self._meetings.get(station.meeting_id or "")
        if meeting is None or meeting.state is MeetingState.CANCELLED:
            return station
        if meeting.state is not MeetingState.CLOSED:
            on_agenda = station.agenda_item_id is not None
            return replace(station, state=ConsultationState.ON_AGENDA if on_agenda else ConsultationState.PLANNED)
        return replace(station, state=ConsultationState.DONE, decided_on=meeting.day)

    def _standing(self, paper: Paper, stations: list[Consultation]) -> Paper:
        """The committee and the state a paper has by its stations."""
        beirat = {one.id for one in self._committees.values() if one.kind is CommitteeKind.BEIRAT}
        home = next((one for one in stations if one.committee_id in beirat), stations[0])
        last = next((one.meeting_id for one in reversed(stations) if one.committee_id == home.committee_id), None)
        states = {one.state for one in stations}
        if states == {ConsultationState.DONE}:
            state = PaperState.DONE
        elif ConsultationState.DONE in states:
            state = PaperState.DEBATED
        elif ConsultationState.ON_AGENDA in states:
            state = PaperState.ON_AGENDA
        else:
            state = PaperState.ADMITTED
        return replace(paper, committee_id=home.committee_id, meeting_id=last, state=state)

    def _numbered(self, papers: list[Paper]) -> list[Paper]:
        """A number that another paper of the committee has already is kept as that of another body."""
        taken: set[tuple[str | None, str]] = set()
        made = []
        for paper in papers:
            if paper.number and (paper.committee_id, paper.number) in taken:
                self._tally.once["number_twice"] += 1
                paper = replace(paper, external_number=paper.number, number="")
            taken.add((paper.committee_id, paper.number))
            made.append(paper)
        return made

    def _results(self) -> None:
        of_item = {item.id: item.paper_id for item in self._values["agenda_items"]}
        stations = {
            one.agenda_item_id: one
            for one in self._values["consultations"]
            if one.agenda_item_id is not None and of_item[one.agenda_item_id] == one.paper_id
        }
        after: dict[str, Consultation] = {}
        items = []
        sources = {self._ours[source.found.address][1]: source for source in self._of("AgendaItem") if self._is(source)}
        for item in self._values["agenda_items"]:
            source = sources[item.id]
            meeting = self._meetings[item.meeting_id]
            text, result = source.long_text("resolutionText"), source.text("result")
            outcomes, exact = outcomes_of(result)
            if result and not exact:
                source.put_back("result")
            if not outcomes or meeting.state is not MeetingState.CLOSED:
                if result:
                    source.put_back("result")
                if text and meeting.state is MeetingState.CLOSED:
                    # What came of it is not told, and is not guessed.
                    item = replace(item, course=RichText.of(text))
                    self._tally.once["no_result"] += 1
                elif text:
                    source.put_back("resolutionText")
                items.append(item)
                continue
            station = stations.get(item.id)
            texts = text.split("\n\n") if len(outcomes) > 1 else [text]
            if len(outcomes) > 1 and len(texts) != len(outcomes):
                texts = [text] + [""] * (len(outcomes) - 1)
            for position, ((outcome, target), words) in enumerate(zip(outcomes, texts, strict=True)):
                if outcome in RESOLVING or words:
                    self._keep(
                        "resolutions",
                        Resolution(
                            meeting.committee_id,
                            meeting.day,
                            RichText.of(words),
                            outcome,
                            target,
                            agenda_item_id=item.id,
                            consultation_id=station.id if station is not None else None,
                            paper_id=item.paper_id,
                            position=position,
                            public=item.public,
                            id=self._id(source, "resolution", str(position)),
                        ),
                    )
            outcome, target = outcomes[-1]
            items.append(replace(item, outcome=outcome, outcome_target=target))
            if station is not None:
                open_still = outcome in (Outcome.POSTPONED, Outcome.REMOVED)
                after[station.id] = replace(
                    station,
                    state=ConsultationState.POSTPONED if open_still else ConsultationState.DONE,
                    outcome=outcome,
                    outcome_target=target,
                    decided_on=None if open_still else meeting.day,
                    wording=RichText.of(text) if outcome in RESOLVING else RichText(),
                )
        self._values["agenda_items"] = items
        self._values["consultations"] = [after.get(one.id, one) for one in self._values["consultations"]]

    def _ties(self) -> None:
        """What a paper amends, and what it is related to."""
        papers = {paper.id: paper for paper in self._values["papers"]}
        for source in self._of("Paper"):
            if not self._is(source):
                continue
            key = self._ours[source.found.address][1]
            above = self._link(source, "superordinatedPaper", "papers")
            for below in self._links(source, "subordinatedPaper", "papers"):
                if papers[below].amends_id is None and below != key:
                    papers[below] = replace(papers[below], amends_id=key)
            if above is not None and above != key:
                papers[key] = replace(papers[key], amends_id=above)
            for other in self._links(source, "relatedPaper", "papers"):
                if other != key:
                    tie = derived_id("oparl", "relatedPaper", key, other)
                    self._keep("citations", Citation(key, cited_paper_id=other, id=tie))
        for key, paper in papers.items():
            seen, above = {key}, paper.amends_id
            while above is not None and above not in seen:
                seen.add(above)
                above = papers[above].amends_id
            if above is not None:
                papers[key] = replace(paper, amends_id=None)
                self._tally.unreadable["superordinatedPaper"] += 1
        self._values["papers"] = list(papers.values())
