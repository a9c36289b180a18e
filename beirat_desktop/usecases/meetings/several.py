"""The same act on several meetings at once."""

from __future__ import annotations

from collections.abc import Sequence

from beirat_desktop.store.store import Store
from beirat_desktop.usecases.meetings.invitations import Invitations
from beirat_desktop.usecases.meetings.meetings import Meetings
from beirat_desktop.usecases.several import Outcome, each

_ACTION = "meetings.several"


class SeveralMeetings:
    """Each meeting goes as it would alone: its letters, its papers that wait for another one."""

    def __init__(self, store: Store, meetings: Meetings, invitations: Invitations) -> None:
        self._store = store
        self._meetings = meetings
        self._invitations = invitations

    def cancel(self, keys: Sequence[str], reason: str) -> Outcome:
        """Call them off for the same reason."""

        def act(key: str) -> bool:
            self._invitations.cancel(key, reason)
            return True

        return each(self._store, _ACTION, keys, act)

    def delete(self, keys: Sequence[str]) -> Outcome:
        """Remove those nothing hangs on."""

        def act(key: str) -> bool:
            self._meetings.delete(key)
            return True

        return each(self._store, _ACTION, keys, act)
