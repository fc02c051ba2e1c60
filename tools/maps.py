"""Make the small atlas of the product's locator maps from that of the demo's pictures.

    python -m tools.maps

It keeps the same countries and borders with fewer points: a map in a story is 340 units wide.
"""

from __future__ import annotations

import gzip
import json
from itertools import accumulate
from pathlib import Path

from tools.atlas import simplify

SOURCE = Path(__file__).parent / "pictures/art/atlas/world.json.gz"
TARGET = Path(__file__).parents[1] / "src/djeli/web/maps/countries.json.gz"
PER_DEGREE = 50
TOLERANCE = 0.05
"""Degrees by which a line may depart from the source."""
ISLET = 0.05
"""Square degrees under which an island is left out, unless it is the largest part of a country."""


def main() -> None:
    """Read, simplify, write."""
    packed = json.loads(gzip.decompress(SOURCE.read_bytes()))
    arcs = [_points(flat, packed["per_degree"]) for flat in packed["arcs"]]
    small = {
        "per_degree": PER_DEGREE,
        "arcs": [_flat(simplify(arc, TOLERANCE)) for arc in arcs],
        "countries": [
            [
                iso,
                name,
                [rings for k, rings in enumerate(parts) if not k or _area(rings, arcs) > ISLET],
            ]
            for iso, name, parts in packed["countries"]
        ],
    }
    text = json.dumps(small, ensure_ascii=False, separators=(",", ":")).encode()
    TARGET.write_bytes(gzip.compress(text, 9, mtime=0))
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes")


def _points(flat: list[int], per_degree: int) -> list[tuple[float, float]]:
    xs, ys = accumulate(flat[::2]), accumulate(flat[1::2])
    return [(x / per_degree, y / per_degree) for x, y in zip(xs, ys, strict=True)]


def _flat(points: list[tuple[float, float]]) -> list[int]:
    flat: list[int] = []
    last: tuple[int, int] | None = None
    for x, y in points:
        spot = (round(x * PER_DEGREE), round(y * PER_DEGREE))
        if last is None or spot != last:
            flat += [spot[0] - (last or (0, 0))[0], spot[1] - (last or (0, 0))[1]]
            last = spot
    return flat


def _area(rings: list[list[int]], arcs: list[list[tuple[float, float]]]) -> float:
    points = [point for n in rings[0] for point in (arcs[n] if n >= 0 else arcs[~n][::-1])]
    pairs = zip(points, points[1:] + points[:1], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


if __name__ == "__main__":
    main()
