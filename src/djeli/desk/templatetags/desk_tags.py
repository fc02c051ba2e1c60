"""Template tags of the desk."""

from __future__ import annotations

from typing import Any

from django import template

from djeli.desk import rights
from djeli.desk.dashboard import panel
from djeli.desk.editor.sent_back import SentBack, sent_back
from djeli.stories.models import Article, Edition

register = template.Library()


@register.simple_tag(takes_context=True)
def edition_name(context: Any) -> str:
    """The edition's own name; before there is an edition, the software's. One query a request."""
    request = context.get("request")
    name = getattr(request, "edition_name", None)
    if name is None:
        name = Edition.objects.values_list("name", flat=True).first() or "Djeli"
        if request is not None:
            request.edition_name = name
    return str(name)


@register.simple_tag
def story_sent_back(page: Any) -> SentBack | None:
    """Who has sent the story back, and why; None of everything else."""
    return sent_back(page) if isinstance(page, Article) and page.pk else None


@register.simple_tag
def greeting(name: str) -> str:
    return panel.greeting(name)


@register.inclusion_tag("desk/dashboard/acts.html", takes_context=True)
def desk_acts(context: Any) -> dict[str, Any]:
    """What one begins with: a new story, the front."""
    user = context["request"].user
    return {
        "may_write": rights.may_write(user),
        "may_line_up": user.has_perm("stories.change_lineup"),
    }
