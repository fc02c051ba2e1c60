import os

import pytest

from djeli.press.store import packed
from djeli.press.store.packed import PackedPages


@pytest.fixture
def pages(tmp_path):
    opened = PackedPages(tmp_path / "packed", most_bytes=200_000)
    yield opened
    opened.close()


def test_a_page_is_found_by_its_digest(pages):
    before = pages.last_commit()
    pages.put({"aa": b"packed"})

    assert pages.get("aa") == b"packed"
    assert pages.get("ab") is None
    assert pages.last_commit() > before


def test_the_oldest_go_where_there_is_no_room(pages):
    for number in range(100):
        pages.put({f"{number:04}": os.urandom(8000)})
        assert pages.size() <= 200_000

    kept = [number for number in range(100) if pages.get(f"{number:04}")]
    assert kept == list(range(100 - len(kept), 100))
    assert len(kept) >= 15


def test_a_page_that_is_there_is_not_written_again(pages):
    pages.put({"aa": b"packed"})
    pages.put({"aa": b"otherwise"})

    assert pages.get("aa") == b"packed"


def test_a_full_file_is_emptied_and_can_be_written_again(tmp_path, monkeypatch):
    monkeypatch.setattr(packed, "MAP_SIZE", 1 << 17)
    pages = PackedPages(tmp_path / "packed")
    for number in range(40):
        pages.put({f"{number:04}": os.urandom(8000)})

    pages.put({"last": b"packed"})

    assert pages.get("last") == b"packed"
    pages.close()


def test_wishes_are_taken_once_and_are_never_too_many(pages, monkeypatch):
    monkeypatch.setattr(packed, "MOST_WISHES", 3)
    pages.wish(["/a/", "/b/", "/a/", "/" + "long" * 200])

    assert sorted(pages.take_wishes(1) + pages.take_wishes(5)) == ["/a/", "/b/"]
    assert pages.take_wishes(5) == []
    pages.wish([f"/{number}/" for number in range(9)])
    assert len(pages.take_wishes(9)) == 3
