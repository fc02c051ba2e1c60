from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.permissions import policy_registry

from djeli.desk.roles import ROLES
from djeli.press.changes.tracked_tables import tracked_tables
from djeli.stories.models import Article, Picture
from tests import newsroom
from tests.desk.logins import log_in, user

pytestmark = pytest.mark.django_db

Document = get_document_model()
UPLOADERS = ("Contributors", "Reporters", "Audience editors")
PUBLISHING = ("Editors", "Publishers")


def picture_of(role):
    return newsroom.picture("Mine", uploaded_by_user=user(role))


def document_of(role):
    document = Document.objects.create(
        title="Mine", file=ContentFile(b"%PDF", "mine.pdf"), uploaded_by_user=user(role)
    )
    document.file.close()
    return document


def published_with(row):
    if isinstance(row, Picture):
        return newsroom.story(newsroom.section(), "The bridge opens", lead_picture=row)
    text = f'<p><a linktype="document" id="{row.pk}">The report</a></p>'
    return newsroom.story(newsroom.section(), body=[("paragraph", text)])


def may(role, action, row):
    policy = policy_registry.get_by_type(type(row))
    return policy.user_has_permission_for_instance(user(role), action, row)


def form(picture, **fields):
    return {
        "title": picture.title,
        "alt_text": picture.alt_text,
        "caption": "",
        "credit": picture.credit,
        "collection": picture.collection_id,
        "tags": "",
        **fields,
    }


@pytest.mark.parametrize("role", UPLOADERS)
@pytest.mark.parametrize("make", [picture_of, document_of])
@pytest.mark.parametrize("action", ["change", "delete"])
def test_who_uploaded_a_file_changes_it_until_readers_see_it(role, make, action):
    row = make(role)
    assert may(role, action, row)
    story = published_with(row)
    assert not may(role, action, row)
    assert may(role, "choose", row)
    story.unpublish()
    assert may(role, action, row)


@pytest.mark.parametrize("role", PUBLISHING)
@pytest.mark.parametrize("make", [picture_of, document_of])
def test_those_who_publish_change_and_delete_what_is_published(role, make):
    row = make("Contributors")
    published_with(row)
    assert may(role, "change", row)
    assert may(role, "delete", row)


def test_what_an_editor_has_scheduled_is_published_already():
    lead, inside, other = (picture_of("Contributors") for _ in range(3))
    story = newsroom.draft(
        newsroom.section(),
        lead_picture=lead,
        body=[("picture", {"picture": inside.pk, "caption": "", "credit": ""})],
    )
    story.go_live_at = timezone.now() + timedelta(hours=1)
    revision = story.save_revision()
    assert may("Contributors", "change", lead)
    revision.publish()
    assert not Article.objects.get().live
    assert not may("Contributors", "change", lead)
    assert not may("Contributors", "change", inside)
    assert may("Contributors", "change", other)


def test_a_draft_with_a_picture_takes_nothing_from_who_uploaded_it():
    picture = picture_of("Contributors")
    newsroom.draft(newsroom.section(), lead_picture=picture).save_revision()
    assert may("Contributors", "change", picture)


@pytest.mark.parametrize("name", ["edit", "delete"])
def test_the_form_of_a_published_picture_says_whom_to_ask(name):
    picture = picture_of("Contributors")
    published_with(picture)
    address = reverse(f"wagtailimages:{name}", args=[picture.pk])
    client = log_in("Contributors")
    shown = client.get(address)
    assert shown.status_code == 200
    assert "only users who may publish can change" in shown.content.decode()
    assert '<form action="' + address not in shown.content.decode()

    assert client.post(address, form(picture, caption="Another")).status_code == 403
    assert Picture.objects.get().caption == ""


@pytest.mark.parametrize("name", ["edit", "delete"])
def test_the_form_of_a_published_document_says_whom_to_ask(name):
    document = document_of("Contributors")
    published_with(document)
    address = reverse(f"wagtaildocs:{name}", args=[document.pk])
    client = log_in("Contributors")
    assert "only users who may publish can change" in client.get(address).content.decode()
    assert client.post(address, {"title": "Another"}).status_code == 403
    assert Document.objects.get().title == "Mine"


def test_a_form_that_was_open_when_the_story_went_live_is_refused():
    picture = picture_of("Contributors")
    client, address = log_in("Contributors"), reverse("wagtailimages:edit", args=[picture.pk])
    assert client.get(address).status_code == 200
    published_with(picture)
    assert client.post(address, form(picture, caption="Late")).status_code == 403
    assert Picture.objects.get().caption == ""


def test_an_editor_changes_a_published_picture():
    picture = picture_of("Contributors")
    published_with(picture)
    address = reverse("wagtailimages:edit", args=[picture.pk])
    assert log_in("Editors").post(address, form(picture, caption="New")).status_code == 302
    assert Picture.objects.get().caption == "New"


@pytest.mark.parametrize("name", ["edit_multiple", "delete_multiple"])
def test_the_forms_after_an_upload_of_many_refuse_too(name):
    picture = picture_of("Contributors")
    published_with(picture)
    address = reverse(f"wagtailimages:{name}", args=[picture.pk])
    data = {f"image-{picture.pk}-{key}": value for key, value in form(picture, caption="X").items()}
    answer = log_in("Contributors").post(
        address, data, headers={"X-Requested-With": "XMLHttpRequest"}
    )
    assert answer.status_code in {302, 403}
    assert Picture.objects.get().caption == ""


@pytest.mark.parametrize("action", ["delete", "add_tags", "add_to_collection"])
def test_what_is_done_to_many_at_once_leaves_published_ones_out(action):
    mine, published = picture_of("Contributors"), picture_of("Contributors")
    published_with(published)
    address = reverse("wagtail_bulk_action", args=["stories", "picture", action])
    told = log_in("Contributors").get(f"{address}?id={mine.pk}&id={published.pk}")
    assert [one["item"] for one in told.context["items"]] == [mine]
    assert [one["item"] for one in told.context["items_with_no_access"]] == [published]
    log_in("Contributors").post(f"{address}?id={published.pk}", {"tags": "x", "collection": "1"})
    assert Picture.objects.filter(pk=published.pk, tags=None).exists()


OWN_MATTERS = {
    "stories_lineup",  # changes are drafts until somebody publishes them
    "comments_comment",  # moderation is theirs
    "comments_commentrules",
    "alerts_alertrules",  # alerts to readers are theirs too
    "readership_viewcountsettings",  # who counts as a reader
    "newsletters_newsletter",  # and so are the newsletters
}


@pytest.mark.parametrize("role", [role for role in ROLES if "publish" not in role.pages])
def test_a_role_that_does_not_publish_changes_no_row_that_pages_are_made_of(role):
    rights = Permission.objects.filter(group__name=role.name).select_related("content_type")
    changed = {
        right.content_type.model_class()._meta.db_table
        for right in rights
        if right.codename.partition("_")[0] in {"add", "change", "delete"}
    }
    assert changed & tracked_tables().keys() <= OWN_MATTERS
