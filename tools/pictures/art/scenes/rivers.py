"""Rivers, lakes, and who lives by them."""

from __future__ import annotations

import math

from tools.pictures.art.colour import mix
from tools.pictures.art.parts.buildings import skyline, stall, town
from tools.pictures.art.parts.inks import (
    DAWN,
    DUSK,
    DUST,
    LAGOON,
    NIGHT,
    NOON,
    RIVER,
    SKINS,
    lit,
    shade,
)
from tools.pictures.art.parts.nature import (
    H,
    W,
    acacia,
    cloud,
    ground,
    palm,
    pebbles,
    reeds,
    ridge,
    ripples,
    sky,
    stars,
    water,
)
from tools.pictures.art.parts.pen import Pen
from tools.pictures.art.parts.people import Look, bust, dressed, person
from tools.pictures.art.parts.things import bottle, bowl, hand
from tools.pictures.art.parts.vehicles import car
from tools.pictures.art.parts.vessels import canoe, ferry

BLADES = ((93, 122, 74), (70, 96, 58), (124, 145, 87), (47, 64, 41))


def river_gauge(pen: Pen) -> None:
    """A flood gauge in the river, boats behind it, a reader with a notebook."""
    ink = RIVER
    sky(pen, ink, 520, (470, 330, 86))
    ridge(pen, 520, ink.far, 34)
    ridge(pen, 552, ink.mid, 18, 110)
    town(pen, (620, 1120), 566, 58, ink, 7)
    for x, s in ((110.0, 1.0), (300.0, 0.7), (560, 0.8), (1180, 1.1), (1480, 0.8)):
        acacia(pen, x, 562, s, (77, 76, 44))
    water(pen, 562, ink.cool, ink, 470)
    person(pen, 520, 716, 150, Look(ink.warm, ink.mid, head="hat", cover=ink.sun), "row")
    person(pen, 690, 712, 140, Look(ink.sun, ink.dark, SKINS[0]), "pull")
    canoe(pen, 600, 706, 430, shade(ink.near, 0.2), ink.warm)
    x, top = 1130.0, 120.0
    pen.rect(x + 26, top + 14, 150, 740, ink.dark, 0.2)
    pen.rect(x, top, 150, 740, ink.pale)
    pen.rect(x + 118, top, 32, 740, shade(ink.pale, 0.2))
    pen.rect(x - 18, top - 30, 186, 32, ink.near)
    for mark in range(29):
        y = top + 24 + mark * 24
        tone = ink.dark if mark < 18 else ink.warm
        pen.rect(x, y, 78 if mark % 5 == 0 else 44, 12, tone)
        if mark % 5 == 0:
            pen.words(x + 100, y + 24, str(8 - mark // 5), 27, tone)
    pen.rect(x - 8, top + 452, 166, 10, ink.warm)
    pen.poly(((x - 8, top + 457), (x - 62, top + 436), (x - 62, top + 478)), ink.warm)
    pen.rect(x - 4, 842, 158, 26, mix(ink.cool, ink.dark, 0.2))
    ripples(pen, x + 75, 850, 120, lit(ink.cool, 0.5))
    pen.blob(
        ((-40, 1010), (-40, 880), (180, 866), (420, 884), (640, 930), (760, 1010)),
        shade(ink.near, 0.1),
    )
    reeds(pen, 150, 930, 130, BLADES, 90)
    look = Look(
        ink.pale, ink.pale, SKINS[2], kind="robe", head="cap", cover=ink.warm, trim=ink.cool
    )
    own = person(pen, 420, 956, 330, look, "write")
    own.poly(((16, -62), (32, -66), (35, -52), (19, -49)), ink.pale)
    own.poly(((16, -62), (32, -66), (33, -62), (17, -58)), ink.warm)


def fish_market(pen: Pen) -> None:
    """A riverside market whose stalls carry painted water marks."""
    ink = DAWN
    sky(pen, ink, 430, (1240, 250, 70))
    ridge(pen, 430, ink.far, 26)
    water(pen, 440, ink.cool, ink, 1240, 640)
    for x, length in ((330, 240), (760, 200), (1420, 260)):
        canoe(pen, x, 540, length, ink.near, ink.warm)
    ground(pen, 620, mix(ink.mid, ink.pale, 0.25))
    pebbles(pen, 640, shade(ink.mid))
    for k, x in enumerate((90, 560, 1060)):
        person(
            pen,
            x + 230,
            800,
            250,
            dressed(k + 4, (ink.warm, ink.cool, ink.pale, ink.sun)),
            "hold",
            left=k == 1,
        )
        stall(
            pen,
            x,
            860,
            400,
            330,
            ((ink.warm, ink.pale), (ink.cool, ink.pale), (ink.sun, ink.pale))[k],
            ink.mid,
        )
        for n in range(6):
            _fish(pen, x + 40 + n * 64, 724, 0.9)
        for n in range(5):
            pen.rect(x + 6, 850 - n * 26, 34 if n % 2 else 52, 8, ink.pale)
        pen.rect(x + 6, 772 - k * 26, 110, 9, ink.warm)
    for k, (x, h) in enumerate(((480, 330), (1010, 350), (1510, 340))):
        look = dressed(k * 2 + 1, (ink.cool, ink.warm, ink.sun, ink.pale))
        own = person(pen, x, 968, h, look, "carry" if k == 1 else "reach", left=k == 2)
        if k == 1:
            bowl(own, 1, -100, 34, ink.pale, ink.cool)


def _fish(pen: Pen, x: float, y: float, size: float) -> None:
    own = pen.at(x, y, size)
    own.blob(((-30, 0), (-10, -13), (18, -8), (30, 0), (18, 8), (-10, 12)), (150, 162, 164))
    own.poly(((-24, 0), (-46, -13), (-44, 12)), (120, 134, 138))
    own.disc(19, -2, 2.4, (30, 26, 26))


def dredgers(pen: Pen) -> None:
    """Canoes heavy with river sand, and the heap that is sold by the cubic metre."""
    ink = DUST
    sky(pen, ink, 480, (330, 250, 74))
    skyline(pen, (900, 1560), 486, 120, mix(ink.far, ink.sky[2], 0.45))
    ridge(pen, 500, ink.far, 14)
    water(pen, 496, ink.cool, ink, 330, 800)
    for x, y, length in ((300, 570, 330), (1120, 590, 380)):
        pen.blob(((x - 110, y), (x - 40, y - 44), (x + 50, y - 42), (x + 120, y)), ink.far)
        canoe(pen, x, y, length, ink.near, ink.warm)
        person(pen, x - length * 0.32, y + 4, 120, Look(ink.warm, ink.dark), "row")
    pen.blob(((420, 700), (540, 612), (700, 596), (850, 690)), lit(ink.far, 0.25))
    pen.blob(((640, 700), (690, 598), (760, 620), (850, 690)), ink.far)
    person(pen, 480, 720, 210, Look(ink.sun, ink.dark, SKINS[0]), "row")
    own = person(
        pen, 860, 716, 220, Look(ink.pale, ink.mid, head="hat", cover=ink.sun), "lean", left=True
    )
    own.line(((20, -60), (48, -16)), 2.6, ink.dark)
    own.oval(51, -10, 6, 9, (96, 96, 98))
    canoe(pen, 660, 704, 640, shade(ink.near, 0.15), ink.sun)
    ground(pen, 820, ink.mid)
    pen.blob(
        ((980, 1010), (1080, 800), (1250, 640), (1400, 700), (1540, 820), (1680, 1010)),
        lit(ink.far, 0.3),
    )
    pen.blob(((1230, 1010), (1260, 650), (1400, 700), (1540, 820), (1680, 1010)), ink.far)
    for k, x in enumerate((900, 1040)):
        own = person(pen, x, 960, 320, dressed(k * 5 + 2, (ink.warm, ink.cool, ink.pale)), "carry")
        bowl(own, 1, -100, 32, (120, 128, 130), lit(ink.far, 0.3))


def lagoon_ferry(pen: Pen) -> None:
    """A full ferry crosses the lagoon before a bridge and a city."""
    ink = LAGOON
    sky(pen, ink, 470, (1290, 190, 62))
    cloud(pen, 420, 200, 1.8, ink.pale)
    cloud(pen, 900, 130, 1.2, ink.pale)
    skyline(pen, (0, 1600), 480, 210, mix(ink.far, ink.sky[2], 0.35))
    pen.rect(0, 420, 1600, 14, ink.mid)
    for k in range(17):
        pen.rect(40 + k * 96, 430, 14, 60, shade(ink.mid, 0.1))
    water(pen, 480, ink.far, ink, 1290)
    for x, y, length in ((180, 560, 190), (1430, 590, 230)):
        canoe(pen, x, y, length, ink.near)
        person(pen, x, y, 90, Look(ink.warm, ink.dark), "row")
    ferry(pen, 800, 760, 980, ink)
    for k in range(17):
        person(pen, 388 + k * 42, 640, 106, dressed(k, (ink.warm, ink.sun, ink.pale, ink.cool)))
    own = pen.at(800, 760, 980 / 600)
    own.rect(-272, -100, 470, 40, ink.pale)
    own.rect(-272, -86, 470, 5, ink.warm)
    for k in range(13):
        x = -238 + k * 24
        own.disc(x, -184, 6, SKINS[k % 5])
        own.slab(x - 8, -178, 16, 18, 5, (ink.warm, ink.sun, ink.pale, ink.cool)[k % 4])
    for k in range(10):
        wide = 860 - k * 64
        pen.slab(
            820 - wide / 2 + 20 * (k % 3), 784 + k * 16, wide, 5, 3, mix(ink.cool, ink.far, 0.3)
        )


def river_crossing(pen: Pen) -> None:
    """A ferry too high for its landing lies idle; people still cross by canoe."""
    ink = NOON
    sky(pen, ink, 480)
    cloud(pen, 1150, 190, 2.0, ink.pale)
    ridge(pen, 500, (112, 136, 84), 16)
    for x, s in ((80, 0.9), (240, 1.1), (1350, 1.0), (1500, 1.2), (720, 0.6)):
        palm(pen, x, 510, s, (70, 104, 62))
    water(pen, 504, ink.cool, ink, None)
    ferry(pen, 1060, 690, 760, ink)
    pen.poly(((1270, 610), (1600, 700), (1600, 760), (1270, 640)), ink.mid)
    for x in (1330, 1430, 1530):
        pen.rect(x, 650, 16, 170, shade(ink.mid, 0.3))
    for k, (x, pose) in enumerate(
        ((330, "row"), (430, "hold"), (520, "hold"), (610, "hold"), (720, "row"))
    ):
        person(pen, x, 884, 250, dressed(k * 3 + 1, (ink.warm, ink.sun, ink.pale, ink.cool)), pose)
    canoe(pen, 530, 830, 800, shade(ink.near, 0.1), ink.sun)
    pen.line(((742, 690), (800, 950)), 8, ink.near)
    ripples(pen, 806, 920, 40, ink.pale, 4)


def lagoon_songs(pen: Pen) -> None:
    """A slow boat with singers and a drum, at dusk, lamps on the water."""
    ink = DUSK
    sky(pen, ink, 520, (1060, 430, 84))
    ridge(pen, 530, ink.far, 16)
    for x, s in ((90, 1.1), (210, 0.8), (1420, 1.2), (1530, 0.9)):
        palm(pen, x, 540, s, ink.near)
    water(pen, 532, (92, 62, 96), ink, 1060)
    for k in range(11):
        x, y = 180 + k * 128, 610 + 40 * (k % 3)
        pen.disc(x, y, 26, ink.sun, 0.25)
        pen.slab(x - 9, y - 12, 18, 16, 4, lit(ink.sun, 0.4))
        pen.slab(x - 12, y + 12, 24, 30, 6, mix(ink.sun, ink.mid, 0.4))
    looks = (ink.warm, ink.pale, ink.sun, ink.cool)
    for k, (x, pose) in enumerate(
        ((480, "row"), (640, "up"), (760, "hold"), (880, "cheer"), (1000, "hold"), (1130, "row"))
    ):
        person(pen, x, 880, 290, dressed(k * 3 + 2, looks), pose, left=k > 3)
    pen.poly(((762, 812), (838, 812), (826, 746), (774, 746)), ink.warm)
    pen.oval(800, 746, 32, 10, ink.pale)
    canoe(pen, 800, 826, 940, ink.near, ink.sun)
    for k in range(5):
        pen.thread(
            ((380 + k * 180, 620), (470 + k * 180, 640), (560 + k * 180, 620)), 2.5, ink.pale, 0.5
        )
        pen.disc(470 + k * 180, 646, 9, lit(ink.sun, 0.4))


def mud_fences(pen: Pen) -> None:
    """Fences of brushwood between poles slow the sea; mud settles behind them."""
    ink = LAGOON
    sky(pen, ink, 420)
    cloud(pen, 360, 180, 2.2, ink.pale)
    for x, s in ((1180.0, 0.7), (1280.0, 0.9), (1400, 0.7), (1520, 1.0)):
        palm(pen, x, 432, s, (62, 98, 78))
    town(pen, (1120, 1600), 440, 60, ink, 6)
    water(pen, 428, ink.far, ink, None, 700)
    pen.poly(((0, 640), (700, 560), (1600, 520), (1600, 1000), (0, 1000)), (128, 104, 80))
    pen.poly(((0, 760), (800, 640), (1600, 590), (1600, 1000), (0, 1000)), (108, 86, 66))
    for k in range(26):
        share = k / 25
        x, y, tall = 60 + 1480 * share, 800 - 230 * share, 250 - 150 * share
        for side in (0, 34 - 20 * share):
            pen.rect(
                x, y - tall + side, 17 - 9 * share, tall, shade((104, 74, 48), 0.1 + side / 200)
            )
    for _ in range(240):
        share = pen.rng.random()
        x, y = 50 + 1490 * share, 800 - 232 * share
        tall = 170 - 104 * share
        at = y - pen.rng.uniform(0.1, 0.85) * tall
        pen.thread(
            ((x - 46, at + pen.rng.uniform(-9, 9)), (x + 46, at + pen.rng.uniform(-9, 9))),
            4.5 - 3 * share,
            pen.rng.choice(((92, 64, 40), (130, 96, 60), (66, 46, 32))),
        )
    own = person(
        pen, 330, 930, 380, Look(ink.warm, ink.cool, SKINS[4], head="hat", cover=ink.sun), "point"
    )
    own.line(((37, -68), (60, -70)), 1.4, ink.dark)
    person(
        pen,
        560,
        900,
        330,
        Look(ink.pale, ink.cool, SKINS[1], head="helmet", cover=ink.pale),
        "write",
        left=True,
    )


def customs_at_sea(pen: Pen) -> None:
    """Officers at a folding desk in a ferry's garage check cars before the port."""
    ink = LAGOON
    pen.rect(0, 0, 1600, 1000, (84, 106, 112))
    for k in range(9):
        pen.rect(k * 190, 0, 20, 640, (66, 86, 92))
    pen.poly(((1040, 120), (1600, 60), (1600, 640), (1040, 560)), ink.sky[2])
    pen.poly(((1040, 400), (1600, 380), (1600, 640), (1040, 560)), ink.far)
    ground(pen, 640, (58, 72, 78))
    for k, x in enumerate((260, 640, 1010)):
        car(pen, x, 700 + k * 8, 330, (ink.warm, ink.pale, ink.cool)[k])
    own = person(
        pen,
        500,
        940,
        420,
        Look((36, 52, 84), (30, 40, 64), SKINS[4], head="cap", cover=(36, 52, 84), trim=ink.sun),
        "write",
    )
    own.poly(((14, -60), (32, -64), (34, -50), (17, -48)), ink.pale)
    person(
        pen,
        850,
        946,
        410,
        Look(ink.sun, ink.mid, SKINS[2], kind="wrapper", head="veil", cover=ink.pale),
        "hold",
        left=True,
    )
    person(
        pen,
        1240,
        930,
        390,
        Look((36, 52, 84), (30, 40, 64), SKINS[3], head="cap", cover=(36, 52, 84)),
        "point",
        left=True,
    )


def lake_bottle(pen: Pen) -> None:
    """Two bottles of the same lake water on a jetty, and the lake behind them."""
    ink = LAGOON
    sky(pen, ink, 430, (330, 210, 60))
    ridge(pen, 440, ink.far, 20)
    water(pen, 436, ink.far, ink, 330, 720)
    canoe(pen, 1180, 560, 300, ink.near, ink.warm)
    person(pen, 1140, 562, 130, Look(ink.warm, ink.dark), "row")
    person(pen, 1240, 560, 120, Look(ink.sun, ink.dark, SKINS[0]), "pull")
    pen.rect(0, 690, 1600, 310, (150, 112, 74))
    for k in range(8):
        pen.rect(0, 690 + k * 40 + k * k * 1.5, 1600, 5, (96, 68, 44))
    bottle(pen, 560, 872, 2.3, (104, 150, 132), ink.pale, 0.72)
    bottle(pen, 860, 872, 2.3, (104, 150, 132), ink.pale, 0.72)
    hand(pen, 905, 250, 0.86, 205, (SKINS[1], ink.pale), "pinch", flip=True)


def ticket_queue(pen: Pen) -> None:
    """Passengers queue on a jetty before sunrise."""
    ink = DUSK
    sky(pen, ink, 560, (420, 520, 74))
    skyline(pen, (700, 1600), 566, 240, ink.near, ink.sun)
    water(pen, 560, (70, 56, 96), ink, 420)
    pen.poly(((0, 800), (W, 690), (W, 800), (0, 960)), (92, 66, 60))
    for k in range(12):
        pen.rect(60 + k * 140, 800 - k * 8, 14, 200, ink.near)
    pen.slab(1180, 420, 300, 300, 12, ink.mid)
    pen.rect(1220, 480, 150, 90, ink.sun)
    pen.slab(1160, 396, 340, 36, 8, ink.warm)
    pen.words(1330, 424, "TICKETS", 20, ink.pale)
    for k in range(11):
        look = dressed(k * 3 + 2, (ink.warm, ink.cool, ink.pale, ink.sun))
        own = person(
            pen, 1120 - k * 104, 800 + k * 14, 250 + k * 11, look, ("stand", "phone", "hold")[k % 3]
        )
        if k % 3 == 1:
            own.slab(-26, -42, 16, 22, 4, ink.warm)


def at_the_wheel(pen: Pen) -> None:
    """A captain at the wheel of a ferry, the lagoon before her."""
    ink = LAGOON
    sky(pen, ink, 470)
    skyline(pen, (200, 1400), 480, 160, mix(ink.far, ink.sky[2], 0.4))
    water(pen, 476, ink.far, ink, 980, 700)
    for x, length in ((420, 200), (1120, 260)):
        canoe(pen, x, 560, length, ink.near)
        person(pen, x, 572, 100, Look(ink.warm, ink.dark), "row")
    for x in (0, 500, 1080, 1560):
        pen.rect(x, 0, 40, 720, ink.pale)
    pen.rect(0, 0, W, 60, ink.pale)
    pen.rect(0, 690, W, 310, ink.near)
    pen.rect(0, 680, W, 20, lit(ink.near, 0.3))
    for k in range(5):
        pen.disc(180 + k * 92, 780, 34, ink.dark)
        pen.disc(180 + k * 92, 780, 28, ink.pale)
        pen.line(((180 + k * 92, 780), (194 + k * 92, 762)), 4, ink.warm)
    bust(
        pen,
        860,
        980,
        560,
        Look(ink.pale, ink.pale, SKINS[1], head="cap", cover=(34, 48, 78), trim=(34, 48, 78)),
    )
    pen.ring(640, 830, 150, 24, (126, 80, 48))
    for k in range(8):
        a = k * math.pi / 4
        pen.line(
            (
                (640 + 40 * math.cos(a), 830 + 40 * math.sin(a)),
                (640 + 196 * math.cos(a), 830 + 196 * math.sin(a)),
            ),
            14,
            (126, 80, 48),
        )
    pen.disc(640, 830, 46, (160, 108, 66))


def school_on_deck(pen: Pen) -> None:
    """Future captains learn knots on the deck of a moored ferry."""
    ink = NOON
    sky(pen, ink, 440, (1350, 170, 58))
    cloud(pen, 420, 160, 1.8, ink.pale)
    water(pen, 440, ink.cool, ink, 1350, 640)
    pen.rect(0, 600, W, 400, (176, 128, 82))
    for k in range(-9, 10):
        pen.poly(
            ((800 + k * 110, 600), (806 + k * 110, 600), (814 + k * 240, H), (800 + k * 240, H)),
            (140, 98, 62),
        )
    for k in range(9):
        pen.rect(k * 200, 470, 12, 140, ink.pale)
    pen.rect(0, 466, W, 14, ink.pale)
    pen.rect(0, 530, W, 8, ink.pale)
    pen.ring(240, 540, 56, 24, ink.warm)
    own = person(
        pen,
        420,
        950,
        480,
        Look(ink.pale, (34, 48, 78), SKINS[2], head="grey", trim=ink.warm),
        "hold",
    )
    own.bow(((-6, -52), (10, -44), (24, -56), (36, -46), (30, -62)), 2.4, ink.sun)
    for k, x in enumerate((760, 960, 1150, 1350)):
        look = Look(
            (ink.cool, ink.warm, ink.sun, ink.cool)[k],
            ink.dark,
            SKINS[k],
            head=("hair", "bun", "veil", "cap")[k],
            cover=ink.pale,
        )
        own = person(pen, x, 900 + 50 * (k % 2), 420, look, "hold", left=True)
        own.bow(((-2, -50), (14, -46), (26, -58), (32, -48)), 2.4, ink.sun)


def last_boat(pen: Pen) -> None:
    """The last boat of the day, its lamps lit, leaves for the other shore."""
    ink = NIGHT
    sky(pen, ink, 520)
    stars(pen, ink, 400, 100)
    skyline(pen, (0, 1600), 530, 220, ink.mid, ink.sun)
    water(pen, 526, (26, 38, 78), ink)
    ferry(pen, 760, 760, 900, ink)
    own = pen.at(760, 760, 1.5)
    own.rect(-272, -128, 470, 44, ink.sun)
    for k in range(11):
        own.rect(-272 + k * 46, -140, 8, 76, ink.pale)
    for k in range(14):
        own.disc(-250 + k * 32, -100, 8, SKINS[k % 3])
    for k in range(12):
        wide = 640 - k * 40
        pen.slab(
            760 - wide / 2 + 30 * (k % 3),
            790 + k * 15,
            wide,
            5,
            3,
            mix(ink.sun, (26, 38, 78), 0.3 + k * 0.05),
        )


SCENES = {
    "lagos-lagoon-from-first-boat-to-last": ticket_queue,
    "lagos-lagoon-from-first-boat-to-last-1": at_the_wheel,
    "lagos-lagoon-from-first-boat-to-last-2": school_on_deck,
    "lagos-lagoon-from-first-boat-to-last-3": last_boat,
    "river-states-agree-on-a-shared-flood-warning": river_gauge,
    "lokoja-fish-market-moves-a-third-time": fish_market,
    "bamako-dredgers-and-the-price-of-sand": dredgers,
    "lagos-ferries-carry-a-record-load": lagoon_ferry,
    "a-ziguinchor-les-bacs-attendent-leur-ponton": river_crossing,
    "lagoon-songs-weekend": lagoon_songs,
    "demak-lends-saint-louis-its-mud-fences-1": mud_fences,
    "entre-marseille-et-tunis-la-douane-monte-a-bord": customs_at_sea,
    "two-shores-one-bottle-of-lake-water": lake_bottle,
}
