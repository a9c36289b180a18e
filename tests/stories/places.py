"""All places of the window and all tabs of a meeting, through which the stories walk.

tests/stories/test_every_place.py names one that is missing here.
"""

PLACES = (
    *("overview", "meetings", "papers", "tracking", "speakers", "initiatives", "members", "archive", "reports"),
    "settings",
)
TABS = ("agenda", "speakers", "invitation", "dispatch", "attendance", "live", "minutes", "excerpts", "publications")
