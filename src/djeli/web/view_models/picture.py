"""Pictures as a page shows them: which renditions there are, and their addresses.

A rendition's address follows from the picture alone, `<base_url>/<spec>.<format>`, so a page
can name it before it has been made. A spec is `w640` (640 px wide at most, the whole picture) or
`c640x360` (cut to that shape around the picture's focal point). Neither enlarges a picture.
`rounds_for` gives all that pages, feeds and letters name of one picture.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

from djeli.stories.photos.embedded_credits import UNKNOWN, Rights
from djeli.stories.photos.geometry import Size, Spec, true_size
from djeli.stories.photos.renditions import LIGHT

Format = Literal["avif", "webp", "jpg"]
UseName = Literal["lead", "body", "card", "thumb", "face", "portrait", "search", "social"]

FORMATS: tuple[Format, ...] = ("avif", "webp", "jpg")


@dataclass(frozen=True, slots=True)
class Use:
    """A place of pictures on a page: its sizes, smallest first, and its modern formats."""

    specs: tuple[Spec, ...]
    formats: tuple[Format, ...] = ("avif", "webp")
    fallback: int = 0
    """Which of `specs` browsers get that know neither of `formats`."""
    is_fixed: bool = False
    """True if it is always as wide as the first of `specs`: the others are for finer screens."""


_SQUARES = (Spec(96, 96), Spec(192, 192))

USES: Mapping[UseName, Use] = MappingProxyType(
    {
        "lead": Use((Spec(480, 270), Spec(768, 432), Spec(1200, 675), Spec(1600, 900)), fallback=1),
        "body": Use((Spec(480), Spec(768), Spec(1200), Spec(1600)), fallback=1),
        "card": Use((Spec(336, 224), Spec(480, 320), Spec(672, 448), Spec(960, 640)), fallback=1),
        "thumb": Use(_SQUARES, fallback=1, is_fixed=True),
        "face": Use((Spec(96, 96),), formats=("webp",), is_fixed=True),
        "portrait": Use((*_SQUARES, Spec(288, 288)), formats=("webp",), fallback=1),
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
FIRST = (Spec(768, 432), Spec(480, 320), Spec(192, 192), Spec(768), Spec(1200, 630))
"""One of each shape, as JPEG: while nothing else is cut, readers are led to these. The last is for
feeds and for cards of shared links: these are made the moment a story is shared, and are kept."""
FOR_MACHINES = (LIGHT, Spec(480, 270), Spec(96, 96), *USES["search"].specs)
"""As JPEG too: what letters, search engines and the data-saver edition name."""
PHONE = 800
"""In px: what a phone takes is at most as wide."""

Rendition = tuple[Spec, Format]


def rounds_for(width: int, height: int) -> tuple[tuple[Rendition, ...], ...]:
    """Give all renditions of a picture of `width` x `height` px that anything names.

    They come in rounds, the most needed first: one of each shape, what machines take and phones,
    what wide screens take.
    """
    modern = [
        (spec, form)
        for name, use in USES.items()
        for spec, _size in sizes_within(name, width, height)
        for form in use.formats
    ]
    sources = [src_spec(name, width, height) for name in USES]
    plain = [spec for spec in (*sources, *FOR_MACHINES) if spec not in FIRST]
    small = [one for one in modern if one[0].width <= PHONE]
    large = [one for one in modern if one[0].width > PHONE]
    return _once(as_jpeg(FIRST)), _once([*as_jpeg(plain), *small]), _once(large)


def as_jpeg(specs: Iterable[Spec]) -> list[Rendition]:
    """The files that every browser and every machine reads."""
    return [(spec, "jpg") for spec in specs]


def _once(several: list[Rendition]) -> tuple[Rendition, ...]:
    return tuple(dict.fromkeys(several))


def src_spec(use: UseName, width: int, height: int) -> Spec:
    """Give the spec of the one file for browsers and machines that take a single one."""
    sizes = sizes_within(use, width, height)
    return sizes[min(USES[use].fallback, len(sizes) - 1)][0]


def sizes_within(use: UseName, width: int, height: int) -> tuple[tuple[Spec, Size], ...]:
    """Give the specs of `use` that an original of `width` x `height` px can fill.

    Each comes with the true size of its rendition in px. When even the smallest is larger than the
    original, that one is given alone.
    """
    specs = USES[use].specs
    sizes = tuple((spec, true_size(spec, width, height)) for spec in specs)
    return tuple(one for one in sizes if one[1][0] == one[0].width) or sizes[:1]


def srcset(
    base_url: str, use: UseName, form: Format, width: int, height: int, *, by_width: bool = False
) -> str:
    """Write the `srcset` of a picture of `width` x `height` px for `use` in one format.

    `by_width` names widths in px also of a place that is fixed; it then needs `sizes`.
    """
    sizes = sizes_within(use, width, height)
    if USES[use].is_fixed and not by_width:
        first = sizes[0][0].width
        offers = ((spec, f"{spec.width // first}x") for spec, _true in sizes)
    else:
        offers = ((spec, f"{true[0]}w") for spec, true in sizes)
    return ", ".join(f"{base_url}/{spec.name}.{form} {size}" for spec, size in offers)


@dataclass(frozen=True, slots=True)
class ShownCredentials:
    """What a picture's file proves of how it came about: who signed it, with what, when.
    `origin` is camera, machine, composite, or empty; `is_trusted` if the newsroom knows the
    signer."""

    issuer: str
    tool: str = ""
    origin: str = ""
    signed_on: date | None = None
    is_trusted: bool = False


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
    rights: Rights = UNKNOWN
    """What its files say, for machines; ``where_to_license`` is an address."""
    where_to_license: str = ""
    credentials: ShownCredentials | None = None
    light_size: int | None = None
    """Bytes of `light_url`, which is offered to readers who save data."""

    @property
    def light_url(self) -> str:
        """A small file that every browser shows."""
        return f"{self.base_url}/{LIGHT.name}.jpg"

    def srcset(self, use: UseName, form: Format, *, by_width: bool = False) -> str:
        """Give the `srcset` for a place on the page in one format."""
        return srcset(self.base_url, use, form, self.width, self.height, by_width=by_width)

    def is_fixed(self, use: UseName) -> bool:
        """True if the place needs no `sizes`."""
        return USES[use].is_fixed

    def src(self, use: UseName, form: Format = "jpg") -> str:
        """Give the one address for browsers and machines that take a single file."""
        return f"{self.base_url}/{src_spec(use, self.width, self.height).name}.{form}"

    def formats(self, use: UseName) -> tuple[Format, ...]:
        """Give the modern formats offered before the fallback, best first."""
        return USES[use].formats

    def box(self, use: UseName) -> tuple[int, int]:
        """Give width and height in px for the `img` element, so that nothing moves on load."""
        return sizes_within(use, self.width, self.height)[-1][1]
