"""The places of the program: the key, what the bar calls it, its picture, and what opens there."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from beirat_desktop.desktop.page import Page, Stack

if TYPE_CHECKING:
    from beirat_desktop.desktop.overview.page import OverviewPage
    from beirat_desktop.domain.users import Desk
    from beirat_desktop.program import Program

_OF_DESK = {
    "faction": ("overview", "papers", "tracking"),
    "chair": ("overview", "meetings", "papers", "tracking"),
    "reader": ("overview", "papers", "tracking", "archive", "reports"),
    "administrator": ("overview", "papers", "tracking", "archive", "reports", "settings"),
}
"""The places that a desk sees; the office, which is not named here, sees all of them."""
_ALONE = {
    "faction": ("overview", "papers", "tracking", "members", "archive", "settings"),
    "chair": None,
}
"""The same for whoever works alone and keeps the house as well: letterhead, copies, and a chair the office's work."""


def places_of(desk: Desk, desks: Collection[Desk]) -> tuple[str, ...] | None:
    """The keys of the places that a desk sees in a record with these desks; None: all of them."""
    from beirat_desktop.domain.rights import is_shared

    if not is_shared(desks) and desk.value in _ALONE:
        return _ALONE[desk.value]
    return _OF_DESK.get(desk.value)


class Places:
    """Makes the page of each place on its first visit, which alone loads the feature."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self.first_page: OverviewPage | None = None
        """The overview while it shows what came in and the record is yet to be opened."""
        self.first_desk = ("office", "")
        """Whose overview it is, and of which faction."""

    def add(self) -> None:
        """Put them into the bar, in their order."""
        add = self._program.window.add_page
        add("overview", "Übersicht", "layout-dashboard", self._overview)
        add("meetings", "Sitzungen", "calendar-days", self._meetings, nouns=("meeting",))
        add("papers", "Anträge", "file-text", self._papers, nouns=("paper",))
        add("tracking", "Beschlüsse", "route", self._tracking, nouns=("matter",))
        add("speakers", "Gäste", "mic", self._speakers, nouns=("speaker",))
        add("initiatives", "Vorhaben", "flag", self._initiatives, nouns=("initiative",))
        self._program.window.add_rule()
        members = ("person", "committee", "faction", "organization")
        add("members", "Gremien & Personen", "users", self._members, nouns=members)
        add("archive", "Ablage", "archive", self._archive, nouns=("issued_paper",))
        add("reports", "Auswertung", "chart-column", self._reports)
        self._program.window.add_rule()
        add("settings", "Einstellungen", "settings", self._settings)

    def _overview(self, stack: Stack) -> Page:
        desk, faction_id = self.first_desk
        if desk == "faction":
            from beirat_desktop.desktop.board.page import BoardPage

            board = BoardPage(self._program.workplace, faction_id, stack)
            board.begin_wanted.connect(self._begin_at)
            board.register_wanted.connect(lambda: self._program.arriving.intake.choose_register())
            return board
        if desk == "chair":
            from beirat_desktop.desktop.chair.page import ChairPage

            chair = ChairPage(self._program.workplace, stack)
            chair.begin_wanted.connect(self._begin_at)
            return chair
        from beirat_desktop.desktop.overview.page import OverviewPage

        page = OverviewPage(self._program.workplace if self._program.record is not None else None, stack)
        page.begin_wanted.connect(self._begin_at)
        return page

    def _begin_at(self, key: str) -> None:
        """Begin something new at a place."""
        self._program.window.go(key)
        self._program.window.page(key).begin()

    def _papers(self, stack: Stack) -> Page:
        from beirat_desktop.desktop.papers.page import PapersPage

        page = PapersPage(self._program.workplace, stack)
        page.publications_wanted.connect(self._show_publications)
        return page

    def _meetings(self, stack: Stack) -> Page:
        from beirat_desktop.desktop.meetings.page import MeetingsPage

        return MeetingsPage(self._program.workplace, self._meeting_tabs(), stack)

    def _meeting_tabs(self) -> list[tuple[str, str, Callable[[Stack], Page]]]:
        """Key, title and maker of the tabs other features add to a meeting, in their order."""
        tabs: list[tuple[str, str, Callable[[Stack], Page]]] = []
        # Meeting tabs of other features: one line each, its maker imports the feature.
        tabs.append(("speakers", "Gäste", self._speakers_tab))
        tabs.append(("dispatch", "Zustellung", self._dispatch_tab))
        tabs.append(("attendance", "Anwesenheit", self._attendance_tab))
        tabs.append(("live", "Sitzung führen", self._live_tab))
        tabs.append(("minutes", "Niederschrift", self._minutes_tab))
        tabs.append(("excerpts", "Auszüge", self._excerpts_tab))
        tabs.append(("publications", "Schriftstücke", self._publications_tab))
        return [(key, title, self._with_rights(make)) for key, title, make in tabs]

    def _with_rights(self, make: Callable[[Stack], Page]) -> Callable[[Stack], Page]:
        def made(stack: Stack) -> Page:
            page = make(stack)
            self._program.hide_forbidden(page)
            return page

        return made

    def _dispatch_tab(self, stack: Stack) -> Page:
        from beirat_desktop.desktop.dispatch.tab import DispatchTab

        return DispatchTab(self._program.workplace, stack)

    def _speakers_tab(self, stack: Stack) -> Page:
        from beirat_desktop.desktop.speakers.tab import SpeakersTab

        return SpeakersTab(self._program.workplace, stack)

    def _minutes_tab(self, stack: Stack) -> Page:
        from beirat_desktop.desktop.minutes.tab import MinutesTab

        return MinutesTab(self._program.workplace, stack)

    def _excerpts_tab(self, stack: Stack) -> Page:
        from beirat_desktop.desktop.excerpts.tab import ExcerptsTab

        return ExcerptsTab(self._program.workplace, stack)

    def _publications_tab(self, stack: Stack) -> Page:
        from beirat_desktop.desktop.publications.tab import PublicationsTab

        return PublicationsTab(self._program.workplace, stack)

    def _show_publications(self, key: str, kind: str) -> None:
        from beirat_desktop.desktop.publications.window import PaperWindow
        from beirat_desktop.domain.archive import IssuedKind

        made = PaperWindow(self._program.workplace, self._program.window)
        made.message.connect(self._program.window.show_message)
        made.show_record(key, IssuedKind(kind))
        made.open()

    def _attendance_tab(self, stack: Stack) -> Page:
        from beirat_desktop.desktop.live.attendance_tab import AttendanceTab

        return AttendanceTab(self._program.workplace, stack)

    def _live_tab(self, stack: Stack) -> Page:
        from beirat_desktop.desktop.live.live_tab import LiveTab

        return LiveTab(self._program.workplace, stack)

    def _tracking(self, stack: Stack) -> Page:
        from beirat_desktop.desktop.tracking.page import TrackingPage

        page = TrackingPage(self._program.workplace, stack)
        page.publications_wanted.connect(self._show_publications)
        return page

    def _initiatives(self, stack: Stack) -> Page:
        from beirat_desktop.desktop.initiatives.page import InitiativesPage

        page = InitiativesPage(self._program.workplace, stack)
        page.publications_wanted.connect(self._show_publications)
        return page

    def _speakers(self, stack: Stack) -> Page:
        from beirat_desktop.desktop.speakers.page import SpeakersPage

        return SpeakersPage(self._program.workplace, stack)

    def _members(self, stack: Stack) -> Page:
        from beirat_desktop.desktop.members.page import MembersPage

        return MembersPage(self._program.workplace, stack)

    def _archive(self, stack: Stack) -> Page:
        from beirat_desktop.desktop.archive.page import ArchivePage

        return ArchivePage(self._program.workplace, stack)

    def _reports(self, stack: Stack) -> Page:
        from beirat_desktop.desktop.publications.page import ReportsPage

        return ReportsPage(self._program.workplace, stack)

    def _settings(self, stack: Stack) -> Page:
        from beirat_desktop.desktop.settings.page import SettingsPage

        page = SettingsPage(self._program.workplace, self._program.theme, stack)
        page.restore_wanted.connect(self._program.restore)
        page.record_made.connect(self._program.change_record)
        page.lock_wanted.connect(self._program.lock_record)
        page.user_chosen.connect(self._program.change_user)
        return page

    def choose_first(self) -> None:
        """A faction begins with its own motions, the chair with the meeting."""
        user = self._program.office.users.current()
        faction_id = (user.faction_id or "") if user is not None else ""
        desk = user.desk.value if user is not None and (faction_id or user.desk != "faction") else "office"
        first = (desk, faction_id if desk == "faction" else "")
        if first != self.first_desk:
            self.first_desk = first
            self.first_page = None
            self._program.window.forget_page("overview")
