"""Clinics and what they keep: vaccine, registers, serum."""

from __future__ import annotations

import math

from tools.pictures.art.parts.buildings import house, panels, stall, town, umbrella
from tools.pictures.art.parts.inks import (
    DARK,
    DAWN,
    DUST,
    LAB,
    LIGHT,
    NOON,
    ROOM,
    SAVANNA,
    SKINS,
    lit,
    shade,
)
from tools.pictures.art.parts.nature import (
    H,
    W,
    acacia,
    baobab,
    ground,
    palm,
    pebbles,
    ridge,
    sky,
)
from tools.pictures.art.parts.pen import Pen
from tools.pictures.art.parts.people import Look, dressed, person
from tools.pictures.art.parts.rooms import tiles
from tools.pictures.art.parts.things import (
    STEEL,
    bowl,
    hand,
    table,
    vial,
)

WHITE = (240, 238, 230)


def vaccine_at_market(pen: Pen) -> None:
    """A nurse vaccinates a child at a table between market stalls."""
    ink = NOON
    sky(pen, ink, 430, (280, 170, 60))
    town(pen, (0, 1600), 470, 90, ink, 13)
    ground(pen, 470, ink.far)
    pebbles(pen, 520, ink.mid)
    for k, x in enumerate((20, 1190)):
        person(pen, x + 200, 770, 300, dressed(k + 6, (ink.warm, ink.sun, ink.cool)), "hold")
        stall(pen, x, 800, 390, 340, ((ink.warm, ink.pale), (ink.sun, ink.pale))[k], ink.mid)
        for n in range(5):
            bowl(pen, x + 50 + n * 74, 662, 68, ink.mid, (ink.sun, ink.warm, (120, 140, 70))[n % 3])
    umbrella(pen, 800, 880, 2.5, (WHITE, (60, 130, 140)))
    own = person(
        pen,
        600,
        940,
        480,
        Look(WHITE, WHITE, SKINS[1], kind="wrapper", head="cap", cover=WHITE, trim=(60, 130, 140)),
        "reach",
    )
    own.line(((35, -79), (45, -80)), 1.6, STEEL)
    mother = person(
        pen,
        1010,
        950,
        480,
        Look(
            ink.warm, ink.cool, SKINS[2], kind="wrapper", head="wrap", cover=ink.sun, trim=ink.pale
        ),
        "hold",
        left=True,
    )
    mother.line(((30, -64), (22, -48)), 8, ink.sun, 7)
    mother.disc(31, -71, 5.4, SKINS[1])
    mother.segment(31, -72, (5.8, 5.6), (180, 370), DARK)
    table(pen, 640, 780, 300, 180, ink.pale)
    pen.slab(690, 706, 120, 74, 8, (60, 130, 140))
    pen.rect(690, 716, 120, 10, WHITE)
    for k in range(4):
        vial(pen, 840 + k * 26, 780, 0.55, (200, 224, 214), ink.warm)


def market_calendar(pen: Pen) -> None:
    """Two rings of days, one of six and one of seven, over a market path."""
    ink = DAWN
    sky(pen, ink, 700)
    ground(pen, 700, ink.mid)
    for x, count, tone in ((430, 6, ink.warm), (1170, 7, ink.cool)):
        pen.disc(x + 12, 450 + 14, 330, ink.dark, 0.15)
        pen.disc(x, 450, 330, ink.pale)
        for k in range(count):
            a = math.tau * k / count - math.pi / 2
            px, py = x + 240 * math.cos(a), 450 + 240 * math.sin(a)
            pen.disc(px, py, 66, tone if k else ink.sun)
            pen.disc(px - 12, py - 12, 40, lit(tone if k else ink.sun, 0.18))
        own = pen.at(x, 450, 1.0)
        if count == 6:
            bowl(own, 0, 70, 150, ink.mid, ink.sun)
        else:
            vial(own, 0, 76, 1.6, (190, 216, 206), ink.warm)
    for k in range(7):
        person(
            pen,
            130 + k * 220,
            960,
            230,
            dressed(k * 2 + 1, (ink.warm, ink.cool, ink.pale, ink.sun)),
            ("carry", "stand", "hold")[k % 3],
            left=k % 2 == 1,
        )


def cold_chain(pen: Pen) -> None:
    """A health post with panels on its roof and an open refrigerator of vaccine."""
    ink = SAVANNA
    sky(pen, ink, 480, (300, 180, 76))
    baobab(pen, 1440, 560, 1.35, (120, 96, 74))
    ridge(pen, 500, ink.far, 18)
    ground(pen, 540, (196, 152, 96))
    house(pen, 260, 760, 840, 360, ink.pale, ink.warm, flat=True)
    panels(pen, 330, 374, 1.5, 4)
    pen.rect(860, 500, 90, 26, ink.warm)
    pen.rect(892, 468, 26, 90, ink.warm)
    own = pen.at(1010, 930, 1.35)
    own.oval(30, 4, 150, 14, DARK, 0.2)
    own.slab(-110, -320, 220, 320, 16, WHITE)
    own.rect(-92, -300, 184, 280, (176, 208, 210))
    for row in range(3):
        own.rect(-92, -214 + row * 90, 184, 7, STEEL)
        for k in range(6):
            vial(
                own,
                -74 + k * 30,
                -214 + row * 90,
                0.62,
                (214, 232, 224),
                (ink.warm, ink.cool, ink.sun)[row],
            )
    own.poly(((110, -320), (196, -290), (196, 20), (110, 0)), shade(WHITE, 0.16))
    own.slab(60, -316, 40, 14, 4, (60, 150, 110))
    look = Look(WHITE, ink.cool, SKINS[1], head="bun", trim=ink.warm)
    person(pen, 740, 950, 420, look, "reach")
    own = person(
        pen, 210, 960, 380, Look(ink.warm, ink.cool, SKINS[3], head="hat", cover=ink.sun), "up"
    )
    own.line(((19, -108), (34, -150)), 2, ink.mid)
    own.slab(24, -160, 26, 9, 3, ink.pale)


def screened_house(pen: Pen) -> None:
    """A carpenter on a ladder closes the gap under a roof with wire mesh."""
    ink = SAVANNA
    sky(pen, ink, 480)
    ridge(pen, 480, ink.far, 30)
    acacia(pen, 1450, 640, 2.0, ink.near)
    ground(pen, 620, (186, 138, 88))
    pen.rect(200, 380, 900, 500, (206, 158, 108))
    pen.rect(820, 380, 280, 500, (176, 126, 82))
    pen.rect(200, 300, 900, 84, (60, 52, 44))
    for k in range(46):
        pen.thread(((200 + k * 20, 300), (200 + k * 20, 384)), 2, STEEL, 0.8)
    for k in range(5):
        pen.thread(((200, 306 + k * 18), (1100, 306 + k * 18)), 2, STEEL, 0.8)
    pen.poly(((120, 306), (1180, 306), (1040, 110), (260, 110)), (150, 116, 62))
    pen.poly(((820, 306), (1180, 306), (1040, 110), (800, 110)), (118, 88, 48))
    for k in range(30):
        pen.thread(((150 + k * 34, 300), (270 + k * 26, 116)), 3, (106, 80, 44), 0.7)
    pen.rect(310, 560, 150, 320, (76, 52, 40))
    for x in (640, 740):
        pen.line(((x - 20, 900), (x + 20, 320)), 11, (222, 180, 116))
    for k in range(8):
        pen.rect(630 + k * 4, 830 - k * 68, 104, 9, (206, 160, 98))
    own = person(
        pen,
        690,
        720,
        360,
        Look(ink.cool, ink.dark, SKINS[0], head="cap", cover=ink.warm),
        "up",
        shadow=False,
    )
    own.rect(14, -118, 16, 6, ink.mid)
    own.rect(26, -122, 6, 14, STEEL)
    person(
        pen,
        1260,
        940,
        400,
        Look(
            ink.warm, ink.pale, SKINS[2], kind="wrapper", head="wrap", cover=ink.cool, trim=ink.sun
        ),
        "point",
        left=True,
    )
    person(pen, 1380, 930, 240, Look(ink.sun, ink.cool, SKINS[1]), "stand", left=True)


def filling_line(pen: Pen) -> None:
    """Vials stand still on a line; a technician looks along it."""
    ink = LAB
    pen.rect(0, 0, W, H, ink.sky[0])
    for k in range(6):
        pen.rect(k * 290 + 20, 60, 250, 330, ink.sky[1])
        pen.poly(
            ((k * 290 + 20, 60), (k * 290 + 120, 60), (k * 290 + 50, 390), (k * 290 + 20, 390)),
            LIGHT,
            0.5,
        )
    tiles(pen, 760, ink.sky[2])
    for x in (420, 800, 1180):
        pen.rect(x, 120, 90, 330, STEEL)
        pen.rect(x + 60, 120, 30, 330, shade(STEEL, 0.2))
        pen.slab(x - 30, 300, 150, 90, 10, ink.cool)
        for n in range(3):
            pen.rect(x + n * 34, 390, 10, 90, shade(STEEL, 0.3))
    person(
        pen,
        1330,
        950,
        560,
        Look(WHITE, WHITE, SKINS[1], kind="robe", head="helmet", cover=ink.sky[2], trim=ink.cool),
        "write",
        left=True,
    )
    pen.rect(0, 660, 1180, 36, STEEL)
    pen.rect(0, 690, 1180, 120, ink.cool)
    pen.rect(0, 690, 1180, 16, shade(ink.cool, 0.3))
    for k in range(9):
        level = (0.75, 0.75, 0.75, 0.5, 0.25, 0.1, 0.0, 0.0, 0.0)[k]
        vial(pen, 1110 - k * 122, 662, 1.75, (228, 160, 96), ink.warm if level else STEEL, level)
    pen.slab(90, 720, 190, 64, 8, DARK)
    pen.words(185, 766, "PAUSED", 28, ink.sun)


def register(pen: Pen) -> None:
    """A hand rules one more column in a midwives' register."""
    ink = ROOM
    pen.rect(0, 0, W, H, (136, 92, 58))
    for k in range(6):
        pen.rect(0, k * 180, W, 5, (108, 72, 46))
    own = pen.at(760, 480, 1, -3)
    for side in (-1, 1):
        own.rect(side * 330 - 330 + 12, -350 + 14, 660, 730, DARK, 0.2)
    for side in (-1, 1):
        own.rect(side * 330 - 330, -350, 660, 720, (250, 243, 226))
    own.rect(-10, -350, 20, 720, (206, 190, 160))
    for k in range(13):
        own.rect(-640, -280 + k * 50, 1280, 2.5, (140, 160, 176))
    for x in (-540, -380, -240, -110, 110, 240, 380):
        own.rect(x, -330, 3, 690, (140, 160, 176))
    for row in range(12):
        for x, w in (
            (-620, 60),
            (-520, 110),
            (-360, 90),
            (-220, 80),
            (30, 60),
            (130, 80),
            (260, 90),
        ):
            if (row * 3 + x) % 4:
                own.rect(x, -264 + row * 50, w - 12 * (row % 3), 9, (64, 60, 88), 0.8)
    own.rect(480, -330, 116, 690, ink.sun, 0.35)
    own.rect(476, -330, 6, 690, ink.warm)
    for row in range(8):
        own.rect(500, -264 + row * 50, 66 - 10 * (row % 3), 10, ink.warm)
    hand(pen, 1336, 560, 1.0, -18, (SKINS[1], WHITE), "pinch", flip=True)
    pen.line(((1322, 546), (1440, 350)), 15, ink.cool, 18)
    pen.line(((1300, 580), (1322, 546)), 5, DARK, 13)


def antivenom(pen: Pen) -> None:
    """A scorpion on sand at dusk; behind it palms and the lit door of a clinic."""
    ink = DUST
    sky(pen, ink, 470, (1180, 300, 70))
    ridge(pen, 480, ink.far, 60, 300)
    for x, s in ((90, 1.5), (230, 1.9), (400, 1.5), (1440, 1.8), (1560, 1.4)):
        palm(pen, x, 600, s, (82, 100, 58), 16)
    ground(pen, 560, lit(ink.far, 0.25))
    house(pen, 720, 640, 330, 190, ink.pale, ink.warm, flat=True)
    pen.rect(820, 480, 52, 16, ink.warm)
    pen.rect(838, 462, 16, 52, ink.warm)
    person(
        pen,
        640,
        680,
        150,
        Look(WHITE, WHITE, SKINS[3], kind="robe", head="veil", cover=ink.cool),
        "hold",
    )
    own = pen.at(760, 870, 1.5, -4)
    own.oval(20, 26, 250, 22, DARK, 0.16)
    tone, dark = (96, 56, 30), (64, 36, 22)
    for k in range(4):
        x = -40 + k * 40
        for side in (-1, 1):
            own.bow(
                ((x, 0), (x - 24 + k * 16, side * 34 - 16), (x - 50 + k * 34, side * 30 + 26)),
                9,
                dark,
                4,
            )
    own.blob(((-110, -6), (-60, -34), (40, -34), (110, -18), (110, 14), (20, 26), (-80, 20)), tone)
    for k in range(5):
        own.thread(((-50 + k * 34, -32), (-44 + k * 34, 22)), 4, dark)
    tail = ((108, -4), (170, -22), (214, -74), (206, -136), (160, -164))
    own.bow(tail, 30, tone, 17)
    for x, y in ((150, -14), (198, -48), (214, -96), (188, -150)):
        own.disc(x, y, 13, dark, 0.4)
    own.bow(((164, -164), (136, -160), (120, -134)), 13, dark, 2)
    for side in (-1, 1):
        own.bow(((-96, side * 12), (-160, side * 40 - 12), (-206, side * 22 - 18)), 16, tone, 12)
        own.blob(
            (
                (-200, side * 22 - 30),
                (-250, side * 30 - 40),
                (-292, side * 20 - 26),
                (-262, side * 14 - 14),
                (-290, side * 8 - 10),
                (-226, side * 14),
            ),
            dark if side > 0 else tone,
        )


SCENES = {
    "ghana-clinics-move-vaccine-day-to-market-day": vaccine_at_market,
    "ghana-clinics-move-vaccine-day-to-market-day-1": market_calendar,
    "solar-fridges-reach-clinics-before-the-vaccine": cold_chain,
    "kilosa-house-screens-trial": screened_house,
    "vaccine-plants-need-orders": filling_line,
    "zinder-midwives-add-one-column": register,
    "tozeur-l-antivenin-se-rapproche-des-oasis": antivenom,
}
