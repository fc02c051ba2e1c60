"""What may not wait is pressed at the clock's next look; anything else is left to its request."""

import pytest

from djeli.cli.clock.followers import Presser
from djeli.press.runs.log_step import is_behind
from djeli.press.runs.urgency import press_at_once
from djeli.press.store import current
from tests import newsroom

pytestmark = pytest.mark.django_db


def test_the_clock_leaves_a_change_to_its_request_unless_it_may_not_wait(
    store, settle, settings, monkeypatch
):
    settings.PRESS_FOLLOWS_REQUESTS = True
    for module in ("cli.clock.followers", "press.runs.urgency"):
        monkeypatch.setattr(f"djeli.{module}.current_store", lambda: store)
    monkeypatch.setattr(current, "current_store", lambda: store)
    story = newsroom.story(newsroom.section("africa"))
    settle()
    presser = Presser()
    presser.step()
    story.unpublish()
    presser.step()
    assert is_behind(store)
    press_at_once()
    presser.step()
    assert not is_behind(store)
    story.save_revision().publish()
    presser.step()
    assert is_behind(store)  # what was asked for once holds for that alone
