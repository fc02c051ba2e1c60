from djeli.search import timed_cache
from djeli.search.index import vocabulary
from djeli.search.timed_cache import TimedCache


def test_an_answer_is_given_again_until_it_is_forgotten():
    asked = iter(range(10))
    answers = TimedCache()
    first = answers.of("size", lambda: next(asked))

    assert answers.of("size", lambda: next(asked)) == first
    timed_cache.forget()
    assert answers.of("size", lambda: next(asked)) != first


def test_what_stands_in_modules_is_forgotten_with_the_rest():
    vocabulary._size.of("stories", lambda: 7)
    timed_cache.forget()
    assert vocabulary._size.of("stories", lambda: 8) == 8
    timed_cache.forget()
