"""Letters on a picture: the project's typeface, one file for each group of letters."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from PIL import ImageDraw, ImageFont

from tools.pictures.art.box import Point
from tools.pictures.art.colour import Colour

_FONTS = Path(__file__).with_name("fonts")
"""Cut from Inter, as the readers' sans is, and kept as they were: another cut has other pixels."""
SANS = tuple(_FONTS / f"sans-{part}.woff2" for part in ("latin", "africa", "dotted"))

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


class Letters:
    """A typeface at one size (pixels) and weight; a letter is taken from the first file with it."""

    def __init__(self, files: Sequence[Path | str], size: int, weight: int = 600) -> None:
        """Open the files. Raises ValueError for one that is no typeface."""
        self.size = size
        self._fonts = [_open(str(file), size, weight) for file in files]

    def width(self, text: str, spacing: float = 0) -> float:
        """Give the width of a line in pixels, with ``spacing`` more between letters."""
        return sum(font.getlength(run) for font, run in self._runs(text, spacing)) + spacing * (
            len(text) - 1
        )

    def write(
        self, draw: ImageDraw.ImageDraw, spot: Point, text: str, ink: Colour, spacing: float = 0
    ) -> None:
        """Write a line whose baseline begins at ``spot``."""
        x, y = spot
        for font, run in self._runs(text, spacing):
            draw.text((x, y), run, font=font, fill=ink, anchor="ls")
            x += font.getlength(run) + spacing

    def _runs(self, text: str, spacing: float) -> list[tuple[Font, str]]:
        """Cut a line where the file changes, or at every letter if letters are spaced."""
        runs: list[tuple[Font, str]] = []
        for cluster in _clusters(unicodedata.normalize("NFC", text)):
            font = next((font for font in self._fonts if _has(font, cluster)), self._fonts[0])
            if runs and runs[-1][0] is font and not spacing:
                runs[-1] = (font, runs[-1][1] + cluster)
            else:
                runs.append((font, cluster))
        return runs


def _clusters(text: str) -> list[str]:
    """Cut a text into letters, each with the marks that stand on it."""
    found: list[str] = []
    for letter in text:
        if found and unicodedata.combining(letter):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def letters(files: Sequence[Path | str] | None, size: int, weight: int = 600) -> Letters:
    """Give the letters of ``files``, or of the project's own sans where it is installed."""
    return Letters(files or SANS, size, weight)


@lru_cache(maxsize=64)
def _open(file: str, size: int, weight: int) -> Font:
    try:
        # Without the library for hard scripts, which not every machine has.
        font = ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)
    except OSError as problem:
        raise ValueError(f"{file} is no typeface that can be read: {problem}") from problem
    try:
        font.set_variation_by_axes([weight])
    except (OSError, NotImplementedError):
        return font  # not a variable typeface: it has the one weight it has
    return font


@lru_cache(maxsize=4096)
def _has(font: Font, cluster: str) -> bool:
    """Tell whether a typeface draws every part of a letter, and not its sign for a missing one."""
    missing = bytes(font.getmask("\U0010fffe"))
    return all(part.isspace() or bytes(font.getmask(part)) != missing for part in cluster)
