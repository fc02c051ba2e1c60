"""The woven band under the masthead: a small SVG tile that repeats along the page."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from tools.pictures.art.colour import code
from tools.pictures.art.palette import PALETTES, Palette

HEIGHT = 22
_TOP, _LOW, _MIDDLE = 5, 17, 11
_DYES = ("mud", "kola", "indigo", "forest", "laterite", "lagoon", "hibiscus", "aubergine")


@dataclass
class Cloth:
    """What has been woven so far: path data by the thread that draws it, and how far along."""

    x: float = 0
    paths: dict[str, list[str]] = field(default_factory=dict)

    def weave(self, thread: str, path: str) -> None:
        """Add path data to a thread."""
        self.paths.setdefault(thread, []).append(path)


Figure = Callable[[Cloth], None]


def _lozenges(cloth: Cloth) -> None:
    for k in range(5):
        x = cloth.x + 9 + 15 * k
        cloth.weave("main", f"M{x:g} 4l7 7-7 7-7-7zm0 3.5-3.5 3.5 3.5 3.5 3.5-3.5z")
        cloth.weave("accent", f"M{x:g} 9.4l1.6 1.6-1.6 1.6-1.6-1.6z")
    cloth.x += 78


def _zigzag(cloth: Cloth) -> None:
    for y, thread in ((4, "main line"), (9, "accent line"), (14, "main line")):
        cloth.weave(thread, f"M{cloth.x + 3:g} {y + 4:g}" + "l6-4 6 4" * 5)
    cloth.x += 66


def _seeds(cloth: Cloth) -> None:
    for row, y in enumerate((6, 11, 16)):
        start = cloth.x + (4 if row % 2 else 8)
        cloth.weave(
            "accent seed" if row == 1 else "main seed",
            f"M{start:g} {y}h0" + "m8 0h0" * (4 if row != 1 else 5),
        )
    cloth.x += 48


def _triangles(cloth: Cloth) -> None:
    for k in range(5):
        x = cloth.x + 2 + 12 * k
        cloth.weave("main", f"M{x:g} {_LOW}l5.5-11 5.5 11z")
        if k:
            cloth.weave("accent", f"M{x - 5:g} {_TOP}h9l-4.5 8z")
    cloth.x += 64


def _comb(cloth: Cloth) -> None:
    cloth.weave("accent line", f"M{cloth.x + 3:g} {_MIDDLE}h50")
    for k in range(12):
        if k % 4 != 3:
            x, up = cloth.x + 5 + 4.2 * k, (k // 4) % 2 == 0
            cloth.weave("main line", f"M{x:g} {4.5 if up else 14:g}v3.5")
    cloth.x += 56


def _drums(cloth: Cloth) -> None:
    for k in range(4):
        x = cloth.x + 3 + 13 * k
        cloth.weave("main", f"M{x:g} {_TOP}h10l-4 6 4 6h-10l4-6z")
        cloth.weave("accent", f"M{x + 2.5:g} 10h5v2h-5z")
    cloth.x += 54


def _chevrons(cloth: Cloth) -> None:
    for k in range(6):
        cloth.weave(
            "accent line" if k % 3 == 1 else "main line",
            f"M{cloth.x + 4 + 8 * k:g} 5.5l5 5.5-5 5.5",
        )
    cloth.x += 54


def _edge(cloth: Cloth) -> None:
    """Three threads that part two figures."""
    cloth.weave("main line", f"M{cloth.x + 4:g} 4.5v13m6-13v13")
    cloth.weave("accent line", f"M{cloth.x + 7:g} 4.5v13")
    cloth.x += 14


_FIGURES: tuple[Figure, ...] = (_zigzag, _seeds, _triangles, _comb, _drums, _chevrons)


def band_svg(seed: str, dye: str | None = None) -> str:
    """Weave the band that belongs to ``seed``: an SVG text, 22 units high, without a seam.

    Diamonds come first; other figures follow and return in mirror order. ``dye`` names a palette;
    without it the seed decides. Raises ValueError for a palette that there is not.
    """
    rng = Random(f"band:{seed}")
    wanted = dye or rng.choice(_DYES)
    palette = next((pot for pot in PALETTES if pot.name == wanted), None)
    if palette is None:
        raise ValueError(f"no palette is called {wanted!r}")
    first, second = rng.sample(_FIGURES, 2)
    cloth = Cloth()
    for figure in (_lozenges, first, second, first):
        _edge(cloth)
        figure(cloth)
    return _svg(cloth, palette)


def _svg(cloth: Cloth, palette: Palette) -> str:
    main, accent, ground = (code(dye) for dye in (palette.main, palette.accent, palette.ground))
    dyes = {"main": main, "accent": accent}
    width = f"{cloth.x:g}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{HEIGHT}" '
        f'viewBox="0 0 {width} {HEIGHT}">',
        f'<path fill="{ground}" d="M0 0h{width}v{HEIGHT}H0z"/>',
        f'<path fill="{accent}" d="M0 1h{width}v1H0zM0 20h{width}v1H0z"/>',
    ]
    for thread, paths in cloth.paths.items():
        name, _, kind = thread.partition(" ")
        if kind:
            weight = "2.8" if kind == "seed" else "1.7"
            style = (
                f'fill="none" stroke="{dyes[name]}" stroke-width="{weight}" '
                'stroke-linecap="round" stroke-linejoin="round"'
            )
        else:
            style = f'fill="{dyes[name]}" fill-rule="evenodd"'
        parts.append(f'<path {style} d="{"".join(paths)}"/>')
    return "".join(parts) + "</svg>\n"
