"""Checks what a reader wrote, field by field."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext as _

from djeli.comments.posting.text_cleanup import clean_line, clean_text

LONGEST = 5000
"""Characters of a comment: some two printed pages."""
LONGEST_NAME = 80
LONGEST_WEBSITE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A comment as it was sent. ``answers`` is the id of the comment that it replies to."""

    name: str = ""
    email: str = ""
    website: str = ""
    text: str = ""
    answers: int | None = None
    wants_mail: bool = False


def cleaned(draft: Draft) -> Draft:
    """The draft with its fields made plain; a website without a scheme gets one."""
    website = clean_line(draft.website)
    if website and "://" not in website and ":" not in website.partition("/")[0]:
        website = f"https://{website}"
    return replace(
        draft,
        name=clean_line(draft.name),
        email=draft.email.strip(),
        website=website,
        text=clean_text(draft.text),
    )


def faults(draft: Draft) -> dict[str, str]:
    """What is wrong with a cleaned draft: a sentence for each field. Empty if all is well."""
    found = {
        "text": _fault_of_text(draft.text),
        "name": _fault_of_name(draft.name),
        "email": _fault_of_email(draft.email),
        "website": _fault_of_website(draft.website),
    }
    return {field: fault for field, fault in found.items() if fault}


def _fault_of_text(text: str) -> str:
    if not any(sign.isalnum() or ord(sign) > 0x2190 for sign in text):
        return _("Please write a comment.")
    if len(text) > LONGEST:
        return _("This is %(over)s characters too long. The limit is %(most)s.") % {
            "over": len(text) - LONGEST,
            "most": LONGEST,
        }
    return ""


def _fault_of_name(name: str) -> str:
    if not any(sign.isalnum() for sign in name):
        return _("Please enter a name.")
    if len(name) > LONGEST_NAME:
        return _("This name is too long. The limit is %s characters.") % LONGEST_NAME
    return ""


def _fault_of_email(email: str) -> str:
    try:
        validate_email(email)
    except ValidationError:
        return _("Please enter a valid e-mail address. We do not show it.")
    return "" if len(email) <= 254 else _("This address is too long.")


def _fault_of_website(website: str) -> str:
    if not website:
        return ""
    try:
        URLValidator(schemes=["http", "https"])(website)
        has_password = "@" in urlsplit(website).netloc
    except (ValidationError, ValueError):
        return _no_website()
    if has_password or len(website) > LONGEST_WEBSITE:
        return _no_website()
    return ""


def _no_website() -> str:
    return _("This is not a web address. Leave it empty, or start with https://")
