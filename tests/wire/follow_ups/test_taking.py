"""What an agency changes after we used its item, compared and taken place by place."""

import json
from pathlib import Path

import pytest

from djeli.stories.models import Correction
from djeli.wire.follow_ups import taking
from djeli.wire.follow_ups.passages import body_of, passages_of
from djeli.wire.follow_ups.taking import ChangedMeanwhile, Declared, NoWords, add, compared, take
from djeli.wire.inbox import updates
from djeli.wire.ingestion import ingest_bytes
from djeli.wire.models import Take, WireItem
from djeli.wire.publishing import publish
from djeli.wire.story_drafts import Stopped, make_story
from tests import newsroom

pytestmark = pytest.mark.django_db
PLAIN = json.loads((Path(__file__).parents[1] / "samples" / "plain.json").read_text())
THEN = ["The first car crossed at six.", "The toll is free.", "The bridge cost forty million."]
NOW = ["The first car crossed at six.", "The toll is free for a month.", "It cost forty million."]
NOW += ["The minister was not there."]
QUIET = Declared()


def received(paragraphs=THEN, **facts):
    shape = PLAIN | {"version": "1", "body_text": "\n\n".join(paragraphs)} | facts
    list(ingest_bytes(json.dumps(shape).encode(), "test"))
    return WireItem.objects.latest("pk")


@pytest.fixture
def story():
    return make_story(received(), section=newsroom.section("africa"))


def edited(story, change):
    """The story's draft with its passages as `change` gives them."""
    draft = story.get_latest_revision_as_object()
    draft.body = body_of(change(passages_of(draft.body.raw_data)))
    draft.save_revision()


def words_of(story):
    story.refresh_from_db()
    return [one.text for one in passages_of(story.get_latest_revision_as_object().body.raw_data)]


def take_all(story, item, declared=QUIET, **only):
    found = compared(story, item)
    chosen = {row.number for row in found.offered if row.state in only.get("states", {row.state})}
    return take(story, item, chosen, found.digest, declared)


def test_a_draft_is_one_block_of_text(story):
    assert [block["type"] for block in story.body.raw_data] == ["paragraph"]


def test_every_place_that_the_agency_changed_can_be_taken(story):
    newer = received(NOW, version="2", headline="Bridge opens to all")
    assert [row.state for row in compared(story, newer).offered] == ["clean"] * 4
    take_all(story, newer)
    assert words_of(story) == NOW
    assert story.get_latest_revision_as_object().title == "Bridge opens to all"
    assert not updates().exists()
    assert not taking.pending_for(story).exists()


def test_what_is_not_chosen_and_what_is_ours_stays(story):
    own = passages_of([{"type": "paragraph", "value": "<p>Our reporter adds a line.</p>"}])
    edited(story, lambda ours: [ours[0], *own, *ours[1:]])
    newer = received(NOW, version="2")
    found = compared(story, newer)
    toll = next(row for row in found.offered if "toll" in row.then)
    take(story, newer, {toll.number}, found.digest, QUIET)
    assert words_of(story) == [NOW[0], own[0].text, NOW[1], THEN[2]]


def test_what_we_changed_or_left_out_is_said(story):
    def change(ours):
        mended = passages_of([{"type": "paragraph", "value": "<p>The toll is free, we hear.</p>"}])
        return [ours[0], *mended]

    edited(story, change)
    newer = received(NOW, version="2")
    states = {row.now: row.state for row in compared(story, newer).offered}
    assert states == {NOW[1]: "edited", NOW[2]: "gone", NOW[3]: "clean"}
    take_all(story, newer, states={"edited", "clean"})
    assert words_of(story) == [NOW[0], NOW[1], NOW[3]]


def test_what_the_agency_took_out_can_be_taken_out(story):
    newer = received(THEN[:1] + THEN[2:], version="2")
    take_all(story, newer)
    assert words_of(story) == [THEN[0], THEN[2]]


def test_pictures_and_headings_of_ours_stay_in_their_place(story):
    picture = newsroom.picture()
    use = {"picture": picture.pk, "caption": "", "credit": ""}
    blocks = passages_of([{"type": "picture", "value": use, "id": "p1"}])
    edited(story, lambda ours: [ours[0], *blocks, *ours[1:]])
    take_all(story, received(NOW, version="2"))
    story.refresh_from_db()
    kinds = story.get_latest_revision_as_object().body.raw_data
    assert [(one["type"], one.get("id") == "p1") for one in kinds] == [
        ("paragraph", False),
        ("picture", True),
        ("paragraph", False),
    ]


def test_a_correction_that_is_taken_is_told_in_public_when_it_is_published(story):
    publish(story)
    newer = received(NOW, version="2", signal="sig:correction")
    assert list(taking.pending_for(story)) == [newer]
    with pytest.raises(NoWords):
        take_all(story, newer, Declared("correction", " "))
    take_all(story, newer, Declared("correction", "The toll is free for a month only."))
    assert not Correction.objects.exists()
    story.refresh_from_db()
    assert publish(story) == ()
    made = Correction.objects.get()
    assert (made.kind, made.text) == ("correction", "The toll is free for a month only.")
    assert made.version_before.number == 1


def test_nothing_is_taken_of_what_changed_after_it_was_compared(story):
    newer = received(NOW, version="2")
    digest = compared(story, newer).digest
    edited(story, lambda ours: ours[:1])
    with pytest.raises(ChangedMeanwhile):
        take(story, newer, {0, 1, 2}, digest, QUIET)
    assert words_of(story) == THEN[:1]


def test_nothing_is_taken_of_a_killed_item(story):
    newer = received(NOW, version="2")
    digest = compared(story, newer).digest
    received(NOW, version="3", pubstatus="canceled")
    with pytest.raises(Stopped):
        take(story, newer, set(), digest, QUIET)
    with pytest.raises(Stopped):
        add(story, newer)


def test_a_new_take_goes_to_the_end_of_the_draft(story):
    second = received([THEN[2], "The ferry closes on Monday."], uri="urn:x:two", version="1")
    add(story, second)
    assert words_of(story) == [*THEN, "The ferry closes on Monday."]
    assert Take.objects.filter(story=story, item=second).exists()


def test_an_item_that_corrects_another_by_name_is_an_update_of_the_story(story):
    guid = WireItem.objects.get().guid
    other = received(
        NOW,
        uri="urn:x:correction",
        corrects=guid,
    )
    if not other.links.filter(relation="corrects").exists():
        other.links.create(relation="corrects", guid=guid)
    assert list(updates()) == [other]
    assert list(taking.pending_for(story)) == [other]
    assert list(taking.stories_for(other)) == [story]
    take_all(story, other)
    assert words_of(story) == NOW
    assert not updates().exists()


@pytest.mark.parametrize(
    ("html", "count"),
    [
        ("<p>One.</p><p>Two<br/>lines.</p>", 2),
        ("<ul><li>One<ul><li>inside</li></ul></li></ul><p>Two</p>", 2),
        ("bare", 1),
        ("<p>half", 1),
        ("", 0),
        ("</p><p>One</p>", 2),
    ],
)
def test_a_paragraph_block_is_told_in_its_elements_and_loses_nothing(html, count):
    found = passages_of([{"type": "paragraph", "value": html}])
    assert len(found) == count
    assert "".join(one.value for one in found) == html
