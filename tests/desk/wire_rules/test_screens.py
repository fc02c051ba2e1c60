"""Rules at the desk: who may set them up, the dry run, the log, holding."""

import json
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from djeli.wire.ingestion import ingest_bytes
from djeli.wire.models import RuleDeed, SavedFilter, WireItem, WireRule
from tests import newsroom
from tests.desk.logins import log_in

pytestmark = pytest.mark.django_db
SAMPLES = Path(__file__).parents[2] / "wire" / "samples"
FIELDS = {
    "name": "Bridges",
    "words": "bridge, medtop:04",
    "deed": "draft",
    "delay": "10",
    "most_an_hour": "5",
    "most_words": "900",
}


@pytest.fixture
def item():
    newsroom.section("africa")
    list(ingest_bytes((SAMPLES / "plain.json").read_bytes(), "test"))
    return WireItem.objects.get()


def test_a_publisher_sets_a_rule_up_and_it_is_off(item):
    client = log_in("Publishers")
    client.post(reverse("wire_rules:add"), FIELDS)
    rule = WireRule.objects.get()
    assert (rule.is_active, rule.keywords) == (False, ["bridge", "medtop:04"])
    html = client.get(reverse("wire_rules:dry_run", args=[rule.pk])).content.decode()
    assert "would have acted 1 times" in html
    client.post(reverse("wire_rules:edit", args=[rule.pk]), FIELDS | {"is_active": "on"})
    rule.refresh_from_db()
    assert rule.active_since
    assert rule.seen_to == item.pk


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"words": ""}, "may not take all"),
        ({"urgency": "12"}, "from 1 to 9"),
        ({"language": "qqqqqqqqqqqqq"}, "no language"),
        ({"delay": "-1"}, "greater than or equal to 0"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(item, facts, why):
    html = log_in("Publishers").post(reverse("wire_rules:add"), FIELDS | facts).content.decode()
    assert why in html
    assert not WireRule.objects.exists()


def test_editors_see_the_log_and_hold_what_waits_but_set_nothing_up(item):
    rule = WireRule.objects.create(name="Bridges", keywords=["bridge"])
    deed = RuleDeed.objects.create(rule=rule, item=item, deed="draft", due_at=timezone.now())
    client = log_in("Editors")
    assert client.get(reverse("wire_rules:edit", args=[rule.pk])).status_code == 302
    assert "Hold it" in client.get(reverse("wire_rules:log")).content.decode()
    page = reverse("desk_wire_item", args=[item.pk])
    assert "Hold it" in client.get(page).content.decode()
    response = client.post(reverse("desk_wire_hold", args=[deed.pk]), {"next": page})
    assert response.url == page
    assert "An editor holds it" in client.get(page).content.decode()
    client.post(reverse("desk_wire_leave", args=[deed.pk]), {"next": "https://elsewhere.example/"})
    deed.refresh_from_db()
    assert deed.state == "left"


def test_reporters_read_the_log_and_others_do_not(item):
    rule = WireRule.objects.create(name="Bridges")
    deed = RuleDeed.objects.create(rule=rule, item=item, deed="draft", due_at=timezone.now())
    reporter = log_in("Reporters")
    assert reporter.get(reverse("wire_rules:log")).status_code == 200
    reporter.post(reverse("desk_wire_hold", args=[deed.pk]))
    deed.refresh_from_db()
    assert deed.state == "waiting"
    assert log_in("Contributors").get(reverse("wire_rules:log")).status_code == 302


def test_only_who_uses_the_wire_is_told_of_it():
    news = f'data-news="{reverse("desk_wire_news")}"'
    assert news in log_in("Reporters").get("/desk/").content.decode()
    assert news not in log_in("Contributors").get("/desk/").content.decode()
    assert news not in Client().get("/desk/login/").content.decode()


def test_the_page_says_what_is_new_and_what_is_urgent(item):
    client = log_in("Reporters")
    news = reverse("desk_wire_news")
    first = client.get(news).json()
    assert first == {"last": f"{item.pk}-0-0", "count": 0, "told": []}
    shape = json.loads((SAMPLES / "plain.json").read_text())
    for number, urgency in enumerate((4, 1)):
        facts = {"uri": f"u:{number}", "urgency": urgency, "headline": f"Urgency {urgency}"}
        list(ingest_bytes(json.dumps(shape | facts).encode(), "test"))
    found = client.get(news, {"after": first["last"]}).json()
    assert found["count"] == 2
    assert [(one["kind"], one["text"]) for one in found["told"]] == [("Flash", "Urgency 1")]
    rule = WireRule.objects.create(name="Bridges", deed="alert")
    RuleDeed.objects.create(rule=rule, item=item, deed="alert", due_at=timezone.now())
    later = client.get(news, {"after": found["last"]}).json()
    assert [one["text"] for one in later["told"]] == [item.headline]
    for after in ("x", "1-2", "-", "1-x-2", "9" * 400):
        assert client.get(news, {"after": after}).json()["count"] == 0
    assert log_in("Contributors").get(news).status_code in {302, 403}


def test_a_filter_is_saved_under_a_name_for_oneself(item):
    client = log_in("Reporters")
    client.post(reverse("desk_wire_filter_save"), {"name": "Urgent", "query": "urgency=3&state="})
    client.post(reverse("desk_wire_filter_save"), {"name": " Urgent ", "query": "urgency=3"})
    assert "?urgency=3" in client.get(reverse("desk_wire")).content.decode()
    other = log_in("Editors")
    assert "?urgency=3" not in other.get(reverse("desk_wire")).content.decode()
    kept = SavedFilter.objects.get()
    assert other.post(reverse("desk_wire_filter_delete", args=[kept.pk])).status_code == 404
    client.post(reverse("desk_wire_filter_delete", args=[kept.pk]))
    assert not SavedFilter.objects.exists()
