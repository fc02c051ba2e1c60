"""A map before it is drawn: what it shows, which countries it is about, where names stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from tools.pictures.art.atlas.labels import Label, stand
from tools.pictures.art.atlas.letters import Letters
from tools.pictures.art.atlas.view import View, view_of
from tools.pictures.art.atlas.world import Country, world
from tools.pictures.art.box import Box

Place = tuple[str, float, float]

SEA = Box(0, 0, 1600, 906)
ROOM = Box(64, 74, 1472, 806)
PLATE = (34.0, 54.0)


@dataclass(frozen=True)
class Sheet:
    """A map before it is drawn: the view, the countries it is about, the names on it."""

    view: View
    home: tuple[Country, ...]
    labels: tuple[Label, ...]
    language: str = "en"


def lay_out(places: Sequence[Place], script: Letters, unit: float = 1.0) -> Sheet:
    """Choose the view, find the countries, and give every name its place (units of the sheet)."""
    if not places:
        raise ValueError("a locator map needs at least one place")
    for name, latitude, longitude in places:
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            raise ValueError(
                f"{name} lies off the globe: latitude {latitude}, longitude {longitude}"
            )
    spots = [(longitude, latitude) for _, latitude, longitude in places]
    found = [world().country_at(*spot) for spot in spots]
    home = tuple({country.name: country for country in found if country}.values())
    view = view_of(spots, home[0].box if len(home) == 1 else None, SEA)
    names = [(name, view.place(*spot)) for (name, _, _), spot in zip(places, spots, strict=True)]
    sizes = [(script.width(name) / unit + PLATE[0], PLATE[1]) for name, _ in names]
    return Sheet(view, home, tuple(stand(names, sizes, ROOM, 30)))
