"""Builds the demo's edition, if there is none."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from tqdm import tqdm

from djeli.demo import sources
from djeli.demo.builder import Builder
from djeli.demo.bulk import multiply
from djeli.demo.sections import set_line_ups
from djeli.stories.models import Picture
from djeli.stories.new_edition import has_edition
from djeli.web.files.cutting import cut
from djeli.web.view_models.picture import rounds_for
from djeli.wire.ingestion import ingest


def is_built() -> bool:
    """True if the database holds an edition already."""
    return has_edition()


def build(stories: int | None = None, say: Callable[[str], Any] = lambda line: None) -> None:
    """Build the Vardiafrica edition in an empty, migrated database.

    ``stories`` is the number of live stories to reach with generated ones, for measurement; what is
    written for the demo comes first. ``say`` is told each part in a line; a terminal also shows a
    bar.
    """
    say("Building Vardiafrica: people, stories and comments. All of it takes a minute or two.")
    total = len(sources.stories()) + 1
    with tqdm(total=total, desc="Building Vardiafrica", disable=not sys.stderr.isatty()) as bar:

        def progress(what: str) -> None:
            bar.update()

        builder = Builder(progress)
        builder.build()
    set_line_ups(builder.now)
    say("Importing agency copy.")
    _deliver_wire()
    say("Cutting pictures.")
    _cut_pictures()
    if stories:
        say(f"Generating stories until there are {stories}.")
        multiply(stories)


def _deliver_wire() -> None:
    """Put the demo's agency files into the inbox."""
    list(ingest([sources.HERE / "wire"]))


def _cut_pictures() -> None:
    """Cut one rendition of each shape, for the first visitor; the clock cuts the others."""
    for picture in Picture.objects.all():
        cut(picture, rounds_for(picture.width, picture.height)[0])
