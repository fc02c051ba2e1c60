import pytest

from djeli.stories.models import Article, Contributor, Section
from tests import newsroom
from tests.desk.logins import add_url, edit_url, form, log_in, of

pytestmark = pytest.mark.django_db
BACK = {"desk-restore": "1"}


def test_a_story_comes_back_as_it_was_typed_and_nothing_is_saved():
    story = newsroom.draft(newsroom.section("africa"))
    count = story.revisions.count()
    typed = of(story, headline="Typed in the train", standfirst="Not sent yet", **BACK)
    html = log_in("Editors").post(edit_url(story), typed).content.decode()
    assert "Typed in the train" in html
    assert "Not sent yet" in html
    assert "Your text is back in the form" in html
    assert 'data-w-unsaved-force-value="true"' in html
    assert "autosave" in html
    story.refresh_from_db()
    assert (story.title, story.revisions.count()) == ("The bridge opens", count)


def test_a_new_story_comes_back_though_it_could_not_be_saved():
    section = newsroom.section("africa")
    typed = form(headline="", standfirst="A word without a headline", **BACK)
    html = log_in("Editors").post(add_url(section), typed).content.decode()
    assert "A word without a headline" in html
    assert "Your text is back in the form" in html
    assert not Article.objects.exists()


def test_a_restored_form_publishes_nothing_whatever_button_is_among_its_fields():
    story = newsroom.draft(newsroom.section("africa"))
    log_in("Publishers").post(edit_url(story), of(story, **BACK, **{"action-publish": "1"}))
    story.refresh_from_db()
    assert not story.live


def test_rows_and_sections_come_back_and_are_not_saved():
    client = log_in("Publishers")
    sent = {"name": "Awa Kamara", "bio": "Writes from Kano", "profiles-count": "0", **BACK}
    html = client.post("/desk/people/contributors/new/", sent).content.decode()
    assert "Writes from Kano" in html
    assert not Contributor.objects.filter(name="Awa Kamara").exists()
    section = newsroom.section("africa")
    page = client.get(edit_url(section)).content.decode()
    assert '"restores": true' in page
    html = client.post(edit_url(section), {"title": "Typed", "slug": "t", **BACK}).content.decode()
    assert 'value="Typed"' in html
    assert Section.objects.get(pk=section.pk).title == section.title
