"""People: small, whole and at work, without faces of their own."""

from __future__ import annotations

from dataclasses import dataclass

from tools.pictures.art.box import Point
from tools.pictures.art.colour import Colour
from tools.pictures.art.parts.inks import DARK, SKINS, lit, shade
from tools.pictures.art.parts.pen import Pen

Arm = tuple[Point, Point]
POSES: dict[str, tuple[Arm, Arm]] = {
    "stand": (((-13, -62), (-12, -46)), ((13, -62), (13, -45))),
    "hips": (((-23, -63), (-10, -52)), ((23, -63), (10, -52))),
    "hold": (((-9, -60), (20, -55)), ((16, -62), (29, -58))),
    "reach": (((-13, -62), (-10, -47)), ((19, -72), (35, -79))),
    "up": (((-13, -62), (-10, -47)), ((19, -88), (19, -108))),
    "cheer": (((-20, -88), (-19, -107)), ((20, -88), (19, -107))),
    "carry": (((-19, -84), (-10, -101)), ((19, -84), (10, -101))),
    "point": (((-13, -62), (-11, -46)), ((18, -70), (37, -68))),
    "write": (((-8, -60), (14, -52)), ((15, -62), (25, -54))),
    "phone": (((-13, -62), (-10, -47)), ((21, -75), (9, -90))),
    "pull": (((12, -66), (31, -57)), ((20, -70), (37, -62))),
    "row": (((8, -62), (24, -46)), ((20, -66), (34, -52))),
    "lean": (((10, -58), (26, -44)), ((20, -60), (34, -46))),
    "back": (((-12, -62), (-4, -50)), ((12, -62), (4, -50))),
}
"""Elbow and hand of the farther and of the nearer arm, in hundredths of a person's height."""


@dataclass(frozen=True)
class Look:
    """How somebody is dressed: cloth above and below (``robe``, ``trousers``, ``wrapper``), what is
    on the head (``hair``, ``cap``, ``wrap``, ``veil``, ``hat``, ``helmet``, ``bun``, ``grey``)."""

    top: Colour
    below: Colour
    skin: Colour = SKINS[1]
    kind: str = "trousers"
    head: str = "hair"
    cover: Colour | None = None
    trim: Colour | None = None


def person(
    pen: Pen,
    x: float,
    y: float,
    height: float,
    look: Look,
    pose: str = "stand",
    *,
    left: bool = False,
    shadow: bool = True,
) -> Pen:
    """Somebody who stands with the feet at (x, y), turned to the right unless ``left``. Gives the
    pen of that person, in hundredths of the height, so that something may be put in their hands."""
    own = pen.at(x, y, height / 100, flip=left)
    if shadow:
        own.oval(8, 0, 22, 3.2, DARK, 0.2)
    far, near = POSES[pose]
    _arm(own, look, (-10, -78), far, is_far=True)
    _below(own, look)
    _torso(own, look)
    _head(own, look)
    _arm(own, look, (10, -78), near)
    return own


def seated(
    pen: Pen,
    x: float,
    y: float,
    height: float,
    look: Look,
    pose: str = "hold",
    *,
    left: bool = False,
) -> Pen:
    """Somebody on a seat: (x, y) is the middle of the seat, ``height`` of who would stand."""
    own = pen.at(x, y, height / 100, flip=left)
    far, near = POSES[pose]
    body = own.at(0, 47)
    _arm(body, look, (-10, -78), far, is_far=True)
    cloth = look.top if look.kind == "robe" else look.below
    if look.kind == "trousers":
        own.line(((0, -3), (25, -2), (27, 26)), 13, shade(cloth, 0.3), 8)
        own.line(((0, -3), (29, 1), (32, 29)), 14, cloth, 8)
        own.line(((30, 30), (38, 30)), 4.5, DARK)
    else:
        own.blob(
            ((-12, -8), (6, -11), (30, -7), (37, 4), (38, 26), (20, 29), (8, 12), (-11, 6)), cloth
        )
        own.blob(((26, 2), (37, 4), (38, 26), (27, 28)), shade(cloth))
        own.line(((29, 30), (39, 30)), 4, look.skin)
    _torso(body, look)
    _head(body, look)
    _arm(body, look, (10, -78), near)
    return own


def bust(pen: Pen, x: float, y: float, width: float, look: Look, *, left: bool = False) -> Pen:
    """Somebody near, from behind or from the side, down to the chest: ``y`` is the lower edge."""
    own = pen.at(x, y, width / 100, flip=left)
    own.blob(
        ((-52, 30), (-46, -12), (-30, -27), (0, -34), (30, -27), (46, -12), (52, 30)), look.top
    )
    _dark(
        own,
        ((8, 30), (14, -31), (30, -27), (39, -20), (46, -12), (51, 20), (52, 30)),
        shade(look.top),
    )
    if look.trim:
        own.bow(((-18, -29), (0, -23), (18, -29)), 4, look.trim)
    own.line(((0, -30), (0, -44)), 20, shade(look.skin, 0.15))
    own.oval(0, -62, 21, 25, look.skin)
    _dusk(own, (0, -62), (21, 25), shade(look.skin, 0.2))
    _cover(own.at(0, -62, 3.1), look)
    return own


def crowd(
    pen: Pen,
    places: tuple[float, float, float],
    count: int,
    inks: tuple[Colour, ...],
    height: float,
) -> None:
    """Heads and shoulders from behind, from x to x on the line y, each a little different."""
    start, end, y = places
    rng = pen.rng
    for k in range(count):
        x = start + (end - start) * (k + rng.uniform(0.2, 0.8)) / count
        look = Look(
            rng.choice(inks),
            DARK,
            rng.choice(SKINS),
            head=rng.choice(("hair", "hair", "wrap", "cap", "bun")),
            cover=rng.choice(inks),
        )
        bust(pen, x, y + rng.uniform(-0.1, 0.1) * height, height * rng.uniform(0.9, 1.1), look)


def _dark(pen: Pen, points: tuple[Point, ...], ink: Colour) -> None:
    """The dark side of something symmetrical: on the right also of those who look to the left."""
    pen.poly([(-x, y) for x, y in points] if pen.is_mirrored else points, ink)


def _dusk(pen: Pen, spot: Point, radii: Point, ink: Colour) -> None:
    """The dark side of a head."""
    angles = (90, 250) if pen.is_mirrored else (-70, 90)
    pen.segment(*spot, radii, angles, ink)


def _arm(pen: Pen, look: Look, shoulder: Point, arm: Arm, *, is_far: bool = False) -> None:
    elbow, hand = arm
    sleeve = shade(look.top, 0.34) if is_far else shade(look.top, 0.1)
    skin = shade(look.skin, 0.2) if is_far else look.skin
    if look.kind == "robe":
        pen.line((shoulder, elbow, hand), 9, sleeve, 8.5)
    else:
        pen.line((elbow, hand), 5.4, skin, 4.4)
        middle = ((elbow[0] * 0.55 + shoulder[0] * 0.45), (elbow[1] * 0.55 + shoulder[1] * 0.45))
        pen.line((middle, elbow), 5.8, skin)
        pen.line((shoulder, middle), 8.5, sleeve, 8)
    pen.disc(*hand, 3.3, skin)


def _below(pen: Pen, look: Look) -> None:
    if look.kind == "trousers":
        pen.line(((-4.5, -46), (-7, -24), (-6, -3)), 11, shade(look.below, 0.26), 6.5)
        pen.line(((4.5, -46), (6, -24), (8, -3)), 11, look.below, 6.5)
        pen.line(((-7, -1.5), (-1, -1.5)), 4, DARK)
        pen.line(((7, -1.5), (14, -1.5)), 4, DARK)
        return
    pen.line(((-5, -2), (1, -1.5)), 4, shade(look.skin, 0.2))
    pen.line(((6, -2), (12, -1.5)), 4, look.skin)
    if look.kind == "wrapper":
        pen.poly(((-9.5, -49), (9.5, -49), (14, -6), (-13, -6)), look.below)
        _dark(pen, ((3, -49), (9.5, -49), (13.4, -6), (5, -6)), shade(look.below))
        if look.trim:
            pen.poly(((-12.4, -12), (13.4, -12), (13.9, -8), (-12.8, -8)), look.trim)


def _torso(pen: Pen, look: Look) -> None:
    if look.kind == "robe":
        pen.poly(((-11, -80), (11, -80), (15, -50), (18, -5), (-16, -5), (-14, -50)), look.top)
        _dark(pen, ((3, -80), (11, -80), (14.4, -50), (16.6, -5), (5, -5)), shade(look.top))
        if look.trim:
            pen.line(((0, -80), (0.5, -55)), 3, look.trim)
            pen.poly(((-15.6, -11), (17.6, -11), (18, -7), (-16, -7)), look.trim)
    else:
        pen.poly(((-11.5, -79), (11.5, -79), (9.5, -46), (-9.5, -46)), look.top)
        _dark(pen, ((3, -79), (11.5, -79), (9.5, -46), (3, -46)), shade(look.top))
        if look.trim:
            pen.line(((-5, -80), (0, -74), (5, -80)), 2, look.trim)
    pen.bow(((-11, -77.5), (-6, -81), (0, -82), (6, -81), (11, -77.5)), 6, look.top)
    pen.line(((0.6, -82), (0.8, -87)), 6, shade(look.skin, 0.18))


def _head(pen: Pen, look: Look) -> None:
    pen.oval(1.2, -92, 6.2, 7.4, look.skin)
    _dusk(pen, (1.2, -92), (6.2, 7.4), shade(look.skin, 0.2))
    _cover(pen.at(1, -92), look)


def _cover(pen: Pen, look: Look) -> None:
    """What is on a head of 6.2 by 7.4 about the origin."""
    ink = look.cover or look.top
    if look.head in {"hair", "bun", "grey"}:
        tress = lit(DARK, 0.62) if look.head == "grey" else DARK
        pen.segment(-0.4, -1, (6.9, 7.4), (165, 375), tress)
        if look.head == "bun":
            pen.disc(-3.5, -8.5, 4.2, tress)
    elif look.head == "cap":
        pen.poly(((-6.3, -2.6), (-5.6, -9), (5, -9.4), (6, -3)), ink)
        pen.poly(((1, -9.3), (5, -9.4), (6, -3), (1, -2.8)), shade(ink))
    elif look.head == "wrap":
        pen.blob(((-7, -1.5), (-8.5, -9), (-1, -13.5), (7, -11), (7.4, -3), (1, -5)), ink)
        pen.blob(((0, -5), (1, -13), (7, -11), (7.4, -3)), shade(ink))
        pen.disc(-7, -8, 2.8, shade(ink, 0.12))
    elif look.head == "veil":
        pen.blob(
            ((-7.5, 12), (-8, -2), (-4, -9), (3, -9.4), (7, -5), (3, -4), (-1, 3), (2, 13)), ink
        )
    elif look.head == "hat":
        pen.oval(0, -4, 12, 2.6, shade(ink))
        pen.blob(((-6, -4), (-4, -11), (4, -11), (6, -4)), ink)
    elif look.head == "helmet":
        pen.segment(0, -2.6, (7.4, 8.4), (180, 360), ink)
        pen.segment(0, -2.6, (7.4, 8.4), (285, 360), shade(ink))
        pen.rect(-8.2, -3.6, 17.5, 1.8, shade(ink, 0.15))


def dressed(seed: int, inks: tuple[Colour, ...]) -> Look:
    """One of many, for a street: the same number is always the same person."""
    kinds = ("trousers", "wrapper", "robe", "trousers", "wrapper")
    heads = ("hair", "wrap", "cap", "hair", "bun", "veil", "hat")
    return Look(
        top=inks[seed % len(inks)],
        below=inks[(seed * 2 + 1) % len(inks)],
        skin=SKINS[seed * 3 % len(SKINS)],
        kind=kinds[seed % len(kinds)],
        head=heads[seed * 3 % len(heads)],
        cover=inks[(seed + 2) % len(inks)],
        trim=inks[(seed + 1) % len(inks)] if seed % 2 else None,
    )
