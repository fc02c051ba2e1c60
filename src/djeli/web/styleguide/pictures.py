"""Placeholder pictures: patterns drawn as SVG at any size, one for each number."""

from djeli.stories.photos.geometry import Spec

_DYES = (
    ("#20342b", "#ece3cf", "#c9782c"),
    ("#2c2a66", "#f0e8da", "#e2b04a"),
    ("#5a2a17", "#f2e3c9", "#d59a2f"),
    ("#e8dcc5", "#231a14", "#8a3b1d"),
    ("#1f1712", "#efe4d0", "#b8612a"),
)
_TILES = (
    "M0 40 20 10 40 40 60 10 80 40M0 70 20 40 40 70 60 40 80 70",
    "M40 8 72 40 40 72 8 40ZM40 26 54 40 40 54 26 40Z",
    "M8 8 32 32M32 8 8 32M48 48 72 72M72 48 48 72M60 12v16M20 52v16",
    "M0 20h80M0 60h80M10 20v18M30 20v18M50 20v18M70 20v18",
    "M20 0v80M60 0v80M0 40h20M40 40h40",
)


def stand_in(number: int, spec: Spec) -> str:
    """Draw the picture of that number for a spec; a whole picture is 3:2."""
    height = spec.height or round(spec.width * 2 / 3)
    ground, thread, dye = _DYES[number % len(_DYES)]
    tile = _TILES[(number // 2) % len(_TILES)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{spec.width}" height="{height}" '
        f'viewBox="0 0 640 {640 * height / spec.width:.0f}">'
        f'<pattern id="p" width="80" height="80" patternUnits="userSpaceOnUse">'
        f'<path d="{tile}" fill="none" stroke="{thread}" stroke-width="7"/></pattern>'
        f'<rect width="640" height="640" fill="{ground}"/>'
        f'<rect width="640" height="640" fill="url(#p)"/>'
        f'<circle cx="{120 + number * 67 % 400}" cy="150" r="96" fill="{dye}"/></svg>'
    )
