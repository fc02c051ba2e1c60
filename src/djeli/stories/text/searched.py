"""What of a story the desk's search looks at, beside its headline."""

from __future__ import annotations

from wagtail.search import index

NAME = index.SearchField("name")
SEARCHED = (
    index.SearchField("standfirst"),
    index.SearchField("kicker"),
    index.SearchField("dateline"),
    index.SearchField("body"),
    index.SearchField("lead_caption"),
    index.SearchField("lead_credit"),
    index.RelatedFields(
        "lead_picture", [index.SearchField("caption"), index.SearchField("credit")]
    ),
    index.RelatedFields("agency", [NAME]),
    index.RelatedFields("topics", [NAME]),
    index.RelatedFields(
        "bylines",
        [index.RelatedFields("contributor", [NAME]), index.RelatedFields("agency", [NAME])],
    ),
    index.FilterField("language"),
)
