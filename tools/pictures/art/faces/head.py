"""Head and neck: flat shapes, one side in shade, eyes closed in a smile."""

import math

from tools.pictures.art.box import Point
from tools.pictures.art.colour import Colour
from tools.pictures.art.curve import curve, mirrored
from tools.pictures.art.faces.sitter import CHIN, HEAD, TALL, WIDE, Sitter
from tools.pictures.art.hand import Hand


def face_outline(grow: float = 0.0) -> list[Point]:
    """Give the outline of the face, larger by ``grow``: broad at the brow, narrow at the chin."""
    (cx, cy), wide, tall = HEAD, WIDE + grow, TALL + grow
    right = (
        (cx + wide * 0.55, cy - tall * 0.9),
        (cx + wide * 0.95, cy - tall * 0.42),
        (cx + wide * 0.99, cy + tall * 0.08),
        (cx + wide * 0.8, cy + tall * 0.58),
        (cx + wide * 0.42, cy + tall * 0.92),
    )
    return curve(
        [(cx, cy - tall), *right, (cx, cy + tall), *((2 * cx - x, y) for x, y in reversed(right))],
        True,
    )


def draw_neck(hand: Hand, sitter: Sitter) -> None:
    """Draw the neck, its upper part in the shade of the chin."""
    cx = HEAD[0]
    hand.exact(
        mirrored([(cx + 74, CHIN - 90), (cx + 74, CHIN + 40), (cx + 130, CHIN + 130)], cx),
        sitter.skin,
    )
    hand.exact(
        curve(
            [
                (cx - 74, CHIN - 80),
                (cx + 74, CHIN - 80),
                (cx + 74, CHIN + 8),
                (cx, CHIN + 44),
                (cx - 74, CHIN + 2),
            ],
            True,
        ),
        sitter.dusk,
    )


def draw_head(hand: Hand, sitter: Sitter, has_ears: bool) -> None:
    """Draw ears and face; the left half of the face lies in shade."""
    (cx, cy) = HEAD
    if has_ears:
        for side in (-1, 1):
            hand.disc(
                (cx + side * WIDE * 0.99, cy + 22), 34, sitter.dusk if side < 0 else sitter.skin
            )
    outline = face_outline()
    hand.exact(outline, sitter.skin)
    shade = [spot for spot in outline if spot[0] <= cx]
    shade.sort(key=lambda spot: spot[1])
    profile = [
        (cx - 8, cy + TALL),
        (cx - 14, cy + 128),
        (cx - 4, cy + 92),
        (cx - 30, cy + 66),
        (cx - 6, cy - 20),
        (cx - 22, cy - 70),
        (cx - 10, cy - TALL),
    ]
    hand.exact(shade + curve(profile, fineness=6), sitter.dusk)


def draw_features(hand: Hand, sitter: Sitter, line: Colour) -> None:
    """Draw brows, closed eyes and a smile."""
    (cx, cy) = HEAD
    for side in (-1, 1):
        x = cx + side * 74
        hand.stroke(_arc((x, cy - 6), 36, 0.16, 0.84), 11, line)
        hand.stroke(_arc((x, cy - 30), 50, 1.22, 1.78), 11, line)
    hand.stroke(_arc((cx, cy + 80), 54, 0.2, 0.8), 12, line)


def _arc(centre: Point, far: float, start: float, end: float) -> list[Point]:
    """Give a piece of a circle; ``start`` and ``end`` count half turns from the right, downward."""
    return [
        (centre[0] + math.cos(math.pi * t) * far, centre[1] + math.sin(math.pi * t) * far)
        for t in (start + (end - start) * k / 12 for k in range(13))
    ]


def draw_glasses(hand: Hand, line: Colour) -> None:
    """Draw round glasses."""
    (cx, cy) = HEAD
    for side in (-1, 1):
        hand.ring((cx + side * 74, cy + 2), 58, 12, line)
        hand.stroke([(cx + side * 132, cy - 6), (cx + side * 158, cy - 14)], 11, line)
    hand.stroke([(cx - 18, cy - 2), (cx, cy - 8), (cx + 18, cy - 2)], 11, line)


def draw_beard(hand: Hand, sitter: Sitter) -> None:
    """Draw a trimmed beard that leaves the mouth free."""
    (cx, cy) = HEAD
    outer = [
        (cx + WIDE * 0.98, cy + 10), (cx + WIDE * 0.9, cy + TALL * 0.52),
        (cx + WIDE * 0.5, cy + TALL * 1.02), (cx, cy + TALL * 1.16),
    ]  # fmt: skip
    inner = [
        (cx, cy + TALL * 0.78),
        (cx + WIDE * 0.44, cy + TALL * 0.64),
        (cx + WIDE * 0.5, cy + TALL * 0.36),
        (cx + WIDE * 0.8, cy + TALL * 0.16),
    ]
    right = curve([*outer], fineness=8)
    back = curve([*inner, outer[0]], fineness=8)
    hand.exact(right + back, sitter.hair)
    hand.exact([(2 * cx - x, y) for x, y in right + back], sitter.hair)
    hand.stroke(curve([(cx - 58, cy + 92), (cx, cy + 70), (cx + 58, cy + 92)]), 20, sitter.hair)


def draw_earrings(hand: Hand, metal: Colour) -> None:
    """Hang a round or a drop under each ear."""
    (cx, cy) = HEAD
    is_round = hand.rng.random() < 0.5
    for side in (-1, 1):
        x = cx + side * (WIDE + 12)
        if is_round:
            hand.ring((x, cy + 96), 34, 13, metal)
        else:
            hand.fill([(x, cy + 58), (x + 24, cy + 120), (x - 24, cy + 120)], metal)
            hand.disc((x, cy + 140), 14, metal)
