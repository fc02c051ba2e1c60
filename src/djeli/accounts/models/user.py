"""The user of the desk, known by an e-mail address."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from djeli.kit.mail_addresses import one_form


class UserManager(BaseUserManager["User"]):
    """Makes users from an e-mail address; the whole address is kept in lower case."""

    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A user who can log in with ``email``; without a password only a reset link lets them in.

        Raises ValueError for an empty address.
        """
        if not email.strip():
            raise ValueError("A user needs an e-mail address")
        user = self.model(email=one_form(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A user who may do everything."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> User:
        """Log in without regard to upper and lower case: phones capitalise the first letter."""
        return self.get(email__iexact=one_form(username or ""))


class User(AbstractUser):
    """A person at the desk. Logs in by e-mail; has no user name."""

    username = None  # type: ignore[assignment]
    email = models.EmailField(_("e-mail address"), unique=True)
    factor_due_at = models.DateTimeField(null=True, editable=False)
    """From when this user must have a second factor to use the desk; set when first needed."""

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    class Meta(AbstractUser.Meta):
        verbose_name = _("user")  # type: ignore[assignment]
        verbose_name_plural = _("users")  # type: ignore[assignment]
        constraints = [models.UniqueConstraint(Lower("email"), name="accounts_user_email_ci")]

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    def clean(self) -> None:
        super().clean()
        self.email = one_form(self.email).lower()
