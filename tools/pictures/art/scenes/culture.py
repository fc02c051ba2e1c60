"""Radio, music, dance yards, songs of old."""

from __future__ import annotations

import math

from tools.pictures.art.colour import mix
from tools.pictures.art.parts.buildings import skyline, town
from tools.pictures.art.parts.inks import (
    DARK,
    DAWN,
    DUSK,
    HALL,
    LIGHT,
    MIST,
    ROSE,
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
    ridge,
    sky,
)
from tools.pictures.art.parts.pen import Pen
from tools.pictures.art.parts.people import Look, bust, dressed, person, seated
from tools.pictures.art.parts.rooms import curtain
from tools.pictures.art.parts.things import (
    BRASS,
    STEEL,
    headphones,
    microphone,
    reel,
    sheet,
    shelf,
    speaker,
    stool,
    table,
)
from tools.pictures.art.parts.vehicles import bus
from tools.pictures.art.parts.vessels import canoe

NIGHTLY = ((150, 60, 40), (60, 80, 110), (190, 140, 70), (90, 60, 90), (200, 180, 150))


def dance_yard(pen: Pen) -> None:
    """Couples of all ages dance in a yard in the afternoon, strings of flags above."""
    ink = DAWN
    sky(pen, ink, 420, (250, 210, 70))
    skyline(pen, (1000, 1600), 440, 230, mix(ink.far, ink.sky[2], 0.5))
    pen.rect(0, 380, W, 230, (206, 110, 74))
    pen.rect(0, 370, W, 20, ink.pale)
    for k in range(5):
        pen.rect(120 + k * 310, 450, 90, 160, (90, 60, 56))
    baobab(pen, 1330, 640, 1.7, (126, 88, 66))
    ground(pen, 606, lit(ink.mid, 0.35))
    for row in range(2):
        points = [(k * 40.0, 120 + row * 90 + 70 * math.sin(k / 40 * math.pi)) for k in range(41)]
        pen.thread(points, 3, DARK, 0.8)
        for k in range(2, 39, 2):
            x, y = points[k]
            pen.poly(
                ((x - 15, y), (x + 15, y), (x, y + 34)),
                (ink.warm, ink.cool, ink.sun, ink.pale)[k // 2 % 4],
            )
    speaker(pen, 60, 690, 150, 260, DARK, (110, 100, 96))
    looks = (ink.warm, ink.cool, ink.pale, ink.sun)
    for k, (x, y, h) in enumerate(
        ((420, 780, 330), (830, 740, 300), (1180, 800, 340), (620, 960, 420), (1010, 970, 430))
    ):
        first, second = dressed(k * 2, looks), dressed(k * 3 + 1, looks)
        old = "grey" if k in (0, 3) else "bun"
        person(
            pen,
            x + h * 0.34,
            y,
            h * 0.96,
            Look(second.top, first.top, second.skin, kind="wrapper", head=old, trim=ink.pale),
            "reach",
            left=True,
        )
        person(
            pen,
            x,
            y + 8,
            h,
            Look(first.top, DARK, first.skin, head=("hat", "hair", "grey")[k % 3], cover=ink.pale),
            "reach",
        )


def sound_minibus(pen: Pen) -> None:
    """A painted minibus with loudspeakers is judged at a gate by its meter."""
    ink = ROSE
    sky(pen, ink, 520, (1310, 230, 70))
    skyline(pen, (0, 1600), 560, 300, mix(ink.far, ink.sky[2], 0.45))
    ground(pen, 640, (110, 96, 96))
    own = pen.at(700, 850, 2.1)
    for k in range(4):
        speaker(own, -150 + k * 66, -184, 58, 76, DARK, (ink.warm, ink.sun)[k % 2])
    bus(pen, 700, 850, 880, ink, (98, 40, 96), "SEVENTY")
    own.bow(((-190, -110), (-150, -140), (-110, -110), (-70, -140), (-30, -110)), 7, ink.sun)
    for k in range(3):
        pen.bow(
            ((1150 + k * 46, 560 - k * 26), (1180 + k * 52, 640), (1150 + k * 46, 720 + k * 26)),
            9,
            ink.pale,
        )
    pen.rect(1400, 420, 14, 430, ink.dark)
    pen.slab(1290, 380, 240, 120, 12, ink.dark)
    pen.words(1410, 466, "69 dB", 52, (140, 220, 130))
    for k, x in enumerate((90, 220, 1290)):
        person(
            pen,
            x,
            960,
            380,
            dressed(k * 3 + 1, (ink.warm, ink.cool, ink.pale, ink.sun)),
            ("up", "cheer", "write")[k],
            left=k == 2,
        )


def river_on_air(pen: Pen) -> None:
    """A radio reader at the microphone with a notebook; the river is in the window."""
    ink = DUSK
    pen.rect(0, 0, W, H, (84, 48, 60))
    for k in range(16):
        pen.rect(k * 104, 0, 6, 800, (72, 40, 54))
    pen.rect(110, 90, 700, 400, DARK)
    own_ink = DUSK
    pen.rect(126, 106, 668, 368, own_ink.sky[2])
    pen.rect(126, 106, 668, 120, own_ink.sky[1])
    pen.disc(560, 280, 54, ink.sun)
    pen.rect(126, 300, 668, 174, (64, 70, 108))
    for k in range(12):
        pen.slab(460 - k * 6 + 40 * (k % 3), 312 + k * 13, 160 + k * 8, 5, 3, ink.sun)
    canoe(pen, 300, 400, 190, DARK)
    person(pen, 290, 400, 92, Look(DARK, DARK, SKINS[0]), "row")
    pen.rect(452, 106, 14, 368, DARK)
    pen.disc(1240, 210, 96, DARK)
    pen.disc(1240, 210, 84, ink.pale)
    pen.line(((1240, 210), (1240, 262)), 9, DARK)
    pen.line(((1240, 210), (1240, 142)), 6, ink.warm)
    pen.slab(930, 90, 170, 62, 8, ink.warm)
    pen.words(1015, 136, "ON AIR", 30, ink.pale)
    own = bust(
        pen,
        1070,
        900,
        560,
        Look(ink.pale, ink.pale, SKINS[1], head="cap", cover=ink.warm, trim=ink.cool),
        left=True,
    )
    headphones(own, 0, -64, 1.05, DARK)
    pen.rect(0, 850, W, 150, (120, 74, 56))
    pen.rect(0, 840, W, 16, (164, 106, 76))
    microphone(pen, 700, 950, 1.75, DARK)
    sheet(pen, 330, 900, 330, 150, 6, -5)


def song_log(pen: Pen) -> None:
    """Old bandsmen under a tree listen to a radio and name the players."""
    ink = SAVANNA
    sky(pen, ink, 460, (1280, 190, 62))
    town(pen, (0, 1600), 500, 90, ink, 12)
    ground(pen, 496, lit(ink.mid, 0.25))
    pen.poly(((740, 640), (786, 260), (880, 260), (930, 640)), (96, 70, 48))
    pen.poly(((850, 640), (844, 260), (880, 260), (930, 640)), (70, 50, 36))
    for x, y, rx, ry in (
        (420, 230, 210, 110),
        (1230, 220, 220, 120),
        (640, 130, 260, 130),
        (1010, 120, 270, 130),
        (830, 220, 330, 110),
    ):
        pen.oval(x, y, rx, ry, ink.near)
    for x, y, rx, ry in (
        (380, 200, 150, 70),
        (600, 90, 190, 80),
        (950, 80, 190, 76),
        (1180, 180, 140, 70),
        (740, 190, 170, 60),
    ):
        pen.oval(x, y, rx, ry, lit(ink.near, 0.12))
    pen.oval(860, 700, 620, 130, DARK, 0.18)
    for k, (x, pose) in enumerate(((330, "point"), (600, "hold"), (1080, "phone"), (1340, "hips"))):
        look = Look(
            (ink.warm, ink.pale, ink.cool, ink.sun)[k],
            (DARK, ink.cool, DARK, ink.mid)[k],
            SKINS[k],
            kind=("trousers", "robe")[k % 2],
            head=("hat", "grey", "cap", "grey")[k],
            cover=ink.pale,
        )
        stool(pen, x, 806, 110, ink.mid)
        seated(pen, x, 800, 440, look, pose, left=k > 1)
    own = pen.at(840, 900, 1.15)
    own.slab(-150, -160, 300, 160, 18, ink.warm)
    own.slab(60, -160, 90, 160, 18, shade(ink.warm, 0.2))
    own.disc(-66, -78, 58, DARK)
    for k in range(5):
        own.ring(-66, -78, 10 + k * 11, 3, STEEL)
    own.rect(20, -134, 110, 34, ink.pale)
    own.disc(48, -54, 22, DARK)
    own.disc(108, -54, 22, DARK)
    own.line(((110, -160), (190, -300)), 5, STEEL)
    own = person(pen, 120, 950, 420, Look(ink.pale, ink.cool, SKINS[2], head="bun"), "write")
    own.poly(((14, -60), (32, -64), (35, -46), (17, -44)), LIGHT)


def session_band(pen: Pen) -> None:
    """Players behind the singer: bell, guitar, horn, drums, and the bell player in front."""
    ink = DUSK
    pen.rect(0, 0, W, H, (52, 26, 52))
    curtain(pen, 0, 0, 1600, 640, (110, 40, 64))
    for x, tone in ((300, ink.sun), (800, ink.warm), (1300, ink.cool)):
        pen.poly(((x - 26, 0), (x + 26, 0), (x + 220, 830), (x - 220, 830)), tone, 0.16)
    pen.poly(((0, 700), (W, 700), (W, H), (0, H)), (76, 44, 52))
    pen.poly(((0, 700), (W, 700), (W, 716), (0, 716)), lit((76, 44, 52), 0.3))
    for k in range(3):
        own = pen.at(1220 + k * 96, 800 + 10 * (k % 2))
        own.poly(((-52, -150), (52, -150), (34, 0), (-34, 0)), (ink.warm, ink.sun, ink.warm)[k])
        own.oval(0, -150, 54, 16, ink.pale)
    person(
        pen,
        1300,
        830,
        380,
        Look(ink.cool, DARK, SKINS[0], head="cap", cover=ink.sun),
        "lean",
        left=True,
    )
    own = person(
        pen, 330, 870, 440, Look(ink.pale, DARK, SKINS[2], head="hat", cover=ink.warm), "hold"
    )
    own.line(((-16, -46), (44, -66)), 2.6, (120, 70, 40))
    own.blob(
        ((-26, -48), (-14, -58), (-2, -50), (4, -56), (12, -48), (2, -38), (-8, -40), (-20, -36)),
        ink.warm,
    )
    own = person(pen, 1030, 850, 430, Look(ink.warm, DARK, SKINS[3]), "reach")
    own.line(((12, -86), (40, -80)), 3, BRASS)
    own.poly(((36, -86), (54, -96), (54, -64), (36, -76)), BRASS)
    own = person(
        pen,
        680,
        960,
        580,
        Look(ink.sun, ink.cool, SKINS[1], kind="robe", head="cap", cover=ink.warm, trim=ink.pale),
        "up",
    )
    own.poly(((14, -108), (24, -108), (28, -124), (10, -124)), BRASS)
    own.line(((-12, -46), (8, -60)), 1.6, (150, 100, 60))
    for k in range(3):
        own.bow(
            ((32 + k * 6, -126 - k * 3), (36 + k * 7, -116), (32 + k * 6, -106 + k * 3)),
            1.4,
            ink.pale,
        )


def tape_studio(pen: Pen) -> None:
    """A singer listens as two reels of tape turn at the right speed."""
    ink = HALL
    pen.rect(0, 0, W, H, (92, 54, 42))
    shelf(
        pen,
        (40, 40, 460, 520),
        4,
        (120, 78, 50),
        ((170, 120, 70), (120, 60, 40), (200, 170, 120), (90, 84, 80)),
        0.05,
    )
    pen.slab(560, 130, 980, 560, 26, (190, 188, 176))
    pen.slab(1340, 130, 200, 560, 26, shade((190, 188, 176), 0.2))
    pen.rect(590, 160, 900, 350, (150, 150, 142))
    reel(pen, 800, 330, 160, (222, 216, 200), (84, 48, 34), 0.86)
    reel(pen, 1260, 330, 160, (222, 216, 200), (84, 48, 34), 0.6)
    pen.line(
        ((640, 350), (700, 540), (960, 560), (1100, 560), (1376, 540), (1400, 350)), 6, (84, 48, 34)
    )
    for x in (900, 980, 1060, 1140):
        pen.slab(x, 530, 56, 64, 8, DARK)
    for k in range(2):
        pen.slab(600 + k * 110, 570, 96, 80, 8, ink.pale)
        pen.line(((648 + k * 110, 640), (622 + k * 110 + 34 * k, 590)), 4, ink.warm)
    for k in range(8):
        pen.disc(1220 + k * 34, 630, 11, (ink.warm, DARK)[k % 2])
    pen.rect(0, 760, W, 240, (66, 38, 32))
    pen.rect(0, 750, W, 16, (134, 86, 56))
    own = bust(
        pen,
        400,
        900,
        520,
        Look(ink.sun, ink.sun, SKINS[1], head="wrap", cover=ink.cool, trim=ink.pale),
    )
    headphones(own, 0, -62, 1.05, DARK)
    sheet(pen, 960, 880, 360, 130, 5, -4)


def tape_corridor(pen: Pen) -> None:
    """A corridor of shelves with boxes of tape, and one man among them."""
    ink = HALL
    pen.rect(0, 0, W, H, (60, 36, 32))
    pen.poly(((640, 330), (960, 330), (960, 700), (640, 700)), ink.sun)
    pen.poly(((640, 330), (960, 330), (1600, 0), (0, 0)), (84, 52, 42))
    pen.poly(((640, 700), (960, 700), (1600, 1000), (0, 1000)), (112, 74, 54))
    for side in (-1, 1):
        for row in range(6):
            for k in range(11):
                near, far = 1 - k / 11, 1 - (k + 0.92) / 11
                xs = [800 + side * (160 + 640 * share**1.6) for share in (near, far)]
                tops = [
                    330 - 330 * share**1.6 + (370 + 630 * share**1.6) * row / 6
                    for share in (near, far)
                ]
                feet = [
                    330 - 330 * share**1.6 + (370 + 630 * share**1.6) * (row + 0.82) / 6
                    for share in (near, far)
                ]
                tone = ((170, 120, 70), (140, 70, 48), (206, 176, 124), (100, 92, 86))[
                    (k * 3 + row * 2) % 4
                ]
                tone = shade(tone, 0.12 + 0.3 * (side > 0))
                pen.poly(
                    ((xs[0], tops[0]), (xs[1], tops[1]), (xs[1], feet[1]), (xs[0], feet[0])), tone
                )
    own = person(pen, 800, 830, 420, Look(ink.pale, ink.cool, SKINS[2], head="grey"), "hold")
    own.slab(22, -66, 16, 15, 2, (140, 70, 48))


def land_song(pen: Pen) -> None:
    """A griotte sings the bounds of the fields below; a man draws them."""
    ink = SAVANNA
    sky(pen, ink, 380, (360, 190, 66))
    ridge(pen, 390, ink.far, 50, 260)
    tones = ((150, 160, 84), (196, 170, 92), (120, 140, 74), (214, 190, 120), (170, 130, 76))
    pen.rect(0, 380, W, 620, tones[2])
    for row in range(5):
        y0, y1 = 392 + 330 * (row / 5) ** 1.3, 392 + 330 * ((row + 1) / 5) ** 1.3
        for k in range(-6, 7):
            a, b = 60 + 210 * row / 5, 60 + 210 * (row + 1) / 5
            x = 800 + 24 * math.sin(row * 2.1)
            pen.poly(
                (
                    (x + k * a * 1.5 + 4, y0 + 3),
                    (x + (k + 1) * a * 1.5 - 4, y0 + 3),
                    (x + (k + 1) * b * 1.5 - 5, y1),
                    (x + k * b * 1.5 + 5, y1),
                ),
                tones[(k * 2 + row * 3) % 5],
            )
    for x, y, s in ((240, 470, 0.5), (1130, 450, 0.45), (1420, 520, 0.7), (640, 560, 0.7)):
        acacia(pen, x, y, s, ink.near)
    pen.blob(
        ((-60, 1010), (-60, 790), (420, 720), (900, 760), (1320, 830), (1700, 800), (1700, 1010)),
        (128, 82, 50),
    )
    own = person(
        pen,
        560,
        960,
        520,
        Look(ink.warm, ink.warm, SKINS[1], kind="robe", head="wrap", cover=ink.sun, trim=ink.pale),
        "cheer",
    )
    for k in range(3):
        own.bow(
            ((26 + k * 8, -100 - k * 4), (31 + k * 9, -92), (26 + k * 8, -84 + k * 4)),
            1.6,
            ink.pale,
        )
    stool(pen, 1110, 832, 110, ink.near)
    own = seated(
        pen,
        1100,
        826,
        480,
        Look(ink.pale, ink.cool, SKINS[2], head="hat", cover=ink.sun),
        "write",
        left=True,
    )
    own.poly(((4, -14), (40, -22), (46, 0), (10, 8)), LIGHT)
    for k in range(3):
        own.thread(((12 + k * 9, -16 - k * 2), (18 + k * 9, 4 - k * 2)), 1, DARK)


def phonograph(pen: Pen) -> None:
    """Villagers round a loudspeaker with a horn hear songs from wax."""
    ink = DAWN
    sky(pen, ink, 460, (1260, 220, 70))
    ridge(pen, 470, ink.far, 60, 240)
    for x, s in ((90, 1.3), (1500, 1.4)):
        palm(pen, x, 600, s, (84, 96, 58))
    town(pen, (260, 1330), 560, 100, ink, 7)
    ground(pen, 556, lit(ink.mid, 0.2))
    looks = (ink.warm, ink.cool, ink.pale, ink.sun)
    for k, (x, pose) in enumerate(
        ((170, "phone"), (360, "hips"), (1270, "cheer"), (1450, "stand"))
    ):
        person(pen, x, 900, 420, dressed(k * 3 + 1, looks), pose, left=k > 1)
    table(pen, 520, 760, 560, 220, ink.mid)
    own = pen.at(740, 758, 1.25)
    own.slab(-130, -100, 300, 100, 10, (96, 52, 32))
    own.rect(60, -100, 110, 100, (72, 38, 26))
    own.slab(-70, -152, 150, 50, 24, (70, 56, 44))
    own.rect(-84, -140, 20, 26, BRASS)
    own.line(((30, -150), (50, -190), (20, -220)), 10, BRASS)
    own.blob(((20, -206), (-60, -262), (-190, -396), (-196, -180), (-70, -206)), BRASS)
    own.blob(((20, -206), (-70, -206), (-196, -180), (-190, -276)), shade(BRASS, 0.25))
    own.oval(-194, -288, 34, 110, shade(BRASS, 0.5))
    own.line(((170, -50), (210, -50), (210, -14)), 9, STEEL)
    own = person(
        pen,
        1100,
        960,
        480,
        Look(ink.pale, ink.pale, SKINS[2], kind="robe", head="grey", trim=ink.warm),
        "point",
        left=True,
    )
    sheet(pen, 960, 742, 150, 40, 0, -4)


def wax_by_light(pen: Pen) -> None:
    """A beam of light reads the groove of a wax cylinder."""
    ink = MIST
    pen.rect(0, 0, W, H, (34, 44, 52))
    pen.disc(820, 520, 520, (56, 72, 80), 0.6)
    pen.slab(330, 380, 960, 330, 40, (150, 98, 58))
    pen.slab(330, 560, 960, 150, 40, (112, 70, 44))
    for k in range(58):
        pen.thread(((362 + k * 16, 384), (366 + k * 16, 706)), 2.2, (86, 52, 34), 0.6)
    pen.slab(250, 470, 90, 150, 14, STEEL)
    pen.slab(1280, 470, 90, 150, 14, shade(STEEL, 0.2))
    pen.rect(0, 528, 260, 34, shade(STEEL, 0.3))
    pen.rect(1366, 528, 240, 34, shade(STEEL, 0.4))
    own = pen.at(760, 90, 1, 8)
    own.slab(-80, -130, 160, 220, 20, (30, 36, 44))
    own.slab(-50, 84, 100, 50, 8, STEEL)
    own.poly(((-30, 134), (30, 134), (6, 330), (-6, 330)), ink.sun, 0.85)
    pen.disc(724, 416, 22, LIGHT)
    pen.disc(724, 416, 40, ink.sun, 0.4)
    points = [
        (120 + k * 14.0, 860 + 60 * math.sin(k / 3.1) * math.sin(k / 17) + 14 * math.sin(k * 1.3))
        for k in range(98)
    ]
    pen.thread(points, 6, ink.sun)


SCENES = {
    "luanda-dance-yards-move-to-four": dance_yard,
    "nairobi-sound-crews-under-seventy-decibels": sound_minibus,
    "niamey-radio-reads-the-river-at-six": river_on_air,
    "radio-stations-log-the-players": song_log,
    "session-players-paid-by-the-song": session_band,
    "conakry-les-bandes-des-grands-orchestres": tape_studio,
    "conakry-les-bandes-des-grands-orchestres-1": tape_corridor,
    "conakry-un-registre-foncier-sur-papier-et-en-chanson": land_song,
    "wax-cylinders-come-home-by-ear": phonograph,
    "wax-cylinders-come-home-by-ear-1": wax_by_light,
    "topic-music": session_band,
}
