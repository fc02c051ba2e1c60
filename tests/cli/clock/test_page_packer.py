"""The clock makes pages smaller: brotli at rest on each machine, one dictionary for the edition."""

import os

import brotli
import pytest

from djeli.cli.clock import page_packer
from djeli.cli.clock.page_packer import PagePacker, keep_dictionary
from djeli.press.models import OfferedDictionary
from djeli.press.runs.log_step import follow
from djeli.press.runs.queue_step import press, press_waiting
from djeli.press.serving.response import compose
from djeli.press.store.store import Store
from tests import newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture
def store(tmp_path, monkeypatch):
    opened = Store(tmp_path / "press", map_size=1 << 28)
    monkeypatch.setattr(page_packer, "current_store", lambda: opened)
    # As long ago as another test may have looked.
    monkeypatch.setattr(page_packer, "_renewed", -page_packer.RENEW_EVERY)
    yield opened
    opened.close()


def pressed_stories(store):
    section = newsroom.section("africa")
    for number in range(5):
        newsroom.filler(section, f"Story {number}")
    follow(store)
    press(store, [f"/africa/story-{number}/" for number in range(5)])
    while press_waiting(store).waiting:
        pass


def test_a_dictionary_is_made_once_there_are_pages_and_each_machine_takes_it_in(store):
    assert keep_dictionary() == []
    assert not OfferedDictionary.objects.exists()
    pressed_stories(store)

    keep_dictionary()
    PagePacker().step()

    with store.reading() as reading:
        assert reading.dictionaries() == [bytes(OfferedDictionary.objects.get().content)]


def test_the_packer_packs_a_page_in_each_step_until_none_is_left(store, monkeypatch):
    pressed_stories(store)
    packer = PagePacker()
    monkeypatch.setattr(packer._stop_asked, "wait", lambda seconds: None)
    while packer.step():
        pass

    with store.reading() as reading:
        page = compose(reading, "/africa/story-3/")
    assert brotli.decompress(store.packed.get(page.digest)) == page.plain


def test_packing_lets_other_work_go_first(store, monkeypatch):
    asked = []
    monkeypatch.setattr(os, "setpriority", lambda *given: asked.append(given))
    packer = PagePacker()
    packer._stop_asked.set()

    packer.start()
    packer.join()

    assert [(kind, rank) for kind, _, rank in asked] == [(os.PRIO_PROCESS, page_packer.AT_REST)]
    assert asked[0][1] == packer.native_id
