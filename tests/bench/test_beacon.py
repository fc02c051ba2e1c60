"""`djeli bench beacon`: what it cannot measure it says in one line."""

import shutil

import pytest
from django.core.management import CommandError, call_command

from djeli.bench import beacon
from tests import newsroom


def test_without_wrk_it_says_what_is_missing(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(CommandError, match="wrk is not installed"):
        call_command("bench", "beacon", "--here", "--json")


@pytest.mark.usefixtures("wrk")
def test_it_counts_only_in_editions_that_were_made_for_it():
    with pytest.raises(CommandError, match="only in editions that bench builds"):
        call_command("bench", "beacon", "--here", "--json")


@pytest.mark.django_db
@pytest.mark.usefixtures("wrk")
def test_an_edition_without_a_story_is_one_clear_line(monkeypatch):
    newsroom.front()
    monkeypatch.setattr(beacon, "require_own", lambda: None)
    with pytest.raises(CommandError, match="no live story to be read"):
        call_command("bench", "beacon", "--here", "--json")


def test_each_person_of_a_round_is_another_and_reads_some_story():
    script = beacon._people([7, 9], start=4)
    assert "stories, n = {7,9}, 4" in script
    assert "{{" not in script
