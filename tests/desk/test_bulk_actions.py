"""Every action on several rows at once: who may do it. An action that is not in the table fails."""

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.documents import get_document_model
from wagtail.models import Collection, ModelLogEntry, Page, PageLogEntry

from djeli.desk.models import Binned
from djeli.stories.models import Article, LineUp
from tests import newsroom
from tests.desk import logins

pytestmark = pytest.mark.django_db

LEADERS = {"Editors", "Publishers"}
PUBLISHERS = {"Publishers"}
Document = get_document_model()


def story(live):
    made = newsroom.draft(newsroom.section(), owner=logins.user("Editors", "Other"))
    made.save_revision()
    if live:
        made.get_latest_revision().publish()
    return made


def picture():
    return newsroom.picture(uploaded_by_user=logins.user("Editors", "Other"))


def document():
    file = ContentFile(b"%PDF-1.4", "report.pdf")
    owner = logins.user("Editors", "Other")
    return Document.objects.create(title="Report", file=file, uploaded_by_user=owner)


def another_collection():
    root = Collection.get_first_root_node()
    made = root.get_children().first() or root.add_child(instance=Collection(name="Archive"))
    return {"collection": made.pk}


def binned(row):
    return Binned.objects.filter(pk=row.pk).exists()


def gone(row):
    return not type(row).objects.filter(pk=row.pk).exists()


def tagged(row):
    return type(row).objects.get(pk=row.pk).tags.exists()


def collected(row):
    return type(row).objects.get(pk=row.pk).collection.name == "Archive"


def elsewhere():
    there = newsroom.Section.objects.filter(slug="sport").first() or newsroom.section("sport")
    return {"chooser": there.pk}


def moved(row):
    return Article.objects.get(pk=row.pk).get_parent().slug == "sport"


def someone():
    return logins.user("Reporters", "Someone")


# What is done: a row of another's, what is filled in, how it shows, who may.
TABLE = {
    ("wagtailcore", "page", "delete"): (lambda: story(False), dict, binned, LEADERS),
    ("wagtailcore", "page", "move"): (lambda: story(True), elsewhere, moved, LEADERS),
    ("wagtailcore", "page", "publish"): (
        lambda: story(False),
        dict,
        lambda row: Page.objects.get(pk=row.pk).live,
        LEADERS,
    ),
    ("wagtailcore", "page", "unpublish"): (
        lambda: story(True),
        lambda: {"reason": "The figures are wrong.", "note": "We count again."},
        lambda row: not Page.objects.get(pk=row.pk).live,
        LEADERS,
    ),
    ("accounts", "user", "assign_role"): (
        someone,
        lambda: {"role": Group.objects.get(name="Editors").pk},
        lambda row: row.groups.filter(name="Editors").exists(),
        PUBLISHERS,
    ),
    ("accounts", "user", "set_active_state"): (
        someone,
        lambda: {"mark_as_active": "False"},
        lambda row: not logins.User.objects.get(pk=row.pk).is_active,
        PUBLISHERS,
    ),
    ("accounts", "user", "delete"): (someone, dict, gone, PUBLISHERS),
    ("stories", "picture", "add_tags"): (picture, lambda: {"tags": "river"}, tagged, LEADERS),
    ("stories", "picture", "add_to_collection"): (picture, another_collection, collected, LEADERS),
    ("stories", "picture", "delete"): (picture, dict, gone, LEADERS),
    ("wagtaildocs", "document", "add_tags"): (
        document,
        lambda: {"tags": "river"},
        tagged,
        LEADERS,
    ),
    ("wagtaildocs", "document", "add_to_collection"): (
        document,
        another_collection,
        collected,
        LEADERS,
    ),
    ("wagtaildocs", "document", "delete"): (document, dict, gone, LEADERS),
    ("stories", "lineup", "delete"): (
        lambda: LineUp.objects.create(name="Morning", live=False),
        dict,
        gone,
        LEADERS,
    ),
}


def registered():
    bulk_action_registry.get_bulk_actions_for_model("wagtailcore", "page")  # it looks for them
    return {
        (app, model, action)
        for app, models in bulk_action_registry.actions.items()
        for model, actions in models.items()
        for action in actions
    }


def test_every_bulk_action_is_in_the_table():
    assert registered() == set(TABLE)


@pytest.mark.parametrize("role", logins.ROLES)
@pytest.mark.parametrize("which", TABLE, ids=" ".join)
def test_each_role_does_in_bulk_what_it_does_one_by_one(which, role):
    plant, fields, is_done, allowed = TABLE[which]
    row = plant()
    url = f"/desk/bulk/{'/'.join(which)}/?id={row.pk}&next=/desk/"
    logins.log_in(role).post(url, fields())
    assert is_done(row) is (role in allowed)
    by = {"user": logins.user(role)}
    written = (
        PageLogEntry.objects.filter(page_id=row.pk, **by)
        if isinstance(row, Page)
        else ModelLogEntry.objects.filter(object_id=str(row.pk), **by)
    )
    assert written.exists() is (role in allowed), "what is done is written down"
