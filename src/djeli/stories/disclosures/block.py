"""A disclosure as it is typed."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from djeli.stories.disclosures.kinds import Disclosed

LONGEST = 400
"""Characters that a disclosure may have."""


class DisclosureBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(choices=Disclosed.choices, label=_("What is disclosed"))
    text = blocks.TextBlock(
        label=_("What readers are told"),
        max_length=LONGEST,
        rows=2,
        help_text=_(
            "What and how, in a sentence or two: “The shipping line paid for the flight. It did not"
            " read the story before it was published.” For a machine also who checked the text."
        ),
    )

    class Meta:
        icon = "info-circle"
        label = _("Disclosure")


DISCLOSURES = [("disclosure", DisclosureBlock())]
