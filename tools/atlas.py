"""Turn a TopoJSON of the world's countries into the small atlas of the demo's locator maps.

    python tools/atlas.py countries-10m.json

The file comes from Natural Earth (public domain), as the npm package world-atlas packs it. The
result, tools/pictures/art/atlas/world.json.gz, keeps borders shared by two countries as one line,
more points in Africa and round it than elsewhere, and no islet that a map would not show.
"""

import argparse
import gzip
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

Arc = list[tuple[float, float]]

TARGET = Path(__file__).parents[1] / "tools/pictures/art/atlas/world.json.gz"
PER_DEGREE = 200
NEAR = (-30.0, -38.0, 62.0, 48.0)  # west, south, east, north: drawn most often, so drawn finest
FINE, COARSE = 0.012, 0.045  # degrees by which a line may depart from the source
ISLET = 0.004  # square degrees

FULL_NAMES = {
    "Bosnia and Herz.": "Bosnia and Herzegovina",
    "Central African Rep.": "Central African Republic",
    "Dem. Rep. Congo": "DR Congo",
    "Dominican Rep.": "Dominican Republic",
    "Eq. Guinea": "Equatorial Guinea",
    "eSwatini": "Eswatini",
    "Macedonia": "North Macedonia",
    "Marshall Is.": "Marshall Islands",
    "S. Sudan": "South Sudan",
    "São Tomé and Principe": "São Tomé and Príncipe",
    "Solomon Is.": "Solomon Islands",
    "Turkey": "Türkiye",
    "United States of America": "United States",
    "W. Sahara": "Western Sahara",
}
# Territories without a code of their own in the source, drawn with the state the UN counts them to.
JOINED = {
    "Akrotiri": "Cyprus",
    "Baikonur": "Kazakhstan",
    "Cyprus U.N. Buffer Zone": "Cyprus",
    "Dhekelia": "Cyprus",
    "N. Cyprus": "Cyprus",
    "Somaliland": "Somalia",
    "USNB Guantanamo Bay": "Cuba",
}
LEFT_OUT = {"Antarctica"}


def decode(topology: dict[str, Any]) -> list[Arc]:
    """Give every arc as longitudes and latitudes."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    return arcs


def simplify(points: Arc, tolerance: float) -> Arc:
    """Drop the points that lie within ``tolerance`` of the line without them (Douglas-Peucker)."""
    kept = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    if points[0] == points[-1] and len(points) > 3:  # a ring: begin from its farthest point too
        far = max(range(len(points)), key=lambda i: _square(points[0], points[i]))
        kept.add(far)
        spans = [(0, far), (far, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        worst, index = tolerance * tolerance, -1
        for i in range(first + 1, last):
            away = _away(points[i], points[first], points[last])
            if away > worst:
                worst, index = away, i
        if index > 0:
            kept.add(index)
            spans += [(first, index), (index, last)]
    return [points[i] for i in sorted(kept)]


def _square(a: tuple[float, float], b: tuple[float, float]) -> float:
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2


def _away(p: tuple[float, float], a: tuple[float, float], b: tuple[float, float]) -> float:
    """Give the squared distance of ``p`` from the piece of line from ``a`` to ``b``."""
    length = _square(a, b)
    if not length:
        return _square(p, a)
    part = max(
        0.0, min(1.0, ((p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1])) / length)
    )
    return _square(p, (a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])))


def tolerance_for(points: Arc) -> float:
    """Give the tolerance that suits where an arc lies."""
    west, south, east, north = NEAR
    x, y = points[len(points) // 2]
    return FINE if west <= x <= east and south <= y <= north else COARSE


def gather(topology: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Give the countries by name: code and polygons (lists of rings of arc numbers)."""
    countries: dict[str, dict[str, Any]] = defaultdict(lambda: {"iso": "", "polygons": []})
    for shape in topology["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        if name in LEFT_OUT or "arcs" not in shape:
            continue
        country = countries[FULL_NAMES.get(name, JOINED.get(name, name))]
        if name not in JOINED:
            country["iso"] = shape.get("id", "")
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        country["polygons"] += polygons
    return countries


def ring_points(ring: list[int], arcs: list[Arc]) -> Arc:
    """Give the outline that a list of arc numbers stands for (~n: backwards)."""
    points: Arc = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def area(points: Arc) -> float:
    """Give the area of an outline in square degrees."""
    pairs = zip(points, points[1:] + points[:1], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


def without_islets(polygons: list[list[list[int]]], arcs: list[Arc]) -> list[list[list[int]]]:
    """Drop islets, but never the largest part of a country."""
    sized = sorted(polygons, key=lambda rings: -area(ring_points(rings[0], arcs)))
    return [
        rings
        for k, rings in enumerate(sized)
        if k == 0 or area(ring_points(rings[0], arcs)) >= ISLET
    ]


def pack(topology: dict[str, Any]) -> dict[str, Any]:
    """Give the atlas: arcs as steps of 1/200 degree, countries as rings of arc numbers."""
    arcs = decode(topology)
    countries = gather(topology)
    used: dict[int, int] = {}
    packed = []
    for name, country in sorted(countries.items()):
        polygons = []
        for rings in without_islets(country["polygons"], arcs):
            renumbered = []
            for ring in rings:
                numbers = [used.setdefault(n if n >= 0 else ~n, len(used)) for n in ring]
                renumbered.append([m if n >= 0 else ~m for n, m in zip(ring, numbers, strict=True)])
            polygons.append(renumbered)
        packed.append([country["iso"], name, polygons])
    return {"per_degree": PER_DEGREE, "arcs": [steps(arcs[n]) for n in used], "countries": packed}


def steps(points: Arc) -> list[int]:
    """Give an arc as a flat list: where it begins, then each step, in 1/200 degree."""
    flat: list[int] = []
    last = (0, 0)
    for x, y in simplify(points, tolerance_for(points)):
        spot = (round(x * PER_DEGREE), round(y * PER_DEGREE))
        if flat and spot == last:
            continue
        flat += [spot[0] - last[0], spot[1] - last[1]]
        last = spot
    return flat


def main() -> int:
    """Read the TopoJSON named on the command line and write the atlas."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("topojson", type=Path, help="countries-10m.json or countries-50m.json")
    source = parser.parse_args().topojson
    try:
        topology = json.loads(source.read_text(encoding="utf-8"))
        atlas = pack(topology)
    except (OSError, ValueError, KeyError) as problem:
        print(f"{source} is no TopoJSON of countries: {problem}", file=sys.stderr)
        return 1
    text = json.dumps(atlas, ensure_ascii=False, separators=(",", ":")).encode()
    # Without a name and a time in its header the file depends on its content alone.
    TARGET.write_bytes(gzip.compress(text, 9, mtime=0))
    points = sum(len(arc) for arc in atlas["arcs"]) // 2
    print(
        f"{TARGET.name}: {len(atlas['countries'])} countries, {points} points, "
        f"{TARGET.stat().st_size} bytes"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
