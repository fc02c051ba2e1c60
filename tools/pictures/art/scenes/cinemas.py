"""Cinemas, stages, and pictures of light."""

from __future__ import annotations

import math

from tools.pictures.art.parts.buildings import cinema, town
from tools.pictures.art.parts.inks import (
    DARK,
    DUSK,
    HALL,
    LIGHT,
    NIGHT,
    NOON,
    ROSE,
    SKINS,
    shade,
)
from tools.pictures.art.parts.nature import (
    H,
    W,
    beam,
    cloud,
    ground,
    sky,
    stars,
)
from tools.pictures.art.parts.pen import Pen
from tools.pictures.art.parts.people import Look, bust, dressed, person
from tools.pictures.art.parts.rooms import curtain, screen, seats
from tools.pictures.art.parts.things import (
    STEEL,
    hand,
    headphones,
)

NIGHTLY = ((150, 60, 40), (60, 80, 110), (190, 140, 70), (90, 60, 90), (200, 180, 150))


def empty_seats(pen: Pen) -> None:
    """A cinema with its screen lit, and almost all of its seats empty."""
    ink = HALL
    pen.rect(0, 0, W, H, (46, 24, 26))
    curtain(pen, 0, 0, 300, 620, ink.warm)
    curtain(pen, 1300, 0, 300, 620, shade(ink.warm, 0.2))
    screen(pen, 360, 90, 880, 440, ink.pale)
    pen.poly(((360, 90), (700, 90), (480, 530), (360, 530)), LIGHT, 0.5)
    pen.poly(((300, 620), (1300, 620), (1600, 1000), (0, 1000)), ink.pale, 0.06)
    seats(pen, 610, 5, (176, 60, 44))
    bust(pen, 620, 850, 130, Look(ink.cool, DARK, SKINS[1]))
    bust(pen, 1010, 720, 90, Look(ink.sun, DARK, SKINS[2], head="wrap", cover=ink.pale))


def full_house(pen: Pen) -> None:
    """A full house watches the reopening film; rain beats on the roof."""
    ink = DUSK
    pen.rect(0, 0, W, H, (34, 20, 40))
    for k in range(9):
        pen.poly(
            ((k * 200 - 60, 0), (k * 200 + 30, 0), (k * 170 + 130, 110), (k * 170 + 60, 110)),
            (58, 38, 62),
        )
    for _ in range(120):
        x = pen.rng.uniform(0, W)
        y = pen.rng.uniform(0, 80)
        pen.thread(((x, y), (x - 6, y + 22)), 3, ink.cool, 0.7)
    screen(pen, 330, 130, 940, 440, (246, 214, 158))
    pen.disc(560, 300, 70, ink.warm)
    pen.poly(
        ((330, 570), (330, 470), (600, 420), (900, 470), (1270, 430), (1270, 570)), (178, 112, 70)
    )
    for x, s, k in ((820, 330, 0), (1000, 300, 1)):
        person(
            pen,
            x,
            570,
            s,
            Look(
                (170, 66, 50),
                (60, 44, 60),
                SKINS[k],
                kind=("robe", "wrapper")[k],
                head=("cap", "wrap")[k],
                cover=(60, 90, 120),
            ),
            ("point", "hips")[k],
            left=k == 1,
        )
    beam(pen, ((800, -20), (330, 130), (1270, 130)), 0.08)
    seats(pen, 640, 5, (120, 50, 60), NIGHTLY, 0.04)


def shut_cinema(pen: Pen) -> None:
    """People with lists of names before a shut picture house."""
    ink = NOON
    sky(pen, ink, 620, (240, 170, 60))
    cloud(pen, 1330, 130, 1.6, ink.pale)
    ground(pen, 700, ink.far)
    cinema(pen, 330, 780, 940, 640, ink, "SAVANNAH PALACE", is_lit=False)
    for k in range(4):
        pen.line(((420 + k * 240, 600 + 30 * (k % 2)), (560 + k * 220, 740)), 14, ink.mid)
    pen.poly(((1180, 700), (1420, 690), (1420, 560), (1180, 570)), ink.warm)
    pen.words(1300, 648, "FOR SALE", 34, ink.pale)
    pen.line(((970, 700), (1190, 520)), 18, ink.dark)
    pen.line(((1300, 700), (1300, 800)), 12, ink.dark)
    looks = (ink.warm, ink.cool, ink.sun, ink.pale)
    own = person(
        pen,
        820,
        985,
        390,
        Look(ink.cool, ink.cool, SKINS[2], kind="robe", head="grey", trim=ink.pale),
        "hold",
    )
    own.slab(22, -66, 18, 12, 2, (90, 100, 104))
    for k, x in enumerate((150, 330, 520, 1080, 1480)):
        own = person(pen, x, 950, 380, dressed(k * 2 + 1, looks), "hold", left=x > 800)
        own.poly(((20, -62), (34, -64), (35, -46), (21, -45)), ink.pale)
        for n in range(3):
            own.thread(((23, -59 + n * 4), (32, -60 + n * 4)), 0.9, DARK)


def dubbing_booth(pen: Pen) -> None:
    """A voice actor at the microphone, the film's couple on the screen before her."""
    ink = HALL
    pen.rect(0, 0, W, H, (70, 40, 40))
    for row in range(7):
        for k in range(12):
            x, y = k * 140, row * 140
            pen.poly(((x, y), (x + 136, y), (x + 68, y + 68)), (86, 50, 48))
            pen.poly(((x + 136, y), (x + 136, y + 136), (x + 68, y + 68)), (60, 34, 36))
    screen(pen, 160, 110, 700, 420, (118, 156, 160))
    pen.disc(720, 210, 54, ink.sun)
    pen.poly(((160, 530), (160, 420), (480, 350), (860, 440), (860, 530)), (70, 108, 100))
    person(
        pen,
        400,
        528,
        330,
        Look(
            (196, 60, 90),
            (196, 60, 90),
            (170, 116, 80),
            kind="robe",
            head="veil",
            cover=(240, 170, 80),
            trim=ink.sun,
        ),
        "reach",
    )
    person(pen, 620, 528, 350, Look(ink.pale, ink.dark, (170, 116, 80)), "reach", left=True)
    own = bust(
        pen,
        1180,
        960,
        560,
        Look(ink.cool, ink.cool, SKINS[1], head="wrap", cover=ink.warm, trim=ink.sun),
        left=True,
    )
    headphones(own, 0, -62, 1.05, DARK)
    pen.poly(((520, 1000), (860, 1000), (900, 690), (560, 660)), ink.pale)
    for k in range(9):
        pen.poly(
            (
                (600, 720 + k * 28),
                (840 - 40 * (k % 3), 736 + k * 28),
                (840 - 40 * (k % 3), 743 + k * 28),
                (600, 727 + k * 28),
            ),
            (90, 80, 80),
        )
    pen.line(((930, 700), (930, 1000)), 14, DARK)
    pen.slab(896, 470, 72, 170, 36, STEEL)
    pen.slab(936, 474, 30, 162, 26, shade(STEEL, 0.3))
    pen.ring(932, 560, 110, 8, DARK)


def subtitlers(pen: Pen) -> None:
    """Two translators shorten a line under a frame of film."""
    ink = ROSE
    pen.rect(0, 0, W, H, (92, 48, 52))
    screen(pen, 250, 70, 1100, 520, (238, 196, 140))
    pen.poly(
        ((250, 590), (250, 420), (620, 350), (1000, 430), (1350, 370), (1350, 590)), (176, 96, 66)
    )
    for k, (x, h) in enumerate(((620, 360), (860, 380), (1020, 340))):
        person(
            pen,
            x,
            590,
            h,
            dressed(k * 3 + 2, (ink.warm, ink.cool, ink.pale, ink.sun)),
            ("point", "cheer", "hips")[k],
            left=k == 2,
        )
    pen.slab(390, 500, 820, 66, 8, DARK)
    pen.words(800, 548, "N yãmb wã?", 38, ink.sun)
    pen.rect(0, 760, W, 240, (58, 32, 40))
    pen.rect(0, 750, W, 18, (110, 66, 60))
    for k, x in enumerate((430, 1130)):
        own = bust(
            pen,
            x,
            1000,
            400,
            Look(
                (ink.cool, ink.warm)[k], DARK, SKINS[k + 1], head=("cap", "bun")[k], cover=ink.sun
            ),
            left=k == 1,
        )
        headphones(own, 0, -62, 1.05, DARK)
    own = pen.at(780, 860, 1, -3)
    own.rect(-130, -90, 260, 180, ink.pale)
    for k, wide in enumerate((210, 190, 120)):
        own.rect(-105, -60 + k * 44, wide, 12, DARK, 0.75)
        if k < 2:
            own.line(((-112, -54 + k * 44), (-112 + wide + 14, -54 + k * 44)), 6, ink.warm)


def land_case_stage(pen: Pen) -> None:
    """Actors before a surveyor's map as large as the stage."""
    ink = HALL
    pen.rect(0, 0, W, H, (34, 20, 22))
    own = pen.at(800, 330)
    own.rect(-560, -270, 1120, 560, (232, 214, 170))
    tones = ((206, 186, 130), (180, 170, 110), (222, 196, 140), (150, 156, 108), (214, 170, 116))
    for k in range(8):
        for row in range(4):
            x, y = -560 + k * 140, -270 + row * 140
            skew = 22 * math.sin(k * 1.7 + row)
            own.poly(
                (
                    (x + skew, y),
                    (x + 136 + skew, y),
                    (x + 136 - skew, y + 136),
                    (x - skew, y + 136),
                ),
                tones[(k * 3 + row) % 5],
            )
    own.bow(((-560, 40), (-260, -40), (60, 60), (300, -20), (560, 60)), 22, (110, 150, 160))
    own.line(((-120, -270), (-90, 290)), 8, ink.warm)
    own.words(-330, -120, "37 acres", 40, DARK)
    curtain(pen, 0, 0, 230, 820, ink.warm)
    curtain(pen, 1370, 0, 230, 820, shade(ink.warm, 0.2))
    pen.poly(((150, 700), (1450, 700), (1600, 860), (0, 860)), (120, 74, 46))
    for x in (430, 800, 1170):
        pen.poly(((x - 30, 0), (x + 30, 0), (x + 190, 800), (x - 190, 800)), LIGHT, 0.1)
        pen.oval(x, 800, 190, 26, LIGHT, 0.16)
    person(
        pen,
        430,
        810,
        420,
        Look(DARK, DARK, SKINS[2], kind="robe", head="grey", trim=ink.pale),
        "point",
    )
    person(pen, 800, 820, 410, Look(ink.pale, ink.cool, SKINS[0]), "cheer")
    person(
        pen,
        1170,
        810,
        400,
        Look(ink.sun, ink.cool, SKINS[1], kind="wrapper", head="wrap", cover=ink.cool),
        "hips",
        left=True,
    )
    pen.rect(0, 860, W, 140, (24, 14, 16))
    for k in range(9):
        bust(
            pen,
            90 + k * 178,
            1020,
            170,
            Look(
                NIGHTLY[k % 5],
                DARK,
                SKINS[k % 5],
                head=("hair", "wrap", "bun")[k % 3],
                cover=NIGHTLY[(k + 2) % 5],
            ),
        )


def portrait_night(pen: Pen) -> None:
    """A studio portrait on a sheet in a square at night; families watch."""
    ink = NIGHT
    sky(pen, ink, 560)
    stars(pen, ink, 420, 120)
    town(pen, (0, 1600), 640, 240, ink, 8)
    ground(pen, 636, ink.mid)
    pen.rect(470, 90, 16, 600, ink.near)
    pen.rect(1114, 90, 16, 600, ink.near)
    beam(pen, ((800, 1010), (486, 116), (1114, 116), (1114, 600)), 0.1)
    pen.poly(((486, 110), (1114, 116), (1106, 604), (492, 598)), (232, 226, 208))
    pen.poly(((492, 598), (1106, 604), (1110, 360), (489, 360)), (196, 190, 176))
    grey = ((70, 70, 74), (110, 108, 106))
    own = bust(
        pen,
        800,
        492,
        370,
        Look(grey[0], grey[0], (58, 54, 54), head="wrap", cover=grey[1], trim=(236, 230, 214)),
    )
    own.ring(-22, -48, 5, 2.4, DARK)
    own.ring(22, -48, 5, 2.4, DARK)
    for row, (y, size, count) in enumerate(((790, 120, 12), (900, 170, 9), (1030, 240, 7))):
        for k in range(count):
            x = (k + 0.5 + 0.3 * (row % 2)) * W / count
            look = dressed(
                k * 2 + row * 3, ((60, 50, 90), (120, 60, 60), (70, 90, 120), (140, 110, 80))
            )
            bust(pen, x, y, size, look)


def darkroom(pen: Pen) -> None:
    """A strip of negatives held against a lamp in a darkroom."""
    pen.rect(0, 0, W, H, (58, 12, 14))
    pen.disc(1180, 230, 420, (150, 30, 24), 0.35)
    pen.disc(1180, 230, 260, (200, 50, 34), 0.4)
    pen.slab(1110, 150, 140, 180, 30, (232, 84, 52))
    pen.rect(1164, 0, 32, 160, (30, 8, 10))
    for k in range(4):
        pen.thread(((0, 120 + k * 8), (900, 150 + k * 6)), 3, (30, 8, 10))
        pen.rect(90 + k * 210, 134, 150, 190, (120, 40, 34))
        pen.rect(104 + k * 210, 148, 122, 162, (176, 82, 62))
        bust(
            pen,
            165 + k * 210,
            280,
            100,
            Look(
                (90, 28, 26),
                DARK,
                (60, 20, 20),
                head=("wrap", "hair", "cap", "bun")[k],
                cover=(120, 40, 34),
            ),
        )
    own = pen.at(640, 640, 1, -5)
    own.rect(-470, -130, 940, 260, (26, 8, 10))
    for k in range(5):
        own.rect(-446 + k * 184, -86, 164, 172, (214, 96, 66))
        bust(
            own,
            -364 + k * 184,
            51,
            118,
            Look(
                (250, 190, 150),
                DARK,
                (255, 226, 190),
                head=("hair", "wrap", "bun", "cap", "grey")[k],
                cover=(236, 160, 120),
            ),
        )
        for n in range(5):
            for y in (-116, 100):
                own.rect(-440 + k * 184 + n * 36, y, 16, 16, (120, 34, 28))
    hand(pen, 1108, 600, 0.8, -36, ((70, 24, 20), (40, 10, 12)), "pinch", flip=True)
    hand(pen, 176, 690, 0.8, 36, ((70, 24, 20), (40, 10, 12)), "pinch")


def matinee(pen: Pen) -> None:
    """A lit picture house at dusk, its public on the steps."""
    ink = DUSK
    sky(pen, ink, 640)
    stars(pen, ink, 240, 60)
    ground(pen, 760, ink.near)
    cinema(pen, 330, 820, 940, 620, ink, "CINEMA", is_lit=True)
    pen.poly(((380, 820), (1230, 820), (1450, H), (150, H)), ink.sun, 0.2)
    for k in range(9):
        person(
            pen,
            200 + k * 150,
            960 - 30 * (k % 2),
            300,
            dressed(k * 2 + 3, (ink.warm, ink.pale, ink.sun, ink.cool)),
            ("stand", "hold", "point")[k % 3],
            left=k > 4,
        )


SCENES = {
    "count-the-seats-not-the-films": empty_seats,
    "tamale-cinema-reopens": full_house,
    "tamale-halts-the-sale-of-its-cinema": shut_cinema,
    "kano-dubbing-studios-buy-licences": dubbing_booth,
    "ouagadougou-subtitlers-shorten-the-joke": subtitlers,
    "nairobi-stage-reads-a-land-case": land_case_stage,
    "saint-louis-les-negatifs-retrouvent-leurs-familles": portrait_night,
    "saint-louis-les-negatifs-retrouvent-leurs-familles-1": darkroom,
    "topic-the-savannah-palace": matinee,
}
