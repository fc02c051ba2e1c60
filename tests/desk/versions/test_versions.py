"""A publisher withholds a public version, with a reason."""

import pytest

from djeli.stories.models import Article, Version, Withholding
from tests import newsroom
from tests.desk import logins

pytestmark = pytest.mark.django_db


@pytest.fixture
def changed():
    story = newsroom.story(newsroom.section())
    story = Article.objects.get(pk=story.pk)
    story.title = "The bridge is open"
    story.save_revision().publish()
    return story


def url(story, end=""):
    return f"/desk/story-versions/{story.pk}/{end}"


def told(client, story):
    response = client.get(url(story))
    assert response.status_code == 200
    return response.content.decode()


def test_a_publisher_withholds_a_version_and_shows_it_again(changed, client):
    boss = logins.log_in("Publishers")
    assert "Withhold version 1" in told(boss, changed)
    boss.post(url(changed, "1/withhold/"), {"reason": "A court ordered it."})
    held = Withholding.objects.get()
    assert (held.version.number, held.reason, held.by) == (
        1,
        "A court ordered it.",
        logins.user("Publishers"),
    )
    assert "A court ordered it." in told(boss, changed)
    assert "A court ordered it." in client.get(f"{changed.url}changes/").content.decode()
    history = boss.get(f"/desk/pages/{changed.pk}/history/").content.decode()
    assert "Withheld version 1 from readers: A court ordered it." in history
    boss.post(url(changed, "1/show/"))
    held.refresh_from_db()
    assert held.ended_by == logins.user("Publishers")
    assert "Shown" in told(boss, changed)


def test_nothing_is_withheld_without_a_reason(changed):
    response = logins.log_in("Publishers").post(
        url(changed, "1/withhold/"), {"reason": "  "}, follow=True
    )
    assert "Nothing was withheld" in response.content.decode()
    assert not Withholding.objects.exists()


@pytest.mark.parametrize("role", ["Contributors", "Reporters", "Editors", "Audience editors"])
def test_nobody_else_may(changed, role):
    client = logins.log_in(role)
    for end in ("1/withhold/", "1/show/"):
        response = client.post(url(changed, end), {"reason": "No"})
        assert response.status_code in {302, 403}
    assert not Withholding.objects.exists()


def test_who_sees_the_story_sees_its_versions(changed):
    assert "Withhold" not in told(logins.log_in("Editors"), changed)
    assert url(changed) in logins.log_in("Editors").get(logins.edit_url(changed)).content.decode()
    assert logins.log_in("Reporters").get(url(changed)).status_code == 302


def test_a_version_that_is_not_there_is_not_found(changed):
    boss = logins.log_in("Publishers")
    assert boss.post(url(changed, "9/withhold/"), {"reason": "No"}).status_code == 404
    assert Version.objects.count() == 2
