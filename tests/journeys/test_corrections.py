"""From a reader's report to a correction that readers and machines see, and that the chain proves."""

import json
import re
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from djeli.comments.models import ErrorReport
from djeli.stories.models import Article, Version
from tests import newsroom
from tests.desk import logins
from tests.desk.logins import log_in, of

pytestmark = pytest.mark.django_db
HERE = {"HTTP_ORIGIN": "http://testserver"}
WRONG = "An earlier version said that 40 cars crossed. It was 14."


def answered(client, path, fields):
    """Send the form of a reader without script: the first answer asks a question."""
    html = client.post(path, fields, **HERE).content.decode()
    one, other = map(int, re.search(r"What is (\d+) plus (\d+)", html).groups())
    token = re.search(r'name="token" value="([^"]+)"', html)[1]
    return client.post(path, fields | {"token": token, "answer": str(one + other)}, **HERE)


def test_a_reader_reports_an_error_and_everybody_sees_it_corrected(client, monkeypatch, capsys):
    monkeypatch.setattr("djeli.web.forms.proof.FASTEST", -1.0)
    story = newsroom.story(
        newsroom.section(),
        ago=timedelta(days=1),
        body=[("paragraph", "<p>On the first day 40 cars crossed.</p>")],
    )
    address = f"/africa/{story.slug}/"
    link = re.search(r'href="(/corrections/report/\d+/)"', client.get(address).content.decode())[1]
    fields = {"passage": "40 cars crossed", "text": "I counted fourteen.", "email": ""}
    assert answered(client, link, fields).status_code == 303

    editor = log_in("Editors")
    report = ErrorReport.objects.get()
    queue = editor.get(reverse("desk_error_reports")).content.decode()
    assert reverse("desk_error_report", args=[report.pk]) in queue
    seen = editor.get(reverse("desk_error_report", args=[report.pk])).content.decode()
    assert "<mark>40 cars crossed</mark>" in seen
    right = [("paragraph", logins.rich_text("<p>On the first day 14 cars crossed.</p>"))]
    form = of(story, body=right, change_kind="correction", change_text=WRONG)
    editor.post(logins.edit_url(story), form | {"action-publish": "1"})
    story = Article.objects.get(pk=story.pk)
    row = story.corrections.get()
    assert (row.version_before.number, row.version_after.number) == (1, 2)

    html = client.get(address).content.decode()
    assert WRONG in html
    assert "14 cars crossed" in html
    graph = json.loads(re.search(r'ld\+json">(.*?)</script>', html, re.DOTALL)[1])["@graph"]
    assert graph[0]["correction"][0]["text"] == WRONG
    assert WRONG in client.get("/corrections/").content.decode()
    assert WRONG in client.get("/corrections/feed/json/").content.decode()
    changes = client.get(f"{address}changes/").content.decode()
    assert re.search(r"<del\b(?:(?!</del>).)*40", changes, re.DOTALL)
    assert re.search(r"<ins\b(?:(?!</ins>).)*14", changes, re.DOTALL)

    call_command("versions", "verify")
    assert "2 versions, unbroken" in capsys.readouterr().out
    content = Version.objects.get(number=1).content.replace("40 cars", "14 cars")
    Version.objects.filter(number=1).update(content=content)
    with pytest.raises(CommandError, match="version 1 of the chain"):
        call_command("versions", "verify")
