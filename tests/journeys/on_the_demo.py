"""Rows of a journey's own on the served demo, made and taken away by a process beside it."""

from __future__ import annotations

import atexit
import json
import subprocess
import sys
import time
from typing import Any

from tests.cli.processes import environment
from tests.vardiafrica import Demo

PATIENCE = 60.0
"""Seconds for a page to be rendered."""
BESIDE = """
import contextlib, io, json, sys, traceback
import django
django.setup()
from django.db import close_old_connections
for line in sys.stdin:
    said, failure = io.StringIO(), ""
    try:
        with contextlib.redirect_stdout(said):
            exec(json.loads(line), {})
    except Exception:
        failure = traceback.format_exc()
    close_old_connections()
    print(json.dumps([said.getvalue(), failure]), flush=True)
"""
"""Runs what it is sent: to start a command for each would take longer than what they do."""
OPENING = """
import io, json
from datetime import timedelta
from django.core.files.images import ImageFile
from django.db import transaction
from django.utils import timezone
from PIL import Image
from djeli.stories.models import Article, Byline, Contributor, Picture, Section
"""
STORY = """
section = Section.objects.live().get(slug="africa")
story = Article(title=%(headline)r, slug=%(slug)r, live=False, language="en",
    standfirst="It is as long as the river is wide.",
    first_published_at=timezone.now() - timedelta(days=40),
    body=[{"type": "paragraph", "value": "<p>%(text)s</p>"}])
story.bylines = [Byline(contributor=Contributor.objects.order_by("pk").first())]
%(more)s
# In one step: half made it is a story that was withdrawn, and the clock stores at once that it is gone.
with transaction.atomic():
    section.add_child(instance=story)
    story.save_revision().publish()
story.refresh_from_db()
print(json.dumps({"pk": story.pk, "picture": story.lead_picture_id}))
"""
GONE = """
story = Article.objects.get(pk=%(pk)d)
story.unpublish()
story.delete()
Picture.objects.filter(pk=%(picture)d).delete()
print("{}")
"""


_processes: dict[str, subprocess.Popen[str]] = {}


def run(demo: Demo, code: str) -> Any:
    """What the last line that ``code`` prints says, as JSON."""
    process = _processes.get(demo.url) or _beside(demo)
    assert process.stdin
    assert process.stdout
    process.stdin.write(json.dumps(OPENING + code) + "\n")
    process.stdin.flush()
    said, failure = json.loads(process.stdout.readline())
    assert not failure, failure
    return json.loads(said.strip().splitlines()[-1])


def _beside(demo: Demo) -> subprocess.Popen[str]:
    """The process of that edition, which ends with this one."""
    process = _processes[demo.url] = subprocess.Popen(
        [sys.executable, "-c", BESIDE],
        env=environment(demo.data, DJANGO_SETTINGS_MODULE="djeli.config.settings"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    atexit.register(process.communicate)
    return process


def publish(demo: Demo, headline: str, slug: str, text: str, more: str = "") -> dict[str, Any]:
    """A live story of last month, which stands on no front: its ids."""
    told = {"headline": headline, "slug": slug, "text": text, "more": more}
    made: dict[str, Any] = run(demo, STORY % told)
    address = f"/politics/africa/{slug}/"
    until = time.monotonic() + PATIENCE
    # A first render may take too long where others work on the machine too.
    while (status := demo.get(address)[0]) == 503 and time.monotonic() < until:
        time.sleep(0.5)
    assert status == 200, (address, status)
    return {**made, "address": address}


def take_away(demo: Demo, made: dict[str, Any]) -> None:
    """The story and its picture, as if they had never been. Returns once no page shows them."""
    run(demo, GONE % {"pk": made["pk"], "picture": made["picture"] or 0})
    until = time.monotonic() + PATIENCE
    while (status := demo.get(made["address"])[0]) in {200, 503} and time.monotonic() < until:
        time.sleep(0.1)
    assert status in {404, 410}, (made["address"], status)
