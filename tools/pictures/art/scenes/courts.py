"""Courts, parliaments, offices, borders, votes."""

from __future__ import annotations

from tools.pictures.art.colour import mix
from tools.pictures.art.parts.buildings import columns, skyline
from tools.pictures.art.parts.inks import (
    DARK,
    HALL,
    LIGHT,
    MIST,
    NOON,
    PALE_SKINS,
    ROOM,
    SKINS,
    lit,
    shade,
)
from tools.pictures.art.parts.nature import H, W, cloud, ground, palm, sky
from tools.pictures.art.parts.pen import Pen
from tools.pictures.art.parts.people import Look, bust, dressed, person, seated
from tools.pictures.art.parts.rooms import room
from tools.pictures.art.parts.things import (
    BRASS,
    hand,
    headphones,
    lamp,
    scales,
    sheet,
    shelf,
    table,
)

BLACK = (40, 34, 40)


def missing_gazettes(pen: Pen) -> None:
    """A reader on a ladder before shelves of laws that have gaps."""
    ink = HALL
    pen.rect(0, 0, W, H, (70, 40, 30))
    pots = (ink.warm, (120, 50, 36), (60, 84, 82), ink.pale, (150, 108, 60))
    shelf(pen, (60, 40, 620, 800), 5, (120, 78, 48), pots, 0.08)
    shelf(pen, (740, 40, 760, 800), 5, (120, 78, 48), pots, 0.42)
    pen.rect(0, 850, W, 150, (52, 30, 24))
    lamp(pen, 1020, 150, 800, ink)
    for side in (-46, 46):
        pen.line(((1090 + side, 880), (1060 + side * 0.8, 130)), 11, (196, 150, 92))
    for k in range(10):
        pen.rect(1020 + k * -1, 200 + k * 70, 98, 9, (176, 128, 76))
    person(
        pen,
        1070,
        640,
        400,
        Look(ink.pale, ink.cool, SKINS[1], trim=ink.warm),
        "reach",
        shadow=False,
    )
    for k in range(3):
        sheet(pen, 330 + k * 60, 920 - k * 8, 150, 60, 3, -12 + 14 * k)


def trade_court(pen: Pen) -> None:
    """Traders with bales climb the steps of a court of columns."""
    ink = NOON
    sky(pen, ink, 560, (240, 190, 62))
    cloud(pen, 1270, 160, 1.8, ink.pale)
    for x, s in ((90, 1.4), (1500, 1.5)):
        palm(pen, x, 690, s, (74, 104, 66))
    columns(pen, 390, 780, 820, 340, (228, 206, 170), 6)
    ground(pen, 776, ink.far)
    looks = (ink.warm, ink.cool, ink.sun, ink.pale)
    for k, (x, y, h, pose) in enumerate(
        (
            (620, 770, 200, "stand"),
            (1010, 768, 200, "hold"),
            (290, 940, 330, "carry"),
            (520, 960, 350, "hold"),
            (1130, 950, 340, "carry"),
            (1370, 960, 350, "phone"),
        )
    ):
        own = person(pen, x, y, h, dressed(k * 3 + 1, looks), pose, left=k in (4, 5))
        if pose == "carry":
            own.slab(-22, -128, 46, 24, 6, looks[k % 4])
            own.rect(-22, -118, 46, 4, ink.pale)


def lake_court(pen: Pen) -> None:
    """Three women at the bar of a court; a fish lies on a measuring board."""
    ink = HALL
    pen.rect(0, 0, W, H, (96, 58, 40))
    for k in range(9):
        pen.rect(k * 190, 0, 10, 640, (76, 44, 32))
    pen.rect(470, 210, 680, 330, (64, 36, 28))
    pen.disc(810, 120, 62, ink.sun)
    pen.disc(810, 120, 48, (64, 36, 28))
    scales(pen, 810, 154, 0.34, 0)
    own = seated(
        pen,
        810,
        420,
        420,
        Look(BLACK, BLACK, SKINS[2], kind="robe", head="grey", trim=ink.pale),
        "write",
    )
    pen.rect(430, 400, 760, 190, (120, 74, 46))
    pen.rect(430, 400, 760, 18, (160, 106, 66))
    pen.rect(900, 418, 290, 172, (96, 58, 38))
    pen.rect(0, 690, W, 310, (58, 34, 28))
    for k, x in enumerate((260, 440, 620)):
        look = Look(
            (ink.warm, ink.sun, ink.cool)[k],
            (ink.cool, ink.warm, ink.pale)[k],
            SKINS[k],
            kind="wrapper",
            head="wrap",
            cover=(ink.pale, ink.cool, ink.warm)[k],
            trim=ink.pale,
        )
        person(pen, x, 930, 430, look, ("hold", "stand", "hips")[k])
    table(pen, 900, 770, 580, 220, (140, 90, 54))
    pen.rect(950, 736, 460, 34, ink.pale)
    for k in range(12):
        pen.rect(962 + k * 38, 752 if k % 5 else 740, 4, 18 if k % 5 else 30, DARK)
    own = pen.at(1150, 726, 3.0)
    own.blob(((-50, 0), (-16, -20), (28, -14), (50, 0), (28, 12), (-16, 16)), (150, 166, 168))
    own.poly(((-42, 0), (-72, -18), (-70, 16)), (122, 140, 144))
    own.disc(32, -3, 3, DARK)


def refused(pen: Pen) -> None:
    """A letter in two hands: a list of grounds, and one cross in one box."""
    ink = MIST
    room(pen, ink, 760)
    skyline(pen, (900, 1600), 760, 360, mix(ink.far, ink.sky[0], 0.5))
    pen.rect(860, 80, 18, 680, ink.mid)
    own = pen.at(760, 470, 1, -4)
    own.rect(-286, -396, 590, 830, DARK, 0.18)
    own.rect(-300, -410, 590, 830, (250, 246, 236))
    own.rect(-250, -360, 110, 76, ink.cool)
    for k in range(12):
        own.disc(-195 + 24 * (1 if k % 2 else -1) * (k % 3) / 2, -330 + 10 * (k % 4), 3, ink.sun)
    own.rect(-110, -350, 330, 18, ink.dark)
    own.rect(-110, -318, 230, 12, ink.far)
    for k in range(9):
        y = -240 + k * 60
        for x, y0, w, h in (
            (-250, y, 34, 4),
            (-250, y + 30, 34, 4),
            (-250, y, 4, 34),
            (-220, y, 4, 34),
        ):
            own.rect(x, y0, w, h, ink.dark)
        own.rect(-190, y + 4, 400 - 60 * (k % 3), 9, ink.far)
        own.rect(-190, y + 22, 320 + 40 * (k % 2), 9, ink.far)
    own.line(((-262, -134), (-206, -76)), 13, ink.warm)
    own.line(((-206, -138), (-264, -74)), 13, ink.warm)
    hand(pen, 470, 640, 0.95, 28, (SKINS[2], ink.cool), "pinch")
    hand(pen, 1066, 610, 0.95, -30, (SKINS[2], ink.cool), "pinch", flip=True)


def permit_office(pen: Pen) -> None:
    """Students walk past an empty queue of ropes at a registration office."""
    ink = NOON
    sky(pen, ink, 460)
    pen.rect(0, 120, W, 500, (226, 190, 150))
    pen.rect(0, 90, W, 44, ink.warm)
    for k in range(7):
        x = 60 + k * 224
        pen.segment(x + 80, 330, (80, 100), (180, 360), (70, 84, 84))
        pen.rect(x, 330, 160, 290, (70, 84, 84))
        pen.rect(x + 6, 340, 148, 12, (226, 190, 150))
    pen.slab(600, 150, 400, 84, 8, ink.cool)
    pen.words(800, 208, "REGISTRATION", 34, ink.pale)
    ground(pen, 620, ink.far)
    for k in range(6):
        x = 420 + k * 150
        pen.rect(x - 5, 610, 10, 130, ink.dark)
        pen.disc(x, 606, 11, BRASS)
        if k < 5:
            pen.bow(((x, 630), (x + 75, 676), (x + 150, 630)), 8, ink.warm)
    looks = (ink.warm, ink.cool, ink.sun, ink.pale)
    for k, (x, h) in enumerate(((180, 420), (360, 440), (760, 430), (1010, 420), (1330, 445))):
        own = person(
            pen,
            x,
            960,
            h,
            dressed(k * 2 + 5, looks),
            ("hold", "point", "hold", "phone", "stand")[k],
            left=k > 2,
        )
        own.slab(-24, -76, 15, 27, 5, (ink.mid, ink.cool, ink.warm)[k % 3])
        if k in (0, 2):
            own.rect(18, -66, 17, 13, (170, 60, 46))


def market_mediators(pen: Pen) -> None:
    """Two traders and a mediator bend over a photograph of a sample."""
    ink = ROOM
    room(pen, ink, 700)
    for row in range(3):
        for k in range(11):
            x, y = 40 + k * 140, 40 + row * 160
            pen.rect(x, y, 126, 140, (206, 186, 150))
            tone = (ink.warm, ink.cool, ink.sun, (90, 120, 90), (130, 80, 120))[(k * 2 + row) % 5]
            if (k + row) % 3 == 0:
                pen.disc(x + 63, y + 90, 40, tone)
            elif (k + row) % 3 == 1:
                pen.slab(x + 24, y + 40, 78, 96, 12, tone)
            else:
                pen.poly(((x + 20, y + 136), (x + 63, y + 36), (x + 106, y + 136)), tone)
    person(
        pen,
        420,
        940,
        560,
        Look(ink.cool, ink.cool, SKINS[0], kind="robe", head="cap", cover=ink.pale, trim=ink.sun),
        "point",
    )
    person(
        pen, 1180, 940, 540, Look(ink.pale, ink.dark, PALE_SKINS[1], head="hair"), "hold", left=True
    )
    person(
        pen,
        800,
        860,
        500,
        Look(ink.warm, ink.dark, SKINS[2], kind="wrapper", head="wrap", cover=ink.sun),
        "hold",
    )
    table(pen, 480, 740, 640, 250, ink.mid)
    own = pen.at(760, 716, 1, -3)
    own.rect(-110, -70, 220, 96, ink.pale)
    own.rect(-100, -60, 200, 76, (150, 184, 190))
    own.slab(-30, -50, 60, 60, 8, ink.warm)
    pen.slab(950, 660, 80, 80, 10, mix(ink.warm, ink.pale, 0.2))


def voting_line(pen: Pen) -> None:
    """A woman on a help line; behind her, voters at their booths."""
    ink = MIST
    room(pen, ink, 720)
    for k in range(5):
        x = 60 + k * 300
        person(pen, x + 110, 800, 360, dressed(k * 3 + 2, (ink.warm, ink.cool, ink.sun)), "write")
        pen.rect(x + 4, 500, 14, 320, ink.mid)
        pen.rect(x + 204, 500, 14, 320, ink.mid)
        pen.poly(((x, 540), (x + 222, 540), (x + 222, 740), (x, 740)), (ink.cool, ink.warm)[k % 2])
        pen.poly(
            ((x + 140, 540), (x + 222, 540), (x + 222, 740), (x + 140, 740)),
            shade((ink.cool, ink.warm)[k % 2]),
        )
        pen.words(x + 110, 660, "VOTE", 34, ink.pale)
    pen.rect(0, 900, W, 100, ink.mid)
    pen.rect(0, 890, W, 16, lit(ink.mid, 0.4))
    own = bust(
        pen,
        1080,
        860,
        520,
        Look(ink.warm, ink.warm, SKINS[1], head="veil", cover=ink.sun, trim=ink.pale),
    )
    headphones(own, 0, -64, 1.05, DARK)
    own.bow(((24, -58), (22, -42), (8, -38)), 3, DARK)
    own = pen.at(480, 890, 1.25)
    own.rect(-150, -190, 300, 190, ink.dark)
    own.rect(-136, -176, 272, 150, lit(ink.sky[1], 0.4))
    for k in range(5):
        own.rect(-116, -156 + k * 26, 150 - 30 * (k % 2), 9, ink.far)
        own.slab(70, -160 + k * 26, 40, 16, 8, ink.warm if k in (0, 3) else ink.cool)


def kiswahili_booth(pen: Pen) -> None:
    """Interpreters behind glass above a hall of delegates."""
    ink = MIST
    pen.rect(0, 0, W, H, (104, 118, 120))
    for k in range(14):
        pen.rect(k * 120, 0, 6, 420, (90, 104, 108))
    pen.rect(220, 110, 1160, 360, ink.dark)
    pen.rect(240, 130, 1120, 320, (214, 190, 140))
    for k, x in enumerate((520.0, 1030.0)):
        own = bust(
            pen,
            x,
            372,
            260,
            Look(
                (ink.warm, ink.cool)[k],
                ink.dark,
                SKINS[k + 1],
                head=("wrap", "hair")[k],
                cover=ink.sun,
            ),
            left=k == 1,
        )
        headphones(own, 0, -62, 1.0, DARK)
        pen.line(((x + 150 - 300 * k, 448), (x + 90 - 180 * k, 320)), 7, DARK)
        pen.disc(x + 90 - 180 * k, 314, 12, DARK)
    pen.rect(790, 130, 16, 320, ink.dark)
    pen.poly(((240, 130), (520, 130), (360, 450), (240, 450)), LIGHT, 0.16)
    pen.slab(560, 26, 480, 64, 8, ink.cool)
    pen.words(800, 70, "KISWAHILI", 34, ink.pale)
    for row, (y, size) in enumerate(((660, 150), (800, 200), (960, 270))):
        pen.rect(0, y - size * 0.1, W, size, (84, 60, 46) if row % 2 else (96, 70, 54))
        count = 9 - row * 2
        for k in range(count):
            x = (k + 0.5 + 0.25 * (row % 2)) * W / count
            look = dressed(k * 3 + row, (ink.warm, ink.cool, ink.sun, (60, 66, 80), ink.pale))
            own = bust(pen, x, y, size, look)
            if (k + row) % 2:
                headphones(own, 0, -62, 1.0, DARK)
        pen.rect(0, y, W, 26, lit((96, 70, 54), 0.2))


def term_list(pen: Pen) -> None:
    """A page of words in two columns, some ringed, under a lamp."""
    ink = ROOM
    pen.rect(0, 0, W, H, (120, 82, 54))
    for k in range(7):
        pen.rect(0, k * 150, W, 5, (96, 64, 42))
    pen.poly(((500, 0), (1000, 0), (1500, H), (140, H)), LIGHT, 0.16)
    for side, turn in ((-1, -3), (1, 2)):
        own = pen.at(800 + side * 290, 500, 1, turn)
        own.rect(-280, -370, 580, 790, DARK, 0.22)
        own.rect(-290, -390, 580, 790, (250, 244, 228))
        for k in range(14):
            y = -330 + k * 50
            own.rect(-250, y, 150 + 40 * (k * 7 % 3), 12, (60, 54, 60))
            own.rect(20, y, 120 + 50 * (k * 5 % 3), 12, ink.cool)
        for k in (3, 9):
            own.ring(100, -324 + k * 50, 34, 6, ink.warm)
    hand(pen, 1090, 560, 0.9, -24, (SKINS[1], ink.warm), "pinch", flip=True)
    pen.line(((1076, 548), (1180, 380)), 14, ink.sun, 18)
    pen.line(((1060, 574), (1076, 548)), 5, DARK, 12)


SCENES = {
    "a-law-that-nobody-can-find-is-a-rumour": missing_gazettes,
    "abuja-court-opens-its-doors-to-trade-disputes": trade_court,
    "court-hears-first-case-on-lake-fishing-law": lake_court,
    "court-says-a-visa-refusal-must-give-its-reason": refused,
    "pune-student-permits-match-the-degree": permit_office,
    "yiwu-mediators-take-hausa-and-bambara": market_mediators,
    "minnesota-county-counts-its-somali-voting-line": voting_line,
    "nairobi-booths-train-for-kiswahili": kiswahili_booth,
    "nairobi-booths-train-for-kiswahili-1": term_list,
}
