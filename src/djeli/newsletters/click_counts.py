"""How often a story was opened from an issue: a number, not who.

Links in a mail lead straight to the story (``?letter=12``), so they need no database and no detour;
the page's script tells us of the opening. Programs that open every link of a mail run no script.
"""

from __future__ import annotations

from urllib.parse import unquote

from django.db.models import F
from django.http import HttpRequest

from djeli.newsletters.models import Click, Issue, IssueStory
from djeli.newsletters.rate_limits import is_too_often
from djeli.stories.tree import Tree

MOST, WITHIN = 60, 3600


def count_click(request: HttpRequest, letter: str, path: str) -> bool:
    """Count that the story at ``path`` was opened from the issue ``letter``.

    False for anything that is no such story, and where one address of the net tells of too many.
    """
    if not letter.isdecimal() or len(letter) > 9 or not path.startswith("/"):
        return False
    if is_too_often(request, "letter", MOST, WITHIN):
        return False
    # A browser tells it percent-encoded.
    url_path = f"{Tree.current().prefix}{unquote(path[1:])}"
    entry = IssueStory.objects.filter(issue=int(letter), story__url_path=url_path).first()
    if entry is None or not Issue.objects.filter(pk=int(letter), started_at__isnull=False).exists():
        return False
    row, _ = Click.objects.get_or_create(issue_id=entry.issue_id, story_id=entry.story_id)
    Click.objects.filter(pk=row.pk).update(count=F("count") + 1)
    return True
