"""The door of the wire."""

from djeli.wire.bodies.sanitise import html_blocks
from djeli.wire.holds import embargo_of, rule_on_embargo
from djeli.wire.inbox import bring_back, dismiss, inbox, items, updates, waiting
from djeli.wire.ingesting import Result, ingest, ingest_bytes
from djeli.wire.kills import catch_up, see, unseen
from djeli.wire.storymaking import NoSection, Stopped, make_story, note_copies, stored_block
from djeli.wire.suggesting import suggest_section

__all__ = [
    "NoSection",
    "Result",
    "Stopped",
    "bring_back",
    "catch_up",
    "dismiss",
    "embargo_of",
    "html_blocks",
    "inbox",
    "ingest",
    "ingest_bytes",
    "items",
    "make_story",
    "note_copies",
    "rule_on_embargo",
    "see",
    "stored_block",
    "suggest_section",
    "unseen",
    "updates",
    "waiting",
]
