"""Two cloths sewn side by side, a wide one and a narrow, each with bands of its own."""

from tools.pictures.art.box import Box
from tools.pictures.art.hand import Hand
from tools.pictures.art.layouts.rules import RULES, rule
from tools.pictures.art.motifs.bands import BOLD, Band, some_bands
from tools.pictures.art.motifs.stamps import STAMPS
from tools.pictures.art.palette import Palette


def split(hand: Hand, field: Box, palette: Palette) -> None:
    """Sew a wide cloth with few great bands to a narrow one with many small."""
    rng = hand.rng
    bands, great = some_bands(rng, 6), rng.sample(BOLD, 2)
    wide = palette.turned() if rng.random() < 0.4 else palette
    narrow = rng.choice((palette, palette.quiet(), palette.dyed()))
    kind, stamp = rng.randrange(RULES), rng.choice(STAMPS)
    hand.flat(Box(0, 0, 1050, field.h), wide.ground)
    hand.flat(Box(1050, 0, 550, field.h), narrow.ground)
    heights = rng.choice(((280, 340, 280), (540, 360), (360, 540), (200, 500, 200)))
    rows = Box(50, 50, 950, 900).down(*heights)
    small = [band for band in bands if band not in great]
    for i, row in enumerate(rows):
        box = row.inset(0, 20 + row.h * 0.06)
        if row.h >= 500:
            stamp(hand, Box(box.middle[0] - 475, box.y, 475, box.h), wide)
            rng.choice([other for other in STAMPS if other != stamp])(
                hand, Box(box.middle[0], box.y, 475, box.h), wide
            )
        else:
            (great[i % 2] if row.h > 250 else small[0])(hand, box, wide)
        if i:
            rule(hand, Box(30, row.y - 10, 990, 20), wide, kind)
    _stack(hand, Box(1095, 50, 455, 900), narrow, small[1:])
    hand.flat(
        Box(1036, 0, 28, field.h),
        palette.accent if narrow.ground != palette.accent else palette.main,
    )


def _stack(hand: Hand, column: Box, ink: Palette, bands: list[Band]) -> None:
    """Fill a narrow cloth with small bands, a line between any two."""
    rows = column.down(*[1] * hand.rng.choice((5, 6)))
    for i, row in enumerate(rows):
        bands[i % len(bands)](hand, row.inset(0, 20), ink)
        if i:
            hand.stroke([(column.x, row.y), (column.right, row.y)], 8, ink.accent)
