"""The inbox: what came, what was taken, what is not for us."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from djeli.accounts.models import User
from djeli.wire.models import Dismissal, Take, WireItem


def items() -> QuerySet[WireItem]:
    """Every version of every item, with ``is_taken`` (any version) and ``is_dismissed``."""
    return (
        WireItem.objects.annotate(
            is_taken=Exists(Take.objects.filter(item__guid=OuterRef("guid"))),
            is_dismissed=Exists(Dismissal.objects.filter(item=OuterRef("pk"))),
        )
        .defer("content")
        .order_by("-received_at", "-pk")
    )


def inbox() -> QuerySet[WireItem]:
    """The newest version of every item, the last received first."""
    return items().filter(is_newest=True)


def waiting() -> QuerySet[WireItem]:
    """What nobody has taken or dismissed yet."""
    return inbox().filter(is_taken=False, is_dismissed=False)  # type: ignore[misc]


def dismiss(item: WireItem, user: User) -> None:
    """Say that an item is not for us; safe to repeat."""
    Dismissal.objects.get_or_create(item=item, defaults={"dismissed_by": user})


def bring_back(item: WireItem) -> None:
    """Undo a dismissal; safe to repeat."""
    Dismissal.objects.filter(item=item).delete()
