"""Strip cloth: narrow strips woven on a small loom and sewn edge to edge, as in kente."""

from collections.abc import Callable

from tools.pictures.art.box import Box
from tools.pictures.art.colour import Colour
from tools.pictures.art.hand import Hand
from tools.pictures.art.palette import Palette

Pick = Callable[[int, int, int], int]

# Each pattern answers which thread (0: the ground) shows in a square of ``n`` by ``n`` threads.


def _diamond(i: int, j: int, n: int) -> int:
    away = abs(2 * i - n + 1) + abs(2 * j - n + 1)
    return 2 if away < n * 0.45 else 1 if away < n * 1.1 else 0


def _glass(i: int, j: int, n: int) -> int:
    across, down = abs(2 * i - n + 1), abs(2 * j - n + 1)
    return 1 if across <= down else 2 if across > n * 0.6 and down < n * 0.3 else 0


def _check(i: int, j: int, n: int) -> int:
    return 1 if (i * 3 // n + j * 3 // n) % 2 == 0 else 0


def _ladder(i: int, j: int, n: int) -> int:
    return 0 if j % 2 else 2 if abs(2 * i - n + 1) < n * 0.35 else 1


def _zigzag(i: int, j: int, n: int) -> int:
    return 1 if (j + abs(2 * i - n + 1) // 2) % 4 < 2 else 0


def _cross(i: int, j: int, n: int) -> int:
    across, down = abs(2 * i - n + 1), abs(2 * j - n + 1)
    if across < n * 0.3 and down < n * 0.3:
        return 2
    return 1 if min(across, down) < n * 0.35 else 0


def _frame(i: int, j: int, n: int) -> int:
    away = max(abs(2 * i - n + 1), abs(2 * j - n + 1))
    return 1 if away > n * 0.7 else 2 if away < n * 0.35 else 0


_PATTERNS: tuple[Pick, ...] = (_diamond, _glass, _check, _ladder, _zigzag, _cross, _frame)


def kente(hand: Hand, field: Box, palette: Palette) -> None:
    """Sew strips together so that woven blocks and striped warp make a chequered cloth."""
    rng = hand.rng
    count, rows = rng.choice(((8, 5), (8, 5), (5, 3)))
    hand.shake = 1.0
    patterns = rng.sample(_PATTERNS, 3)
    warps = [_warp(palette, rng.randrange(4)) for _ in range(2)]
    inks = (palette.turned(), palette, palette.dyed())
    order = rng.choice(((0, 1), (0, 2), (1, 2), (2, 0)))
    for i, strip in enumerate(field.across(count)):
        near = min(i, count - 1 - i)
        for j, cell in enumerate(strip.down(*[1] * rows)):
            if (i + j) % 2:
                _stripes(hand, cell, warps[near % 2])
            else:
                ink = inks[order[(near + j // 2) % 2]]
                _block(hand, cell, ink, patterns[(near + j) % 3])
        if i:
            hand.flat(Box(strip.x - 2.5, 0, 5, field.h), palette.shade)


def _warp(palette: Palette, kind: int) -> list[tuple[int, Colour]]:
    """Give the widths and colours of one half of a strip's warp, from its edge inward."""
    p = palette
    return [
        [(3, p.ground), (2, p.accent), (2, p.ground), (2, p.main), (1, p.ground), (2, p.second)],
        [(2, p.accent), (3, p.ground), (1, p.main), (1, p.ground), (1, p.main), (4, p.ground)],
        [(4, p.accent), (1, p.ground), (2, p.main), (1, p.ground), (3, p.accent)],
        [(3, p.second), (2, p.ground), (4, p.main), (2, p.ground), (2, p.accent)],
    ][kind]


def _stripes(hand: Hand, cell: Box, half: list[tuple[int, Colour]]) -> None:
    """Let the warp show: the same stripes from both edges to the middle."""
    total = sum(width for width, _ in half) * 2
    x = cell.x
    for width, shade in [*half, *reversed(half)]:
        wide = cell.w * width / total
        hand.flat(Box(x, cell.y, wide + 0.7, cell.h + 0.7), shade)
        x += wide


def _block(hand: Hand, cell: Box, ink: Palette, pattern: Pick) -> None:
    """Weave a block in the weft: a bar above and below, a stepped figure between."""
    hand.flat(cell, ink.ground)
    bar = cell.h * 0.055
    for y in (cell.y + bar * 0.5, cell.bottom - bar * 1.5):
        hand.flat(Box(cell.x, y, cell.w, bar), ink.accent)
    threads = 13
    area = Box(cell.x + cell.w * 0.07, cell.y + cell.h * 0.14, cell.w * 0.86, cell.h * 0.72)
    wide, tall = area.w / threads, area.h / threads
    shades = (ink.ground, ink.main, ink.accent)
    for j in range(threads):
        i = 0
        while i < threads:
            pick, start = pattern(i, j, threads), i
            while i < threads and pattern(i, j, threads) == pick:
                i += 1
            if pick:
                y = area.y + j * tall
                hand.flat(
                    Box(area.x + start * wide, y, (i - start) * wide, tall + 0.6), shades[pick]
                )
