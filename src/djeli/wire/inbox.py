"""The inbox: which items are new, taken or dismissed."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from djeli.accounts.models import User
from djeli.wire.models import Dismissal, ItemLink, Take, WireItem

CHANGING = ("updates", "corrects")


def items() -> QuerySet[WireItem]:
    """Every version of every item.

    ``is_taken`` tells whether a story was made of this version, ``is_update`` whether one was made
    of another version, or of an item that this one updates or corrects: the newsroom has to look at
    it again.
    """
    taken = Take.objects.filter(item=OuterRef("pk"))
    named = ItemLink.objects.filter(item=OuterRef(OuterRef("pk")), relation__in=CHANGING)
    taken_otherwise = Take.objects.filter(
        Q(item__guid=OuterRef("guid")) | Q(item__guid__in=named.values("guid"))
    )
    return (
        WireItem.objects.annotate(
            is_taken=Exists(taken),
            is_update=~Exists(taken) & Exists(taken_otherwise),
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


def updates() -> QuerySet[WireItem]:
    """What an agency changed after a story was made of it, and nobody has dealt with yet."""
    return waiting().filter(is_update=True)  # type: ignore[misc]


def dismiss(item: WireItem, user: User) -> None:
    """Say that an item is not for us; safe to repeat."""
    Dismissal.objects.get_or_create(item=item, defaults={"dismissed_by": user})


def bring_back(item: WireItem) -> None:
    """Undo a dismissal; safe to repeat."""
    Dismissal.objects.filter(item=item).delete()
