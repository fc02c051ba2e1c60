"""Controls that Wagtail gives every page, and that a news site has none of (decision 0026)."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

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


def test_sections_are_put_in_order_and_stories_have_nothing_to_put_in_order():
    client = log_in("Editors")
    africa, sport = newsroom.section("africa"), newsroom.section("sport")
    one = newsroom.story(africa)
    assert "ordering=ord" not in client.get(f"/desk/pages/{one.pk}/edit/").content.decode()
    assert client.post(f"/desk/pages/{sport.pk}/set_position/?position=0").status_code == 200
    order = list(Front.objects.get().get_children().values_list("slug", flat=True))
    assert order.index("sport") < order.index("africa")


@pytest.mark.parametrize(
    "make", [newsroom.section, lambda: Front.objects.get(pk=newsroom.front().pk)]
)
def test_sections_and_the_front_are_not_copied(make):
    page, before = make(), Page.objects.count()
    client = log_in("Publishers")
    assert client.get(f"/desk/pages/{page.pk}/copy/").status_code == 302
    assert "/copy/" not in client.get(f"/desk/pages/{page.pk}/edit/").content.decode()
    assert Page.objects.count() == before


def test_a_copy_is_never_an_alias_nor_live_whatever_is_sent():
    one = story()
    home = one.get_parent()
    log_in("Publishers").post(
        f"/desk/pages/{one.pk}/copy/",
        {
            "new_title": "A copy",
            "new_slug": "a-copy",
            "new_parent_page": home.pk,
            "alias": "on",
            "publish_copies": "on",
            "copy_subpages": "on",
        },
    )
    copy = Page.objects.get(slug="a-copy")
    assert copy.alias_of_id is None
    assert not copy.live


def test_no_form_of_a_page_asks_for_menus():
    for page in (story(), newsroom.section("sport"), standing()):
        editor = log_in("Publishers").get(f"/desk/pages/{page.pk}/edit/").content.decode()
        assert 'name="slug"' in editor
        assert "show_in_menus" not in editor


@pytest.mark.parametrize("role", ["Editors", "Publishers"])
@pytest.mark.parametrize(
    "address",
    ["/desk/sites/", "/desk/sites/new/", "/desk/workflows/list/", "/desk/workflows/tasks/index/"],
)
def test_sites_and_workflows_are_an_administrators(role, address):
    answer = log_in(role).get(address)
    assert (answer.status_code, answer["Location"]) == (302, "/desk/")
    assert clerk().get(address).status_code == 200


def test_a_collection_has_no_privacy_and_one_that_a_script_closed_shows_nothing():
    collection = Collection.get_first_root_node().add_child(name="Leaks")
    document = get_document_model().objects.create(
        title="A leak", file=ContentFile(b"a", "leak.txt"), collection=collection
    )
    document.file.close()
    client = log_in("Publishers")
    assert "rivacy" not in client.get(f"/desk/collections/{collection.pk}/").content.decode()
    asked = f"/desk/collections/{collection.pk}/privacy/"
    assert client.get(asked).status_code == 404
    assert client.post(asked, {"restriction_type": "login"}).status_code == 404
    assert not CollectionViewRestriction.objects.exists()

    link = f'<p><a linktype="document" id="{document.pk}">A leak</a></p>'
    newsroom.story(newsroom.section("partners"), body=[("paragraph", link)])
    answer = Client().get(document.url)
    assert b"".join(answer.streaming_content) == b"a"
    answer.close()
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    assert Client().get(document.url).status_code == 404
