"""Where on the cloth: a rectangle, in the cloth's own units (a thousand to its height)."""

from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """A rectangle: left, top, width, height."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """Where it ends across."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """Where it ends down."""
        return self.y + self.h

    @property
    def middle(self) -> Point:
        """Its centre."""
        return self.x + self.w / 2, self.y + self.h / 2

    @property
    def reach(self) -> float:
        """The radius of the largest circle inside."""
        return min(self.w, self.h) / 2

    def inset(self, dx: float, dy: float | None = None) -> "Box":
        """Give the box with ``dx`` taken off at the sides and ``dy`` above and below."""
        down = dx if dy is None else dy
        return Box(self.x + dx, self.y + down, self.w - 2 * dx, self.h - 2 * down)

    def across(self, count: int) -> list["Box"]:
        """Cut into ``count`` equal boxes side by side."""
        step = self.w / count
        return [Box(self.x + i * step, self.y, step, self.h) for i in range(count)]

    def down(self, *shares: float) -> list["Box"]:
        """Cut into boxes one under the other, in the proportion of ``shares``."""
        total, top, cut = sum(shares), self.y, []
        for share in shares:
            height = self.h * share / total
            cut.append(Box(self.x, top, self.w, height))
            top += height
        return cut

    def grid(self, columns: int, rows: int) -> list[list["Box"]]:
        """Cut into ``rows`` lists of ``columns`` equal boxes."""
        return [row.across(columns) for row in self.down(*[1] * rows)]

    def cells(self, shape: float = 1.0) -> list["Box"]:
        """Cut into as many boxes as fit side by side with about ``shape`` widths to a height."""
        return self.across(max(1, round(self.w / (self.h * shape))))

    def swapped(self) -> "Box":
        """Give the box with across and down exchanged, for a hand that is turned."""
        return Box(self.y, self.x, self.h, self.w)

    def corners(self) -> list[Point]:
        """Give the four corners, clockwise from the top left."""
        return [
            (self.x, self.y),
            (self.right, self.y),
            (self.right, self.bottom),
            (self.x, self.bottom),
        ]
