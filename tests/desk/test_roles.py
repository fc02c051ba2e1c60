"""Who may do what, asked of the desk by real requests."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Workflow

from djeli.desk import roles
from djeli.desk.models import Binned
from djeli.stories.models import Article, LineUp, Section
from tests import newsroom
from tests.desk import logins
from tests.desk.logins import log_in, of

pytestmark = pytest.mark.django_db


def opens(client, url):
    """True where the address, or that to which it leads on the desk, is shown. Home is a refusal."""
    response = client.get(url)
    while response.status_code == 302 and response["Location"] != "/desk/":
        response = client.get(response["Location"])
    return response.status_code == 200


def own(role, **fields):
    return newsroom.draft(newsroom.section(), owner=logins.user(role), **fields)


def others(**fields):
    return newsroom.draft(newsroom.section(), owner=logins.user("Editors", "Other"), **fields)


def begins_a_story(role):
    return opens(log_in(role), logins.add_url(newsroom.section()))


def edits_own_draft(role):
    return opens(log_in(role), logins.edit_url(own(role)))


def edits_anothers_draft(role):
    return opens(log_in(role), logins.edit_url(others()))


def edits_own_live_story(role):
    story = own(role)
    story.save_revision().publish()
    return opens(log_in(role), logins.edit_url(story))


def sends_for_review(role):
    story = own(role)
    log_in(role).post(logins.edit_url(story), of(story) | {"action-submit": "1"})
    return Article.objects.get(pk=story.pk).workflow_in_progress


def sends_a_new_story_for_review(role):
    section = newsroom.section()
    data = logins.form(newsroom.contributor()) | {"action-submit": "1"}
    log_in(role).post(logins.add_url(section), data)
    story = Article.objects.filter(slug="the-bridge-opens").first()
    return bool(story and story.workflow_in_progress)


def publishes_own(role):
    story = own(role)
    log_in(role).post(logins.edit_url(story), of(story) | {"action-publish": "1"})
    return Article.objects.get(pk=story.pk).live


def publishes_a_new_story(role):
    data = logins.form(newsroom.contributor()) | {"action-publish": "1"}
    log_in(role).post(logins.add_url(newsroom.section()), data)
    return Article.objects.filter(slug="the-bridge-opens", live=True).exists()


def publishes_in_bulk(role):
    story = own(role)
    story.save_revision()
    log_in(role).post(f"/desk/bulk/wagtailcore/page/publish/?id={story.pk}&next=/desk/stories/")
    return Article.objects.get(pk=story.pk).live


def withdraws(role):
    story = own(role)
    story.save_revision().publish()
    log_in(role).post(f"/desk/pages/{story.pk}/unpublish/", {"reason": "Unproven"})
    return not Article.objects.get(pk=story.pk).live


def throws_away_anothers_draft(role):
    story = others()
    log_in(role).post(f"/desk/pages/{story.pk}/delete/")
    return Binned.objects.filter(pk=story.pk).exists()


def sees_anothers_draft_in_the_list(role):
    others(headline="A secret draft")
    return "A secret draft" in log_in(role).get("/desk/stories/").content.decode()


def sees_anothers_history(role):
    story = others()
    story.save_revision()
    return opens(log_in(role), f"/desk/pages/{story.pk}/history/")


def makes_a_section(role):
    url = f"/desk/pages/add/stories/section/{newsroom.front().pk}/"
    data = {"title": "Rivers", "slug": "rivers", "introduction": "", "action-publish": "1"}
    log_in(role).post(url, data | {"seo_title": "", "search_description": ""})
    return Section.objects.filter(slug="rivers").exists()


def changes_a_line_up(role):
    line_up = LineUp.objects.create(name="Morning")
    return opens(log_in(role), reverse("lineups:edit", args=[line_up.pk]))


def publishes_a_line_up(role):
    line_up = LineUp.objects.create(name="Morning", live=False)
    data = {
        "name": "Morning",
        "starts_at": "2026-01-01 06:00",
        "containers-count": "0",
        "action-publish": "1",
    }
    log_in(role).post(reverse("lineups:edit", args=[line_up.pk]), data)
    return LineUp.objects.get(pk=line_up.pk).live


def adds_pictures(role):
    return opens(log_in(role), "/desk/images/add/")


def changes_anothers_picture(role):
    return opens(log_in(role), f"/desk/images/{newsroom.picture().pk}/")


def keeps(url):
    def asks(role):
        newsroom.front()
        return opens(log_in(role), url)

    return asks


ALL = set(logins.ROLES)
WRITERS = {"Contributors", "Reporters", "Editors", "Publishers"}
SENDERS = {"Reporters", "Editors", "Publishers"}
LEADERS = {"Editors", "Publishers"}
LINERS = LEADERS | {"Audience editors"}
PUBLISHERS = {"Publishers"}

TABLE = [
    ("sees the dashboard", keeps("/desk/"), ALL),
    ("sees the list of stories", keeps("/desk/stories/"), ALL),
    ("begins a story", begins_a_story, WRITERS),
    ("edits an own draft", edits_own_draft, WRITERS),
    ("edits another's draft", edits_anothers_draft, LEADERS),
    ("edits an own live story", edits_own_live_story, SENDERS),
    ("sends for review", sends_for_review, SENDERS),
    ("sends a new story for review", sends_a_new_story_for_review, SENDERS),
    ("publishes an own story", publishes_own, LEADERS),
    ("publishes a new story", publishes_a_new_story, LEADERS),
    ("publishes in bulk", publishes_in_bulk, LEADERS),
    ("withdraws a story", withdraws, LEADERS),
    ("throws away another's draft", throws_away_anothers_draft, LEADERS),
    ("sees another's draft", sees_anothers_draft_in_the_list, LINERS),
    ("sees another's history", sees_anothers_history, LEADERS),
    ("makes a section", makes_a_section, LEADERS),
    ("changes a line-up", changes_a_line_up, LINERS),
    ("publishes a line-up", publishes_a_line_up, LEADERS),
    ("adds pictures", adds_pictures, ALL),
    ("changes another's picture", changes_anothers_picture, LEADERS),
    ("keeps contributors", keeps("/desk/people/contributors/"), LEADERS),
    ("keeps agencies", keeps("/desk/people/agencies/"), LEADERS),
    ("keeps topics", keeps("/desk/people/topics/"), LEADERS),
    ("keeps the menu", keeps("/desk/settings/stories/navigation/"), LEADERS),
    ("keeps the edition's settings", keeps("/desk/settings/stories/edition/"), PUBLISHERS),
    ("keeps users", keeps("/desk/users/"), PUBLISHERS),
    ("keeps redirects", keeps("/desk/redirects/"), PUBLISHERS),
]


@pytest.mark.parametrize("role", logins.ROLES)
@pytest.mark.parametrize(("does", "allowed"), [row[1:] for row in TABLE], ids=[r[0] for r in TABLE])
def test_each_role_may_do_exactly_what_is_its_own(role, does, allowed):
    assert does(role) is (role in allowed)


def test_laying_the_roles_again_changes_nothing():
    def state():
        return {
            group.name: (
                set(group.permissions.values_list("codename", flat=True)),
                set(group.page_permissions.values_list("page", "permission__codename")),
                set(group.collection_permissions.values_list("collection", "permission__codename")),
            )
            for group in Group.objects.all()
        }

    before = state()
    roles.create_roles()
    assert state() == before
    assert Workflow.objects.count() == 1


def test_nothing_of_wagtails_own_newsroom_is_left():
    assert set(Group.objects.values_list("name", flat=True)) == {role.name for role in roles.ROLES}
    (workflow,) = Workflow.objects.all()
    assert workflow.name == roles.APPROVAL


def test_a_publisher_makes_no_administrator_and_changes_none():
    boss = logins.User.objects.create_superuser("boss@lantern.example", "a-long-password")
    client = log_in("Publishers")
    assert not opens(client, f"/desk/users/edit/{boss.pk}/")
    client.post(
        "/desk/users/new/",
        {
            "email": "New@Lantern.example",
            "first_name": "New",
            "last_name": "Editor",
            "password1": "kora-and-balafon-9",
            "password2": "kora-and-balafon-9",
            "is_superuser": "on",
            "groups": [Group.objects.get(name="Editors").pk],
        },
    )
    made = logins.User.objects.get(email="new@lantern.example")
    assert not made.is_superuser
    assert [group.name for group in made.groups.all()] == ["Editors"]
