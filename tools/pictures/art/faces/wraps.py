"""Cloth tied round the head: wraps, turbans, scarves, bands."""

from itertools import pairwise

from tools.pictures.art.box import Point
from tools.pictures.art.curve import curve, mirrored
from tools.pictures.art.faces.head import face_outline
from tools.pictures.art.faces.sitter import CHIN, CROWN, HEAD, TALL, WIDE, Sitter
from tools.pictures.art.hand import Hand

_CX, _CY = HEAD
_BROW = _CY - TALL * 0.5


def gele_back(hand: Hand, sitter: Sitter) -> None:
    """The fan of a tied head-wrap, pleat by pleat."""
    hinge = (_CX - 60, CROWN + 60)
    tips: list[Point] = [
        (_CX - 250, CROWN + 20), (_CX - 236, CROWN - 90), (_CX - 150, CROWN - 168),
        (_CX - 30, CROWN - 206), (_CX + 100, CROWN - 196), (_CX + 206, CROWN - 132),
        (_CX + 262, CROWN - 34), (_CX + 232, CROWN + 70),
    ]  # fmt: skip
    for k, (a, b) in enumerate(pairwise(tips)):
        bulge = (
            (a[0] + b[0]) / 2 * 1.06 - hinge[0] * 0.06,
            (a[1] + b[1]) / 2 * 1.06 - hinge[1] * 0.06,
        )
        hand.exact(
            [hinge, *curve([a, bulge, b]), (_CX + 70, CROWN + 80)],
            sitter.fold if k % 2 else sitter.cloth,
        )


def gele_front(hand: Hand, sitter: Sitter) -> None:
    """The bands of the head-wrap across the brow."""
    shades = (sitter.cloth, sitter.fold, sitter.cloth)
    for k, shade in enumerate(shades):
        lift = 62 - 30 * k
        right = [
            (_CX + WIDE * (0.7 + 0.13 * k), CROWN + 40 - lift * 0.3),
            (_CX + WIDE * 1.07, _BROW - lift + 12),
        ]
        low = [
            (_CX + WIDE * 1.02, _BROW + 26 - lift * 0.5),
            (_CX + 60, _BROW - 22 - lift * 0.6),
            (_CX - 60, _BROW + 2 - lift * 0.6),
            (_CX - WIDE * 1.02, _BROW + 40 - lift * 0.5),
        ]
        left = [
            (_CX - WIDE * 1.07, _BROW - lift + 12),
            (_CX - WIDE * (0.7 + 0.13 * k), CROWN + 40 - lift * 0.3),
        ]
        hand.exact(curve([(_CX, CROWN - 6 - lift * 0.4), *right, *low, *left], True), shade)


def turban_back(hand: Hand, sitter: Sitter) -> None:
    """The cloth of the turban that falls behind the neck."""
    right = [
        (_CX + 40, _CY - 60), (_CX + WIDE * 1.1, _CY), (_CX + WIDE * 1.16, CHIN - 60),
        (_CX + 178, CHIN + 50), (_CX + 216, CHIN + 140), (_CX + 60, CHIN + 190),
    ]  # fmt: skip
    hand.exact(mirrored(curve(right), _CX), sitter.fold)


def turban_front(hand: Hand, sitter: Sitter) -> None:
    """The coils of the turban, and the folds under the chin."""
    right = [
        (_CX + WIDE * 0.7, CROWN - 62), (_CX + WIDE * 1.14, CROWN + 4),
        (_CX + WIDE * 1.26, CROWN + 84), (_CX + WIDE * 1.02, _BROW + 22),
        (_CX + WIDE * 0.5, _BROW - 12),
    ]  # fmt: skip
    left = [(2 * _CX - x, y) for x, y in reversed(right)]
    hand.exact(curve([(_CX, CROWN - 92), *right, (_CX, _BROW - 22), *left], True), sitter.cloth)
    for drop, reach in ((0, 0.92), (44, 1.12), (90, 1.2)):
        y = CROWN - 18 + drop
        line = [
            (_CX - WIDE * reach, y + 46 - drop * 0.3),
            (_CX - 20, y + 20),
            (_CX + WIDE * reach, y - 30 + drop * 0.42),
        ]
        hand.stroke(curve(line), 13, sitter.fold)
    veil = [
        (_CX + WIDE * 1.02, _CY + 34), (_CX + WIDE * 1.2, CHIN - 70),
        (_CX + 186, CHIN + 44), (_CX + 110, CHIN + 100),
    ]  # fmt: skip
    jaw = [(_CX, CHIN - 34), (_CX + 84, CHIN - 58), (_CX + 132, _CY + 104)]
    hand.exact(
        mirrored([*curve(veil), (_CX, CHIN + 122)], _CX) + mirrored(jaw[::-1], _CX)[::-1],
        sitter.cloth,
    )
    for drop in (0, 52):
        line = [
            (_CX - 172 - drop * 0.2, CHIN - 64 + drop),
            (_CX, CHIN + 22 + drop),
            (_CX + 172 + drop * 0.2, CHIN - 64 + drop),
        ]
        hand.stroke(curve(line), 12, sitter.fold)


def scarf_back(hand: Hand, sitter: Sitter) -> None:
    """The scarf behind and beside the head, down over the shoulders."""
    hand.exact(
        curve(
            [
                (_CX, CROWN - 58),
                (_CX + 150, CROWN - 2),
                (_CX + 214, _CY - 30),
                (_CX + 208, CHIN - 30),
                (_CX + 270, CHIN + 120),
                (_CX + 230, CHIN + 230),
                (_CX, CHIN + 260),
                (_CX - 230, CHIN + 230),
                (_CX - 270, CHIN + 120),
                (_CX - 208, CHIN - 30),
                (_CX - 214, _CY - 30),
                (_CX - 150, CROWN - 2),
            ],
            True,
        ),
        sitter.cloth,
    )


def scarf_front(hand: Hand, sitter: Sitter) -> None:
    """The scarf round the face, and its folds under the chin."""
    hood = face_outline(46)
    opening = [(x, y + 20) for x, y in face_outline(-20)]
    hand.exact([*hood, hood[0], opening[0], *reversed(opening)], sitter.cloth)
    right = [(_CX + 120, CHIN - 30), (_CX + 168, _CY + 60), (_CX + 196, CHIN + 60)]
    left = [(2 * _CX - x, y) for x, y in right]
    throat = [left[1], left[0], (_CX, CHIN + 26), *right, (_CX, CHIN + 150), left[2]]
    hand.exact(curve(throat, True), sitter.cloth)
    for k in range(3):
        fold = [
            (_CX + 172 - 6 * k, _CY + 96 + 44 * k),
            (_CX + 20 - 40 * k, CHIN + 62 + 38 * k),
            (_CX - 150 - 18 * k, CHIN + 10 + 52 * k),
        ]
        hand.stroke(curve(fold), 13, sitter.fold)
    side = WIDE * 0.66
    brow = [(_CX - side, _CY - TALL * 0.58), (_CX, CROWN + 18), (_CX + side, _CY - TALL * 0.58)]
    hand.stroke(curve(brow), 16, sitter.fold)


def band_front(hand: Hand, sitter: Sitter) -> None:
    """A band of cloth round the hair, knotted above the brow."""
    hand.exact(
        curve(
            [
                (_CX - WIDE * 1.06, _BROW + 8),
                (_CX - WIDE * 0.9, CROWN + 34),
                (_CX, CROWN - 6),
                (_CX + WIDE * 0.9, CROWN + 34),
                (_CX + WIDE * 1.06, _BROW + 8),
                (_CX + 80, _BROW - 36),
                (_CX - 80, _BROW - 36),
            ],
            True,
        ),
        sitter.cloth,
    )
    hand.stroke(
        curve([(_CX - WIDE, _BROW - 16), (_CX, CROWN + 30), (_CX + WIDE, _BROW - 16)]),
        10,
        sitter.fold,
    )
    for side in (-1, 1):
        hand.exact(
            curve(
                [
                    (_CX, CROWN + 4),
                    (_CX + side * 44, CROWN - 66),
                    (_CX + side * 104, CROWN - 60),
                    (_CX + side * 70, CROWN - 4),
                ],
                True,
            ),
            sitter.cloth,
        )
    hand.disc((_CX, CROWN + 2), 32, sitter.fold)
