"""Great zigzags from edge to edge, with fine work between them."""

from itertools import pairwise

from tools.pictures.art.box import Box, Point
from tools.pictures.art.colour import Colour
from tools.pictures.art.hand import Hand
from tools.pictures.art.palette import Palette


def chevrons(hand: Hand, field: Box, palette: Palette) -> None:
    """Dye wide zigzag bands one under the other and set lines and seeds along them."""
    rng = hand.rng
    half, swing = rng.choice(((250, 210), (250, 250), (500, 330), (125, 125)))
    hand.flat(field, palette.ground)
    widths = rng.choice(((150, 60, 110, 60), (170, 50, 90), (110, 40, 40, 110, 90), (130, 130, 60)))
    shades = _shades(palette, len(widths), rng.randrange(3))
    fine = rng.randrange(3)
    y, k = -swing - 40.0, 0
    while y < field.h + swing:
        width, shade = widths[k % len(widths)], shades[k % len(widths)]
        if shade != palette.ground:
            hand.fill(_zigzag(y, half, swing) + _zigzag(y + width, half, swing)[::-1], shade)
        if width >= 90:
            thread = palette.ground if shade != palette.ground else palette.main
            _fine(hand, _zigzag(y + width / 2, half, swing), width, thread, fine)
        y += width + (12 if shade != palette.ground else 0)
        k += 1


def _shades(palette: Palette, count: int, choice: int) -> list[Colour]:
    p = palette
    orders = (
        (p.main, p.accent, p.ground, p.second, p.ground),
        (p.main, p.accent, p.ground, p.main, p.ground),
        (p.accent, p.ground, p.main, p.second, p.ground),
    )
    return list(orders[choice][:count])


def _zigzag(y: float, half: float, swing: float) -> list[Point]:
    """Give a line from beyond the left edge to beyond the right, a peak at the middle."""
    count = int(800 / half) + 2
    return [(800 + k * half, y + (0 if k % 2 == 0 else swing)) for k in range(-count, count + 1)]


def _fine(hand: Hand, course: list[Point], width: float, thread: Colour, kind: int) -> None:
    """Set seeds, a line or diamonds along the middle of a wide band."""
    if kind == 0:
        hand.stroke(course, width * 0.14, thread)
        return
    for (x0, y0), (x1, y1) in pairwise(course):
        steps = max(2, round((x1 - x0) / 62))
        for s in range(steps):
            x, y = x0 + (x1 - x0) * s / steps, y0 + (y1 - y0) * s / steps
            if kind == 1:
                hand.disc((x, y), width * 0.17, thread)
            else:
                tall = width * 0.24
                wide = tall * 0.8
                hand.fill([(x, y - tall), (x + wide, y), (x, y + tall), (x - wide, y)], thread)
