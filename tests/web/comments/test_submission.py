import base64
import json
import re

import pytest
from altcha import v1 as altcha

from djeli.comments.models import Comment, Report
from djeli.comments.moderation import rulings
from djeli.stories.models import Article, Tally
from djeli.web.comments.submission import held
from tests import talking

pytestmark = pytest.mark.django_db
HERE = {"HTTP_ORIGIN": "http://testserver"}
FIELDS = {
    "name": "Yaw Dapaah",
    "email": "yaw@readers.example",
    "website": "",
    "text": "The gauge at Baro was read by hand.",
}


def worked(client):
    """What a browser sends after its work."""
    work = client.get("/comments/challenge/").json()["challenge"]
    solved = altcha.solve_challenge(
        work["challenge"], work["salt"], work["algorithm"], work["maxnumber"], 0
    )
    told = {name: work[name] for name in ("algorithm", "challenge", "salt", "signature")}
    return base64.b64encode(json.dumps(told | {"number": solved.number}).encode()).decode()


def send(client, story, **fields):
    return client.post(f"/comments/{story.pk}/", FIELDS | fields, **HERE)


def story_page(client, story):
    return client.get(f"/africa/{story.slug}/").content.decode()


def test_a_comment_with_work_is_taken_and_its_writer_is_told_that_it_waits(client, story):
    response = send(client, story, altcha=worked(client))
    assert (response.status_code, response["Location"]) == (303, f"/comments/{story.pk}/waiting/")
    assert "Thank you for your comment" in client.get(response["Location"]).content.decode()
    assert Comment.objects.get().text == FIELDS["text"]
    assert FIELDS["text"] not in story_page(client, story)


def test_work_is_taken_once_and_work_of_others_not_at_all(client, story):
    proof = worked(client)
    assert send(client, story, altcha=proof).status_code == 303
    again = send(client, story, altcha=proof, text="Another word").content.decode()
    assert "One more step" in again
    assert "Another word" in again
    for bad in ("", "!!!", "e30=", base64.b64encode(b"[1]").decode(), proof[:-8], "A" * 3000):
        assert "One more step" in send(client, story, altcha=bad, text="Bad").content.decode(), bad
    assert Comment.objects.count() == 1


def test_without_script_a_question_stands_between(client, story, monkeypatch):
    monkeypatch.setattr("djeli.web.forms.proof.FASTEST", -1.0)
    html = send(client, story).content.decode()
    assert "One more step" in html
    assert FIELDS["text"] in html
    one, other = map(int, re.search(r"What is (\d+) plus (\d+)", html).groups())
    token = re.search(r'name="token" value="([^"]+)"', html)[1]
    wrong = send(client, story, token=token, answer="99")
    assert (wrong.status_code, Comment.objects.count()) == (400, 0)
    assert "Here is another question" in wrong.content.decode()
    assert send(client, story, token=token, answer=str(one + other)).status_code == 303
    assert Comment.objects.count() == 1
    spent = send(client, story, token=token, answer=str(one + other), text="Another word")
    assert "One more step" in spent.content.decode()


def test_whoever_fills_the_field_to_be_left_empty_is_asked_and_goes_on(client, story, monkeypatch):
    monkeypatch.setattr("djeli.web.forms.proof.FASTEST", -1.0)
    html = send(client, story, altcha=worked(client), empty="https://yaw.example").content.decode()
    assert "The field “Leave this empty” was filled in" in html
    assert FIELDS["text"] in html
    assert Comment.objects.count() == 0
    one, other = map(int, re.search(r"What is (\d+) plus (\d+)", html).groups())
    token = re.search(r'name="token" value="([^"]+)"', html)[1]
    answer = str(one + other)
    response = send(client, story, token=token, answer=answer, empty="https://yaw.example")
    assert response.status_code == 303
    assert Comment.objects.get().state == Comment.State.HELD


def test_a_button_that_was_pressed_twice_makes_one_comment_and_both_are_told_so(client, story):
    proof = worked(client)
    first, second = (send(client, story, altcha=proof) for _ in range(2))
    assert (first.status_code, first["Location"]) == (second.status_code, second["Location"])
    assert Comment.objects.count() == 1


def report(client, comment, **fields):
    path = f"/comments/report/{comment.pk}/"
    token = re.search(r'name="token" value="([^"]+)"', client.get(path).content.decode())[1]
    return client.post(path, {"token": token, "reason": "spam", **fields}, **HERE)


def test_a_report_is_thanked_for_where_there_is_one(client, story, monkeypatch):
    monkeypatch.setattr("djeli.web.pages.comment_notices.FASTEST", -1.0)
    comment = talking.say(story, "Buy here")
    response = report(client, comment, empty="x", note="A <shop>")
    html = response.content.decode()
    assert (response.status_code, Report.objects.count()) == (400, 0)
    assert "was filled in" in html
    assert 'value="spam" required checked' in html
    assert 'value="A &lt;shop&gt;"' in html
    token = re.search(r'name="token" value="([^"]+)"', html)[1]
    again = {"token": token, "reason": "spam", "note": "A <shop>", "empty": "x"}
    done = client.post(f"/comments/report/{comment.pk}/", again, **HERE).content.decode()
    assert "A moderator will check it" in done
    assert Report.objects.get().note == "A <shop>"
    twice = report(client, comment).content.decode()
    assert "was already reported" in twice
    assert "Thank you" not in twice


def test_what_is_wrong_comes_back_with_every_word(client, story):
    response = send(client, story, email="yaw@", text="A <b>word</b> & more", altcha="x")
    html = response.content.decode()
    assert response.status_code == 400
    assert "A &lt;b&gt;word&lt;/b&gt; &amp; more" in html
    assert 'aria-describedby="fault-email"' in html
    assert response["Cache-Control"] == "no-store"


def test_a_form_on_another_site_sends_nothing(client, story):
    response = client.post(
        f"/comments/{story.pk}/",
        FIELDS | {"altcha": worked(client)},
        HTTP_ORIGIN="https://evil.example",
    )
    assert response.status_code == 403
    assert FIELDS["text"] in response.content.decode()
    assert Comment.objects.count() == 0


def test_an_approved_comment_is_on_the_page_and_the_count_is_right(client, story):
    comment = talking.say(
        story, "Seen by <i>all</i>\n\nhttps://example.org/a_(b).", website="https://yaw.example"
    )
    html = story_page(client, story)
    assert "1 comment" in html.replace("\u00a0", " ")
    assert "Seen by &lt;i&gt;all&lt;/i&gt;" in html
    assert '<a href="https://example.org/a_(b)" rel="nofollow ugc noreferrer">' in html
    assert '<a href="https://yaw.example" rel="nofollow ugc noreferrer">' in html
    assert "yaw@readers.example" not in html
    assert f'id="comment-{comment.pk}"' in html
    assert Tally.objects.get(pk=story.pk).comments == 1
    rulings.rule([comment.pk], Comment.State.DELETED)
    assert "Seen by" not in story_page(client, story)
    assert Tally.objects.get(pk=story.pk).comments == 0


def test_a_deleted_comment_with_replies_leaves_a_place(client, story):
    head = talking.say(story, "The head")
    talking.say(story, "The reply", name="Efua", answers=head.pk)
    rulings.rule([head.pk], Comment.State.DELETED)
    html = story_page(client, story)
    assert "The head" not in html
    assert "no longer shown" in html
    assert "The reply" in html


def test_a_closed_story_has_no_form_and_takes_no_comment(client, story):
    talking.say(story, "Before it closed")
    story.comment_policy = Article.CommentPolicy.CLOSED
    story.save_revision().publish()
    html = story_page(client, story)
    assert "Before it closed" in html
    assert "<textarea" not in html
    assert "/reply/" not in html
    response = send(client, story, altcha=worked(client))
    assert response.status_code == 403
    assert FIELDS["text"] in response.content.decode()


def test_the_reply_page_works_without_script(client, story):
    comment = talking.say(story, "The head")
    html = client.get(f"/comments/{story.pk}/reply/{comment.pk}/").content.decode()
    assert "The head" in html
    assert f'name="answers" value="{comment.pk}"' in html
    assert "Cancel reply" in html
    held = talking.post(story, "Held")
    assert client.get(f"/comments/{story.pk}/reply/{held.pk}/").status_code == 302


@pytest.mark.parametrize("answers", ["9" * 20, pytest.param("9" * 5000, id="long"), "²"])
def test_an_answer_to_no_number_is_a_comment_of_its_own(client, story, answers):
    assert send(client, story, altcha=worked(client), answers=answers).status_code == 303
    assert Comment.objects.get().answers is None


def test_many_comments_are_on_pages_of_their_own(client, story):
    for number in range(60):
        talking.say(story, f"Word number {number} of many", sender=f"x{number}")
    html = story_page(client, story)
    assert "60 comments" in html.replace("\u00a0", " ")
    assert html.count('<li id="comment-') < 20
    first = client.get(f"/comments/{story.pk}/").content.decode()
    second = client.get(f"/comments/{story.pk}/?page=2").content.decode()
    assert (first.count('<li id="comment-'), second.count('<li id="comment-')) == (50, 10)
    assert client.get(f"/comments/{story.pk}/?page=3").status_code == 404
    assert client.get("/comments/999999/").status_code == 404


def test_the_script_of_the_page_is_told_where_the_comment_is_or_that_it_waits(client, story):
    asked = {"HTTP_ACCEPT": "application/json", **HERE}
    address = f"/comments/{story.pk}/"
    proof = worked(client)
    answer = client.post(address, FIELDS | {"altcha": proof}, **asked)
    told = answer.json()
    note = "A moderator will read it first. It appears under the story once approved."
    assert told["held"] == note
    became = {"sign": told["sign"]}
    assert client.get("/comments/held/", became).json() == {"state": "waiting", "note": note}
    Comment.objects.update(state=Comment.State.APPROVED)
    assert client.get("/comments/held/", became).json()["state"] == "shown"
    # The button was pressed twice: the same work again.
    again = client.post(address, FIELDS | {"altcha": proof}, **asked)
    assert again.json() == {"at": f"/africa/{story.slug}/#comment-{Comment.objects.get().pk}"}
    faulty = client.post(address, FIELDS | {"text": "", "altcha": worked(client)}, **asked)
    assert faulty["Content-Type"].startswith("text/html"), "it needs a page of its own"


@pytest.mark.parametrize(
    ("state", "told"), [("spam", "waiting"), ("deleted", "refused"), (None, "refused")]
)
def test_a_writer_is_told_what_became_of_a_comment_but_no_spammer(client, story, state, told):
    comment = talking.post(story, "Held")
    sign = {"sign": held(comment)["sign"]}
    if state:
        Comment.objects.update(state=state)
    else:
        comment.delete()
    assert client.get("/comments/held/", sign).json()["state"] == told
    assert client.get("/comments/held/", {"sign": str(comment.pk)}).status_code == 404
