"""What follows a save, a move or a deletion in this room."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import CharField, Model, TextField
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_slug_changed, post_page_move, pre_page_move

from djeli.kit.controls import without_controls
from djeli.stories import events, readiness, translations
from djeli.stories.corrections import declared
from djeli.stories.former_addresses import ledger
from djeli.stories.lists import closures, listings, months
from djeli.stories.models import (
    Agency,
    Article,
    Contributor,
    Listing,
    Section,
    StandingPage,
    Topic,
)
from djeli.stories.models.picture import Rendition
from djeli.stories.related import related_stories
from djeli.stories.versions import publications


def connect() -> None:
    """Called once, when the app is ready."""
    for model in apps.get_app_config("stories").get_models():
        pre_save.connect(drop_controls, sender=model, dispatch_uid=f"stories.controls.{model}")
    events.story_to_be_saved.connect(require_readiness, dispatch_uid="stories.readiness")
    events.story_to_be_saved.connect(take_declared, dispatch_uid="stories.declared")
    events.story_saved.connect(follow_story, dispatch_uid="stories.follow")
    pre_page_move.connect(keep_addresses, dispatch_uid="stories.former.left")
    post_page_move.connect(take_addresses, dispatch_uid="stories.former.taken")
    post_page_move.connect(relist_what_moved, dispatch_uid="stories.relist")
    page_slug_changed.connect(tell_months, dispatch_uid="stories.months.slug")
    for signal in (post_save, post_delete):
        signal.connect(
            relist_closed, sender=PageViewRestriction, dispatch_uid="stories.restrictions"
        )
    post_delete.connect(leave_month, sender=Listing, dispatch_uid="stories.months.delete")
    pre_delete.connect(leave_relations, sender=Article, dispatch_uid="stories.relating.delete")
    for kind in (Article, Section, StandingPage, Agency, Contributor, Topic):
        pre_delete.connect(leave_address, sender=kind, dispatch_uid=f"stories.former.{kind}")
    post_delete.connect(leave_lists, sender=Topic, dispatch_uid="stories.topics.delete")
    post_save.connect(renew_renditions, sender=Agency, dispatch_uid="stories.renditions.agency")


def drop_controls(sender: type[Model], instance: Model, **_: Any) -> None:
    """What comes by paste or wire with control characters in it is kept without them."""
    for field in sender._meta.concrete_fields:
        if isinstance(field, (CharField, TextField)):
            text = instance.__dict__.get(field.attname)
            if isinstance(text, str) and not text.isprintable():
                setattr(instance, field.attname, without_controls(text))


def require_readiness(sender: type[Article], story: Article, **_: Any) -> None:
    """Nothing goes live that lacks something."""
    if story.live:
        readiness.require(story)


def take_declared(sender: type[Article], story: Article, **_: Any) -> None:
    """What kind of change this is, is said anew with each publication."""
    declared.take(story)


def follow_story(sender: type[Article], story: Article, **_: Any) -> None:
    """Lists, related stories, translations, public versions and corrections follow each save. Lists
    come first: what is related is looked for in them."""
    listings.relist(story)
    related_stories.relate(story)
    translations.relate(story)
    declared.keep(story, publications.keep(story))


@transaction.atomic(savepoint=False)
def keep_addresses(
    sender: type[Page], instance: Page, url_path_before: str, url_path_after: str, **_: Any
) -> None:
    """Before the move: what is at an address wins over what was there, so a failed move leaves rows
    that do no harm."""
    if url_path_before != url_path_after:
        ledger.keep_below(url_path_before, url_path_before)


def take_addresses(
    sender: type[Page], instance: Page, url_path_before: str, url_path_after: str, **_: Any
) -> None:
    if url_path_before != url_path_after:
        ledger.take_below(url_path_after)


def relist_what_moved(sender: type[Page], instance: Page, **_: Any) -> None:
    specific = instance.specific
    if isinstance(specific, Article):
        listings.relist(specific)
        related_stories.relate(specific)
        tell_month(specific)
    elif isinstance(specific, Section):
        listings.relist_section(specific)


def relist_closed(
    sender: type[PageViewRestriction], instance: PageViewRestriction, **_: Any
) -> None:
    closures.relist_below(instance.page_id)


def tell_months(sender: type[Page], instance: Page, **_: Any) -> None:
    """A new address, of a story or of a section with all stories in it, is in the sitemaps."""
    specific = instance.specific
    if isinstance(specific, Article):
        tell_month(specific)
    if isinstance(specific, Section):
        listed = Listing.objects.filter(
            key=listings.section_key(specific.pk), article__path__startswith=specific.path
        )
        moments = listed.values_list("published_at", flat=True).iterator()
        months.recount({months.month_of(moment) for moment in moments})


def tell_month(story: Article) -> None:
    """Something that the sitemaps tell of the story has changed."""
    if story.live and story.first_published_at:
        months.recount([months.month_of(story.first_published_at)])


def leave_month(sender: type[Listing], instance: Listing, **_: Any) -> None:
    """A story that is deleted leaves the archive with its places in the lists."""
    if instance.key in Listing.EVERY:
        months.recount([months.month_of(instance.published_at)])


def leave_relations(sender: type[Article], instance: Article, **_: Any) -> None:
    """Other stories are set where a story that is deleted stood."""
    related_stories.forget(instance.pk)


def leave_address(sender: type[Model], instance: Any, **_: Any) -> None:
    """What readers found at the address of something deleted is gone, and they are told so."""
    if not isinstance(instance, Page):
        ledger.keep([(instance.address, instance.subject)])
    elif instance.live or instance.first_published_at:
        ledger.keep([(ledger.shown(instance.url_path), f"page:{instance.pk}")])


def leave_lists(sender: type[Topic], instance: Topic, **_: Any) -> None:
    """A list about a topic that is no more would be nobody's."""
    Listing.objects.filter(key=listings.topic_key(instance.pk)).delete()


def renew_renditions(sender: type[Agency], instance: Agency, **_: Any) -> None:
    """The agency's name stands in the desk's own renditions of its pictures; those of reader pages
    have a new address."""
    Rendition.objects.filter(image__agency=instance).delete()
