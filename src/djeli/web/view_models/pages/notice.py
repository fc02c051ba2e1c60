"""Error pages and short notices."""

from dataclasses import dataclass, field
from typing import Literal

from djeli.web.view_models.card import Card, Link
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.pages.newsletters import NewsletterChoice
from djeli.web.view_models.shell import NewsletterOffer


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePage:
    """An error page (404, 410, 500, 503) or an answer such as "check your mailbox" (200).

    `heading` and `text` may be empty for an error: the template then says what happened, what is
    safe and what to do. `latest` may be empty: a 500 page asks nothing of the database.
    """

    head: PageHead
    status: Literal[200, 400, 403, 404, 405, 410, 429, 500, 503] = 404
    heading: str = ""
    text: str = ""
    links: tuple[Link, ...] = ()
    latest: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsletterPage:
    """`/newsletter/` itself: the form for readers without JavaScript, with what went wrong."""

    head: PageHead
    offer: NewsletterOffer = field(default_factory=NewsletterOffer)
    breadcrumb: tuple[Link, ...] = ()
    choices: tuple[NewsletterChoice, ...] = ()
    """Empty if there is one newsletter only: then nothing is to choose."""
    email: str = ""
    error: str = ""
    question: str = ""
    """Asked if the filters took the sender for a machine; `token` goes back with the answer."""
    token: str = ""
