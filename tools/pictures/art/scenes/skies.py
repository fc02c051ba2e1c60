"""The sky, by day and by night."""

from __future__ import annotations

from tools.pictures.art.colour import mix
from tools.pictures.art.parts.buildings import house, mast
from tools.pictures.art.parts.inks import (
    DAWN,
    LIGHT,
    NIGHT,
    SKINS,
    lit,
    shade,
)
from tools.pictures.art.parts.nature import (
    acacia,
    cloud,
    ground,
    pebbles,
    ridge,
    sky,
    stars,
)
from tools.pictures.art.parts.pen import Pen
from tools.pictures.art.parts.people import Look, person

WHITE = (240, 238, 230)


def balloon(pen: Pen) -> None:
    """Two observers let go of a weather balloon on a plain."""
    ink = DAWN
    sky(pen, ink, 640)
    cloud(pen, 1280, 260, 1.8, ink.pale)
    cloud(pen, 240, 150, 1.3, ink.pale)
    ridge(pen, 680, ink.far, 26, 260)
    ground(pen, 690, lit(ink.mid, 0.2))
    pebbles(pen, 720, ink.near)
    house(pen, 1180, 740, 260, 130, ink.pale, ink.cool, flat=True)
    mast(pen, 1500, 740, 260, ink.near)
    for x, s in ((80, 0.9), (330, 0.7)):
        acacia(pen, x, 706, s, ink.near)
    own = pen.at(760, 280)
    own.blob(
        (
            (0, 236),
            (-120, 140),
            (-190, 0),
            (-150, -150),
            (0, -216),
            (150, -150),
            (190, 0),
            (120, 140),
        ),
        WHITE,
    )
    own.blob(
        ((0, 236), (40, 60), (60, -140), (0, -216), (150, -150), (190, 0), (120, 140)),
        shade(WHITE, 0.12),
    )
    own.blob(((-150, -20), (-130, -120), (-70, -164), (-90, -60), (-120, 20)), LIGHT, 0.9)
    own.rect(-14, 228, 28, 26, ink.warm)
    pen.bow(((760, 534), (770, 600), (756, 690)), 4, ink.dark)
    own = pen.at(756, 640)
    own.poly(((-30, 0), (30, 0), (0, -50)), ink.warm)
    pen.slab(728, 700, 56, 66, 6, WHITE)
    person(
        pen, 620, 960, 410, Look(ink.cool, ink.mid, SKINS[0], head="cap", cover=ink.sun), "cheer"
    )
    person(
        pen,
        930,
        960,
        400,
        Look(ink.warm, ink.dark, SKINS[2], head="veil", cover=ink.pale),
        "up",
        left=True,
    )


def dark_town(pen: Pen) -> None:
    """Pupils on a hill measure the stars over a town with shaded lamps and a dome."""
    ink = NIGHT
    sky(pen, ink, 700)
    for _ in range(260):
        t = pen.rng.random()
        x, y = 300 + 1100 * t + pen.rng.gauss(0, 70), 620 - 620 * t + pen.rng.gauss(0, 60)
        pen.disc(x, y, pen.rng.choice((1.2, 1.6, 2.4)), ink.pale, pen.rng.uniform(0.3, 0.9))
    stars(pen, ink, 640, 220)
    ridge(pen, 690, mix(ink.sky[2], ink.mid, 0.5), 70, 300)
    own = pen.at(1330, 640)
    own.rect(-70, -50, 140, 60, ink.cool)
    own.segment(0, -48, (74, 80), (180, 360), lit(ink.cool, 0.3))
    own.segment(0, -48, (74, 80), (285, 360), ink.cool)
    own.poly(((-12, -44), (14, -44), (44, -122), (18, -130)), ink.near)
    ridge(pen, 740, ink.mid, 20, 200)
    for k in range(16):
        x = 120 + k * 82
        pen.rect(x, 700, 50, 44, ink.near)
        pen.poly(((x - 6, 700), (x + 56, 700), (x + 25, 676)), ink.near)
        pen.rect(x + 16, 712, 12, 14, ink.sun)
        if k % 3 == 0:
            pen.rect(x + 64, 676, 4, 70, ink.dark)
            pen.poly(((x + 58, 682), (x + 74, 682), (x + 88, 744), (x + 44, 744)), ink.sun, 0.25)
    pen.blob(((-60, 1010), (-60, 850), (400, 800), (900, 840), (1300, 920), (1680, 1010)), ink.near)
    for k, (x, y, h, pose) in enumerate(
        (
            (330, 860, 260, "up"),
            (470, 850, 250, "point"),
            (640, 870, 280, "write"),
            (820, 880, 260, "up"),
        )
    ):
        own = person(
            pen,
            x,
            y + 30,
            h,
            Look((ink.cool, ink.warm, ink.sun, ink.pale)[k], ink.dark, SKINS[k]),
            pose,
        )
        if pose == "up":
            own.slab(14, -116, 12, 8, 2, ink.warm)


def shaded_lamps(pen: Pen) -> None:
    """Street lamps that throw their light downwards only."""
    ink = NIGHT
    sky(pen, ink, 800)
    stars(pen, ink, 640, 240)
    ground(pen, 820, ink.mid)
    for k in range(5):
        s = 1.5 - k * 0.24
        x = 190 + k * 300 - k * k * 12
        foot = 930 - k * 36
        own = pen.at(x, foot, s)
        own.poly(((60, -470), (130, -470), (300, 0), (-100, 0)), ink.sun, 0.2)
        own.oval(100, 0, 200, 20, ink.sun, 0.3)
        own.rect(-8, -500, 16, 500, ink.near)
        own.line(((0, -500), (90, -510)), 12, ink.near)
        own.segment(95, -470, (54, 40), (180, 360), ink.warm)
        own.rect(42, -474, 106, 8, lit(ink.sun, 0.5))
    person(pen, 760, 940, 300, Look(ink.cool, ink.dark, SKINS[1]), "stand")
    person(pen, 850, 940, 210, Look(ink.warm, ink.dark, SKINS[2]), "stand")


SCENES = {
    "who-pays-for-a-weather-balloon": balloon,
    "sutherland-turns-its-streetlights-down": dark_town,
    "sutherland-turns-its-streetlights-down-1": shaded_lamps,
}
