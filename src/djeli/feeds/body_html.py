"""A story's body as HTML for other sites: plain elements, absolute addresses, credits kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from djeli.stories.addresses import absolute
from djeli.stories.charts.figures import rows_of
from djeli.stories.charts.letters import is_drawable
from djeli.stories.charts.pictures import picture_address, size_of
from djeli.stories.lists.cards import CardRow
from djeli.stories.models import Article, Picture
from djeli.stories.models.picture import renditions_address
from djeli.stories.photos.geometry import Size, Spec, true_size
from djeli.stories.text import bodies, links
from djeli.stories.text.links import Destination
from djeli.stories.tree import Tree

BODY = Spec(768)
"""Pictures in a text: one of ``web.view_models.picture.SPECS``."""

Stored = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Linked:
    """What bodies point to, by id."""

    rows: Mapping[int, CardRow]
    pictures: Mapping[int, Picture]
    documents: Mapping[int, Any]


class TextWriter:
    """Writes bodies whose linked rows were read before."""

    def __init__(self, tree: Tree, found: Linked) -> None:
        self.tree, self.found = tree, found
        self.story, self.language, self.is_paid_for = 0, "", False

    def html(self, blocks: Sequence[Stored], story: Article) -> str:
        """Every block of a story that still has something to show."""
        self.story, self.language = story.pk, story.language
        self.is_paid_for = story.is_sponsored
        return "".join(
            WRITERS[block["type"]](self, block["value"])
            for block in blocks
            if block["type"] in WRITERS
        )

    def paragraph(self, value: str) -> str:
        return links.with_links(value, self._destination)

    def heading(self, value: str) -> str:
        return f"<h2>{escape(value)}</h2>"

    def picture(self, value: Stored) -> str:
        picture = self.found.pictures.get(value["picture"])
        if picture is None or picture.is_expired:
            return ""
        return figure(picture, value.get("caption") or "", value.get("credit") or "")

    def gallery(self, value: Stored) -> str:
        return "".join(
            self.picture(part.get("value", part)) for part in value.get("pictures") or ()
        )

    def quote(self, value: Stored) -> str:
        said_by = ", ".join(part for part in (value.get("person"), value.get("role")) if part)
        cite = f"<p><cite>{escape(said_by)}</cite></p>" if said_by else ""
        return f"<blockquote><p>{escape(value['text'])}</p>{cite}</blockquote>"

    def facts(self, value: Stored) -> str:
        text = links.with_links(value["text"], self._destination)
        return f"<h3>{escape(value['title'])}</h3>{text}"

    def embed(self, value: Stored) -> str:
        return _link(self._outside(value["url"]), value["title"])

    def table(self, value: Stored | None) -> str:
        rows = [[str(cell or "") for cell in row] for row in (value or {}).get("data") or ()]
        if not value or not rows:
            return ""
        head = bool(value.get("first_row_is_table_header"))
        return _table(rows, value.get("table_caption") or "", has_header=head)

    def chart(self, value: Stored) -> str:
        """The chart as a picture, and its figures as a table; the table alone, with what is said
        of it, where our fonts lack letters of the chart."""
        rows = rows_of(value.get("table"))
        if not rows:
            return ""
        title, unit = value.get("title") or "", value.get("unit") or ""
        about = " ".join(part for part in (value.get("note"), value.get("source")) if part)
        caption = ", ".join(part for part in (title, unit) if part)
        if not is_drawable(value):
            told = f"<p>{escape(about)}</p>" if about else ""
            return _table(rows, caption, has_header=True) + told
        address = absolute(picture_address(self.story, value, self.language))
        size = size_of(value, self.language)
        return shown(address, title, title, about, size) + _table(rows, caption, has_header=True)

    def map(self, value: Stored) -> str:
        """The places by name: a map's picture is for our own pages."""
        names = [line.strip() for line in (value.get("places") or "").splitlines() if line.strip()]
        said = value.get("caption") or "; ".join(names)
        return f"<p>{escape(said)}</p>" if said else ""

    def document(self, value: Stored) -> str:
        document = self.found.documents.get(value["document"])
        if document is None:
            return ""
        to = Destination(absolute(document.url))
        return _link(to, value.get("title") or document.title)

    def related(self, value: Stored) -> str:
        row = self.found.rows.get(value["story"])
        return _link(self._to_story(row), row.headline) if row else ""

    def _to_story(self, row: CardRow) -> Destination:
        return Destination(absolute(self.tree.address(row.url_path)), row.is_sponsored)

    def _outside(self, url: str) -> Destination:
        if url.startswith("/"):
            return Destination(absolute(url))
        return Destination(url, self.is_paid_for and links.leads_out(url))

    def _destination(self, attributes: Mapping[str, str]) -> Destination:
        kind, pk = links.target(attributes)
        if kind == "page":
            if pk in self.found.rows:
                return self._to_story(self.found.rows[pk])
            place = self.tree.get(pk)
            return Destination(absolute(place.address) if place else "")
        if kind == "document":
            document = self.found.documents.get(pk)
            return Destination(absolute(document.url) if document else "")
        return self._outside(links.outside(attributes))


WRITERS: Mapping[str, Callable[[TextWriter, Any], str]] = {
    kind: getattr(TextWriter, kind) for kind in bodies.KINDS
}


def figure(picture: Picture, caption: str = "", credit: str = "") -> str:
    """A picture with its caption and its credit."""
    address = f"{renditions_address(picture.pk, picture.version)}/{BODY.name}.jpg"
    return shown(
        absolute(address),
        picture.alt_text,
        caption or picture.caption,
        credit or picture.credit_line,
        true_size(BODY, picture.width, picture.height),
    )


def shown(url: str, alt: str, caption: str, credit: str, size: Size | None = None) -> str:
    """A figure of any picture; ``size`` in px, where it is known."""
    box = f' width="{size[0]}" height="{size[1]}"' if size else ""
    said = " ".join(escape(part) for part in (caption, f"({credit})" if credit else "") if part)
    below = f"<figcaption>{said}</figcaption>" if said else ""
    return f'<figure><img src="{escape(url)}" alt="{escape(alt)}"{box}>{below}</figure>'


def _link(to: Destination, text: str) -> str:
    return f"<p><a {to.attributes}>{escape(text)}</a></p>"


def _table(rows: Sequence[Sequence[str]], caption: str, *, has_header: bool) -> str:
    written = "".join(
        _row(row, "th" if has_header and not number else "td") for number, row in enumerate(rows)
    )
    named = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f"<table>{named}{written}</table>"


def _row(cells: Sequence[str], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"
