"""How we know what a story says: its sources, as feeds tell them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from django.utils.translation import gettext as _
from wagtail.documents import get_document_model

from djeli.press import api as press
from djeli.stories.addresses import absolute
from djeli.stories.models import Article, Source
from djeli.stories.sources.public import PublicSource, sources_of_each
from djeli.stories.sources.states import Verification
from djeli.stories.sources.words import about, kind_of, state_line
from djeli.stories.text import links


@dataclass(frozen=True, slots=True)
class Known:
    """The public sources of one story, and the documents among them by id. Readers of a feed see
    the warning, if there is one, above the story: here only that it was verified is told."""

    state: str = ""
    note: str = ""
    sources: Sequence[PublicSource] = ()
    documents: Mapping[int, Any] = field(default_factory=dict)

    @property
    def keys(self) -> Iterator[str]:
        """The rows besides the story's own that it was made of."""
        ids = [one.document for one in self.sources if one.document]
        yield from press.row_keys(get_document_model(), ids)

    def html(self) -> str:
        """Below a story's text, in the active language; empty where nothing is known."""
        if all(one.kind == Source.Kind.AGENCY for one in self.sources) and not self.state:
            return ""  # the credit says it
        is_verified = self.state == Verification.VERIFIED
        sure = f"<p>{escape(state_line(self.state, self.note))}</p>" if is_verified else ""
        listed = "".join(f"<li>{self._item(one)}</li>" for one in self.sources)
        told = f"{sure}<ul>{listed}</ul>" if listed else sure
        return f"<h2>{escape(_('How we know'))}</h2>{told}" if told else ""

    def address_of(self, source: PublicSource) -> str:
        """Where a source can be read: its link, or else its document; empty if nowhere."""
        return source.link or self._document_address(source)

    def title_of(self, source: PublicSource) -> str:
        document = self.documents.get(source.document) if source.document else None
        return str(document.title) if document else ""

    def _item(self, source: PublicSource) -> str:
        who = _linked(source.who, source.link)
        document = _linked(self.title_of(source), self._document_address(source))
        what = ", ".join(filter(None, (who, document)))
        more = about(source)
        return f"{escape(kind_of(source))}: {what}{f'. {escape(more)}' if more else ''}"

    def _document_address(self, source: PublicSource) -> str:
        document = self.documents.get(source.document) if source.document else None
        return absolute(document.url) if document else ""


def known_of(stories: Iterable[Article]) -> dict[int, Known]:
    """What is known of each story, by its id: two queries at most. A retracted story has no
    sources to tell of."""
    told = [story for story in stories if not story.is_retracted]
    sources = sources_of_each(told)
    documents = links.documents(
        {one.document for several in sources.values() for one in several if one.document}
    )
    return {
        story.pk: Known(
            story.verification, story.verification_note, tuple(sources[story.pk]), documents
        )
        for story in told
    }


def _linked(text: str, address: str) -> str:
    return f'<a href="{escape(address)}">{escape(text)}</a>' if address and text else escape(text)
