"""An author's portrait cut from flat colours before a woven ground. It shows no real person."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from PIL import Image

from tools.pictures.art.box import Box
from tools.pictures.art.colour import Colour, colour, contrast, luminance, mix
from tools.pictures.art.faces import caps, hair, wraps
from tools.pictures.art.faces.dress import draw_dress
from tools.pictures.art.faces.grounds import hang
from tools.pictures.art.faces.head import (
    draw_beard,
    draw_earrings,
    draw_features,
    draw_glasses,
    draw_head,
    draw_neck,
)
from tools.pictures.art.faces.sitter import Sitter
from tools.pictures.art.hand import Hand
from tools.pictures.art.palette import PALETTES, Palette
from tools.pictures.art.texture import clothe

Part = Callable[[Hand, Sitter], None]

_FINENESS = 3
_WINDOW = Box(72, 16, 856, 856)
_LIGHT = colour("fff6e4")
_BLACK = colour("18120f")
_SKINS = tuple(
    colour(code) for code in ("3d241a", "4f2e1e", "623a24", "78492b", "8d5a35", "a36c42")
)
_HAIRS = tuple(
    colour(code) for code in ("17110f", "17110f", "221814", "2e1c14", "b9b2a8", "42190f")
)


@dataclass(frozen=True)
class Look:
    """How the hair is worn or covered, and what may go with it."""

    back: Part
    front: Part
    has_ears: bool = True
    may_have_beard: bool = False
    may_have_earrings: bool = False


LOOKS: dict[str, Look] = {
    "crop": Look(hair.no_back, hair.crop_front, may_have_beard=True),
    "bald": Look(hair.no_back, hair.bald_front, may_have_beard=True),
    "fade": Look(hair.no_back, hair.fade_front, may_have_beard=True),
    "kufi": Look(hair.no_back, caps.kufi_front, may_have_beard=True),
    "fila": Look(hair.no_back, caps.fila_front, may_have_beard=True),
    "turban": Look(wraps.turban_back, wraps.turban_front, has_ears=False),
    "afro": Look(hair.afro_back, hair.afro_front, may_have_earrings=True),
    "puff": Look(hair.puff_back, hair.puff_front, may_have_earrings=True),
    "twins": Look(hair.twins_back, hair.twins_front, may_have_earrings=True),
    "braids": Look(hair.braids_back, hair.braids_front, has_ears=False),
    "locs": Look(hair.locs_back, hair.locs_front, has_ears=False),
    "gele": Look(wraps.gele_back, wraps.gele_front, may_have_earrings=True),
    "scarf": Look(wraps.scarf_back, wraps.scarf_front, has_ears=False),
    "band": Look(hair.afro_back, wraps.band_front, may_have_earrings=True),
}


def portrait(seed: str, size: tuple[int, int] = (640, 640), look: str | None = None) -> Image.Image:
    """Cut the portrait that belongs to ``seed``, ``size`` in pixels, RGB.

    ``look`` names one of ``LOOKS``; without it the seed decides. A size that is not square is
    cut from the middle. Raises ValueError for another look or a side under one pixel.
    """
    width, height = size
    if width < 1 or height < 1:
        raise ValueError(f"a picture needs at least one pixel each way, not {width} x {height}")
    if look is not None and look not in LOOKS:
        raise ValueError(f"no look is called {look!r}; there are {', '.join(sorted(LOOKS))}")
    side = max(width, height)
    unit = side * _FINENESS / _WINDOW.w
    fine = Image.new("RGB", (round(1000 * unit), round(1000 * unit)))
    hand = Hand(fine, unit, Random(f"portrait:{seed}"), shake=1.5)
    _sit(hand, LOOKS[look or hand.rng.choice(sorted(LOOKS))])
    left, top = round(_WINDOW.x * unit), round(_WINDOW.y * unit)
    frame = (left, top, left + side * _FINENESS, top + side * _FINENESS)
    picture = clothe(fine.crop(frame).reduce(_FINENESS), seed)
    left, top = (side - width) // 2, (side - height) // 2
    return picture.crop((left, top, left + width, top + height))


def _sit(hand: Hand, look: Look) -> None:
    """Draw ground, back hair, dress, head, front hair and what goes with it."""
    rng = hand.rng
    palette = rng.choice(PALETTES)
    sitter = _choose(hand, palette)
    has_beard = look.may_have_beard and rng.random() < 0.45
    hang(hand, palette, sitter.halo)
    look.back(hand, sitter)
    draw_neck(hand, sitter)
    draw_dress(hand, sitter)
    draw_head(hand, sitter, look.has_ears)
    if has_beard:
        draw_beard(hand, sitter)
    draw_features(hand, sitter, mix(sitter.dusk, (0, 0, 0), 0.5))
    look.front(hand, sitter)
    if rng.random() < 0.22:
        draw_glasses(hand, _clearest(sitter.skin, (_BLACK, palette.accent, palette.second)))
    if look.may_have_earrings and rng.random() < 0.75:
        draw_earrings(
            hand, sitter.fold if contrast(sitter.fold, sitter.halo) > 1.6 else sitter.dress
        )


def _choose(hand: Hand, palette: Palette) -> Sitter:
    """Choose colours that stay apart: skin from light, dress from light, cloth from hair."""
    rng = hand.rng
    skin, tress = rng.choice(_SKINS), rng.choice(_HAIRS)
    pots = [palette.ground, palette.main, palette.accent, palette.second]
    halo = rng.choice([pot for pot in pots if luminance(pot) > 0.42] or [palette.main])
    if luminance(halo) < 0.42:
        halo = mix(halo, _LIGHT, 0.6)
    others = [pot for pot in pots if contrast(pot, halo) > 1.5] + [_BLACK]
    dress, cloth = rng.sample(others[:-1], 2) if len(others) > 2 else others
    return Sitter(
        skin=skin,
        dusk=mix(skin, (30, 8, 12), 0.3),
        hair=tress,
        halo=halo,
        dress=dress,
        trim=_clearest(dress, (halo, cloth, palette.accent)),
        cloth=cloth,
        fold=_clearest(cloth, (palette.accent, halo, palette.second)),
    )


def _clearest(ground: Colour, pots: tuple[Colour, ...]) -> Colour:
    return max(pots, key=lambda pot: contrast(pot, ground))
