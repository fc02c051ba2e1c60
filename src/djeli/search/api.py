"""The door of the room: what readers' pages may ask of the index, and who keeps it."""

from djeli.search.highlights import Marked, Piece
from djeli.search.index.updates import catch_up
from djeli.search.question import LONGEST
from djeli.search.ranking import PERIODS, Narrowing
from djeli.search.results import PAGE, Hit, Query, Results, find
from djeli.search.suggestions import Name, Suggestions, suggest

__all__ = [
    "LONGEST",
    "PAGE",
    "PERIODS",
    "Hit",
    "Marked",
    "Name",
    "Narrowing",
    "Piece",
    "Query",
    "Results",
    "Suggestions",
    "catch_up",
    "find",
    "suggest",
]
