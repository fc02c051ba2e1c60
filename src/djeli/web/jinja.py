"""The Jinja2 environment of reader pages, as Django's Jinja2 backend asks for it."""

from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.utils import translation
from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, StrictUndefined

from djeli.web import dates, markup

TEMPLATES = Path(__file__).parent / "templates"

FILTERS = {
    "by_day": dates.by_day,
    "clock": dates.clock,
    "comments": dates.comments,
    "day": dates.day,
    "file_size": dates.file_size,
    "iso": dates.iso,
    "json_in_html": markup.json_in_html,
    "long_day": dates.long_day,
    "number": dates.number,
    "paragraphs": markup.paragraphs,
    "reading": dates.reading,
    "short_day": dates.short_day,
    "unbroken": markup.unbroken,
    "views": dates.views,
    "with_dateline": markup.with_dateline,
    "zone": dates.zone,
}


@cache
def _translated(language: str | None, message: str) -> str:
    return translation.gettext(message)


def _gettext(message: str) -> str:
    # A page asks some seventy times, and Django looks through its catalogues each time.
    return _translated(translation.get_language(), message)


def environment(**options: Any) -> Environment:
    """Make the environment. A loader among `options` (a theme's folder) is asked first.

    Output is escaped, a name that is not there is an error, and `_()` and `gettext()` speak the
    language that is active when a page renders.
    """
    loaders: list[BaseLoader] = [FileSystemLoader(TEMPLATES)]
    if theme := options.pop("loader", None):
        loaders.insert(0, theme)
    options["autoescape"] = True
    options["undefined"] = StrictUndefined
    options.setdefault("trim_blocks", True)
    options.setdefault("lstrip_blocks", True)
    made = Environment(  # noqa: S701 (autoescape is set above)
        loader=ChoiceLoader(loaders),
        extensions=["jinja2.ext.i18n", *options.pop("extensions", [])],
        **options,
    )
    made.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=_gettext,
        ngettext=translation.ngettext,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
        newstyle=True,
    )
    # Names of static files stay as they are while a process runs.
    made.globals.update(
        static=static if settings.DEBUG else cache(static), is_same_day=dates.is_same_day
    )
    made.filters.update(FILTERS)
    return made
