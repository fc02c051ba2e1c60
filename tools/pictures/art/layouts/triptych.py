"""A great figure between two borders that run from top to bottom."""

from tools.pictures.art.box import Box
from tools.pictures.art.hand import Hand
from tools.pictures.art.motifs.bands import some_bands
from tools.pictures.art.motifs.rosette import rosette
from tools.pictures.art.motifs.stamps import GREAT, STAMPS
from tools.pictures.art.palette import Palette


def triptych(hand: Hand, field: Box, palette: Palette) -> None:
    """Hang a great figure between two borders that run from top to bottom."""
    rng = hand.rng
    first, second = some_bands(rng, 2)
    middle, side = rng.choice(
        (
            (palette.turned(), palette),
            (palette, palette.dyed()),
            (palette.dyed(), palette),
            (palette, palette.turned()),
        )
    )
    hand.flat(field, side.ground)
    hand.flat(Box(320, 0, 960, field.h), middle.ground)
    down = hand.turned()
    for left in (0, 1280):
        outer = left if left == 0 else left + 160
        inner = left + 160 if left == 0 else left
        first(down, Box(outer + 26, 50, 108, 900).swapped(), side)
        second(down, Box(inner + 26, 50, 108, 900).swapped(), side)
        down.stroke([(-20, left + 160), (field.h + 20, left + 160)], 9, side.accent)
    for x in (320, 1280):
        hand.flat(
            Box(x - 11, 0, 22, field.h),
            palette.accent if side.ground != palette.accent else palette.main,
        )
    _figure(hand, Box(350, 50, 900, 900), middle)


def _figure(hand: Hand, box: Box, ink: Palette) -> None:
    """Stand a rosette, one great stamp in a frame, or four stamps in the middle cloth."""
    choice = hand.rng.random()
    if choice < 0.5:
        rosette(hand, box.inset(10), ink)
    elif choice < 0.75:
        _frame(hand, box.inset(16), ink)
        hand.rng.choice(GREAT)(hand, box.inset(130), ink)
    else:
        first, second = hand.rng.sample(STAMPS, 2)
        cx, cy = box.middle
        for j, row in enumerate(box.grid(2, 2)):
            for i, cell in enumerate(row):
                (first if (i + j) % 2 else second)(hand, cell.inset(45), ink)
        hand.stroke([(cx, box.y), (cx, box.bottom)], 12, ink.accent)
        hand.stroke([(box.x, cy), (box.right, cy)], 12, ink.accent)


def _frame(hand: Hand, box: Box, ink: Palette) -> None:
    """Set two lines round the cloth and a row of seeds between them."""
    hand.stroke(box.corners(), 10, ink.main, closed=True)
    inner = box.inset(72)
    hand.stroke(inner.corners(), 7, ink.main, closed=True)
    run = box.inset(36)
    count = 15
    for k in range(count):
        along = run.w * k / count
        spots = (
            (run.x + along, run.y),
            (run.right, run.y + along),
            (run.right - along, run.bottom),
            (run.x, run.bottom - along),
        )
        for spot in spots:
            x, y = spot
            size = 17 if k else 22
            hand.fill(
                [(x, y - size), (x + size, y), (x, y + size), (x - size, y)],
                ink.accent if k % 2 else ink.main,
            )
