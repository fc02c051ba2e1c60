"""Rooms: walls, windows, floors, stages."""

from __future__ import annotations

from tools.pictures.art.colour import Colour, mix
from tools.pictures.art.parts.inks import DARK, LIGHT, Inks, lit, shade
from tools.pictures.art.parts.nature import H, W
from tools.pictures.art.parts.pen import Pen


def room(pen: Pen, inks: Inks, floor: float = 720) -> None:
    """A wall that grows darker to the right, a skirting, and a floor of boards."""
    high, middle, low = inks.sky
    pen.rect(0, 0, W, floor, high)
    for k, x in enumerate((560, 900, 1180, 1400)):
        pen.poly(((x + 90, 0), (W, 0), (W, floor), (x - 60, floor)), mix(middle, low, k / 3), 0.55)
    pen.rect(0, floor - 22, W, 22, shade(inks.far, 0.1))
    pen.rect(0, floor, W, H - floor, inks.mid)
    for k in range(-14, 15):
        pen.poly(
            ((800 + k * 90, floor), (804 + k * 90, floor), (812 + k * 230, H), (800 + k * 230, H)),
            DARK,
            0.14,
        )


def window(pen: Pen, x: float, y: float, w: float, h: float, inks: Inks, frame: Colour) -> None:
    """A window with the sky in it, and the light that it throws across the wall and the floor."""
    pen.rect(x - 16, y - 16, w + 32, h + 32, frame)
    pen.rect(x, y, w, h, mix((156, 196, 204), inks.sky[0], 0.35))
    pen.poly(
        (
            (x, y + h),
            (x, y + h * 0.66),
            (x + w * 0.4, y + h * 0.55),
            (x + w, y + h * 0.7),
            (x + w, y + h),
        ),
        mix(inks.far, (120, 150, 110), 0.5),
    )
    pen.rect(x + w / 2 - 5, y, 10, h, frame)
    pen.rect(x, y + h / 2 - 5, w, 10, frame)
    pen.rect(x - 26, y + h + 14, w + 52, 16, lit(frame, 0.2))
    pen.poly(
        ((x + w + 20, y + h * 0.2), (x + w + 20, y + h), (x + w + 420, H), (x + w + 820, H)),
        LIGHT,
        0.12,
    )


def curtain(pen: Pen, x: float, y: float, w: float, h: float, ink: Colour) -> None:
    """A heavy curtain in folds."""
    folds = max(3, round(w / 38))
    for k in range(folds):
        left, wide = x + w * k / folds, w / folds
        pen.rect(left, y, wide + 1, h, ink if k % 2 else shade(ink, 0.2))
        pen.rect(left, y, wide * 0.3, h, lit(ink, 0.12) if k % 2 else shade(ink, 0.36))


def screen(pen: Pen, x: float, y: float, w: float, h: float, glow: Colour) -> None:
    """A cinema's screen and its light."""
    pen.rect(x - 60, y - 50, w + 120, h + 100, lit(glow, 0.3), 0.08)
    pen.rect(x - 30, y - 26, w + 60, h + 52, lit(glow, 0.3), 0.1)
    pen.rect(x - 14, y - 14, w + 28, h + 28, DARK)
    pen.rect(x, y, w, h, glow)


def seats(
    pen: Pen, y: float, rows: int, ink: Colour, taken: tuple[Colour, ...] = (), empty: float = 0.0
) -> None:
    """Rows of a cinema's seats from behind, the last row nearest; people sit in some of them."""
    for row in range(rows):
        t = row / max(1, rows - 1)
        size, at = 44 + 72 * t, y + (H - y) * t**1.25
        count = int(W / (size * 1.28)) + 2
        tone = shade(ink, 0.42 - 0.3 * t)
        for k in range(count):
            x = (k - 0.5 * (row % 2)) * size * 1.28
            if taken and pen.rng.random() >= empty:
                cloth = pen.rng.choice(taken)
                pen.oval(x + size / 2, at - size * 0.36, size * 0.3, size * 0.36, DARK)
                pen.slab(
                    x + size * 0.04,
                    at - size * 0.1,
                    size * 0.92,
                    size * 0.6,
                    size * 0.3,
                    shade(cloth, 0.4),
                )
            pen.slab(x, at, size, size * 1.3, size * 0.24, tone)
            pen.slab(x + size * 0.72, at, size * 0.28, size * 1.3, size * 0.2, shade(tone, 0.3))


def board(pen: Pen, x: float, y: float, w: float, h: float, frame: Colour) -> None:
    """A blackboard in its frame."""
    pen.rect(x - 16, y - 16, w + 32, h + 32, frame)
    pen.rect(x, y, w, h, (38, 62, 56))
    pen.poly(((x, y), (x + w * 0.5, y), (x + w * 0.2, y + h), (x, y + h)), LIGHT, 0.06)


def tiles(pen: Pen, y: float, ink: Colour, vanish: float = 800) -> None:
    """A floor of tiles in perspective."""
    pen.rect(0, y, W, H - y, ink)
    for k in range(-16, 17):
        pen.poly(
            (
                (vanish + k * 70, y),
                (vanish + k * 70 + 3, y),
                (vanish + k * 260 + 8, H),
                (vanish + k * 260, H),
            ),
            DARK,
            0.16,
        )
    for k in range(1, 8):
        at = y + (H - y) * (k / 8) ** 1.7
        pen.rect(0, at, W, 2 + k * 0.7, DARK, 0.16)
