import json

import pytest
from django.core.management import CommandError, call_command

from djeli.press.management.commands import press as command
from djeli.press.render import build
from djeli.press.runs.log_step import follow
from djeli.press.runs.origin import open_for
from tests import newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened(store, settle, monkeypatch):
    newsroom.story(newsroom.section("africa"))
    open_for(store)
    follow(store)
    settle()
    monkeypatch.setattr(command, "current_store", lambda: store)
    return store


def pressed_with(store, **others):
    with store.writing() as writing:
        writing.set_meta("ingredients", json.dumps({**build.ingredients(), **others}))


def test_verify_says_in_one_line_that_it_would_make_pages_in_another_way(opened):
    pressed_with(opened, TIME_ZONE="'Africa/Nairobi'", theme="'/srv/theme'")

    with pytest.raises(CommandError) as told:
        call_command("press", "verify")

    text = str(told.value)
    assert "\n" not in text
    assert "TIME_ZONE is 'Africa/Lagos' here and 'Africa/Nairobi' there" in text
    assert "theme is" in text
    assert "LANGUAGE_CODE" not in text


def test_verify_tells_of_another_build(opened):
    pressed_with(opened, code="other")

    with pytest.raises(CommandError, match="libraries differ"):
        call_command("press", "verify")


def test_rebuild_presses_with_new_code_and_never_with_other_settings(opened):
    pressed_with(opened, code="other")
    call_command("press", "rebuild")
    pressed_with(opened, BASE_URL="'https://other.example'")
    with pytest.raises(CommandError, match="BASE_URL"):
        call_command("press", "rebuild")


def test_with_the_same_settings_verify_compares_the_pages(opened, capsys):
    call_command("press", "verify", "--json")

    assert json.loads(capsys.readouterr().out)["different"] == []


def test_each_setting_that_shows_makes_another_build(settings):
    before = build.ingredients.__wrapped__()
    for name in build.SHOWN:
        assert before[name] == repr(getattr(settings, name))
