"""Citations: from a paper's text to a resolution, a paper or an outside source."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from beirat_desktop.domain.identity import new_id


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference with the exact words cited. section: "proposal", "explanation" or "rationale"."""

    paper_id: str
    section: str = "rationale"
    quote: str = ""
    cited_paper_id: str | None = None
    cited_resolution_id: str | None = None
    source: str = ""
    link: str = ""
    checked_on: date | None = None
    id: str = field(default_factory=new_id)
