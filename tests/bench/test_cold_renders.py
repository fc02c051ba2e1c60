"""`djeli bench render --here --json` on a small edition."""

import json

import pytest
from django.core.management import CommandError, call_command

from djeli.bench import cold_renders
from tests import newsroom

FIGURES = {
    "bench",
    "page",
    "stories",
    "cpu_ms",
    "queries",
    "html_bytes",
    "reference_ms",
    "ratio",
    "core_ms",
}


@pytest.fixture(autouse=True)
def few_rounds(monkeypatch):
    """Whether there are figures, and not how exact they are."""
    monkeypatch.setattr(cold_renders, "ROUNDS", 3)


@pytest.mark.slow
@pytest.mark.django_db
def test_each_page_and_each_shared_part_has_its_figures(capsys):
    section = newsroom.section("politics")
    for number in range(3):
        newsroom.filler(section, f"Bridge {number} opens", slug=f"bridge-{number}")
    call_command("bench", "render", "--here", "--json")
    rows = json.loads(capsys.readouterr().out)
    pages = [row["page"] for row in rows]
    assert pages[:3] == ["article", "section", "front"]
    assert len(set(pages)) == len(pages)
    for row in rows:
        assert set(row) == FIGURES
        assert (row["bench"], row["stories"]) == ("render", 3)
        assert row["cpu_ms"] > 0
        assert row["reference_ms"] > 0
        assert row["core_ms"] > 0
        assert row["ratio"] == pytest.approx(row["cpu_ms"] / row["reference_ms"], abs=0.006)
    assert all(row["html_bytes"] > 1000 for row in rows[:3])
    assert 0 < rows[0]["queries"] <= 8
    assert 0 < rows[2]["queries"] <= 20


@pytest.mark.slow
@pytest.mark.django_db
def test_without_json_the_figures_are_a_table_under_their_names(capsys):
    newsroom.story(newsroom.section("politics"), "A bridge opens", slug="bridge")
    call_command("bench", "render", "--here")
    head, first, *_ = capsys.readouterr().out.splitlines()
    assert "cpu ms" in head
    assert "html bytes" in head
    assert first.split()[:2] == ["article", "1"]


@pytest.mark.django_db
def test_an_edition_without_a_story_is_one_clear_line():
    newsroom.front()
    with pytest.raises(CommandError, match="no live story to render"):
        call_command("bench", "render", "--here", "--json")


def test_an_unknown_measurement_is_one_clear_line():
    with pytest.raises(CommandError, match="no such measurement: speed") as raised:
        call_command("bench", "speed", "--here")
    assert raised.value.returncode == 2
    assert "\n" not in str(raised.value)
    assert "known: render, publish" in str(raised.value)
