"""What the scripts for unsaved text need to know about the page."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import json_script
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = template.Library()


@register.simple_tag(takes_context=True)
def words_config(context: Any) -> SafeString:
    """Who writes, where to ask, and the bars' sentences; empty if nobody is logged in."""
    request = context.get("request")
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return SafeString("")
    back = urlencode({"next": reverse("desk_words_back")})
    told = {
        "user": user.pk,
        "name": user.get_full_name() or user.get_username(),
        "home": reverse("wagtailadmin_home"),
        "stories": reverse("stories:index"),
        "session": reverse("desk_words_session"),
        "login": f"{reverse('wagtailadmin_login')}?{back}",
        "logout": reverse("wagtailadmin_logout"),
        "restores": bool(context.get("restores_words")),
        "says": _sentences(),
    }
    return json_script(told, "desk-words-config")


def _sentences() -> dict[str, str]:
    return {
        "kept": _("Your text is kept in this browser until the server has saved it."),
        "notKept": _("This browser cannot keep your text. Copy it before you leave the page."),
        "offline": _("No connection to the server. We keep trying."),
        "server": _("The server could not save this. We keep trying."),
        "tooLarge": _("The text is too long for the server to save."),
        "login": _("You are logged out."),
        "other": _("Somebody else is now logged in in this browser. Log in again as %s."),
        "refused": _("Not saved on the server:"),
        "conflict": _("Reload the page to see the newer version."),
        "logIn": _("Log in here"),
        "logInTitle": _("Log in again (your text stays here)"),
        "window": _("Log in in a new window"),
        "close": _("Close"),
        "again": _("Try again"),
        "saved": _("Everything is saved."),
        "found": _("Unsaved text, typed in this browser on %s."),
        "newer": _(
            "The page was saved after that. Restoring replaces that version with your text."
        ),
        "restore": _("Restore"),
        "discard": _("Discard"),
        "sure": _("Delete this text? There is no other copy."),
        "look": _("View"),
        "copied": _("Some of the text could not be put back into the form. Copy it from here:"),
        "elsewhere": _("Unsaved text in this browser:"),
        "untitled": _("Without a title"),
        "files": _("Please choose the file again."),
        "logout": _("This browser holds unsaved text: %s. Log out and delete it?"),
    }
