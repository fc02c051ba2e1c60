"""Coiled baskets from above: rings of coil, a star or a whirl stitched into them."""

import math
from collections.abc import Callable

from tools.pictures.art.box import Box, Point
from tools.pictures.art.colour import Colour, contrast, mix
from tools.pictures.art.hand import Hand
from tools.pictures.art.motifs.bands import some_bands
from tools.pictures.art.palette import Palette

# Which straw (0 plain, 1 dark, 2 dyed) shows in ring ``r`` of ``n``, at ``part`` of one repeat.
Stitch = Callable[[int, int, float], int]


def _star(r: int, n: int, part: float) -> int:
    half, reach = abs(part - 0.5), 0.5 * (1 - (r + 0.4) / n)
    return 2 if half < reach * 0.42 else 1 if half < reach else 0


def _whirl(r: int, n: int, part: float) -> int:
    turned = (part + r * 1.1 / n) % 1
    return 1 if turned < 0.36 else 2 if turned < 0.54 else 0


def _petals(r: int, n: int, part: float) -> int:
    half = abs(part - 0.5)
    bulge = 0.44 * math.sin(math.pi * min(1.0, (r + 0.8) / (n + 0.4)))
    return (2 if half < bulge * 0.4 else 1) if half < bulge else 0


def _zigzag(r: int, n: int, part: float) -> int:
    lift = abs(part - 0.5) * 2 * (n - 2)
    return 1 if 0 <= r - lift < 2 else 2 if r - lift < -1.5 else 0


def _teeth(r: int, n: int, part: float) -> int:
    return 1 if abs(part - 0.5) < 0.5 * (1 - r / n) else 0


def _steps(r: int, n: int, part: float) -> int:
    half = abs(part - 0.5)
    if half < 0.12 and abs(2 * r - n + 1) < n * 0.5:
        return 2
    return 1 if half < 0.42 * (1 - abs(2 * r - n + 1) / n) + 0.06 else 0


_HEARTS: tuple[Stitch, ...] = (_star, _whirl, _petals)
_RIMS: tuple[Stitch, ...] = (_zigzag, _teeth, _steps, _whirl)


def basket(hand: Hand, field: Box, palette: Palette) -> None:
    """Lay one great basket on the cloth, with two small ones or borders beside it."""
    rng = hand.rng
    ground, straw = rng.choice(
        (
            (palette, palette.turned()),
            (palette.turned(), palette),
            (palette.dyed(), palette),
            (palette.quiet(), palette.turned()),
        )
    )
    hand.flat(field, ground.ground)
    rim = max(
        (straw.main, straw.accent, straw.ground), key=lambda pot: contrast(pot, ground.ground)
    )
    _coil(hand, (550, 500), 450, straw, rim)
    if rng.random() < 0.55:
        for y in (268, 732):
            _coil(hand, (1285, y), 216, straw, rim)
        return
    down = hand.turned()
    bands = some_bands(rng, 2)
    for x, band in ((1085, bands[0]), (1335, bands[1])):
        band(down, Box(x + 22, 50, 180, 900).swapped(), ground)
    down.stroke([(-20, 1310), (field.h + 20, 1310)], 10, ground.accent)


def _coil(hand: Hand, centre: Point, radius: float, ink: Palette, edge: Colour) -> None:
    """Coil one basket: rim, an outer zone, a plain ring, the heart."""
    rng = hand.rng
    is_great = radius > 300
    rings, outer = (15, rng.choice((4, 5))) if is_great else (9, rng.choice((0, 3)))
    inner = rings - outer - (1 if outer else 0)
    repeats = rng.choice((6, 8, 10)) if is_great else rng.choice((5, 6, 8))
    heart, rim = rng.choice(_HEARTS), rng.choice(_RIMS)
    thick = radius / (rings + 1.7)
    _disc(hand, centre, radius, edge)
    stitches = max((ink.main, ink.accent, ink.ground), key=lambda pot: contrast(pot, edge))
    _bind(hand, centre, radius - thick * 0.36, thick * 0.6, stitches)
    for r in range(rings - 1, -1, -1):
        far = thick * (r + 1.6)
        _disc(hand, centre, far, mix(ink.ground, ink.main, 0.4))
        if r < inner:
            _stitch(hand, centre, (far - thick, far - 3), ink, (heart, r, inner, repeats))
        elif r == inner:
            _disc(hand, centre, far - 3, ink.accent)
        else:
            _stitch(
                hand, centre, (far - thick, far - 3), ink, (rim, r - inner - 1, outer, repeats * 3)
            )
    _disc(hand, centre, thick * 0.6, ink.accent)


def _stitch(
    hand: Hand,
    centre: Point,
    radii: tuple[float, float],
    ink: Palette,
    work: tuple[Stitch, int, int, int],
) -> None:
    """Stitch one ring of coil: the straw, then the figure's part in it."""
    stitch, ring, rings, repeats = work
    fine = 24
    _disc(hand, centre, radii[1], ink.ground)
    shades = (ink.ground, ink.main, ink.accent)
    kinds = [stitch(ring, rings, (k % fine + 0.5) / fine) for k in range(repeats * fine)]
    step = math.tau / len(kinds)
    start = 0
    for k in range(1, len(kinds) + 1):
        if k == len(kinds) or kinds[k] != kinds[start]:
            if kinds[start]:
                _arc(hand, centre, radii, (step * start, step * k), shades[kinds[start]])
            start = k


def _bind(hand: Hand, centre: Point, far: float, width: float, ink: Colour) -> None:
    """Bind the rim with slanting stitches."""
    count = round(far / 5.6)
    for k in range(count):
        points = []
        for side in (-0.38, 0.38):
            turn = math.tau * (k + side * 0.7) / count
            reach = far + width * side
            points.append((centre[0] + math.cos(turn) * reach, centre[1] + math.sin(turn) * reach))
        hand.stroke(points, width * 0.36, ink)


def _disc(hand: Hand, centre: Point, far: float, shade: Colour) -> None:
    _arc(hand, centre, (0, far), (0, math.tau), shade)


def _arc(
    hand: Hand, centre: Point, radii: tuple[float, float], span: tuple[float, float], shade: Colour
) -> None:
    """Draw a piece of a ring, from a quarter turn to the left of the top."""
    steps = max(1, int((span[1] - span[0]) * radii[1] / 12))
    turns = [span[0] + (span[1] - span[0]) * k / steps - math.pi / 2 for k in range(steps + 1)]
    cx, cy = centre
    hand.exact(
        [(cx + math.cos(t) * radii[1], cy + math.sin(t) * radii[1]) for t in turns]
        + [(cx + math.cos(t) * radii[0], cy + math.sin(t) * radii[0]) for t in reversed(turns)],
        shade,
    )
