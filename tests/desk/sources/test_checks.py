"""A story is checked, or let pass, at the desk."""

import pytest
from wagtail.test.utils.form_data import inline_formset

from djeli.stories.models import Article, Clearance, SourceRule
from tests import newsroom
from tests.desk import logins

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    SourceRule.objects.create(needs_check=True)
    made = newsroom.draft(newsroom.section(), owner=logins.user("Reporters"))
    made.save_revision(user=logins.user("Reporters"))
    return made


def url(story, end=""):
    return f"/desk/story-checks/{story.pk}/{end}"


def test_the_desk_says_what_is_missing(draft):
    html = logins.log_in("Editors").get(url(draft)).content.decode()
    assert "A story like this needs a source" in html
    assert "I have checked this story" in html
    assert "Let it pass" not in html


def test_the_form_is_refused_with_what_is_missing_and_taken_with_a_source(draft):
    editor = logins.log_in("Editors")
    editor.post(url(draft, "check/"))
    data = logins.of(draft) | {"action-publish": "1"}
    html = editor.post(logins.edit_url(draft), data).content.decode()
    assert "A story like this needs a source" in html
    assert not Article.objects.get(pk=draft.pk).live
    row = {"kind": "record", "who": "The mayor", "is_public": "on", "ORDER": "1"}
    rest = ("link", "document", "checked_how", "checked_on", "why_anonymous", "name", "known_to")
    row |= dict.fromkeys((*rest, "checked_by", "note"), "")
    data |= {f"sources-{key}": value for key, value in _formset([row]).items()}
    editor.post(logins.edit_url(draft), data)
    story = Article.objects.get(pk=draft.pk)
    assert story.live
    assert story.sources.get().who == "The mayor"
    assert story.has_sources


def _formset(rows):
    return {key.lstrip("-"): value for key, value in _named(inline_formset(rows)).items()}


def _named(given, prefix=""):
    found = {}
    for key, value in given.items():
        if isinstance(value, dict):
            found |= _named(value, f"{prefix}{key}-")
        else:
            found[f"{prefix}{key}"] = value
    return found


def test_the_writer_cannot_check_and_nobody_but_a_publisher_lets_pass(draft):
    logins.log_in("Reporters").post(url(draft, "check/"))
    logins.log_in("Editors").post(url(draft, "let-pass/"), {"reason": "Now"})
    assert not Clearance.objects.exists()
    boss = logins.log_in("Publishers")
    boss.post(url(draft, "let-pass/"), {"reason": ""})
    assert not Clearance.objects.exists()
    boss.post(url(draft, "let-pass/"), {"reason": "Said on air"})
    assert Clearance.objects.get().reason == "Said on air"
    history = boss.get(f"/desk/pages/{draft.pk}/history/").content.decode()
    assert "Said on air" in history


@pytest.mark.parametrize("role", ["Contributors", "Reporters", "Editors", "Audience editors"])
def test_rules_are_a_publishers_business(role):
    assert logins.log_in(role).get("/desk/source-rules/").status_code == 302
    assert logins.log_in("Publishers").get("/desk/source-rules/").status_code == 200
