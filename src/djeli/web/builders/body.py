"""From a body's stored blocks to the blocks that a page shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from markupsafe import Markup

from djeli.stories.gazetteer.places import Place, UnknownPlace, read_places
from djeli.stories.models import Picture
from djeli.stories.slugs.letters import slug_of
from djeli.stories.text import bodies, links
from djeli.stories.text.links import Destination
from djeli.web.builders.page_data import PageData, picture_address
from djeli.web.builders.players import frame_of, provider_name
from djeli.web.charts.drawing import drawing_of
from djeli.web.charts.svg import svg
from djeli.web.maps.labels import map_label
from djeli.web.maps.svg import svg as map_svg
from djeli.web.view_models import body as shown
from djeli.web.view_models.picture import ShownCredentials, ShownPicture

Stored = Mapping[str, Any]


class BodyReader:
    """Shows bodies. The pictures and documents of a body are read in one query each, if it has any.

    Stories and pages that it points to must have been fetched by ``page_data``.
    """

    def __init__(
        self,
        page_data: PageData,
        blocks: Sequence[dict[str, Any]],
        language: str = "",
        places: tuple[Place, ...] = (),
        *,
        is_paid_for: bool = False,
    ) -> None:
        self.is_paid_for = is_paid_for
        self.page_data, self.places = page_data, places
        self.language = language or page_data.language
        self._charts = 0
        self.blocks = blocks
        self.pictures = links.pictures(bodies.picture_ids(blocks))
        self.documents = links.documents(links.document_ids(blocks))
        self._anchors: Counter[str] = Counter()

    def read(self) -> tuple[shown.Block, ...]:
        """Every block that still has something to show, in order."""
        return tuple(self._read())

    def _read(self) -> Iterator[shown.Block]:
        for block in self.blocks:
            reader = READERS.get(block["type"])
            found = reader(self, block["value"]) if reader else None
            if found is not None:
                yield found

    def html(self, stored: str) -> Markup:
        """Rich text as the editor kept it, its links turned into addresses.

        A link to what is not live any more becomes plain text.
        """
        return Markup(links.with_links(stored, self._destination))  # noqa: S704 (cleaned by the editor's allow-list)

    def _destination(self, attributes: Mapping[str, str]) -> Destination:
        kind, pk = links.target(attributes)
        if kind == "page":
            if row := self.page_data.rows.get(pk):
                return Destination(self.page_data.tree.address(row.url_path), row.is_sponsored)
            node = self.page_data.tree.get(pk)
            return Destination(node.address if node else "")
        if kind == "document":
            document = self.documents.get(pk)
            return Destination(document.url if document else "")
        return self._outside(links.outside(attributes))

    def _outside(self, url: str) -> Destination:
        return Destination(url, self.is_paid_for and links.leads_out(url))

    def paragraph(self, value: str) -> shown.Block:
        return shown.Paragraphs(self.html(value))

    def heading(self, value: str) -> shown.Block:
        return shown.Heading(value, anchor=self._anchor(value))

    def _anchor(self, heading: str) -> str:
        """Where links find a heading: in any script, each another."""
        anchor = f"h-{slug_of(heading)}".rstrip("-")
        self._anchors[anchor] += 1
        number = self._anchors[anchor]
        return anchor if number == 1 else f"{anchor}--{number}"

    def picture(self, value: Stored) -> shown.Block | None:
        found = self._shown(value)
        return shown.BodyPicture(found) if found else None

    def gallery(self, value: Stored) -> shown.Block | None:
        parts = [part.get("value", part) for part in value.get("pictures") or ()]
        found = tuple(picture for part in parts if (picture := self._shown(part)))
        return shown.Gallery(found, value.get("title") or "") if found else None

    def quote(self, value: Stored) -> shown.Block:
        said_by = ", ".join(part for part in (value.get("person"), value.get("role")) if part)
        return shown.PullQuote(value["text"], said_by)

    def facts(self, value: Stored) -> shown.Block:
        return shown.FactBox(value["title"], self.html(value["text"]))

    def embed(self, value: Stored) -> shown.Block:
        frame = frame_of(value["url"])
        return shown.Embed(
            provider=provider_name(value["url"]),
            title=value["title"],
            url=value["url"],
            frame_url=frame.url if frame else "",
            shape=frame.shape if frame else "wide",
            is_paid_for=self._outside(value["url"]).is_paid_for,
        )

    def table(self, value: Stored | None) -> shown.Block | None:
        rows = [tuple(str(cell or "") for cell in row) for row in (value or {}).get("data") or ()]
        if not value or not rows:
            return None
        has_header = bool(value.get("first_row_is_table_header"))
        return shown.Table(
            rows=tuple(rows[1:] if has_header else rows),
            header=rows[0] if has_header else (),
            caption=value.get("table_caption") or "",
            is_first_column_header=bool(value.get("first_col_is_header")),
        )

    def chart(self, value: Stored) -> shown.Block | None:
        drawing = drawing_of(value, self.language)
        if drawing is None:
            return None
        self._charts += 1
        figures = drawing.figures
        return shown.Chart(
            title=drawing.title,
            svg=svg(drawing, f"c{self._charts}"),
            table=shown.Table(figures.rows, figures.header, is_first_column_header=True),
            unit=drawing.unit,
            source=drawing.source,
            note=drawing.note,
        )

    def map(self, value: Stored) -> shown.Block | None:
        """A map of the places given, or else of those of the story."""
        try:
            places = read_places(value.get("places") or "") or self.places
        except UnknownPlace:
            return None
        caption = value.get("caption") or ""
        return shown.LocatorMap(map_svg(places, map_label(places)), caption) if places else None

    def document(self, value: Stored) -> shown.Block | None:
        document = self.documents.get(value["document"])
        return document_link(document, value.get("title") or "")

    def related(self, value: Stored) -> shown.Block | None:
        cards = self.page_data.cards([value["story"]])
        return shown.RelatedLink(cards[0]) if cards else None

    def _shown(self, value: Stored) -> ShownPicture | None:
        picture = self.pictures.get(value["picture"])
        return shown_model(picture, value.get("caption") or "", value.get("credit") or "")


READERS: Mapping[str, Callable[[BodyReader, Any], shown.Block | None]] = {
    kind: getattr(BodyReader, kind) for kind in bodies.KINDS
}


def document_link(document: Any, title: str = "") -> shown.DocumentLink | None:
    """A document to download, under ``title`` or its own; None for no document."""
    if document is None:
        return None
    return shown.DocumentLink(
        title=title or document.title,
        url=document.url,
        form=document.file_extension.upper(),
        size=document.file_size,
    )


def shown_model(
    picture: Picture | None, caption: str = "", credit: str = ""
) -> ShownPicture | None:
    """A picture row as pages show it; caption and credit given here come before its own. None if
    there is no picture, or its rights have run out."""
    if picture is None or picture.is_expired:
        return None
    return ShownPicture(
        base_url=picture_address(picture.pk, picture.version),
        width=picture.width,
        height=picture.height,
        alt=picture.alt_text,
        credit=credit or picture.credit_line,
        caption=caption or picture.caption,
        light_size=picture.light_size,
        rights=picture.rights,
        where_to_license=picture.where_to_license,
        credentials=_credentials(picture.public_credentials),
    )


def _credentials(told: Mapping[str, Any] | None) -> ShownCredentials | None:
    """Without the signer, who may be a person: who vouches for them is told."""
    if told is None:
        return None
    return ShownCredentials(
        told["issuer"],
        told["tool"],
        told["origin"],
        date.fromisoformat(told["signed_on"]) if told["signed_on"] else None,
        is_trusted=told["state"] == "trusted",
    )
