"""The page of all corrections, and the form with which readers report an error."""

from dataclasses import dataclass, field

from djeli.web.view_models.card import Link
from djeli.web.view_models.corrections import ShownCorrection
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.pages.lists import Pagination
from djeli.web.view_models.pages.search import Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionsPage:
    """Corrections, newest first. `kinds` and `sections` are the choices of the filters; each begins
    with the one for all."""

    head: PageHead
    heading: str
    corrections: tuple[ShownCorrection, ...] = ()
    breadcrumb: tuple[Link, ...] = ()
    kinds: tuple[Choice, ...] = ()
    sections: tuple[Choice, ...] = ()
    is_narrowed: bool = False
    pagination: Pagination | None = None
    feed_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorReportPage:
    """The form, with what a reader wrote and what is wrong with it (a sentence by field)."""

    head: PageHead
    story: Link
    action: str
    breadcrumb: tuple[Link, ...] = ()
    passage: str = ""
    text: str = ""
    email: str = ""
    wants_answer: bool = False
    question: str = ""
    token: str = ""
    error: str = ""
    errors: dict[str, str] = field(default_factory=dict)
    language: str = ""
