"""Builds the demo's edition, if there is none."""

from __future__ import annotations

import sys

from tqdm import tqdm

from djeli.demo import sources
from djeli.demo.builder import Builder
from djeli.demo.bulk import multiply
from djeli.demo.sections import set_line_ups
from djeli.stories.new_edition import has_edition
from djeli.wire.ingestion import ingest


def is_built() -> bool:
    """True if the database holds an edition already."""
    return has_edition()


def build(stories: int | None = None) -> None:
    """Build the Vardiafrica edition in an empty, migrated database.

    ``stories`` is the number of live stories to reach with generated ones, for measurement; what is
    written for the demo comes first. Shows progress on a terminal, plain lines otherwise.
    """
    total = len(sources.stories()) + 1
    with tqdm(total=total, desc="Building Vardiafrica", disable=not sys.stderr.isatty()) as bar:

        def progress(what: str) -> None:
            bar.update()

        builder = Builder(progress)
        builder.build()
    set_line_ups(builder.now)
    _deliver_wire()
    if stories:
        multiply(stories)


def _deliver_wire() -> None:
    """Put the demo's agency files into the inbox."""
    list(ingest([sources.HERE / "wire"]))
