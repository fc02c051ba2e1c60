"""Every edition begins with the page that says how readers are counted."""

import pytest

from djeli.demo import sources
from djeli.stories.first_pages.how_we_count import add_how_we_count
from djeli.stories.first_pages.source import how_we_count
from djeli.stories.models import StandingPage
from tests import newsroom


@pytest.mark.django_db
def test_the_page_is_laid_once_and_stays_the_newsrooms():
    front = newsroom.front()
    add_how_we_count(front)
    page = StandingPage.objects.get(slug="how-we-count")
    assert page.live
    assert [block.block_type for block in page.body][:3] == ["paragraph", "heading", "paragraph"]
    page.title = "Our numbers"
    page.save()
    add_how_we_count(front)
    assert [one.title for one in StandingPage.objects.all()] == ["Our numbers"]


def test_the_demo_alone_says_that_its_numbers_are_made_up():
    (page,) = (one for one in sources.standing_pages() if one.slug == "how-we-count")
    opening, *rest = page.text.split("\n\n")
    ours, *others = how_we_count().text.split("\n\n")
    assert opening == f"{ours} {sources.MADE_UP}"
    assert rest == others
    assert "made up" not in how_we_count().text
