"""The few inks of one scene, and how they are lightened and darkened."""

from __future__ import annotations

from dataclasses import dataclass

from tools.pictures.art.colour import Colour, colour, mix

DARK, LIGHT = colour("17100f"), colour("fff4e0")
SKINS = tuple(colour(code) for code in ("3d241a", "4f2e1e", "623a24", "78492b", "8d5a35"))
PALE_SKINS = tuple(colour(code) for code in ("c98f68", "d9a980"))


@dataclass(frozen=True)
class Inks:
    """The inks of a scene: three of the sky from above to the horizon, three of the ground from far
    to near, two that call, a pale one, a dark one, the sun's."""

    sky: tuple[Colour, Colour, Colour]
    far: Colour
    mid: Colour
    near: Colour
    warm: Colour
    cool: Colour
    pale: Colour
    dark: Colour
    sun: Colour

    def cloth(self, number: int) -> Colour:
        """A colour for a dress: each number another, the same for one number."""
        pots = (self.warm, self.cool, self.pale, self.sun, mix(self.cool, self.dark, 0.45))
        return pots[number % len(pots)]


def inks(codes: str) -> Inks:
    """Eleven colour codes, in the order of the fields."""
    found = [colour(code) for code in codes.split()]
    high, middle, low, *others = found
    return Inks((high, middle, low), *others)


def shade(ink: Colour, share: float = 0.24) -> Colour:
    """The dark side of something."""
    return mix(ink, DARK, share)


def lit(ink: Colour, share: float = 0.24) -> Colour:
    """The side on which the light falls."""
    return mix(ink, LIGHT, share)


#                 sky                   far    mid    near   warm   cool   pale   dark   sun
DAWN = inks("f6e3bd f2cf98 eab873 c39566 8e6a45 4a3521 b14a1e 2f6478 f6ead2 231a16 eda23c")
NOON = inks("9cc3c9 c3d9cf ecdfb9 b5a673 a0794a 6b4327 c4502a 22566b fbf0da 241c18 f2b441")
DUSK = inks("3a2b52 8d4a5e e58a54 6b3c52 46294a 241a35 e2692f 5d6fa8 f8e2c0 150f20 f8b24e")
NIGHT = inks("0f1531 1a2350 33407a 1c2447 151a38 0b0e20 d9692e 4f6fb3 f5e6c6 070a17 f6bf58")
RIVER = inks("f4dfb3 f1cd95 e9b26c a98457 75593b 3a3a22 b04a1f 2e6478 f6ead2 1e1a18 eba53b")
SAVANNA = inks("f2dca8 eccb8a e3b46a 9fa060 6d7a3f 3c4523 b9481f 2b5a63 f9eed4 211c15 efab3e")
LAGOON = inks("bcd5cf d9e0cb f1dfb5 6f9a97 3d7078 173d4b c6552b 1f4f63 fbf1dc 12232b f0b246")
ROSE = inks("f5dccb efbfa8 e59d80 b9705c 7f4248 40213a b73a3a 2f5d6e fbeadb 23141f f0a94a")
DUST = inks("e9d9bb e2c596 d8ad72 b98552 8f5c36 53301f a83d1d 31606b f7ead1 21160f e9a23a")
INDIGO = inks("dfe4ea c4cfe0 a7b6d3 5b6fa3 2f3f7a 171d47 c8562a 26327a f2ecdd 0e1230 e8a83f")
HALL = inks("5b2a22 7a3a28 96512f 6a3325 42211c 24130f d5672b 2f6a74 f4e2c2 140b0a f0ae48")
ROOM = inks("efe0c4 e6d0a8 d9bb88 b08a58 7a5636 42291c b5481f 2d6070 faf0dc 20160f eeaa41")
LAB = inks("e3ece6 cfdfd8 b5cdc6 7fa39d 4b7475 1f4248 c9582c 1e5a66 f8f6ec 12262b f0b64c")
MIST = inks("dfe6e4 cbd8d8 b7c9cb 87a0a6 57737d 2b4350 bd5029 274f66 f4f2e8 14222b e8b25a")
