"""The size of a rendition, and which part of the picture it shows. Sizes in px."""

from __future__ import annotations

from dataclasses import dataclass

Size = tuple[int, int]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Spec:
    """One size of rendition in pixels; `height` is None when the picture is not cut."""

    width: int
    height: int | None = None

    @property
    def name(self) -> str:
        """The spec as written in an address: `w640` or `c640x360`."""
        return f"w{self.width}" if self.height is None else f"c{self.width}x{self.height}"


def true_size(spec: Spec, width: int, height: int) -> Size:
    """The size of the rendition of an upright picture of ``width`` x ``height``.

    Everything that names a rendition takes its size from here, and so does what makes it. A picture
    is never enlarged: a smaller one is only cut to the shape.
    """
    if spec.height is None:
        wide = min(spec.width, width)
        return wide, max(1, round(height * wide / width))
    scale = min(1, width / spec.width, height / spec.height)
    return max(1, round(spec.width * scale)), max(1, round(spec.height * scale))


def shown_part(spec: Spec, width: int, height: int, focus: Box | None = None) -> Box:
    """The part of the picture that the rendition shows.

    A cut is as large as the shape allows, has the middle of ``focus`` where the picture has it, and
    holds all of ``focus`` where that fits.
    """
    if spec.height is None:
        return 0, 0, width, height
    wide = min(width, height * spec.width / spec.height)
    high = wide * spec.height / spec.width
    left, right = _span(width, wide, (focus[0], focus[2]) if focus else None)
    top, bottom = _span(height, high, (focus[1], focus[3]) if focus else None)
    return left, top, right, bottom


def _span(whole: float, part: float, focus: tuple[float, float] | None) -> tuple[float, float]:
    """Where a ``part`` of the ``whole`` length begins and ends."""
    begin = (whole - part) / 2
    if focus:
        middle = (focus[0] + focus[1]) / 2
        begin = middle * (1 - part / whole)
        if focus[1] - focus[0] <= part:
            begin = min(max(begin, focus[1] - part), focus[0])
    # Within the whole to the last digit: Pillow takes no part that lies a hair outside.
    begin = max(0.0, min(begin, whole - part))
    return begin, min(begin + part, whole)
