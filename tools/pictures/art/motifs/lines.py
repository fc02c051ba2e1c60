"""Bands made of lines, as a stick draws them in mud or a feather in starch."""

import math

from tools.pictures.art.box import Box
from tools.pictures.art.hand import Hand
from tools.pictures.art.palette import Palette


def pen(box: Box) -> float:
    """Give the width of a line that suits a band of this height."""
    return max(6.0, min(26.0, box.h * 0.07 + 3))


def zigzag(hand: Hand, box: Box, ink: Palette) -> None:
    """Three lines that climb and fall together: the path of the ancestors."""
    steps = max(2, round(box.w / box.h * 1.3))
    half, width = box.w / steps / 2, pen(box)
    swing = box.h * 0.34
    for row, shade in enumerate((ink.main, ink.accent, ink.main)):
        top = box.y + width / 2 + (box.h - swing - width) * row / 2
        points = [
            (box.x + width / 2 + i * (half - width / 2 / steps), top + (swing if i % 2 else 0))
            for i in range(2 * steps + 1)
        ]
        hand.stroke(points, width, shade)


def chevrons(hand: Hand, box: Box, ink: Palette) -> None:
    """Arrowheads that fly along the band, every third one dyed."""
    width = pen(box) * 1.25
    cells = box.cells(0.52)
    for i, cell in enumerate(cells):
        left, right = cell.x + cell.w * 0.14, cell.right - cell.w * 0.14
        hand.stroke(
            [
                (left, cell.y + width / 2),
                (right, cell.y + cell.h / 2),
                (left, cell.bottom - width / 2),
            ],
            width,
            ink.accent if i % 3 == 1 else ink.main,
        )


def crosses(hand: Hand, box: Box, ink: Palette) -> None:
    """Crossed sticks with a seed in each opening."""
    width = pen(box) * 1.15
    for cell in box.cells(1.12):
        (cx, cy), far = cell.middle, cell.reach * 0.74
        hand.stroke([(cx - far, cy - far), (cx + far, cy + far)], width, ink.main)
        hand.stroke([(cx - far, cy + far), (cx + far, cy - far)], width, ink.main)
        for dx, dy in ((far, 0.0), (-far, 0.0), (0.0, far), (0.0, -far)):
            hand.disc((cx + dx * 0.86, cy + dy * 0.86), width * 0.62, ink.accent)


def comb(hand: Hand, box: Box, ink: Palette) -> None:
    """A spine with teeth up and down by fours."""
    width, middle = pen(box), box.y + box.h / 2
    hand.stroke([(box.x + width / 2, middle), (box.right - width / 2, middle)], width, ink.accent)
    teeth = max(1, round(box.w / box.h * 1.1)) * 4
    for i, cell in enumerate(box.across(teeth)):
        x = cell.middle[0]
        end = box.bottom - width / 2 if (i // 4) % 2 else box.y + width / 2
        away = width * 1.5 if end > middle else -width * 1.5
        hand.stroke([(x, middle + away), (x, end)], width * 0.9, ink.main)


def waves(hand: Hand, box: Box, ink: Palette) -> None:
    """Three lines of water."""
    width, turns = pen(box), max(1, round(box.w / box.h * 0.75))
    swing = box.h * 0.13
    count = turns * 16
    for row, shade in enumerate((ink.main, ink.accent, ink.main)):
        level = box.y + swing + width / 2 + (box.h - 2 * swing - width) * row / 2
        inner = box.w - width
        hand.stroke(
            [
                (
                    box.x + width / 2 + inner * i / count,
                    level + swing * math.sin(math.tau * turns * i / count),
                )
                for i in range(count + 1)
            ],
            width,
            shade,
        )


def bones(hand: Hand, box: Box, ink: Palette) -> None:
    """Fish bones: a spine and slanting ribs, head to tail."""
    width = pen(box)
    for cell in box.cells(1.9):
        middle, rib = cell.y + cell.h / 2, cell.w / 7
        hand.stroke(
            [(cell.x + rib * 0.7, middle), (cell.right - rib * 0.9, middle)], width, ink.main
        )
        for i in range(1, 5):
            x = cell.x + rib * (i + 0.7)
            far = cell.h / 2 - width / 2
            far *= 0.62 if i == 4 else 1
            for up in (-1, 1):
                hand.stroke(
                    [(x, middle + up * width * 1.35), (x - rib * 0.6, middle + up * far)],
                    width,
                    ink.main,
                )
        hand.disc((cell.right - rib * 0.9, middle), min(rib * 0.55, cell.h * 0.17), ink.accent)


def steps(hand: Hand, box: Box, ink: Palette) -> None:
    """Two stairs that rise and fall together."""
    count = max(1, round(box.w / box.h / 1.9))
    width = pen(box)
    lift = (box.h - width) * 0.58 / 3
    tread = (box.w - width) / (count * 6)
    for row, shade in enumerate((ink.main, ink.accent)):
        floor = box.bottom - width / 2 - row * (box.h - width) * 0.42
        points = []
        for i in range(count * 6):
            level = floor - lift * (0, 1, 2, 3, 2, 1)[i % 6]
            x = box.x + width / 2 + tread * i
            points += [(x, level), (x + tread, level)]
        hand.stroke(points, width, shade)


def lattice(hand: Hand, box: Box, ink: Palette) -> None:
    """A fence of crossing lines with a seed in every opening."""
    width = pen(box)
    cells = box.cells(0.9)
    top, low = box.y + width / 2, box.bottom - width / 2
    for cell in cells:
        hand.stroke([(cell.x + width / 2, top), (cell.right - width / 2, low)], width, ink.main)
        hand.stroke([(cell.x + width / 2, low), (cell.right - width / 2, top)], width, ink.main)
    for left in cells[:-1]:
        hand.disc((left.right, box.y + box.h / 2), width * 0.85, ink.accent)


def ladders(hand: Hand, box: Box, ink: Palette) -> None:
    """Rungs in bundles, upright and lying by turns."""
    width = pen(box)
    for i, cell in enumerate(box.cells(1.0)):
        inner = cell.inset(cell.w * 0.1, 0).inset(width / 2)
        for k in range(4):
            part = k / 3
            if i % 2:
                y = inner.y + inner.h * part
                hand.stroke([(inner.x, y), (inner.right, y)], width, ink.main)
            else:
                x = inner.x + inner.w * part
                hand.stroke([(x, inner.y), (x, inner.bottom)], width, ink.accent)


_SNAIL = ((-1, 1), (-1, -1), (1, -1), (1, 1), (-0.34, 1), (-0.34, -0.3), (0.36, -0.3), (0.36, 0.34))


def coils(hand: Hand, box: Box, ink: Palette) -> None:
    """Square snails, each looking at the next."""
    for i, cell in enumerate(box.cells(1.16)):
        (cx, cy), far = cell.middle, cell.reach
        width = far * 0.15
        far -= width / 2
        side = 1 if i % 2 else -1
        shade = ink.accent if i % 4 == 1 else ink.main
        hand.stroke([(cx + side * x * far, cy + y * far) for x, y in _SNAIL], width, shade)


def millet(hand: Hand, box: Box, ink: Palette) -> None:
    """Ears of millet, grain by grain."""
    width = pen(box) * 0.8
    for cell in box.cells(0.62):
        cx = cell.middle[0]
        hand.stroke([(cx, cell.y + width), (cx, cell.bottom - width / 2)], width, ink.main)
        for k in range(4):
            y = cell.y + cell.h * (0.16 + 0.17 * k)
            for side in (-1, 1):
                far = cell.w * 0.3
                hand.stroke(
                    [(cx + side * width * 1.3, y + cell.h * 0.1), (cx + side * far, y)],
                    width * 1.45,
                    ink.accent if k % 2 else ink.main,
                )
