"""Schools and examinations."""

from __future__ import annotations

from tools.pictures.art.parts.inks import (
    DARK,
    LAB,
    MIST,
    PALE_SKINS,
    ROOM,
    SKINS,
    lit,
    shade,
)
from tools.pictures.art.parts.nature import (
    W,
)
from tools.pictures.art.parts.pen import Pen
from tools.pictures.art.parts.people import Look, bust, dressed, person, seated
from tools.pictures.art.parts.rooms import board, room, window
from tools.pictures.art.parts.things import (
    BRASS,
    STEEL,
    gear,
    hand,
    scales,
    sheet,
)

WHITE = (240, 238, 230)


def exam_hall(pen: Pen) -> None:
    """Pupils at single desks write an examination; a clock, a supervisor."""
    ink = MIST
    room(pen, ink, 560)
    for k in range(4):
        window(pen, 80 + k * 300, 90, 190, 280, ink, ink.mid)
    pen.disc(1400, 200, 82, ink.dark)
    pen.disc(1400, 200, 72, WHITE)
    pen.line(((1400, 200), (1400, 148)), 8, DARK)
    pen.line(((1400, 200), (1436, 220)), 8, DARK)
    person(
        pen, 1240, 640, 300, Look(ink.cool, ink.dark, PALE_SKINS[0], head="grey"), "hips", left=True
    )
    for row, (y, s) in enumerate(((640, 0.75), (760, 1.0), (940, 1.4))):
        count = (6, 5, 4)[row]
        for k in range(count):
            x = (k + 0.5) * W / count + 30 * (row % 2)
            look = dressed(k * 2 + row * 3, (ink.warm, ink.cool, ink.sun, (96, 110, 80), ink.pale))
            bust(pen, x, y, 150 * s, look)
            pen.poly(
                (
                    (x - 120 * s, y + 4),
                    (x + 120 * s, y + 4),
                    (x + 136 * s, y + 30 * s),
                    (x - 136 * s, y + 30 * s),
                ),
                lit(ink.mid, 0.5),
            )
            sheet(pen, x + 30 * s, y + 6 * s, 70 * s, 22 * s, 0, -4)
            pen.rect(x - 110 * s, y + 30 * s, 10 * s, 90 * s, ink.dark)
            pen.rect(x + 100 * s, y + 30 * s, 10 * s, 90 * s, ink.dark)


def dictionary(pen: Pen) -> None:
    """One word in several spellings on a blackboard; a teacher leaves all of them."""
    ink = ROOM
    room(pen, ink, 760)
    board(pen, 240, 90, 1120, 520, ink.mid)
    for k, word in enumerate(("akwaaba", "akwàábà", "akwãba")):
        pen.words(640, 240 + k * 130, word, 58, (236, 232, 214))
        pen.bow(((900, 226 + k * 130), (924, 244 + k * 130), (976, 190 + k * 130)), 9, ink.sun)
    person(
        pen,
        1180,
        950,
        620,
        Look(
            ink.warm, ink.cool, SKINS[1], kind="wrapper", head="wrap", cover=ink.sun, trim=ink.pale
        ),
        "reach",
        left=True,
    )
    for k in range(4):
        bust(
            pen,
            150 + k * 240,
            1010,
            230,
            dressed(k * 3 + 1, (ink.cool, ink.warm, ink.pale, ink.sun)),
        )


def care_test(pen: Pen) -> None:
    """A candidate helps a man out of a wheelchair while an examiner notes it."""
    ink = LAB
    room(pen, ink, 700)
    window(pen, 120, 110, 300, 300, ink, ink.mid)
    pen.slab(1180, 480, 380, 150, 12, WHITE)
    pen.rect(1160, 600, 420, 40, ink.mid)
    pen.slab(1190, 440, 120, 70, 20, ink.sky[1])
    own = pen.at(690, 930, 1.5)
    own.ring(-20, -100, 96, 12, DARK)
    own.disc(-20, -100, 12, STEEL)
    own.line(((-70, -330), (-60, -130), (120, -130), (150, -20)), 12, DARK)
    own.ring(140, -30, 30, 10, DARK)
    seated(pen, 700, 740, 520, Look(ink.sun, ink.mid, PALE_SKINS[1], head="grey"), "reach")
    person(
        pen,
        1010,
        950,
        580,
        Look(ink.cool, ink.cool, SKINS[1], head="bun", trim=WHITE),
        "pull",
        left=True,
    )
    person(pen, 340, 940, 540, Look(WHITE, ink.dark, PALE_SKINS[1], head="hair"), "write")


def gold_weights(pen: Pen) -> None:
    """A wooden box of brass weights before a class, and a balance."""
    ink = ROOM
    room(pen, ink, 640)
    board(pen, 90, 70, 700, 380, ink.mid)
    pen.words(440, 280, "4 + 7 = ?", 74, (236, 232, 214))
    for k in range(4):
        bust(
            pen,
            930 + k * 190,
            640,
            190,
            dressed(k * 2 + 3, (ink.sun, ink.cool, ink.warm, ink.pale)),
            left=True,
        )
    pen.rect(0, 640, W, 360, ink.mid)
    pen.rect(0, 640, W, 18, lit(ink.mid, 0.3))
    scales(pen, 1240, 930, 1.5, 5)
    own = pen.at(520, 900)
    own.poly(((-400, -150), (400, -150), (440, 60), (-440, 60)), (110, 68, 40))
    own.poly(((-370, -134), (370, -134), (404, 36), (-404, 36)), (70, 40, 28))
    shapes = ["bird", "disc", "drum", "pyramid", "fish", "disc", "ladder", "star"]
    for k, shape in enumerate(shapes):
        x, y = -290 + (k % 4) * 194, -84 + (k // 4) * 88
        tone = lit(BRASS, 0.1 * (k % 3))
        if shape == "bird":
            own.blob(
                (
                    (x - 36, y),
                    (x - 8, y - 26),
                    (x + 20, y - 14),
                    (x + 40, y - 34),
                    (x + 30, y + 4),
                    (x, y + 20),
                ),
                tone,
            )
        elif shape == "disc":
            own.disc(x, y, 32, tone)
            own.ring(x, y, 18, 5, shade(tone, 0.4))
        elif shape == "drum":
            own.poly(
                (
                    (x - 28, y - 28),
                    (x + 28, y - 28),
                    (x + 14, y),
                    (x + 28, y + 28),
                    (x - 28, y + 28),
                    (x - 14, y),
                ),
                tone,
            )
        elif shape == "pyramid":
            own.poly(((x - 38, y + 24), (x, y - 34), (x + 38, y + 24)), tone)
            own.poly(((x, y - 34), (x + 38, y + 24), (x + 8, y + 24)), shade(tone))
        elif shape == "fish":
            own.blob(((x - 30, y), (x, y - 20), (x + 32, y), (x, y + 18)), tone)
            own.poly(((x - 24, y), (x - 48, y - 18), (x - 46, y + 16)), tone)
        elif shape == "ladder":
            for side in (-16, 16):
                own.rect(x + side - 4, y - 34, 8, 66, tone)
            for n in range(4):
                own.rect(x - 16, y - 28 + n * 17, 32, 6, tone)
        else:
            gear(own, x, y, 36, 8, tone)
    hand(pen, 690, 760, 1.2, 172, (SKINS[1], ink.warm), "pinch")


SCENES = {
    "hamburg-sets-its-leaving-exam-in-twi": exam_hall,
    "hamburg-sets-its-leaving-exam-in-twi-1": dictionary,
    "japan-holds-its-care-workers-test-in-accra": care_test,
    "kumasi-gold-weights-go-to-school": gold_weights,
}
