"""Quays, roads, railways: goods on their way."""

from __future__ import annotations

from tools.pictures.art.colour import mix
from tools.pictures.art.parts.buildings import town
from tools.pictures.art.parts.inks import (
    DAWN,
    DUST,
    LAGOON,
    MIST,
    NIGHT,
    NOON,
    SAVANNA,
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
    ridge,
    ripples,
    sky,
    stars,
    water,
)
from tools.pictures.art.parts.pen import Pen
from tools.pictures.art.parts.people import Look, dressed, person
from tools.pictures.art.parts.things import sheet
from tools.pictures.art.parts.vehicles import bicycle, car, cart, lorry, sack, track, train
from tools.pictures.art.parts.vessels import containers, rig, ship

NAVY, OVERALL = (34, 48, 78), (44, 62, 88)


def cars_on_a_quay(pen: Pen) -> None:
    """Used cars in ranks before a ship, and an inspector on his knees of paper."""
    ink = MIST
    sky(pen, ink, 500)
    cloud(pen, 300, 170, 2.0, ink.pale)
    ridge(pen, 500, ink.far, 8)
    rig(pen, 230, 620, 1.1, ink.warm)
    ship(pen, 1010, 640, 1150, ink.cool, ink, boxes=False)
    ground(pen, 640, (126, 130, 128))
    pots = (ink.warm, ink.pale, ink.sun, (70, 92, 104), (120, 44, 38), (46, 60, 66))
    for row, (y, length, count) in enumerate(((690, 200, 9), (770, 270, 7))):
        for k in range(count):
            car(pen, 40 + row * 60 + k * length * 1.06, y, length, pots[(k * 2 + row) % 6])
    car(pen, 1080, 930, 560, ink.warm)
    own = person(
        pen, 610, 950, 440, Look(ink.sun, NAVY, SKINS[2], head="helmet", cover=ink.pale), "write"
    )
    own.poly(((15, -64), (34, -69), (37, -50), (18, -46)), ink.pale)
    for k in range(4):
        own.thread(((18, -61 + k * 3.4), (33, -65 + k * 3.4)), 0.8, ink.dark)
    person(
        pen, 400, 940, 420, Look(OVERALL, OVERALL, SKINS[4], head="cap", cover=ink.warm), "point"
    )


def port_scale(pen: Pen) -> None:
    """Lorries roll over a scale in the road without stopping; a sign gives the weight."""
    ink = NOON
    sky(pen, ink, 520, (260, 180, 60))
    cloud(pen, 1200, 150, 1.8, ink.pale)
    for x in (180, 560, 1380):
        rig(pen, x, 560, 0.75, mix(ink.cool, ink.sky[2], 0.45))
    containers(pen.at(720, 570, 0.9), (8, 4), ink)
    ground(pen, 560, ink.far)
    pen.poly(((0, 720), (W, 690), (W, 900), (0, 930)), (84, 78, 76))
    pen.poly(((560, 712), (700, 709), (720, 914), (570, 917)), (130, 126, 122))
    for k in range(3):
        pen.poly(
            ((566 + k * 48, 712), (578 + k * 48, 712), (592 + k * 48, 914), (578 + k * 48, 914)),
            ink.sun,
        )
    for k in range(12):
        pen.rect(40 + k * 140, 806 - k * 2, 66, 8, ink.pale, 0.85)
    lorry(pen, 420, 840, 640, ink.warm, (150, 128, 96))
    lorry(pen, 1230, 820, 620, ink.cool, ink.pale)
    pen.rect(930, 250, 18, 520, ink.dark)
    pen.slab(770, 190, 340, 150, 10, ink.dark)
    pen.slab(784, 204, 312, 122, 6, (20, 44, 40))
    pen.words(940, 290, "48.6 t", 54, ink.sun)
    person(
        pen,
        1480,
        960,
        330,
        Look(ink.sun, NAVY, SKINS[0], head="helmet", cover=ink.pale),
        "write",
        left=True,
    )


def night_gate(pen: Pen) -> None:
    """Lorries drive out of a port's gate at night, under its lamps."""
    ink = NIGHT
    sky(pen, ink, 600)
    stars(pen, ink, 420, 110)
    for x, s in ((230, 1.15), (760, 1.0), (1370, 1.2)):
        rig(pen, x, 650, s, mix(ink.cool, ink.sky[1], 0.45))
    containers(pen.at(420, 660, 1.1), (5, 4), ink)
    containers(pen.at(980, 660, 1.1), (3, 3), ink)
    ground(pen, 650, ink.mid)
    pen.poly(((520, 650), (1080, 650), (1500, H), (60, H)), (40, 44, 66))
    for x in (300, 1300):
        pen.rect(x - 8, 300, 16, 420, ink.near)
        pen.rect(x - 60, 290, 120, 14, ink.near)
        for side in (-46, 34):
            pen.poly(
                (
                    (x + side, 304),
                    (x + side + 14, 304),
                    (x + side + 130, 760),
                    (x + side - 116, 760),
                ),
                ink.sun,
                0.16,
            )
            pen.slab(x + side - 6, 302, 26, 12, 5, lit(ink.sun, 0.4))
    pen.rect(420, 330, 46, 400, ink.warm)
    pen.rect(1140, 330, 46, 400, shade(ink.warm, 0.2))
    pen.rect(380, 280, 850, 84, ink.warm)
    pen.words(805, 346, "PORT DE LOMÉ", 44, ink.pale)
    for x, y, s in ((800, 720, 0.62), (690, 860, 1.05)):
        own = pen.at(x, y, s)
        own.slab(-110, -260, 220, 250, 12, ink.cool)
        own.rect(-96, -240, 192, 90, (20, 30, 52))
        own.rect(-110, -60, 220, 50, shade(ink.cool, 0.4))
        for side in (-78, 78):
            own.poly(
                (
                    (side - 20, -70),
                    (side + 20, -70),
                    (side * 3.2 + 120, 240),
                    (side * 3.2 - 120, 240),
                ),
                ink.sun,
                0.14,
            )
            own.disc(side, -76, 22, lit(ink.sun, 0.55))
    own = person(
        pen,
        1240,
        930,
        380,
        Look(ink.sun, NAVY, SKINS[1], head="cap", cover=ink.pale),
        "up",
        left=True,
    )
    own.disc(19, -110, 4, lit(ink.warm, 0.4))


def sailors_ashore(pen: Pen) -> None:
    """Sailors with their bags leave a rusty ship by its gangway."""
    ink = DAWN
    sky(pen, ink, 540, (300, 380, 76))
    water(pen, 545, ink.cool, ink, 300, 760)
    own = pen.at(1020, 700, 1.15)
    ship(own, 0, 0, 1180, (122, 62, 44), ink, boxes=False)
    for k in range(14):
        own.poly(
            ((-400 + k * 66, -90), (-380 + k * 66, -92), (-386 + k * 66, -40 - 20 * (k % 3))),
            (86, 40, 30),
        )
    pen.line(((1010, 740), (960, 520)), 5, ink.dark)
    ground(pen, 760, (136, 112, 88))
    for x in (120, 700, 1300):
        pen.slab(x, 726, 54, 50, 12, ink.dark)
        pen.slab(x - 8, 716, 70, 18, 8, ink.dark)
    pen.poly(((540, 640), (600, 630), (250, 830), (190, 830)), ink.mid)
    looks = (ink.warm, ink.pale, ink.sun, ink.cool, OVERALL)
    for k, (x, y, h) in enumerate(
        (
            (520, 690, 170),
            (420, 760, 210),
            (300, 860, 270),
            (520, 900, 310),
            (760, 930, 330),
            (1010, 950, 340),
        )
    ):
        own = person(
            pen,
            x,
            y,
            h,
            Look(
                looks[k % 5], NAVY, SKINS[(k * 2) % 5], head=("hair", "cap")[k % 2], cover=ink.dark
            ),
            "back",
            left=True,
        )
        own.blob(
            ((6, -66), (22, -70), (30, -56), (26, -36), (10, -36)),
            (ink.mid, ink.near, ink.cool)[k % 3],
        )


def rope_ladder(pen: Pen) -> None:
    """A harbour pilot climbs a rope ladder on the side of a ship."""
    ink = LAGOON
    sky(pen, ink, 520)
    cloud(pen, 280, 200, 1.6, ink.pale)
    water(pen, 620, ink.mid, ink)
    pen.poly(((640, 0), (W, 0), (W, 870), (760, 830)), ink.warm)
    pen.poly(((1180, 0), (W, 0), (W, 870), (1180, 850)), shade(ink.warm, 0.2))
    pen.poly(((748, 770), (W, 806), (W, 870), (760, 830)), ink.near)
    for k in range(6):
        pen.rect(1010, 320 + k * 70, 46, 6, ink.pale)
        pen.words(1090, 334 + k * 70, str(12 - k), 24, ink.pale)
    for x in (846, 950):
        pen.thread(((x, 0), (x + 8, 800)), 5, ink.dark)
    for k in range(14):
        pen.rect(842 + k * 0.6, 20 + k * 58, 118, 11, (176, 132, 84))
    own = pen.at(900, 560, 3.9)
    own.line(((-6, 0), (-14, 22), (-6, 42)), 12, shade(NAVY, 0.3), 8)
    own.line(((6, 0), (14, 14), (10, 30)), 12, NAVY, 8)
    own.poly(((-13, -42), (13, -42), (11, 4), (-11, 4)), ink.sun)
    own.poly(((3, -42), (13, -42), (11, 4), (3, 4)), shade(ink.sun))
    own.line(((-12, -38), (-18, -52), (-11, -68)), 8, ink.sun, 6)
    own.line(((12, -38), (18, -46), (11, -58)), 8, shade(ink.sun, 0.1), 6)
    own.disc(-11, -69, 4, SKINS[1])
    own.disc(11, -59, 4, SKINS[1])
    own.oval(0, -53, 7, 8, SKINS[1])
    own.segment(0, -55, (8, 8), (180, 360), ink.pale)
    boat = pen.at(300, 820, 1.1)
    boat.poly(((-240, -60), (300, -70), (230, 30), (-210, 30)), ink.near)
    boat.poly(((-240, -60), (300, -70), (290, -50), (-236, -42)), ink.pale)
    boat.rect(-150, -170, 190, 110, ink.pale)
    boat.rect(-130, -150, 150, 50, (36, 60, 70))
    boat.words(-60, -10, "PILOT", 26, ink.pale)
    person(pen, 450, 780, 220, Look(ink.sun, NAVY, SKINS[3], head="helmet", cover=ink.pale), "up")
    ripples(pen, 330, 860, 260, ink.pale, 4)


def new_line(pen: Pen) -> None:
    """A new train draws into a painted station; passengers wait with a timetable still blank."""
    ink = SAVANNA
    sky(pen, ink, 470, (1280, 200, 62))
    town(pen, (0, 620), 500, 90, ink, 6)
    ridge(pen, 500, ink.far, 12)
    acacia(pen, 900, 506, 1.1, ink.near)
    acacia(pen, 1500, 506, 1.3, ink.near)
    pen.rect(0, 500, W, 200, ink.mid)
    track(pen, 690, ink)
    train(pen, 1230, 700, 1420, ink)
    pen.rect(0, 730, W, 270, (196, 170, 130))
    pen.rect(0, 730, W, 14, ink.pale)
    for k in range(40):
        pen.rect(k * 42, 752, 22, 8, ink.sun)
    pen.rect(1330, 330, 20, 540, ink.near)
    pen.slab(1200, 330, 290, 200, 10, ink.cool)
    for k in range(4):
        pen.rect(1222, 392 + k * 32, 120, 12, ink.pale)
        pen.rect(1372, 392 + k * 32, 92, 12, shade(ink.cool, 0.3))
    pen.words(1345, 374, "THIÈS", 22, ink.pale)
    for k, (x, h) in enumerate(
        ((170, 330), (330, 300), (620, 340), (760, 250), (1010, 335), (1530, 340))
    ):
        own = person(
            pen,
            x,
            950,
            h,
            dressed(k * 2 + 3, (ink.warm, ink.cool, ink.pale, ink.sun)),
            ("stand", "point", "hold", "stand", "phone", "hips")[k],
            left=k > 3,
        )
        if k in (1, 4):
            own.slab(-34, -26, 20, 26, 3, ink.warm if k == 1 else ink.mid)


def small_station(pen: Pen) -> None:
    """Sacks of onions wait on a platform; the freight train does not stop."""
    ink = DAWN
    sky(pen, ink, 480, (380, 300, 72))
    ridge(pen, 490, ink.far, 40)
    ridge(pen, 520, ink.mid, 16, 90)
    pen.rect(0, 515, W, 180, lit(ink.mid, 0.15))
    track(pen, 670, ink)
    for k in range(6):
        x = -60 + k * 300
        pen.slab(x, 520, 282, 130, 6, (112, 66, 48) if k % 2 else (88, 78, 72))
        pen.rect(x, 520, 282, 14, (60, 50, 46))
        pen.segment(x + 141, 522, (120, 40), (180, 360), (176, 110, 62))
        for wx in (60, 220):
            pen.disc(x + wx, 662, 20, ink.dark)
    pen.rect(0, 720, W, 280, (178, 142, 104))
    pen.rect(0, 720, W, 12, ink.pale)
    for k, (x, y) in enumerate(
        ((190, 930), (270, 930), (350, 930), (230, 850), (310, 850), (430, 930))
    ):
        sack(pen, x, y, 1.3, (200, 120, 92) if k % 2 else (186, 88, 70))
    own = person(
        pen,
        620,
        950,
        370,
        Look(
            ink.pale, ink.cool, SKINS[1], kind="wrapper", head="wrap", cover=ink.warm, trim=ink.sun
        ),
        "hips",
    )
    own.disc(0, 0, 0.1, ink.pale)
    person(
        pen,
        800,
        930,
        330,
        Look(ink.cool, ink.dark, SKINS[2], head="hat", cover=ink.sun),
        "point",
        left=True,
    )
    pen.rect(1120, 420, 24, 420, ink.near)
    pen.slab(1010, 420, 250, 84, 8, ink.cool)
    pen.words(1135, 480, "CUEMBA", 34, ink.pale)
    lorry(pen, 1330, 960, 420, ink.warm, (200, 120, 92))


def platform_wagon(pen: Pen) -> None:
    """Men load sacks into a covered wagon of the passenger train."""
    ink = DUST
    sky(pen, ink, 300)
    pen.rect(0, 290, W, 430, (120, 58, 40))
    for k in range(22):
        pen.rect(k * 76, 290, 5, 430, (88, 40, 30))
    pen.rect(0, 270, W, 34, (70, 40, 32))
    pen.rect(560, 330, 480, 390, (44, 28, 24))
    pen.rect(1040, 330, 280, 390, (142, 72, 48))
    for k, (x, y) in enumerate(((620, 700), (700, 700), (780, 700), (660, 620), (740, 620))):
        sack(pen, x, y, 1.2, (198, 116, 88) if k % 2 else ink.pale)
    pen.rect(0, 720, W, 280, (188, 150, 108))
    pen.rect(0, 720, W, 14, ink.pale)
    person(pen, 900, 716, 300, Look(ink.sun, ink.cool, SKINS[0]), "pull")
    for k, (x, pose) in enumerate(((360, "carry"), (1180, "carry"), (560, "lean"))):
        own = person(
            pen,
            x,
            950,
            380,
            Look((ink.pale, ink.cool, ink.warm)[k], ink.dark, SKINS[k], head="hair"),
            pose,
            left=k == 1,
        )
        if pose == "carry":
            sack(own, 0, -100, 0.34, (198, 116, 88))
    cart(pen, 1420, 960, 1.3, ink)


def night_porters(pen: Pen) -> None:
    """Handcarts and cargo bicycles climb an empty bus lane at night."""
    ink = NIGHT
    sky(pen, ink, 560)
    stars(pen, ink, 380, 120)
    ridge(pen, 470, ink.mid, 70, 240)
    for _ in range(150):
        x = pen.rng.uniform(0, W)
        pen.rect(x, pen.rng.uniform(430, 560), 7, 8, ink.sun, 0.8)
    pen.poly(((0, 760), (W, 470), (W, H), (0, H)), (36, 42, 70))
    pen.poly(((0, 800), (W, 520), (W, 540), (0, 830)), ink.sun)
    pen.poly(((0, 836), (W, 545), (W, 900), (0, H)), (50, 56, 88))
    for k, x in enumerate((180, 700, 1220)):
        top = 300 - k * 70
        pen.rect(x - 5, top, 10, 480 - k * 20, ink.near)
        pen.rect(x - 5, top, 90, 8, ink.near)
        pen.poly(
            (
                (x + 60, top + 10),
                (x + 90, top + 10),
                (x + 240, 860 - k * 80),
                (x - 90, 860 - k * 80),
            ),
            ink.sun,
            0.13,
        )
        pen.slab(x + 54, top + 6, 40, 10, 5, lit(ink.sun, 0.5))
    for k, (x, y, s) in enumerate(((330, 900, 1.1), (1160, 740, 0.8))):
        own = pen.at(x, y, s, -10)
        cart(own, 0, 0, 1.15, ink)
        person(own, 250, 4, 300, Look((ink.warm, ink.pale)[k], ink.dark, SKINS[k]), "pull")
    own = pen.at(800, 850, 1.15, -10)
    bicycle(own, 0, 0, 1.1, ink.warm)
    sack(own, -60, -90, 0.9, ink.pale)
    person(
        own,
        90,
        6,
        280,
        Look(ink.sun, ink.dark, SKINS[3], head="helmet", cover=ink.warm),
        "pull",
        left=True,
    )


def cable_ship(pen: Pen) -> None:
    """A cable ship hauls a line over its bow; papers pile up on a desk on shore."""
    ink = LAGOON
    sky(pen, ink, 470, (260, 210, 58))
    water(pen, 480, ink.far, ink, 260)
    ship(pen, 700, 640, 980, ink.pale, ink, boxes=False)
    pen.bow(((1206, 500), (1280, 540), (1330, 720), (1340, H)), 12, ink.dark)
    pen.ring(1196, 500, 34, 14, ink.warm)
    for k in range(3):
        own = pen.at(1120 - k * 6, 470 - k * 10)
        own.slab(-120 + k * 40, 40, 40, 60, 18, ink.sun)
    ripples(pen, 1338, 800, 50, ink.pale, 5)
    pen.poly(((0, 900), (620, 880), (680, H), (0, H)), ink.near)
    for k in range(9):
        sheet(pen, 250 + (k % 3) * 14, 900 - k * 13, 330, 150, 0, -8 + 5 * (k % 4))
    own = sheet(pen, 250, 770, 330, 190, 6, -4)
    own.ring(90, 40, 34, 7, ink.warm)


SCENES = {
    "antwerp-checks-brakes-before-used-cars-sail": cars_on_a_quay,
    "cotonou-port-weighs-lorries-while-they-move": port_scale,
    "lome-port-opens-a-night-gate": night_gate,
    "sfax-sailors-go-home": sailors_ashore,
    "maputo-harbour-pilots-climb-the-last-ladder": rope_ladder,
    "dakar-thies-line-opens-a-month-early": new_line,
    "lobito-line-small-stations": small_station,
    "lobito-line-small-stations-1": platform_wagon,
    "kigali-lends-its-bus-lanes-by-night": night_porters,
    "fourteen-states-one-permit-for-cable-ships": cable_ship,
}
