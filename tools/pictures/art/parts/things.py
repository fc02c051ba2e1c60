"""Instruments, furniture, and what is on a table."""

from __future__ import annotations

import math

from tools.pictures.art.box import Point
from tools.pictures.art.colour import Colour
from tools.pictures.art.parts.inks import DARK, LIGHT, Inks, lit, shade
from tools.pictures.art.parts.pen import Pen

BRASS, STEEL = (196, 148, 66), (142, 150, 152)


def table(pen: Pen, x: float, y: float, w: float, h: float, wood: Colour) -> None:
    """A table from the front; ``y`` is its top."""
    pen.rect(x + w * 0.04, y + 14, w * 0.045, h - 14, shade(wood, 0.3))
    pen.rect(x + w * 0.915, y + 14, w * 0.045, h - 14, shade(wood, 0.4))
    pen.rect(x, y, w, 20, wood)
    pen.rect(x, y, w, 6, lit(wood, 0.3))
    pen.rect(x + w * 0.05, y + 20, w * 0.9, 18, shade(wood, 0.2))


def book(pen: Pen, x: float, y: float, w: float, h: float, ink: Colour) -> None:
    """An upright book, its spine to us."""
    pen.rect(x, y - h, w, h, ink)
    pen.rect(x + w * 0.7, y - h, w * 0.3, h, shade(ink, 0.2))
    pen.rect(x + w * 0.14, y - h * 0.84, w * 0.5, 4, LIGHT, 0.7)
    pen.rect(x + w * 0.14, y - h * 0.2, w * 0.5, 4, LIGHT, 0.7)


def shelf(
    pen: Pen,
    box: tuple[float, float, float, float],
    rows: int,
    wood: Colour,
    inks: tuple[Colour, ...],
    gaps: float = 0.0,
) -> None:
    """Shelves of books; ``gaps`` is the share of places that are empty."""
    x, y, w, h = box
    pen.rect(x, y, w, h, shade(wood, 0.45))
    step = h / rows
    for row in range(rows):
        foot, at = y + step * (row + 1) - 9, x + 8
        while at < x + w - 26:
            wide = pen.rng.uniform(15, 30)
            if pen.rng.random() >= gaps:
                book(pen, at, foot, wide, step * pen.rng.uniform(0.6, 0.84), pen.rng.choice(inks))
            at += wide + 2
        pen.rect(x - 6, foot, w + 12, 12, wood)
    pen.rect(x - 10, y - 10, 16, h + 14, wood)
    pen.rect(x + w - 6, y - 10, 16, h + 14, shade(wood, 0.25))


def sheet(pen: Pen, x: float, y: float, w: float, h: float, lines: int, turn: float = 0) -> Pen:
    """A page with lines of writing, about (x, y)."""
    own = pen.at(x, y, 1, turn)
    own.rect(-w / 2 + 8, -h / 2 + 9, w, h, DARK, 0.2)
    own.rect(-w / 2, -h / 2, w, h, (250, 244, 230))
    for k in range(lines):
        wide = w * (0.78 if k % 4 != 3 else 0.5)
        own.rect(
            -w * 0.4,
            -h * 0.36 + k * h * 0.74 / max(lines, 1),
            wide,
            max(2.5, h * 0.012),
            (70, 62, 60),
            0.75,
        )
    return own


def hand(
    pen: Pen,
    x: float,
    y: float,
    size: float,
    turn: float,
    look: tuple[Colour, Colour],
    grip: str = "pinch",
    *,
    flip: bool = False,
) -> Pen:
    """A hand with its sleeve, near us. Fingers point up from (x, y), the tip of the forefinger.

    ``look`` is skin and cloth; ``grip`` pinch, flat or point.
    """
    skin, cloth = look
    own = pen.at(x, y, size, turn, flip=flip)
    dark = shade(skin, 0.22)
    own.poly(((-58, 330), (62, 330), (86, 640), (-86, 640)), cloth)
    own.poly(((16, 330), (62, 330), (86, 640), (26, 640)), shade(cloth))
    own.poly(((-62, 322), (66, 322), (68, 350), (-64, 350)), lit(cloth, 0.3))
    own.poly(((-40, 200), (44, 200), (48, 330), (-44, 330)), skin)
    own.poly(((14, 200), (44, 200), (48, 330), (18, 330)), dark)
    bends: dict[str, tuple[tuple[Point, ...], ...]] = {
        "pinch": (
            ((44, 150), (70, 120), (62, 84)),
            ((30, 140), (60, 92), (44, 52)),
            ((14, 132), (40, 70), (20, 22)),
            ((-8, 140), (4, 64), (0, 0)),
        ),
        "point": (
            ((44, 160), (66, 138), (48, 160)),
            ((30, 150), (56, 118), (36, 146)),
            ((14, 144), (34, 100), (18, 138)),
            ((-8, 140), (-2, 66), (0, 0)),
        ),
        "flat": (
            ((46, 150), (66, 96), (72, 52)),
            ((28, 136), (40, 66), (44, 14)),
            ((6, 132), (10, 54), (12, -8)),
            ((-16, 136), (-22, 64), (-22, 8)),
        ),
    }
    for k, finger in enumerate(bends[grip]):
        own.bow(finger, 30, shade(skin, 0.22 - 0.06 * k), 22)
    own.blob(((-44, 216), (-50, 160), (-30, 124), (20, 120), (52, 140), (54, 200), (40, 222)), skin)
    own.blob(((22, 222), (30, 124), (52, 140), (54, 200), (40, 222)), dark)
    thumb = (
        ((-38, 180), (-58, 110), (-12, 22))
        if grip == "pinch"
        else ((-40, 190), (-74, 140), (-78, 90))
    )
    own.bow(thumb, 34, lit(skin, 0.06), 24)
    return own


def scales(pen: Pen, x: float, y: float, size: float, tilt: float = 6) -> None:
    """A balance with two pans, brass."""
    own = pen.at(x, y, size)
    own.slab(-70, -14, 140, 16, 6, shade(BRASS, 0.3))
    own.rect(-7, -220, 14, 210, BRASS)
    own.rect(1, -220, 6, 210, shade(BRASS, 0.3))
    beam = own.at(0, -216, 1, tilt)
    beam.line(((-140, 0), (0, -10), (140, 0)), 10, BRASS)
    own.disc(0, -222, 14, lit(BRASS, 0.3))
    for side in (-1, 1):
        angle = math.radians(tilt)
        px, py = side * 140 * math.cos(angle), -216 + side * 140 * math.sin(angle)
        for edge in (-48, 48):
            own.thread(((px, py), (px + edge, py + 104)), 2.5, shade(BRASS, 0.4))
        own.segment(px, py + 102, (56, 26), (0, 180), BRASS)
        own.segment(px, py + 102, (56, 26), (0, 80), shade(BRASS, 0.28))


def microphone(pen: Pen, x: float, y: float, size: float, ink: Colour) -> None:
    """A studio microphone on a stand, as large as one wants it; (x, y) is its foot."""
    own = pen.at(x, y, size)
    own.oval(10, 0, 70, 9, DARK, 0.3)
    own.slab(-54, -14, 108, 16, 8, ink)
    own.rect(-6, -150, 12, 140, ink)
    own.line(((-46, -150), (-46, -196)), 9, ink)
    own.line(((46, -150), (46, -196)), 9, ink)
    own.line(((-46, -150), (46, -150)), 9, ink)
    own.slab(-34, -300, 68, 136, 34, STEEL)
    own.slab(4, -298, 28, 132, 24, shade(STEEL, 0.3))
    for k in range(6):
        own.rect(-32, -280 + k * 15, 64, 4, shade(STEEL, 0.5))
    own.rect(-34, -196, 68, 10, ink)


def headphones(pen: Pen, x: float, y: float, size: float, ink: Colour) -> None:
    """Headphones round a head of twenty units about (x, y)."""
    own = pen.at(x, y, size)
    turns = [math.radians(angle) for angle in range(180, 361, 12)]
    own.line([(24 * math.cos(t), 27 * math.sin(t) - 2) for t in turns], 5, ink)
    own.slab(-30, -12, 13, 28, 6, ink)
    own.slab(17, -12, 13, 28, 6, shade(ink, 0.3))


def speaker(pen: Pen, x: float, y: float, w: float, h: float, ink: Colour, ring: Colour) -> None:
    """A loudspeaker box."""
    pen.rect(x, y - h, w, h, ink)
    pen.rect(x + w * 0.82, y - h, w * 0.18, h, shade(ink, 0.3))
    for cy, r in ((0.3, 0.2), (0.7, 0.34)):
        pen.disc(x + w * 0.42, y - h * (1 - cy), w * r * 1.08, ring)
        pen.disc(x + w * 0.42, y - h * (1 - cy), w * r * 0.94, shade(ink, 0.5))
        pen.disc(x + w * 0.42, y - h * (1 - cy), w * r * 0.34, ring)


def reel(
    pen: Pen, x: float, y: float, r: float, ink: Colour, tape: Colour, full: float = 0.8
) -> None:
    """A spool of tape."""
    pen.disc(x + 6, y + 8, r, DARK, 0.25)
    pen.disc(x, y, r, ink)
    pen.disc(x, y, r * full, tape)
    pen.disc(x, y, r * 0.36, ink)
    for k in range(3):
        a = math.radians(k * 120 + 20)
        pen.disc(x + r * 0.66 * math.cos(a), y + r * 0.66 * math.sin(a), r * 0.17, lit(ink, 0.4))
    pen.disc(x, y, r * 0.1, DARK)


def bottle(
    pen: Pen,
    x: float,
    y: float,
    size: float,
    fluid: Colour,
    label: Colour | None = None,
    level: float = 0.7,
) -> None:
    """A glass bottle with something in it; (x, y) is its foot."""
    own = pen.at(x, y, size)
    own.oval(12, 0, 52, 8, DARK, 0.25)
    glass = (
        (-44, 0),
        (-46, -150),
        (-18, -196),
        (-18, -236),
        (18, -236),
        (18, -196),
        (46, -150),
        (44, 0),
    )
    own.poly(glass, (214, 228, 226), 0.9)
    top = -10 - 150 * level
    own.poly(((-42, -4), (-43, top), (43, top), (42, -4)), fluid)
    own.poly(((14, -4), (14, top), (43, top), (42, -4)), shade(fluid, 0.2))
    own.rect(-34, -176, 12, 150, LIGHT, 0.4)
    own.rect(-22, -258, 44, 26, shade(fluid, 0.5))
    if label:
        own.rect(-43, -100, 86, 58, label)
        for k in range(3):
            own.rect(-30, -88 + k * 14, 54, 4, DARK, 0.6)


def vial(
    pen: Pen, x: float, y: float, size: float, fluid: Colour, cap: Colour, level: float = 0.7
) -> None:
    """A vaccine vial."""
    own = pen.at(x, y, size)
    own.slab(-20, -74, 40, 74, 8, (222, 234, 232))
    own.rect(-17, -6 - 60 * level, 34, 60 * level + 2, fluid)
    own.rect(-14, -68, 7, 58, LIGHT, 0.6)
    own.rect(-11, -86, 22, 14, (206, 218, 216))
    own.slab(-15, -100, 30, 17, 4, cap)


def gear(pen: Pen, x: float, y: float, r: float, teeth: int, ink: Colour, turn: float = 0) -> None:
    """A toothed wheel with spokes."""
    points = []
    for k in range(teeth):
        for share, far in ((0, 0.9), (0.2, 1.0), (0.5, 1.0), (0.7, 0.9)):
            angle = math.tau * (k + share) / teeth + math.radians(turn)
            points.append((x + r * far * math.cos(angle), y + r * far * math.sin(angle)))
    pen.poly([(px + r * 0.05, py + r * 0.07) for px, py in points], DARK, 0.3)
    pen.poly(points, ink)
    pen.ring(x, y, r * 0.66, r * 0.05, shade(ink, 0.35))
    for k in range(5):
        a = math.tau * k / 5 + 0.4
        pen.disc(x + r * 0.4 * math.cos(a), y + r * 0.4 * math.sin(a), r * 0.14, shade(ink, 0.6))
    pen.disc(x, y, r * 0.12, shade(ink, 0.6))
    pen.disc(x, y, r * 0.06, lit(ink, 0.5))


def phone(pen: Pen, x: float, y: float, size: float, glow: Colour, turn: float = 0) -> Pen:
    """A telephone with a lit screen, about (x, y)."""
    own = pen.at(x, y, size, turn)
    own.slab(-44, -84, 88, 168, 14, (26, 24, 28))
    own.slab(-37, -74, 74, 144, 8, glow)
    return own


def lamp(pen: Pen, x: float, y: float, length: float, inks: Inks) -> None:
    """A hanging lamp with its cone of light down to ``y + length``."""
    pen.rect(x - 2, 0, 4, y, inks.dark)
    pen.poly(
        (
            (x - 40, y + 30),
            (x + 40, y + 30),
            (x + length * 0.5, y + length),
            (x - length * 0.5, y + length),
        ),
        LIGHT,
        0.14,
    )
    pen.poly(((x - 14, y - 16), (x + 14, y - 16), (x + 46, y + 32), (x - 46, y + 32)), inks.warm)
    pen.poly(
        ((x + 2, y - 16), (x + 14, y - 16), (x + 46, y + 32), (x + 14, y + 32)), shade(inks.warm)
    )
    pen.segment(x, y + 32, (22, 14), (0, 180), lit(inks.sun, 0.5))


def stool(pen: Pen, x: float, y: float, w: float, wood: Colour) -> None:
    """A stool whose seat is at ``y``."""
    pen.line(((x - w * 0.34, y), (x - w * 0.44, y + w * 0.95)), 9, shade(wood, 0.2))
    pen.line(((x + w * 0.34, y), (x + w * 0.44, y + w * 0.95)), 9, shade(wood, 0.35))
    pen.slab(x - w / 2, y - 6, w, 16, 6, wood)


def bowl(pen: Pen, x: float, y: float, w: float, ink: Colour, heap: Colour | None = None) -> None:
    """A basin, with a heap in it; ``y`` is its foot."""
    if heap:
        pen.segment(x, y - w * 0.3, (w * 0.42, w * 0.34), (180, 360), heap)
        pen.segment(x, y - w * 0.3, (w * 0.42, w * 0.34), (285, 360), shade(heap, 0.2))
    pen.segment(x, y - w * 0.3, (w / 2, w * 0.34), (0, 180), ink)
    pen.segment(x, y - w * 0.3, (w / 2, w * 0.34), (0, 85), shade(ink))
    pen.rect(x - w * 0.53, y - w * 0.34, w * 1.06, w * 0.06, lit(ink, 0.3))
