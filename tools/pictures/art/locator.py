"""A locator map: where in the world the story happens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from PIL import Image

from tools.pictures.art.atlas.furniture import hem, mark, name_countries, scale
from tools.pictures.art.atlas.land import Land
from tools.pictures.art.atlas.letters import letters
from tools.pictures.art.atlas.sheet import Place, lay_out
from tools.pictures.art.atlas.tones import TONES
from tools.pictures.art.atlas.world import world
from tools.pictures.art.box import Box
from tools.pictures.art.texture import clothe

_SHEET = Box(0, 0, 1600, 1000)


def locator_map(
    places: Sequence[Place],
    seed: str,
    size: tuple[int, int] = (1600, 1000),
    *,
    font_path: str | Path | Sequence[str | Path] | None = None,
    language: str = "en",
) -> Image.Image:
    """Draw a map of where ``places`` are: (name, latitude, longitude) in degrees.

    The countries that hold them are highlighted. The seed chooses colours and the band below.
    ``font_path`` names a typeface, or several to be tried letter by letter; without it the
    project's own is used. ``language`` is that of the countries' names, "en" or "fr". ``size``
    is in pixels; another shape than 16:10 is cut from the middle. Raises ValueError for no
    places, a place off the globe, or a typeface that cannot be read.
    """
    width, height = size
    if width < 1 or height < 1:
        raise ValueError(f"a picture needs at least one pixel each way, not {width} x {height}")
    unit = max(width / _SHEET.w, height / _SHEET.h)
    files = [font_path] if isinstance(font_path, (str, Path)) else font_path
    script = letters(files, max(6, round(34 * unit)), 600)
    rng = Random(f"map:{seed}")
    tones = rng.choice(TONES)
    sheet = replace(lay_out(places, script, unit), language=language)
    whole = (round(_SHEET.w * unit), round(_SHEET.h * unit))
    land = Land(world(), sheet.view, whole)
    picture = land.draw(tones, sheet.home)
    hem(picture, unit, tones, rng)
    picture = clothe(picture, seed)
    sizes = [letters(files, max(6, round(points * unit)), 600) for points in (30, 23, 21)]
    name_countries(picture, land, sheet, tones, (sizes[0], sizes[1]))
    scale(picture, sheet.view, tones, sizes[2])
    mark(picture, sheet.labels, tones, script)
    left, top = (whole[0] - width) // 2, (whole[1] - height) // 2
    return picture.crop((left, top, left + width, top + height))
