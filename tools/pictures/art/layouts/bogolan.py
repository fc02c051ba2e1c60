"""Mud cloth: bands across the whole cloth, one of them great, as the women of Mali draw them."""

from tools.pictures.art.box import Box
from tools.pictures.art.hand import Hand
from tools.pictures.art.layouts.rules import RULES, rule
from tools.pictures.art.motifs.bands import BOLD, some_bands
from tools.pictures.art.motifs.stamps import STAMPS
from tools.pictures.art.palette import Palette

# Heights of the bands, and the pattern each takes; capitals are the great band.
_PLANS: tuple[tuple[tuple[int, str], ...], ...] = (
    ((150, "a"), (110, "b"), (380, "H"), (110, "b"), (150, "a")),
    ((110, "a"), (130, "b"), (110, "a"), (420, "H"), (130, "c")),
    ((430, "H"), (120, "a"), (150, "b"), (200, "c")),
    ((140, "a"), (300, "H"), (140, "b"), (320, "G")),
    ((120, "a"), (660, "S"), (120, "a")),
    ((170, "a"), (280, "H"), (170, "b"), (280, "H")),
)


def bogolan(hand: Hand, field: Box, palette: Palette) -> None:
    """Cover the cloth with bands of different heights, one or two of them reversed."""
    rng = hand.rng
    plan = rng.choice(_PLANS)
    bands = some_bands(rng, 3)
    great = rng.sample([bold for bold in BOLD if bold not in bands], 2)
    stamps = rng.sample(STAMPS, 2)
    patterns = {"a": bands[0], "b": bands[1], "c": bands[2], "H": great[0], "G": great[1]}
    cloths = _cloths(palette, rng.randrange(4))
    kind = rng.randrange(RULES)
    hand.flat(field, palette.ground)
    rows = Box(field.x, 50, field.w, 900).down(*(height for height, _ in plan))
    for i, (row, (_, letter)) in enumerate(zip(rows, plan, strict=True)):
        ink = cloths.get(letter, palette)
        top = field.y if i == 0 else row.y
        low = field.bottom if i == len(rows) - 1 else row.bottom
        hand.flat(Box(field.x, top, field.w, low - top), ink.ground)
        box = Box(50, row.y, 1500, row.h).inset(0, 14 + row.h * 0.1)
        if letter == "S":
            for k, cell in enumerate(box.across(3)):
                stamps[k % 2](hand, cell.inset(20), ink)
        else:
            patterns[letter](hand, box, ink)
    for below, (_, first), (_, second) in zip(rows[1:], plan, plan[1:], strict=False):
        if cloths.get(first, palette).ground == cloths.get(second, palette).ground:
            rule(hand, Box(field.x, below.y - 10, field.w, 20), palette, kind)


def _cloths(palette: Palette, choice: int) -> dict[str, Palette]:
    """Give the panels that are not on the plain ground, by the letter of their pattern."""
    if choice == 0:
        return {"H": palette.turned(), "S": palette.turned()}
    if choice == 1:
        return {"a": palette.dyed(), "G": palette.turned()}
    if choice == 2:
        return {"b": palette.turned(), "c": palette.dyed(), "S": palette.quiet()}
    return {"H": palette.dyed(), "S": palette.dyed(), "c": palette.turned()}
