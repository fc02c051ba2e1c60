"""What web workers and the clock have in common, loaded once, before they are forked.

Django, Wagtail and the rooms take about 100 MB. A forked process shares them with the others, for
as long as it does not change them. Nothing here may open the database, the store or a file that
stays open, or start a thread: none of these may be used on both sides of a fork.
"""

from __future__ import annotations

import os
from importlib import import_module

LOADED = (
    "djeli.config.django_application",
    "djeli.config.urls",
    "djeli.cli.management.commands.clock",
)
"""Imports all that a worker or the clock needs, but for ``djeli.config.rsgi``: it opens the store,
so each worker imports that itself."""


def load() -> None:
    """Load the site. Raises what loading it raises."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "djeli.config.settings")
    # Not above: the supervisor says what is wrong with its arguments before it loads anything.
    import django

    django.setup()
    for name in LOADED:
        import_module(name)
    # Not above: Django has to be set up first.
    from djeli.kit.garbage_collector import settle
    from djeli.web.html.jinja import compile_all

    compile_all()
    settle()
