"""A release that watches other columns than the one before, played in a process of its own."""

from __future__ import annotations

import json
from dataclasses import replace

from django.db import connection

from djeli.press.changes import triggers
from djeli.press.models import Change


def play() -> None:
    table = "stories_contributor"
    tracked = triggers._tracked[table]
    is_same = not triggers.mend()
    triggers._tracked[table] = replace(tracked, columns=("slug",))
    triggers.lay()
    triggers._tracked[table] = tracked
    is_laid_anew = triggers.mend()
    last = Change.objects.latest("pk").key
    print(json.dumps([is_same, is_laid_anew, last, triggers.mend(), connection.vendor]))  # noqa: T201
