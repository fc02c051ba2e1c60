import pytest

from djeli.press.models import OfferedDictionary
from djeli.press.runs.log_step import follow
from djeli.press.runs.queue_step import press
from djeli.press.serving.dictionary import Dictionary
from djeli.press.serving.dictionary_renewal import forget_withdrawn, renew, sample, take_in
from djeli.stories.models import Article
from tests import newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture
def stories(store):
    section = newsroom.section("africa")
    made = [newsroom.filler(section, f"Story {number}") for number in range(6)]
    follow(store)
    press(store, [f"/africa/story-{number}/" for number in range(6)])
    return made


def newest():
    return Dictionary(bytes(OfferedDictionary.objects.first().content))


def test_a_dictionary_is_made_once_and_of_what_the_newest_stories_share(store, stories):
    assert renew(store) is True
    assert renew(store) is False, "another one would be the same"

    plain = sample(store)[0]
    assert len(newest().compress(plain)) < len(plain) / 10
    assert b"<nav" in newest().content


def test_none_is_made_of_a_few_pages(store):
    section = newsroom.section("africa")
    for number in range(3):
        newsroom.filler(section, f"Story {number}")
    follow(store)
    press(store, [f"/africa/story-{number}/" for number in range(3)])

    assert renew(store) is False
    assert not OfferedDictionary.objects.exists()


def test_another_one_is_made_where_it_saves_more_in_a_visit_than_it_costs(store, stories):
    OfferedDictionary.objects.create(content=b"of an edition that looked otherwise" * 9)

    assert renew(store) is True
    assert OfferedDictionary.objects.count() == 2
    assert len(newest().content) > 1000


def test_three_are_kept(store, stories):
    for number in range(5):
        OfferedDictionary.objects.create(content=b"old %d" % number)

    assert renew(store) is True
    assert [bytes(row.content) for row in OfferedDictionary.objects.all()[1:]] == [
        b"old 4",
        b"old 3",
    ]


def test_an_edition_may_do_without(store, stories, settings):
    settings.PRESS_DICTIONARY = False

    assert renew(store) is False


def test_a_dictionary_that_names_a_withdrawn_story_is_deleted_and_not_made_again(
    store, stories, settle
):
    settle()
    renew(store)
    content = newest().content
    named = next(one for one in stories if one.get_url().encode() in content)
    assert forget_withdrawn(store) == 0
    take_in(store)

    Article.objects.get(pk=named.pk).unpublish()
    settle()

    assert forget_withdrawn(store) == 1
    take_in(store)
    with store.reading() as reading:
        assert reading.dictionaries() == []
    assert renew(store) is True
    assert b'"' + named.get_url().encode() + b'"' not in newest().content


def test_a_machine_takes_in_what_the_database_has_and_once(store):
    for content in (b"one", b"two"):
        OfferedDictionary.objects.create(content=content)

    assert take_in(store) is True
    with store.reading() as reading:
        assert reading.dictionaries() == [b"two", b"one"]
    before = store.last_commit()
    assert take_in(store) is False
    assert store.last_commit() == before


def test_what_one_story_says_is_not_in_the_dictionary(store, stories):
    section = stories[0].get_parent().specific
    only_here = "<p>The third pier was painted green by night, and nobody was asked.</p>"
    newsroom.story(section, "A bridge that opens", body=[("paragraph", only_here)])
    follow(store)
    press(store, ["/africa/a-bridge-that-opens/"])

    assert only_here in sample(store)[0].decode(), "the newest page is what it is made of"
    renew(store)

    assert b"painted green" not in newest().content
