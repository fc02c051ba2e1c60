"""Walks ask thousands of times: what they write is undone, and is not kept for playing back."""

from contextlib import contextmanager

import pytest
from django.db import transaction
from django.test import override_settings

from tests import indexing


@pytest.fixture(autouse=True)
def newsroom_played_back():
    """Nothing, in place of what listens to each statement."""


@pytest.fixture(scope="module")
def one_newsroom(django_db_setup, django_db_blocker, tmp_path_factory):
    """Makes a newsroom of a kind that lasts for a module, with files of its own; undone after it."""
    media = tmp_path_factory.mktemp("media")

    @contextmanager
    def make(kind):
        with (
            override_settings(MEDIA_ROOT=media),
            django_db_blocker.unblock(),
            transaction.atomic(),
            indexing.indexed(),
        ):
            rows = kind()
            rows.media = media
            yield rows
            transaction.set_rollback(True)

    return make


def files_in(media):
    """The files below a folder, each with what is in it."""
    return {one: one.read_bytes() for one in media.rglob("*") if one.is_file()}
