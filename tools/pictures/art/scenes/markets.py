"""Markets, money, farms and workshops."""

from __future__ import annotations

from tools.pictures.art.colour import mix
from tools.pictures.art.parts.buildings import (
    kiosk,
    panels,
    town,
    umbrella,
)
from tools.pictures.art.parts.inks import (
    DAWN,
    DUST,
    INDIGO,
    LIGHT,
    NIGHT,
    NOON,
    ROOM,
    ROSE,
    SAVANNA,
    SKINS,
    lit,
    shade,
)
from tools.pictures.art.parts.nature import (
    W,
    bush,
    cloud,
    ground,
    pebbles,
    ridge,
    sky,
    stars,
)
from tools.pictures.art.parts.pen import Pen
from tools.pictures.art.parts.people import Look, dressed, person, seated
from tools.pictures.art.parts.rooms import room, window
from tools.pictures.art.parts.things import (
    STEEL,
    bowl,
    hand,
    phone,
    stool,
    table,
)

CORN, MILLET, BEAN = (240, 206, 120), (196, 158, 96), (142, 74, 44)


def grain_market(pen: Pen) -> None:
    """Open sacks of maize, sorghum and cowpeas before their sellers, and a scale."""
    ink = DUST
    sky(pen, ink, 420, (1300, 170, 56))
    town(pen, (0, 1600), 470, 110, ink, 13)
    ground(pen, 468, lit(ink.far, 0.2))
    pebbles(pen, 500, ink.mid)
    for k, x in enumerate((300, 760, 1240)):
        umbrella(
            pen, x, 700, 1.5, ((ink.warm, ink.pale), (ink.cool, ink.pale), (ink.sun, ink.pale))[k]
        )
    looks = (ink.pale, ink.cool, ink.warm, ink.sun)
    for k, (x, pose) in enumerate(((210, "hips"), (660, "hold"), (1130, "point"), (1400, "stand"))):
        person(pen, x, 730, 300, dressed(k * 3 + 2, looks), pose, left=k == 2)
    for k, x in enumerate((80, 300, 520, 740, 960, 1180)):
        size = 1.62
        own = pen.at(x + 90, 930, size)
        own.blob(
            ((-66, 0), (-72, -60), (-62, -112), (62, -112), (72, -60), (66, 0)),
            ink.pale if k % 2 else lit(ink.far, 0.35),
        )
        own.blob(((18, 0), (24, -112), (62, -112), (72, -60), (66, 0)), shade(ink.far, 0.05), 0.5)
        own.segment(
            0, -108, (62, 50 - k * 6), (180, 360), (CORN, CORN, MILLET, MILLET, BEAN, BEAN)[k]
        )
        own.segment(
            0,
            -108,
            (62, 50 - k * 6),
            (290, 360),
            shade((CORN, CORN, MILLET, MILLET, BEAN, BEAN)[k], 0.2),
        )
        own.oval(0, -108, 64, 11, shade(ink.pale, 0.1))
    own = person(
        pen,
        1450,
        980,
        440,
        Look(ink.cool, ink.cool, SKINS[0], kind="robe", head="cap", cover=ink.warm, trim=ink.sun),
        "hold",
        left=True,
    )
    bowl(own, 26, -55, 20, STEEL, CORN)


def market_guard(pen: Pen) -> None:
    """A guard with a torch walks between shut stalls at night."""
    ink = NIGHT
    sky(pen, ink, 480)
    stars(pen, ink, 360, 130)
    pen.disc(1290, 170, 58, lit(ink.sun, 0.6))
    pen.disc(1316, 156, 50, ink.sky[0])
    town(pen, (0, 1600), 520, 130, ink, 10)
    ground(pen, 520, ink.mid)
    for k in range(4):
        x, s = 40 + k * 420, 300
        pen.rect(x, 470, s, 260, mix(ink.cool, ink.mid, 0.55))
        for row in range(9):
            pen.rect(x + 16, 500 + row * 24, s - 32, 8, shade(ink.mid, 0.3))
        pen.rect(x - 14, 446, s + 28, 30, ink.near)
        pen.slab(x + s / 2 - 14, 690, 28, 34, 6, ink.sun)
    pen.poly(((760, 700), (1600, 560), (1600, 940)), ink.sun, 0.24)
    pen.poly(((760, 700), (1600, 640), (1600, 850)), ink.sun, 0.24)
    look = Look((58, 66, 104), (40, 46, 76), SKINS[0], head="cap", cover=ink.warm)
    own = person(pen, 600, 950, 520, look, "point")
    own.slab(34, -70, 12, 5, 2, STEEL)
    own.line(((-11, -46), (-22, 0)), 2.2, (120, 84, 50))


def money_kiosk(pen: Pen) -> None:
    """A mobile-money agent in her kiosk, with customers and their telephones."""
    ink = NOON
    sky(pen, ink, 450)
    cloud(pen, 1220, 140, 1.6, ink.pale)
    town(pen, (0, 1600), 500, 120, ink, 11)
    ground(pen, 500, ink.far)
    pebbles(pen, 560, ink.mid)
    umbrella(pen, 1330, 800, 1.7, (ink.sun, ink.pale))
    table(pen, 1220, 700, 240, 130, ink.mid)
    seated(
        pen,
        1330,
        720,
        300,
        Look(ink.cool, ink.cool, SKINS[1], kind="wrapper", head="wrap", cover=ink.warm),
        "write",
        left=True,
    )
    kiosk(pen, 420, 860, 520, 620, ink.sun, ink, "MOMO 24")
    person(
        pen, 640, 776, 360, Look(ink.warm, ink.cool, SKINS[2], head="wrap", cover=ink.pale), "hold"
    )
    pen.rect(451, 612, 353, 31, lit(ink.pale, 0.1))
    pen.rect(420, 643, 406, 217, ink.sun)
    pen.rect(500, 680, 240, 120, ink.warm)
    pen.words(620, 758, "SEND · RECEIVE", 20, ink.pale)
    for k, (x, pose) in enumerate(((330, "phone"), (170, "hold"), (960, "stand"))):
        own = person(
            pen, x, 940, 420, dressed(k * 4 + 1, (ink.cool, ink.pale, ink.warm)), pose, left=k == 2
        )
        if pose == "hold":
            phone(own, 29, -62, 0.09, ink.sun, 12)


def indigo_vats(pen: Pen) -> None:
    """Dyers lift cotton from vats of indigo; cloth dries above them."""
    ink = INDIGO
    sky(pen, ink, 430)
    ridge(pen, 440, (124, 144, 150), 60, 260)
    ridge(pen, 480, (96, 120, 108), 26)
    ground(pen, 480, (206, 184, 152))
    pen.thread(((0, 150), (800, 210), (1600, 140)), 5, ink.dark)
    tones = (ink.cool, lit(ink.cool, 0.35), ink.near, lit(ink.cool, 0.15))
    for k in range(6):
        x = 60 + k * 260
        y = 170 + 26 * (2 - abs(k - 2.5))
        pen.poly(((x, y), (x + 200, y), (x + 206, y + 330), (x - 8, y + 310)), tones[k % 4])
        pen.poly(
            ((x + 140, y), (x + 200, y), (x + 206, y + 330), (x + 138, y + 326)),
            shade(tones[k % 4], 0.2),
        )
        for row in range(5):
            for column in range(4):
                own = pen.at(x + 28 + column * 46, y + 46 + row * 58, 0.9)
                own.poly(((0, -14), (14, 0), (0, 14), (-14, 0)), ink.pale, 0.85)
    for k, (x, pose) in enumerate(((300, "lean"), (760, "up"), (1240, "lean"))):
        look = Look(
            (ink.warm, ink.pale, ink.sun)[k],
            ink.cool,
            SKINS[k + 1],
            kind="wrapper",
            head="wrap",
            cover=(ink.pale, ink.warm, ink.cool)[k],
        )
        own = person(pen, x, 880, 430, look, pose, left=k == 2)
        if pose == "up":
            own.poly(((14, -108), (40, -104), (44, -40), (20, -36)), ink.cool)
    for _k, x in enumerate((110, 480, 960, 1400)):
        own = pen.at(x, 950, 1.5)
        own.blob(
            (
                (-96, -8),
                (-104, -90),
                (-78, -120),
                (78, -120),
                (104, -90),
                (96, -8),
                (50, 22),
                (-50, 22),
            ),
            (150, 92, 58),
        )
        own.poly(((34, 22), (50, -116), (80, -116), (103, -88), (96, -8), (50, 22)), (112, 66, 44))
        own.oval(0, -116, 82, 20, (96, 56, 40))
        own.oval(0, -114, 72, 15, ink.near)


def paid_across(pen: Pen) -> None:
    """Two traders, a bale of cloth between them, and a payment that has arrived."""
    ink = ROSE
    room(pen, ink, 720)
    bolts = (ink.warm, ink.cool, ink.sun, ink.pale, (74, 92, 64), (120, 60, 96))
    for row in range(4):
        for k in range(9):
            x, y = 60 + k * 108, 60 + row * 140
            pen.slab(x, y, 98, 116, 18, bolts[(k * 2 + row) % 6])
            pen.slab(x + 66, y, 32, 116, 18, shade(bolts[(k * 2 + row) % 6], 0.2))
            pen.rect(x + 14, y + 20, 40, 8, LIGHT, 0.4)
        pen.rect(40, 178 + row * 140, 1000, 14, ink.mid)
    window(pen, 1200, 120, 280, 320, ink, ink.mid)
    person(
        pen,
        420,
        930,
        600,
        Look(ink.cool, ink.cool, SKINS[0], kind="robe", head="cap", cover=ink.sun, trim=ink.pale),
        "reach",
    )
    person(
        pen,
        1240,
        930,
        590,
        Look(
            ink.sun, ink.warm, SKINS[2], kind="wrapper", head="wrap", cover=ink.warm, trim=ink.pale
        ),
        "hold",
        left=True,
    )
    table(pen, 560, 720, 560, 260, ink.mid)
    for k in range(4):
        pen.slab(700, 690 - k * 40, 270, 42, 16, bolts[k])
        pen.slab(900, 690 - k * 40, 70, 42, 16, shade(bolts[k], 0.2))
    own = phone(pen, 642, 480, 0.9, (46, 120, 84), 8)
    own.bow(((-20, 4), (-4, 22), (24, -24)), 11, ink.pale)


def coffee_pickers(pen: Pen) -> None:
    """Pickers among coffee bushes on a green hill; one reads a message of payment."""
    ink = SAVANNA
    sky(pen, ink, 420, (320, 190, 60))
    ridge(pen, 400, (148, 168, 128), 70, 250)
    ridge(pen, 470, (108, 138, 84), 40, 180)
    ground(pen, 470, (92, 122, 66))
    for row in range(4):
        y, s = 540 + row * 74, 0.9 + row * 0.25
        for k in range(int(15 - row * 2)):
            x = -40 + k * 120 * (0.9 + row * 0.2) + 40 * (row % 2)
            bush(pen, x, y, s, (54, 88, 50) if (k + row) % 3 else (66, 100, 56))
            for _n in range(5):
                pen.disc(
                    x + pen.rng.uniform(-34, 34) * s,
                    y - pen.rng.uniform(6, 42) * s,
                    4.5 * s,
                    ink.warm,
                )
        if row == 1:
            for k, x in enumerate((430, 980, 1330)):
                person(
                    pen,
                    x,
                    y + 46,
                    230,
                    dressed(k * 3 + 1, (ink.warm, ink.sun, ink.pale)),
                    "reach",
                    left=k == 1,
                )
    look = Look(
        ink.pale, ink.cool, SKINS[1], kind="wrapper", head="wrap", cover=ink.warm, trim=ink.sun
    )
    own = person(pen, 1130, 970, 520, look, "hold", left=True)
    phone(own, 27, -60, 0.1, lit(ink.sun, 0.5), 10)
    bowl(pen, 780, 960, 250, ink.mid, ink.warm)
    for _ in range(34):
        pen.disc(
            690 + pen.rng.uniform(0, 180),
            868 + pen.rng.uniform(-40, 14),
            10,
            mix(ink.warm, (140, 20, 24), pen.rng.random() * 0.7),
        )


def sunlight_shop(pen: Pen) -> None:
    """A shoemaker at an electric machine under a roof of solar panels."""
    ink = DAWN
    sky(pen, ink, 420, (330, 180, 84))
    pen.poly(((0, 420), (W, 300), (W, 380), (0, 480)), ink.mid)
    panels(pen, 560, 396, 1.25, 3)
    panels(pen, 1050, 362, 1.25, 3)
    pen.rect(0, 470, W, 530, ink.pale)
    pen.rect(1080, 440, 520, 560, shade(ink.pale, 0.16))
    for row in range(2):
        pen.rect(90, 590 + row * 130, 420, 12, ink.mid)
        for k in range(6):
            own = pen.at(120 + k * 66, 588 + row * 130, 0.5, 0)
            own.blob(
                ((-50, 0), (-52, -34), (-30, -44), (-6, -30), (44, -18), (56, 0)),
                (ink.warm, ink.dark, ink.cool, ink.near)[(k + row) % 4],
            )
    pen.rect(1210, 560, 90, 120, ink.cool)
    pen.rect(1226, 580, 58, 34, (150, 196, 120))
    pen.thread(((1255, 560), (1255, 380)), 4, ink.dark)
    pen.thread(((1255, 680), (1255, 780), (980, 790)), 4, ink.dark)
    look = Look(ink.cool, ink.dark, SKINS[0], head="cap", cover=ink.warm)
    seated(pen, 600, 800, 560, look, "lean")
    stool(pen, 590, 808, 120, ink.mid)
    table(pen, 680, 770, 460, 210, ink.mid)
    own = pen.at(900, 768, 1.5)
    own.slab(-90, -18, 200, 20, 6, ink.dark)
    own.blob(
        (
            (60, -18),
            (60, -110),
            (40, -124),
            (-70, -124),
            (-82, -100),
            (-80, -70),
            (-56, -70),
            (-50, -92),
            (26, -88),
            (30, -18),
        ),
        ink.dark,
    )
    own.rect(-72, -72, 6, 50, STEEL)
    own.disc(76, -86, 22, ink.warm)
    own.blob(((-100, -18), (-104, -44), (-70, -48), (-30, -26), (-20, -18)), ink.warm)


def remittance_counter(pen: Pen) -> None:
    """A counter where money is sent: notes through the hatch, a telephone beside it."""
    ink = ROOM
    room(pen, ink, 760)
    pen.rect(0, 90, W, 90, ink.cool)
    pen.words(520, 158, "SEND MONEY HOME", 42, ink.pale)
    pen.rect(180, 230, 1240, 400, (188, 208, 206))
    pen.poly(((180, 230), (520, 230), (300, 630), (180, 630)), LIGHT, 0.3)
    for x in (180, 590, 1000, 1400):
        pen.rect(x, 220, 20, 420, ink.mid)
    person(
        pen, 460, 760, 520, Look(ink.cool, ink.cool, SKINS[3], kind="wrapper", head="bun"), "hold"
    )
    person(
        pen, 1180, 760, 520, Look(ink.pale, ink.cool, SKINS[1], trim=ink.warm), "write", left=True
    )
    pen.rect(120, 630, 1360, 40, lit(ink.mid, 0.2))
    pen.rect(140, 670, 1320, 330, ink.mid)
    pen.rect(1000, 670, 460, 330, shade(ink.mid, 0.2))
    for k in range(4):
        own = pen.at(640 + k * 12, 640 - k * 7, 1, -6 + 4 * k)
        own.rect(-90, -30, 180, 60, (128, 158, 116))
        own.oval(0, 0, 26, 20, (96, 126, 90))
    hand(pen, 590, 640, 0.72, 44, (SKINS[0], ink.warm), "flat")
    own = phone(pen, 1040, 560, 1.2, lit(ink.sky[0], 0.3), 14)
    own.rect(-24, -50, 48, 10, ink.cool)
    own.slab(-26, 20, 52, 24, 8, (46, 120, 84))


def leppi_and_pods(pen: Pen) -> None:
    """Hides hang to dry; a tanner tips acacia pods into a wooden drum."""
    ink = DUST
    room(pen, ink, 730)
    window(pen, 90, 130, 240, 260, ink, ink.mid)
    pen.rect(0, 70, W, 16, ink.near)
    tones = (ink.pale, lit(ink.far, 0.3), ink.far, lit(ink.warm, 0.35))
    for k in range(5):
        own = pen.at(520 + k * 220, 80, 1.12)
        own.blob(
            (
                (-70, 0),
                (-90, 40),
                (-58, 90),
                (-72, 190),
                (-96, 250),
                (-40, 262),
                (0, 300),
                (44, 262),
                (96, 246),
                (70, 186),
                (60, 90),
                (90, 40),
                (70, 0),
            ),
            tones[k % 4],
        )
        own.poly(
            ((10, 4), (68, 4), (84, 40), (60, 92), (68, 186), (88, 244), (44, 260), (8, 292)),
            shade(tones[k % 4], 0.2),
            0.7,
        )
    own = pen.at(1080, 800)
    own.line(((-260, 170), (-200, -40)), 26, ink.near)
    own.line(((260, 170), (200, -40)), 26, shade(ink.near, 0.3))
    own.disc(0, -30, 250, (128, 84, 50))
    own.ring(0, -30, 244, 18, (92, 58, 36))
    for k in range(9):
        own.rect(-240 + k * 56, -36 - 200, 4, 400, (92, 58, 36), 0.5)
    own.slab(-70, -120, 150, 110, 10, (60, 38, 26))
    own = person(pen, 640, 960, 560, Look(ink.cool, ink.dark, SKINS[2], head="hair"), "reach")
    bowl(own, 36, -76, 26, ink.warm, (150, 110, 60))
    for k in range(10):
        _pod(pen, 200 + (k % 5) * 62, 920 + (k // 5) * 40, 1.0, k * 37)


def _pod(pen: Pen, x: float, y: float, size: float, turn: float) -> None:
    own = pen.at(x, y, size, turn)
    own.bow(((-34, 6), (0, -8), (34, 6)), 12, (138, 98, 56), 8)
    for k in range(5):
        own.disc(-24 + k * 12, 1 - 6 * (1 - abs(k - 2) / 2), 4, (92, 60, 36))


def gloves(pen: Pen) -> None:
    """A glove is cut and stitched by hand at a window."""
    ink = ROOM
    room(pen, ink, 640)
    window(pen, 150, 90, 360, 380, ink, ink.mid)
    pen.rect(0, 640, W, 360, ink.mid)
    pen.rect(0, 640, W, 16, lit(ink.mid, 0.3))
    pen.blob(((240, 720), (560, 690), (980, 720), (1010, 900), (620, 960), (230, 900)), ink.far)
    for k, x in enumerate((520, 780)):
        own = pen.at(x, 880, 1.0, 4 - 10 * k)
        tone = lit(ink.warm, 0.1 + 0.25 * k)
        for _n, (dx, top) in enumerate(((-48, -190), (-16, -226), (18, -222), (50, -186))):
            own.bow(((dx * 0.9, -90), (dx, -140), (dx * 1.15, top)), 34, tone, 26)
        own.bow(((-56, -40), (-92, -90), (-104, -130)), 34, tone, 26)
        own.blob(((-70, -100), (-66, -10), (-58, 60), (58, 60), (66, -10), (70, -104)), tone)
        for n in range(9):
            own.rect(-50 + n * 12, 46, 6, 4, ink.pale)
    hand(pen, 1010, 620, 0.95, -28, (SKINS[2], ink.cool), "pinch", flip=True)
    pen.thread(((1010, 620), (960, 700), (850, 690)), 4, ink.pale)
    pen.line(((1004, 604), (962, 560)), 4, STEEL)


SCENES = {
    "kano-maize-falls-by-a-fifth": grain_market,
    "kano-registers-its-market-guards": market_guard,
    "kumasi-agents-insure-their-float": money_kiosk,
    "labe-teinturieres-caisse-epargne": indigo_vats,
    "lagos-and-accra-traders-settle-in-naira-and-cedis": paid_across,
    "nyeri-growers-paid-in-a-week": coffee_pickers,
    "kofar-wambai-shoemakers-buy-sunlight-by-the-hour": sunlight_shop,
    "what-one-per-cent-did-to-money-sent-home": remittance_counter,
    "modjo-tanners-try-acacia-pods": leppi_and_pods,
    "modjo-tanners-try-acacia-pods-1": gloves,
}
