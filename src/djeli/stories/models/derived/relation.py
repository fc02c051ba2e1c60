"""What is kept to find related stories. No page reads it while it is rendered."""

from __future__ import annotations

from django.db import models


class TermVector(models.Model):
    """A story's most telling terms as of its last publication: ``[term, weight]``, in this order.

    ``published_at`` is the story's, so that nearness in time needs no other row.
    """

    story = models.OneToOneField(
        "stories.Article", models.CASCADE, primary_key=True, related_name="term_vector"
    )
    terms = models.JSONField(default=list)
    published_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.story_id}: {' '.join(term for term, _ in self.terms)}"


class Term(models.Model):
    """In about how many stories a term is. ``key`` is a number made of the term."""

    key = models.BigIntegerField(primary_key=True)
    stories = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.key}: {self.stories}"


class Mention(models.Model):
    """A live story has this among its most telling terms; by term, the newest are one range."""

    key = models.BigIntegerField()
    story = models.ForeignKey("stories.Article", models.CASCADE, related_name="mentions")
    published_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["key", "-published_at", "-story"], name="stories_mention_newest")
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.story_id}"


class Relation(models.Model):
    """``other`` is among the stories nearest to ``story``. Pages read ``story.related_ids``."""

    story = models.ForeignKey("stories.Article", models.CASCADE, related_name="relations")
    other = models.ForeignKey("stories.Article", models.CASCADE, related_name="shown_with")
    nearness = models.FloatField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["story", "other"], name="stories_relation_once")
        ]

    def __str__(self) -> str:
        return f"{self.story_id} - {self.other_id}: {self.nearness:.2f}"
