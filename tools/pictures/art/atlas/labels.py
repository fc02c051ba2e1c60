"""Where the names stand: beside their dots, inside the picture, clear of one another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tools.pictures.art.box import Box, Point


@dataclass(frozen=True)
class Label:
    """A name, the dot it belongs to, and the plate it stands on."""

    text: str
    dot: Point
    plate: Box


def around(dot: Point, size: Point, gap: float) -> Iterator[Box]:
    """Give the plates that might hold a name, the best first: right, left, above, below, aslant."""
    (x, y), (w, h) = dot, size
    yield Box(x + gap, y - h / 2, w, h)
    yield Box(x - gap - w, y - h / 2, w, h)
    yield Box(x - w / 2, y - gap - h, w, h)
    yield Box(x - w / 2, y + gap, w, h)
    for lift in (-h - gap * 0.4, gap * 0.4):
        yield Box(x + gap * 0.5, y + lift, w, h)
        yield Box(x - gap * 0.5 - w, y + lift, w, h)


def stand(
    names: Sequence[tuple[str, Point]], sizes: Sequence[Point], room: Box, gap: float
) -> list[Label]:
    """Choose a plate for each name: no plate on another or on a dot, all within ``room``.

    A name for which nothing is free takes the place that is least covered. Sizes, room and gap
    are in one unit, whichever.
    """
    reach = gap * 0.8
    dots = [Box(x - reach, y - reach, 2 * reach, 2 * reach) for _, (x, y) in names]
    labels: list[Label] = []
    for k, ((text, dot), size) in enumerate(zip(names, sizes, strict=True)):
        taken = [label.plate for label in labels] + dots[:k] + dots[k + 1 :]
        plates = [_within(plate, room) for plate in around(dot, size, gap)]
        wanted = list(around(dot, size, gap))
        plate = min(
            plates,
            key=lambda box: (
                sum(_shared(box, other) for other in taken),
                _shared(box, dots[k]),
                min(abs(box.x - other.x) + abs(box.y - other.y) for other in wanted),
                plates.index(box),
            ),
        )
        labels.append(Label(text, dot, plate))
    return labels


def _within(plate: Box, room: Box) -> Box:
    """Push a plate into the room."""
    x = min(max(plate.x, room.x), room.right - plate.w)
    y = min(max(plate.y, room.y), room.bottom - plate.h)
    return Box(x, y, plate.w, plate.h)


def _shared(first: Box, second: Box) -> float:
    """Give the area that two boxes share."""
    wide = min(first.right, second.right) - max(first.x, second.x)
    tall = min(first.bottom, second.bottom) - max(first.y, second.y)
    return max(0.0, wide) * max(0.0, tall)
