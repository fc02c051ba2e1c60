import re
import tracemalloc

import pytest
from django.conf import settings

from djeli.press.export.files import Files
from djeli.press.export.folder import Folder, NotAnExport
from djeli.press.export.mirror import export
from djeli.press.runs.log_step import follow
from djeli.press.runs.origin import open_for
from djeli.press.store.pieces import piece
from djeli.press.store.records import Pressed, Record
from djeli.stories.models import Article, Edition
from djeli.stories.photos.renditions import Developed
from djeli.stories.public_files import folders, showings
from tests import newsroom

pytestmark = pytest.mark.django_db


def test_every_page_is_a_file_where_servers_look_for_it(out, tmp_path, africa):
    newsroom.story(africa)

    out()

    mirror = tmp_path / "mirror"
    assert "The bridge opens" in (mirror / "africa/the-bridge-opens/index.html").read_text()
    for name in ("index.html", "africa/index.html", "latest/index.html", "feed/index.xml"):
        assert (mirror / name).is_file(), name
    assert (mirror / "static/web/reader.css").is_file()


def test_pages_of_an_archive_have_folders_and_links_that_lead_there(out, tmp_path, africa):
    for number in range(26):
        newsroom.filler(africa, f"Story {number}")

    out()

    first = (tmp_path / "mirror/latest/index.html").read_text()
    assert 'href="/latest/page/2/"' in first
    assert "?page=" not in first.partition("<main")[2].partition("</main>")[0]
    assert "Story 0<" in (tmp_path / "mirror/latest/page/2/index.html").read_text()


def test_what_files_cannot_answer_leads_to_the_edition_itself(out, tmp_path, africa, settings):
    settings.BASE_URL = "https://lantern.example"
    settings.ALLOWED_HOSTS = ["lantern.example"]
    newsroom.story(africa)

    out()

    story = (tmp_path / "mirror/africa/the-bridge-opens/index.html").read_text()
    assert 'href="https://lantern.example/search/"' in story
    assert 'href="/africa/"' in story
    assert 'href="/static/web/reader.css' in story
    forms = re.findall(r'action="([^"]+)"', story)
    assert forms
    assert all(one.startswith("https://lantern.example/") for one in forms)


def test_a_second_export_writes_what_has_changed(out, store, tmp_path, africa):
    story = newsroom.story(africa)
    other = newsroom.story(africa, "Another")
    assert out().written > 10
    assert out().written == 0

    untouched = (tmp_path / "mirror/robots.txt").stat().st_mtime_ns
    story.unpublish()
    follow(store)
    done = out()

    assert done.removed == 1
    assert done.written > 0
    assert (tmp_path / "mirror/robots.txt").stat().st_mtime_ns == untouched
    assert not (tmp_path / "mirror/africa/the-bridge-opens").exists()
    assert (tmp_path / f"mirror/africa/{other.slug}/index.html").exists()


def test_a_picture_is_written_in_every_size_that_pages_name(out, tmp_path, africa, monkeypatch):
    def draw(_developed, spec, form):
        return f"{spec.width} px as {form}".encode()

    monkeypatch.setattr(Developed, "rendition", draw)
    newsroom.story(africa, lead_picture=newsroom.picture())

    out()

    made = [path.read_text() for path in (tmp_path / "mirror/media/pictures").rglob("*.*")]
    assert {text.rpartition(" ")[2] for text in made} == {"avif", "jpeg", "webp"}


def test_a_picture_that_is_withdrawn_is_not_kept_from_an_earlier_export(
    out, mirror, africa, monkeypatch
):
    monkeypatch.setattr(Developed, "rendition", lambda *_: b"a picture")
    picture = newsroom.picture()
    story = newsroom.story(africa, lead_picture=picture)
    out()
    name = f"media/pictures/{picture.pk}/{picture.version}/c480x270.avif"
    assert (mirror / name).is_file()

    story.unpublish()
    showings.catch_up()
    files = Files(Folder(mirror), lambda _: None)
    files.bring(f"/{name}")
    assert files.missing == [f"/{name}"]
    out()
    assert not (mirror / "media").exists()


def test_a_folder_of_somebody_elses_is_refused(out, tmp_path, africa):
    (tmp_path / "mirror").mkdir()
    (tmp_path / "mirror" / "thesis.txt").write_text("years of work")

    with pytest.raises(NotAnExport, match="choose an empty folder"):
        out()
    assert (tmp_path / "mirror" / "thesis.txt").exists()


def test_what_has_an_extension_is_that_file(out, mirror, africa):
    newsroom.story(africa)

    out()

    assert (mirror / "robots.txt").read_text().startswith("User-agent")
    for name in ("sitemap.xml", "news-sitemap.xml", "sitemap/pages.xml"):
        assert (mirror / name).read_bytes().startswith(b"<?xml"), name


def test_a_feed_has_the_extension_of_its_kind_and_pages_link_to_that_file(out, mirror, africa):
    newsroom.story(africa)

    out()

    front = (mirror / "index.html").read_text()
    for name in ("feed/index.xml", "feed/atom/index.xml", "feed/json/index.json"):
        feed = (mirror / name).read_bytes()
        assert b"The bridge opens" in feed
        assert f'href="/{name}"' in front
        # Who subscribed to the edition asks for the folder.
        assert (mirror / name).with_name("index.html").read_bytes() == feed
    assert (mirror / "africa/feed/index.xml").is_file()


def test_the_colours_of_the_edition_are_a_file_that_pages_link_to(out, mirror, africa, settings):
    settings.BASE_URL = "https://lantern.example"
    settings.ALLOWED_HOSTS = ["lantern.example"]
    edition = Edition.objects.get()
    edition.accent, edition.accent_dark = "#117744", "#88ffaa"
    edition.save()

    out()

    sheets = re.findall(r'rel="stylesheet" href="([^"]+)"', (mirror / "index.html").read_text())
    colours = [one for one in sheets if "theme" in one]
    assert len(colours) == 1
    assert "#117744" in (mirror / colours[0].lstrip("/")).read_text()
    assert all((mirror / one.lstrip("/")).is_file() for one in sheets)


def test_a_page_that_cannot_be_rendered_stays_as_it_was_and_is_told(
    out, store, mirror, africa, monkeypatch
):
    story = newsroom.story(africa)
    out()
    before = (mirror / "africa/the-bridge-opens/index.html").read_bytes()

    monkeypatch.setattr("djeli.web.pages.article._lead", fault)
    Article.objects.filter(pk=story.pk).update(title="The bridge sways")
    with store.writing() as writing:
        writing.reset(0)
    done = out()

    assert "the template has a fault" in done.failed["/africa/the-bridge-opens/"]
    assert list(done.failed) == ["/africa/the-bridge-opens/"]
    assert (mirror / "africa/the-bridge-opens/index.html").read_bytes() == before
    assert 'href="/africa/the-bridge-opens/"' in (mirror / "africa/index.html").read_text()
    monkeypatch.undo()
    assert out().failed == {}
    assert b"The bridge sways" in (mirror / "africa/the-bridge-opens/index.html").read_bytes()


def test_a_shared_part_that_cannot_be_made_leaves_the_mirror_as_it_was(
    out, store, mirror, africa, monkeypatch
):
    newsroom.story(africa)
    out()
    before = {path: path.read_bytes() for path in mirror.rglob("index.html")}

    monkeypatch.setattr("djeli.press.render.fragments.make", fault)
    with store.writing() as writing:
        writing.reset(0)
    done = out()

    assert "the template has a fault" in done.failed["/"]
    assert done.removed == 0
    assert before == {path: path.read_bytes() for path in mirror.rglob("index.html")}


def test_pages_of_an_archive_stay_where_its_first_one_cannot_be_rendered(
    out, store, mirror, africa, monkeypatch
):
    for number in range(26):
        newsroom.filler(africa, f"Story {number}")
    out()

    monkeypatch.setattr("djeli.web.pages.latest.read_page", fault)
    with store.writing() as writing:
        writing.reset(0)
    done = out()

    assert set(done.failed) == {"/latest/", "/latest/?page=2"}
    assert (mirror / "latest/page/2/index.html").is_file()


def test_pages_are_not_held_in_memory(out, store, mirror, africa):
    newsroom.story(africa)
    out()
    size, count = 400_000, 40
    with store.writing() as writing:
        for number in range(count):
            content = f"<!doctype html><html><title>{number}</title>".encode() + b" " * size
            headers = (("Content-Type", "text/html; charset=utf-8"),)
            record = Record(status=200, headers=headers, parts=(piece(content),))
            writing.put(Pressed(f"/large/{number}/", 1 << 40, frozenset(), record=record))

    tracemalloc.start()
    try:
        done = out()
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert done.written == count
    assert peak < size * count / 2


def test_a_name_with_letters_of_its_own_is_asked_for_and_written_as_it_reads(
    out, tmp_path, mirror, africa
):
    (settings.STATIC_ROOT / "café à Dakar.jpg").write_bytes(b"a picture")
    link = '<p><a href="/static/caf%C3%A9%20%C3%A0%20Dakar.jpg">see</a></p>'
    newsroom.story(africa, body=[("paragraph", link)])

    done = out()

    assert (mirror / "static/café à Dakar.jpg").read_bytes() == b"a picture"
    assert done.missing == ()


def test_what_pages_show_and_the_edition_lacks_is_told(out, africa):
    link = '<p><a href="/media/images/gone.jpg">see</a></p>'
    other = '<p><a href="https://other.example/media/report.pdf">see</a></p>'
    newsroom.story(africa, body=[("paragraph", link), ("paragraph", other)])

    done = out()

    assert done.missing == ("/media/images/gone.jpg",)
    assert done.failed == {}


def test_a_file_that_cannot_be_made_stays_as_it_was_and_is_told(
    out, store, mirror, africa, monkeypatch
):
    monkeypatch.setattr(Developed, "rendition", lambda *_: b"a map")
    picture = newsroom.picture()
    newsroom.story(africa, lead_picture=picture)
    out()

    folders.withdraw(picture.pk)
    monkeypatch.setattr("djeli.web.files.media._nearest", fault)
    monkeypatch.setattr(Developed, "rendition", fault)
    done = out()

    name = f"media/pictures/{picture.pk}/{picture.version}/c480x270.avif"
    assert done.failed[f"/{name}"] == "answered 500"
    assert (mirror / name).read_bytes() == b"a map"


def test_addresses_that_cannot_be_files_are_passed_over(out, store, tmp_path, mirror, africa):
    newsroom.story(africa)
    open_for(store)
    odd = [
        "/latest/?page=x",
        "/latest/?page=02",
        "/latest/?q=1",
        "/../outside/",
        "/a\x00b/",
        "//c/",
    ]
    content = Record(status=200, headers=(), parts=(piece(b"odd"),))
    with store.writing() as writing:
        for address in odd:
            writing.put(Pressed(address, 1 << 40, frozenset(), record=content))

    done = out()

    assert done.failed == {}
    assert not (tmp_path / "outside").exists()
    assert not [path for path in tmp_path.rglob("*.html") if path.read_bytes() == b"odd"]


def test_a_page_whose_name_is_too_long_for_a_file_is_told(out, store, africa, monkeypatch):
    long = f"/{'a' * 300}/"
    monkeypatch.setattr("djeli.press.export.survey.all_addresses", lambda: iter(["/", long]))

    assert out().failed == {long: "its address is too long for a file"}


def test_names_of_files_are_readable(out, store, mirror, africa):
    open_for(store)
    address = "/café/".encode().decode("latin-1")
    record = Record(status=200, headers=(("Content-Type", "text/html"),), parts=(piece(b"one"),))
    with store.writing() as writing:
        writing.put(Pressed(address, 1 << 40, frozenset(), record=record))

    out()

    assert (mirror / "café/index.html").read_bytes() == b"one"


def test_files_are_written_before_the_pages_that_show_them(store, mirror, africa):
    newsroom.story(africa)
    steps = []

    export(store, mirror, lambda what, address: steps.append(what))

    assert list(dict.fromkeys(steps)) == ["pages looked through", "files brought", "pages written"]
    assert steps == sorted(
        steps, key=["pages looked through", "files brought", "pages written"].index
    )


def test_an_export_that_was_broken_off_goes_on(store, mirror, africa):
    newsroom.story(africa)

    def stop(what, address):
        if what == "pages written":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(store, mirror, stop)
    assert not (mirror / "africa/index.html").exists()

    export(store, mirror, lambda *_: None)
    assert (mirror / "africa/index.html").exists()


def test_what_was_a_folder_in_an_earlier_export_becomes_a_file(out, mirror, africa):
    (mirror / "robots.txt").mkdir(parents=True)
    (mirror / "robots.txt/index.html").write_text("of an earlier version")
    (mirror / ".djeli-export.json").write_text('["robots.txt/index.html", "../thesis.txt"]')
    (mirror.parent / "thesis.txt").write_text("years of work")

    out()

    assert (mirror / "robots.txt").is_file()
    assert (mirror.parent / "thesis.txt").is_file()


def test_a_redirect_leads_to_the_mirrors_page(out, store, mirror, africa):
    newsroom.story(africa)
    open_for(store)
    with store.writing() as writing:
        for old, to in (("/old/", "/africa/the-bridge-opens/"), ("/asked.php", "/search/?q=a")):
            record = Record(status=301, headers=(("Location", to),), parts=())
            writing.put(Pressed(old, 1 << 40, frozenset(), record=record))

    out()

    assert 'content="0;url=/africa/the-bridge-opens/"' in (mirror / "old/index.html").read_text()
    assert (
        f'href="{settings.BASE_URL}/search/?q=a"' in (mirror / "asked.php/index.html").read_text()
    )


def test_pages_say_that_they_are_of_a_mirror_so_that_scripts_ask_for_nothing(out, mirror, africa):
    newsroom.story(africa)

    out()

    assert "<html data-mirror " in (mirror / "africa/the-bridge-opens/index.html").read_text()
    assert b"data-mirror" not in (mirror / "feed/index.xml").read_bytes()


def fault(*_, **__):
    raise RuntimeError("the template has a fault")
