"""Corrections and the form that reports an error, for the styleguide."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from djeli.web.samples import article
from djeli.web.view_models.card import Link
from djeli.web.view_models.corrections import ShownCorrection
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.pages.corrections import CorrectionsPage, ErrorReportPage
from djeli.web.view_models.pages.lists import Pagination
from djeli.web.view_models.pages.search import Choice

HOME = Link("Home", "/")
STORY = Link("River states agree a shared flood warning", "/politics/africa/river-states/")

CORRECTION = ShownCorrection(
    pk=3,
    kind="correction",
    text="An earlier version said that nine states had signed. Eleven have.",
    at=datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
    signed="Awa Traoré",
    leads=True,
)
CLARIFICATION = replace(
    CORRECTION,
    pk=2,
    kind="clarification",
    text="We have added that the gauges are read by hand at night.",
    signed="",
    leads=False,
    mended=datetime(2026, 11, 23, 11, 0, tzinfo=UTC),
)
RETRACTION = ShownCorrection(
    pk=1,
    kind="retraction",
    text="The document on which this story rested is forged. We should have checked its number "
    "with the ministry before we published, and did not.",
    at=datetime(2026, 11, 20, 15, 0, tzinfo=UTC),
    leads=True,
)
CORRECTED = replace(article.USUAL, corrections=(CORRECTION, CLARIFICATION))
RETRACTED = replace(article.USUAL, corrections=(RETRACTION,), related=())

KINDS = (
    Choice("", "All kinds", True),
    Choice("correction", "Correction"),
    Choice("retraction", "Retraction"),
)
LIST = CorrectionsPage(
    head=PageHead(
        title="Corrections",
        description="Everything we corrected, clarified or retracted, and what was wrong.",
        canonical_url="https://news.example.org/corrections/",
    ),
    heading="Corrections",
    corrections=tuple(
        replace(one, story=STORY, section="Africa")
        for one in (CORRECTION, CLARIFICATION, RETRACTION)
    ),
    breadcrumb=(HOME,),
    kinds=KINDS,
    sections=(Choice("", "All sections", True), Choice("politics/africa", "Africa")),
    pagination=Pagination(number=1, count=3, url="/corrections/"),
    feed_url="/corrections/feed/",
)
EMPTY = replace(LIST, corrections=(), pagination=None)
FORM = ErrorReportPage(
    head=PageHead(title="Report an error", robots="noindex"),
    story=STORY,
    action="/corrections/report/7/",
    breadcrumb=(HOME,),
    passage="nine states had signed",
)
SECOND_STEP = replace(
    FORM,
    text="It was eleven.",
    email="yaw@",
    error="Please correct the fields below.",
    errors={"email": "Please enter a valid e-mail address, or leave it empty."},
    question="What is 3 plus 4? Write the number.",
    token="sample",  # noqa: S106 (no secret)
)
