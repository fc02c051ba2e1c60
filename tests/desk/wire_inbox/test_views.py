import json
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from djeli.accounts.models import User
from djeli.stories.models import Article
from djeli.wire.inbox import updates
from djeli.wire.ingestion import ingest_bytes
from djeli.wire.models import EmbargoRuling, Stop, Take, WireItem
from djeli.wire.story_drafts import make_story
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
    assert "Nothing matches" in client.get(reverse("desk_wire")).content.decode()
    taken = client.get(reverse("desk_wire_item", args=[item.pk])).content.decode()
    assert "Taken by" in taken


def test_an_item_that_is_not_for_us_leaves_and_comes_back(client, item):
    log_in(client, "Editors")
    client.post(reverse("desk_wire_not_for_us", args=[item.pk]))
    assert "Nothing matches" in client.get(reverse("desk_wire")).content.decode()
    client.post(reverse("desk_wire_back", args=[item.pk]))
    assert "Bridge opens" in client.get(reverse("desk_wire")).content.decode()


@pytest.mark.parametrize("section", ["999999", "9" * 20, pytest.param("9" * 5000, id="long"), "²"])
def test_a_section_that_is_gone_falls_back_to_the_suggestion(client, item, africa, section):
    log_in(client, "Reporters")
    client.post(reverse("desk_wire_take", args=[item.pk]), {"section": section})
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


def test_no_story_is_made_of_a_killed_item(client, africa):
    killed = received(uri="u:3", pubstatus="canceled")
    log_in(client, "Reporters")
    html = client.get(reverse("desk_wire_item", args=[killed.pk])).content.decode()
    assert "Create a story" not in html
    client.post(reverse("desk_wire_take", args=[killed.pk]), {"section": africa.pk})
    assert not Article.objects.exists()


def test_an_unclear_embargo_is_shown_and_an_editor_decides(client, africa):
    taken = received(uri="u:4", embargoed="2099-12-24 06:00 GMT")
    log_in(client, "Editors")
    assert "Embargo: unclear" in client.get(reverse("desk_wire")).content.decode()
    address = reverse("desk_wire_item", args=[taken.pk])
    html = client.get(address).content.decode()
    assert "cannot be read: “2099-12-24 06:00 GMT”" in html
    rule = reverse("desk_wire_embargo", args=[taken.pk])
    client.post(rule, {"until": "soon"})
    assert not EmbargoRuling.objects.exists()
    client.post(rule, {"until": "2099-12-24T07:00"})
    assert "decided that it ends at 24 Dec 2099, 07:00" in client.get(address).content.decode()
    client.post(rule, {"lift": "1"})
    assert "decided that there is none" in client.get(address).content.decode()


def test_a_reporter_does_not_decide_on_an_embargo(client, africa):
    taken = received(uri="u:5", embargoed="")
    log_in(client, "Reporters")
    response = client.post(reverse("desk_wire_embargo", args=[taken.pk]), {"lift": "1"})
    assert response.status_code in {302, 403}
    assert not EmbargoRuling.objects.exists()
    assert (
        "no embargo</button>"
        not in client.get(reverse("desk_wire_item", args=[taken.pk])).content.decode()
    )


def test_a_kill_of_a_live_story_is_shown_at_the_desk_until_it_was_seen(client, item, africa):
    story = make_story(item, section=africa)
    story.get_latest_revision().publish()
    received(pubstatus="canceled", ednote="The bridge is another one.")
    log_in(client, "Editors")
    html = client.get(reverse("wagtailadmin_home")).content.decode()
    for said in ("Killed by an agency", "The story is withdrawn.", "The bridge is another one."):
        assert said in html
    page = client.get(reverse("desk_wire_item", args=[item.pk])).content.decode()
    assert "has killed this item" in page
    assert "Taken by None" not in page
    history = client.get(reverse("wagtailadmin_pages:history", args=[story.pk])).content.decode()
    assert "Withdrawn by the wire: Harmattan Wire killed its item" in history
    client.post(reverse("desk_wire_seen", args=[Stop.objects.get().pk]))
    html = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Killed by an agency" not in html


def test_a_copy_at_the_desk_remembers_its_item(client, item, africa):
    story = make_story(item, section=africa)
    log_in(client, "Editors")
    client.post(
        reverse("wagtailadmin_pages:copy", args=[story.pk]),
        {"new_title": "A copy", "new_slug": "a-copy", "new_parent_page": africa.pk},
    )
    assert Take.objects.filter(story__title="A copy", item=item).exists()


def test_an_arabic_item_is_set_from_right_to_left(client, africa):
    taken = received(uri="u:6", language="ar", headline="افتتاح الجسر")
    log_in(client, "Reporters")
    html = client.get(reverse("desk_wire_item", args=[taken.pk])).content.decode()
    assert 'lang="ar" dir="rtl"' in html


def test_an_update_of_an_item_that_was_used_waits_until_somebody_deals_with_it(client, item):
    make_story(item)
    log_in(client, "Reporters")
    assert "Bridge opens" not in client.get(reverse("desk_wire")).content.decode()
    newer = received(version="9", headline="Bridge opens a day late", signal="sig:correction")
    home, inbox, page = reverse("wagtailadmin_home"), reverse("desk_wire"), [newer.pk]
    for address in (home, inbox, f"{inbox}?state=updates"):
        assert "a day late" in client.get(address).content.decode()
    told = client.get(reverse("desk_wire_item", args=page)).content.decode()
    assert "made of another version" in told
    client.post(reverse("desk_wire_not_for_us", args=page))
    for address in (home, inbox):
        client.get(address)  # shows the message of success, once
        assert "a day late" not in client.get(address).content.decode()


def test_an_update_from_which_a_story_was_made_does_not_wait(client, item):
    make_story(item)
    make_story(received(version="9", headline="Bridge opens a day late"))
    log_in(client, "Reporters")
    for address in ("wagtailadmin_home", "desk_wire"):
        assert "Changed by an agency" not in client.get(reverse(address)).content.decode()
    assert not updates().exists()


def test_a_film_shows_its_files_and_is_said_not_to_be_taken(client, africa):
    files = {
        "web": {"href": "https://video.example/m.mp4", "mimetype": "video/mp4", "duration": 3674,
                "width": 1280, "height": 720, "sizeinbytes": 12_582_912},
        "inner": {"href": "javascript:x()", "mimetype": "video/mpeg", "duration": 128_929},
        "bare": {"href": "http://10.0.0.1/a"},
    }  # fmt: skip
    item = received(uri="urn:film:1", type="video", body_text="", renditions=files)
    log_in(client, "Reporters")
    for name in ("desk_wire_item", "desk_wire_preview"):
        html = client.get(reverse(name, args=[item.pk])).content.decode()
        assert 'href="https://video.example/m.mp4"' in html
        assert "MP4 · 1:01:14 · 1280 × 720 · 12.0" in html
        assert "MPEG <span" in html
        assert "javascript:" not in html
        assert "10.0.0.1" not in html
        assert "The film is not taken into a story." in html
    client.post(reverse("desk_wire_take", args=[item.pk]), {"section": africa.pk})
    assert "Film and sound are not taken" in client.get(reverse("desk_wire")).content.decode()
