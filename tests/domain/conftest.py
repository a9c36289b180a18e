"""Property tests here run without a stopwatch, which a busy machine would lose, and leave no folder behind."""

from typing import Any

import pytest
from hypothesis import settings

from beirat_desktop import german
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding

settings.register_profile("domain", deadline=None, database=None)
settings.load_profile("domain")


@pytest.fixture(autouse=True)
def everything_is_said_in_german(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a rule finds or refuses here has its sentence, its facts suffice for it, and its norm is explained."""
    make_finding, make_refusal = Finding.__init__, Refused.__init__

    def found(self: Finding, *args: Any, **fields: Any) -> None:
        make_finding(self, *args, **fields)
        german.finding(self)
        assert not self.norm or german.norm(self.norm), self.norm

    def refused(self: Refused, *args: Any, **facts: Any) -> None:
        make_refusal(self, *args, **facts)
        german.refusal(self)

    monkeypatch.setattr(Finding, "__init__", found)
    monkeypatch.setattr(Refused, "__init__", refused)
