"""Short forms with which somebody is added where one chooses; the address is made of the name."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from djeli.stories.models import Agency, Contributor
from djeli.stories.slugs.free import free_slug


class NewByName(forms.ModelForm):
    """A row with a name; its slug is one that nobody else has."""

    def save(self, commit: bool = True) -> Any:
        self.instance.slug = free_slug(self.instance)
        return super().save(commit)

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())


class NewContributor(NewByName):
    class Meta:
        model = Contributor
        fields = ("name", "role")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        name, role = cleaned.get("name"), cleaned.get("role")
        if name and not role and Contributor.objects.filter(name__iexact=name).exists():
            told = _(
                "There is a contributor of this name. Choose them from the list; for somebody "
                "else, add a role that tells the two apart."
            )
            self.add_error("role", told)
        return cleaned


class NewAgency(NewByName):
    class Meta:
        model = Agency
        fields = ("name", "credit_line")

    def clean_name(self) -> str:
        name = super().clean_name()
        if Agency.objects.filter(name__iexact=name).exists():
            told = _("There is an agency of this name. Choose it from the list.")
            raise forms.ValidationError(told)
        return name
