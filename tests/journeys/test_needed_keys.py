"""Each kind of key is needed: without it, a page stays as it was when what it shows has changed."""

from dataclasses import replace

import pytest
from django.db import transaction

from djeli.press.store.records import Pressed
from djeli.press.store.writing import Writing
from djeli.press.verification import Difference, verify
from tests.journeys.histories import Newsroom
from tests.journeys.needed import NEEDED, at_work

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
]


@pytest.fixture(scope="module")
def founded(django_db_setup, django_db_blocker):
    """A newsroom at rest. Each test goes on from a copy, and what it does is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        played = Newsroom()
        at_work(played)
        yield played
        played.close()
        transaction.set_rollback(True)


def differing_after(kind, founded, forgets=""):
    """What is stale when a newsroom, of whose pages the kind of key ``forgets`` was never stored,
    has done what ``kind`` is for and is at rest."""
    played = Newsroom(founded)
    try:
        if forgets:
            forget(played.store, forgets)
        NEEDED[kind](played)
        played.come_to_rest()
        return [one for one in verify(played.store) if isinstance(one, Difference)]
    finally:
        played.close()


def forget(store, kind):
    """Leave the pages as they are, with all that they depend on but for keys of this kind."""
    with store.writing() as writing:
        for target in writing.index.targets():
            number, rank = writing.index.pressed_as(target)
            pressed = Pressed(target, number, writing.index.keys_of(target), rank, pieces={})
            writing.index.put(without(pressed, kind))


def without(pressed, kind):
    kept = frozenset(key for key in pressed.keys if not key.startswith(kind))
    return replace(pressed, keys=kept)


@pytest.mark.parametrize("kind", NEEDED)
def test_without_any_one_kind_of_key_a_page_goes_stale(kind, founded, monkeypatch):
    assert differing_after(kind, founded) == []
    put = Writing.put
    monkeypatch.setattr(Writing, "put", lambda self, one: put(self, without(one, kind)))
    assert differing_after(kind, founded, forgets=kind) != []
