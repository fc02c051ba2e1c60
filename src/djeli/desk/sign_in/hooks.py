"""A way to the sign-in settings from the account page, and the edition's words that are no
password."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks

from djeli.accounts.sign_in.passwords import words_from
from djeli.stories.models import Edition


@hooks.register("register_account_menu_item")
def sign_in_settings(request: HttpRequest) -> dict[str, Any]:
    return {
        "url": reverse("mfa_index"),
        "label": _("Sign-in"),
        "help_text": _("Passkeys, second factor, password, address and devices."),
    }


@words_from
def edition_words() -> list[str]:
    edition = Edition.load()
    return [edition.name, edition.tagline]
