"""What the sitter wears: shoulders in flat cloth, and a neckline that tells them apart."""

from collections.abc import Callable

from tools.pictures.art.curve import curve, mirrored
from tools.pictures.art.faces.sitter import CHIN, HEAD, Sitter
from tools.pictures.art.hand import Hand

Dress = Callable[[Hand, Sitter], None]

_CX = HEAD[0]
_NECK = CHIN + 70


def draw_dress(hand: Hand, sitter: Sitter) -> None:
    """Draw the shoulders, then a neckline of one kind."""
    right = [
        (_CX + 66, _NECK - 34),
        (_CX + 120, _NECK + 8),
        (_CX + 250, _NECK + 60),
        (_CX + 350, _NECK + 150),
        (_CX + 392, 1010),
    ]
    hand.exact(mirrored(curve(right, fineness=8), _CX), sitter.dress)
    hand.rng.choice(_NECKLINES)(hand, sitter)


def _robe(hand: Hand, sitter: Sitter) -> None:
    """A wide robe, embroidered round the neck and down the breast."""
    for half, tall, shade in (
        (150, 235, sitter.trim),
        (112, 190, sitter.dress),
        (84, 60, sitter.skin),
    ):
        hand.exact(
            mirrored(
                curve(
                    [
                        (_CX + half * 0.72, _NECK - 36),
                        (_CX + half, _NECK + 20),
                        (_CX + half * 0.5, _NECK + tall * 0.62),
                        (_CX, _NECK + tall),
                    ],
                    fineness=8,
                ),
                _CX,
            ),
            shade,
        )
    for k in range(3):
        y = _NECK + 92 + 34 * k
        hand.fill([(_CX, y - 17), (_CX + 18, y), (_CX, y + 17), (_CX - 18, y)], sitter.trim)


def _open(hand: Hand, sitter: Sitter) -> None:
    """A shirt with a collar."""
    hand.exact([(_CX - 84, _NECK - 40), (_CX + 84, _NECK - 40), (_CX, _NECK + 120)], sitter.skin)
    for side in (-1, 1):
        hand.exact(
            [
                (_CX + side * 74, _NECK - 54),
                (_CX + side * 152, _NECK + 20),
                (_CX + side * 82, _NECK + 120),
                (_CX, _NECK + 120),
            ],
            sitter.trim,
        )
    hand.stroke([(_CX, _NECK + 124), (_CX, 1010)], 9, sitter.trim)


def _beads(hand: Hand, sitter: Sitter) -> None:
    """A round neck and three strings of beads."""
    hand.exact(
        mirrored(
            curve([(_CX + 96, _NECK - 44), (_CX + 104, _NECK + 30), (_CX, _NECK + 96)], fineness=8),
            _CX,
        ),
        sitter.skin,
    )
    for row, (drop, count) in enumerate(((70, 11), (112, 13), (156, 15))):
        for k in range(count):
            part = (k + 0.5) / count * 2 - 1
            x = _CX + part * (98 + 16 * row)
            y = _NECK - 14 + drop * (1 - part * part)
            hand.disc((x, y), 15, sitter.trim if (k + row) % 2 else sitter.fold)


def _shawl(hand: Hand, sitter: Sitter) -> None:
    """A cloth laid over one shoulder, striped."""
    hand.exact(
        mirrored(
            curve([(_CX + 84, _NECK - 34), (_CX + 90, _NECK + 20), (_CX, _NECK + 66)], fineness=8),
            _CX,
        ),
        sitter.skin,
    )
    for k in range(5):
        off = 62 * k
        far = [
            (_CX - 130 - off * 0.72, _NECK - 2 + off * 0.34),
            (_CX - 40 - off * 0.6, _NECK + 110 + off * 0.4),
            (_CX + 150 - off * 0.9, 1010),
        ]
        near = [
            (_CX + 80 - off * 0.9, 1010),
            (_CX - 92 - off * 0.6, _NECK + 130 + off * 0.4),
            (_CX - 172 - off * 0.72, _NECK + 20 + off * 0.34),
        ]
        hand.exact(
            [*curve(far), *curve(near)],
            sitter.trim if k % 2 == 0 else sitter.fold,
        )


def _yoke(hand: Hand, sitter: Sitter) -> None:
    """A yoke of triangles round the neck."""
    hand.exact(
        mirrored(
            curve(
                [
                    (_CX + 120, _NECK - 40),
                    (_CX + 212, _NECK + 44),
                    (_CX + 120, _NECK + 160),
                    (_CX, _NECK + 190),
                ],
                fineness=8,
            ),
            _CX,
        ),
        sitter.trim,
    )
    for k in range(-3, 4):
        x, y = _CX + k * 56, _NECK + 150 - 11 * k * k
        hand.fill([(x - 22, y - 54), (x + 22, y - 54), (x, y + 4)], sitter.dress)
    hand.exact(
        mirrored(
            curve([(_CX + 84, _NECK - 44), (_CX + 92, _NECK + 16), (_CX, _NECK + 62)], fineness=8),
            _CX,
        ),
        sitter.skin,
    )


_NECKLINES: tuple[Dress, ...] = (_robe, _open, _beads, _shawl, _yoke)
