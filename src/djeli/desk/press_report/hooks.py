"""The report's URLs and menu item, and the message with a receipt."""

from __future__ import annotations

from html import unescape
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from djeli.desk import rights
from djeli.desk.press_report.views import PressReport, ReceiptView, press_again
from djeli.press.events import receipted
from djeli.press.models import Receipt

NAMED = "desk_receipt_about"
"""Where a request keeps the name of the page that it changed."""
LONGEST = 255
FIRST = -1
"""Before the hooks that answer the request: after one of these no other is called."""


class PressItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return rights.sees_all(request.user)  # type: ignore[arg-type]


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [
        path("press/", PressReport.as_view(), name="desk_press"),
        path("press/again/", press_again, name="desk_press_again"),
        path("press/receipts/<int:pk>/", ReceiptView.as_view(), name="desk_receipt"),
    ]


@hooks.register("register_reports_menu_item")
def press_item() -> MenuItem:
    return PressItem(_("Press"), reverse("desk_press"), name="press", icon_name="history")


@hooks.register("after_create_page", order=FIRST)
@hooks.register("after_edit_page", order=FIRST)
@hooks.register("after_publish_page", order=FIRST)
@hooks.register("after_unpublish_page", order=FIRST)
@hooks.register("after_move_page", order=FIRST)
def name_what_changed(request: HttpRequest, page: Page) -> None:
    """The receipt that this request brings says what it is about."""
    setattr(request, NAMED, str(page.get_admin_display_title()))


def bring(sender: type, request: HttpRequest, receipt: Receipt, **_: Any) -> None:
    """Say at once what is live, with a way to the receipt."""
    if not request.path.startswith(reverse("wagtailadmin_home")):
        return
    count = len(receipt.pressed) + len(receipt.gone)
    text = ngettext(
        "Live for readers: %(count)d page in %(time)s s.",
        "Live for readers: %(count)d pages in %(time)s s.",
        count,
    )
    user: Any = request.user
    address = reverse("desk_receipt", args=[receipt.pk])
    may_look = rights.sees_all(user)
    buttons = [messages.button(address, str(_say_receipt()))] if may_look else []
    tell = messages.warning if receipt.failed else messages.success
    said = text % {"count": count, "time": f"{receipt.seconds:.2f}"}
    if name := getattr(request, NAMED, ""):
        if not _is_named(request, name):
            said = f"“{name}” · {said}"
        Receipt.objects.filter(pk=receipt.pk).update(about=name[:LONGEST])
    if receipt.failed:
        failed = ngettext(
            "%d could not be updated and still shows the earlier version.",
            "%d could not be updated and still show the earlier version.",
            len(receipt.failed),
        )
        said = f"{said} {failed % len(receipt.failed)}"
    tell(request, said, buttons=buttons)


def _is_named(request: HttpRequest, name: str) -> bool:
    """True if another message of the next page names the page already."""
    waiting: Any = get_messages(request)
    texts = [unescape(str(message)) for message in waiting]
    waiting.used = False  # they were looked at, not shown
    return any(name in text for text in texts)


def _say_receipt() -> Any:
    return _("Receipt")


receipted.connect(bring, dispatch_uid="desk.receipt")
