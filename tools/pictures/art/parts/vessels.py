"""Boats and ships."""

from __future__ import annotations

from tools.pictures.art.colour import Colour
from tools.pictures.art.parts.inks import DARK, Inks, lit, shade
from tools.pictures.art.parts.pen import Pen


def canoe(
    pen: Pen, x: float, y: float, length: float, ink: Colour, stripe: Colour | None = None
) -> None:
    """A long boat with pointed ends; who sits in it is drawn before."""
    own = pen.at(x, y, length / 500)
    own.slab(-215, 44, 430, 12, 6, shade(ink, 0.6))
    own.blob(
        (
            (-262, -26),
            (-190, 10),
            (-60, 22),
            (80, 22),
            (200, 6),
            (268, -36),
            (224, 28),
            (120, 48),
            (-120, 48),
            (-216, 26),
        ),
        ink,
    )
    own.blob(((40, 22), (200, 6), (268, -36), (224, 28), (120, 48), (30, 48)), shade(ink))
    if stripe:
        own.bow(((-236, -4), (-120, 26), (40, 31), (180, 18), (246, -12)), 7, stripe)


def ferry(pen: Pen, x: float, y: float, length: float, inks: Inks) -> None:
    """A passenger ferry with two decks; ``y`` is the water line, its bow to the right."""
    own = pen.at(x, y, length / 600)
    own.slab(-300, -8, 610, 22, 8, shade(inks.mid, 0.5))
    own.poly(((-300, -64), (330, -64), (286, 4), (-276, 4)), inks.cool)
    own.poly(((-300, -64), (330, -64), (322, -50), (-296, -50)), inks.pale)
    own.poly(((60, -50), (322, -50), (286, 4), (60, 4)), shade(inks.cool, 0.2))
    own.rect(-272, -140, 470, 76, inks.pale)
    own.rect(-272, -128, 470, 44, shade(inks.cool, 0.55))
    for k in range(11):
        own.rect(-272 + k * 46, -140, 8, 76, inks.pale)
    own.rect(-286, -152, 506, 13, inks.warm)
    own.rect(-200, -214, 330, 62, lit(inks.pale, 0.2))
    own.rect(-200, -206, 330, 34, shade(inks.cool, 0.5))
    for k in range(9):
        own.rect(-200 + k * 40, -214, 6, 62, inks.pale)
    own.rect(-212, -226, 356, 12, inks.warm)
    own.rect(150, -214, 66, 62, inks.pale)
    own.rect(166, -204, 50, 24, shade(inks.cool, 0.6))
    own.rect(-120, -270, 40, 46, inks.warm)
    own.rect(-98, -270, 18, 46, shade(inks.warm))


def ship(
    pen: Pen, x: float, y: float, length: float, hull: Colour, inks: Inks, *, boxes: bool = True
) -> None:
    """A cargo ship, its bridge at the left; containers or a bare deck with derricks."""
    own = pen.at(x, y, length / 900)
    own.slab(-440, -6, 880, 20, 8, shade(inks.mid, 0.45))
    own.poly(((-440, -110), (460, -130), (402, 0), (-420, 0)), hull)
    own.poly(((40, -118), (460, -130), (402, 0), (40, 0)), shade(hull, 0.22))
    own.poly(((-424, -24), (412, -24), (402, 0), (-420, 0)), inks.warm)
    own.rect(-410, -280, 130, 170, inks.pale)
    own.rect(-322, -280, 42, 170, shade(inks.pale, 0.2))
    for k in range(3):
        own.rect(-400, -262 + k * 40, 108, 15, shade(inks.cool, 0.55))
    own.rect(-424, -296, 158, 17, shade(inks.pale, 0.12))
    own.rect(-380, -356, 44, 62, inks.warm)
    if boxes:
        containers(own.at(-250, -116), (8, 4), inks)
        return
    for mast_x in (-120, 120, 300):
        own.rect(mast_x, -300, 10, 186, shade(hull, 0.4))
        own.line(((mast_x + 5, -190), (mast_x + 96, -286)), 6, shade(hull, 0.4))
        own.thread(((mast_x + 5, -298), (mast_x + 96, -286)), 2.5, DARK)


def containers(
    pen: Pen, grid: tuple[int, int], inks: Inks, box: tuple[float, float] = (78, 40)
) -> None:
    """Stacked containers from the origin upwards, the last ones missing here and there."""
    pots = (
        inks.warm,
        inks.cool,
        inks.sun,
        shade(inks.pale, 0.15),
        shade(inks.warm, 0.4),
        lit(inks.cool, 0.3),
    )
    w, h = box
    for column in range(grid[0]):
        for row in range(grid[1] - pen.rng.choice((0, 0, 1, 2))):
            ink = pen.rng.choice(pots)
            x, y = column * w, -(row + 1) * h
            pen.rect(x, y, w - 3, h - 3, ink)
            for k in range(6):
                pen.rect(x + 8 + k * (w - 14) / 6, y + 4, 3, h - 11, shade(ink, 0.2))


def rig(pen: Pen, x: float, y: float, size: float, ink: Colour) -> None:
    """A gantry crane at a quay: legs, boom, cabin, ropes."""
    own = pen.at(x, y, size)
    for leg in (-90, 50):
        own.rect(leg, -330, 22, 330, ink)
        own.rect(leg + 13, -330, 9, 330, shade(ink))
    own.rect(-90, -180, 160, 14, shade(ink, 0.1))
    own.line(((-80, -170), (60, -20)), 7, shade(ink, 0.2))
    own.rect(-190, -352, 560, 26, ink)
    own.rect(-190, -334, 560, 8, shade(ink, 0.3))
    own.poly(((-20, -352), (0, -470), (16, -470), (40, -352)), shade(ink, 0.12))
    own.thread(((8, -466), (350, -352)), 4, shade(ink, 0.3))
    own.thread(((8, -466), (-180, -352)), 4, shade(ink, 0.3))
    own.rect(196, -326, 50, 34, shade(ink, 0.4))
    own.thread(((206, -292), (206, -196)), 3, DARK)
    own.thread(((236, -292), (236, -196)), 3, DARK)
    own.rect(-104, -10, 56, 12, shade(ink, 0.5))
    own.rect(36, -10, 56, 12, shade(ink, 0.5))
