"""What a password may not be, beside Django's own rules; and who is told when it changes."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from djeli.accounts.audit.log import record
from djeli.accounts.models import AuditEntry, User
from djeli.accounts.sign_in.mails import tell

SHORTEST_WORD = 4
_extra_words: list[Any] = []


def words_from(source: Any) -> Any:
    """Register a function that gives the edition's own words, which no password may consist of."""
    _extra_words.append(source)
    return source


class NotTheEditionsWords:
    """A password validator: name and tagline of the edition are no secret."""

    def validate(self, password: str, user: User | None = None) -> None:
        left = password.casefold()
        for word in sorted(_words(), key=len, reverse=True):
            left = left.replace(word, "")
        if len(left) < len(password) and len(re.sub(r"[\W\d_]", "", left)) < SHORTEST_WORD:
            raise ValidationError(
                _("The password consists of the edition’s own words. Add words of your own."),
                code="password_of_the_edition",
            )

    def get_help_text(self) -> str:
        return _("Your password can’t consist of the edition’s own words.")

    def password_changed(self, password: str, user: User | None = None) -> None:
        """Called by Django when a user with a new password was saved."""
        if user is None or user.last_login is None:
            return
        record(AuditEntry.Action.PASSWORD_CHANGED, user.email)
        tell(
            user.email,
            _("Your password was changed"),
            _(
                "The password of your account at the news desk was changed."
                " If this was not you, tell a publisher at once."
            ),
        )


def _words() -> set[str]:
    texts = [text for source in _extra_words for text in source()]
    found = re.findall(r"\w+", " ".join(texts).casefold())
    return {word for word in found if len(word) >= SHORTEST_WORD}
