"""What rolls: lorries, buses, cars, trains, carts."""

from __future__ import annotations

from tools.pictures.art.colour import Colour
from tools.pictures.art.parts.inks import DARK, LIGHT, Inks, lit, shade
from tools.pictures.art.parts.pen import Pen

GLASS = (58, 84, 96)


def wheel(pen: Pen, x: float, y: float, r: float) -> None:
    """A wheel that stands on the line ``y``."""
    pen.disc(x, y - r, r, (28, 24, 24))
    pen.disc(x, y - r, r * 0.52, (150, 142, 130))
    pen.disc(x, y - r, r * 0.2, (60, 54, 50))


def lorry(pen: Pen, x: float, y: float, length: float, ink: Colour, load: Colour) -> None:
    """A lorry with its cab at the right, and a covered load."""
    own = pen.at(x, y, length / 460)
    own.oval(30, 2, 260, 12, DARK, 0.22)
    own.rect(-230, -52, 430, 18, (48, 42, 40))
    own.slab(-232, -180, 338, 126, 26, load)
    own.rect(-232, -100, 338, 46, load)
    own.poly(((0, -54), (14, -180), (82, -180), (106, -158), (106, -54)), shade(load, 0.2))
    for k in range(5):
        own.thread(((-220 + k * 66, -178), (-200 + k * 66, -58)), 3, shade(load, 0.45))
    own.poly(((116, -40), (116, -166), (176, -166), (222, -104), (226, -40)), ink)
    own.poly(((170, -40), (170, -166), (176, -166), (222, -104), (226, -40)), shade(ink))
    own.poly(((128, -108), (128, -154), (170, -154), (204, -108)), GLASS)
    own.poly(((128, -108), (128, -154), (146, -154), (140, -108)), LIGHT, 0.25)
    own.rect(212, -62, 16, 14, lit(ink, 0.6))
    for wx in (-180, -120, 30, 172):
        wheel(own, wx, 0, 32)


def bus(
    pen: Pen, x: float, y: float, length: float, inks: Inks, ink: Colour, name: str = ""
) -> None:
    """A minibus with painted bands, bonnet to the right."""
    own = pen.at(x, y, length / 420)
    own.oval(24, 2, 240, 12, DARK, 0.22)
    own.slab(-206, -186, 340, 160, 22, ink)
    own.poly(
        ((100, -186), (138, -186), (156, -178), (192, -100), (206, -84), (208, -26), (100, -26)),
        ink,
    )
    own.poly(
        ((78, -26), (92, -186), (138, -186), (156, -178), (192, -100), (206, -84), (208, -26)),
        shade(ink, 0.16),
    )
    own.rect(-204, -86, 396, 16, inks.pale)
    own.rect(-204, -66, 402, 10, inks.sun)
    for k in range(4):
        own.slab(-188 + k * 76, -162, 62, 58, 8, GLASS)
        own.poly(
            (
                (-188 + k * 76, -104),
                (-188 + k * 76, -162),
                (-166 + k * 76, -162),
                (-178 + k * 76, -104),
            ),
            LIGHT,
            0.2,
        )
    own.poly(((118, -104), (118, -164), (146, -164), (174, -104)), GLASS)
    own.disc(192, -52, 11, lit(inks.sun, 0.4))
    if name:
        own.words(0, -36, name, 17, inks.pale)
    for wx in (-128, 126):
        wheel(own, wx, 0, 32)


def car(pen: Pen, x: float, y: float, length: float, ink: Colour) -> None:
    """A car from its side."""
    own = pen.at(x, y, length / 300)
    own.oval(12, 2, 160, 9, DARK, 0.2)
    own.blob(
        (
            (-150, -22),
            (-150, -56),
            (-112, -66),
            (-76, -104),
            (34, -106),
            (84, -66),
            (140, -58),
            (150, -24),
        ),
        ink,
    )
    own.poly(((40, -20), (52, -66), (84, -65), (138, -57), (148, -40), (146, -20)), shade(ink, 0.2))
    own.poly(((-92, -66), (-68, -96), (-22, -97), (-22, -66)), GLASS)
    own.poly(((-12, -66), (-12, -97), (28, -98), (64, -66)), GLASS)
    own.rect(134, -50, 14, 9, LIGHT)
    for wx in (-90, 92):
        wheel(own, wx, 0, 26)


def train(pen: Pen, x: float, y: float, length: float, inks: Inks, cars: int = 3) -> None:
    """A train that comes from the left: an engine with a slanting nose, and coaches behind."""
    own = pen.at(x, y, length / 1100)
    own.rect(-1100, -30, 1080, 12, DARK)
    for k in range(cars):
        left = -1100 + k * 262
        own.slab(left, -190, 254, 168, 12, inks.pale)
        own.rect(left, -86, 254, 26, inks.warm)
        for w in range(5):
            own.slab(left + 16 + w * 47, -164, 36, 52, 6, GLASS)
        own.rect(left, -196, 254, 12, shade(inks.pale, 0.3))
        for wx in (left + 50, left + 204):
            wheel(own, wx, 0, 22)
    nose = -1100 + cars * 262
    own.blob(
        (
            (nose, -22),
            (nose, -190),
            (nose + 170, -190),
            (nose + 250, -130),
            (nose + 292, -40),
            (nose + 284, -22),
        ),
        inks.warm,
    )
    own.blob(
        (
            (nose + 150, -22),
            (nose + 170, -190),
            (nose + 250, -130),
            (nose + 292, -40),
            (nose + 284, -22),
        ),
        shade(inks.warm, 0.2),
    )
    own.poly(
        ((nose + 176, -122), (nose + 176, -168), (nose + 206, -160), (nose + 238, -122)), GLASS
    )
    own.rect(nose, -86, 262, 16, inks.pale)
    own.disc(nose + 268, -62, 10, lit(inks.sun, 0.5))
    for wx in (nose + 50, nose + 120, nose + 214):
        wheel(own, wx, 0, 22)


def track(pen: Pen, y: float, inks: Inks) -> None:
    """Rails across the picture on their sleepers."""
    pen.rect(0, y, 1600, 26, shade(inks.mid, 0.2))
    for k in range(54):
        pen.rect(k * 30, y + 6, 16, 13, shade(inks.near, 0.3))
    pen.rect(0, y + 2, 1600, 5, (128, 118, 108))


def cart(pen: Pen, x: float, y: float, size: float, inks: Inks) -> None:
    """A handcart with sacks, its shafts to the right."""
    own = pen.at(x, y, size)
    own.line(((40, -52), (210, -70)), 8, shade(inks.near, 0.1))
    own.rect(-150, -66, 210, 16, shade(inks.near, 0.2))
    for k, (sx, sy) in enumerate(((-110, -66), (-40, -66), (24, -66), (-78, -118), (-8, -118))):
        sack(own, sx, sy, 1.05, inks.pale if k % 2 else inks.sky[2])
    wheel(own, -60, 0, 44)


def sack(pen: Pen, x: float, y: float, size: float, ink: Colour) -> None:
    """A full sack with its ears tied."""
    own = pen.at(x, y, size)
    own.blob(
        (
            (-34, 0),
            (-38, -30),
            (-28, -54),
            (-32, -66),
            (-18, -60),
            (18, -60),
            (32, -66),
            (28, -54),
            (38, -30),
            (34, 0),
        ),
        ink,
    )
    own.blob(((8, 0), (14, -58), (32, -66), (28, -54), (38, -30), (34, 0)), shade(ink, 0.2))
    own.thread(((-26, -54), (26, -54)), 3, shade(ink, 0.45))


def bicycle(pen: Pen, x: float, y: float, size: float, ink: Colour) -> None:
    """A bicycle with a carrier."""
    own = pen.at(x, y, size)
    for wx in (-62, 62):
        own.ring(wx, -42, 40, 6, (30, 26, 26))
        own.disc(wx, -42, 5, ink)
    own.line(((-62, -42), (-20, -92), (42, -92), (62, -42)), 6, ink)
    own.line(((-20, -92), (0, -42), (42, -92)), 6, ink)
    own.line(((-62, -42), (0, -42)), 6, ink)
    own.line(((-26, -104), (-10, -104)), 8, (30, 26, 26))
    own.line(((42, -92), (38, -116), (56, -120)), 6, (30, 26, 26))
