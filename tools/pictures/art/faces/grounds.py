"""What hangs behind the sitter: a cloth of large quiet figures and a disc of light."""

import math
from collections.abc import Callable

from tools.pictures.art.box import Box
from tools.pictures.art.colour import Colour
from tools.pictures.art.hand import Hand
from tools.pictures.art.motifs import lines, rounds, shapes
from tools.pictures.art.palette import Palette

Ground = Callable[[Hand, Palette], None]

_WALL = Box(0, 0, 1000, 1000)


def hang(hand: Hand, ink: Palette, halo: Colour) -> None:
    """Hang a cloth over the whole ground and set the disc of light on it."""
    hand.flat(_WALL, ink.ground)
    hand.rng.choice(_GROUNDS)(hand, ink)
    hand.disc((500, 470), 372, ink.main if halo == ink.ground else ink.ground)
    hand.disc((500, 470), 346, halo)


def _rays(hand: Hand, ink: Palette) -> None:
    count = hand.rng.choice((18, 22, 26))
    for k in range(count):
        a, b = math.tau * (k - 0.28) / count, math.tau * (k + 0.28) / count
        hand.exact(
            [(500, 470)] + [(500 + math.cos(t) * 900, 470 + math.sin(t) * 900) for t in (a, b)],
            ink.second if k % 2 else ink.accent,
        )


def _rings(hand: Hand, ink: Palette) -> None:
    for k, far in enumerate((690, 640, 590, 540, 490, 440)):
        hand.disc((500, 470), far, (ink.accent, ink.ground, ink.second, ink.ground)[k % 4])


def _seeds(hand: Hand, ink: Palette) -> None:
    for j in range(12):
        for i in range(12):
            x = (i + 0.5 * (j % 2)) * 90 + 5
            hand.disc((x, j * 90 + 5), 20, ink.accent if (i + j) % 3 else ink.second)


def _zigzags(hand: Hand, ink: Palette) -> None:
    for j in range(11):
        points = [(-50 + 62.5 * i, -30 + j * 104 + (52 if i % 2 else 0)) for i in range(19)]
        hand.stroke(points, 26, ink.second if j % 2 else ink.accent)


def _checks(hand: Hand, ink: Palette) -> None:
    for j in range(8):
        for i in range(8):
            if (i + j) % 2:
                cell = Box(i * 125, j * 125, 125, 125)
                x, y = cell.middle
                hand.fill([(x, y - 52), (x + 52, y), (x, y + 52), (x - 52, y)], ink.accent)
                hand.fill([(x, y - 22), (x + 22, y), (x, y + 22), (x - 22, y)], ink.ground)
            else:
                hand.disc(Box(i * 125, j * 125, 125, 125).middle, 16, ink.second)


def _bands(hand: Hand, ink: Palette) -> None:
    bands = hand.rng.sample(
        (lines.zigzag, shapes.triangles, rounds.seeds, shapes.lozenges, lines.chevrons), 3
    )
    quiet = Palette(ink.name, ink.ground, ink.accent, ink.second, ink.second, ink.shade)
    for j in range(6):
        band = bands[min(j, 5 - j)]
        band(hand, Box(-20, j * 168 + 12, 1040, 120), quiet)
        hand.stroke([(-20, j * 168 + 148), (1020, j * 168 + 148)], 9, ink.second)


_GROUNDS: tuple[Ground, ...] = (_rays, _rings, _seeds, _zigzags, _checks, _bands)
