"""What a browser gets of an alert, as JSON."""

from __future__ import annotations

import json

from django.templatetags.static import static

from djeli.alerts.models import Alert
from djeli.kit.language import direction
from djeli.stories.tree import Tree


def message_of(alert: Alert) -> bytes:
    """The message: at most some 2,000 bytes, of the 3,993 that push services take (RFC 8291, 4).

    ``url`` is a path on this site. ``tag`` lets a browser show one notification of an alert.
    """
    story = alert.story
    told = {
        "title": alert.headline,
        "body": alert.text,
        "url": Tree.current().address(story.url_path),
        "tag": name_of(alert),
        "icon": static("web/icons/icon-192.png"),
        "lang": story.language,
        "dir": direction(story.language),
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def name_of(alert: Alert) -> str:
    """The alert's name for push services and browsers."""
    return f"alert-{alert.pk}"
