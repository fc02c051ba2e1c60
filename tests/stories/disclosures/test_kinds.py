"""The disclosures of a story, from what is stored."""

import pytest
from django.utils import translation

from djeli.stories.disclosures.kinds import Disclosed, as_line, disclosures_of, is_machine_made


def stored(kind, text="The line paid for the flight."):
    return {"type": "disclosure", "value": {"kind": kind, "text": text}}


def test_they_are_told_in_their_order_in_the_language_of_the_edition():
    blocks = [stored("trip"), stored("interest", "Ama owns a boat.")]
    assert [as_line(one) for one in disclosures_of(blocks)] == [
        "Trip paid by others: The line paid for the flight.",
        "Conflict of interest: Ama owns a boat.",
    ]
    with translation.override("fr"):
        labels = [one.label for one in disclosures_of(map(stored, Disclosed.values))]
    assert labels == [
        "Conflit d’intérêts",
        "Écrit avec l’IA",
        "Traduit avec l’IA",
        "Voyage payé par d’autres",
    ]


def test_what_a_draft_leaves_unfinished_is_passed_over():
    blocks = [stored(""), stored(None), stored("trip", ""), {"type": "disclosure", "value": {}}]
    assert disclosures_of(blocks) == ()
    assert not is_machine_made(blocks)


@pytest.mark.parametrize("kind", Disclosed.values)
def test_only_a_text_by_a_machine_is_marked(kind):
    assert is_machine_made([stored(kind)]) == (kind in {"written", "translated"})
