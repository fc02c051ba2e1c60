"""The report's URLs and menu item, and the message with a receipt."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem

from djeli.desk import rights
from djeli.desk.press_report.views import PressReport, ReceiptView, press_again
from djeli.press.events import receipted
from djeli.press.models import Receipt


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
    if receipt.failed:
        failed = ngettext(
            "%d could not be updated and still shows the earlier version.",
            "%d could not be updated and still show the earlier version.",
            len(receipt.failed),
        )
        said = f"{said} {failed % len(receipt.failed)}"
    tell(request, said, buttons=buttons)


def _say_receipt() -> Any:
    return _("Receipt")


receipted.connect(bring, dispatch_uid="desk.receipt")
