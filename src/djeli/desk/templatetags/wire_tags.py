"""What the desk's pages need to hear of the wire."""

from __future__ import annotations

from typing import Any

from django import template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from djeli.desk import rights

register = template.Library()


@register.simple_tag(takes_context=True)
def wire_flashes(context: Any) -> SafeString:
    """The script that announces what is urgent, on every page: a flash is no use to who looks at
    another. Empty for those who do not use the wire."""
    request = context.get("request")
    user: Any = getattr(request, "user", None)
    if user is None or not user.is_authenticated or not rights.may_submit(user):
        return SafeString("")
    return format_html(
        '<script src="{}" data-news="{}" data-close="{}"></script>',
        static("desk/wire_flash.js"),
        reverse("desk_wire_news"),
        _("Close"),
    )
