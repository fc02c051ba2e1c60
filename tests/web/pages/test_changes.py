"""What readers see of a story's versions."""

import re

import pytest

from djeli.accounts.models import User
from djeli.press import api as press
from djeli.stories.corrections.record import take
from djeli.stories.models import Article, Edition, Source, Version
from djeli.stories.versions.heads import publish_head
from djeli.stories.versions.withheld import erase, show_again, withhold
from tests import newsroom

pytestmark = pytest.mark.django_db

PATH = "/africa/the-bridge-opens/"
OLD, NEW = "<p>Six cars crossed at dawn.</p>", "<p>Seven cars crossed at dawn.</p>"


def republish(story, **changes):
    story = Article.objects.get(pk=story.pk)
    for name, value in changes.items():
        setattr(story, name, value)
    story.save_revision().publish()


@pytest.fixture
def changed():
    """A story of three versions."""
    story = newsroom.story(newsroom.section(), body=[("paragraph", OLD)])
    republish(story, body=[{"type": "paragraph", "value": NEW}], change_kind="update")
    republish(story, title="The bridge is open")
    return story


def page(client, end="changes/", status=200):
    response = client.get(f"{PATH}{end}")
    assert response.status_code == status
    html = response.content.decode()
    return html[html.index("<main") :]


def setting(**fields):
    edition = Edition.load()
    for name, value in fields.items():
        setattr(edition, name, value)
    edition.save()


def plain(html):
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


def test_versions_are_listed_and_the_last_two_compared(client, changed):
    html = page(client)
    assert html.count("<li") - html.count("<li><") >= 3
    assert "Version 3" in html
    assert "From version 2 to version 3" in html
    assert "<del>" in html
    assert (
        'name="robots" content="noindex, follow"' in client.get(f"{PATH}changes/").content.decode()
    )


def test_words_in_and_out_are_marked_for_eyes_and_ears(client, changed):
    html = page(client, "changes/1-2/")
    assert '<del><span class="unseen">removed: </span>Six ' in html
    assert '<ins><span class="unseen">added: </span>Seven ' in html
    assert "cars crossed at dawn." in html


def test_the_form_leads_to_the_two_that_were_chosen(client, changed):
    response = client.get(f"{PATH}changes/?from=3&to=1")
    assert response.status_code == 302
    assert response["Location"] == f"{PATH}changes/1-3/"
    assert "From version 2 to" in page(client, "changes/?from=2&to=2")
    assert "From version 2 to" in page(client, "changes/?from=x&to=999999999999999999999")


@pytest.mark.parametrize("end", ["changes/2-2/", "changes/2-1/", "changes/1-9/", "changes/1/"])
def test_other_numbers_are_no_page(client, changed, end):
    assert client.get(f"{PATH}{end}").status_code == 404


def test_a_story_leads_there_once_there_is_something_to_see(client):
    story = newsroom.story(newsroom.section())
    link = f'href="{PATH}changes/"'
    assert link not in client.get(PATH).content.decode()
    assert "as it was first published" in page(client)
    republish(story, title="The bridge is open")
    assert link in client.get(PATH).content.decode()
    assert f"href='{PATH}changes/'" in client.get(f"/lite{PATH}").content.decode()


def test_the_edition_may_show_only_declared_changes_or_none(client, changed):
    setting(shown_versions="declared")
    html = page(client)
    assert "Version 2" in html
    assert "Version 3" not in html
    assert client.get(f"{PATH}changes/2-3/").status_code == 404
    setting(shown_versions="none")
    assert client.get(f"{PATH}changes/").status_code == 404
    assert f'href="{PATH}changes/"' not in client.get(PATH).content.decode()


def test_a_correction_that_is_made_afterwards_declares_its_version(client, changed):
    setting(shown_versions="declared")
    version = Version.objects.get(number=3)
    take(changed, "correction", "It is open.", version=version)
    assert "Version 3" in page(client)
    assert "<span>Correction</span>" in page(client)
    assert f'href="{PATH}changes/"' in client.get(PATH).content.decode()


def test_who_published_is_named_only_if_the_edition_wants_it(client, changed):
    user = User.objects.create_user("ed@example.org", first_name="Binta", last_name="Sow")
    Version.objects.filter(number=3).update(by=user, by_name="Binta Sow")
    assert "Binta Sow" not in page(client)
    setting(names_publishers=True)
    assert "published by Binta Sow" in page(client)
    user.delete()
    assert "Binta Sow" not in page(client)


def test_a_withheld_version_shows_its_reason_and_hash_alone(client, changed):
    version = Version.objects.get(number=1)
    held = withhold(version, "A court in Lokoja ordered it.")
    html = page(client, "changes/1-2/")
    assert "Six" not in html
    assert html.count("A court in Lokoja ordered it.") == 2
    assert version.hash in html
    assert f'href="{PATH}changes/1-2/"' not in html
    show_again(held)
    assert "Six" in page(client, "changes/1-2/")
    erase(version, "Personal data was removed.")
    html = page(client, "changes/1-2/")
    assert "Six" not in html
    assert "Personal data was removed." in html


def test_a_withdrawn_story_shows_no_versions(client, changed):
    Article.objects.get(pk=changed.pk).unpublish()
    assert client.get(f"{PATH}changes/").status_code == 410
    assert client.get(f"{PATH}changes/1-2/").status_code == 410


def test_a_draft_and_what_is_no_story_have_no_versions(client, changed):
    newsroom.draft(newsroom.section("asia"), "Secret")
    assert client.get("/asia/secret/changes/").status_code == 404
    assert client.get("/asia/changes/").status_code == 404


def test_an_unpublished_edit_is_not_shown(client, changed):
    story = Article.objects.get(pk=changed.pk)
    story.title = "A secret headline"
    story.save_revision()
    assert "A secret headline" not in page(client)


def test_a_story_in_another_language_keeps_its_direction(client):
    story = newsroom.story(newsroom.section(), language="ar")
    republish(story, title="جسر جديد")
    html = page(client)
    assert '<div class="body" lang="ar" dir="rtl">' in html
    assert '<dd lang="ar" dir="rtl">' in html


def test_long_rows_of_unchanged_paragraphs_are_folded(client):
    texts = [f"Paragraph number {number} of the story." for number in range(10)]
    blocks = [("paragraph", f"<p>{text}</p>") for text in texts]
    story = newsroom.story(newsroom.section(), body=blocks)
    texts[0] = "Paragraph number zero of the story."
    republish(story, body=[{"type": "paragraph", "value": f"<p>{text}</p>"} for text in texts])
    html = page(client)
    assert "8 unchanged paragraphs" in html
    assert all(text in html for text in texts[1:])


def test_what_a_version_says_is_text(client, changed):
    republish(changed, title="<script>alert(1)</script>", standfirst="<img src=x onerror=alert(1)>")
    html = page(client)
    assert "<script>alert" not in html
    assert "<img src=x" not in html


def test_the_head_of_the_chain_is_public(client, changed):
    assert "Nothing has been published yet" in client.get("/versions/").content.decode()
    assert client.get("/versions/head.json").json()["position"] == 0
    publish_head()
    newest = Version.objects.order_by("position").last()
    told = client.get("/versions/head.json").json()
    assert (told["position"], told["hash"]) == (3, newest.hash)
    assert told["algorithm"] == "SHA-256"
    assert newest.hash in client.get("/versions/").content.decode()


def test_a_stored_page_follows_its_versions(client, changed, store, settings):
    from djeli.press.render.dependencies import recorded_dependencies

    with recorded_dependencies() as keys:
        client.get(f"{PATH}changes/1-2/")
    assert press.row_key(Article, changed.pk) in keys


def test_what_changed_of_sources_is_shown_and_nothing_of_the_desk(client, changed):
    story = Article.objects.get(pk=changed.pk)
    story.sources = [Source(who="The bridge’s log", note="Quokkanote"), *hidden_sources()]
    story.verification = "developing"
    story.save_revision().publish()
    html = page(client)
    assert "The bridge’s log" in html
    assert "How sure we are" in html
    assert "Quokka" not in html


def hidden_sources():
    yield Source(who="Quokkawho", is_public=False)
    yield Source(who="A nurse", is_anonymous=True, name="Quokkaname", known_to="Quokkaeditor")
