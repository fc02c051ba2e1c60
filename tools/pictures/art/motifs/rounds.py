"""Bands made of rounds: seeds, suns, calabashes, hills."""

import math

from tools.pictures.art.box import Box, Point
from tools.pictures.art.hand import Hand
from tools.pictures.art.motifs.lines import pen
from tools.pictures.art.palette import Palette


def seeds(hand: Hand, box: Box, ink: Palette) -> None:
    """Sown seeds in three rows, each row between the seeds of the last."""
    columns = max(2, round(box.w / box.h * 2.1))
    radius = box.h * 0.085
    for row, cells in enumerate(box.grid(columns, 3)):
        for i, cell in enumerate(cells[: columns - row % 2]):
            x = cell.right if row % 2 else cell.middle[0]
            shade = ink.accent if row == 1 and i % 2 else ink.main
            hand.disc((x, cell.middle[1]), radius * hand.rng.uniform(0.86, 1.14), shade)


def suns(hand: Hand, box: Box, ink: Palette) -> None:
    """Suns with eight rays."""
    for cell in box.cells(1.14):
        far = cell.reach
        width = far * 0.15
        hand.ring(cell.middle, far * 0.4, width * 1.25, ink.accent)
        for k in range(8):
            turn = k * math.pi / 4 + hand.rng.uniform(-0.04, 0.04)
            hand.stroke(
                [_out(cell.middle, turn, far * 0.66), _out(cell.middle, turn, far - width / 2)],
                width,
                ink.main,
            )


def _out(centre: Point, turn: float, far: float) -> Point:
    return centre[0] + math.cos(turn) * far, centre[1] + math.sin(turn) * far


def calabashes(hand: Hand, box: Box, ink: Palette) -> None:
    """Halves of calabashes seen from above: ring, ring, seed."""
    for cell in box.cells(1.08):
        far = cell.reach
        for share, shade in (
            (1.0, ink.main),
            (0.78, ink.ground),
            (0.62, ink.accent),
            (0.4, ink.ground),
            (0.22, ink.main),
        ):
            hand.disc(cell.middle, far * share, shade)


def hills(hand: Hand, box: Box, ink: Palette) -> None:
    """Hills on hills, half rounds on one line."""
    tall = box.h
    for cell in box.cells(1.85):
        far = min(cell.w / 2 * 0.94, tall)
        for share, shade in (
            (1.0, ink.main),
            (0.8, ink.ground),
            (0.62, ink.accent),
            (0.42, ink.ground),
            (0.24, ink.main),
        ):
            arc = [
                (
                    cell.middle[0] + math.cos(math.pi * k / 32) * far * share,
                    box.bottom - math.sin(math.pi * k / 32) * tall * share,
                )
                for k in range(33)
            ]
            hand.exact(arc, shade)


def beads(hand: Hand, box: Box, ink: Palette) -> None:
    """A string of beads, large and small, on two threads."""
    width = pen(box) * 0.7
    for level in (box.y + width / 2, box.bottom - width / 2):
        hand.stroke([(box.x + width / 2, level), (box.right - width / 2, level)], width, ink.main)
    inner = box.inset(0, width * 2.2)
    for i, cell in enumerate(inner.cells(0.9)):
        big = i % 2 == 0
        hand.disc(cell.middle, inner.h * (0.46 if big else 0.2), ink.main if big else ink.second)
        if big:
            hand.disc(cell.middle, inner.h * 0.2, ink.accent)


def moons(hand: Hand, box: Box, ink: Palette) -> None:
    """Crescents and their stars."""
    for i, cell in enumerate(box.cells(1.05)):
        (cx, cy), far = cell.middle, cell.reach * 0.94
        side = 1 if i % 2 else -1
        hand.disc((cx, cy), far, ink.main)
        hand.disc((cx + side * far * 0.3, cy - far * 0.02), far * 0.74, ink.ground)
        hand.disc((cx + side * far * 0.42, cy), far * 0.27, ink.accent)


def petals(hand: Hand, box: Box, ink: Palette) -> None:
    """Four petals to a flower, and a flower to a field."""
    for cell in box.cells(1.04):
        far = cell.reach
        for k in range(4):
            turn = math.pi / 4 + k * math.pi / 2
            hand.fill(petal(cell.middle, turn, far * 0.16, far * 1.12, far * 0.34), ink.main)
        hand.disc(cell.middle, far * 0.17, ink.accent)
        for k in range(4):
            hand.disc(_out(cell.middle, k * math.pi / 2, far * 0.84), far * 0.11, ink.second)


def petal(centre: Point, turn: float, near: float, far: float, half: float) -> list[Point]:
    """Give the outline of a petal that points away from ``centre``."""
    cos, sin = math.cos(turn), math.sin(turn)
    outline = []
    for k in range(28):
        part = math.tau * k / 28
        along = (near + far) / 2 - (far - near) / 2 * math.cos(part)
        aside = half * math.sin(part) * abs(math.sin(part)) ** 0.35
        outline.append(
            (centre[0] + along * cos - aside * sin, centre[1] + along * sin + aside * cos)
        )
    return outline
