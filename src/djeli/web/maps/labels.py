"""What a map says to those who do not see it."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from djeli.stories.gazetteer.places import Place
from djeli.web.maps.svg import countries_of


def map_label(places: Sequence[Place]) -> str:
    """``Map: Lokoja, Koulikoro (Nigeria, Mali)``."""
    names = ", ".join(place.name for place in places)
    countries = [name for name in countries_of(places) if name not in names]
    if not countries:
        return _("Map: %s") % names
    return _("Map: %(places)s (%(countries)s)") % {
        "places": names,
        "countries": ", ".join(countries),
    }
