"""What the scripts that keep what is typed have to know of the page."""

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
    """Who writes, where to ask, and the bars' sentences; empty where nobody is logged in."""
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
        "kept": _("What you type is kept in this browser until the server has it."),
        "notKept": _("This browser cannot keep what you type: copy it before you leave the page."),
        "offline": _("There is no connection to the server. It is tried again by itself."),
        "server": _("The server could not save just now. It is tried again by itself."),
        "tooLarge": _("The server does not take so much at once: the text is too long for it."),
        "login": _("You are not logged in any more."),
        "other": _("Somebody else is logged in now in this browser. Log in again as %s."),
        "refused": _("The server has not saved this:"),
        "conflict": _("Open the page anew to see the newer version; your words come with you."),
        "logIn": _("Log in here"),
        "logInTitle": _("Log in again: your words stay where they are"),
        "window": _("Log in in a new window"),
        "close": _("Close"),
        "again": _("Try again"),
        "saved": _("The server has all of it."),
        "found": _("Words that the server does not have, typed in this browser on %s."),
        "newer": _("The page was saved since then: to restore puts your words in its place."),
        "restore": _("Restore"),
        "discard": _("Discard"),
        "sure": _("Throw these words away? They are nowhere else."),
        "look": _("Look at them"),
        "copied": _("Some of it could not be put back into the form. It is here, to copy:"),
        "elsewhere": _("Words in this browser that the server does not have:"),
        "untitled": _("Without a title"),
        "files": _("A file that was chosen has to be chosen again."),
        "logout": _(
            "In this browser there are words that the server does not have: %s. "
            "Log out and throw them away?"
        ),
    }
