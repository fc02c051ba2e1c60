"""Who may see, edit and send which story, where Wagtail's permissions are not enough.

Wagtail gives "add" to everybody who writes; here it means "own stories". Contributors only write
drafts; only those who may submit send a story for review; writers add stories, not sections.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import Page, PagePermissionTester
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry

from djeli.accounts.models import User
from djeli.desk.bin.refusals import is_kept, is_of_bin, why_not_withdrawn
from djeli.desk.models import Binned
from djeli.stories.models import Article, Front, Section, StandingPage

SEEING_ALL = {"change", "publish", "view"}
PLACES = (Front, Section)
"""What stories are written in: everybody who writes meets it, as it is live."""


def page_actions(user: User) -> set[str]:
    """The actions of Wagtail's page rights that ``user`` has anywhere; everything for a superuser.

    One query per request: Wagtail keeps what it read on the user.
    """
    if user.is_superuser:
        return {"add", "change", "publish", "lock", "unlock", "bulk_delete", "view"}
    rows = policy_registry.get_by_type(Page).get_cached_permissions_for_user(user)
    return {row.permission.codename.rsplit("_", maxsplit=1)[0] for row in rows}


def may_write(user: User) -> bool:
    return "add" in page_actions(user)


def may_change(user: User) -> bool:
    """True for those who change others' stories."""
    return "change" in page_actions(user)


def may_publish(user: User) -> bool:
    return "publish" in page_actions(user)


def may_submit(user: User) -> bool:
    return user.has_perm("stories.submit_story")


def sees_all(user: User) -> bool:
    """True for those who see every story; the others see their own."""
    return not SEEING_ALL.isdisjoint(page_actions(user))


def seen_by(user: User, stories: QuerySet[Article]) -> QuerySet[Article]:
    """Those of ``stories`` that ``user`` may see at the desk."""
    stories = not_in_bin(stories)
    if sees_all(user):
        return stories
    return stories.filter(owner_id=user.pk) if may_write(user) else stories.none()


def not_in_bin(pages: Any) -> Any:
    """``pages`` without those that lie in the bin, where alone they are seen."""
    return pages.exclude(pk__in=Binned.objects.values("pk"))


def may_see(user: User, page: Page) -> bool:
    """True if ``user`` may see all of ``page``: what is not live, too."""
    return page.owner_id == user.pk or sees_all(user)


def may_open(user: User, page: Page) -> bool:
    """True if the desk shows the page itself: as what may be seen, or a place to write in."""
    return may_see(user, page) or (page.live and page.specific_class in PLACES)


def hide_others_drafts(user: User, pages: QuerySet[Page]) -> QuerySet[Page]:
    """Pages to choose from: all that is live, and of the rest what ``user`` may see."""
    pages = not_in_bin(pages)
    return pages if sees_all(user) else pages.filter(Q(live=True) | Q(owner_id=user.pk))


class NewsroomPolicy(PagePermissionPolicy):
    """Wagtail's page rights, but what a reporter may explore is what the desk may open."""

    def explorable_root_instance(self, user: User) -> Page | None:
        """As Wagtail's, but where all rights begin at one page, it is that one: no query."""
        if not user.is_superuser:
            begin = {page.pk: page for page in self.instances_with_direct_explore_permission(user)}
            if len(begin) == 1:
                return next(iter(begin.values()))
        found: Page | None = super().explorable_root_instance(user)
        return found

    def explorable_instances(self, user: User) -> QuerySet[Page]:
        pages: QuerySet[Page] = not_in_bin(super().explorable_instances(user))
        if sees_all(user):
            return pages
        places = Page.objects.type(*PLACES).filter(live=True).values("pk")
        return pages.filter(Q(owner_id=user.pk) | Q(pk__in=places) | Q(depth=1))


class NewsroomRights(PagePermissionTester):
    """What one user may do with one page of the edition."""

    def can_add_subpage(self) -> bool:
        may = super().can_add_subpage() and may_open(self.user, self.page)
        return may and (self.may_build() or self.page.specific_class is Section)

    def may_build(self) -> bool:
        """True for those who make sections and standing pages, not stories alone."""
        return bool(self.user.is_superuser or "change" in self.permissions)

    def can_edit(self) -> bool:
        may = super().can_edit()
        if may and self.is_story() and not self.may_build() and not may_submit(self.user):
            return not self.page.live
        return may

    def can_submit_for_moderation(self) -> bool:
        may = super().can_submit_for_moderation()
        return bool(may and may_submit(self.user) and self.can_edit())

    def can_view_revisions(self) -> bool:
        return super().can_view_revisions() and (self.can_edit() or sees_all(self.user))

    def can_copy(self) -> bool:
        """Only stories and standing pages: a section would be copied with all its pages."""
        is_standing = self.page.specific_class is StandingPage
        return super().can_copy() and (self.is_story() or (is_standing and self.may_build()))

    def can_bin(self) -> bool:
        """True if the page is a draft of which this user may dispose."""
        may = is_of_bin(self.page) and self._is_disposable() and not self.is_locked_by_another()
        return bool(may and not is_kept(self.page))

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Empty sections alone: drafts go to the bin, what readers have seen is withdrawn."""
        may = not is_of_bin(self.page) and super().can_delete(ignore_bulk)
        return bool(may and not is_kept(self.page))

    def can_move(self) -> bool:
        """Wagtail asks who may delete; here much may be moved that nobody may delete."""
        if self.page.specific_class is Front or self.is_locked_by_another():
            return False
        return self._is_disposable(ignore_bulk=True)

    def _is_disposable(self, ignore_bulk: bool = False) -> bool:
        """What Wagtail says of deleting. It looks at all pages below; where there are none, a
        writer's own draft is told by the page alone."""
        writes_only = not self.may_build() and self.permissions & {"add", "publish"} == {"add"}
        if writes_only and self.page.is_leaf():
            is_own_draft = not self.page.live and self.page.owner_id == self.user.pk
            return bool(self.user.is_active and is_own_draft)
        return bool(super().can_delete(ignore_bulk))

    def can_unpublish(self) -> bool:
        return bool(super().can_unpublish() and not why_not_withdrawn(self.page))

    def can_reorder_children(self) -> bool:
        """Only where there is something to order: a story has no children."""
        has_places = self.page.specific_class in {Front, Section}
        return bool(has_places and super().can_reorder_children())

    def is_locked_by_another(self) -> bool:
        return bool(self.page.locked and self.page.locked_by_id != self.user.pk)

    def can_set_view_restrictions(self) -> bool:
        """Nobody: a public news site has no private pages."""
        return False

    def is_story(self) -> bool:
        return self.page.specific_class is Article


def rights_on(page: Page, user: User) -> NewsroomRights:
    return NewsroomRights(user, page)


def enforce() -> None:
    """Make Wagtail ask here. Called once, when the desk is ready."""
    policy = NewsroomPolicy()
    for model in (Article, Front, Section, StandingPage):
        # Wagtail's documented place for such rules is this method; ``stories`` is blind to users.
        model.permissions_for_user = rights_on
    policy_registry.register(Page, value=policy)


def forbidden_kinds(user: User, kinds: Iterable[Any]) -> set[Any]:
    """Those of the page classes ``kinds`` that ``user`` may not make."""
    if "change" in page_actions(user):
        return set()
    return {kind for kind in kinds if kind is not Article}
