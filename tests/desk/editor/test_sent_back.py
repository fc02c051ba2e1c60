"""A story that an editor sends back: what its writer and the editor are told."""

import re

import pytest

from tests import newsroom
from tests.desk import logins
from tests.desk.logins import log_in, user

pytestmark = pytest.mark.django_db
NOTE = "Who paid for the bridge?\nAsk the <ministry>."


@pytest.fixture
def sent_back(mailoutbox):
    """A reporter's story, sent for review and sent back with a note."""
    reporter = user("Reporters", "Awa")
    story = newsroom.draft(newsroom.section(), "The bridge opens", owner=reporter)
    log_in("Reporters", "Awa").post(
        logins.edit_url(story), {**logins.of(story), "action-submit": "Submit"}
    )
    mailoutbox.clear()
    data = {**logins.of(story), "action-workflow-action": "true"}
    data |= {
        "workflow-action-name": "reject",
        "workflow-action-extra-data": f'{{"comment": {js(NOTE)}}}',
    }
    log_in("Editors", "Chief").post(logins.edit_url(story), data)
    return story


def js(text):
    return '"' + text.replace("\n", "\\n") + '"'


def words(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_it_stands_at_the_top_of_its_writers_dashboard_with_the_note(sent_back):
    said = words(log_in("Reporters", "Awa").get("/desk/"))
    assert "Sent back to you 1 The bridge opens Who paid for the bridge?" in said
    assert "by Chief Test" in said
    assert said.index("Sent back to you") < said.index("Your unfinished stories")


def test_the_story_has_a_banner_with_the_note_and_the_reviewers_name(sent_back):
    answer = log_in("Reporters", "Awa").get(logins.edit_url(sent_back))
    assert "Sent back by Chief Test" in words(answer)
    assert "Ask the &lt;ministry&gt;." in answer.content.decode()
    assert "Changes requested 0" not in words(answer)


def test_panel_and_list_call_it_by_the_same_word(sent_back):
    client = log_in("Editors", "Chief")
    editor = client.get(logins.edit_url(sent_back)).content.decode()
    panel = editor[editor.index('id="status-sidebar-back"') :][:200]
    assert "Sent back" in panel
    assert "status-sidebar-in-review" not in editor
    assert "Sent back" in words(client.get("/desk/stories/"))
    assert "In review, or sent back 1 The bridge opens" in words(client.get("/desk/"))


def test_its_writer_gets_a_mail_unless_they_want_none(sent_back, mailoutbox):
    [mail] = mailoutbox
    assert mail.to == [user("Reporters", "Awa").email]
    assert mail.subject.startswith("“The bridge opens” was sent back")
    assert "Chief Test has sent back “The bridge opens”." in mail.body
    assert "Who paid for the bridge?" in mail.body


def test_what_is_in_review_is_called_so(db):
    story = newsroom.draft(newsroom.section(), "Ferries", owner=user("Reporters", "Awa"))
    client = log_in("Reporters", "Awa")
    client.post(logins.edit_url(story), {**logins.of(story), "action-submit": "Submit"})
    answer = client.get(logins.edit_url(story)).content.decode()
    assert 'id="status-sidebar-in-review"' in answer
    assert "desk-back" not in answer
    assert "Sent back" not in words(client.get("/desk/"))


def test_who_approves_a_story_is_led_to_what_readers_see(sent_back):
    awa = log_in("Reporters", "Awa")
    awa.post(logins.edit_url(sent_back), {**logins.of(sent_back), "action-submit": "Submit"})
    data = {
        **logins.of(sent_back),
        "action-workflow-action": "true",
        "workflow-action-name": "approve",
    }
    told = log_in("Editors", "Chief").post(logins.edit_url(sent_back), data, follow=True)
    sent_back.refresh_from_db()
    assert sent_back.live
    assert f'href="{sent_back.full_url}"' in told.content.decode()
    assert "View live" in words(told)
