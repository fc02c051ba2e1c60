from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from wagtail.models import PageViewRestriction

from djeli.press import api as press
from djeli.press.changes.keys import row_key, surrogate_key
from djeli.stories.models import Article, Edition, Picture, StandingPage
from djeli.stories.public_files import showings
from djeli.stories.public_files.rights import note_expiry
from djeli.web.files import cutting
from tests import newsroom
from tests.cutting import Here, address, cut_those
from tests.desk.logins import log_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files_of_this_test(settings, tmp_path):
    """A rolled-back test leaves its files, also those for the newsroom, and the ids of its rows to
    the next."""
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def picture():
    """A picture that a live story has."""
    found = newsroom.picture()
    newsroom.story(newsroom.section(), "The bridge opens", lead_picture=found)
    return found


@pytest.fixture
def unpublished():
    """A picture that nothing has."""
    return newsroom.picture("A tunnel")


def status(client, picture):
    """What readers are answered when the clock has cut what it may."""
    cut_those(address(picture))
    return client.get(address(picture)).status_code


def has_file(picture):
    return default_storage.exists(address(picture).removeprefix("/media/"))


def test_an_old_version_leads_to_todays_only_while_the_picture_is_public(client, picture):
    old = f"/media/pictures/{picture.pk}/0000000000/c480x320.webp"
    assert client.get(old)["Location"] == address(picture)
    Article.objects.get().unpublish()
    assert client.get(old).status_code == 410


def test_a_picture_that_nothing_live_shows_was_never_public(client, unpublished):
    newsroom.draft(newsroom.section(), "Not yet", lead_picture=unpublished)
    refused = client.get(address(unpublished))
    assert refused.status_code == 404
    assert "no-store" in refused["Cache-Control"]
    assert not has_file(unpublished)


def test_a_picture_of_a_scheduled_story_waits_for_the_story(client, unpublished):
    story = newsroom.draft(newsroom.section(), "Tomorrow", lead_picture=unpublished)
    story.go_live_at = timezone.now() + timedelta(hours=1)
    story.save_revision().publish()
    assert status(client, unpublished) == 404

    story.refresh_from_db()
    story.go_live_at = None
    story.save_revision().publish()
    assert status(client, unpublished) == 200


def test_a_draft_of_a_live_story_shows_nothing_to_readers(client, picture, unpublished):
    story = Article.objects.get()
    story.lead_picture = unpublished
    story.save_revision()
    assert status(client, unpublished) == 404
    assert status(client, picture) == 200

    story.save_revision().publish()
    assert status(client, unpublished) == 200
    assert status(client, picture) == 410


def holds_as_lead(picture):
    return newsroom.story(newsroom.section(), "A", lead_picture=picture)


def holds_when_shared(picture):
    return newsroom.story(newsroom.section(), "A", social_picture=picture)


def holds_in_the_body(picture):
    body = [("picture", {"picture": picture.pk, "caption": "", "credit": ""})]
    return newsroom.story(newsroom.section(), "A", body=body)


def holds_in_a_gallery(picture):
    one = {"picture": picture.pk, "caption": "", "credit": ""}
    return newsroom.story(
        newsroom.section(), "A", body=[("gallery", {"title": "", "pictures": [one, one]})]
    )


def holds_as_a_portrait(picture):
    return newsroom.contributor(portrait=picture)


def holds_as_a_topics_picture(picture):
    return newsroom.topic(portrait=picture)


def holds_as_logo(picture):
    edition = Edition.current()
    edition.logo = picture
    edition.save()
    return edition


def holds_on_a_standing_page(picture):
    value = {"picture": picture.pk, "caption": "", "credit": ""}
    body = [{"type": "picture", "value": value}]
    page = StandingPage(title="About", slug="about", body=body)
    return newsroom.front().add_child(instance=page)


EVERY_HOLDER = [
    holds_as_lead,
    holds_when_shared,
    holds_in_the_body,
    holds_in_a_gallery,
    holds_as_a_portrait,
    holds_as_a_topics_picture,
    holds_as_logo,
    holds_on_a_standing_page,
]


@pytest.mark.parametrize("holds", EVERY_HOLDER)
def test_whatever_live_row_has_the_picture_readers_may_fetch_it_while_it_has(
    client, unpublished, holds
):
    row = holds(unpublished)
    assert status(client, unpublished) == 200

    if hasattr(row, "unpublish"):
        row.unpublish()
    else:
        row.delete()
    showings.catch_up()
    assert not has_file(unpublished)
    assert status(client, unpublished) == 410


def test_a_picture_that_another_live_row_shows_stays(client, picture):
    newsroom.topic(portrait=picture)
    assert status(client, picture) == 200
    Article.objects.get().unpublish()
    assert status(client, picture) == 200


@pytest.mark.parametrize(
    "withdraw",
    [
        lambda story: story.unpublish(),
        lambda story: story.delete(),
        lambda story: Article.objects.filter(pk=story.pk).update(live=False),
        lambda story: Article.objects.filter(pk=story.pk).update(lead_picture=None),
    ],
    ids=["unpublished", "deleted", "in bulk", "taken out in bulk"],
)
def test_however_the_story_is_withdrawn_its_picture_is(client, picture, withdraw):
    assert status(client, picture) == 200
    withdraw(Article.objects.get())
    showings.catch_up()
    assert not has_file(picture)
    assert status(client, picture) == 410


def test_what_is_published_again_is_public_again(client, picture):
    story = Article.objects.get()
    showings.catch_up()
    story.unpublish()
    assert status(client, picture) == 410
    story.save_revision().publish()
    assert status(client, picture) == 200


def test_a_deleted_picture_is_gone_and_leaves_no_file(client, picture):
    assert status(client, picture) == 200
    Article.objects.update(lead_picture=None)
    Picture.objects.all().delete()
    showings.catch_up()
    assert status(client, picture) == 410
    assert not has_file(picture)


def test_a_picture_that_is_withdrawn_while_it_is_cut_leaves_no_file(client, picture, monkeypatch):
    save, cut = default_storage.save, []

    def save_late(name, content):
        Article.objects.get().unpublish()
        showings.catch_up()
        cut.append(name)
        return save(name, content)

    showings.catch_up()
    monkeypatch.setattr(default_storage, "save", save_late)
    monkeypatch.setattr(cutting, "ThreadPoolExecutor", Here)
    assert status(client, picture) == 410
    assert not has_file(picture)
    assert len(cut) == 1


def test_a_picture_that_is_published_while_it_is_cut_is_there_for_readers(
    client, unpublished, monkeypatch
):
    save, cut = default_storage.save, []

    def save_late(name, content):
        newsroom.topic(portrait=unpublished)
        showings.catch_up()
        monkeypatch.undo()
        cut.append(name)
        return save(name, content)

    showings.catch_up()
    monkeypatch.setattr(default_storage, "save", save_late)
    monkeypatch.setattr(cutting, "ThreadPoolExecutor", Here)
    cut_those(address(unpublished))
    assert client.get(address(unpublished)).status_code == 200
    assert len(cut) == 1


def test_a_picture_is_withdrawn_when_its_rights_run_out(client, picture):
    assert status(client, picture) == 200
    Picture.objects.update(rights_expire_at=timezone.now() - timedelta(seconds=1))
    note_expiry()
    showings.catch_up()
    assert not has_file(picture)
    assert status(client, picture) == 410

    Picture.objects.update(rights_expire_at=timezone.now() + timedelta(days=1))
    note_expiry()
    assert status(client, picture) == 200


def test_no_file_is_made_after_the_rights_whether_or_not_the_clock_has_noted_it(client, picture):
    showings.catch_up()
    Picture.objects.update(rights_expire_at=timezone.now() - timedelta(seconds=1))
    assert status(client, picture) == 410


def test_a_new_file_takes_the_old_versions_renditions_away(client, picture):
    assert status(client, picture) == 200
    old = Picture.objects.get()
    picture.focal_point_x = 10
    picture.focal_point_y = picture.focal_point_width = picture.focal_point_height = 20
    picture.save()
    assert status(client, picture) == 200
    assert not has_file(old)
    assert status(client, old) == 302


def test_the_newsroom_sees_a_picture_before_readers_do_and_nobody_keeps_it(unpublished):
    client = log_in("Contributors")
    response = client.get(address(unpublished))
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"
    assert not has_file(unpublished)


def test_a_login_without_the_desk_is_a_readers(client, unpublished, django_user_model):
    client.force_login(django_user_model.objects.create_user("reader@lantern.example"))
    assert status(client, unpublished) == 404


def test_work_in_bulk_that_nobody_wrote_down_is_found_out(client, picture):
    assert status(client, picture) == 200
    with press.untracked():
        Article.objects.update(live=False)
    showings.catch_up()
    assert not has_file(picture)
    assert status(client, picture) == 410


def test_files_that_nobody_knows_of_are_removed_by_a_sweep(unpublished):
    name = address(unpublished).removeprefix("/media/")
    default_storage.save(name, ContentFile(b"of an earlier release"))
    showings.catch_up()
    assert not default_storage.exists(name)


def test_a_cdn_may_keep_a_picture_and_knows_it_by_a_key(client, picture, settings):
    cut_those(address(picture))
    response = client.get(address(picture))
    assert "s-maxage=3600" in response["Cache-Control"]
    assert "Surrogate-Key" not in response  # Readers have no use for it.
    settings.CDN = {**settings.CDN, "KIND": "cloudflare"}
    response = client.get(address(picture))
    assert "s-maxage=31536000" in response["Cache-Control"]
    assert response["Cache-Tag"] == surrogate_key(row_key(Picture, picture.pk))


def test_the_desks_own_renditions_and_originals_are_the_newsrooms(client, picture):
    own = default_storage.save("images/bridge.original.jpg", ContentFile(newsroom.jpeg()))
    for name in (own, picture.file.name):
        assert client.get(f"/media/{name}").status_code == 404
        shown = log_in("Reporters").get(f"/media/{name}")
        assert shown.status_code == 200
        assert shown["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    "name", ["documents/a.pdf", "images/../db.sqlite3", "images/none", "previews/1/a.jpg"]
)
def test_what_lies_elsewhere_is_given_to_nobody(client, name):
    assert client.get(f"/media/{name}").status_code == 404
    assert log_in("Publishers").get(f"/media/{name}").status_code == 404


def test_a_section_that_is_closed_closes_the_pictures_of_its_stories(client, picture):
    assert status(client, picture) == 200
    section = Article.objects.get().get_parent()
    closed = PageViewRestriction.objects.create(page=section, restriction_type="login")
    showings.catch_up()
    assert not has_file(picture)
    assert status(client, picture) == 410

    closed.delete()
    assert status(client, picture) == 200
