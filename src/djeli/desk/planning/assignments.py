"""Assignments: who sees which, who may give them, and how one becomes a story."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.text import Truncator
from wagtail.models import Page

from djeli.accounts.models import User
from djeli.desk import rights
from djeli.desk.models import Assignment
from djeli.desk.newstory.first_values import prefill
from djeli.stories.models import Article, Section


class NoPlace(LookupError):
    """There is no section into which this user may write the story."""


def may_assign(user: User) -> bool:
    return user.has_perm("desk.add_assignment")


def seen_by(user: User) -> QuerySet[Assignment]:
    """Every assignment for those who give them or see all stories; the others have their own."""
    rows = Assignment.objects.all()
    if may_assign(user) or rights.sees_all(user):
        return rows
    return rows.filter(people=user)


def open_for(user: User) -> QuerySet[Assignment]:
    """What ``user`` still has to bring, the first due first."""
    return Assignment.objects.filter(people=user, dropped_at=None).filter(
        Q(story=None) | Q(story__live=False, story__first_published_at=None)
    )


def may_start(user: User, assignment: Assignment) -> bool:
    """True for those who are to bring it and for those who give assignments, once."""
    if assignment.story_id or assignment.dropped_at or not rights.may_write(user):
        return False
    return may_assign(user) or assignment.people.filter(pk=user.pk).exists()


@transaction.atomic
def start(assignment: Assignment, user: User) -> Page:
    """The draft that ``assignment`` becomes, owned by ``user``; the one there is if there is one.

    Raises NoPlace.
    """
    row = Assignment.objects.select_for_update().get(pk=assignment.pk)
    if row.story is not None:
        return row.story
    home = _home(row, user)
    story = Article(title=Truncator(row.what).chars(255), owner=user, live=False)
    prefill(Article, story)
    home.add_child(instance=story)
    story.save_revision(user=user, log_action=True)
    row.story = Page.objects.get(pk=story.pk)
    row.save()
    return row.story


def _home(assignment: Assignment, user: User) -> Section:
    """The assignment's section, or the first into which ``user`` may write."""
    wanted = Section.objects.filter(pk=assignment.section_id or 0)
    for section in [*wanted, *Section.objects.live().order_by("path")]:
        if rights.rights_on(section, user).can_add_subpage():
            return section
    raise NoPlace
