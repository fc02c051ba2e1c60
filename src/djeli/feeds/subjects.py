"""What a feed follows: the whole edition, a section, an author or a topic."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Page

from djeli.press import api as press
from djeli.stories.fact_checks.list_keys import FACT_CHECKS
from djeli.stories.lists.listings import LATEST, agency_key, author_key, section_key, topic_key
from djeli.stories.lists.public_names import is_public
from djeli.stories.models import Agency, Contributor, Edition, Section, Topic
from djeli.stories.tree import Tree

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Subject:
    """``key`` is the list that the feed follows, ``address`` the page that it belongs to."""

    key: str
    title: str
    address: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """What every feed needs, read once for each."""

    edition: Edition
    tree: Tree

    @classmethod
    def current(cls) -> Ground:
        return cls(Edition.current(), Tree.current())


def of_site(ground: Ground) -> Subject:
    """Everything, newest first."""
    edition = ground.edition
    return Subject(LATEST, edition.name, "/", edition.description or edition.tagline)


def of_fact_checks(ground: Ground) -> Subject:
    """All fact-checks, newest first."""
    with translation.override(ground.edition.language_codes[0]):
        return Subject(FACT_CHECKS, _named(ground, _("Fact-checks")), "/fact-checks/")


def of_section(ground: Ground, path: str) -> Subject:
    """A section's stories, those below it included. Raises Http404."""
    place = ground.tree.at(f"/{path}")
    if place is None or place.kind is not Section:
        raise Http404("no such section")
    return Subject(section_key(place.pk), _named(ground, place.title), place.address)


def of_author(ground: Ground, slug: str) -> Subject:
    """A contributor's or an agency's stories. Raises Http404."""
    address = f"/authors/{slug}/"
    person = Contributor.objects.filter(slug=slug).first()
    if person and is_public(person):
        return Subject(author_key(person.pk), _named(ground, person.name), address, person.bio)
    agency = get_object_or_404(Agency, slug=slug)
    if not is_public(agency):
        raise Http404("no story of theirs yet")
    return Subject(agency_key(agency.pk), _named(ground, agency.name), address)


def of_topic(ground: Ground, slug: str) -> Subject:
    """Stories about a topic. Raises Http404."""
    topic = get_object_or_404(Topic, slug=slug)
    if not is_public(topic):
        raise Http404("no story about it yet")
    name, intro = _named(ground, topic.name), " ".join(topic.paragraphs)
    return Subject(topic_key(topic.pk), name, f"/topics/{slug}/", intro)


def guid_of(subject: Subject, ground: Ground) -> str:
    """A name of the feed that stays when the edition's address or the subject's changes."""
    ground.tree.front()  # noted as read
    return uuid.uuid5(_of_edition(ground.tree)[0], subject.key).urn


def founded(ground: Ground) -> datetime:
    """When the edition began."""
    ground.tree.front()  # noted as read
    return _of_edition(ground.tree)[1] or NEVER


def _of_edition(tree: Tree) -> tuple[uuid.UUID, datetime | None]:
    """What the front was given when the edition was founded, and when that was."""
    known: dict[str, tuple[uuid.UUID, datetime | None]] = press.shared("edition-uuid")
    if "front" not in known:
        found = Page.objects.filter(pk=tree.front_id)
        told = found.values_list("translation_key", "first_published_at").first()
        known["front"] = told or (uuid.NAMESPACE_URL, None)
    return known["front"]


def _named(ground: Ground, what: str) -> str:
    return f"{ground.edition.name}: {what}"
