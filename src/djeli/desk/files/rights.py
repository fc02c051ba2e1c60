"""Who may change a picture or a document.

Wagtail lets users change and delete their own uploads. Once readers see a file, that would bypass
the editor's approval: so from then on it takes the right to publish. What an editor has scheduled
counts as published, because nobody checks it again.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, QuerySet
from wagtail.models import Revision
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permissions import policy_registry

from djeli.accounts.models import User
from djeli.desk.files import hidden_sources
from djeli.desk.rights import may_publish
from djeli.stories.models import Picture, Showing
from djeli.stories.public_files import showings
from djeli.stories.public_files.holders import File, files_of

CHANGES = frozenset({"change", "delete"})


class PublishedFilePolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail's rights on files, but what is published is changed by those who publish."""

    def user_has_any_permission_for_instance(
        self, user: User, actions: Iterable[str], instance: Any
    ) -> bool:
        actions = set(actions)
        if actions & CHANGES and not may_publish(user) and is_published(instance):
            actions -= CHANGES
        return bool(
            actions and super().user_has_any_permission_for_instance(user, actions, instance)
        )


class DocumentPolicy(PublishedFilePolicy):
    """Nobody has a right on a document of a source that is hidden from them."""

    def user_has_any_permission_for_instance(
        self, user: User, actions: Iterable[str], instance: Any
    ) -> bool:
        if not super().user_has_any_permission_for_instance(user, actions, instance):
            return False
        # Most are a user's own: where many are ticked, these ask nothing.
        is_own = instance.pk is None or instance.uploaded_by_user_id == user.pk
        return is_own or hidden_sources.may_see(user, [instance.pk])

    def instances_user_has_any_permission_for(
        self, user: User, actions: Iterable[str]
    ) -> QuerySet[Any]:
        found: QuerySet[Any] = super().instances_user_has_any_permission_for(user, actions)
        return hidden_sources.seen_by(user, found) if user.is_authenticated else found


def enforce(model: type[Model], auth_model: str, policy_class: type[PublishedFilePolicy]) -> None:
    """Make Wagtail ask here about the files of ``model``. Called when Wagtail's app is ready."""
    policy = policy_class(model, auth_model=auth_model, owner_field_name="uploaded_by_user")
    policy_registry.register(model, value=policy)


def is_published(row: Model) -> bool:
    """True if readers see the picture or document, or will at an hour that an editor has set."""
    if row.pk is None:
        return False
    is_picture = isinstance(row, Picture)
    file = File(Showing.Kind.PICTURE if is_picture else Showing.Kind.DOCUMENT, row.pk)
    showings.catch_up()
    return showings.is_shown(file) or _is_scheduled(file)


def is_withheld(user: User, row: Any) -> bool:
    """True if ``user`` could change the file if it were not published."""
    policy: Any = policy_registry.get_by_type(type(row))
    if policy.user_has_permission_for_instance(user, "change", row):
        return False
    return bool(
        CollectionOwnershipPermissionPolicy.user_has_any_permission_for_instance(
            policy, user, {"change"}, row
        )
    )


def _is_scheduled(file: File) -> bool:
    waiting = Revision.objects.filter(approved_go_live_at__isnull=False)
    for revision in waiting.select_related("base_content_type", "content_type"):
        # Building a row from its revision takes a while: first, whether it can be in it at all.
        if str(file.pk) in str(revision.content) and file in files_of(revision.as_object()):
            return True
    return False
