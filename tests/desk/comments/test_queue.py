import pytest

from djeli.comments.models import Comment, Ruling
from djeli.newsletters.models import Subscriber
from djeli.stories.models import Tally
from tests import talking
from tests.desk.logins import ROLES, log_in

pytestmark = pytest.mark.django_db
State = Comment.State


def test_editors_audience_editors_and_publishers_moderate(story):
    comment = talking.post(story)
    for role in ROLES:
        client = log_in(role)
        may = role in {"Editors", "Audience editors", "Publishers"}
        assert client.get("/desk/comments/").status_code == (200 if may else 302), role
        assert client.get("/desk/comments/privacy/").status_code == (200 if may else 302), role
        client.post("/desk/comments/rule/", {"act": f"approved:{comment.pk}"})
        comment.refresh_from_db()
        assert comment.is_approved == may, role
        Comment.objects.update(state=State.HELD)


def test_the_queue_shows_what_waits_with_its_story_and_why(story):
    talking.post(story, "Waiting for <b>somebody</b>")
    seen = talking.say(story, "Seen already")
    html = log_in("Audience editors").get("/desk/comments/").content.decode()
    assert "Waiting for &lt;b&gt;somebody&lt;/b&gt;" in html
    assert story.title in html
    assert "New commenter (approved so far: 0)" in html
    assert "Seen already" not in html
    html = log_in("Audience editors").get("/desk/comments/?state=approved").content.decode()
    assert "Seen already" in html
    assert f"#comment-{seen.pk}" in html


def test_several_are_decided_at_once_and_undone_at_once(story):
    client = log_in("Audience editors")
    ids = [talking.post(story, f"Word {number}").pk for number in range(3)]
    client.post("/desk/comments/rule/", {"act": "approved", "ids": ids, "reason": "Fine"})
    assert Tally.objects.get(pk=story.pk).comments == 3
    assert {one.reason for one in Ruling.objects.filter(after=State.APPROVED)} == {"Fine"}
    assert "and 2 more" in client.get("/desk/comments/?state=approved").content.decode()
    client.post("/desk/comments/undo/")
    assert Tally.objects.get(pk=story.pk).comments == 0
    assert set(Comment.objects.values_list("state", flat=True)) == {State.HELD}
    client.post("/desk/comments/undo/")
    assert set(Comment.objects.values_list("state", flat=True)) == {State.HELD}


def test_what_a_colleague_decided_since_is_not_undone(story):
    comment = talking.post(story)
    first, second = log_in("Audience editors"), log_in("Publishers")
    first.post("/desk/comments/rule/", {"act": f"approved:{comment.pk}"})
    second.post("/desk/comments/rule/", {"act": f"spam:{comment.pk}"})
    first.post("/desk/comments/undo/")
    comment.refresh_from_db()
    assert comment.state == State.SPAM


def test_nonsense_changes_nothing(story):
    comment = talking.post(story)
    client = log_in("Audience editors")
    for sent in (
        {},
        {"act": "approved"},
        {"act": "burnt:1"},
        {"act": "approved:x"},
        {"act": "approved", "ids": ["²", "-1"]},
        {"act": "approved:999999"},
        {"act": f"approved:{'9' * 20}"},
        {"act": "approved", "ids": ["9" * 5000]},
        {"act": "approved", "next": "https://evil.example/"},
    ):
        response = client.post("/desk/comments/rule/", sent)
        assert (response.status_code, response["Location"]) == (302, "/desk/comments/")
    comment.refresh_from_db()
    assert comment.state == State.HELD


def test_an_address_is_looked_up_given_out_and_erased(story):
    head = talking.say(story, "By Yaw", email="yaw@readers.example")
    talking.say(story, "By Efua", name="Efua", answers=head.pk)
    client = log_in("Audience editors")
    told = client.post("/desk/comments/privacy/", {"email": "YAW@readers.example"}).content.decode()
    assert "By Yaw" in told
    assert "By Efua" not in told
    assert "No newsletter data" in told
    Subscriber.objects.create(email="Yaw@readers.example")
    told = client.post("/desk/comments/privacy/", {"email": "yaw@readers.example"}).content.decode()
    assert "There is also newsletter data" in told
    assert "/desk/newsletters/readers/" in told
    file = client.post("/desk/comments/privacy/", {"email": "yaw@readers.example", "act": "export"})
    assert [one["text"] for one in file.json()["comments"]] == ["By Yaw"]
    client.post("/desk/comments/privacy/", {"email": "yaw@readers.example", "act": "erase"})
    assert Comment.objects.filter(text="By Yaw").exists()
    client.post(
        "/desk/comments/privacy/", {"email": "yaw@readers.example", "act": "erase", "sure": "1"}
    )
    assert "By Yaw" not in str(list(Comment.objects.values()))
    assert "yaw@readers.example" not in str(list(Comment.objects.values()))
    assert Tally.objects.get(pk=story.pk).comments == 1
