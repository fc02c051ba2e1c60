"""The lines that part one panel from the next."""

from tools.pictures.art.box import Box
from tools.pictures.art.hand import Hand
from tools.pictures.art.palette import Palette

RULES = 4


def rule(hand: Hand, box: Box, ink: Palette, kind: int) -> None:
    """Draw a rule of one of four kinds along the middle of ``box``: one line, two, seeds, ticks."""
    y, width = box.y + box.h / 2, box.h
    ends = (box.x - 30, box.right + 30)
    if kind == 0:
        hand.stroke([(ends[0], y), (ends[1], y)], width * 0.5, ink.main)
    elif kind == 1:
        hand.stroke(
            [(ends[0], y - width * 0.34), (ends[1], y - width * 0.34)], width * 0.32, ink.main
        )
        hand.stroke(
            [(ends[0], y + width * 0.34), (ends[1], y + width * 0.34)], width * 0.32, ink.accent
        )
    elif kind == 2:
        for cell in box.across(round(box.w / 31.25)):
            hand.disc(cell.middle, width * 0.32, ink.main)
    else:
        for cell in box.across(round(box.w / 31.25)):
            hand.bar(
                Box(cell.x + cell.w * 0.14, y - width * 0.26, cell.w * 0.72, width * 0.52),
                ink.accent,
            )
