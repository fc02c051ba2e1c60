import pytest

from djeli.web.view_models.pages.lists import Pagination


def test_the_first_page_has_no_number_in_its_address():
    pages = Pagination(number=2, count=3, url="/africa/")
    assert pages.previous_url == "/africa/"
    assert pages.next_url == "/africa/?page=3"


def test_the_ends_have_no_further_page():
    assert Pagination(number=1, count=2, url="/a/").previous_url == ""
    assert Pagination(number=2, count=2, url="/a/").next_url == ""


def test_a_search_keeps_its_words_from_page_to_page():
    pages = Pagination(number=1, count=2, url="/search/", arguments=(("q", "rice & beans"),))
    assert pages.next_url == "/search/?q=rice+%26+beans&page=2"


@pytest.mark.parametrize(
    ("number", "count", "named"),
    [
        (1, 1, (1,)),
        (1, 5, (1, 2, None, 5)),
        (3, 5, (1, 2, 3, 4, 5)),
        (5, 20, (1, None, 4, 5, 6, None, 20)),
        (20, 20, (1, None, 19, 20)),
        # A gap of one page is named rather than hidden.
        (4, 20, (1, 2, 3, 4, 5, None, 20)),
    ],
)
def test_ends_and_neighbours_are_named(number, count, named):
    assert Pagination(number=number, count=count, url="/a/").named == named


def test_naming_pages_does_not_cost_more_in_a_long_archive():
    assert len(Pagination(number=50_000, count=100_000, url="/a/").named) == 7
