import re

import pytest
from anymail.exceptions import AnymailError
from django.core.cache import cache
from django.utils import timezone

from djeli.newsletters import signed_links
from djeli.newsletters.defaults import create_default_newsletters
from djeli.newsletters.models import Click, Newsletter, Subscriber, Subscription, Suppression
from tests import newsroom
from tests.newsletters import mailing

pytestmark = pytest.mark.django_db
HERE = {"HTTP_ORIGIN": "http://testserver"}


@pytest.fixture(autouse=True)
def _edition():
    newsroom.front()
    create_default_newsletters()
    cache.clear()


def test_the_form_is_on_every_page(client):
    html = client.get("/").content.decode()
    assert 'class="newsletter"' in html
    assert 'action="/newsletter/"' in html


def test_a_reader_asks_opens_the_link_and_is_subscribed(client, mailoutbox):
    response = client.post("/newsletter/", {"email": "ama@lantern.example"}, **HERE)
    assert response.status_code == 200
    path = re.search(r"/newsletter/confirm/[^/]+/", mailoutbox[0].body)[0]
    assert "Yes, send it to me" in client.get(path).content.decode()
    assert not Subscriber.objects.get().is_subscribed, "programs that open links say yes to nothing"
    assert client.post(path).status_code == 200
    assert Subscriber.objects.get().is_subscribed
    assert [one.newsletter.slug for one in Subscription.objects.all()] == ["digest"]


def test_a_form_sent_from_elsewhere_is_refused(client, mailoutbox):
    for headers in ({"HTTP_ORIGIN": "https://evil.example"}, {}, {"HTTP_SEC_FETCH_SITE": "none"}):
        response = client.post("/newsletter/", {"email": "ama@lantern.example"}, **headers)
        assert response.status_code == 403
        assert "so nothing was sent" in response.content.decode()
    assert mailoutbox == []


def answered(html: str) -> dict[str, object]:
    """The fields of the question on a page, with its answer."""
    one, other = map(int, re.search(r"What is (\d+) plus (\d+)", html).groups())
    return {"token": re.search(r'name="token" value="([^"]+)"', html)[1], "answer": one + other}


def test_a_browser_that_tells_nothing_of_where_it_was_answers_a_question(client, mailoutbox):
    sent = {"email": "ama@lantern.example"}
    html = client.post("/newsletter/", sent).content.decode()
    assert client.post("/newsletter/", sent | answered(html)).status_code == 200
    assert mailoutbox[0].to == ["ama@lantern.example"]


def test_a_browser_that_hides_the_page_but_tells_that_it_is_ours_is_believed(client, mailoutbox):
    headers = {"HTTP_ORIGIN": "null", "HTTP_SEC_FETCH_SITE": "same-origin"}
    client.post("/newsletter/", {"email": "ama@lantern.example"}, **headers)
    assert len(mailoutbox) == 1


def test_a_field_to_be_left_empty_says_so_on_every_form(client):
    for path in ("/", "/newsletter/"):
        label = re.search(
            r'<span class="leave-empty"[^>]*><label>([^<]+)<input ([^>]+)>',
            client.get(path).content.decode(),
        )
        assert label[1].strip() == "Leave this empty"
        assert 'autocomplete="off"' in label[2]
        assert not re.search(r'name="(website|url|subject|name|email)"', label[2])


def test_whoever_fills_the_field_to_be_left_empty_is_told_and_can_go_on(client, mailoutbox):
    sent = {"email": "ama@lantern.example", "empty": "https://ama.example"}
    response = client.post("/newsletter/", sent, **HERE)
    html = response.content.decode()
    assert (response.status_code, mailoutbox, Subscriber.objects.count()) == (400, [], 0)
    assert "Check your mailbox" not in html
    assert "Nothing was sent yet" in html
    assert 'value="ama@lantern.example"' in html
    wrong = client.post("/newsletter/", sent | answered(html) | {"answer": "99"}, **HERE)
    assert wrong.status_code == 400
    # Also where a program in the browser fills it each time.
    done = client.post("/newsletter/", sent | answered(wrong.content.decode()), **HERE)
    assert "Check your mailbox" in done.content.decode()
    assert len(mailoutbox) == 1


def test_an_answer_is_good_for_one_sign_up(client, mailoutbox):
    sent = {"email": "one@lantern.example", "empty": "x"}
    told = answered(client.post("/newsletter/", sent, **HERE).content.decode())
    for number in range(3):
        client.post("/newsletter/", sent | told | {"email": f"r{number}@lantern.example"}, **HERE)
    assert len(mailoutbox) == 1


def test_what_is_no_address_comes_back_with_the_reason(client):
    response = client.post("/newsletter/", {"email": "<b>ama"}, **HERE)
    assert response.status_code == 400
    html = response.content.decode()
    assert "not a valid e-mail address" in html
    assert "&lt;b&gt;ama" in html


def test_a_broken_link_says_what_to_do(client):
    assert client.get("/newsletter/confirm/nonsense/").status_code == 400


def test_the_page_offers_every_newsletter_with_its_promise_and_asks_for_those_that_are_ticked(
    client, mailoutbox
):
    breaking = Newsletter.objects.get(slug="breaking")
    html = client.get("/newsletter/").content.decode()
    assert breaking.promise in html
    client.post("/newsletter/", {"email": "ama@lantern.example", "list": [breaking.pk]}, **HERE)
    assert "Breaking news" in mailoutbox[0].body
    assert "Daily digest" not in mailoutbox[0].body


def test_the_answer_is_the_same_whether_an_address_is_known_or_not(client):
    known = subscriber()
    answers = {
        client.post("/newsletter/", {"email": email}, **HERE).content
        for email in (known.email, "new@lantern.example")
    }
    assert len(answers) == 1


def test_a_form_that_was_sent_faster_than_anybody_reads_is_sent_by_a_second_press(
    client, mailoutbox
):
    sent = {"email": "ama@lantern.example"}
    response = client.post("/newsletter/", sent | {"after": "140"}, **HERE)
    html = response.content.decode()
    assert (response.status_code, mailoutbox, Subscriber.objects.count()) == (400, [], 0)
    assert "nothing was sent yet" in html
    assert 'value="ama@lantern.example"' in html
    client.post("/newsletter/", sent | {"after": "5200"}, **HERE)
    assert len(mailoutbox) == 1


def test_a_mail_that_could_not_be_sent_is_sent_by_the_next_press(client, mailoutbox, monkeypatch):
    def refuse(*_args, **_more):
        raise fault("the mail server is away")

    for fault in (OSError, AnymailError):
        email = f"{fault.__name__.lower()}@lantern.example"
        with monkeypatch.context() as patch:
            patch.setattr("django.core.mail.EmailMessage.send", refuse)
            response = client.post("/newsletter/", {"email": email}, **HERE)
        assert response.status_code == 503
        assert "nothing was sent" in response.content.decode()
        client.post("/newsletter/", {"email": email}, **HERE)
        assert mailoutbox[-1].to == [email]


def test_an_address_to_which_nothing_is_sent_is_promised_nothing(client, mailoutbox):
    one = subscriber()
    Suppression.objects.create(email=one.email, cause="complaint")
    html = client.post("/newsletter/", {"email": one.email}, **HERE).content.decode()
    assert "If we can write to this address" in html
    assert "We have sent" not in html
    assert mailoutbox == []
    settings = client.get(
        f"/newsletter/settings/{signed_links.to_settings(one.pk)}/"
    ).content.decode()
    assert "We are not sending mail to ama@lantern.example" in settings
    link = f"/newsletter/confirm/{signed_links.to_confirm(one.pk, [])}/"
    assert "You will get the next newsletter" not in client.post(link).content.decode()


def test_whoever_confirms_what_is_no_more_is_promised_nothing(client):
    one = Subscriber.objects.create(email="late@lantern.example")
    link = f"/newsletter/confirm/{signed_links.to_confirm(one.pk, [999])}/"
    html = client.post(link).content.decode()
    assert "no longer exists" in html
    assert "You will get the next" not in html


def test_one_address_of_the_net_may_ask_twenty_times_an_hour(client):
    for number in range(20):
        client.post("/newsletter/", {"email": f"reader{number}@lantern.example"}, **HERE)
    response = client.post("/newsletter/", {"email": "more@lantern.example"}, **HERE)
    assert response.status_code == 429
    assert Subscriber.objects.count() == 20


def subscriber() -> Subscriber:
    made = Subscriber.objects.create(email="ama@lantern.example", confirmed_at=timezone.now())
    Subscription.objects.create(subscriber=made, newsletter=Newsletter.objects.get(slug="digest"))
    return made


def test_leaving_takes_one_click_and_a_look_changes_nothing(client):
    one = subscriber()
    digest = Newsletter.objects.get(slug="digest")
    path = f"/newsletter/leave/{signed_links.to_leave(one.pk, digest.pk)}/"
    assert "Leave" in client.get(path).content.decode()
    assert client.head(path).status_code == 200
    assert one.subscriptions.exists()
    # As a mail program sends it: without Origin, and without a login.
    for _ in range(2):
        assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not one.subscriptions.exists()
    assert one.consents.count() == 1


def test_settings_change_what_comes_stop_it_all_and_erase(client):
    one = subscriber()
    breaking = Newsletter.objects.get(slug="breaking")
    path = f"/newsletter/settings/{signed_links.to_settings(one.pk)}/"
    assert one.email in client.get(path).content.decode()
    assert client.post(path, {"act": "erase"}).status_code == 403
    client.post(path, {"act": "choose", "list": [breaking.pk]}, **HERE)
    assert one.subscriptions.get().newsletter == breaking
    client.post(path, {"act": "stop"}, **HERE)
    assert not one.subscriptions.exists()
    assert Subscriber.objects.exists()
    client.post(path, {"act": "erase"}, **HERE)
    assert not Subscriber.objects.exists()
    assert client.get(path).status_code == 400


def test_an_altered_link_opens_nothing(client):
    for kind in ("confirm", "settings", "leave"):
        for method in (client.get, client.post):
            assert method(f"/newsletter/{kind}/WzEsWzFdXQ:1:x/").status_code == 400


def test_a_story_opened_from_a_letter_is_counted_and_who_opened_it_is_not(client):
    digest = mailing.newsletter()
    story = newsroom.story(newsroom.section())
    issue = mailing.issue(digest, story, started_at=timezone.now())
    told = {"letter": issue.pk, "path": "/africa/the-bridge-opens/"}
    assert client.post("/newsletter/opened/", told, **HERE).status_code == 204
    client.post("/newsletter/opened/", told)
    client.post("/newsletter/opened/", {**told, "letter": "x"}, **HERE)
    client.post("/newsletter/opened/", {**told, "path": "/africa/another/"}, **HERE)
    assert Click.objects.get().count == 1
    assert client.get("/newsletter/opened/").status_code == 405
