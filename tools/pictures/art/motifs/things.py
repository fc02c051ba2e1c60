"""Stamps of things seen: a drum, a cowrie, fishes, a granary. Of our own drawing, all of them."""

import math

from tools.pictures.art.box import Box
from tools.pictures.art.hand import Hand
from tools.pictures.art.motifs.signs import polar, turns
from tools.pictures.art.palette import Palette


def drum(hand: Hand, box: Box, ink: Palette) -> None:
    """A talking drum between its two sticks."""
    far, (x, y) = box.reach, box.middle
    for up in (-1, 1):
        hand.fill(
            [
                (x - far * 0.62, y + up * far),
                (x + far * 0.62, y + up * far),
                (x + far * 0.16, y + up * far * 0.1),
                (x - far * 0.16, y + up * far * 0.1),
            ],
            ink.main,
        )
        for k in (-1, 0, 1):
            hand.stroke(
                [
                    (x + k * far * 0.3, y + up * far * 0.72),
                    (x + k * far * 0.09, y + up * far * 0.24),
                ],
                far * 0.055,
                ink.ground,
            )
    hand.bar(Box(x - far * 0.3, y - far * 0.1, far * 0.6, far * 0.2), ink.accent)
    for side in (-1, 1):
        hand.stroke(
            [(x + side * far * 0.88, y - far * 0.72), (x + side * far * 0.88, y + far * 0.4)],
            far * 0.11,
            ink.main,
        )
        hand.disc((x + side * far * 0.86, y + far * 0.6), far * 0.12, ink.accent)


def cowrie(hand: Hand, box: Box, ink: Palette) -> None:
    """One great cowrie with its teeth, in a ring of seeds."""
    far, (x, y) = box.reach, box.middle
    hand.exact(
        [
            (x + far * 0.56 * math.cos(t) * (1 - 0.14 * math.sin(t)), y + far * 0.8 * math.sin(t))
            for t in turns(48)
        ],
        ink.main,
    )
    hand.stroke([(x, y - far * 0.56), (x, y + far * 0.56)], far * 0.09, ink.ground)
    for k in range(-3, 4):
        half = far * (0.2 - 0.02 * abs(k))
        hand.stroke(
            [(x - half, y + far * 0.15 * k), (x + half, y + far * 0.15 * k)],
            far * 0.055,
            ink.ground,
        )
    for turn in turns(16, math.tau / 32):
        if abs(math.sin(turn)) < 0.85:
            hand.disc(polar((x, y), turn, far * 0.92), far * 0.075, ink.accent)


def fishes(hand: Hand, box: Box, ink: Palette) -> None:
    """Two fishes, one up the river and one down."""
    far, (x, y) = box.reach, box.middle
    for side, shade in ((-1, ink.main), (1, ink.accent)):
        cx = x + side * far * 0.48
        body = []
        for k in range(31):
            t = math.tau * k / 31
            body.append(
                (
                    cx + far * 0.34 * math.sin(t),
                    y + side * (far * 0.2 - far * 0.62 * math.cos(t)) * -1,
                )
            )
        hand.exact(body, shade)
        tip = y + side * far * 0.36
        hand.fill(
            [
                (cx, tip),
                (cx + far * 0.34, y + side * far * 0.96),
                (cx, y + side * far * 0.8),
                (cx - far * 0.34, y + side * far * 0.96),
            ],
            shade,
        )
        hand.disc((cx, y - side * far * 0.52), far * 0.085, ink.ground)
        for k in (0, 1, 2):
            level = y - side * far * (0.22 - 0.2 * k)
            half = far * (0.2 - 0.045 * k)
            hand.stroke(
                [
                    (cx - half, level - side * far * 0.06),
                    (cx, level + side * far * 0.06),
                    (cx + half, level - side * far * 0.06),
                ],
                far * 0.06,
                ink.ground,
            )


def turtle(hand: Hand, box: Box, ink: Palette) -> None:
    """A turtle from above, its shell in plates."""
    far, (x, y) = box.reach, box.middle
    for turn in (0.8, 2.34, -0.8, -2.34):
        foot = polar((x, y + far * 0.05), turn, far * 0.88)
        hand.stroke([polar((x, y + far * 0.05), turn, far * 0.45), foot], far * 0.24, ink.accent)
    hand.stroke([(x, y - far * 0.55), (x, y - far * 0.8)], far * 0.34, ink.accent)
    hand.stroke([(x, y + far * 0.6), (x, y + far * 0.92)], far * 0.1, ink.accent)
    oval = [
        (x + far * 0.56 * math.cos(t), y + far * 0.05 + far * 0.66 * math.sin(t)) for t in turns(48)
    ]
    hand.exact(oval, ink.main)
    width, cy = far * 0.07, y + far * 0.05
    core = [(x, cy - far * 0.34), (x + far * 0.26, cy), (x, cy + far * 0.34), (x - far * 0.26, cy)]
    hand.stroke(core, width, ink.ground, closed=True)
    for (px, py), turn in zip(core, (-math.pi / 2, 0.0, math.pi / 2, math.pi), strict=True):
        hand.stroke([(px, py), polar((px, py), turn, far * 0.24)], width, ink.ground)
    hand.disc((x, cy), far * 0.1, ink.accent)


def granary(hand: Hand, box: Box, ink: Palette) -> None:
    """A granary under its thatch, with a door."""
    far, (x, y) = box.reach, box.middle
    hand.fill(
        [(x, y - far), (x + far * 0.82, y - far * 0.2), (x - far * 0.82, y - far * 0.2)], ink.accent
    )
    hand.fill(
        [
            (x - far * 0.6, y - far * 0.08),
            (x + far * 0.6, y - far * 0.08),
            (x + far * 0.5, y + far * 0.98),
            (x - far * 0.5, y + far * 0.98),
        ],
        ink.main,
    )
    hand.bar(Box(x - far * 0.17, y + far * 0.22, far * 0.34, far * 0.42), ink.ground)
    for k in (-1, 1):
        hand.fill(
            [
                (x + k * far * 0.36, y + far * 0.1),
                (x + k * far * 0.45, y + far * 0.43),
                (x + k * far * 0.33, y + far * 0.76),
                (x + k * far * 0.26, y + far * 0.43),
            ],
            ink.ground,
        )
    for level in (0.62, 0.42):
        half = far * 0.82 * (1 - level / 0.8 * 0.8) * 0.74
        hand.stroke(
            [(x - half, y - far * level), (x + half, y - far * level)], far * 0.05, ink.ground
        )


def comb(hand: Hand, box: Box, ink: Palette) -> None:
    """A carved comb."""
    far, (x, y) = box.reach, box.middle
    for k in range(6):
        at = x + far * (-0.55 + 0.22 * k)
        hand.stroke([(at, y + far * 0.1), (at, y + far * 0.92)], far * 0.13, ink.main)
    hand.bar(Box(x - far * 0.66, y - far * 0.18, far * 1.32, far * 0.36), ink.main)
    hand.ring((x, y - far * 0.54), far * 0.36, far * 0.18, ink.main)
    hand.disc((x, y - far * 0.54), far * 0.14, ink.accent)
    for k in range(5):
        hand.disc(
            (x + far * (-0.44 + 0.22 * k), y), far * 0.065, ink.accent if k % 2 else ink.ground
        )


def moon(hand: Hand, box: Box, ink: Palette) -> None:
    """A crescent on its back, and the seeds that fall from it."""
    far, (x, y) = box.reach, box.middle
    hand.disc((x, y), far * 0.96, ink.main)
    hand.disc((x, y - far * 0.26), far * 0.68, ink.ground)
    for k in range(3):
        for i in range(3 - k):
            hand.disc(
                (x + far * 0.34 * (i - (2 - k) / 2), y - far * (0.56 - 0.3 * k)),
                far * 0.105,
                ink.accent,
            )
