"""The forms of a new edition: its first page, and the sections that it begins with."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from djeli.accounts.models import User
from djeli.desk.editor.choices import language_name
from djeli.desk.welcome import clock
from djeli.kit.language import COUNTRIES
from djeli.stories.first_pages.starter_sections import MOST, STARTERS, USUAL
from djeli.stories.models import Edition, Section


def _longest(model: type[Edition] | type[User] | type[Section], field: str) -> int | None:
    return getattr(model._meta.get_field(field), "max_length", None)


class SectionsForm(forms.Form):
    """The sections of a new edition: some of the usual ones, and others by name."""

    sections = forms.MultipleChoiceField(
        label=_("Sections"),
        required=False,
        choices=[(str(name), name) for name in STARTERS],
        initial=[str(name) for name in STARTERS[:USUAL]],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Every story stands in one. You can add, rename and move them later."),
    )
    others = forms.CharField(
        label=_("Other sections"),
        required=False,
        help_text=_("Names of your own, separated by commas."),
    )

    def clean_others(self) -> list[str]:
        written = str(self.cleaned_data["others"]).split(",")
        names = list(dict.fromkeys(" ".join(name.split()) for name in written if name.strip()))
        most = _longest(Section, "title") or 0
        if too_long := next((name for name in names if len(name) > most), ""):
            told = _("“%(name)s…” is too long for the name of a section.")
            raise ValidationError(told % {"name": too_long[:40]})
        return names

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        if len(self.names()) > MOST:
            told = _("That is more than %(most)s sections. Begin with fewer.") % {"most": MOST}
            self.add_error("sections", told)
        elif not self.names() and not self.errors:
            self.add_error("sections", _("Choose at least one section: every story needs one."))
        return facts

    def names(self) -> list[str]:
        """The names that were chosen and written, in this order."""
        chosen = self.cleaned_data.get("sections", []), self.cleaned_data.get("others", [])
        return [*chosen[0], *chosen[1]]


class WelcomeForm(SectionsForm):
    """The edition's name, clock, language and sections, and the publisher's account."""

    edition = forms.CharField(
        label=_("Name of the edition"), max_length=_longest(Edition, "name"), strip=True
    )
    tagline = forms.CharField(
        label=_("Tagline"),
        max_length=_longest(Edition, "tagline"),
        required=False,
        help_text=_("A promise to readers, in a few words. You can add it later."),
    )
    language = forms.ChoiceField(
        label=_("Language of your stories"),
        choices=[(code, language_name(code)) for code in sorted(COUNTRIES)],
        help_text=_("You can add other languages later."),
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone of the newsroom"),
        choices=clock.zones,
        help_text=_("Times on pages and schedules go by it."),
        widget=forms.Select(attrs={"data-own-zone": ""}),
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=_longest(User, "first_name"),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=_("It stands above your stories."),
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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["time_zone"].initial = settings.TIME_ZONE
        if clock.is_fixed():
            del self.fields["time_zone"]

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).lower()
        if User.objects.filter(email__iexact=email).exists():
            raise ValidationError(_("An account with this address already exists."))
        return email

    def clean(self) -> dict[str, Any]:
        facts = super().clean()
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
