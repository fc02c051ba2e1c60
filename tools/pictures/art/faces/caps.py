"""Caps of cloth: the round kufi and the soft fila."""

from tools.pictures.art.colour import mix
from tools.pictures.art.curve import curve, mirrored
from tools.pictures.art.faces.sitter import CROWN, HEAD, TALL, WIDE, Sitter
from tools.pictures.art.hand import Hand

_CX, _CY = HEAD
_BROW = _CY - TALL * 0.5


def kufi_front(hand: Hand, sitter: Sitter) -> None:
    """A round cap with a band of diamonds."""
    low, top = _BROW - 8, CROWN - 62
    side = [(_CX + WIDE * 0.98, top + 66), (_CX + WIDE * 1.03, low)]
    hand.exact(
        mirrored(
            [
                *curve([(_CX, top), (_CX + WIDE * 0.7, top + 14), side[0], side[1]], fineness=8),
                *curve(
                    [(_CX + WIDE * 1.03, low), (_CX + WIDE * 0.5, low - 24), (_CX, low - 32)],
                    fineness=6,
                ),
            ],
            _CX,
        ),
        sitter.cloth,
    )
    for k in range(-2, 3):
        x, y = _CX + k * 62, low - 74 + 5 * k * k
        hand.fill([(x, y - 34), (x + 24, y), (x, y + 34), (x - 24, y)], sitter.fold)
    hand.stroke(
        curve([(_CX - WIDE * 0.98, low - 128), (_CX, low - 160), (_CX + WIDE * 0.98, low - 128)]),
        11,
        sitter.fold,
    )
    hand.stroke(
        curve([(_CX - WIDE * 1.0, low - 10), (_CX, low - 40), (_CX + WIDE * 1.0, low - 10)]),
        14,
        sitter.fold,
    )


def fila_front(hand: Hand, sitter: Sitter) -> None:
    """A soft cap that leans to one side."""
    low = _BROW - 6
    cap = curve(
        [
            (_CX - WIDE * 1.04, low + 10),
            (_CX - WIDE * 1.02, CROWN + 10),
            (_CX - 90, CROWN - 104),
            (_CX + 50, CROWN - 118),
            (_CX + 190, CROWN - 64),
            (_CX + 252, CROWN + 36),
            (_CX + 214, CROWN + 90),
            (_CX + WIDE * 1.04, low - 10),
            (_CX, low - 28),
        ],
        True,
    )
    hand.exact(cap, sitter.cloth)
    hand.exact(
        curve(
            [
                (_CX + 40, CROWN - 110),
                (_CX + 190, CROWN - 62),
                (_CX + 252, CROWN + 36),
                (_CX + 214, CROWN + 90),
                (_CX + 150, CROWN + 40),
            ],
            True,
        ),
        mix(sitter.cloth, (20, 10, 10), 0.22),
    )
    for k in range(4):
        x = _CX - 118 + 62 * k
        hand.stroke([(x, low - 34 - 4 * k), (x + 10 + 6 * k, CROWN - 40 - 10 * k)], 10, sitter.fold)
    hand.stroke(
        curve([(_CX - WIDE * 1.02, low), (_CX, low - 36), (_CX + WIDE * 1.02, low - 16)]),
        20,
        sitter.fold,
    )
