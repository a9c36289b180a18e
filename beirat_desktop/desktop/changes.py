"""Says that something in the record changed, so that every page that shows it can reload."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, Signal, SignalInstance


class Changes(QObject):
    """The one bus between pages: one signal per noun of the record.

    Signals:
        everything: any noun may have changed, as after undoing, importing or restoring.
    """

    bodies = Signal()
    terms = Signal()
    committees = Signal()
    factions = Signal()
    organizations = Signal()
    persons = Signal()
    memberships = Signal()
    meetings = Signal()
    agenda_items = Signal()
    attendances = Signal()
    papers = Signal()
    attachments = Signal()
    consultations = Signal()
    resolutions = Signal()
    votes = Signal()
    speakers = Signal()
    minutes = Signal()
    excerpts = Signal()
    follow_ups = Signal()
    status_reports = Signal()
    initiatives = Signal()
    citations = Signal()
    archive = Signal()
    settings = Signal()
    everything = Signal()

    def changed(self, *nouns: str) -> None:
        """Emit the signal of each noun."""
        for noun in nouns:
            self.signal(noun).emit()

    def signal(self, noun: str) -> SignalInstance:
        """The signal of a noun, which is named as its table is."""
        return cast(SignalInstance, getattr(self, noun))
