"""Sample pages as HTML for tests: rendered as readers get them, with no database."""

from functools import cache

from django.test import override_settings
from jinja2 import Environment

from djeli.web.html.jinja import environment, macro
from djeli.web.samples.pages import SAMPLES, render_sample

PLAIN_STATIC = override_settings(
    STORAGES={
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
)
"""Style sheets under their own names: nothing has to be collected before a test."""


@cache
def opened() -> Environment:
    return environment()


@cache
def html_of(name: str) -> str:
    """The HTML of the sample page of that name."""
    with PLAIN_STATIC:
        return render_sample(opened(), SAMPLES[name])


def overlay() -> str:
    """The search that opens above a page."""
    with PLAIN_STATIC:
        return str(macro(opened(), "search_overlay")("/search/"))
