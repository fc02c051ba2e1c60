"""What web workers and the clock have in common, loaded once, before they are forked.

Django, Wagtail and the rooms take about 100 MB. A forked process shares them with the others, for
as long as it does not change them. Nothing here may open the database, the store or a file that
stays open, or start a thread: none of these may be used on both sides of a fork.
"""

from __future__ import annotations

import os
from contextlib import suppress
from importlib import import_module

from djeli.kit.garbage_collector import loading, settle
from djeli.web.maps.geography import countries

LOADED = (
    "djeli.config.django_application",
    "djeli.config.urls",
    "djeli.cli.management.commands.clock",
    "djeli.cli.intake.rsgi_app",
    "djeli.press.serving.gateway",
    "djeli.readership.beacon.reports",
    "djeli.readership.beacon.wsgi",
    "djeli.web.lite.saving",
)
"""Imports all that a worker or the clock needs, but for ``djeli.config.rsgi``: it opens the store,
so each worker imports that itself. What that one imports when it is called stands here."""


def load() -> None:
    """Load the site. Raises what loading it raises."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "djeli.config.settings")
    # Not above: the supervisor says what is wrong with its arguments before it loads anything.
    import django

    with loading():
        # First: what reading them leaves free is taken by what is loaded after them.
        countries()
        django.setup()
        for name in LOADED:
            import_module(name)
        _make_tables()
    settle()


def _make_tables() -> None:
    """Make what each process would make at its first request, and then have of its own."""
    # Not above: Django has to be set up first.
    from django.template.loader import get_template
    from django.urls import Resolver404, resolve, reverse

    from djeli.stories.gazetteer import finder, places
    from djeli.web.html.jinja import compile_all

    compile_all()
    finder.world()
    places.place_named("")
    # The first address that is written makes the table of all; one that nobody has is compared
    # with each, and their patterns are compiled.
    reverse("wagtailadmin_home")
    with suppress(Resolver404):
        resolve("/no-such-address/")
    # The desk's templates ask for modules of their own. Workers show this one.
    get_template("wagtailadmin/login.html")
