"""`djeli demo`: what it says."""

import pytest
from django.core.management import call_command

from djeli.cli.management.commands import demo
from djeli.demo.users import PASSWORD, USERS


@pytest.fixture
def said(monkeypatch, settings, tmp_path, capsys):
    """Runs the command without serving, in an edition that is there or not."""
    settings.DATA = tmp_path
    settings.DEMO_MARK = tmp_path / "demo"

    def run(is_built):
        monkeypatch.setattr(demo, "prepare", lambda address, say, fill: fill())
        monkeypatch.setattr(demo.edition, "is_built", lambda: is_built)
        monkeypatch.setattr(demo.edition, "build", lambda stories, say: say("Building."))
        call_command("demo", "--no-serve")
        return capsys.readouterr().out

    return run


def test_who_only_builds_is_told_who_can_log_in_and_how_to_serve(said, tmp_path):
    told = said(is_built=False)
    assert told.startswith("Building.\n")
    assert f"djeli demo --data {tmp_path}" in told
    assert PASSWORD in told
    assert all(person.email in told for person in USERS)


def test_an_edition_that_is_there_is_not_said_to_be_served(said):
    told = said(is_built=True)
    assert "The edition already exists; nothing was changed." in told
    assert "serving" not in told
