"""The form of the first page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from djeli.accounts.models import User
from djeli.stories.models import Edition


def _longest(model: type[Edition] | type[User], field: str) -> int | None:
    return getattr(model._meta.get_field(field), "max_length", None)


class WelcomeForm(forms.Form):
    """The edition's name and tagline, and the publisher's name, address and password."""

    edition = forms.CharField(
        label=_("Name of the edition"), max_length=_longest(Edition, "name"), strip=True
    )
    tagline = forms.CharField(
        label=_("Tagline"),
        max_length=_longest(Edition, "tagline"),
        required=False,
        help_text=_("A promise to readers, in a few words. You can add it later."),
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=_longest(User, "first_name"),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("You will use it to log in."),
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        help_text=_("At least ten characters. Use a few words that nobody else would combine."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).lower()
        if User.objects.filter(email__iexact=email).exists():
            raise ValidationError(_("An account with this address already exists."))
        return email

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        if password := facts.get("password"):
            try:
                password_validation.validate_password(password, self.person())
            except ValidationError as error:
                self.add_error("password", error)
        return facts

    def person(self) -> User:
        """The publisher, not saved: the last word of the name is the family's."""
        first, _space, last = str(self.cleaned_data.get("name", "")).rpartition(" ")
        return User(
            email=self.cleaned_data.get("email", ""),
            first_name=first or last,
            last_name=last if first else "",
        )
