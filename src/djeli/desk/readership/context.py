"""The tables of a page, in the order in which the template shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from djeli.desk.readership.facets import Row
from djeli.desk.readership.overview import Overview, facets_since
from djeli.desk.readership.spans import Span
from djeli.desk.readership.story_numbers import StoryNumbers


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name in addresses, its heading, its rows, and what it says without any."""

    name: str
    title: str
    rows: tuple[Row, ...]
    csv: str
    note: str = ""
    empty: str = ""


def of_the_site(shown: Overview) -> Iterator[Table]:
    span = shown.window.span
    since = _since(facets_since(shown.window)) if span is Span.NOW else ""
    for name, title, rows, empty in (
        ("sections", _("Sections"), shown.sections, ""),
        *_kinds(shown),
    ):
        note = "" if name == "sections" else since
        csv = f"{reverse('desk_readership_table', args=[name])}?span={span}"
        yield Table(name, title, rows, csv, note, empty or _("No views in this period."))


def of_a_story(shown: StoryNumbers) -> Iterator[Table]:
    for name, title, rows, empty in _kinds(shown):
        csv = reverse("desk_readership_story_table", args=[shown.story.pk, name])
        yield Table(name, title, rows, csv, "", empty or _("No readers yet."))


def _kinds(shown: Overview | StoryNumbers) -> Iterator[tuple[str, str, tuple[Row, ...], str]]:
    yield "referrers", _("Where readers came from"), shown.referrers, ""
    yield "devices", _("Devices"), shown.devices, ""
    yield "languages", _("Languages of the browser"), shown.languages, ""
    unknown = _("No data on reading depth yet. It arrives when readers leave the page.")
    yield "depths", _("How far they read"), shown.depths, unknown


def _since(at: datetime) -> str:
    local = timezone.localtime(at)
    return _("since %s") % date_format(local.replace(minute=0), "H:i")
