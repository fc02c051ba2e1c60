"""What a question may cost is bounded by what is read of it, not by what was sent."""

import pytest

from djeli.search import ranking
from djeli.search.drivers.scores import scorer
from djeli.search.question import LONGEST, MOST_TERMS, read

HOSTILE = {
    "words without end": "word " * 20_000,
    "different words": " ".join(f"w{number:x}" for number in range(20_000)),
    "quotes": '"' * 100_000,
    "open and shut": '"a" -"b" ' * 12_000,
    "nothing that is a letter": "\x00" * 100_000,
    "operators": "a NEAR(b, 5) AND NOT ^c* OR {headline}: " * 2_500,
    "one word": "a" * 100_000,
    "without spaces": "稻" * 100_000,
    "marks": "a" + "\u0301" * 100_000,
}


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE.keys())
def test_of_whatever_is_sent_only_so_many_characters_and_words_are_asked(typed):
    question = read(typed)

    assert len(question.text) <= LONGEST
    assert question.is_cut
    for terms in (question.wanted, question.unwanted):
        assert len(terms) <= MOST_TERMS
        assert all(len(way) <= MOST_TERMS for term in terms for way in term.ways)


class Endless:
    """An index in which every story has whatever is asked."""

    def __init__(self):
        self.asked = []

    def all_words(self, wish):
        self.asked.append(wish)
        first = wish.until or 10_000_000
        return [ranking.Match(first - place, 1.0, place + 1, "") for place in range(wish.limit)]

    in_headline = all_words


def test_of_any_number_of_matches_only_the_newest_are_weighed():
    index = Endless()
    found = ranking.ask(index, read("rice"), ranking.Narrowing(), by_date=False)

    assert found.is_more
    assert sum(wish.limit for wish in index.asked) == ranking.MOST + ranking.HEADLINES


def test_by_date_nothing_is_weighed():
    index = Endless()
    ranking.ask(index, read("rice"), ranking.Narrowing(), by_date=True)

    assert not any(wish.is_weighed for wish in index.asked)


@pytest.mark.django_db
def test_a_word_weighs_by_where_it_stands_how_often_and_never_nothing():
    score = scorer(read("rice").wanted, is_some=False)
    nowhere = score(("", "", "", ""))
    body, twice = score(("", "", "rice", "")), score(("", "", "rice or rice", ""))
    standfirst, headline = score(("", "rice", "", "")), score(("rice", "", "", ""))

    assert 0 < nowhere < body < twice < standfirst < headline
    assert score(("", "", "ricer", "")) == score(("", "", "wheat", ""))
