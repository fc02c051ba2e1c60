"""The data-saver edition's addresses, and who is led there."""

import pytest

from djeli.press.runs.log_step import follow
from djeli.press.runs.queue_step import press
from djeli.press.serving.response import compose
from djeli.web.lite.saving import led_to_lite

pytestmark = pytest.mark.django_db


def shown(store, address):
    with store.reading() as reading:
        return compose(reading, address).plain.decode()


def path_of(story):
    return (
        story.get_url().removeprefix("http://testserver")
        if "://" in story.get_url()
        else story.get_url()
    )


def test_a_page_is_pressed_and_follows_each_change(store, story):
    address = f"/lite{path_of(story)}"
    press(store, [address])
    assert story.title in shown(store, address)
    story.title = "Another headline"
    story.save_revision().publish()
    follow(store)
    press(store, [address])
    assert "Another headline" in shown(store, address)


def test_a_story_that_is_withdrawn_is_gone_here_too(client, story):
    address = f"/lite{path_of(story)}"
    assert client.get(address).status_code == 200
    story.unpublish()
    assert client.get(address).status_code == 410


def test_what_is_not_in_the_edition_leads_to_the_page_in_full(client, story):
    for path in ("/nothing/", "/search/", "/newsletter/"):
        answer = client.get(f"/lite{path}")
        assert (answer.status_code, answer["Location"]) == (302, f"{path}?full")


def test_a_second_page_is_asked_for_as_in_full(client, story):
    assert client.get("/lite/latest/?page=2").status_code == 302
    assert "<h1>" in client.get("/lite/latest/").content.decode()


def header(**given):
    return lambda name: given.get(name.replace("-", "_"), "")


def test_who_saves_data_and_comes_from_elsewhere_is_led():
    saving = header(save_data="on", sec_fetch_site="cross-site")
    assert led_to_lite("/", "", saving) == "/lite/"
    assert (
        led_to_lite("/politics/a-story/", "", header(save_data="on")) == "/lite/politics/a-story/"
    )
    assert led_to_lite("/latest/", "page=2", saving) == "/lite/latest/?page=2"


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"save_data": "off"},
        {"save_data": "on", "sec_fetch_site": "same-origin"},
        {"save_data": "on", "referer": "http://127.0.0.1:8000/"},
    ],
)
def test_who_does_not_or_follows_a_link_of_ours_is_not_led(given, settings):
    settings.BASE_URL = "http://127.0.0.1:8000"
    assert led_to_lite("/", "", header(**given)) == ""


@pytest.mark.parametrize(
    "path", ["/lite/", "/search/", "/feed/", "/desk/", "/static/web/reader.css", "/robots.txt"]
)
def test_only_pages_of_the_edition_are_led_to(path):
    assert led_to_lite(path, "", header(save_data="on")) == ""


def test_who_asks_for_the_page_in_full_gets_it():
    assert led_to_lite("/", "full", header(save_data="on")) == ""
