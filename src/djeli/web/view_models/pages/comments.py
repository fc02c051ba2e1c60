"""Comments under a story, and their forms."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from markupsafe import Markup

from djeli.web.view_models.card import Link
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.pages.lists import Pagination

NOTHING = Markup()
NONE = Markup("0")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownComment:
    """A comment. `text` is HTML made from plain text; `answering` names whom it answers.

    `is_gone` is the place of a comment that nobody sees any more. `reply_url` is empty if no
    one may reply.
    """

    pk: int
    said: datetime
    name: str = ""
    website: str = ""
    text: Markup = NOTHING
    answering: str = ""
    is_newsroom: bool = False
    is_gone: bool = False
    reply_url: str = ""
    report_url: str = ""
    replies: tuple[ShownComment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """Threads, newest first. `count` is of all comments; `all_url` leads to those left out."""

    count: int = 0
    threads: tuple[ShownComment, ...] = ()
    all_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentForm:
    """The form, with what a reader wrote and what is wrong with it (a sentence by field).

    `question` and `token` are the second step of those without script. `answers` is the comment
    that is replied to.
    """

    action: str = ""
    note: str = ""
    name: str = ""
    email: str = ""
    website: str = ""
    text: str = ""
    wants_mail: bool = False
    answers: int | None = None
    errors: dict[str, str] = field(default_factory=dict)
    question: str = ""
    token: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comments:
    """The comments of a story on its page: what was said, and where something may be added.

    Both are places of fragments on pages that are pressed. Without a `form` the story takes no
    comments, and `note` says what there is to say instead. `count` is set where the page itself
    may tell it; `number` is how many there are, for machines.
    """

    talk: Talk | Markup = Talk()
    form: CommentForm | Markup | None = None
    action: str = ""
    note: str = ""
    count: int | None = None
    number: Markup = NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentsPage:
    """All comments on a story, in pages."""

    head: PageHead
    story: Link
    comments: Comments
    breadcrumb: tuple[Link, ...] = ()
    pagination: Pagination | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentFormPage:
    """The form on a page of its own: to reply, to mend what was wrong, or for the second step.

    `error` says what happened to the whole; `answered` is the comment that is replied to.
    """

    head: PageHead
    heading: str
    story: Link
    form: CommentForm | None
    breadcrumb: tuple[Link, ...] = ()
    error: str = ""
    answered: ShownComment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """Where a reader says what is wrong with a comment. `reasons` pairs keys with sentences;
    `chosen` and `note` are what they said before, where the form comes once more."""

    head: PageHead
    story: Link
    comment: ShownComment
    reasons: tuple[tuple[str, str], ...]
    token: str
    action: str
    breadcrumb: tuple[Link, ...] = ()
    error: str = ""
    chosen: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ButtonPage:
    """One button to press, for what a link in a mail may not do by being opened: programs that
    look for viruses open links too."""

    head: PageHead
    heading: str
    text: str
    action: str
    button: str
