from djeli.search import remembering, vocabulary
from djeli.search.remembering import Remembered


def test_an_answer_is_given_again_until_it_is_forgotten():
    asked = iter(range(10))
    answers = Remembered()
    first = answers.of("size", lambda: next(asked))

    assert answers.of("size", lambda: next(asked)) == first
    remembering.forget()
    assert answers.of("size", lambda: next(asked)) != first


def test_what_one_test_counted_is_not_told_to_the_next():
    """The conftest forgets everything that stands in a module: this test would fail otherwise,
    wherever another test of the process had searched."""
    assert not vocabulary._size._kept
