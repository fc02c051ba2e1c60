"""The Jinja2 environment of reader pages, as Django's Jinja2 backend asks for it."""

from collections.abc import Callable
from contextlib import suppress
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template import engines
from django.templatetags.static import static
from django.utils import translation
from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
)
from markupsafe import Markup

from djeli.kit.language import locale
from djeli.stories.addresses import absolute
from djeli.web.html import dates, markup
from djeli.web.html.line_breaks import WithoutLineBreaks
from djeli.web.html.nameplate import nameplate
from djeli.web.html.picture_widths import capped
from djeli.web.lite.pages import lite_url

REMEMBERED = 4000
"""Cards kept as HTML in each process, about 1.5 kB each."""
TEMPLATES = Path(__file__).parents[1] / "templates"

FILTERS = {
    "by_day": dates.by_day,
    "by_month": dates.by_month,
    "capped": capped,
    "clock": dates.clock,
    "comments": dates.comments,
    "day": dates.day,
    "file_size": dates.file_size,
    "iso": dates.iso,
    "json_in_html": markup.json_in_html,
    "locale": locale,
    "long_day": dates.long_day,
    "minutes": dates.minutes,
    "month": dates.month,
    "number": dates.number,
    "paragraphs": markup.paragraphs,
    "reading": dates.reading,
    "short_day": dates.short_day,
    "table_cell": markup.table_cell,
    "unbroken": markup.unbroken,
    "views": dates.views,
    "with_dateline": markup.with_dateline,
    "zone": dates.zone,
}


def environment(**options: Any) -> Environment:
    """Make the environment. A loader among `options` (a theme's folder) is asked first.

    Output is escaped, a name that is not there is an error, and `_()` and `gettext()` speak the
    language that is active when a page renders.
    """
    loaders: list[BaseLoader] = [FileSystemLoader(TEMPLATES)]
    if theme := options.pop("loader", None):
        loaders.insert(0, theme)
    options["undefined"] = StrictUndefined
    options.pop("autoescape", None)  # Django names it; here it is always on.
    options.setdefault("trim_blocks", True)
    options.setdefault("lstrip_blocks", True)
    made = Environment(
        autoescape=True,
        loader=ChoiceLoader(loaders),
        extensions=["jinja2.ext.i18n", WithoutLineBreaks, *options.pop("extensions", [])],
        **options,
    )
    made.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=translation.gettext,
        ngettext=translation.ngettext,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
        newstyle=True,
    )
    # Names of static files stay as they are while a process runs.
    made.globals.update(
        static=static if settings.DEBUG else cache(static),
        absolute=absolute,
        drawn_name=nameplate,
        lite_url=lite_url,
        is_same_day=dates.is_same_day,
    )
    made.filters.update(FILTERS)
    made.globals.update(
        author_box=_remembered(made, "author_box"),
        card=_remembered(made, "card"),
        line=_remembered(made, "card", "line"),
        share_sign=_remembered(made, "share_sign"),
    )
    return made


def reader() -> Environment:
    """The environment that this process writes reader pages with."""
    found: Environment = engines["reader"].env  # type: ignore[attr-defined]
    return found


def compile_all() -> None:
    """Compile every template now, so that processes which are forked later share them. One of a
    theme that has a mistake is left for the page that needs it, which says what is wrong."""
    made = reader()
    for name in made.list_templates():
        with suppress(TemplateError):
            made.get_template(name)


def macro(made: Environment, file: str, name: str = "") -> Callable[..., Markup]:
    """The macro of a component's file; without ``name`` the one that is called like the file."""
    module = made.get_template(f"web/components/{file}.html").module
    found: Callable[..., Markup] = getattr(module, name or file)
    return found


def _remembered(made: Environment, file: str, name: str = "") -> Callable[..., Markup]:
    """A macro that depends on nothing but its arguments, and is written once for equal ones.

    Most of what a list or a front shows, it showed before the change for which it is pressed.
    """

    @lru_cache(maxsize=REMEMBERED)
    def write(language: str | None, *arguments: Any, **options: Any) -> Markup:
        # A macro speaks the active language, which is the one that was asked for.
        return macro(made, file, name)(*arguments, **options)

    def remembered(*arguments: Any, **options: Any) -> Markup:
        return write(translation.get_language(), *arguments, **options)

    return remembered
