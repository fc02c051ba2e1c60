"""What stands on a map once the land is drawn: names, dots, a scale, the woven hem."""

from collections.abc import Sequence
from random import Random

from PIL import Image, ImageDraw, ImageFilter

from tools.pictures.art.atlas.labels import Label
from tools.pictures.art.atlas.land import Land
from tools.pictures.art.atlas.letters import Letters
from tools.pictures.art.atlas.names import name_of
from tools.pictures.art.atlas.sheet import ROOM, SEA, Sheet
from tools.pictures.art.atlas.tones import Tones
from tools.pictures.art.atlas.view import View
from tools.pictures.art.atlas.world import world
from tools.pictures.art.box import Box, Point
from tools.pictures.art.colour import contrast
from tools.pictures.art.hand import Hand
from tools.pictures.art.motifs import lines, rounds, shapes
from tools.pictures.art.palette import Palette

_BANDS = (
    shapes.lozenges,
    shapes.triangles,
    lines.zigzag,
    rounds.calabashes,
    shapes.drums,
    lines.crosses,
)
_GRAIN = 8
_FINENESS = 3


def hem(picture: Image.Image, unit: float, tones: Tones, rng: Random) -> None:
    """Weave the hem below the map; its lower half is plain, for a 16:9 crop takes it away."""
    ground = max((tones.home, tones.dot, tones.sea), key=lambda shade: contrast(shade, tones.plate))
    ink = Palette("hem", ground, tones.plate, tones.land, tones.plate, ground)
    if contrast(ink.accent, ground) < 2:
        ink = Palette("hem", ground, tones.plate, tones.dot, tones.plate, ground)
    top = round(SEA.bottom * unit)
    fine = Image.new("RGB", (picture.width * 2, (picture.height - top) * 2), ground)
    hand = Hand(fine, unit * 2, rng, shake=0.8)
    hand.flat(Box(0, 0, 1600, 5), ink.main)
    rng.choice(_BANDS)(hand, Box(50, 11, 1500, 30), ink)
    hand.flat(Box(0, 46, 1600, 4), ink.accent)
    picture.paste(fine.reduce(2), (0, top))


def mark(picture: Image.Image, labels: Sequence[Label], tones: Tones, script: Letters) -> None:
    """Set a dot for each place, and its name on a plate."""
    unit = picture.width / 1600
    fine = Image.new("L", (picture.width * _FINENESS, picture.height * _FINENESS))
    pen = ImageDraw.Draw(fine)
    for label in labels:
        box = [
            side * unit * _FINENESS
            for side in (label.plate.x, label.plate.y, label.plate.right, label.plate.bottom)
        ]
        pen.rounded_rectangle(box, radius=9 * unit * _FINENESS, fill=255)
    picture.paste(tones.plate, mask=fine.reduce(_FINENESS))
    for radius, shade in ((17, tones.plate), (12.5, tones.dot), (4.5, tones.plate)):
        fine.paste(0, (0, 0, *fine.size))
        for label in labels:
            _round(pen, label.dot, radius, unit * _FINENESS)
        picture.paste(shade, mask=fine.reduce(_FINENESS))
    writer = ImageDraw.Draw(picture)
    for label in labels:
        left = label.plate.x * unit + (label.plate.w * unit - script.width(label.text)) / 2
        baseline = label.plate.middle[1] * unit + script.size * 0.35
        script.write(writer, (left, baseline), label.text, tones.ink)


def _round(pen: ImageDraw.ImageDraw, dot: Point, radius: float, unit: float) -> None:
    x, y, far = dot[0] * unit, dot[1] * unit, radius * unit
    pen.ellipse((x - far, y - far, x + far, y + far), fill=255)


def name_countries(
    picture: Image.Image, land: Land, sheet: Sheet, tones: Tones, scripts: tuple[Letters, Letters]
) -> None:
    """Write a country's name where it fits within the country and hides no place."""
    unit = picture.width / 1600
    writer = ImageDraw.Draw(picture)
    homes = {country.name for country in sheet.home}
    taken = [Box(130, ROOM.bottom - 60, 300, 80)]
    for label in sheet.labels:
        taken += [label.plate.inset(-8), Box(label.dot[0] - 26, label.dot[1] - 26, 52, 52)]
    for country in sorted(world().countries, key=lambda country: country.name not in homes):
        name = name_of(country, sheet.language).upper()
        extent = land.extent(country, _GRAIN) if land.shows(country) else None
        if extent is None or not extent.getbbox():
            continue
        _keep(extent, taken, unit)
        is_home = country.name in homes
        script = scripts[0] if is_home else scripts[1]
        spacing = script.size * 0.16
        wide = script.width(name, spacing)
        spot = _room_for(extent, (wide / _GRAIN / 2 + 1, script.size * 0.5 / _GRAIN + 1))
        if spot:
            ink = tones.loud if is_home else tones.quiet
            left, baseline = spot[0] * _GRAIN - wide / 2, spot[1] * _GRAIN + script.size * 0.36
            script.write(writer, (left, baseline), name, ink, spacing)
            taken.append(Box(left / unit, baseline / unit - 30, wide / unit, 40))


def _keep(extent: Image.Image, taken: Sequence[Box], unit: float) -> None:
    """Clear what is taken and the rim of the map, so that no name runs out of it."""
    pen = ImageDraw.Draw(extent)
    for box in taken:
        pen.rectangle(
            [side * unit / _GRAIN for side in (box.x, box.y, box.right, box.bottom)], fill=0
        )
    left, top, right, bottom = (
        side * unit / _GRAIN
        for side in (ROOM.x - 20, ROOM.y - 14, ROOM.right + 20, ROOM.bottom - 40)
    )
    for rim in (
        (0, 0, extent.width, top),
        (0, bottom, extent.width, extent.height),
        (0, 0, left, extent.height),
        (right, 0, extent.width, extent.height),
    ):
        pen.rectangle(rim, fill=0)


def _room_for(extent: Image.Image, half: Point) -> Point | None:
    """Give the spot nearest the heart of ``extent`` at which a box of this half size fits."""
    if half[0] * 2 >= extent.width or half[1] * 2 >= extent.height:
        return None
    inner = extent.filter(ImageFilter.BoxBlur(half))
    if inner.getextrema()[1] < 252:  # type: ignore[operator]
        return None
    left, top, right, bottom = extent.getbbox() or (0, 0, 0, 0)
    heart = ((left + right) / 2, (top + bottom) / 2)
    width, pixels = inner.width, inner.tobytes()
    return min(
        ((k % width + 0.5, k // width + 0.5) for k, value in enumerate(pixels) if value >= 252),
        key=lambda spot: (spot[0] - heart[0]) ** 2 + 2 * (spot[1] - heart[1]) ** 2,
    )


def scale(picture: Image.Image, view: View, tones: Tones, script: Letters) -> None:
    """Draw a scale of round kilometres at the lower left."""
    unit = picture.width / 1600
    length = next(km for km in (2000, 1000, 500, 200, 100) if km / view.width < 0.16)
    wide = length / view.width * SEA.w * unit
    text = f"{length:,} km".replace(",", "\u202f")
    x, y = 150 * unit, (ROOM.bottom - 8) * unit
    pen = ImageDraw.Draw(picture)
    plate = (
        x - 14 * unit,
        y - 40 * unit,
        x + max(wide, script.width(text)) + 14 * unit,
        y + 14 * unit,
    )
    pen.rounded_rectangle(plate, radius=7 * unit, fill=tones.plate)
    bar = max(2, round(4 * unit))
    pen.rectangle((x, y, x + wide, y + bar - 1), fill=tones.ink)
    for end in (x, x + wide):
        pen.rectangle((end - bar / 2, y - 6 * unit, end + bar / 2, y + bar - 1), fill=tones.ink)
    script.write(pen, (x, y - 12 * unit), text, tones.ink)
