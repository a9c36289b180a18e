"""Meetings: the list, planning, the agenda by drag and drop, the invitation."""
