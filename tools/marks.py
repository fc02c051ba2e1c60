"""Draw the brand's mark, its icons and the woven band into the reader's static files.

    python -m tools.marks

The mark is a diamond of two chevrons that face each other, as the signs of a quotation do, round
one seed: speech, woven. `mark.svg` is the favicon; `icons/` holds what phones ask for.
"""

from pathlib import Path

from PIL import Image, ImageDraw

from tools.pictures.art.band import band_svg
from tools.pictures.art.colour import colour

STATIC = Path(__file__).parents[1] / "src/djeli/web/static/web"
BAND = ("2", "kola")
SIZES = (180, 192, 512)
SMALL = (16, 32, 48)
"""Of `favicon.ico`."""

GROUND, DUSK, LINE, SEED = "2c2a66", "4a46a6", "fbf8f2", "f0995f"
SIDE = 32
WIDTH = 3.6
CHEVRONS = (((13.2, 6.6), (5.2, 16.0), (13.2, 25.4)), ((18.8, 6.6), (26.8, 16.0), (18.8, 25.4)))
HEART = ((16.0, 11.2), (20.1, 16.0), (16.0, 20.8), (11.9, 16.0))
FINENESS = 8


def mark_svg() -> str:
    """Write the mark; on a dark screen its ground is lighter, so that its edge still shows."""
    lines = "".join("M" + "L".join(f"{x:g} {y:g}" for x, y in chevron) for chevron in CHEVRONS)
    heart = "M" + "L".join(f"{x:g} {y:g}" for x, y in HEART) + "z"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}">'
        f"<style>rect{{fill:#{GROUND}}}"
        f"@media(prefers-color-scheme:dark){{rect{{fill:#{DUSK}}}}}</style>"
        f'<rect width="{SIDE}" height="{SIDE}" rx="6"/>'
        f'<path fill="none" stroke="#{LINE}" stroke-width="{WIDTH}" stroke-linecap="round" '
        f'stroke-linejoin="round" d="{lines}"/>'
        f'<path fill="#{SEED}" stroke="#{SEED}" stroke-linejoin="round" d="{heart}"/></svg>\n'
    )


def icon(size: int, share: float = 0.74) -> Image.Image:
    """Draw the mark without round corners, small enough for any shape a phone cuts from it."""
    unit = size * FINENESS / SIDE * share
    shift = size * FINENESS * (1 - share) / 2
    picture = Image.new("RGB", (size * FINENESS, size * FINENESS), colour(GROUND))
    pen = ImageDraw.Draw(picture)

    def place(points: tuple[tuple[float, float], ...]) -> list[tuple[float, float]]:
        return [(x * unit + shift, y * unit + shift) for x, y in points]

    half = WIDTH / 2 * unit
    for chevron in CHEVRONS:
        spots = place(chevron)
        pen.line(spots, fill=colour(LINE), width=round(half * 2))
        for x, y in spots:
            pen.ellipse((x - half, y - half, x + half, y + half), fill=colour(LINE))
    heart = place(HEART)
    pen.polygon(heart, fill=colour(SEED))
    pen.line([*heart, *heart[:2]], fill=colour(SEED), width=round(unit), joint="curve")
    return picture.reduce(FINENESS)


def main() -> None:
    """Write all of them."""
    (STATIC / "icons").mkdir(parents=True, exist_ok=True)
    (STATIC / "band.svg").write_text(band_svg(*BAND), encoding="utf-8")
    (STATIC / "mark.svg").write_text(mark_svg(), encoding="utf-8")
    for size in SIZES:
        target = STATIC / "icons" / f"icon-{size}.png"
        icon(size).quantize(32).save(target, optimize=True)
        print(f"{target.name}: {target.stat().st_size} bytes")
    largest = icon(max(SMALL), share=1.0)
    largest.save(STATIC / "icons" / "favicon.ico", sizes=[(size, size) for size in SMALL])


if __name__ == "__main__":
    main()
