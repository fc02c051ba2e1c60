"""What readers find: on any database, in any script, and only what they may see."""

from datetime import timedelta

import pytest
from django.utils import timezone

from djeli.search.index.updates import catch_up
from djeli.search.ranking import Narrowing
from djeli.search.results import Query, find
from djeli.stories.lists.listings import author_key, section_key
from djeli.stories.models import Article
from tests import newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture
def africa():
    return newsroom.section("africa")


def write(home, headline, body=".", **fields):
    return newsroom.story(home, headline, body=[("paragraph", f"<p>{body}</p>")], **fields)


def found(text, **wish):
    catch_up()
    return [hit.story_id for hit in find(Query(text, **wish)).hits]


def marks(pieces):
    return [piece.text for piece in pieces if piece.is_found]


def test_a_word_of_the_headline_comes_before_one_of_the_body(africa):
    in_body = write(africa, "A quiet day", "The river rose in the night. " + "Nothing else. " * 9)
    in_headline = write(africa, "The river rises", "Nobody had seen it so high.")

    assert found("river") == [in_headline.pk, in_body.pk]


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Le fleuve à N’Djamena", "ndjamena"),
        ("Le fleuve à N’Djamena", "n'djamena"),
        ("Le fleuve à N’Djamena", "djamena"),
        ("Le fleuve à N’Djamena", '"à N’Djamena"'),
        ("Le fleuve à Ndjamena", "N'Djamena"),
        ("La plage de M'Bour", "mbour"),
        ("La plage de Mbour", "m’bour"),
        ("Le prix de l’eau potable", '"l’eau potable"'),
        ("Le prix de l’eau potable", '"eau potable"'),
        ("L’école de Dakar rouvre", "ecole"),
        ("Ecole fermée", "école"),
        ("Une journée d’été", "été"),
        ("Ọjà Ọ̀yọ́ ṣí padà", "oja oyo"),
        ("Oja Oyo", "Ọjà Ọ̀yọ́"),
        ("O’Neil wins the race", "oneil"),
        ("O’Neil wins the race", "O'Neil"),
        ("ƙasar Hausa da ɓangare", "kasar bangare"),
        ("إلى الأمّة الإسلاميّة", "الامه"),
        ("الـــقـــاهرة تفتح", "القاهره"),
        ("ሠላም ለሁሉ", "ሰላም"),
        ("東京で選挙管理委員会", "選挙"),
        ("東京で選挙管理委員会", "管理委員会"),
        ("ประเทศไทยวันนี้", "ประเทศ"),
        ("Libraries strike again", "library striking"),
        ("The U.N. meets", "UN"),
        ("Тунис открывает порт", "тунис"),
        ("Vol AF-447 : l’enquête", "af 447"),
    ],
)
def test_what_people_type_finds_what_is_written(africa, written, asked):
    language = "fr" if "école" in written.lower() else "en"
    story = write(africa, written, slug="a-story", language=language)

    assert found(asked) == [story.pk]


def test_quotes_ask_for_words_that_follow_each_other(africa):
    apart = write(africa, "Warning of a flood", "A warning came too late for the flood.")
    together = write(africa, "What a flood warning is worth")

    assert found("“flood warning”") == [together.pk]
    assert set(found("flood warning")) == {apart.pk, together.pk}


def test_a_minus_leaves_out(africa):
    kept = write(africa, "Ferries of Accra")
    write(africa, "Ferries of Lagos")

    assert found("ferries -lagos") == [kept.pk]


def test_of_equals_the_newer_is_first(africa):
    old = write(africa, "Rice is dear", slug="old", ago=timedelta(days=300))
    new = write(africa, "Rice is dear", slug="new", ago=timedelta(days=1))

    assert found("rice") == [new.pk, old.pk]


def test_by_date_the_newest_is_first_whatever_it_is_worth(africa):
    old = write(africa, "Rice rice rice", ago=timedelta(days=30))
    new = write(africa, "Markets", "Some sold rice. " + "Others did not. " * 20)

    assert found("rice", by_date=True) == [new.pk, old.pk]


def test_sections_authors_and_periods_narrow_and_are_counted(africa):
    west = newsroom.section("west", under=africa)
    awa = newsroom.contributor("Awa Traore")
    one = write(west, "Rice in the west", by=awa, ago=timedelta(days=3))
    other = write(africa, "Rice elsewhere", ago=timedelta(days=90))
    catch_up()

    results = find(Query("rice"))
    assert results.keys[section_key(africa.pk)] == 2
    assert results.keys[section_key(west.pk)] == 1
    assert results.keys[author_key(awa.pk)] == 1
    assert (results.periods[1], results.periods[7], results.periods[365]) == (0, 1, 2)
    assert found("rice", narrowing=Narrowing(section=section_key(west.pk))) == [one.pk]
    assert found("rice", narrowing=Narrowing(author=author_key(awa.pk))) == [one.pk]
    assert found("rice", narrowing=Narrowing(days=7)) == [one.pk]
    in_africa = find(Query("rice", Narrowing(section=section_key(africa.pk))))
    assert {hit.story_id for hit in in_africa.hits} == {one.pk, other.pk}
    # The other choices keep their counts, whatever was chosen here.
    narrowed = find(Query("rice", Narrowing(section=section_key(west.pk))))
    assert narrowed.keys[section_key(africa.pk)] == 2
    assert narrowed.periods[7] == 1


def test_what_was_found_is_marked_in_headline_and_text(africa):
    write(africa, "Rivers rise", "Before that, nothing. " * 30 + "The old river came at six.")
    catch_up()

    hit = find(Query("river")).hits[0]

    assert marks(hit.headline) == ["Rivers"]
    assert marks(hit.lines) == ["river"]
    assert "came at six" in "".join(piece.text for piece in hit.lines)


def test_a_heading_does_not_run_into_the_text_below_it(africa):
    body = [("heading", "A school on the water"), ("paragraph", "<p>Her answer is moored.</p>")]
    newsroom.story(africa, "Ferries", body=body)
    catch_up()

    hit = find(Query("moored")).hits[0]

    text = "".join(piece.text for piece in hit.lines)
    assert text.strip() == "A school on the water · Her answer is moored."


def test_where_no_story_has_all_words_those_with_some_are_shown_and_it_is_said(africa):
    story = write(africa, "The harbour opens at night")
    write(africa, "Something else altogether")
    catch_up()

    results = find(Query("harbour zeppelin"))

    assert results.is_some
    assert [hit.story_id for hit in results.hits] == [story.pk]


def test_a_slip_is_mended_by_words_that_live_stories_have(africa):
    write(africa, "The vaccine reaches Ségou")
    catch_up()

    assert find(Query("vacine")).suggestion == "vaccine"
    assert find(Query("Segu")).suggestion == "ségou"
    assert find(Query("the vacicne in Ségou")).suggestion == "the vaccine in Ségou"
    assert find(Query("vaccine")).suggestion == ""


def test_of_words_as_near_the_one_that_begins_alike_is_meant(africa):
    write(africa, "A flood warning")
    for number in range(3):
        write(africa, f"Food for the {number}")
    catch_up()

    assert find(Query("flod")).suggestion == "flood"
    assert find(Query("flod warnign")).suggestion == "flood warning"


def test_a_word_that_only_a_withdrawn_story_has_is_not_proposed(africa):
    story = write(africa, "The vaccine arrives")
    catch_up()
    Article.objects.filter(pk=story.pk).update(live=False)

    # The index has not heard of it yet.
    results = find(Query("vacine"))
    assert (results.suggestion, results.total, dict(results.keys)) == ("", 0, {})


@pytest.mark.parametrize(
    "change",
    [
        {"live": False},
        {"expire_at": timezone.now() - timedelta(minutes=1)},
        {"usage_expires_at": timezone.now() - timedelta(minutes=1)},
        {"first_published_at": None},
    ],
    ids=["withdrawn", "expired", "terms over", "never out"],
)
def test_what_readers_may_not_see_is_not_found_even_before_the_index_hears_of_it(africa, change):
    story = write(africa, "A secret harbour")
    seen = write(africa, "An open harbour")
    catch_up()
    Article.objects.filter(pk=story.pk).update(**change)

    results = find(Query("harbour"))

    assert [hit.story_id for hit in results.hits] == [seen.pk]
    assert results.total == 1
    assert results.keys[section_key(africa.pk)] == 1


def test_drafts_and_changes_that_are_not_published_are_not_found(africa):
    newsroom.draft(africa, "A hidden draft")
    story = write(africa, "What readers know")
    story.title = "What nobody knows: a scoop"
    story.save_revision()

    assert found("hidden draft") == []
    assert found("scoop") == []


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "   ",
        "a" * 100_000,
        "rice " * 20_000,
        '"' * 501,
        "((((((((((((((((((((a*)*)*)*)*)*)*",
        "(a+)+$" * 50,
        "rice\x00' OR 1=1 --",
        "\ud800\udfff rice",
        'rice AND NOT NEAR("x" "y", 10) ^ * : {headline} keys:section1',
        "-rice",
        "--- *** !!! ???",
        "%%%% __ \\ '' \\'",
        "§section1",
        "選" * 5000,
        "é̀" * 3000,
        "🍚🍚🍚",
        "rice -" + "rice -" * 1000,
        "<script>alert(1)</script>",
        "'rice':* & !('x' <-> 'y')",
    ],
)
def test_hostile_questions_get_an_answer(africa, asked):
    write(africa, "Rice is dear")
    catch_up()

    results = find(Query(asked))

    assert len(results.text) <= 200
    assert results.total in {0, 1}


def test_of_a_long_question_the_beginning_is_asked_and_it_is_said(africa):
    story = write(africa, "Rice is dear")
    catch_up()

    results = find(Query("rice " * 20_000))

    assert results.is_cut
    assert [hit.story_id for hit in results.hits] == [story.pk]
