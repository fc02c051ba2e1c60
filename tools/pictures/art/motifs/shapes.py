"""Bands made of cut shapes, as a stamp or a stencil leaves them."""

import math

from tools.pictures.art.box import Box, Point
from tools.pictures.art.hand import Hand
from tools.pictures.art.motifs.lines import pen
from tools.pictures.art.palette import Palette


def _diamond(centre: Point, far: float, tall: float) -> list[Point]:
    x, y = centre
    return [(x, y - tall), (x + far, y), (x, y + tall), (x - far, y)]


def lozenges(hand: Hand, box: Box, ink: Palette) -> None:
    """Diamonds within diamonds, a seed at the heart."""
    for cell in box.cells(0.95):
        far, tall = cell.w * 0.46, cell.h / 2
        for share, shade in (
            (1, ink.main),
            (0.72, ink.ground),
            (0.5, ink.main),
            (0.22, ink.accent),
        ):
            hand.fill(_diamond(cell.middle, far * share, tall * share), shade)


def triangles(hand: Hand, box: Box, ink: Palette) -> None:
    """Hills below and sky above, tooth to tooth."""
    gap = pen(box) * 0.55
    cells = box.cells(0.95)
    for i, cell in enumerate(cells):
        hand.fill(
            [
                (cell.x + gap, cell.bottom),
                (cell.middle[0], cell.y + gap * 2),
                (cell.right - gap, cell.bottom),
            ],
            ink.main,
        )
        inner = cell.inset(cell.w * 0.3, 0)
        hand.fill(
            [
                (inner.x, cell.bottom - cell.h * 0.12),
                (cell.middle[0], cell.y + cell.h * 0.5),
                (inner.right, cell.bottom - cell.h * 0.12),
            ],
            ink.accent if i % 2 else ink.ground,
        )
    for left in cells[:-1]:
        x, half = left.right, left.w / 2 - gap * 2.4
        hand.fill(
            [(x - half, box.y), (x + half, box.y), (x, box.y + half * 2 * box.h / left.w * 0.96)],
            ink.second,
        )


def drums(hand: Hand, box: Box, ink: Palette) -> None:
    """Talking drums: two cones tip to tip, laced."""
    for i, cell in enumerate(box.cells(0.78)):
        (cx, cy), half, waist = cell.middle, cell.w * 0.4, cell.w * 0.1
        for side in (-1, 1):
            hand.fill(
                [
                    (cx - half, cy + side * cell.h / 2),
                    (cx + half, cy + side * cell.h / 2),
                    (cx + waist, cy + side * cell.h * 0.05),
                    (cx - waist, cy + side * cell.h * 0.05),
                ],
                ink.main,
            )
            hand.bar(
                Box(
                    cx - half * 0.62,
                    cy + side * cell.h * 0.37 - cell.h * 0.03,
                    half * 1.24,
                    cell.h * 0.06,
                ),
                ink.accent if i % 2 else ink.ground,
            )
        hand.bar(Box(cx - waist * 1.7, cy - cell.h * 0.045, waist * 3.4, cell.h * 0.09), ink.accent)


def checks(hand: Hand, box: Box, ink: Palette) -> None:
    """A chequered path, three stones wide."""
    side = box.h / 3
    columns = max(3, round(box.w / side))
    columns -= 1 - columns % 2
    for j, row in enumerate(box.grid(columns, 3)):
        for i, stone in enumerate(row):
            if (i + j) % 2 == 0:
                hand.bar(
                    stone.inset(stone.w * 0.04), ink.accent if j == 1 and i % 4 == 1 else ink.main
                )


def leaves(hand: Hand, box: Box, ink: Palette) -> None:
    """Leaves that lean one way and the other, each with its vein."""
    for i, cell in enumerate(box.cells(0.66)):
        (cx, cy), lean = cell.middle, (1 if i % 2 else -1) * cell.w * 0.16
        outline = _leaf((cx - lean, cell.bottom), (cx + lean, cell.y), cell.w * 0.33)
        hand.fill(outline, ink.accent if i % 4 == 3 else ink.main)
        hand.stroke(
            [(cx - lean * 0.7, cy + cell.h * 0.34), (cx + lean * 0.5, cy - cell.h * 0.24)],
            pen(box) * 0.6,
            ink.ground,
        )


def _leaf(foot: Point, tip: Point, half: float) -> list[Point]:
    """Give the outline of a leaf, widest below its middle."""
    dx, dy = tip[0] - foot[0], tip[1] - foot[1]
    length = math.hypot(dx, dy)
    nx, ny = -dy / length * half, dx / length * half
    outline = []
    for i in range(21):
        part = i / 20
        out = math.sin(math.pi * part**0.85)
        outline.append((foot[0] + dx * part + nx * out, foot[1] + dy * part + ny * out))
    back = []
    for i in range(20, -1, -1):
        part = i / 20
        out = math.sin(math.pi * part**0.85)
        back.append((foot[0] + dx * part - nx * out, foot[1] + dy * part - ny * out))
    return outline + back


def cowries(hand: Hand, box: Box, ink: Palette) -> None:
    """Cowrie shells in a row, mouth up."""
    for i, cell in enumerate(box.cells(0.72)):
        (cx, cy), wide, tall = cell.middle, cell.w * 0.4, cell.h * 0.49
        shell = [
            (
                cx + wide * math.cos(math.tau * k / 36) * (1 - 0.16 * math.sin(math.tau * k / 36)),
                cy + tall * math.sin(math.tau * k / 36),
            )
            for k in range(36)
        ]
        hand.exact(shell, ink.accent if i % 3 == 1 else ink.main)
        slit = tall * 0.68
        width = max(4.0, wide * 0.13)
        hand.stroke([(cx, cy - slit), (cx, cy + slit)], width, ink.ground)
        for k in range(-2, 3):
            y = cy + slit * 0.36 * k
            tooth = wide * 0.3
            hand.stroke([(cx - tooth, y), (cx + tooth, y)], width * 0.7, ink.ground)


def hooks(hand: Hand, box: Box, ink: Palette) -> None:
    """Stepped pyramids from below and from above, that never meet."""
    for i, cell in enumerate(box.cells(0.8)):
        foot, rise = (cell.bottom, -1) if i % 2 == 0 else (cell.y, 1)
        half, step = cell.w * 0.5, cell.h / 4
        right = [
            (cell.middle[0] + half * (1 - k / 4), foot + rise * step * (k + up))
            for k in range(4)
            for up in (0, 1)
        ]
        left = [(2 * cell.middle[0] - x, y) for x, y in reversed(right)]
        hand.fill(right + left, ink.accent if rise > 0 else ink.main)
        eye = foot + rise * cell.h * 0.27
        hand.fill(_diamond((cell.middle[0], eye), cell.h * 0.11, cell.h * 0.13), ink.ground)
