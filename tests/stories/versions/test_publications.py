"""Each publication keeps a public version."""

import json
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.log_actions import LogContext

from djeli.accounts.models import User
from djeli.stories.models import Article, Byline, Source, Version
from djeli.stories.versions.canonical import START, as_text, digest_of, hash_of
from djeli.stories.versions.proof import verify
from tests import newsroom

pytestmark = pytest.mark.django_db


def republish(story, **changes):
    story = Article.objects.get(pk=story.pk)
    for name, value in changes.items():
        setattr(story, name, value)
    story.save_revision().publish()


def versions_of(story):
    return list(Version.objects.filter(story=story.pk).order_by("number"))


def test_a_publication_keeps_what_readers_see():
    picture = newsroom.picture("A ferry", caption="The ferry leaves.")
    story = newsroom.story(
        newsroom.section(),
        standfirst="It took a year.",
        by=[newsroom.contributor(), newsroom.agency()],
        lead_picture=picture,
        lead_caption="The last ferry.",
        body=[
            ("paragraph", "<p>Six&nbsp;cars <b>crossed</b>.</p>"),
            ("picture", {"picture": picture.pk}),
        ],
    )
    (only,) = versions_of(story)
    told = only.shown
    assert (only.number, only.kind, only.at) == (1, "first", story.first_published_at)
    assert told.headline == "The bridge opens"
    assert told.standfirst == "It took a year."
    assert told.text == "Six cars crossed.\n\nThe ferry leaves. (Photo: Test Desk)"
    assert told.blocks[1]["value"]["picture"] == picture.pk
    assert [one["name"] for one in told.bylines] == ["Ama Boateng", "Harmattan Wire"]
    assert told.picture["caption"] == "The last ferry."
    assert told.pictures[0]["caption"] == "The ferry leaves."


def test_a_draft_has_none():
    draft = newsroom.draft(newsroom.section())
    draft.save_revision()
    assert not versions_of(draft)
    story = newsroom.story(newsroom.section("asia"), "Another")
    story.title = "A secret headline"
    story.save_revision()
    assert len(versions_of(story)) == 1


def test_an_unchanged_republication_makes_none(story):
    republish(story)
    republish(story, change_kind="update")
    assert len(versions_of(story)) == 1


def test_a_change_makes_the_next_with_its_kind(story):
    republish(story, title="The bridge is open")
    republish(story, title="The bridge is closed", change_kind="update")
    republish(story, title="The bridge is open again")
    assert [one.kind for one in versions_of(story)] == ["first", "edit", "update", "edit"]
    assert [one.number for one in versions_of(story)] == [1, 2, 3, 4]


def test_a_change_of_bylines_alone_makes_one(story):
    story = Article.objects.get(pk=story.pk)
    story.bylines.add(Byline(contributor=newsroom.contributor("Kofi Mensah")))
    story.save_revision().publish()
    assert versions_of(story)[1].shown.bylines[1]["name"] == "Kofi Mensah"


def test_a_withdrawn_story_keeps_its_versions_and_goes_on(story):
    story.unpublish()
    assert len(versions_of(story)) == 1
    republish(story, title="The bridge is mended")
    assert [one.number for one in versions_of(story)] == [1, 2]


def test_the_time_is_the_one_that_readers_see():
    story = newsroom.story(newsroom.section(), ago=timedelta(days=3))
    republish(story, title="The bridge closes")
    first, second = versions_of(story)
    assert first.at == story.first_published_at
    assert second.at > first.kept_at


def test_who_published_is_kept_beside_the_chain(story):
    user = User.objects.create_user("ed@example.org")
    with LogContext(user=user):
        republish(story, title="The bridge closes")
    version = versions_of(story)[1]
    assert version.by == user
    user.delete()
    version = versions_of(story)[1]
    assert version.by is None
    assert hash_of(version) == version.hash


def test_versions_form_one_chain(story):
    other = newsroom.story(newsroom.section("asia"), "Another")
    republish(story, title="The bridge closes")
    chain = list(Version.objects.order_by("position"))
    assert [one.position for one in chain] == [1, 2, 3]
    assert [one.story_id for one in chain] == [story.pk, other.pk, story.pk]
    assert [one.previous for one in chain] == [START, *(one.hash for one in chain[:2])]
    for one in chain:
        assert one.digest == digest_of(one.nonce, one.content)
        assert one.hash == hash_of(one)


def test_the_hash_is_of_the_documented_form(story):
    """Worked out by hand, so that a change of the form is seen."""
    import hashlib

    one = Version.objects.get()
    header = (
        f'{{"at":"{one.at:%Y-%m-%dT%H:%M:%S.%f}+00:00","digest":"{one.digest}","format":2,'
        f'"kept_at":"{one.kept_at:%Y-%m-%dT%H:%M:%S.%f}+00:00","kind":"first","number":1,'
        f'"position":1,"previous":"{"0" * 64}","story":{story.pk}}}'
    )
    assert hashlib.sha256(header.encode()).hexdigest() == one.hash
    assert json.loads(one.content)["headline"] == "The bridge opens"


def test_a_version_is_neither_changed_nor_deleted(story):
    version = Version.objects.get()
    with pytest.raises(TypeError, match="never changed"):
        version.save()
    with pytest.raises(TypeError, match="never deleted"):
        version.delete()


def test_a_deleted_story_leaves_its_versions_in_the_chain(story):
    pk = story.pk
    story.delete()
    assert Version.objects.get().story_id == pk


def test_a_version_keeps_what_lets_readers_check_the_story_and_nothing_of_the_desk():
    document = get_document_model().objects.create(
        title="The log", file=ContentFile(b"%PDF-1.4", "log.pdf")
    )
    draft = newsroom.draft(
        newsroom.section(),
        agency=newsroom.agency(),
        claims=[newsroom.claim()],
        verification="disputed",
        verification_note="The operator says otherwise.",
        disclosures=[{"type": "disclosure", "value": {"kind": "trip", "text": "They paid."}}],
    )
    draft.sources = [
        Source(kind="document", who="The bridge’s log", document=document, note="Quokka"),
        Source(
            who="A nurse",
            is_anonymous=True,
            why_anonymous="She fears for her post.",
            name="Quokka",
            known_to="Quokka",
        ),
        Source(who="Quokka", is_public=False),
    ]
    draft.save_revision().publish()
    (only,) = versions_of(draft)
    record = only.shown.record
    assert only.format == 2
    assert record["verification"]["state"] == "disputed"
    assert record["sources"][0]["document"] == "The log"
    assert record["sources"][1]["why_anonymous"] == "She fears for her post."
    assert len(record["sources"]) == 2
    assert record["agency"] == "Harmattan Wire"
    assert record["disclosures"] == [{"kind": "trip", "text": "They paid."}]
    assert (record["claims"][0]["claimant"], record["claims"][0]["rating"]) == (
        "Kofi Mensah",
        "False",
    )
    assert "Quokka" not in only.content


def test_a_source_alone_makes_a_version_and_one_that_only_the_desk_sees_makes_none(story):
    story = Article.objects.get(pk=story.pk)
    story.sources = [Source(who="The log", is_public=False)]
    story.save_revision().publish()
    assert len(versions_of(story)) == 1
    story = Article.objects.get(pk=story.pk)
    story.sources = [Source(who="The log")]
    story.save_revision().publish()
    assert len(versions_of(story)) == 2


def as_format_1(version):
    """The version as it was kept before there was a record."""
    content = json.loads(version.content)
    del content["record"]
    version.content, version.format = as_text(content), 1
    version.digest = digest_of(version.nonce, version.content)
    row = {"content": version.content, "format": 1, "digest": version.digest}
    Version.objects.filter(pk=version.pk).update(**row, hash=hash_of(version))


def test_versions_from_before_the_record_stay_in_the_chain(story):
    as_format_1(Version.objects.get())
    assert verify().fault is None
    republish(story)
    assert len(versions_of(story)) == 1
    republish(story, verification="developing")
    old, new = versions_of(story)
    assert (old.format, new.format, old.shown.record) == (1, 2, None)
    assert new.previous == old.hash
    assert verify().fault is None
    Version.objects.filter(pk=old.pk).update(format=2)
    assert verify().fault.position == old.pk
