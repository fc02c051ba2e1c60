"""The duotones of the maps: a sea, a land, the country that matters, and what is written."""

from dataclasses import dataclass

from tools.pictures.art.colour import Colour, colour


@dataclass(frozen=True)
class Tones:
    """The colours of a map. ``plate`` is what names stand on, ``ink`` what they are written in."""

    name: str
    sea: Colour
    land: Colour
    home: Colour
    line: Colour
    quiet: Colour
    loud: Colour
    dot: Colour
    plate: Colour
    ink: Colour


def _tones(name: str, codes: str) -> Tones:
    return Tones(name, *(colour(code) for code in codes.split()))


#       name        sea    land   home   line   quiet  loud   dot    plate  ink
TONES: tuple[Tones, ...] = (
    _tones("indigo", "2c2a66 efe7d8 e3b25a a89a86 7d7263 4a3312 a8481c fbf8f2 1b1713"),
    _tones("paper", "e4e0ee fbf8f2 2c2a66 b9b2c9 6f6a85 d9d6ff e0762f fbf8f2 1b1713"),
    _tones("laterite", "f4e6d0 dca876 a8481c f4e6d0 7a4a25 ffe9d6 2c2a66 fbf8f2 1b1713"),
    _tones("night", "16143c 35327a a9a3f0 5c58a6 a5a1dc 25225c f0995f fbf8f2 1b1713"),
    _tones("lagoon", "0e4d54 eee4d0 e5a04c b3a68c 75694f 4d2d0b 8c2f16 fbf8f2 1b1713"),
    _tones("forest", "dfe5d6 9db58f 1f4a38 dfe5d6 3f5a3e d4ead0 e0762f fbf8f2 1b1713"),
    _tones("kola", "4a2013 e9d6b8 c4692e ad957a 7b6247 2e1208 2c2a66 fbf8f2 1b1713"),
)
