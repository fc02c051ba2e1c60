"""Which corrections a digest names: those of stories that an earlier issue has sent."""

from __future__ import annotations

from django.utils import timezone

from djeli.newsletters.letters.letter import LetterCorrection
from djeli.newsletters.models import Issue, IssueStory, Newsletter
from djeli.stories.addresses import absolute
from djeli.stories.corrections.kinds import Kind
from djeli.stories.lists.restrictions import shown
from djeli.stories.models import Article, Correction
from djeli.stories.tree import Tree

NAMED = (Kind.CORRECTION, Kind.CLARIFICATION, Kind.RETRACTION)
MOST = 10


def corrections_in(issue: Issue) -> tuple[LetterCorrection, ...]:
    """What readers were told since the issue before this one, oldest first, in the active language.

    Nothing in an alert, nor in a first issue. A story that was sent after its correction was right
    when it was sent, and is not named.
    """
    newsletter, until = issue.newsletter, issue.started_at or timezone.now()
    if newsletter.kind != Newsletter.Kind.DIGEST:
        return ()
    sent = Issue.objects.filter(newsletter=newsletter, started_at__lt=until).exclude(pk=issue.pk)
    before = sent.order_by("-started_at").first()
    if before is None:
        return ()
    made = Correction.objects.filter(kind__in=NAMED, at__gt=before.started_at, at__lte=until)
    visible = Article.objects.filter(shown()).values("pk")
    tree, found = Tree.current(), []
    for row in made.filter(story__in=visible).select_related("story").order_by("at", "pk"):
        earlier = IssueStory.objects.filter(issue__in=sent, story_id=row.story_id)
        if earlier.filter(issue__started_at__lte=row.at).exists():
            found.append(_told(row, tree, newsletter.language))
    return tuple(found[:MOST])


def _told(row: Correction, tree: Tree, language: str) -> LetterCorrection:
    story = row.story
    return LetterCorrection(
        kind=str(row.get_kind_display()),
        headline=story.title,
        text=" ".join(row.text.split()),
        url=absolute(tree.address(story.url_path)),
        language=story.language if story.language != language else "",
    )
