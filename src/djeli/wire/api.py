"""The door of the wire."""

from djeli.wire.inbox import bring_back, dismiss, inbox, items, waiting
from djeli.wire.ingesting import Result, ingest, ingest_bytes
from djeli.wire.storymaking import NoSection, make_story
from djeli.wire.suggesting import suggest_section

__all__ = [
    "NoSection",
    "Result",
    "bring_back",
    "dismiss",
    "inbox",
    "ingest",
    "ingest_bytes",
    "items",
    "make_story",
    "suggest_section",
    "waiting",
]
