"""The edition's languages and sections, as choices on forms."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.conf.locale import LANG_INFO
from django.db.models import Q

from djeli.accounts.models import User
from djeli.desk import rights
from djeli.stories.models import Edition, Section


def language_choices(also: str = "", edition: Edition | None = None) -> list[tuple[str, str]]:
    """Each of the edition's languages by code and own name; ``also`` is never left out."""
    codes = (edition or Edition.load()).language_codes
    return [(code, language_name(code)) for code in dict.fromkeys([*codes, *filter(None, [also])])]


def language_name(code: str) -> str:
    """The language's own name, or the code where Django knows none (Hausa: ``ha``)."""
    return OWN_NAMES.get(code) or str(LANG_INFO.get(code, {}).get("name_local", code)).capitalize()


OWN_NAMES = {"ha": "Hausa", "yo": "Yorùbá", "ig": "Igbo", "am": "አማርኛ", "zu": "isiZulu"}


def section_choices(user: User, chosen: Collection[int] = ()) -> list[tuple[int, str]]:
    """The sections that ``user`` knows, and those that are ``chosen``, in the order of the tree,
    sub-sections set in."""
    known: Any = rights.hide_others_drafts(user, Section.objects.all()).values("pk")
    rows = Section.objects.filter(Q(pk__in=known) | Q(pk__in=chosen)).order_by("path")
    return [
        (pk, "\u2003" * (depth - 3) + title)
        for pk, title, depth in rows.values_list("pk", "title", "depth")
    ]
