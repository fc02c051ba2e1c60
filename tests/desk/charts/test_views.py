"""A table of the form becomes a chart for the form."""

import json

import pytest
from django.urls import reverse

from djeli.stories.charts.stored import stored_table
from tests import newsroom
from tests.desk.logins import log_in

pytestmark = pytest.mark.django_db


def ask(table, role="Reporters"):
    newsroom.front()
    client = log_in(role)
    data = json.dumps({"table": table})
    return client.post(reverse("desk_chart"), data, content_type="application/json")


def test_a_table_becomes_a_block_of_the_form():
    table = json.dumps({**stored_table([["Crop", "2026"], ["Maize", "4"]]), "table_caption": "P"})
    block = ask(table).json()["block"]
    assert block["type"] == "chart"
    assert (block["value"]["title"], block["value"]["kind"]) == ("P", ["bar"])
    assert "Maize" in json.dumps(block["value"]["table"])


def test_a_table_by_date_becomes_a_line():
    table = stored_table([["Year", "t"], ["2025", "4"], ["2026", "5"]])
    assert ask(table).json()["block"]["value"]["kind"] == ["line"]


@pytest.mark.parametrize("table", ["", "null", "no JSON", 7, {"data": [["a", "b"], ["x", "y"]]}])
def test_what_makes_no_chart_is_answered_with_why(table):
    answer = ask(table)
    assert answer.status_code == 400
    assert answer.json()["error"]
