"""What another release stored is forgotten rather than misread; commits are seen from everywhere."""

import subprocess
import sys

import pytest

from djeli.press.store import tables
from djeli.press.store.pieces import piece
from djeli.press.store.records import Pressed, Record
from djeli.press.store.store import Store

PAGE = Pressed("/a/", 1, frozenset({"k:1"}), record=Record(200, (), (piece(b"<p>Niamey"),)))


def opened(folder):
    return Store(folder, map_size=1 << 24)


def stored_and_opened_again(folder):
    store = opened(folder)
    with store.writing() as writing:
        writing.put(PAGE)
    store.close()
    store = opened(folder)
    with store.reading() as reading:
        found = list(reading.pages.addresses()), reading.index.readers_of("k:1")
    store.close()
    return found


def test_what_is_stored_is_there_when_the_store_is_opened_again(tmp_path):
    assert stored_and_opened_again(tmp_path) == (["/a/"], ["/a/"])


def test_pages_of_another_layout_are_forgotten(tmp_path, monkeypatch):
    stored_and_opened_again(tmp_path)
    newer = f"{tables.LAYOUT}, newer"
    for module in ("tables", "writing"):
        monkeypatch.setattr(f"djeli.press.store.{module}.LAYOUT", newer)

    store = opened(tmp_path)

    with store.reading() as reading:
        assert list(reading.pages.addresses()) == reading.index.readers_of("k:1") == []
        assert reading.applied == 0
    store.close()
    assert stored_and_opened_again(tmp_path) == (["/a/"], ["/a/"])


def test_each_commit_has_a_number_that_rises_by_one(tmp_path):
    store, seen = opened(tmp_path), []
    for number in range(5):
        with store.writing() as writing:
            writing.set_meta("build", str(number))
        seen.append(store.last_commit())
        with store.reading() as reading:
            assert reading.generation == seen[-1]
    assert seen == list(range(seen[0], seen[0] + 5))
    store.close()


@pytest.mark.slow
def test_a_commit_of_another_process_is_seen(tmp_path):
    store = opened(tmp_path)
    before = store.last_commit()
    other = (
        "import sys; from pathlib import Path; from djeli.press.store.store import Store\n"
        "store = Store(Path(sys.argv[1]), map_size=1 << 24)\n"
        "with store.writing() as writing: writing.set_meta('build', 'other')"
    )

    subprocess.run([sys.executable, "-c", other, str(tmp_path)], check=True)

    assert store.last_commit() == before + 1
    store.close()
