"""The rows of the wire, where Django looks for them."""

from djeli.wire.models.items import ItemLink, Likeness, WireItem
from djeli.wire.models.partners import Partner
from djeli.wire.models.pictures import ImportedPicture
from djeli.wire.models.rules import RuleDeed, SavedFilter, WireRule
from djeli.wire.models.sources import Quarantined, WireSource
from djeli.wire.models.uses import Dismissal, EmbargoRuling, Stop, Take

__all__ = [
    "Dismissal",
    "EmbargoRuling",
    "ImportedPicture",
    "ItemLink",
    "Likeness",
    "Partner",
    "Quarantined",
    "RuleDeed",
    "SavedFilter",
    "Stop",
    "Take",
    "WireItem",
    "WireRule",
    "WireSource",
]
