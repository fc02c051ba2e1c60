"""Draw the demo's pictures into the package.

    python -m tools.pictures [NAME...]

Run it after a text of the demo asks for another picture, or after the drawing changed. It draws
what is new or has other pixels than before, removes what no text asks for, and leaves every other
file as it is. With names it draws those alone, in any case.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Collection, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from djeli.demo import sources
from tools.pictures.drawing import Drawing, digest, draw, written
from tools.pictures.wanted import drawings

DIGESTS = Path(__file__).with_name("digests.json")
"""The pixels that each picture had when it was drawn, before it was made small."""


def main() -> None:
    """Draw, write files, and write the two lists that go with them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    names = parser.parse_args().names
    wanted = drawings()
    known: dict[str, str] = json.loads(DIGESTS.read_text("utf-8")) if DIGESTS.is_file() else {}
    chosen = [one for one in wanted if not names or one.seed in names]
    before = [known.get(one.seed, "") if _is_kept(one, names) else "" for one in chosen]
    with ProcessPoolExecutor(2) as pool:
        made = list(pool.map(_make, chosen, before))
    known |= {one.seed: found for one, found in zip(chosen, made, strict=True)}
    seeds = {one.seed for one in wanted}
    for path in sources.PICTURES.glob("*.avif"):
        if path.stem not in seeds:
            path.unlink()
    _write(DIGESTS, {name: known[name] for name in known.keys() & seeds})
    _write(sources.PICTURE_INDEX, {one.seed: facts(one) for one in wanted})


def facts(drawing: Drawing) -> dict[str, Any]:
    """What the demo has to know of a picture."""
    return {"kind": drawing.kind}


def _is_kept(drawing: Drawing, names: Collection[str]) -> bool:
    """Whether the file that is there stays where the pixels are the same."""
    return not names and sources.picture_file(drawing.seed).is_file()


def _make(drawing: Drawing, before: str) -> str:
    """Draw one picture and write its file where the pixels are new; the digest of the pixels."""
    image = draw(drawing)
    found = digest(image)
    if found != before:
        sources.picture_file(drawing.seed).write_bytes(written(image))
        print(drawing.seed, flush=True)
    return found


def _write(path: Path, rows: Mapping[str, Any]) -> None:
    """One row a line, so that a change shows as a line."""
    lines = [f"{json.dumps(name)}: {json.dumps(rows[name])}" for name in sorted(rows)]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


if __name__ == "__main__":
    main()
