"""The door of the charts."""

from djeli.desk.readership.charts.bars import bar
from djeli.desk.readership.charts.figure import figure
from djeli.desk.readership.charts.numbers import exact, share, short
from djeli.desk.readership.charts.series import Chart, Kind, Line, Mark, MarkKind, Point
from djeli.desk.readership.charts.spark import sparkline

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
