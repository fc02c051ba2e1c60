"""What tests of reader pages share."""

from __future__ import annotations

import pytest

from djeli.press.render import fragments
from djeli.stories.models import Tally

PARTS = ("views", "week", "comments", "said", "card")


@pytest.fixture
def without_counts(monkeypatch):
    """A story's numbers are pressed by themselves, and do not count to its page's queries."""

    def none(members):
        return {member: dict.fromkeys(PARTS, "") for member in members}

    families = fragments._families | {"counts": fragments.Family(none, Tally)}
    monkeypatch.setattr(fragments, "_families", families)
