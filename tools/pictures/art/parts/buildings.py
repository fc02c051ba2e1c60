"""Houses, streets, halls: what people have built."""

from __future__ import annotations

from tools.pictures.art.colour import Colour
from tools.pictures.art.parts.inks import DARK, LIGHT, Inks, lit, shade
from tools.pictures.art.parts.pen import Pen


def house(
    pen: Pen,
    x: float,
    y: float,
    w: float,
    h: float,
    wall: Colour,
    roof: Colour,
    *,
    flat: bool = False,
) -> None:
    """A house seen from a corner: ``y`` is the ground, the right third its dark side."""
    cut = w * 0.64
    pen.poly(
        (
            (x + w * 0.1, y),
            (x + w * 1.25, y),
            (x + w * 1.6, y + h * 0.14),
            (x + w * 0.3, y + h * 0.14),
        ),
        DARK,
        0.16,
    )
    pen.rect(x, y - h, cut, h, wall)
    pen.rect(x + cut, y - h, w - cut, h, shade(wall))
    if flat:
        pen.rect(x - 3, y - h - h * 0.07, w + 6, h * 0.09, lit(wall, 0.3))
        pen.rect(x + cut, y - h - h * 0.07, w - cut + 3, h * 0.09, wall)
    else:
        rise = h * 0.42
        pen.poly(
            (
                (x - 8, y - h),
                (x + cut, y - h),
                (x + cut * 0.86, y - h - rise),
                (x + w * 0.1, y - h - rise),
            ),
            roof,
        )
        pen.poly(
            (
                (x + cut, y - h),
                (x + w + 8, y - h),
                (x + w * 0.9, y - h - rise),
                (x + cut * 0.86, y - h - rise),
            ),
            shade(roof, 0.3),
        )
    pen.rect(x + cut * 0.16, y - h * 0.58, cut * 0.22, h * 0.58, shade(wall, 0.6))
    pen.rect(x + cut * 0.56, y - h * 0.62, cut * 0.24, h * 0.26, shade(wall, 0.55))
    pen.rect(x + cut + (w - cut) * 0.3, y - h * 0.62, (w - cut) * 0.36, h * 0.26, shade(wall, 0.66))


def town(
    pen: Pen, span: tuple[float, float], y: float, height: float, inks: Inks, count: int = 9
) -> None:
    """A row of low houses along a line."""
    start, end = span
    step = (end - start) / count
    walls, roofs = (
        (inks.pale, lit(inks.far), inks.sky[2], lit(inks.warm, 0.5)),
        (inks.warm, inks.mid, inks.near),
    )
    for k in range(count):
        w, h = step * pen.rng.uniform(0.7, 1.0), height * pen.rng.uniform(0.65, 1.05)
        flat = pen.rng.random() < 0.45
        house(pen, start + k * step, y, w, h, walls[k % 4], roofs[k % 3], flat=flat)


def skyline(
    pen: Pen,
    span: tuple[float, float],
    y: float,
    height: float,
    ink: Colour,
    glow: Colour | None = None,
) -> None:
    """Tall blocks against the sky, with lit windows where ``glow`` is given."""
    x, end = span
    while x < end:
        w, h = pen.rng.uniform(34, 92), height * pen.rng.uniform(0.3, 1)
        pen.rect(x, y - h, w, h, ink)
        pen.rect(x + w * 0.62, y - h, w * 0.38, h, shade(ink, 0.18))
        if pen.rng.random() < 0.3:
            pen.rect(x + w * 0.4, y - h - 26, 4, 28, ink)
        for row in range(int(h / 24)):
            for column in range(int(w / 17)):
                if glow and pen.rng.random() < 0.45:
                    pen.rect(x + 6 + column * 17, y - h + 9 + row * 24, 7, 10, glow, 0.85)
        x += w + pen.rng.uniform(0, 14)


def columns(
    pen: Pen, x: float, y: float, w: float, h: float, stone: Colour, count: int = 6
) -> None:
    """A court: steps, columns, a pediment. ``y`` is the ground."""
    for k in range(4):
        pen.rect(
            x - 44 + k * 12,
            y - 14 * (k + 1),
            w + 88 - k * 24,
            14,
            shade(stone, 0.06 + 0.07 * (k % 2)),
        )
    top, foot = y - 56 - h, y - 56
    pen.rect(x, top, w, h, shade(stone, 0.55))
    door = w * 0.14
    pen.rect(x + w / 2 - door / 2, foot - h * 0.62, door, h * 0.62, shade(stone, 0.8))
    wide = w / (count * 2 - 1) * 0.92
    for k in range(count):
        cx = x + k * (w - wide) / (count - 1)
        pen.rect(cx, top, wide * 0.6, h, lit(stone, 0.25))
        pen.rect(cx + wide * 0.6, top, wide * 0.4, h, shade(stone, 0.2))
        pen.rect(cx - 6, top, wide + 12, 14, stone)
        pen.rect(cx - 6, foot - 12, wide + 12, 12, stone)
    pen.rect(x - 24, top - 38, w + 48, 38, stone)
    pen.rect(x - 24, top - 10, w + 48, 10, shade(stone, 0.25))
    pen.poly(
        ((x - 36, top - 38), (x + w + 36, top - 38), (x + w / 2, top - 38 - h * 0.42)),
        lit(stone, 0.15),
    )
    pen.poly(
        ((x + 30, top - 46), (x + w - 30, top - 46), (x + w / 2, top - 38 - h * 0.33)),
        shade(stone, 0.22),
    )


def stall(
    pen: Pen, x: float, y: float, w: float, h: float, cloth: tuple[Colour, Colour], wood: Colour
) -> None:
    """A market stall with a striped awning; its table is free to be laid."""
    for px in (x + 6, x + w - 14):
        pen.rect(px, y - h, 9, h, shade(wood, 0.25))
    pen.rect(x + 4, y - h * 0.9, w - 8, h * 0.52, DARK, 0.28)
    pen.rect(x - 6, y - h * 0.4, w + 12, h * 0.08, lit(wood, 0.15))
    pen.rect(x, y - h * 0.32, w, h * 0.32, wood)
    pen.rect(x + w * 0.62, y - h * 0.32, w * 0.38, h * 0.32, shade(wood))
    stripes = 8
    for k in range(stripes):
        left, right = x - 20 + (w + 40) * k / stripes, x - 20 + (w + 40) * (k + 1) / stripes
        ink = cloth[k % 2]
        up = y - h * 1.2
        inner = (x + w * k / stripes, x + w * (k + 1) / stripes)
        pen.poly(((inner[0], up), (inner[1], up), (right, y - h * 0.94), (left, y - h * 0.94)), ink)
        pen.segment(
            (left + right) / 2,
            y - h * 0.94,
            ((right - left) / 2, h * 0.07),
            (0, 180),
            shade(ink, 0.16),
        )


def umbrella(pen: Pen, x: float, y: float, size: float, inks: tuple[Colour, Colour]) -> None:
    """A big sunshade on its pole."""
    own = pen.at(x, y, size)
    own.oval(20, 0, 90, 10, DARK, 0.18)
    own.rect(-3, -190, 6, 190, shade(inks[1], 0.5))
    for k in range(6):
        a, b = -110 + 220 * k / 6, -110 + 220 * (k + 1) / 6
        own.poly(
            ((0, -226), (a, -170), (b, -170)), inks[k % 2] if k < 4 else shade(inks[k % 2], 0.2)
        )
        own.segment((a + b) / 2, -171, ((b - a) / 2, 10), (0, 180), shade(inks[k % 2], 0.25))


def kiosk(
    pen: Pen, x: float, y: float, w: float, h: float, ink: Colour, inks: Inks, name: str = ""
) -> None:
    """A painted kiosk with an open hatch; who sells stands behind it."""
    pen.poly(
        ((x, y), (x + w, y), (x + w * 1.3, y + h * 0.1), (x + w * 0.2, y + h * 0.1)), DARK, 0.18
    )
    pen.rect(x, y - h, w, h, ink)
    pen.rect(x + w * 0.78, y - h, w * 0.22, h, shade(ink))
    pen.rect(x - 14, y - h - h * 0.09, w + 28, h * 0.11, shade(ink, 0.45))
    pen.rect(x + w * 0.1, y - h * 0.78, w * 0.6, h * 0.38, shade(ink, 0.72))
    pen.rect(x + w * 0.06, y - h * 0.4, w * 0.68, h * 0.05, lit(inks.pale, 0.1))
    pen.poly(
        (
            (x + w * 0.06, y - h * 0.78),
            (x + w * 0.74, y - h * 0.78),
            (x + w * 0.8, y - h * 0.7),
            (x, y - h * 0.7),
        ),
        inks.pale,
    )
    if name:
        pen.words(x + w * 0.4, y - h * 0.84, name, h * 0.065, inks.pale)


def cinema(
    pen: Pen, x: float, y: float, w: float, h: float, inks: Inks, name: str, *, is_lit: bool
) -> None:
    """A picture house of the fifties: a tower with its name, a canopy, doors."""
    wall = inks.pale if not is_lit else lit(inks.warm, 0.25)
    pen.rect(x, y - h * 0.66, w, h * 0.66, wall)
    pen.rect(x + w * 0.7, y - h * 0.66, w * 0.3, h * 0.66, shade(wall, 0.16))
    tower = w * 0.26
    pen.rect(x + w * 0.37, y - h, tower, h, lit(wall, 0.35))
    pen.rect(x + w * 0.37 + tower * 0.7, y - h, tower * 0.3, h, shade(wall, 0.2))
    for k in range(3):
        pen.rect(x + w * 0.4 + k * tower * 0.2, y - h * 0.97, tower * 0.07, h * 0.36, inks.warm)
    for side in (0.04, 0.68):
        for k in range(3):
            pen.rect(x + w * (side + 0.1 * k), y - h * 0.58, w * 0.05, h * 0.14, shade(wall, 0.5))
    pen.slab(x - w * 0.05, y - h * 0.4, w * 1.1, h * 0.1, 14, inks.warm)
    pen.slab(x - w * 0.05, y - h * 0.33, w * 1.1, h * 0.03, 6, shade(inks.warm, 0.35))
    pen.words(x + w * 0.5, y - h * 0.332, name, h * 0.048, inks.pale)
    pen.rect(x + w * 0.06, y - h * 0.3, w * 0.88, h * 0.3, shade(wall, 0.62))
    for k in range(5):
        door = inks.sun if is_lit else shade(wall, 0.45)
        pen.rect(x + w * (0.12 + 0.16 * k), y - h * 0.25, w * 0.11, h * 0.25, door)
        pen.rect(x + w * (0.17 + 0.16 * k), y - h * 0.25, w * 0.008, h * 0.25, shade(door, 0.5))


def shed(pen: Pen, x: float, y: float, w: float, h: float, ink: Colour, doors: int = 3) -> None:
    """A warehouse with a low roof and sliding doors."""
    pen.rect(x, y - h, w, h, ink)
    pen.poly(
        ((x - 16, y - h), (x + w + 16, y - h), (x + w - 30, y - h * 1.28), (x + 30, y - h * 1.28)),
        shade(ink, 0.35),
    )
    for k in range(int(w / 26)):
        pen.rect(x + 8 + k * 26, y - h, 3, h, shade(ink, 0.12))
    for k in range(doors):
        pen.rect(
            x + w * (k + 0.22) / doors, y - h * 0.7, w * 0.56 / doors, h * 0.7, shade(ink, 0.6)
        )


def panels(pen: Pen, x: float, y: float, size: float, count: int = 3) -> None:
    """Solar panels that lean to the light."""
    own = pen.at(x, y, size)
    for k in range(count):
        left = k * 116
        own.rect(left + 20, -30, 6, 32, (70, 62, 56))
        own.rect(left + 84, -44, 6, 46, (70, 62, 56))
        own.poly(
            ((left, -26), (left + 100, -26), (left + 128, -92), (left + 28, -92)), (24, 42, 84)
        )
        for row in range(1, 3):
            share = row / 3
            own.thread(
                (
                    (left + 28 * share, -26 - 66 * share),
                    (left + 100 + 28 * share, -26 - 66 * share),
                ),
                2,
                LIGHT,
                0.4,
            )
        for column in range(1, 4):
            own.thread(((left + 25 * column, -26), (left + 25 * column + 28, -92)), 2, LIGHT, 0.4)
        own.poly(((left + 28, -92), (left + 60, -92), (left + 20, -26), (left, -26)), LIGHT, 0.14)


def mast(pen: Pen, x: float, y: float, h: float, ink: Colour) -> None:
    """A lattice mast with rings of sound."""
    for side in (-1, 1):
        pen.line(((x + side * h * 0.09, y), (x, y - h)), 6, ink, 3)
    for k in range(7):
        share = k / 7
        half, up = h * 0.09 * (1 - share), y - h * share
        then, next_up = h * 0.09 * (1 - share - 1 / 7), y - h * (share + 1 / 7)
        pen.thread(((x - half, up), (x + then, next_up)), 2.5, ink)
        pen.thread(((x + half, up), (x - then, next_up)), 2.5, ink)
    pen.disc(x, y - h, 7, ink)
