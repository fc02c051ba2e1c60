"""What a worker has ready."""

from djeli.press.serving import ready_pages
from djeli.press.serving.ready_pages import Generation
from djeli.press.serving.response import Composed


def page(length):
    return Composed("/a/", "200 OK", (), (), length, f"digest of {length}", False, ())


def test_responses_are_kept_up_to_so_many_bytes(monkeypatch):
    monkeypatch.setattr(ready_pages, "MOST_READY", 1000)
    generation = Generation(1)
    for number in range(10):
        generation.keep(f"/{number}/", page(400))
        assert f"/{number}/" in generation.pages
        assert sum(one.length for one in generation.pages.values()) <= 1000
    assert len(generation.pages) == 2


def test_one_that_is_larger_than_all_that_may_be_kept_is_kept_alone(monkeypatch):
    monkeypatch.setattr(ready_pages, "MOST_READY", 1000)
    generation = Generation(1)
    generation.keep("/small/", page(10))
    generation.keep("/sitemap.xml", page(5000))
    assert list(generation.pages) == ["/sitemap.xml"]
    generation.keep("/small/", page(10))
    assert list(generation.pages) == ["/small/"]
