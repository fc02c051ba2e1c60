"""Gather the reader's icons in one SVG sprite, `<use href="icons.svg#name">`.

    python -m tools.icons --lines DIR --brands DIR [--out FILE]

DIR are unpacked npm packages: `lucide-static` (ISC licence, signs of the interface) and
`simple-icons` (CC0 1.0, signs of networks). Only what the templates use is taken.
"""

import argparse
import re
from pathlib import Path

from tools.svg_paths import coarse

OUT = Path(__file__).parents[1] / "src/djeli/web/static/web/icons.svg"

LINES = {
    "menu": "menu",
    "close": "x",
    "search": "search",
    "down": "chevron-down",
    "next": "chevron-right",
    "copy": "link",
    "share": "share-2",
    "play": "play",
    "document": "file-text",
    "email": "mail",
    "phone": "phone",
    "place": "map-pin",
    "website": "globe",
    "rss": "rss",
    "done": "check",
}
"""Our name of a sign, and Lucide's."""

BRANDS = (
    "bluesky",
    "facebook",
    "mastodon",
    "pinterest",
    "reddit",
    "telegram",
    "threads",
    "tiktok",
    "tumblr",
    "vimeo",
    "whatsapp",
    "x",
    "youtube",
)

PATH = re.compile(r'(?<= d=")[^"]+')
DIGITS = 1
"""Signs of networks are drawn on 24 units and shown in 20 px: nobody sees a further digit."""
FINER = re.compile(r"(\.\d\d)\d+")
OWN = {
    "instagram": (
        '<g fill="none" stroke="currentColor" stroke-width="2.1"><rect x="1.05" y="1.05" '
        'width="21.9" height="21.9" rx="6"/><circle cx="12" cy="12" r="5.1"/></g>'
        '<circle fill="currentColor" cx="18.4" cy="5.6" r="1.45"/>'
    ),
    "linkedin": (
        '<path fill="currentColor" d="M4 9.2h3.6V20H4zM5.8 3.6a2.1 2.1 0 1 1 0 4.2 2.1 2.1 0 0 1 '
        "0-4.2zM10 9.2h3.4v1.6c.6-1 1.8-1.9 3.5-1.9 3.6 0 4.3 2.3 4.3 5.4V20h-3.6v-5c0-1.3-.1-2.8"
        '-1.8-2.8s-2.2 1.3-2.2 2.7V20H10z"/>'
    ),
}
"""Two letters and a camera, drawn here."""


def inner(svg: str) -> str:
    """Give what stands inside the `svg` element, without title, comments and line breaks."""
    found = re.search(r"<svg[^>]*>(.*)</svg>", svg, re.DOTALL)
    if found is None:
        raise ValueError("not an SVG file")
    text = re.sub(r"<title>.*?</title>|<!--.*?-->", "", found[1], flags=re.DOTALL)
    text = FINER.sub(r"\1", text)
    return re.sub(r"\s*\n\s*", "", text).replace(" />", "/>")


def sprite(lines: Path, brands: Path) -> str:
    """Write all symbols as one SVG text."""
    stroke = (
        'fill="none" stroke="currentColor" stroke-width="1.75" '
        'stroke-linecap="round" stroke-linejoin="round"'
    )
    box = 'viewBox="0 0 24 24"'
    symbols = []
    for name, source in LINES.items():
        drawing = inner((lines / "icons" / f"{source}.svg").read_text())
        symbols.append(f'<symbol id="{name}" {box}><g {stroke}>{drawing}</g></symbol>')
    for name in BRANDS:
        drawing = inner((brands / "icons" / f"{name}.svg").read_text())
        drawing = drawing.replace("<path ", '<path fill="currentColor" ')
        drawing = PATH.sub(lambda path: coarse(path[0], DIGITS), drawing)
        symbols.append(f'<symbol id="{name}" {box}>{drawing}</symbol>')
    for name, drawing in OWN.items():
        symbols.append(f'<symbol id="{name}" {box}>{drawing}</symbol>')
    return '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"


def main() -> None:
    """Write the sprite."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=Path, required=True, help="folder of lucide-static")
    parser.add_argument("--brands", type=Path, required=True, help="folder of simple-icons")
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    arguments.out.write_text(sprite(arguments.lines, arguments.brands))


if __name__ == "__main__":
    main()
