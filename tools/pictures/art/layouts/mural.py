"""Painted wall: flat colours held by strong lines, the left side the mirror of the right."""

from collections.abc import Sequence
from itertools import pairwise

from tools.pictures.art.box import Box, Point
from tools.pictures.art.colour import Colour
from tools.pictures.art.hand import Hand
from tools.pictures.art.palette import Palette

_LINE = 17.0


class Brush:
    """Paints every shape with its outline, and again in the mirror."""

    def __init__(self, hand: Hand, ink: Palette) -> None:
        """Take the hand that draws and the colours of the wall."""
        self.hand = hand
        self.ink = ink
        self.fills = (ink.accent, ink.second, ink.main, ink.shade)

    def shape(self, points: Sequence[Point], shade: Colour, is_twice: bool = True) -> None:
        """Paint a shape on the left of the wall, and its mirror on the right."""
        for flip in (False, True) if is_twice else (False,):
            placed = [(1600 - x, y) if flip else (x, y) for x, y in points]
            self.hand.exact(placed, shade)
            self.hand.stroke(placed, _LINE, self.ink.main, closed=True)


def mural(hand: Hand, field: Box, palette: Palette) -> None:
    """Paint a great figure in the middle and three panels at each side, as on Ndebele walls."""
    rng = hand.rng
    hand.shake = 1.5
    brush = Brush(hand, palette)
    hand.flat(field, palette.ground)
    rng.choice((_gable, _shield, _blades))(brush, Box(330, 62, 940, 876))
    panels = rng.sample((_blade, _windows, _stairs, _hills, _lamp, _rays), 3)
    for box, panel in zip(Box(50, 62, 236, 876).down(1, 1, 1), panels, strict=True):
        frame = box.inset(0, 12)
        brush.shape(frame.corners(), palette.ground)
        panel(brush, frame)


def _mirrored(right: Sequence[Point], middle: float) -> list[Point]:
    """Close an outline whose right half is given from top to bottom."""
    return [*right, *((2 * middle - x, y) for x, y in reversed(right))]


def _gable(brush: Brush, box: Box) -> None:
    """Stepped gables one inside the other."""
    ink, fills = brush.ink, brush.fills
    cx = box.middle[0]
    for k, shade in enumerate((fills[0], ink.ground, fills[1], fills[3], fills[0], ink.ground)):
        half, top = box.w / 2 - 76 * k, box.y + 116 * k
        right: list[Point] = []
        for step in range(4):
            x, y = cx + half * (0.34 + 0.22 * step), top + step * 80
            right += [(x, y), (x, y + 80 if step < 3 else box.bottom)]
        brush.shape(_mirrored(right, cx), shade, False)
    low = box.bottom - 30
    for tall, shade in ((130, fills[1]), (60, ink.ground)):
        wide = tall * 0.55
        brush.shape(
            [
                (cx, low - 65 - tall / 2),
                (cx + wide, low - 65),
                (cx, low - 65 + tall / 2),
                (cx - wide, low - 65),
            ],
            shade,
            False,
        )


def _shield(brush: Brush, box: Box) -> None:
    """A stepped diamond in a frame, one inside the other."""
    ink, fills = brush.ink, brush.fills
    (cx, cy), steps = box.middle, 5
    brush.shape(box.corners(), fills[1], False)
    for k, shade in enumerate((ink.ground, fills[0], ink.ground, fills[1], fills[0])):
        wide, tall = box.w / 2 - 44 - 88 * k, box.h / 2 - 40 - 80 * k
        size = steps - (k + 1) // 2
        right: list[Point] = []
        for step in range(size):
            x = cx + wide * (step + 1) / size
            right += [
                (x, cy - tall * (size - step) / size),
                (x, cy - tall * (size - step - 1) / size),
            ]
        upper = [(x, y) for x, y in right[:-1]]
        lower = [(x, 2 * cy - y) for x, y in reversed(upper)]
        brush.shape(_mirrored(upper + lower, cx), shade, False)


def _blades(brush: Brush, box: Box) -> None:
    """Four wedges that meet in the middle, each with a smaller one inside."""
    ink, fills = brush.ink, brush.fills
    (cx, cy), corners = box.middle, box.corners()
    for part in range(4):
        base = (corners[part], corners[(part + 1) % 4])
        for share, slide, shade in (
            (1.0, 0.0, fills[part % 2]),
            (0.66, 0.06, ink.ground),
            (0.36, 0.1, fills[(part + 1) % 2]),
        ):
            heart = ((base[0][0] + base[1][0] + cx) / 3, (base[0][1] + base[1][1] + cy) / 3)
            out = ((heart[0] - cx) * slide, (heart[1] - cy) * slide)
            brush.shape(
                [
                    (
                        heart[0] + (x - heart[0]) * share + out[0],
                        heart[1] + (y - heart[1]) * share + out[1],
                    )
                    for x, y in (*base, (cx, cy))
                ],
                shade,
                False,
            )
    for size, shade in ((112, ink.ground), (56, fills[0])):
        brush.shape(
            [(cx, cy - size), (cx + size, cy), (cx, cy + size), (cx - size, cy)], shade, False
        )


def _blade(brush: Brush, box: Box) -> None:
    (cx, cy), w, h = box.middle, box.w / 2, box.h / 2
    brush.shape(box.corners(), brush.fills[1])
    for share, shade in ((0.86, brush.ink.ground), (0.44, brush.fills[0])):
        brush.shape(
            [
                (cx, cy - h * share),
                (cx + w * share, cy),
                (cx, cy + h * share),
                (cx - w * share, cy),
            ],
            shade,
        )


def _windows(brush: Brush, box: Box) -> None:
    for j, row in enumerate(box.grid(2, 2)):
        for i, cell in enumerate(row):
            brush.shape(cell.corners(), brush.fills[(i + j) % 2])
            brush.shape(cell.inset(cell.w * 0.3, cell.h * 0.3).corners(), brush.ink.ground)


def _stairs(brush: Brush, box: Box) -> None:
    for size, shade in ((4, brush.fills[0]), (3, brush.ink.ground), (2, brush.fills[1])):
        wide, tall = box.w / 4, box.h / 4
        points: list[Point] = [(box.x, box.bottom)]
        for step in range(size):
            y = box.bottom - tall * (size - step)
            points += [(box.x + wide * step, y), (box.x + wide * (step + 1), y)]
        brush.shape([*points, (box.x + wide * size, box.bottom)], shade)


def _hills(brush: Brush, box: Box) -> None:
    for k, cell in enumerate(box.down(1, 1, 1)):
        brush.shape(cell.corners(), brush.ink.ground if k % 2 else brush.ink.shade)
        brush.shape(
            [(cell.x, cell.bottom), (cell.middle[0], cell.y), (cell.right, cell.bottom)],
            brush.fills[k % 2],
        )


def _lamp(brush: Brush, box: Box) -> None:
    (cx, cy), w, h = box.middle, box.w / 2, box.h / 2
    for up in (-1, 1):
        brush.shape([(cx - w, cy + up * h), (cx + w, cy + up * h), (cx, cy)], brush.fills[0])
        brush.shape(
            [(cx - w * 0.45, cy + up * h), (cx + w * 0.45, cy + up * h), (cx, cy + up * h * 0.52)],
            brush.ink.ground,
        )
    for side in (-1, 1):
        brush.shape(
            [
                (cx + side * w, cy - h * 0.6),
                (cx + side * w, cy + h * 0.6),
                (cx + side * w * 0.36, cy),
            ],
            brush.fills[1],
        )


def _rays(brush: Brush, box: Box) -> None:
    spots = [
        (box.x, box.y),
        (box.middle[0], box.y),
        (box.right, box.y),
        (box.right, box.middle[1]),
        (box.right, box.bottom),
    ]
    for k, (a, b) in enumerate(pairwise(spots)):
        brush.shape(
            [(box.x, box.bottom), a, b],
            (brush.fills[0], brush.ink.ground, brush.fills[1], brush.ink.shade)[k],
        )
