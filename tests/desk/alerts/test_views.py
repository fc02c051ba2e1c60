"""An editor sends an alert about a story."""

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry

from djeli.alerts.models import Alert
from djeli.alerts.sending import dispatch
from tests import newsroom
from tests.alerts.conftest import service  # noqa: F401
from tests.desk.logins import edit_url, log_in, user

pytestmark = pytest.mark.django_db


def address(story):
    return reverse("desk_push", args=[story.pk])


def test_an_editor_looks_changes_the_text_and_sends_it_once(service, story):  # noqa: F811
    service.device("a")
    editor = log_in("Editors")
    assert address(story) in editor.get(edit_url(story)).content.decode()
    page = editor.get(address(story)).content.decode()
    assert "It goes to 1 browser." in page
    for _ in range(2):
        editor.post(address(story), {"text": "Six hours early.", "audience": "breaking"})
    while dispatch.step():
        pass
    alert = Alert.objects.get()
    assert (alert.text, alert.sent, alert.made_by) == ("Six hours early.", 1, user("Editors"))
    entry = PageLogEntry.objects.get(action="djeli.alert.send")
    assert (entry.page_id, entry.user) == (story.pk, user("Editors"))
    assert len(service.taken) == 1
    told = editor.get(address(story)).content.decode()
    assert "Editors Test sent it on" in told
    assert "The bridge opens" in editor.get(reverse("desk_alerts")).content.decode()


def test_a_text_that_is_too_long_comes_back(story):
    sent = log_in("Editors").post(address(story), {"text": "x" * 161, "audience": "breaking"})
    assert "at most 160 characters" in sent.content.decode()
    assert not Alert.objects.exists()


def test_none_is_sent_of_a_draft(story):
    draft = newsroom.draft(story.get_parent().specific, "Not yet")
    log_in("Publishers").post(address(draft), {"text": "", "audience": "breaking"})
    assert not Alert.objects.exists()


@pytest.mark.parametrize("role", ["Contributors", "Reporters"])
def test_others_send_nothing(role, story):
    client = log_in(role)
    sent = client.post(address(story), {"text": "", "audience": "breaking"})
    assert sent.status_code in {302, 403}
    assert client.get(reverse("desk_alerts")).status_code in {302, 403}
    assert not Alert.objects.exists()
