import pytest
from django.http import Http404
from django.test import RequestFactory

from djeli.web.styleguide import views
from tests.web.sample_html import PLAIN_STATIC


@pytest.fixture(autouse=True)
def debugging(settings):
    settings.DEBUG = True
    with PLAIN_STATIC:
        yield


@pytest.fixture
def request_():
    return RequestFactory().get("/styleguide/")


def test_the_guide_shows_components_and_links_every_page(request_):
    html = views.index(request_).content.decode()
    assert "<h2>card, right to left</h2>" in html
    assert 'href="pages/article/"' in html


def test_a_page_of_the_guide_is_the_page_itself(request_):
    html = views.page(request_, "article").content.decode()
    assert "<h1>River states agree" in html


def test_a_stand_in_has_the_shape_that_was_asked_for(request_):
    answer = views.picture(request_, 3, "1", "c768x432", "avif")
    assert answer["Content-Type"] == "image/svg+xml"
    assert b'width="768" height="432"' in answer.content


@pytest.mark.parametrize("ask", [("page", "nothing"), ("picture", 3, "1", "c9x9", "avif")])
def test_what_is_not_there_is_not_found(request_, ask):
    name, *arguments = ask
    with pytest.raises(Http404):
        getattr(views, name)(request_, *arguments)


def test_the_guide_is_closed_where_readers_come(request_, settings):
    settings.DEBUG = False
    with pytest.raises(Http404):
        views.index(request_)
