"""Claims: what a fact-check needs, the lists that it is in, the scale."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.utils import timezone

from djeli.press.render.snapshot import snapshot
from djeli.stories.fact_checks.list_keys import FACT_CHECKS, claimant_key, rating_key
from djeli.stories.fact_checks.scale import USUAL, Ends, Scale, create_usual_ratings
from djeli.stories.fact_checks.verdicts import verdicts_of
from djeli.stories.models import Claim, Listing, Rating
from djeli.stories.readiness import NotReady
from tests import newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture
def africa():
    return newsroom.section("africa")


@pytest.fixture(autouse=True)
def scale():
    create_usual_ratings()


def unrated(**fields) -> Claim:
    made = newsroom.claim(**fields)
    made.rating = None
    return made


def checked(africa, *claims, **fields):
    return newsroom.story(africa, claims=list(claims), **fields)


def keys(story) -> set[str]:
    return set(Listing.objects.filter(article=story).values_list("key", flat=True))


def test_a_story_with_a_claim_is_a_fact_check_and_in_its_lists(africa):
    story = checked(africa, newsroom.claim())
    rating = Rating.objects.get(slug="false")
    assert story.is_fact_check
    assert keys(story) >= {FACT_CHECKS, rating_key(rating.pk), claimant_key("kofi-mensah")}
    (verdict,) = verdicts_of([story.pk])[story.pk]
    assert (verdict.name, verdict.tone) == ("False", "false")


def test_a_story_that_loses_its_claim_leaves_the_lists(africa):
    story = checked(africa, newsroom.claim())
    story.claims = []
    story.save_revision().publish()
    story.refresh_from_db()
    assert not story.is_fact_check
    assert not any(key.startswith(FACT_CHECKS) for key in keys(story))


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"checked": " "}, "what was checked"),
        ({"made_on": timezone.localdate() + timedelta(days=2)}, "yet to come"),
    ],
)
def test_a_claim_that_lacks_something_keeps_its_story_from_going_live(africa, fields, word):
    with pytest.raises(NotReady, match=word):
        checked(africa, newsroom.claim(**fields))


def test_a_story_whose_claim_has_no_rating_does_not_go_live(africa):
    with pytest.raises(NotReady, match="Choose a rating"):
        checked(africa, unrated())


def test_a_draft_may_lack_a_rating(africa):
    story = newsroom.draft(africa, claims=[unrated()])
    assert story.claims.get().rating is None
    assert not story.live


def test_a_claim_from_the_future_is_refused_at_its_field():
    with pytest.raises(ValidationError) as refusal:
        newsroom.claim(made_on=timezone.localdate() + timedelta(days=2)).clean()
    assert list(refusal.value.message_dict) == ["made_on"]


def test_a_rating_in_use_cannot_be_deleted(africa):
    checked(africa, newsroom.claim())
    with pytest.raises(ProtectedError):
        Rating.objects.get(slug="false").delete()


def test_the_scale_runs_from_the_best_to_what_is_outside_it():
    scale = Scale.current()
    assert [one.slug for one in scale.ratings] == [slug for slug, *_ in USUAL]
    assert scale.ends == Ends(1, 5)
    tones = {one.slug: scale.ends.tone(one) for one in scale.ratings}
    assert tones["true"] == "true"
    assert tones["misleading"] == "mixed"
    assert tones["false"] == "false"
    assert tones["unproven"] == "open"


def test_the_usual_scale_is_made_once_and_then_the_editions():
    Rating.objects.exclude(slug="true").delete()
    create_usual_ratings()
    assert Rating.objects.count() == 1


def test_ratings_have_addresses_of_their_own_in_any_script():
    made = [Rating.objects.create(name=name, meaning="x") for name in ("By", "By!", "كاذب", "??")]
    slugs = [one.slug for one in made]
    assert len(set(slugs)) == 4
    assert "by" not in slugs
    made[0].name = "Another name"
    made[0].save()
    assert made[0].slug == slugs[0]


def test_the_ends_of_a_scale_that_is_reordered_are_those_of_now(africa):
    story = checked(africa, newsroom.claim(rating="False"))

    def ends():
        with snapshot():
            (verdict,) = verdicts_of([story.pk])[story.pk]
        return verdict.ends

    before = ends()
    other = Rating.objects.filter(place=before.best).get()
    Rating.objects.filter(pk=other.pk).update(place=before.best + 20)
    assert ends() == Ends(before.worst, before.best + 20)
