"""The door of the charts."""

from djeli.desk.audience.charts.bars import bar
from djeli.desk.audience.charts.figure import figure
from djeli.desk.audience.charts.numbers import exact, share, short
from djeli.desk.audience.charts.series import Chart, Kind, Line, Mark, MarkKind, Point
from djeli.desk.audience.charts.spark import sparkline

__all__ = [
    "Chart",
    "Kind",
    "Line",
    "Mark",
    "MarkKind",
    "Point",
    "bar",
    "exact",
    "figure",
    "share",
    "short",
    "sparkline",
]
