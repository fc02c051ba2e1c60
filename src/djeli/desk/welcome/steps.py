"""The way from an empty edition to its first published story, as steps on the dashboard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from djeli.accounts.models import User
from djeli.desk import rights
from djeli.desk.editor.choices import language_name
from djeli.desk.panels.schedule import zone_name
from djeli.stories.models import Article, Contributor, Edition, Section

FRONT = "/"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what it is, whether it is done, and where it is done. ``posts`` is a button."""

    name: str
    is_done: bool
    url: str = ""
    detail: str = ""
    posts: bool = False


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """The whole way. ``story`` is the first published story, once there is one."""

    steps: tuple[Step, ...]
    story: Article | None

    @property
    def done(self) -> int:
        return sum(step.is_done for step in self.steps)

    @property
    def next(self) -> Step | None:
        return next((step for step in self.steps if not step.is_done), None)


def may_found(user: User) -> bool:
    """True for those who set up an edition."""
    return user.has_perm("stories.change_edition") and rights.may_publish(user)


def first_steps(user: User) -> FirstSteps | None:
    """The steps that ``user`` sees; None once two stories were published. One query then."""
    if not may_found(user):
        return None
    # In the order of the primary key: the first two are found at once among any number.
    known = Article.objects.filter(first_published_at__isnull=False).order_by("pk")
    published = list(known.only("pk", "title", "url_path")[:2])
    if len(published) > 1:
        return None
    story = published[0] if published else None
    return FirstSteps(tuple(_steps(user, story)), story)


def _steps(user: User, story: Article | None) -> Iterator[Step]:
    edition = Edition.load()
    settings: Any = reverse("wagtailsettings:edit", args=["stories", "edition"])
    yield Step(_("Name"), True, settings, edition.name)
    yield Step(_("Language"), True, settings, language_name(edition.language_codes[0]))
    yield Step(_("Time zone"), True, "", zone_name())
    yield _sections()
    yield _byline(user)
    yield _story(user, story)
    yield Step(_("See it on the front"), False, FRONT if story else "")


def _sections() -> Step:
    titles = list(Section.objects.order_by("path").values_list("title", flat=True)[:8])
    where = "desk_sections" if titles else "desk_first_sections"
    return Step(_("Sections"), bool(titles), reverse(where), ", ".join(titles))


def _byline(user: User) -> Step:
    byline = Contributor.objects.filter(user=user).first()
    if byline is None:
        return Step(_("Your byline"), False, reverse("desk_first_byline"), posts=True)
    return Step(_("Your byline"), True, reverse("contributors:edit", args=[byline.pk]), byline.name)


def _story(user: User, story: Article | None) -> Step:
    if story is not None:
        edit = reverse("wagtailadmin_pages:edit", args=[story.pk])
        return Step(_("Your first story"), True, edit, story.title)
    draft = rights.not_in_bin(Article.objects.filter(owner=user)).order_by("-pk").first()
    if draft is not None:
        edit = reverse("wagtailadmin_pages:edit", args=[draft.pk])
        return Step(_("Publish your first story"), False, edit, draft.title)
    return Step(_("Write your first story"), False, reverse("stories:choose_parent"))
