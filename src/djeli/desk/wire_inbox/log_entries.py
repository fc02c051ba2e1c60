"""What the history says of orders of agencies, and of decisions about them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

from djeli.wire.orders.holds import CLEARED, DECIDED
from djeli.wire.orders.kills import LOGGED_AS
from djeli.wire.orders.terms import CHANGED, ENDED
from djeli.wire.pictures.withdrawing import FREED, STOPPED


class StopFormatter(LogFormatter):
    label = _("Wire: kill")

    def format_message(self, log_entry: Any) -> str:
        told = {
            "withdrawn": gettext("Withdrawn by the wire: %(agency)s killed its item. %(reason)s"),
            "alarm": gettext("%(agency)s killed its item; the story is still live. %(reason)s"),
        }
        held = gettext("%(agency)s killed its item; the story cannot be published. %(reason)s")
        return told.get(log_entry.data.get("deed", ""), held) % log_entry.data


class RulingFormatter(LogFormatter):
    label = _("Wire: embargo")

    def format_message(self, log_entry: Any) -> str:
        told = gettext("Decided on the embargo “%(words)s”: it ends at %(until)s")
        none = gettext("Decided on the embargo “%(words)s”: there is none")
        why = log_entry.data.get("reason") or ""
        said: str = (told if log_entry.data.get("until") else none) % log_entry.data
        return f"{said}. {why}" if why else said


class ClearedFormatter(LogFormatter):
    label = _("Wire: embargo off the schedule")

    def format_message(self, log_entry: Any) -> str:
        told = gettext("Saved without the agency’s embargo, which holds until %(until)s")
        return told % log_entry.data


class TermsFormatter(LogFormatter):
    label = _("Wire: terms of use")

    def format_message(self, log_entry: Any) -> str:
        if "before" not in log_entry.data:
            told = gettext("The terms of use ended at %(end)s; the story is still live")
            return told % log_entry.data
        told = gettext(
            "%(agency)s changed until when it may be shown: %(end)s (before: %(before)s)"
        )
        known = {name: text or gettext("no end") for name, text in log_entry.data.items()}
        return told % known


class PictureFormatter(LogFormatter):
    label = _("Wire: picture")

    def format_message(self, log_entry: Any) -> str:
        told = gettext("%(agency)s killed or withholds it: out of use. %(reason)s")
        free = gettext("%(agency)s allows its use again")
        return (told if log_entry.action == STOPPED else free) % log_entry.data


FORMATTERS = {
    LOGGED_AS: StopFormatter,
    DECIDED: RulingFormatter,
    CLEARED: ClearedFormatter,
    CHANGED: TermsFormatter,
    ENDED: TermsFormatter,
    STOPPED: PictureFormatter,
    FREED: PictureFormatter,
}
