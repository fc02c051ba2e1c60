"""What cannot be rendered is tried once and told once; the work then ends."""

import json
import logging
from collections import Counter

import pytest
from django.core.management import CommandError, call_command

from djeli.press.management.commands import press as command
from djeli.press.render.addresses import MISSING
from djeli.press.render.errors import RenderFailed
from djeli.press.runs import batch
from djeli.press.runs.log_step import follow
from djeli.press.runs.queue_step import press_waiting
from tests import newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture
def tried(store, monkeypatch):
    """How often each target was tried, where every one fails."""
    counts = Counter()

    def fail(target, *_):
        counts[target] += 1
        raise RenderFailed("ValueError: there is no style sheet")

    monkeypatch.setattr(command, "current_store", lambda: store)
    monkeypatch.setattr(batch, "render", fail)
    newsroom.story(newsroom.section("africa"))
    return counts


@pytest.mark.parametrize("verb", ["verify", "rebuild"])
def test_a_command_tells_each_failed_page_once_and_ends(tried, capsys, caplog, verb):
    with caplog.at_level(logging.ERROR), pytest.raises(CommandError):
        call_command("press", verb, "--json")
    told = json.loads(capsys.readouterr().out)
    failed = (
        set(told["failed"]) if verb == "rebuild" else {one["target"] for one in told["different"]}
    )
    assert {MISSING, "/"} <= failed
    assert set(tried.values()) == {1}


def test_what_every_page_needs_rests_as_well_after_it_has_failed(tried, store):
    follow(store)
    before = tried[MISSING]

    for _ in range(5):
        follow(store)
        press_waiting(store)

    assert tried[MISSING] == before
