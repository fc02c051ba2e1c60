"""The column and the form field of a slug."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from djeli.stories.slugs.letters import is_slug


def check_slug(value: str) -> None:
    """Raises ValidationError if ``value`` cannot stand in an address. Django's own check knows
    no marks, which many scripts cannot do without."""
    if not is_slug(value):
        raise ValidationError(
            _("Use only lower-case letters, numbers and hyphens: %(value)s"),
            code="invalid",
            params={"value": value},
        )


class SlugField(models.SlugField):
    """A slug in any script; left empty in a form, it is made of the name."""

    default_validators = [check_slug]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("allow_unicode", True)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)
        self.default_validators = [check_slug]

    def formfield(self, **kwargs: Any) -> Any:
        # Django's form field would check letters by its own rule.
        return models.CharField.formfield(
            self, **{"form_class": forms.CharField, **kwargs, "required": False}
        )
