"""Rules act on what comes, hold what is odd, and never act twice or on what came before."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from djeli.stories.models import Article
from djeli.wire.inbox import dismiss
from djeli.wire.ingestion import ingest_bytes
from djeli.wire.models import RuleDeed, WireItem, WireRule, WireSource
from djeli.wire.rules import running
from djeli.wire.rules.dry_run import dry_run
from djeli.wire.rules.matching import candidates, means
from djeli.wire.story_drafts import make_story
from tests import newsroom

pytestmark = pytest.mark.django_db
PLAIN = json.loads((Path(__file__).parents[1] / "samples" / "plain.json").read_text())


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    monkeypatch.setattr(running, "SETTLED", timedelta())


@pytest.fixture
def africa():
    return newsroom.section("africa")


@pytest.fixture
def editor(django_user_model):
    return django_user_model.objects.create_user("editor@lantern.example", "six lamps")


def a_rule(**facts):
    made = WireRule(**{"name": "Bridges", "is_active": True, "language": "en", "delay": 0} | facts)
    running.switch(made)
    made.save()
    return made


def received(**facts):
    list(ingest_bytes(json.dumps(PLAIN | facts).encode(), "test"))
    return WireItem.objects.latest("pk")


def states():
    return list(RuleDeed.objects.order_by("pk").values_list("state", flat=True))


def test_a_rule_is_off_until_it_is_switched_on_and_leaves_what_came_before(africa):
    received(uri="u:1")
    rule = a_rule(is_active=False)
    running.step()
    rule.is_active = True
    running.switch(rule)
    rule.save()
    received(uri="u:2", headline="Ferry closes", body_text="The last ferry leaves at nine today.")
    running.step()
    assert [deed.item.guid for deed in RuleDeed.objects.all()] == ["u:2"]
    assert [story.title for story in Article.objects.all()] == ["Ferry closes"]
    running.step()
    assert Article.objects.count() == 1


@pytest.mark.parametrize(
    ("deed", "is_live", "count"),
    [("draft", False, 1), ("publish", True, 1), ("alert", False, 0)],
)
def test_a_rule_makes_a_draft_or_publishes_or_tells_the_desk(africa, deed, is_live, count):
    a_rule(deed=deed)
    received()
    running.step()
    assert states() == ["done"]
    assert [story.live for story in Article.objects.all()] == [is_live] * count


def test_an_editor_holds_it_while_it_waits(africa, editor):
    a_rule(delay=10)
    received()
    running.step()
    assert states() == ["waiting"]
    deed = RuleDeed.objects.get()
    running.hold(deed, editor)
    RuleDeed.objects.update(due_at=timezone.now())
    running.step()
    deed.refresh_from_db()
    assert (deed.state, deed.by) == ("held", editor)
    assert not Article.objects.exists()
    running.let_go(deed, editor)
    assert states() == ["left"]


ODD = {
    "an embargo": ({"embargoed": "2099-01-01T00:00:00Z"}, "embargo"),
    "an unclear embargo": ({"embargoed": "soon"}, "cannot be read"),
    "words of a kill": ({"ednote": "RETRACTION follows"}, "RETRACTION"),
    "no text": ({"body_text": ""}, "no text"),
    "too long": ({"body_text": "Too many words stand in it. " * 30}, "too long"),
    "no credit": ({"copyrightholder": "", "uri": "u:7"}, "no credit"),
}


@pytest.mark.parametrize("what", ODD)
def test_what_is_odd_is_held_with_the_reason(africa, what):
    facts, reason = ODD[what]
    a_rule(deed="publish", most_words=100)
    received(**facts)
    running.step()
    assert states() == ["held"]
    assert reason in RuleDeed.objects.get().reason
    assert not Article.objects.exists()


def test_a_duplicate_is_held(africa):
    make_story(received(uri="u:1"), section=africa)
    a_rule(deed="publish")
    received(uri="u:1", version="2", headline="Bridge opens late")
    running.step()
    assert "made of it already" in RuleDeed.objects.get().reason
    received(uri="u:9", copyrightholder="Other Agency", usageterms="Other")
    running.step()
    assert states() == ["held", "held"]


def test_what_becomes_odd_while_it_waits_is_held(africa, editor):
    a_rule(deed="publish", delay=10)
    one, other = received(uri="u:1"), received(uri="u:2", body_text="Quite another text of words.")
    running.step()
    dismiss(other, editor)
    received(uri="u:1", version="2", pubstatus="canceled")
    RuleDeed.objects.update(due_at=timezone.now())
    running.step()
    reasons = dict(RuleDeed.objects.values_list("item_id", "reason"))
    assert "newer version" in reasons[one.pk]
    assert "not for us" in reasons[other.pk]
    assert not Article.objects.exists()


def test_a_rule_acts_only_so_often_in_an_hour(africa):
    a_rule(most_an_hour=2)
    texts = ("Rain falls in Kano again.", "The market opens at nine.", "A boat sinks near Lokoja.")
    for number, text in enumerate(texts):
        received(uri=f"u:{number}", headline=text, body_text=f"{text} Nobody was hurt, it says.")
    running.step()
    assert states() == ["done", "done", "held"]
    assert "within an hour" in RuleDeed.objects.last().reason or any(
        "within an hour" in deed.reason for deed in RuleDeed.objects.all()
    )


def test_what_was_begun_and_not_finished_is_left_to_the_desk(africa, monkeypatch):
    a_rule(deed="publish")
    received()

    def killed(*args, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr(running, "publish_as_it_is", killed)
    with pytest.raises(KeyboardInterrupt):
        running.step()
    monkeypatch.undo()
    RuleDeed.objects.update(due_at=timezone.now())
    running.step()
    assert states() == ["held"]
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("facts", "is_meant"),
    [
        ({}, True),
        ({"keywords": ["bridge"]}, True),
        ({"keywords": ["BRIDGE OPENS"]}, True),
        ({"keywords": ["ridge"]}, False),
        ({"keywords": ["medtop:11"]}, True),
        ({"keywords": ["medtop:04"]}, False),
        ({"urgency": 4}, True),
        ({"urgency": 3}, False),
        ({"language": "fr"}, False),
    ],
)
def test_a_rule_means_the_items_that_are_as_it_says(africa, facts, is_meant):
    item = received()
    rule = WireRule(name="x", **facts)
    assert (item in candidates(rule) and means(rule, item)) is is_meant


def test_a_rule_may_be_for_a_source_and_a_section(africa):
    source = WireSource.objects.create(name="Harmattan", address="hw")
    item = received(located="Nairobi")
    assert item.section == africa
    assert item in candidates(WireRule(section=africa))
    assert item not in candidates(WireRule(source=source))


def test_a_dry_run_tells_what_would_have_happened_and_does_nothing(africa):
    rule = a_rule(is_active=False, deed="publish", most_an_hour=1)
    received(uri="u:1", headline="Rain in Kano", body_text="Rain falls in the city of Kano again.")
    received(uri="u:2", headline="Kill this", ednote="Do not use")
    received(uri="u:3", headline="Boats", body_text="Boats come and go on the river all day long.")
    old = received(uri="u:4", headline="Old", body_text="Long ago there was a bridge over it.")
    WireItem.objects.filter(pk=old.pk).update(received_at=timezone.now() - timedelta(days=8))
    found = {one.item.headline: one.reason for one in dry_run(rule)}
    assert found["Rain in Kano"] == ""
    assert "“Kill”" in found["Kill this"]
    assert "full" in found["Boats"]
    assert "Old" not in found
    assert not RuleDeed.objects.exists()
    assert not Article.objects.exists()
