"""How often stories were read: sums by minute, hour and day. Nothing about persons."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Step(models.TextChoices):
    """How long the time is that a row sums up. A day is one of the edition's zone."""

    MINUTE = "m", _("minute")
    HOUR = "h", _("hour")
    DAY = "d", _("day")


class StepSums(models.Model):
    """What was counted in one step, which began at ``at``.

    ``views``: people who had the story on screen, each once a day for each story. ``newcomers``: of
    those the ones who had read nothing else that day, so that their sum over stories is the number
    of different people. Of ``readings``, visits that told how they ended, ``depth`` is the sum of
    per cents read, and ``seconds`` the sum of seconds on screen.
    """

    step = models.CharField(max_length=1, choices=Step)
    at = models.DateTimeField()
    views = models.PositiveBigIntegerField(default=0)
    newcomers = models.PositiveBigIntegerField(default=0)
    readings = models.PositiveBigIntegerField(default=0)
    depth = models.PositiveBigIntegerField(default=0)
    seconds = models.PositiveBigIntegerField(default=0)

    class Meta:
        abstract = True


class StoryViews(StepSums):
    """One story's sums. Minutes are kept two days, hours forty, days for good.

    ``weight`` is what counts in rankings: of the views from one network address at most ten a day.
    """

    weight = models.PositiveBigIntegerField(default=0)
    story = models.ForeignKey("stories.Article", models.CASCADE, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["step", "at", "story"], name="readership_storyviews_once"
            )
        ]
        indexes = [models.Index(fields=["story", "step", "at"], name="readership_storyviews_curve")]

    def __str__(self) -> str:
        return f"{self.story_id}, {self.step} {self.at:%Y-%m-%d %H:%M}: {self.views}"


class SiteViews(StepSums):
    """The whole site's sums, kept as long as the stories'; of what is withdrawn too."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["step", "at"], name="readership_siteviews_once")
        ]

    def __str__(self) -> str:
        return f"{self.step} {self.at:%Y-%m-%d %H:%M}: {self.views}"


class Facet(models.TextChoices):
    """By what views are told apart."""

    REFERRER = "referrer", _("where readers came from")
    DEVICE = "device", _("device")
    LANGUAGE = "language", _("language of the browser")
    DEPTH = "depth", _("how far they read")


class SiteFacet(models.Model):
    """Of an hour's views of the whole site those of one kind: ``referrer`` is ``whatsapp``."""

    at = models.DateTimeField()
    kind = models.CharField(max_length=8, choices=Facet)
    value = models.CharField(max_length=40)
    views = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "at", "value"], name="readership_sitefacet_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}={self.value}, {self.at:%Y-%m-%d %H:%M}: {self.views}"


class StoryFacet(models.Model):
    """Of a day's views of one story those of one kind."""

    at = models.DateTimeField()
    story = models.ForeignKey("stories.Article", models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=8, choices=Facet)
    value = models.CharField(max_length=40)
    views = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["story", "kind", "at", "value"], name="readership_storyfacet_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.story_id}: {self.kind}={self.value}, {self.at:%Y-%m-%d}: {self.views}"


class Presence(models.Model):
    """How many different people one node had on the site in the five minutes up to ``at``."""

    at = models.DateTimeField()
    node = models.CharField(max_length=16)
    people = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["at", "node"], name="readership_presence_once")
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}: {self.people}"


class FoldedLog(models.Model):
    """How far one worker's log of views is counted: written together with the counts."""

    name = models.CharField(max_length=80, primary_key=True)
    offset = models.PositiveBigIntegerField(_("bytes counted"), default=0)
    folded_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.name}: {self.offset}"


class Untallied(models.Model):
    """Views that are summed up, and not in the story's tally yet: it is renewed every ten seconds.

    Written with the sums and taken away with the renewal, each in one transaction.
    """

    story = models.OneToOneField(
        "stories.Article", models.CASCADE, primary_key=True, related_name="+"
    )
    views = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.story_id}: {self.views} more"
