"""The roles of a newsroom as groups, with their permissions.

Page rights are given once, at the root of the tree: the admin asks for them on every request, and a
few rows stay fast at any number of stories. What Wagtail's rights cannot say (a contributor's draft
is not sent for review, a reporter makes no sections) is in ``rights``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Case, QuerySet, When
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

CONTRIBUTORS = "Contributors"
REPORTERS = "Reporters"
EDITORS = "Editors"
AUDIENCE_EDITORS = "Audience editors"
PUBLISHERS = "Publishers"

APPROVAL = "Editor’s approval"
LEFT_BY_WAGTAIL = ("Moderators",)
"""Groups and tasks of a newsroom that nobody has: Wagtail's own migrations make them."""


@dataclass(frozen=True, slots=True)
class Role:
    """A group: rights on pages, on pictures and documents, and on other rows.

    ``pages``: actions of Wagtail's page rights. ``files``: actions on pictures and documents.
    ``rows``: ``"app.model: action action"``.
    """

    name: str
    pages: str = ""
    files: str = "add choose"
    rows: tuple[str, ...] = ()


EVERYTHING = "add change delete view"
SUBMIT = "stories.story: submit"
ALERTS = "alerts.alert: add view"
ASSIGNING = "desk.assignment: add change delete"
ALERT_RULES = "alerts.alertrules: change"
VIEW_COUNTS = "readership.viewcountsettings: change"
MODERATING = "comments.comment: change view"
MODERATION = (MODERATING, "comments.commentrules: change")
REPORTS = "comments.errorreport: change view"
CORRECTING = ("stories.correction: add change view", "stories.story: retract", REPORTS)
NEWSLETTERS = (
    f"newsletters.newsletter: {EVERYTHING}",
    f"newsletters.issue: {EVERYTHING} send",
    "newsletters.subscriber: view delete",
    "newsletters.suppression: add change view",
)

ROLES = (
    Role(CONTRIBUTORS, pages="add"),
    Role(REPORTERS, pages="add", rows=(SUBMIT,)),
    Role(
        EDITORS,
        pages="add change publish lock unlock",
        files="add change choose",
        rows=(
            SUBMIT,
            f"stories.contributor: {EVERYTHING}",
            f"stories.agency: {EVERYTHING}",
            f"stories.topic: {EVERYTHING}",
            f"stories.rating: {EVERYTHING}",
            f"stories.lineup: {EVERYTHING} publish lock unlock",
            "stories.navigation: change",
            ALERTS,
            ASSIGNING,
            MODERATING,
            *CORRECTING,
        ),
    ),
    Role(
        AUDIENCE_EDITORS,
        pages="view",
        rows=(
            "stories.lineup: add change view",
            VIEW_COUNTS,
            ALERTS,
            ALERT_RULES,
            "stories.correction: view",
            REPORTS,
            *MODERATION,
            *NEWSLETTERS,
        ),
    ),
    Role(
        PUBLISHERS,
        pages="add change publish lock unlock bulk_delete",
        files="add change choose",
        rows=(
            SUBMIT,
            f"stories.contributor: {EVERYTHING}",
            f"stories.agency: {EVERYTHING}",
            f"stories.topic: {EVERYTHING}",
            f"stories.rating: {EVERYTHING}",
            f"stories.lineup: {EVERYTHING} publish lock unlock",
            "stories.navigation: change",
            "stories.edition: change",
            "stories.version: withhold",
            *CORRECTING,
            "stories.correctionrules: change",
            f"stories.sourcerule: {EVERYTHING}",
            "stories.clearance: override",
            VIEW_COUNTS,
            ALERTS,
            ALERT_RULES,
            ASSIGNING,
            f"wire.partner: {EVERYTHING}",
            f"wire.wiresource: {EVERYTHING}",
            f"wire.wirerule: {EVERYTHING}",
            *NEWSLETTERS,
            f"accounts.user: {EVERYTHING}",
            "accounts.auditentry: view",
            *MODERATION,
            "wagtailredirects.redirect: add change delete",
            "wagtailcore.collection: add change delete",
        ),
    ),
)


def in_order() -> QuerySet[Group]:
    """The groups as a newsroom names them: from who may do least to who may do most."""
    ranks = [When(name=role.name, then=rank) for rank, role in enumerate(ROLES)]
    return Group.objects.order_by(Case(*ranks, default=len(ROLES)), "name")


@transaction.atomic
def create_roles() -> None:
    """Make the groups, give each exactly its rights, and set up the editor's approval.

    Safe to call again: rights that a group of ours was given elsewhere in the tree stay.
    """
    Group.objects.filter(name__in=LEFT_BY_WAGTAIL).delete()
    groups = {role.name: _lay(role) for role in ROLES}
    _lay_approval([groups[EDITORS], groups[PUBLISHERS]])


def _lay(role: Role) -> Group:
    group, _ = Group.objects.get_or_create(name=role.name)
    group.permissions.set(_permissions(["wagtailadmin.admin: access", *role.rows]))
    _lay_pages(group, role.pages.split())
    _lay_files(group, role.files.split())
    return group


def _lay_pages(group: Group, actions: Iterable[str]) -> None:
    root = Page.get_first_root_node()
    if root is None:  # a flushed database, as between two tests
        return
    wanted = Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=[f"{action}_page" for action in actions]
    )
    given = GroupPagePermission.objects.filter(group=group, page=root)
    given.exclude(permission__in=wanted).delete()
    for permission in wanted:
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def _lay_files(group: Group, actions: Iterable[str]) -> None:
    root = Collection.get_first_root_node()
    if root is None:
        return
    wanted = _permissions(
        f"{kind}: {action}"
        for kind in ("wagtailimages.image", "wagtaildocs.document")
        for action in actions
    )
    given = GroupCollectionPermission.objects.filter(group=group, collection=root)
    given.exclude(permission__in=wanted).delete()
    for permission in wanted:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=root, permission=permission
        )


def _permissions(rows: Iterable[str]) -> list[Permission]:
    wanted = {
        (model.partition(".")[0], f"{action}_{model.partition('.')[2]}")
        for model, _, actions in (row.partition(": ") for row in rows)
        for action in actions.split()
    }
    found = {
        (permission.content_type.app_label, permission.codename): permission
        for permission in Permission.objects.select_related("content_type").filter(
            codename__in=[codename for _, codename in wanted]
        )
    }
    return [found[key] for key in sorted(wanted)]


def _lay_approval(approvers: list[Group]) -> None:
    task = GroupApprovalTask.objects.filter(name=APPROVAL).first()
    if task is None:
        task = GroupApprovalTask.objects.create(name=APPROVAL)
    task.groups.set(approvers)
    workflow, _ = Workflow.objects.get_or_create(name=APPROVAL)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    Workflow.objects.filter(name__startswith="Moderators").delete()
    Task.objects.filter(name__startswith="Moderators").delete()
    root = Page.get_first_root_node()
    if root is not None:
        WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
