"""The fields for a name and its slug."""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from itertools import chain
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, TitleFieldPanel

from djeli.stories.slugs.letters import LONGEST, MOST_BYTES, slug_of

LATIN = (range(0x80, 0x2B0), range(0x1D00, 0x1F00), range(0x2C60, 0x2C80), range(0xA720, 0xA800))
"""Where Unicode has Latin letters."""


class SlugInput(forms.TextInput):
    """A slug that follows the name as it is written (``desk/slug.js``)."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        events = ("blur->{}#tidy", "w-sync:check->{}#compare", "w-sync:apply->{}#follow")
        following = {
            "data-controller": "desk-slug",
            "data-action": " ".join(event.format("desk-slug") for event in events),
            "data-desk-slug-longest-value": LONGEST,
            "data-desk-slug-bytes-value": MOST_BYTES,
            "data-desk-slug-folds-value": folds(),
            "dir": "auto",
            "autocapitalize": "none",
            "spellcheck": "false",
        }
        super().__init__({**following, **(attrs or {})})


@cache
def folds() -> str:
    """Small Latin letters of which a script cannot know by itself what they become, as JSON."""
    found = {}
    for letter in map(chr, chain(*LATIN)):
        if unicodedata.name(letter, "").startswith("LATIN") and letter.islower():
            folded = slug_of(letter)
            if folded.isascii() and not unicodedata.normalize("NFKD", letter)[0].isascii():
                found[letter] = folded
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


class NamePanel(TitleFieldPanel):
    """A headline or a name. The slug follows it until readers know the address."""

    class BoundPanel(TitleFieldPanel.BoundPanel):
        def get_should_apply(self) -> bool:
            row: Any = self.instance
            return not row.pk or (hasattr(row, "live") and not is_known(row))


def is_known(page: Any) -> bool:
    """True if readers may have the page's address."""
    return bool(page.live or page.first_published_at)


def name_and_slug() -> FieldRowPanel:
    """Both fields in a row, for rows that are not pages."""
    name = NamePanel("name", classname="", placeholder=False)
    return FieldRowPanel([name, FieldPanel("slug", widget=SlugInput)], heading=_("Name"))
