"""Hair, in what lies behind the head and what lies over it."""

import math

from tools.pictures.art.box import Point
from tools.pictures.art.colour import mix
from tools.pictures.art.curve import curve, mirrored
from tools.pictures.art.faces.sitter import CHIN, CROWN, HEAD, TALL, WIDE, Sitter
from tools.pictures.art.hand import Hand

_CX, _CY = HEAD


def _cap(hand: Hand, sitter: Sitter, lift: float, brow: float) -> None:
    """Draw close hair: over the crown by ``lift``, down to the hairline ``brow``."""
    outer = [
        (_CX, CROWN - lift),
        (_CX + WIDE * 0.62, CROWN + 16 - lift * 0.7),
        (_CX + WIDE * 1.02, _CY - TALL * 0.42),
        (_CX + WIDE * 1.02, _CY - 10),
    ]
    inner = [
        (_CX + WIDE * 0.9, _CY - 30),
        (_CX + WIDE * 0.8, _CY - TALL * 0.46),
        (_CX + WIDE * 0.4, brow),
        (_CX, brow - 8),
    ]
    hand.exact(mirrored(curve(outer, fineness=8) + curve(inner, fineness=8), _CX), sitter.hair)


def no_back(hand: Hand, sitter: Sitter) -> None:
    """Draw nothing behind the head."""


def crop_front(hand: Hand, sitter: Sitter) -> None:
    """Short hair."""
    _cap(hand, sitter, 22, _CY - TALL * 0.6)


def bald_front(hand: Hand, sitter: Sitter) -> None:
    """No hair; a gleam on the crown."""
    gleam = mix(sitter.skin, (255, 240, 220), 0.25)
    hand.stroke(
        curve([(_CX + 40, CROWN + 40), (_CX + 84, CROWN + 62), (_CX + 108, CROWN + 100)]), 14, gleam
    )


def fade_front(hand: Hand, sitter: Sitter) -> None:
    """A high top, flat and square."""
    top = CROWN - 108
    outer = [
        (_CX + 60, top),
        (_CX + 140, top + 4),
        (_CX + 158, top + 40),
        (_CX + WIDE * 0.99, _CY - TALL * 0.4),
    ]
    inner = [(_CX + WIDE * 0.8, _CY - TALL * 0.5), (_CX, _CY - TALL * 0.58)]
    hand.exact(mirrored([*curve(outer), *inner], _CX), sitter.hair)
    for side in (-1, 1):
        x = _CX + side * WIDE * 0.97
        hand.exact(
            [
                (x, _CY - TALL * 0.46),
                (x + side * 4, _CY + 6),
                (x - side * 22, _CY - 12),
                (x - side * 24, _CY - TALL * 0.46),
            ],
            mix(sitter.hair, sitter.skin, 0.35),
        )


def afro_back(hand: Hand, sitter: Sitter) -> None:
    """A great round of hair, its rim in curls."""
    for k in range(30):
        turn = math.tau * k / 30
        hand.disc((_CX + math.cos(turn) * 232, _CY - 68 + math.sin(turn) * 222), 36, sitter.hair)
    hand.exact(
        [
            (_CX + math.cos(math.tau * k / 60) * 238, _CY - 68 + math.sin(math.tau * k / 60) * 228)
            for k in range(60)
        ],
        sitter.hair,
    )


def afro_front(hand: Hand, sitter: Sitter) -> None:
    """The hairline of the afro."""
    _cap(hand, sitter, 20, _CY - TALL * 0.5)


def puff_back(hand: Hand, sitter: Sitter) -> None:
    """A puff high on the crown, held by a band of cloth."""
    for k in range(22):
        turn = math.tau * k / 22
        hand.disc((_CX + math.cos(turn) * 112, CROWN - 92 + math.sin(turn) * 92), 28, sitter.hair)
    hand.disc((_CX, CROWN - 92), 108, sitter.hair)


def puff_front(hand: Hand, sitter: Sitter) -> None:
    """Hair drawn up to the puff."""
    _cap(hand, sitter, 14, _CY - TALL * 0.62)
    hand.stroke(
        curve([(_CX - 88, CROWN + 8), (_CX, CROWN - 22), (_CX + 88, CROWN + 8)]), 30, sitter.cloth
    )


def twins_back(hand: Hand, sitter: Sitter) -> None:
    """Two puffs, left and right of the parting."""
    for side in (-1, 1):
        spot = (_CX + side * 148, CROWN - 12)
        for k in range(16):
            turn = math.tau * k / 16
            hand.disc(
                (spot[0] + math.cos(turn) * 80, spot[1] + math.sin(turn) * 80), 25, sitter.hair
            )
        hand.disc(spot, 86, sitter.hair)


def twins_front(hand: Hand, sitter: Sitter) -> None:
    """Hair parted in the middle."""
    _cap(hand, sitter, 12, _CY - TALL * 0.56)
    hand.stroke([(_CX, CROWN - 4), (_CX, _CY - TALL * 0.6)], 9, sitter.skin)
    for side in (-1, 1):
        hand.stroke(
            [(_CX + side * 76, CROWN + 6), (_CX + side * 118, CROWN + 46)], 20, sitter.cloth
        )


def _strand(side: int, k: int) -> list[Point]:
    x = _CX + side * (WIDE * 0.86 + k * 30)
    return curve(
        [
            (_CX + side * (60 + 30 * k), CROWN + 20 + 14 * k),
            (x + side * 8, _CY - 40),
            (x + side * 16, CHIN),
            (x + side * 4, CHIN + 118 - 26 * k),
        ]
    )


def braids_back(hand: Hand, sitter: Sitter) -> None:
    """Braids to the shoulders."""
    for side in (-1, 1):
        for k in (3, 2, 1, 0):
            hand.stroke(
                _strand(side, k), 36, sitter.hair if k % 2 else mix(sitter.hair, (90, 70, 60), 0.35)
            )


def braids_front(hand: Hand, sitter: Sitter) -> None:
    """Rows on the crown, and beads on the braids."""
    _cap(hand, sitter, 18, _CY - TALL * 0.58)
    for k in (-2, -1, 0, 1, 2):
        hand.stroke(
            curve(
                [
                    (_CX + k * 26, CROWN - 8 + abs(k) * 6),
                    (_CX + k * 44, CROWN + 40),
                    (_CX + k * 54, _CY - TALL * (0.58 - 0.03 * abs(k))),
                ]
            ),
            7,
            mix(sitter.hair, sitter.skin, 0.55),
        )
    for side in (-1, 1):
        for k in (0, 1, 2, 3):
            x, y = _strand(side, k)[-1]
            hand.disc((x, y - 6), 21, sitter.cloth if k % 2 else sitter.fold)


def locs_back(hand: Hand, sitter: Sitter) -> None:
    """Locs that fall to the shoulders, short ones outside."""
    for side in (-1, 1):
        for k in (4, 3, 2, 1, 0):
            x = _CX + side * (WIDE * 0.7 + k * 32)
            shade = sitter.hair if k % 2 else mix(sitter.hair, (120, 84, 56), 0.3)
            hand.stroke(
                curve(
                    [
                        (_CX + side * 40, CROWN + 10),
                        (x + side * 12, _CY - TALL * 0.62 + k * 10),
                        (x + side * 22, _CY + 70),
                        (x + side * 10, CHIN + 90 - 44 * k),
                    ]
                ),
                40,
                shade,
            )


def locs_front(hand: Hand, sitter: Sitter) -> None:
    """Locs swept back from the brow."""
    _cap(hand, sitter, 34, _CY - TALL * 0.56)
    for k in (-2, -1, 0, 1, 2):
        hand.stroke(
            curve(
                [
                    (_CX + k * 20, CROWN - 22 + abs(k) * 9),
                    (_CX + k * 46, CROWN + 24),
                    (_CX + k * 58, _CY - TALL * 0.6),
                ]
            ),
            10,
            mix(sitter.hair, (120, 84, 56), 0.4),
        )
