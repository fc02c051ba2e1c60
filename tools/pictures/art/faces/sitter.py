"""The sitter: the colours that a portrait is cut from, and the measures of the head."""

from dataclasses import dataclass

from tools.pictures.art.box import Point
from tools.pictures.art.colour import Colour

HEAD: Point = (500.0, 452.0)
WIDE = 158.0
TALL = 205.0
CHIN = HEAD[1] + TALL
CROWN = HEAD[1] - TALL


@dataclass(frozen=True)
class Sitter:
    """The colours of one portrait."""

    skin: Colour
    dusk: Colour
    hair: Colour
    halo: Colour
    dress: Colour
    trim: Colour
    cloth: Colour
    fold: Colour
