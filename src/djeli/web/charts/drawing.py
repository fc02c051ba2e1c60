"""A stored chart, ready to be shown: its words, its figures, and the sheet on which they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from djeli.kit.language import direction
from djeli.stories.charts.figures import Figures, Series, UnusableFigures, read_figures, rows_of
from djeli.web.charts.bars import bars
from djeli.web.charts.columns import columns
from djeli.web.charts.dots import dots
from djeli.web.charts.lines import lines
from djeli.web.charts.sheet import Sheet

DECIMAL_COMMA = frozenset({"fr", "pt", "es", "de", "it", "ar", "id"})


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart as all ways to show it need it. ``summary`` is for those who do not see it."""

    title: str
    kind: str
    unit: str
    source: str
    note: str
    figures: Figures
    sheet: Sheet
    summary: str
    is_mirrored: bool


def drawing_of(value: Mapping[str, Any], language: str) -> Drawing | None:
    """The chart of a stored block; None if its table makes none, as in a draft."""
    try:
        return make_drawing(value, read_figures(rows_of(value.get("table"))), language)
    except UnusableFigures:
        return None


def make_drawing(words: Mapping[str, Any], figures: Figures, language: str) -> Drawing:
    """The chart of figures; ``words`` are a block's."""
    kind = words.get("kind") or "bar"
    return Drawing(
        title=words.get("title") or "",
        kind=kind,
        unit=words.get("unit") or "",
        source=words.get("source") or "",
        note=words.get("note") or "",
        figures=figures,
        sheet=_sheet(kind, figures, "," if language[:2] in DECIMAL_COMMA else "."),
        summary=_summary(kind, figures),
        is_mirrored=direction(language) == "rtl",
    )


def _sheet(kind: str, figures: Figures, decimal_mark: str) -> Sheet:
    if kind == "line":
        return lines(figures, decimal_mark)
    if kind == "dot":
        return dots(figures, decimal_mark)
    return columns(figures, decimal_mark) if figures.days else bars(figures)


def _summary(kind: str, figures: Figures) -> str:
    """What the chart says, in words: its kind, its size, and the ends of every series."""
    kinds = {"line": _("Line chart"), "dot": _("Dot chart")}
    rows = _("%s rows") % len(figures.labels) if len(figures.labels) > 1 else _("1 row")
    said = [_ends(series, figures.labels) for series in figures.series if series.present()]
    return " ".join((f"{kinds.get(kind, _('Bar chart'))}, {rows}.", *said))


def _ends(series: Series, labels: tuple[str, ...]) -> str:
    found = [place for place, value in enumerate(series.values) if value is not None]
    values = {place: value for place, value in enumerate(series.values) if value is not None}
    least, most = min(found, key=values.__getitem__), max(found, key=values.__getitem__)
    return _("%(series)s: from %(least)s (%(where)s) to %(most)s (%(there)s).") % {
        "series": series.name,
        "least": series.texts[least],
        "where": labels[least],
        "most": series.texts[most],
        "there": labels[most],
    }
