"""Sky, water, earth and what grows."""

from __future__ import annotations

import math

from tools.pictures.art.box import Point
from tools.pictures.art.colour import Colour, mix
from tools.pictures.art.parts.inks import DARK, LIGHT, Inks, lit, shade
from tools.pictures.art.parts.pen import Pen

W, H = 1600.0, 1000.0


def sky(
    pen: Pen, inks: Inks, horizon: float = 560, sun: tuple[float, float, float] | None = None
) -> None:
    """Broad bands from above to the horizon, their edges like far cloud, and the sun."""
    steps = 7
    high, middle, low = inks.sky
    pen.rect(0, 0, W, H, high)
    for k in range(1, steps):
        share = k / (steps - 1)
        ink = mix(high, middle, share * 2) if share < 0.5 else mix(middle, low, share * 2 - 1)
        y, wave = horizon * k / steps, pen.rng.uniform(0, 6)
        edge = [
            (x, y + 9 * math.sin(x / 190 + wave) + 5 * math.sin(x / 83 + k)) for x in _steps(40)
        ]
        pen.poly([*edge, (W, H), (0, H)], ink)
    if sun:
        x, y, r = sun
        pen.disc(x, y, r * 1.7, lit(low, 0.3), 0.35)
        pen.disc(x, y, r, inks.sun)


def stars(pen: Pen, inks: Inks, bottom: float, count: int = 150) -> None:
    """A clear night, denser above."""
    for _ in range(count):
        x, y = pen.rng.uniform(0, W), bottom * pen.rng.random() ** 1.3
        pen.disc(x, y, pen.rng.choice((1.3, 1.6, 2.0, 3.2)), inks.pale, pen.rng.uniform(0.5, 1))


def cloud(pen: Pen, x: float, y: float, size: float, ink: Colour, alpha: float = 0.7) -> None:
    """A flat cloud with a straight foot."""
    own = pen.at(x, y, size)
    own.blob(
        ((-100, 0), (-90, -16), (-52, -22), (-30, -44), (12, -46), (34, -26), (76, -22), (100, 0)),
        ink,
        alpha,
    )


def ridge(
    pen: Pen, y: float, ink: Colour, rise: float = 24, pace: float = 170, foot: float = H
) -> None:
    """A line of hills across the picture, down to ``foot``."""
    wave = pen.rng.uniform(0, 6)
    top = [
        (x, y - rise * (0.6 + 0.6 * math.sin(x / pace + wave) + 0.3 * math.sin(x / pace * 2.7 + 1)))
        for x in _steps(25)
    ]
    pen.poly([*top, (W, foot), (0, foot)], ink)


def mountain(pen: Pen, points: tuple[Point, ...], ink: Colour) -> None:
    """A mountain through ``points``, the side away from the light darker."""
    pen.poly(points, ink)
    top = min(range(len(points)), key=lambda k: points[k][1])
    x, y = points[top]
    pen.poly(
        [(x, y), *points[top + 1 :], (x + 30, points[-1][1]), (x - 14, y + 90)], shade(ink, 0.2)
    )


def ground(pen: Pen, y: float, ink: Colour, bands: int = 5) -> None:
    """Earth from ``y`` downwards, in bands that grow towards us."""
    pen.rect(0, y, W, H - y, ink)
    for k in range(bands):
        top = y + (H - y) * ((k + 1) / (bands + 1)) ** 1.6
        wave = pen.rng.uniform(0, 6)
        edge = [(x, top + (4 + 3 * k) * math.sin(x / (120 + 60 * k) + wave)) for x in _steps(40)]
        pen.poly([*edge, (W, H), (0, H)], DARK, 0.05)


def pebbles(pen: Pen, y: float, ink: Colour, count: int = 60) -> None:
    """Tufts and stones that tell how far the ground reaches."""
    for _ in range(count):
        depth = pen.rng.random() ** 1.5
        x, at = pen.rng.uniform(0, W), y + (H - y) * depth
        pen.oval(x, at, 6 + 16 * depth, 1.2 + 2.5 * depth, ink, 0.4)


def water(
    pen: Pen, y: float, ink: Colour, inks: Inks, sun: float | None = None, foot: float = H
) -> None:
    """Water from ``y`` to ``foot``, its light in strokes that widen towards us."""
    pen.rect(0, y, W, foot - y, ink)
    rows = 34
    tones = (lit(ink, 0.22), shade(ink, 0.16), lit(ink, 0.38), shade(ink, 0.28))
    for k in range(rows):
        t = k / (rows - 1)
        at = y + 3 + t**1.8 * (foot - y - 6)
        for _ in range(int(9 - 5 * t)):
            wide = (50 + 260 * t) * pen.rng.uniform(0.4, 1.2)
            x = pen.rng.uniform(-80, W)
            tall = 1.2 + 5.5 * t
            pen.slab(
                x, at, wide, tall, tall, mix(ink, pen.rng.choice(tones), pen.rng.uniform(0.4, 0.9))
            )
    if sun is not None:
        for k in range(24):
            at, wide = y + 4 + k * k * (foot - y) / 760, 120 + k * 8 + pen.rng.uniform(-30, 30)
            pen.slab(
                sun - wide / 2 + pen.rng.uniform(-22, 22),
                at,
                wide,
                2.4 + k * 0.28,
                3,
                mix(inks.sun, ink, 0.15 + k * 0.025),
            )


def ripples(pen: Pen, x: float, y: float, wide: float, ink: Colour, count: int = 5) -> None:
    """Rings on water about something that stands in it."""
    for k in range(count):
        for side in (-1, 1):
            r = wide * (0.6 + 0.28 * k)
            points = [
                (x + side * r * math.cos(t / 10), y + r * 0.14 * math.sin(t / 10))
                for t in range(-9, 16)
            ]
            pen.thread(points, 3.6 - 0.5 * k, ink, 0.75 - 0.12 * k)


def acacia(pen: Pen, x: float, y: float, size: float, ink: Colour) -> None:
    """A flat-topped thorn tree."""
    own = pen.at(x, y, size)
    own.line(((0, 0), (-4, -40), (-26, -62)), 7, ink, 3)
    own.line(((-3, -36), (22, -64)), 5, ink, 3)
    own.line(((-2, -24), (2, -66)), 4, ink, 2)
    own.blob(((-70, -60), (-46, -80), (-8, -90), (40, -84), (74, -62), (30, -58), (-20, -56)), ink)
    own.blob(((-70, -62), (-46, -80), (-8, -90), (20, -86), (-20, -74)), lit(ink, 0.16))


def palm(pen: Pen, x: float, y: float, size: float, ink: Colour, lean: float = 10) -> None:
    """A palm with a crown of leaves."""
    own = pen.at(x, y, size)
    top = (lean, -150.0)
    own.bow(((0, 0), (lean * 0.2, -60), (lean * 0.6, -110), top), 11, shade(ink, 0.3), 6)
    for k, turn in enumerate((-172, -150, -118, -84, -52, -26, 2)):
        far, drop = 62 + 8 * (k % 2), 26 + 6 * (k % 3)
        angle = math.radians(turn)
        tip = (top[0] + far * math.cos(angle), top[1] + far * math.sin(angle) * 0.7 + drop)
        knee = (top[0] + far * 0.55 * math.cos(angle), top[1] + far * 0.6 * math.sin(angle) - 2)
        leaf = ink if k < 4 else shade(ink)
        own.blob((top, (knee[0], knee[1] - 7), tip, (knee[0], knee[1] + 7)), leaf)


def baobab(pen: Pen, x: float, y: float, size: float, ink: Colour) -> None:
    """A tree with a mighty trunk and short branches."""
    own = pen.at(x, y, size)
    own.blob(((-34, 4), (-24, -50), (-30, -112), (0, -104), (28, -116), (25, -50), (38, 4)), ink)
    own.blob(((4, 3), (8, -100), (28, -116), (25, -50), (38, 4)), shade(ink))
    for tip in ((-74, -150), (-44, -174), (-6, -182), (36, -176), (78, -146)):
        own.line(((tip[0] * 0.3, -104), (tip[0] * 0.7, -136), tip), 12, ink, 3)
        own.oval(tip[0], tip[1], 30, 15, mix(ink, (88, 104, 52), 0.7))


def bush(pen: Pen, x: float, y: float, size: float, ink: Colour) -> None:
    """A round shrub, light above."""
    own = pen.at(x, y, size)
    own.blob(((-40, 0), (-44, -24), (-22, -46), (8, -52), (36, -36), (44, -10), (36, 2)), ink)
    own.blob(((-40, -6), (-40, -24), (-20, -45), (6, -49), (-4, -28), (-22, -16)), lit(ink, 0.18))


def reeds(
    pen: Pen, x: float, y: float, spread: float, inks: tuple[Colour, ...], count: int = 60
) -> None:
    """Long blades near us, about x."""
    for _ in range(count):
        foot = x + pen.rng.gauss(0, spread)
        tall, bend = pen.rng.uniform(70, 210), pen.rng.uniform(-26, 44)
        points = ((foot, y + 26), (foot + bend * 0.35, y - tall * 0.6), (foot + bend, y - tall))
        pen.bow(points, pen.rng.uniform(4, 8), pen.rng.choice(inks), 1)


def rows(pen: Pen, y: float, foot: float, ink: Colour, count: int = 9, vanish: float = 800) -> None:
    """Furrows that run towards the horizon."""
    for k in range(-count, count + 1):
        near, far = vanish + k * 260, vanish + k * 40
        pen.poly(((far - 3, y), (far + 3, y), (near + 46, foot), (near - 46, foot)), ink)


def beam(pen: Pen, points: tuple[Point, ...], alpha: float = 0.16) -> None:
    """Light that falls through dust."""
    pen.poly(points, LIGHT, alpha)


def _steps(step: int) -> list[float]:
    return [float(x) for x in range(0, int(W) + step, step)]
