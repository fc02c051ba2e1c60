"""A picture woven from a story's slug: which cloth, which dyes, and where the eye should rest.

Nothing here knows of stories or of the web: a text goes in, a picture comes out, and the same
text gives the same picture on every machine.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from PIL import Image

from tools.pictures.art.box import Box, Point
from tools.pictures.art.hand import Hand
from tools.pictures.art.layouts.adinkra import adinkra
from tools.pictures.art.layouts.adire import adire
from tools.pictures.art.layouts.basket import basket
from tools.pictures.art.layouts.bogolan import bogolan
from tools.pictures.art.layouts.chevrons import chevrons
from tools.pictures.art.layouts.fans import fans
from tools.pictures.art.layouts.kanga import kanga
from tools.pictures.art.layouts.kente import kente
from tools.pictures.art.layouts.kilim import kilim
from tools.pictures.art.layouts.kuba import kuba
from tools.pictures.art.layouts.mosaic import mosaic
from tools.pictures.art.layouts.mural import mural
from tools.pictures.art.layouts.split import split
from tools.pictures.art.layouts.sunrise import sunrise
from tools.pictures.art.layouts.triptych import triptych
from tools.pictures.art.palette import PALETTES, Palette
from tools.pictures.art.texture import bleed, clothe

Lay = Callable[[Hand, Box, Palette], None]

_FIELD = Box(0, 0, 1600, 1000)
_FINENESS = 3


@dataclass(frozen=True)
class Layout:
    """A way of laying out a cloth: how often, in which dyes, and what a crop should keep."""

    lay: Lay
    weight: int = 2
    palettes: tuple[str, ...] = ()
    keep: tuple[float, float] | None = None
    is_dyed_last: bool = False


_BLUES = ("adire", "sky", "river", "indigo")
_WALLS = ("chalk", "millet", "clay", "salt", "rose", "ochre")
_MIDDLE = (300.0, 1300.0)

LAYOUTS: tuple[Layout, ...] = (
    Layout(bogolan, weight=3),
    Layout(split, weight=3, keep=(50, 1050)),
    Layout(triptych, weight=3, keep=_MIDDLE),
    Layout(kente, keep=(200, 1200)),
    Layout(adinkra),
    Layout(kuba, keep=_MIDDLE),
    Layout(basket, keep=(50, 1050)),
    Layout(adire, weight=1, palettes=_BLUES, is_dyed_last=True),
    Layout(sunrise, weight=1, keep=_MIDDLE),
    Layout(mosaic, keep=_MIDDLE),
    Layout(mural, palettes=_WALLS, keep=_MIDDLE),
    Layout(kanga, keep=_MIDDLE),
    Layout(fans),
    Layout(chevrons),
    Layout(kilim, keep=_MIDDLE),
)


@dataclass(frozen=True)
class Plan:
    """What a seed decides before the first thread."""

    layout: Layout
    palette: Palette
    is_mirrored: bool

    @property
    def keep(self) -> Box | None:
        """What a crop should keep, as fractions of the cloth."""
        if self.layout.keep is None:
            return None
        left, right = self.layout.keep
        if self.is_mirrored:
            left, right = _FIELD.w - right, _FIELD.w - left
        return Box(left / _FIELD.w, 0.05, (right - left) / _FIELD.w, 0.9)


def plan(seed: str) -> Plan:
    """Decide layout, palette and side for a seed."""
    rng = Random(f"plan:{seed}")
    layout = rng.choice([layout for layout in LAYOUTS for _ in range(layout.weight)])
    suited = [pot for pot in PALETTES if not layout.palettes or pot.name in layout.palettes]
    return Plan(layout, rng.choice(suited), rng.random() < 0.5)


def weave_focus(seed: str) -> Point | None:
    """Give the focal point of ``weave(seed)`` as fractions (0 to 1), if its layout has one."""
    keep = plan(seed).keep
    return keep.middle if keep else None


def weave_focus_box(seed: str) -> Box | None:
    """Give the part of ``weave(seed)`` that a crop should keep, as fractions, if there is one.

    A square as high as the cloth, laid over the middle of this box, cuts no figure.
    """
    return plan(seed).keep


def weave(seed: str, size: tuple[int, int] = (1600, 1000)) -> Image.Image:
    """Weave the picture that belongs to ``seed``, ``size`` in pixels, RGB.

    A size that is not 16:10 is cut from the cloth so that it keeps what matters. Raises ValueError
    if a side is smaller than one pixel.
    """
    width, height = size
    if width < 1 or height < 1:
        raise ValueError(f"a picture needs at least one pixel each way, not {width} x {height}")
    chosen = plan(seed)
    cloth = _cloth(seed, chosen, max(width / _FIELD.w, height / _FIELD.h))
    left = _start(cloth.width, width, (chosen.keep.x, chosen.keep.right) if chosen.keep else None)
    top = (cloth.height - height) // 2
    return cloth.crop((left, top, left + width, top + height))


def _start(whole: int, part: int, keep: tuple[float, float] | None) -> int:
    """Give where a crop begins: in the middle, or aside as far as it must to hold ``keep``."""
    start = (whole - part) / 2
    if keep:
        low, high = keep[1] * whole - part, keep[0] * whole
        start = (low + high) / 2 if low > high else min(max(start, low), high)
    return round(min(max(start, 0), whole - part))


def _cloth(seed: str, chosen: Plan, unit: float) -> Image.Image:
    """Weave the whole cloth, ``unit`` pixels to a unit of the field."""
    width, height = math.ceil(_FIELD.w * unit), math.ceil(_FIELD.h * unit)
    fine = Image.new("RGB", (width * _FINENESS, height * _FINENESS), chosen.palette.ground)
    hand = Hand(fine, unit * _FINENESS, Random(f"weave:{seed}"), shake=1.9)
    chosen.layout.lay(hand, _FIELD, chosen.palette)
    cloth = fine.reduce(_FINENESS)
    if chosen.layout.is_dyed_last:
        cloth = bleed(cloth)
    if chosen.is_mirrored:
        cloth = cloth.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    return clothe(cloth, seed)
