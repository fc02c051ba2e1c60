"""Writes contents as HTML (MJML, so that tables and fallbacks are as mail programs want them) and
as text."""

from __future__ import annotations

import re
import textwrap
from functools import cache
from pathlib import Path

from django.utils import translation
from django.utils.translation import gettext, ngettext
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from mjml import mjml2html

from djeli.newsletters.letters.contents import contents_of
from djeli.newsletters.letters.letter import LEAVE, SETTINGS, Contents, Letter
from djeli.newsletters.models import Issue

TEMPLATES = Path(__file__).parents[1] / "templates" / "newsletters"
LARGEST = 100_000
"""Bytes of HTML. Gmail cuts a mail off at 102 kB, and with it the link to leave."""
COLUMNS = 72
BETWEEN = re.compile(r"(</head>|</tr>|</td>|</table>|</style>|<!\[endif\]-->)(?=<)")
"""Where a line may end: SMTP allows no line of more than 998 bytes, and short ones need no
re-encoding."""


class TooLarge(Exception):
    """The mail is larger than readers' programs show."""


def letter_of(issue: Issue) -> Letter:
    """The mail of ``issue`` as it would go out now. Raises NothingLeft, TooLarge."""
    return write(contents_of(issue))


def write(contents: Contents) -> Letter:
    """``contents`` as HTML and text. Raises TooLarge."""
    with translation.override(contents.language):
        html = mjml2html(_write("letter.mjml", contents), disable_comments=False)
        text = _write("letter.txt", contents)
    html = BETWEEN.sub("\\1\n", html)
    size = len(html.encode())
    if size > LARGEST:
        raise TooLarge(f"{size // 1000} kB: take stories out until it is below 100 kB")
    return Letter(contents, html, re.sub(r"\n{3,}", "\n\n", text).strip() + "\n", size)


def filled(written: str, leave: str, settings: str) -> str:
    """A letter's HTML or text with the recipient's own links."""
    return written.replace(LEAVE, leave).replace(SETTINGS, settings)


def _write(name: str, contents: Contents) -> str:
    template = _environment(name.endswith(".mjml")).get_template(name)
    return template.render(letter=contents, leave=LEAVE, settings=SETTINGS)


@cache
def _environment(escapes: bool) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=escapes,  # noqa: S701 (text is not HTML)
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, ngettext, newstyle=True
    )
    environment.filters["wrapped"] = wrapped
    return environment


def wrapped(text: str, indent: str = "") -> str:
    """Text in lines of 72 characters; an address is never broken."""
    return "\n".join(
        textwrap.fill(
            line,
            COLUMNS,
            initial_indent=indent,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in text.splitlines()
    )
