"""Pictures as a page shows them: which renditions there are, and their addresses.

A rendition's address follows from the picture alone, `<base_url>/<spec>.<format>`, so a page
can name it before it has been made. A spec is `w640` (640 px wide at most, the whole picture) or
`c640x360` (cut to that shape around the picture's focal point). Neither enlarges a picture.
`SPECS` and `FORMATS` are all that a server has to answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from djeli.stories.photos.geometry import Size, Spec, true_size
from djeli.stories.photos.renditions import LIGHT

Format = Literal["avif", "webp", "jpg"]
UseName = Literal["lead", "body", "card", "thumb", "portrait", "search", "social"]

FORMATS: tuple[Format, ...] = ("avif", "webp", "jpg")


@dataclass(frozen=True, slots=True)
class Use:
    """A place of pictures on a page: its sizes, smallest first, and its modern formats."""

    specs: tuple[Spec, ...]
    formats: tuple[Format, ...] = ("avif", "webp")
    fallback: int = 0
    """Which of `specs` browsers get that know neither of `formats`."""


_SQUARES = (Spec(96, 96), Spec(192, 192), Spec(288, 288))

USES: Mapping[UseName, Use] = MappingProxyType(
    {
        "lead": Use((Spec(480, 270), Spec(800, 450), Spec(1200, 675), Spec(1600, 900)), fallback=1),
        "body": Use((Spec(480), Spec(800), Spec(1200), Spec(1600)), fallback=1),
        "card": Use((Spec(336, 224), Spec(480, 320), Spec(672, 448), Spec(960, 640)), fallback=1),
        "thumb": Use(_SQUARES, formats=("webp",), fallback=1),
        "portrait": Use(_SQUARES, formats=("webp",), fallback=1),
        "search": Use((Spec(1200, 1200), Spec(1200, 900), Spec(1200, 675)), formats=()),
        "social": Use((Spec(1200, 630),), formats=()),
    }
)
"""Every place of pictures. Lead is 16:9, card 3:2, thumb and portrait 1:1, body whole;
search engines want a picture in three shapes."""

SPECS: Mapping[str, Spec] = MappingProxyType(
    {spec.name: spec for use in USES.values() for spec in use.specs}
)
"""All renditions that any page asks for, by the name in their address: the server's allow-list."""


def sizes_within(use: UseName, width: int, height: int) -> tuple[tuple[Spec, Size], ...]:
    """Give the specs of `use` that an original of `width` x `height` px can fill.

    Each comes with the true size of its rendition in px. When even the smallest is larger than the
    original, that one is given alone.
    """
    specs = USES[use].specs
    sizes = tuple((spec, true_size(spec, width, height)) for spec in specs)
    return tuple(one for one in sizes if one[1][0] == one[0].width) or sizes[:1]


def srcset(base_url: str, use: UseName, form: Format, width: int, height: int) -> str:
    """Write the `srcset` of a picture of `width` x `height` px for `use` in one format."""
    sizes = sizes_within(use, width, height)
    return ", ".join(f"{base_url}/{spec.name}.{form} {true[0]}w" for spec, true in sizes)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPicture:
    """A picture with what must never be parted from it: alt text and credit.

    `base_url` is `/media/pictures/<id>/<version>`, without a final slash; `version` changes
    whenever the file, its focal point or its rotation does. `width` and `height` are the
    original's, in px. The focal point is the server's affair: it cuts `c` renditions around it.
    """

    base_url: str
    width: int
    height: int
    alt: str
    credit: str
    caption: str = ""
    light_size: int | None = None
    """Bytes of `light_url`, which is offered to readers who save data."""

    @property
    def light_url(self) -> str:
        """A small file that every browser shows."""
        return f"{self.base_url}/{LIGHT.name}.jpg"

    def srcset(self, use: UseName, form: Format) -> str:
        """Give the `srcset` for a place on the page in one format."""
        return srcset(self.base_url, use, form, self.width, self.height)

    def src(self, use: UseName, form: Format = "jpg") -> str:
        """Give the one address for browsers and machines that take a single file."""
        sizes = sizes_within(use, self.width, self.height)
        spec = sizes[min(USES[use].fallback, len(sizes) - 1)][0]
        return f"{self.base_url}/{spec.name}.{form}"

    def formats(self, use: UseName) -> tuple[Format, ...]:
        """Give the modern formats offered before the fallback, best first."""
        return USES[use].formats

    def box(self, use: UseName) -> tuple[int, int]:
        """Give width and height in px for the `img` element, so that nothing moves on load."""
        return sizes_within(use, self.width, self.height)[-1][1]
