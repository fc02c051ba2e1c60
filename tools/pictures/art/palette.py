"""The dye pots: named sets of colours that go together, and the roles they play on a cloth."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tools.pictures.art.colour import Colour, colour, contrast, mix


@dataclass(frozen=True)
class Palette:
    """Five colours with a role each. ``main`` always stands out from ``ground``."""

    name: str
    ground: Colour
    main: Colour
    accent: Colour
    second: Colour
    shade: Colour

    def turned(self) -> "Palette":
        """Give the same colours with motif and ground exchanged, for a panel in reverse."""
        return replace(
            self,
            ground=self.main,
            main=self.ground,
            accent=self._clearest(self.main, self.accent, self.second),
            second=self._clearest(self.main, self.second, self.accent),
            shade=mix(self.main, self.ground, 0.12),
        )

    def dyed(self) -> "Palette":
        """Give a panel whose cloth has the accent colour, with the motif that shows best on it."""
        main = max((self.main, self.ground), key=lambda pot: contrast(self.accent, pot))
        other = self.main if main == self.ground else self.ground
        return replace(
            self,
            ground=self.accent,
            main=main,
            accent=self._clearest(self.accent, other, main),
            second=self._clearest(self.accent, self.second, main),
            shade=mix(self.accent, other, 0.15),
        )

    def quiet(self) -> "Palette":
        """Give a panel whose cloth is a tone away from the ground."""
        return replace(self, ground=self.shade, shade=self.ground)

    def colours(self) -> Iterator[Colour]:
        """Give the four colours that stand on the ground, the strongest first."""
        yield from (self.main, self.accent, self.second, self.shade)

    @staticmethod
    def _clearest(ground: Colour, wanted: Colour, instead: Colour) -> Colour:
        """Give ``wanted``, unless it would sink into ``ground``."""
        if contrast(ground, wanted) >= 1.7:
            return wanted
        return max((wanted, instead), key=lambda pot: contrast(ground, pot))


def _pot(name: str, codes: str) -> Palette:
    return Palette(name, *(colour(code) for code in codes.split()))


#          name          ground main   accent second shade
PALETTES: tuple[Palette, ...] = (
    _pot("mud", "1f1712 efe4d0 c8702f e3ae52 33271e"),
    _pot("kola", "5a2817 f5e7ce e69c3c c9826a 44190c"),
    _pot("indigo", "20245a f1e8d8 e0a63c 8b93d8 2e3374"),
    _pot("forest", "1d3a2f f1e8d3 e08a35 8fb58c 2a4c3e"),
    _pot("ochre", "d49a34 21160f 8a2a14 fbf0d8 c08524"),
    _pot("chalk", "eee3cd 241b15 a8481c 33307a dfd0b3"),
    _pot("laterite", "a63f1c fceeda 2c130b f2b65c 8c3113"),
    _pot("lagoon", "0d4a50 f5ead4 f2a24c 7fc6b8 155c62"),
    _pot("hibiscus", "7b1e35 f8e7d2 f0a55b e38c92 641528"),
    _pot("millet", "f0d8a4 38231a b04a1c 41643a e4c685"),
    _pot("aubergine", "3c1c40 f4e5d8 e8a251 bb7fae 4c2a51"),
    _pot("salt", "e3e7e2 1c3050 bb5428 5c89a8 cfd7d3"),
    _pot("palm", "4e5a1c f8f0d6 e9b83c 1f2410 5d6b26"),
    _pot("river", "0e2c48 edf1ee e8a33d 6db4d8 173c5d"),
    _pot("clay", "e6ae86 3d1424 a42f26 fdf2de d9996d"),
    _pot("sulphur", "25262b f4d24e f3ede0 cf5a2c 34353c"),
    _pot("adire", "17255f e4ebf7 7f9adb b3c6ee 21327a"),
    _pot("sky", "e9edf3 1d2f70 5776bd d98a3d d6deeb"),
    _pot("rose", "f3d9cf 4a1530 c23f3a 2f6f6a e8c4b8"),
    _pot("baobab", "3b2b22 f2dfc0 8fbf8a e0863f 4b382c"),
)
