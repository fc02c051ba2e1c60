"""The sources of a story, from rows to a view model."""

from __future__ import annotations

from djeli.stories.models import Article
from djeli.stories.sources.public import sources_of
from djeli.stories.text import links
from djeli.web.builders.body import document_link
from djeli.web.view_models.sources import HowWeKnow, ShownSource


def how_we_know(article: Article, *, is_draft: bool) -> HowWeKnow:
    """What readers may know of where a story comes from; empty where nothing is said."""
    sources = sources_of(article, is_draft=is_draft)
    documents = links.documents({one.document for one in sources if one.document})
    return HowWeKnow(
        state=article.verification,
        note=article.verification_note if article.verification else "",
        sources=tuple(
            ShownSource(
                one.kind,
                one.who,
                one.link,
                one.checked_how,
                one.checked_on,
                one.why_anonymous if one.is_anonymous else "",
                document_link(documents.get(one.document or 0)),
            )
            for one in sources
        ),
    )
