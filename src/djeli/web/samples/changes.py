"""What changed in a story: samples."""

from dataclasses import replace
from datetime import date

from djeli.web.samples import cards
from djeli.web.view_models.card import Link
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.pages.changes import (
    ChainPage,
    ChangedPart,
    ChangesPage,
    ShownDifference,
    ShownHead,
    ShownPassage,
    ShownPiece,
    ShownVersion,
    Stretch,
)

_TRAIL = (Link("Home", "/"), Link("Africa", "/africa/"))
_SAME = ShownPassage("text", "same", (ShownPiece("=", "The port opens in the spring."),))
_HASH = "9f2c41d07be85a3366a1c5d24f0e9b7788c1a2f3e4d5b6978a0b1c2d3e4f5061"
DIFFERENCE = ShownDifference(
    older=2,
    newer=3,
    headline=(
        ShownPiece("=", "The river port opens "),
        ShownPiece("-", "today"),
        ShownPiece("+", "in spring"),
    ),
    record=(
        ChangedPart(
            "verification",
            (ShownPassage("text", "removed", (ShownPiece("-", "Developing"),)),),
        ),
        ChangedPart(
            "sources",
            (
                ShownPassage("text", "added", (ShownPiece("+", "Data: The port’s log"),)),
                ShownPassage("text", "moved", (ShownPiece("=", "Expert: Kofi Mensah"),)),
            ),
        ),
    ),
    body=(
        Stretch((_SAME,)),
        Stretch(
            (
                ShownPassage(
                    "text",
                    "changed",
                    (
                        ShownPiece("-", "Six "),
                        ShownPiece("+", "Seven "),
                        ShownPiece("=", "barges were moored there on Monday."),
                    ),
                ),
                ShownPassage("heading", "added", (ShownPiece("+", "Who pays"),)),
                ShownPassage("text", "removed", (ShownPiece("-", "Nobody was asked."),)),
                ShownPassage("text", "moved", (ShownPiece("=", "The council met at noon."),)),
            )
        ),
        Stretch((_SAME, _SAME, _SAME, _SAME), is_folded=True),
        Stretch((_SAME,)),
    ),
    added=5,
    removed=5,
)
CHANGES = ChangesPage(
    head=PageHead(title="What changed: The river port opens", robots="noindex, follow"),
    breadcrumb=_TRAIL,
    story=Link("The river port opens in spring", "/africa/port/"),
    versions=(
        ShownVersion(
            number=3,
            kind="correction",
            at=cards.hours_ago(2),
            by="Ama Boateng",
            hash=_HASH,
            url="/africa/port/changes/2-3/",
            is_chosen=True,
        ),
        ShownVersion(
            number=2, kind="edit", at=cards.hours_ago(5), hash=_HASH, url="", is_chosen=True
        ),
        ShownVersion(
            number=1,
            kind="first",
            at=cards.hours_ago(9),
            hash=_HASH,
            withheld="A court in Lokoja ordered it on 3 March.",
        ),
    ),
    difference=DIFFERENCE,
)
ARABIC = replace(CHANGES, language="ar")
UNCHANGED = replace(CHANGES, versions=CHANGES.versions[1:2], difference=None)
WITHHELD = replace(
    CHANGES, difference=ShownDifference(older=1, newer=2, withheld="A court ordered it.")
)
CHAIN = ChainPage(
    head=PageHead(title="Our versions can be checked"),
    breadcrumb=_TRAIL[:1],
    heads=tuple(ShownHead(date(2026, 11, day), day * 31, _HASH) for day in (23, 22, 21)),
)
