"""A release that watches other columns than the one before, played in a process of its own."""

from __future__ import annotations

import json
from dataclasses import replace

from django.db import connection

from djeli.press.changes import triggers
from djeli.press.changes.tracked_tables import tracked_tables
from djeli.press.models import Change


def play() -> None:
    table = "stories_contributor"
    tracked = tracked_tables()[table]
    is_same = not triggers.mend()
    tracked_tables()[table] = replace(tracked, columns=("slug",))
    triggers.create()
    tracked_tables()[table] = tracked
    is_created_anew = triggers.mend()
    last = Change.objects.latest("pk").key
    print(json.dumps([is_same, is_created_anew, last, triggers.mend(), connection.vendor]))  # noqa: T201
