"""The publisher's form, and the one in which the invited choose a password."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from djeli.accounts.models import User
from djeli.desk import roles
from djeli.kit.mail_addresses import one_form
from djeli.stories.models import Contributor
from djeli.stories.slugs.free import free_slug

LONGEST = 120


class InvitationForm(forms.Form):
    """Name, address, role and byline: all that somebody needs to begin."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy("The invitation goes there. It works once, for seven days."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    role = forms.ModelChoiceField(
        label=gettext_lazy("Role"),
        queryset=Group.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
    )
    byline = forms.ModelChoiceField(
        label=gettext_lazy("Byline"),
        queryset=Contributor.objects.none(),
        required=False,
        empty_label=gettext_lazy("A new one with this name"),
        help_text=gettext_lazy("Their new stories get it."),
    )
    has_byline = forms.BooleanField(
        label=gettext_lazy("They have a byline"), required=False, initial=True
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named: Any = self.fields
        named["role"].queryset = roles.in_order()
        named["role"].initial = Group.objects.filter(name=roles.REPORTERS).first()
        named["byline"].queryset = Contributor.objects.filter(user=None)

    def clean_name(self) -> str:
        return " ".join(str(self.cleaned_data["name"]).split())

    def clean_email(self) -> str:
        email = one_form(str(self.cleaned_data["email"])).lower()
        known = User.objects.filter(email__iexact=email).first()
        if known is not None:
            told = _("{} has an account already. <a href='{}'>Open it</a>")
            link = reverse("wagtailusers_users:edit", args=[known.pk])
            raise ValidationError(format_html(told, known, link), code="known")
        return email

    @transaction.atomic
    def save(self) -> User:
        """Make the account, which nobody can sign in to yet, with its role and byline."""
        facts = self.cleaned_data
        first, _space, last = facts["name"].rpartition(" ")
        user = User.objects.create_user(
            facts["email"], first_name=first or last, last_name=last if first else ""
        )
        user.groups.add(facts["role"])
        if facts["has_byline"]:
            give_byline(user, facts["byline"])
        return user


class AcceptForm(forms.Form):
    """The password of somebody who accepts the invitation."""

    password = forms.CharField(
        label=gettext_lazy("Choose a password"),
        strip=False,
        help_text=gettext_lazy(
            "At least ten characters. Use a few words that nobody else would combine."
        ),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "autofocus": True}),
    )

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        password_validation.validate_password(password, self.user)
        return password

    def save(self) -> User:
        self.user.set_password(self.cleaned_data["password"])
        self.user.save(update_fields=["password"])
        return self.user


def give_byline(user: User, known: Contributor | None) -> Contributor:
    """Let ``user`` write under ``known``, or under a new byline with their own name."""
    byline = known or Contributor(name=user.get_full_name() or user.email.partition("@")[0])
    byline.user = user
    if not byline.slug:
        byline.slug = free_slug(byline)
    byline.save()
    return byline
