"""Controls that Wagtail gives every page, and that a news site has none of (decision 0026)."""

import pytest
from wagtail.models import Page, PageViewRestriction

from djeli.stories.models import Front, StandingPage
from tests import newsroom
from tests.desk import logins
from tests.desk.logins import log_in

pytestmark = pytest.mark.django_db


def clerk():
    """Somebody who may do everything that Wagtail knows of."""
    made = logins.user("Publishers", "Root")
    made.is_superuser = True
    made.save()
    return log_in("Publishers", "Root")


def standing(**fields):
    front = newsroom.front()
    front.refresh_from_db()
    return front.add_child(instance=StandingPage(title="About", slug="about", **fields))


def story():
    return newsroom.story(newsroom.section())


KINDS = {
    "a story": story,
    "a section": newsroom.section,
    "a standing page": standing,
    "the front": lambda: Front.objects.get(pk=newsroom.front().pk),
    "the root": Page.get_first_root_node,
}


@pytest.fixture(params=KINDS)
def page(request):
    return KINDS[request.param]()


@pytest.mark.parametrize("who", [lambda: log_in("Editors"), lambda: log_in("Publishers"), clerk])
def test_no_page_has_a_privacy_of_its_own(page, who):
    client = who()
    if page.depth > 1:
        editor = client.get(f"/desk/pages/{page.pk}/edit/").content.decode()
        assert "side_panels" in editor or "data-side-panel" in editor
        assert not [words for words in ("set-privacy", "Change privacy") if words in editor]

    client.get(f"/desk/pages/{page.pk}/privacy/")
    answer = client.post(f"/desk/pages/{page.pk}/privacy/", {"restriction_type": "login"})

    assert answer.status_code == 302
    assert not PageViewRestriction.objects.exists()


def test_what_a_script_closed_is_said_in_the_editor():
    closed = story()
    PageViewRestriction.objects.create(page_id=closed.get_parent().pk, restriction_type="login")
    editor = log_in("Editors").get(f"/desk/pages/{closed.pk}/edit/").content.decode()
    assert "Closed to readers" in editor
