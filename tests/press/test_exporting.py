import re

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from djeli.press.exporting import NotAnExport, export
from djeli.press.following import follow
from tests import newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture
def africa():
    return newsroom.section("africa")


@pytest.fixture
def out(store, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    return lambda: export(store, tmp_path / "mirror", lambda _: None)


def test_every_page_is_a_file_where_servers_look_for_it(out, tmp_path, africa):
    newsroom.story(africa)

    out()

    mirror = tmp_path / "mirror"
    assert "The bridge opens" in (mirror / "africa/the-bridge-opens/index.html").read_text()
    for name in ("index.html", "africa/index.html", "latest/index.html", "feed/index.html"):
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
    assert out()[0] > 10
    assert out()[0] == 0

    story.unpublish()
    follow(store)
    written, same, removed = out()

    assert removed == 1
    assert 0 < written < same
    assert not (tmp_path / "mirror/africa/the-bridge-opens/index.html").exists()
    assert (tmp_path / f"mirror/africa/{other.slug}/index.html").exists()


def test_a_picture_is_written_in_every_size_that_pages_name(out, tmp_path, africa, monkeypatch):
    def draw(picture, spec, form, name):
        default_storage.save(name, ContentFile(f"{spec.width} px as {form}".encode()))

    monkeypatch.setattr("djeli.web.media._make", draw)
    newsroom.story(africa, lead_picture=newsroom.picture())

    out()

    made = [path.read_text() for path in (tmp_path / "mirror/media/pictures").rglob("*.*")]
    assert {text.rpartition(" ")[2] for text in made} == {"avif", "jpg", "webp"}


def test_a_folder_of_somebody_elses_is_refused(out, tmp_path, africa):
    (tmp_path / "mirror").mkdir()
    (tmp_path / "mirror" / "thesis.txt").write_text("years of work")

    with pytest.raises(NotAnExport, match="name an empty folder"):
        out()
    assert (tmp_path / "mirror" / "thesis.txt").exists()
