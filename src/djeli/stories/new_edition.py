"""Creates an empty edition: its front, its settings, its approval workflow."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Site

from djeli.stories.fact_checks.scale import create_usual_ratings
from djeli.stories.models import Edition, Front, Navigation

FRONT_SLUG = "front"
ALL = "All sections"
"""What the desk calls the page above the front, which Wagtail calls "Root"."""


@transaction.atomic
def create_edition(
    name: str, tagline: str = "", hostname: str = "localhost", port: int = 80
) -> Front:
    """Make the edition's front, site, facts and empty menu; safe to call again.

    The welcome page that Wagtail's own migrations leave in a new database is removed.
    """
    front = Front.objects.first()
    if front is None:
        root = Page.get_first_root_node()
        for leftover in root.get_children():
            if not leftover.specific_class or leftover.specific_class is Page:
                leftover.delete()
        root.refresh_from_db()
        root.title = root.draft_title = ALL
        root.save(update_fields=["title", "draft_title"])
        front = root.add_child(instance=_front(name))
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": hostname,
            "port": port,
            "site_name": name,
            "root_page": front,
        },
    )
    edition = Edition.load()
    edition.name, edition.tagline = name, tagline or edition.tagline
    edition.save()
    Navigation.load().save()
    create_usual_ratings()
    return front


def _front(name: str) -> Front:
    # When the edition began is the age of lists and feeds that have no story yet.
    now = timezone.now()
    return Front(
        title=name, slug=FRONT_SLUG, live=True, first_published_at=now, last_published_at=now
    )


def has_edition() -> bool:
    """True if the database holds an edition."""
    return Front.objects.exists()
