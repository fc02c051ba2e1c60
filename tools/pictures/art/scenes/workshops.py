"""Weavers, gem cutters, watchmakers, distillers, printers."""

from __future__ import annotations

import math

from tools.pictures.art.colour import mix
from tools.pictures.art.parts.inks import (
    DARK,
    DUST,
    LAB,
    LAGOON,
    LIGHT,
    ROOM,
    SAVANNA,
    SKINS,
    lit,
    shade,
)
from tools.pictures.art.parts.nature import H, W, bush, ground, ridge, sky, water
from tools.pictures.art.parts.pen import Pen
from tools.pictures.art.parts.people import Look, bust, dressed, person, seated
from tools.pictures.art.parts.rooms import room, window
from tools.pictures.art.parts.things import (
    BRASS,
    STEEL,
    bottle,
    bowl,
    gear,
    hand,
    lamp,
    stool,
)
from tools.pictures.art.parts.vehicles import sack
from tools.pictures.art.parts.vessels import canoe, rig, ship

BANDS = ((176, 42, 52), (226, 158, 52), (44, 96, 72), (52, 72, 130), (120, 52, 110))
COPPER = (186, 104, 62)


def weaver(pen: Pen) -> None:
    """A weaver at a pit loom; a coloured border grows on white cloth."""
    ink = ROOM
    room(pen, ink, 720)
    window(pen, 90, 110, 260, 280, ink, ink.mid)
    for k in range(5):
        pen.rect(1250 + k * 62, 90, 46, 430, (244, 238, 222))
        for n, _tone in enumerate(BANDS):
            pen.rect(1250 + k * 62, 400 + n * 20 + 7 * (k % 3), 46, 13, BANDS[(n + k) % 5])
    for x in (420, 1120):
        pen.rect(x, 150, 22, 690, ink.near)
    pen.rect(390, 140, 790, 26, ink.near)
    pen.rect(440, 330, 680, 18, ink.mid)
    for k in range(2):
        for n in range(34):
            pen.thread(((470 + n * 18, 350 + k * 6), (470 + n * 18, 560)), 2, (230, 222, 204))
        pen.rect(460, 400 + k * 110, 640, 12, (126, 86, 52))
    seated(
        pen, 310, 780, 560, Look(ink.pale, ink.cool, SKINS[3], head="hair", trim=ink.warm), "pull"
    )
    stool(pen, 300, 788, 120, ink.near)
    pen.poly(((400, 580), (1120, 560), (1180, 880), (420, 900)), (246, 240, 224))
    pen.poly(((420, 640), (1140, 620), (1150, 680), (424, 700)), BANDS[0])
    for n in range(15):
        x = 450 + n * 47
        pen.poly(((x, 692), (x + 22, 640), (x + 44, 690)), BANDS[1])
    for n, tone in enumerate(BANDS[1:]):
        pen.poly(
            (
                (430 + n * 2, 720 + n * 32),
                (1156 + n * 4, 700 + n * 32),
                (1158 + n * 4, 716 + n * 32),
                (430 + n * 2, 736 + n * 32),
            ),
            tone,
        )
    pen.slab(650, 566, 160, 26, 12, ink.mid)


def border_drawer(pen: Pen) -> None:
    """A drawer of woven borders, each strip with its label."""
    ink = ROOM
    pen.rect(0, 0, W, H, (110, 70, 44))
    pen.rect(90, 80, 1420, 840, (78, 48, 32))
    pen.rect(120, 110, 1360, 780, (238, 226, 200))
    for k in range(9):
        x = 160 + k * 146
        pen.rect(x + 8, 158, 104, 560, DARK, 0.15)
        pen.rect(x, 150, 104, 560, (246, 240, 226))
        for n in range(13):
            y, tone = 160 + n * 42, BANDS[(n * (k + 2) + k) % 5]
            if (n + k) % 3 == 0:
                for c in range(4):
                    pen.poly(
                        ((x + c * 26, y + 34), (x + 13 + c * 26, y), (x + 26 + c * 26, y + 34)),
                        tone,
                    )
            elif (n + k) % 3 == 1:
                pen.rect(x, y, 104, 30, tone)
                for c in range(4):
                    own = pen.at(x + 13 + c * 26, y + 15)
                    own.poly(((0, -12), (10, 0), (0, 12), (-10, 0)), lit(tone, 0.55))
            else:
                for c in range(3):
                    pen.rect(x, y + c * 12, 104, 7, BANDS[(n + c) % 5])
        pen.rect(x + 10, 750, 84, 60, ink.pale)
        pen.words(x + 52, 794, str(367 + k), 26, DARK)
    own = pen.at(1010, 560, 1, 20)
    own.rect(-16, 150, 32, 330, ink.near)
    own.disc(0, 0, 150, (206, 226, 226), 0.45)
    own.ring(0, 0, 152, 22, BRASS)


def gem_lab(pen: Pen) -> None:
    """Tweezers hold a violet-blue stone in a beam of light."""
    ink = LAB
    pen.rect(0, 0, W, H, (30, 44, 58))
    for k in range(6):
        pen.rect(0, k * 170, W, 84, (34, 50, 64))
    pen.slab(60, 300, 380, 440, 20, (196, 202, 200))
    pen.slab(340, 300, 100, 440, 20, shade((196, 202, 200), 0.2))
    pen.rect(100, 350, 220, 150, DARK)
    points = [
        (
            110 + k * 4.0,
            480 - 100 * math.exp(-(((k - 32) / 9) ** 2)) - 40 * math.exp(-(((k - 14) / 5) ** 2)),
        )
        for k in range(51)
    ]
    pen.thread(points, 5, ink.sun)
    for k in range(3):
        pen.disc(140 + k * 70, 590, 20, (ink.warm, ink.cool, DARK)[k])
    pen.rect(430, 500, 60, 50, STEEL)
    pen.poly(((490, 516), (790, 470), (790, 580), (490, 534)), LIGHT, 0.6)
    for k, tone in enumerate(((90, 90, 220), (150, 90, 210), (190, 130, 70))):
        pen.poly(
            (
                (860, 490 + k * 30),
                (1600, 260 + k * 230),
                (1600, 460 + k * 230),
                (860, 520 + k * 30),
            ),
            tone,
            0.4,
        )
    own = pen.at(830, 520, 1.25)
    faces = (
        ((-110, -40), (-60, -96), (0, -60), (-50, -20)),
        ((-60, -96), (60, -96), (0, -60)),
        ((60, -96), (110, -40), (50, -20), (0, -60)),
        ((-110, -40), (-50, -20), (0, 120)),
        ((-50, -20), (50, -20), (0, 120)),
        ((50, -20), (110, -40), (0, 120)),
        ((-50, -20), (0, -60), (50, -20)),
    )
    tones = (
        (120, 120, 236),
        (166, 150, 244),
        (92, 84, 196),
        (84, 84, 206),
        (110, 90, 220),
        (60, 54, 150),
        (190, 176, 250),
    )
    for face, tone in zip(faces, tones, strict=True):
        own.poly(face, tone)
    pen.bow(((1010, 480), (1140, 330), (1400, 120)), 12, STEEL, 26)
    pen.bow(((960, 440), (1100, 290), (1380, 80)), 12, lit(STEEL, 0.3), 26)
    hand(pen, 1240, 260, 1.15, 130, (SKINS[2], LIGHT), "pinch", flip=True)


def stone_library(pen: Pen) -> None:
    """Trays of stones of known history, from bronze to blue."""
    pen.rect(0, 0, W, H, (52, 42, 48))
    for row in range(5):
        for k in range(9):
            x, y = 60 + k * 168, 60 + row * 182
            pen.rect(x, y, 152, 166, (232, 226, 214))
            pen.rect(x, y + 124, 152, 42, (206, 198, 184))
            pen.rect(x + 20, y + 140, 84, 8, DARK, 0.6)
            share = (k + row * 0.6) / 11
            tone = mix((176, 124, 70), (84, 80, 210), min(1.0, share))
            own = pen.at(x + 76, y + 64, 0.62)
            own.poly(((-70, -20), (-36, -60), (36, -60), (70, -20), (0, 70)), tone)
            own.poly(((-36, -60), (36, -60), (22, -20), (-22, -20)), lit(tone, 0.5))
            own.poly(((22, -20), (36, -60), (70, -20), (0, 70)), shade(tone, 0.3))
            own.poly(((-70, -20), (-36, -60), (-22, -20), (0, 70)), lit(tone, 0.16))
    hand(pen, 1020, 560, 1.0, -20, (SKINS[1], LIGHT), "pinch", flip=True)


def watch_bench(pen: Pen) -> None:
    """A student with a loupe bends over the wheels of a watch."""
    ink = ROOM
    pen.rect(0, 0, W, H, (58, 70, 66))
    for row in range(2):
        for k in range(4):
            pen.disc(190 + k * 230, 130 + row * 210, 80, (40, 50, 48))
            pen.disc(190 + k * 230, 130 + row * 210, 70, ink.pale)
            a = math.radians(k * 70 + row * 30)
            pen.line(
                (
                    (190 + k * 230, 130 + row * 210),
                    (190 + k * 230 + 48 * math.cos(a), 130 + row * 210 + 48 * math.sin(a)),
                ),
                6,
                DARK,
            )
            pen.line(
                (
                    (190 + k * 230, 130 + row * 210),
                    (190 + k * 230 + 34 * math.cos(a * 2), 130 + row * 210 + 34 * math.sin(a * 2)),
                ),
                8,
                DARK,
            )
    lamp(pen, 760, 250, 760, ink)
    own = bust(pen, 1220, 850, 640, Look(ink.pale, ink.pale, SKINS[1], trim=ink.cool), left=True)
    own.slab(3, -70, 15, 13, 4, DARK)
    own.ring(11, -63.5, 8, 3.4, BRASS)
    pen.rect(0, 800, W, 200, (124, 80, 50))
    pen.rect(0, 790, W, 18, (168, 114, 72))
    gear(pen, 420, 720, 200, 26, BRASS, 8)
    gear(pen, 720, 800, 130, 18, lit(BRASS, 0.3), 4)
    gear(pen, 210, 900, 120, 16, (150, 110, 60), 0)
    pen.ring(600, 560, 66, 8, STEEL)
    for k in range(3):
        pen.disc(560 + k * 40, 930, 13, (190, 40, 60))
    hand(pen, 850, 700, 0.8, -30, (SKINS[1], ink.pale), "pinch", flip=True)
    pen.line(((846, 696), (772, 760)), 5, STEEL)


def neroli(pen: Pen) -> None:
    """Women gather orange blossom; a copper still steams beside the trees."""
    ink = SAVANNA
    sky(pen, ink, 460, (300, 190, 60))
    ridge(pen, 460, ink.far, 40, 280)
    ground(pen, 470, (150, 150, 88))
    for _k, (x, y, s) in enumerate(((120, 640, 3.6), (470, 620, 3.0), (820, 640, 3.4))):
        pen.rect(x - 14, y - 30, 28, 130, (96, 70, 48))
        bush(pen, x, y, s, (60, 98, 60))
        for _ in range(46):
            px, py = x + pen.rng.uniform(-38, 38) * s, y - pen.rng.uniform(4, 46) * s
            pen.disc(px, py, 8, LIGHT)
            pen.disc(px, py, 3, ink.sun)
    for k, (x, pose) in enumerate(((270, "up"), (620, "reach"), (930, "hold"))):
        own = person(
            pen, x, 930, 430, dressed(k * 3 + 4, (ink.warm, ink.cool, ink.pale)), pose, left=k == 2
        )
        if pose == "hold":
            bowl(own, 26, -52, 26, ink.mid, LIGHT)
    pen.poly(((980, 960), (1340, 900), (1340, 960)), LIGHT, 0.0)
    _still(pen, 1270, 930, 1.35)


def _still(pen: Pen, x: float, y: float, size: float) -> None:
    own = pen.at(x, y, size)
    own.slab(-110, -90, 220, 90, 8, (120, 78, 60))
    own.rect(-40, -70, 80, 70, DARK)
    own.poly(((-30, 0), (0, -54), (30, 0)), (240, 150, 60))
    own.blob(((-110, -90), (-128, -190), (-70, -250), (70, -250), (128, -190), (110, -90)), COPPER)
    own.poly(((30, -92), (50, -246), (84, -244), (124, -190), (108, -92)), shade(COPPER, 0.25))
    own.poly(((-40, -246), (40, -246), (26, -320), (-26, -320)), lit(COPPER, 0.15))
    own.bow(((0, -318), (60, -392), (180, -330), (216, -150)), 22, COPPER, 14)
    own.slab(170, -150, 96, 150, 12, STEEL)
    for k in range(3):
        own.bow(
            (
                (-30 + k * 24, -340),
                (-44 + k * 24, -380),
                (-20 + k * 24, -420),
                (-34 + k * 24, -460),
            ),
            5,
            LIGHT,
        )


def stills(pen: Pen) -> None:
    """A row of small copper stills is charged with flowers in the early morning."""
    ink = ROOM
    room(pen, ink, 720)
    window(pen, 100, 100, 240, 260, ink, ink.mid)
    for _k, x in enumerate((560, 940, 1320)):
        _still(pen, x - 60, 870, 1.3)
    person(
        pen,
        330,
        950,
        540,
        Look(ink.warm, ink.cool, SKINS[4], kind="wrapper", head="veil", cover=ink.pale),
        "reach",
    )
    bowl(pen, 150, 950, 200, ink.mid, LIGHT)
    for _k in range(26):
        pen.disc(80 + pen.rng.uniform(0, 140), 870 + pen.rng.uniform(-34, 16), 8, (255, 250, 236))


def novel_press(pen: Pen) -> None:
    """The same book comes off a press; its stacks are tied for five cities."""
    ink = ROOM
    room(pen, ink, 720)
    pen.slab(120, 260, 820, 460, 16, ink.cool)
    pen.slab(700, 260, 240, 460, 16, shade(ink.cool, 0.2))
    for k, r in enumerate((92, 92, 70)):
        pen.disc(270 + k * 220, 400, r + 8, DARK)
        pen.disc(270 + k * 220, 400, r, STEEL)
        pen.disc(270 + k * 220, 400, 18, DARK)
    pen.poly(((0, 340), (190, 330), (190, 346), (0, 380)), LIGHT)
    pen.bow(((180, 330), (300, 500), (460, 310), (620, 500), (790, 330)), 10, LIGHT)
    pen.rect(150, 560, 520, 40, shade(ink.cool, 0.4))
    pen.rect(940, 590, 660, 26, STEEL)
    pen.rect(940, 616, 660, 90, ink.near)
    for k in range(7):
        x = 970 + k * 94
        pen.poly(((x, 590), (x + 70, 590), (x + 84, 560), (x + 14, 560)), ink.warm)
        pen.poly(((x, 590), (x + 70, 590), (x + 70, 574), (x, 574)), ink.pale)
    for k, name in enumerate(("LAGOS", "ACCRA", "NAIROBI", "DAKAR", "DAR")):
        x = 90 + k * 300
        for n in range(5):
            pen.rect(x, 940 - n * 30, 210, 27, ink.warm)
            pen.rect(x + 6, 946 - n * 30, 204, 14, ink.pale)
        pen.rect(x + 94, 816, 12, 154, ink.near)
        pen.slab(x + 30, 866, 150, 46, 5, LIGHT)
        pen.words(x + 105, 900, name, 24, DARK)
    person(
        pen,
        1130,
        800,
        460,
        Look(ink.sun, ink.dark, SKINS[0], head="cap", cover=ink.cool),
        "hold",
        left=True,
    )


def sesame_lab(pen: Pen) -> None:
    """A chemist tests sesame on a bench; ships load outside her window."""
    ink = LAB
    room(pen, ink, 720)
    pen.rect(90, 80, 860, 480, ink.mid)
    pen.rect(110, 100, 820, 440, (190, 214, 216))
    pen.rect(110, 430, 820, 110, (96, 140, 146))
    own = pen.at(470, 452, 0.5)
    ship(own, 0, 0, 900, ink.warm, ink)
    rig(pen, 800, 500, 0.72, ink.cool)
    pen.rect(512, 100, 14, 440, ink.mid)
    pen.slab(1090, 330, 360, 250, 14, LIGHT)
    pen.rect(1120, 360, 220, 130, DARK)
    for k in range(5):
        pen.rect(
            1140 + k * 40,
            480 - (30, 76, 44, 96, 20)[k],
            24,
            (30, 76, 44, 96, 20)[k],
            (110, 200, 130),
        )
    person(
        pen,
        1010,
        950,
        600,
        Look((242, 240, 232), (242, 240, 232), SKINS[1], kind="robe", head="bun", trim=ink.cool),
        "reach",
        left=True,
    )
    pen.rect(0, 740, W, 60, lit(ink.mid, 0.5))
    pen.rect(0, 800, W, 200, ink.mid)
    for k, level in enumerate((0.9, 0.7, 0.5, 0.6)):
        bottle(
            pen,
            560 + k * 92,
            742,
            0.5,
            ((226, 186, 96), (200, 150, 70), (120, 170, 150), (226, 186, 96))[k],
            LIGHT,
            level,
        )
    sack(pen, 210, 742, 2.5, (224, 200, 150))
    pen.segment(210, 596, (64, 40), (180, 360), (244, 228, 184))
    pen.words(205, 690, "SESAME", 26, (120, 84, 50))


def coded_press(pen: Pen) -> None:
    """A hand press prints arithmetic in N’Ko; a boy hangs up the sheets."""
    ink = DUST
    room(pen, ink, 730)
    pen.thread(((0, 130), (800, 190), (1600, 120)), 5, DARK)
    for k in range(7):
        x, y = 60 + k * 220, 150 + 36 * math.sin(k / 6 * math.pi)
        pen.rect(x, y, 150, 200, LIGHT)
        for n in range(5):
            pen.rect(x + 20, y + 24 + n * 34, 110 - 22 * (n % 3), 9, DARK, 0.7)
            pen.disc(x + 130 - 22 * (n % 3), y + 22 + n * 34, 4, DARK)
    own = pen.at(860, 900, 1.25)
    for side in (-190, 150):
        own.rect(side, -420, 40, 420, DARK)
    own.rect(-210, -450, 420, 60, DARK)
    own.rect(-24, -390, 48, 120, STEEL)
    own.slab(-150, -270, 300, 34, 6, DARK)
    own.rect(-170, -190, 340, 30, STEEL)
    own.rect(-150, -206, 300, 18, LIGHT)
    own.rect(-200, -160, 400, 40, (92, 60, 40))
    own.line(((20, -330), (250, -360)), 18, (120, 80, 50))
    person(
        pen,
        1290,
        950,
        560,
        Look(ink.cool, DARK, SKINS[0], head="cap", cover=ink.warm),
        "reach",
        left=True,
    )
    person(pen, 430, 950, 360, Look(ink.sun, ink.cool, SKINS[2]), "up")


def nets(pen: Pen) -> None:
    """A fisher throws a round net from a canoe."""
    ink = LAGOON
    sky(pen, ink, 430, (1240, 210, 66))
    ridge(pen, 440, ink.far, 26)
    water(pen, 436, ink.far, ink, 1240)
    own = person(
        pen, 480, 800, 440, Look(ink.warm, ink.cool, SKINS[0], head="hat", cover=ink.sun), "reach"
    )
    person(pen, 250, 790, 360, Look(ink.sun, DARK, SKINS[1]), "row", left=True)
    canoe(pen, 390, 762, 760, ink.near, ink.sun)
    cx, cy, rx, ry = 1010.0, 560.0, 330.0, 210.0
    pen.thread(((634, 452), (700, 420), (820, 420)), 5, ink.pale)
    for k in range(11):
        t = k / 10
        pen.thread(
            [
                (
                    820 + (cx + rx * math.cos(a / 10) - 820) * t,
                    420 + (cy + ry * math.sin(a / 10) - 420) * t,
                )
                for a in range(0, 64, 2)
            ],
            2.6,
            ink.pale,
            0.85,
        )
    for a in range(0, 64, 3):
        pen.thread(
            ((820, 420), (cx + rx * math.cos(a / 10), cy + ry * math.sin(a / 10))),
            2.2,
            ink.pale,
            0.7,
        )
        pen.disc(cx + rx * math.cos(a / 10), cy + ry * math.sin(a / 10), 6, ink.near)
    for k in range(5):
        own = pen.at(850 + k * 120, 860 + 30 * (k % 2), 1.2, -8)
        own.blob(
            ((-36, 0), (-8, -14), (24, -8), (38, 0), (24, 10), (-8, 12)),
            mix(ink.far, ink.near, 0.5),
        )
        own.poly(((-30, 0), (-54, -14), (-52, 12)), mix(ink.far, ink.near, 0.5))


SCENES = {
    "addis-weavers-file-their-borders": weaver,
    "addis-weavers-file-their-borders-1": border_drawer,
    "arusha-gem-lab-reads-the-heat-in-tanzanite": gem_lab,
    "arusha-gem-lab-reads-the-heat-in-tanzanite-1": stone_library,
    "lagos-bench-school-for-watchmakers": watch_bench,
    "nabeul-neroli-distillers-and-the-earlier-spring": neroli,
    "nabeul-neroli-distillers-and-the-earlier-spring-1": stills,
    "one-novel-five-printers": novel_press,
    "tokyo-mills-pay-extra-for-tested-sesame": sesame_lab,
    "kankan-une-presse-a-nko": coded_press,
    "topic-fishing": nets,
}
