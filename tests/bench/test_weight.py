"""`djeli bench weight --here --json` on the demo edition."""

import json
import shutil
import subprocess

import pytest

from tests.cli.processes import DJELI, environment
from tests.vardiafrica import MARKS, ONLY_WHAT_IS_ASKED_FOR, PATIENCE, built

pytestmark = MARKS
KINDS = ("html", "css", "js", "fonts", "pictures", "other")


@pytest.fixture(scope="module")
def rows(tmp_path_factory):
    data = tmp_path_factory.mktemp("weighed") / "demo"
    shutil.copytree(built(), data)
    done = subprocess.run(
        [str(DJELI), "bench", "weight", "--here", "--json"],
        env=environment(data, **ONLY_WHAT_IS_ASKED_FOR),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def of(rows, what, coding):
    return next(row for row in rows if (row["what"], row["coding"]) == (what, coding))


def test_every_row_adds_up(rows):
    assert {row["what"] for row in rows} >= {"first story", "second story", "front"}
    for row in rows:
        assert row["total"] == sum(row[kind] for kind in KINDS)


def test_each_coding_weighs_less_than_the_one_before(rows):
    for what in ("second story", "visit of six pages"):
        totals = [of(rows, what, coding)["html"] for coding in ("identity", "gzip", "br", "dcz")]
        assert totals == sorted(totals, reverse=True)
        assert len(set(totals)) == len(totals)


def test_a_second_story_costs_its_text_alone(rows):
    assert of(rows, "second story", "br")["css"] == of(rows, "second story", "br")["js"] == 0


def test_a_story_of_the_data_saver_edition_weighs_at_most_ten_kilobytes(rows):
    assert of(rows, "data-saver story", "gzip")["total"] <= 10_000
    for row in rows:
        if row["what"] == "data-saver story" and row["coding"] == "Chromium":
            assert row["total"] <= 10_000
            assert row["fonts"] == row["pictures"] == 0
