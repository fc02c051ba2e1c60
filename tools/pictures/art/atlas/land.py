"""Sea, land and borders: what a locator map shows before anything is written on it."""

from collections.abc import Iterable, Sequence

from PIL import Image, ImageDraw, ImageFilter

from tools.pictures.art.atlas.tones import Tones
from tools.pictures.art.atlas.view import View
from tools.pictures.art.atlas.world import Country, Ring, World
from tools.pictures.art.box import Box, Point
from tools.pictures.art.colour import contrast, mix

_FINENESS = 2
_LEAST_STEP = 1.6


class Land:
    """What of the world shows in a view, placed on a picture of ``size`` pixels."""

    def __init__(self, world: World, view: View, size: tuple[int, int]) -> None:
        """Place the arcs that show; the rest stays away."""
        self._world = world
        self._view = view
        self._size = size
        self._seen = view.degrees()
        self._placed: dict[int, list[Point]] = {}
        self._shown: dict[Ring, bool] = {}

    def draw(self, tones: Tones, home: Sequence[Country]) -> Image.Image:
        """Draw the sea with its ripples, all land, the countries at ``home``, and the borders."""
        land = self._mask(self._world.countries)
        picture = self._sea(tones, land)
        picture.paste(tones.land, mask=land)
        if home:
            # The largest first: a country within another is drawn after the hole it lies in.
            largest = sorted(home, key=lambda country: -country.box.w * country.box.h)
            picture.paste(self._cloth(tones), mask=self._mask(largest, True))
        picture.paste(tones.line, mask=self._lines(self._world.borders))
        return picture

    def shows(self, country: Country) -> bool:
        """Tell whether a part of a country may be in view."""
        return any(self._shows(rings[0]) for rings in country.polygons)

    def _sea(self, tones: Tones, land: Image.Image) -> Image.Image:
        """Draw the net of degrees, and three lines that follow the coast."""
        picture = Image.new("RGB", self._size, tones.sea)
        picture.paste(mix(tones.sea, tones.quiet, 0.22), mask=self._net())
        small = land.reduce(4).filter(ImageFilter.GaussianBlur(self._size[0] / 160))
        bands = small.point([_ripple(value) for value in range(256)])
        ripples = bands.resize(self._size, Image.Resampling.BICUBIC)
        ink = max((tones.land, tones.quiet), key=lambda shade: contrast(shade, tones.sea))
        picture.paste(mix(tones.sea, ink, 0.42), mask=ripples)
        return picture

    def _cloth(self, tones: Tones) -> Image.Image:
        """Give the home country's colour with a fine twill in it."""
        unit = self._size[0] / 1600
        side = max(4, round(14 * unit))
        tile = Image.new("RGB", (side * 4, side * 4), tones.home)
        pen = ImageDraw.Draw(tile)
        shade = mix(tones.home, tones.loud, 0.16)
        for k in range(-4, 8, 4):
            pen.polygon(
                [
                    (k * side, 0),
                    (k * side + side, 0),
                    (k * side + side * 5, side * 4),
                    (k * side + side * 4, side * 4),
                ],
                fill=shade,
            )
        tile = tile.reduce(4)
        strip = Image.new("RGB", (self._size[0], tile.height))
        for x in range(0, strip.width, tile.width):
            strip.paste(tile, (x, 0))
        cloth = Image.new("RGB", self._size)
        for y in range(0, cloth.height, strip.height):
            cloth.paste(strip, (0, y))
        return cloth

    def extent(self, country: Country, grain: int) -> Image.Image:
        """Give where a country lies, one pixel for ``grain`` of the picture's."""
        mask = Image.new("L", (self._size[0] // grain, self._size[1] // grain))
        pen = ImageDraw.Draw(mask)
        share = 1 / (grain * _FINENESS)
        for rings in country.polygons:
            if self._shows(rings[0]):
                for k, ring in enumerate(rings):
                    outline = [(x * share, y * share) for x, y in self._outline(ring)]
                    pen.polygon(outline, fill=0 if k else 255)
        return mask

    def _mask(self, countries: Iterable[Country], has_holes: bool = False) -> Image.Image:
        """Give where these countries lie, smooth at the edges.

        The source's holes are other countries, never lakes: for all land they are no holes.
        """
        mask = Image.new("L", (self._size[0] * _FINENESS, self._size[1] * _FINENESS))
        pen = ImageDraw.Draw(mask)
        for country in countries:
            for rings in country.polygons:
                if self._shows(rings[0]):
                    pen.polygon(self._outline(rings[0]), fill=255)
                    for hole in rings[1:] if has_holes else ():
                        pen.polygon(self._outline(hole), fill=0)
        return mask.reduce(_FINENESS)

    def _lines(self, arcs: Iterable[int]) -> Image.Image:
        """Give the borders as thin lines."""
        mask = Image.new("L", (self._size[0] * _FINENESS, self._size[1] * _FINENESS))
        pen = ImageDraw.Draw(mask)
        width = max(1, round(self._size[0] / 1600 * 2.4 * _FINENESS))
        for number in arcs:
            box = self._world.boxes[number]
            if _meet(box, self._seen) and not self._is_behind(box):
                pen.line(self._arc(number), fill=255, width=width, joint="curve")
        return mask.reduce(_FINENESS)

    def _net(self) -> Image.Image:
        """Give the meridians and parallels, as far apart as the view is wide."""
        mask = Image.new("L", (self._size[0] * _FINENESS, self._size[1] * _FINENESS))
        pen = ImageDraw.Draw(mask)
        step = next(
            step for step in (2, 5, 10, 20, 30) if self._view.width / step < 850 or step == 30
        )
        box = self._seen
        left, low = int(box.x // step) * step, max(-80, int(box.y // step) * step)
        east = range(left, int(box.right) + step, step)
        north = range(low, min(85, int(box.bottom) + step), step)
        fine = max(1, step // 4)
        for x in east:
            pen.line(
                [self._place((x, y)) for y in range(low, min(85, int(box.bottom) + step), fine)],
                fill=255,
                width=_FINENESS,
            )
        for y in north:
            pen.line(
                [self._place((x, y)) for x in range(left, int(box.right) + step, fine)],
                fill=255,
                width=_FINENESS,
            )
        return mask.reduce(_FINENESS)

    def _shows(self, ring: Ring) -> bool:
        """Tell whether a ring may reach into the view."""
        if ring not in self._shown:
            self._shown[ring] = self._reaches(ring)
        return self._shown[ring]

    def _reaches(self, ring: Ring) -> bool:
        boxes = [self._world.boxes[n if n >= 0 else ~n] for n in ring]
        left, low = min(box.x for box in boxes), min(box.y for box in boxes)
        whole = Box(
            left, low, max(b.right for b in boxes) - left, max(b.bottom for b in boxes) - low
        )
        return _meet(whole, self._seen) and not self._is_behind(whole)

    def _is_behind(self, box: Box) -> bool:
        """Tell whether a part lies so far round the globe that the projection would tear it."""
        if self._view.reach() < 45:
            return False
        return any(self._view.turn(x, y) > 125 for x, y in box.corners())

    def _outline(self, ring: Ring) -> list[Point]:
        points: list[Point] = []
        for number in ring:
            points += self._arc(number) if number >= 0 else self._arc(~number)[::-1]
        return points

    def _arc(self, number: int) -> list[Point]:
        """Give an arc in fine pixels, without points nearer to the last than a reader would see."""
        if number not in self._placed:
            arc = self._world.arcs[number]
            least = self._view.width / (self._size[0] * 111.0) * _LEAST_STEP
            kept, last = [arc[0]], arc[0]
            for spot in arc[1:-1]:
                if abs(spot[0] - last[0]) + abs(spot[1] - last[1]) >= least:
                    kept.append(spot)
                    last = spot
            kept.append(arc[-1])
            self._placed[number] = [self._place(spot) for spot in kept]
        return self._placed[number]

    def _place(self, spot: Point) -> Point:
        scale = self._size[0] / self._view.frame.w * _FINENESS
        x, y = self._view.place(*spot)
        return x * scale, y * scale


def _meet(first: Box, second: Box) -> bool:
    """Tell whether two boxes in degrees touch, also when one lies beyond the date line."""
    if first.bottom < second.y or second.bottom < first.y:
        return False
    return any(
        first.x + turn <= second.right and second.x <= first.right + turn for turn in (0, 360, -360)
    )


def _ripple(value: int) -> int:
    """Give the strength of a coastal line where the blurred land is so light."""
    return max(
        max(0, round(strength * (1 - abs(value - level) / width)))
        for level, width, strength in ((86, 12, 170), (42, 6, 120), (17, 3, 80))
    )
