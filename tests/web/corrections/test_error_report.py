import base64
import hashlib
import json
import re

import pytest

from djeli.comments import personal_data
from djeli.comments.error_reports import report_mail, retention, settling
from djeli.comments.models import Correspondent, ErrorReport
from djeli.stories.corrections import record
from djeli.stories.models import Edition
from tests import newsroom

pytestmark = pytest.mark.django_db
HERE = {"HTTP_ORIGIN": "http://testserver"}
SECRET = "It was fourteen, I counted"


@pytest.fixture
def story():
    return newsroom.story(newsroom.section(), "The bridge opens")


def worked(client):
    """What the script of the page finds out in a second."""
    work = client.get("/comments/challenge/").json()["challenge"]
    wanted, salt = work["challenge"], work["salt"]
    number = next(
        number
        for number in range(work["maxnumber"] + 1)
        if hashlib.sha256(f"{salt}{number}".encode()).hexdigest() == wanted
    )
    return base64.b64encode(json.dumps(work | {"number": number}).encode()).decode()


def send(client, story, **fields):
    known = {"text": SECRET, "passage": "40 cars", "email": "", **fields}
    return client.post(f"/corrections/report/{story.pk}/", known, **HERE)


def test_each_story_has_a_way_to_report_an_error(client, story):
    html = client.get(f"/africa/{story.slug}/").content.decode()
    assert f'href="/corrections/report/{story.pk}/" rel="nofollow"' in html
    Edition.objects.update_or_create(defaults={"takes_error_reports": False})
    assert "/corrections/report/" not in client.get(f"/africa/{story.slug}/").content.decode()
    assert client.get(f"/corrections/report/{story.pk}/").status_code == 404


def test_the_selected_passage_comes_along(client, story):
    html = client.get(f"/corrections/report/{story.pk}/?passage=40+<cars>").content.decode()
    assert ">40 &lt;cars&gt;</textarea>" in html


def test_a_report_arrives_and_is_on_no_readers_page(client, story):
    response = send(client, story, altcha=worked(client), email="yaw@readers.example")
    assert response.status_code == 303
    assert "Thank you for your report" in client.get(response["Location"]).content.decode()
    report = ErrorReport.objects.get()
    assert (report.text, report.passage, report.state) == (SECRET, "40 cars", "open")
    for path in ("/", f"/africa/{story.slug}/", "/corrections/", "/corrections/feed/json/"):
        assert SECRET not in client.get(path).content.decode()


def test_without_script_a_question_stands_between(client, story, monkeypatch):
    monkeypatch.setattr("djeli.web.forms.proof.FASTEST", -1.0)
    html = send(client, story).content.decode()
    assert SECRET in html
    one, other = map(int, re.search(r"What is (\d+) plus (\d+)", html).groups())
    token = re.search(r'name="token" value="([^"]+)"', html)[1]
    assert send(client, story, token=token, answer="99").status_code == 400
    assert send(client, story, token=token, answer=str(one + other)).status_code == 303
    assert ErrorReport.objects.count() == 1


def test_a_form_on_another_site_a_full_honeypot_and_wrong_fields_lose_nothing(client, story):
    path = f"/corrections/report/{story.pk}/"
    foreign = client.post(path, {"text": SECRET}, HTTP_ORIGIN="https://evil.example")
    assert (foreign.status_code, SECRET in foreign.content.decode()) == (403, True)
    trapped = send(client, story, altcha=worked(client), empty="x").content.decode()
    assert "was filled in" in trapped
    wrong = send(client, story, altcha=worked(client), email="yaw@")
    assert wrong.status_code == 400
    assert "valid e-mail address" in wrong.content.decode()
    assert "Please say what is wrong" in send(client, story, text=" ").content.decode()
    assert not ErrorReport.objects.exists()


def test_a_sender_may_send_some_and_not_many(client, story):
    for number in range(5):
        assert send(client, story, altcha=worked(client), text=f"No {number}").status_code == 303
    response = send(client, story, altcha=worked(client), text="One more")
    assert response.status_code == 429
    assert "One more" in response.content.decode()


def test_a_button_that_was_pressed_twice_makes_one_report(client, story):
    proof = worked(client)
    assert {send(client, story, altcha=proof).status_code for _ in range(2)} == {303}
    assert ErrorReport.objects.count() == 1


def test_a_draft_takes_no_reports(client):
    draft = newsroom.draft(newsroom.section())
    assert client.get(f"/corrections/report/{draft.pk}/").status_code == 404


def test_an_answer_is_mailed_once_its_reader_has_said_yes(client, story, mailoutbox):
    send(client, story, altcha=worked(client), email="yaw@readers.example")
    report_mail.send_waiting()
    (question,) = mailoutbox
    assert SECRET not in question.body
    settling.answer(ErrorReport.objects.get(), "You are right, thank you.", None)
    report_mail.send_waiting()
    assert len(mailoutbox) == 1
    link = re.search(r"http://[^/]+(/corrections/report/mail/\S+)", question.body)[1]
    assert "May we answer you" in client.get(link).content.decode()
    report_mail.send_waiting()
    assert len(mailoutbox) == 1  # to open the link is no yes
    assert client.post(link).status_code == 200
    report_mail.send_waiting()
    report_mail.send_waiting()
    assert [mail.to for mail in mailoutbox[1:]] == [["yaw@readers.example"]]
    assert "You are right" in mailoutbox[1].body
    assert client.get("/corrections/report/mail/nonsense/").status_code == 400


def test_the_address_goes_some_time_after_the_report_was_settled(client, story):
    send(client, story, altcha=worked(client), email="yaw@readers.example")
    report = ErrorReport.objects.get()
    made = record.take(story, "correction", "It was 14.")
    settling.take(report, made, None)
    assert retention.forget_addresses() == 0
    ErrorReport.objects.update(settled_at=made.at.replace(year=made.at.year - 1))
    assert retention.forget_addresses() == 1
    report.refresh_from_db()
    assert (report.email, report.email_key, report.correction) == ("", "", made)


def test_erasing_an_address_erases_its_reports(client, story):
    send(client, story, altcha=worked(client), email="yaw@readers.example")
    known = personal_data.export("yaw@readers.example")
    assert [one["text"] for one in known["error_reports"]] == [SECRET]
    personal_data.erase("YAW@readers.example".lower())
    assert not ErrorReport.objects.exists()
    assert not Correspondent.objects.exists()


def test_only_one_settles_a_report(client, story):
    send(client, story, altcha=worked(client))
    report = ErrorReport.objects.get()
    settling.close(report, "It was 40.", None)
    with pytest.raises(settling.Settled):
        settling.answer(report, "Thank you.", None)
    with pytest.raises(settling.NothingSaid):
        settling.close(report, " ", None)
