import json
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from djeli.accounts.models import User
from djeli.stories.models import Article
from djeli.wire.api import ingest_bytes
from djeli.wire.models import WireItem
from tests import newsroom

pytestmark = pytest.mark.django_db
PLAIN = json.loads(
    (Path(__file__).parents[2] / "wire" / "samples" / "plain.json").read_text(encoding="utf-8")
)


@pytest.fixture
def africa():
    return newsroom.section("africa")


@pytest.fixture
def item(africa):
    return received()


def received(**facts):
    list(ingest_bytes(json.dumps(PLAIN | facts).encode(), "test"))
    return WireItem.objects.latest("pk")


def log_in(client, role):
    user = User.objects.create_user(f"{role.split()[0].lower()}@lantern.example", "six lamps")
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    return user


def test_the_inbox_shows_what_waits(client, item):
    log_in(client, "Reporters")
    html = client.get(reverse("desk_wire")).content.decode()
    for said in ("Bridge opens", "Harmattan Wire", "Waiting"):
        assert said in html


def test_one_press_makes_a_draft_and_opens_the_editor(client, item, africa):
    reporter = log_in(client, "Reporters")
    response = client.post(reverse("desk_wire_take", args=[item.pk]), {"section": africa.pk})
    story = Article.objects.get()
    assert response.url == reverse("wagtailadmin_pages:edit", args=[story.pk])
    assert (story.owner, story.live) == (reporter, False)
    client.get(reverse("desk_wire"))  # shows the message of success, once
    assert "Nothing here" in client.get(reverse("desk_wire")).content.decode()
    taken = client.get(reverse("desk_wire_item", args=[item.pk])).content.decode()
    assert "Taken by" in taken


def test_an_item_that_is_not_for_us_leaves_and_comes_back(client, item):
    log_in(client, "Editors")
    client.post(reverse("desk_wire_not_for_us", args=[item.pk]))
    assert "Nothing here" in client.get(reverse("desk_wire")).content.decode()
    client.post(reverse("desk_wire_back", args=[item.pk]))
    assert "Bridge opens" in client.get(reverse("desk_wire")).content.decode()


def test_a_section_that_is_gone_falls_back_to_the_suggestion(client, item, africa):
    log_in(client, "Reporters")
    client.post(reverse("desk_wire_take", args=[item.pk]), {"section": "999999"})
    assert Article.objects.get().get_parent().pk == africa.pk


def test_a_killed_item_and_an_embargo_are_not_overlooked(client, africa):
    killed = received(uri="u:2", pubstatus="canceled", embargoed="2099-01-01T00:00:00Z")
    log_in(client, "Reporters")
    assert "Kill" in client.get(reverse("desk_wire")).content.decode()
    html = client.get(reverse("desk_wire_item", args=[killed.pk])).content.decode()
    assert "has killed this item" in html
    assert "Embargo until" in html


@pytest.mark.parametrize("role", ["Contributors", "Audience editors"])
def test_those_who_do_not_use_the_wire_are_turned_away(client, item, role):
    log_in(client, role)
    for name in ("desk_wire", "desk_wire_item", "desk_wire_take"):
        address = reverse(name, args=[] if name == "desk_wire" else [item.pk])
        response = client.post(address) if name == "desk_wire_take" else client.get(address)
        assert response.status_code in {302, 403}, name
    assert not Article.objects.exists()


def test_making_a_story_asks_for_a_post(client, item):
    log_in(client, "Reporters")
    assert client.get(reverse("desk_wire_take", args=[item.pk])).status_code == 405


def test_the_inbox_asks_as_many_queries_for_forty_items_as_for_four(client, africa):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    log_in(client, "Reporters")
    counts = []
    for size in (4, 40):
        for number in range(size):
            received(uri=f"u:{size}:{number}")
        client.get(reverse("desk_wire"))
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("desk_wire"))
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 40
