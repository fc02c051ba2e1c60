"""The story."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.db import models, transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.locks import BaseLock
from wagtail.models import LockableMixin, Page, Workflow

from djeli.stories import events, publication_lock
from djeli.stories.corrections.kinds import CHOICES
from djeli.stories.disclosures.block import DISCLOSURES
from djeli.stories.disclosures.kinds import is_machine_made
from djeli.stories.models.addressed import AddressedPage
from djeli.stories.models.public_record.correction import LONGEST
from djeli.stories.models.served import NOT_COPIED, Served
from djeli.stories.sources.states import Verification
from djeli.stories.text import bodies
from djeli.stories.text.blocks import BODY
from djeli.stories.text.fields import BlockField
from djeli.stories.text.searched import SEARCHED


class Article(Served, AddressedPage):
    """A story. Its headline is the page's title, its primary section the page's parent."""

    class CommentPolicy(models.TextChoices):
        OPEN = "open", _("Open")
        LIMITED = "limited", _("Open for some days")
        CLOSED = "closed", _("Closed")

    kicker = models.CharField(
        _("kicker"),
        max_length=40,
        blank=True,
        help_text=_("One to three words above the headline."),
    )
    short_headline = models.CharField(
        _("short headline"),
        max_length=80,
        blank=True,
        help_text=_("Used on cards. If empty, the headline is used."),
    )
    standfirst = models.TextField(_("standfirst"), blank=True, max_length=400)
    dateline = models.CharField(
        _("dateline"),
        max_length=120,
        blank=True,
        help_text=_("Places, with commas: Niamey, Lokoja"),
    )
    language = models.CharField(_("language"), max_length=12, default="en")
    translation_of = models.ForeignKey(
        "self",
        verbose_name=_("translation of"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="translated",
        help_text=_("The original story, if this is a translation."),
    )
    lead_picture = models.ForeignKey(
        "stories.Picture",
        verbose_name=_("lead picture"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    lead_caption = models.TextField(
        _("caption here"), blank=True, help_text=_("If empty, the picture's own is used.")
    )
    lead_credit = models.CharField(
        _("credit here"),
        max_length=200,
        blank=True,
        help_text=_("If empty, the picture's own is used."),
    )
    body = BlockField(BODY, verbose_name=_("story"), blank=True)
    further_sections = ParentalManyToManyField(
        "stories.Section",
        verbose_name=_("further sections"),
        blank=True,
        related_name="further_stories",
    )
    topics = ParentalManyToManyField(
        "stories.Topic", verbose_name=_("topics"), blank=True, related_name="stories"
    )

    is_breaking = models.BooleanField(_("breaking"), default=False)
    is_opinion = models.BooleanField(_("opinion"), default=False)
    is_analysis = models.BooleanField(_("analysis"), default=False)
    is_explainer = models.BooleanField(_("explainer"), default=False)
    is_photo_story = models.BooleanField(_("photo story"), default=False)
    is_live_coverage = models.BooleanField(_("live coverage"), default=False)
    is_fact_check = models.BooleanField(_("fact-check"), default=False, editable=False)
    is_sponsored = models.BooleanField(_("sponsored"), default=False)
    sponsor = models.CharField(_("paid for by"), max_length=120, blank=True)

    agency = models.ForeignKey(
        "stories.Agency",
        verbose_name=_("agency copy of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="stories",
    )
    usage_terms = models.TextField(_("terms of use"), blank=True)
    usage_expires_at = models.DateTimeField(
        _("may be shown until"),
        null=True,
        blank=True,
        help_text=_("The story is withdrawn at this time, as the agency's terms require."),
    )
    comment_policy = models.CharField(
        _("comments"), max_length=8, choices=CommentPolicy, default=CommentPolicy.OPEN
    )
    comment_days = models.PositiveSmallIntegerField(
        _("days for comments"),
        default=14,
        help_text=_("Days after publication, if comments are open for some days."),
    )

    change_kind = models.CharField(
        _("What kind of change is this?"),
        max_length=13,
        blank=True,
        choices=CHOICES,
        help_text=_("Readers see an updated time for all but a small edit."),
    )
    change_text = models.TextField(_("what readers are told"), max_length=LONGEST, blank=True)
    correction_mark = models.CharField(max_length=13, blank=True, editable=False)
    is_retracted = models.BooleanField(default=False, editable=False)
    verification = models.CharField(
        _("how sure we are"),
        max_length=10,
        blank=True,
        choices=Verification,
        help_text=_("Readers see it on the story and, unless it is verified, on its cards."),
    )
    verification_note = models.CharField(
        _("what is open or disputed"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences for readers."),
    )
    has_sources = models.BooleanField(default=False, editable=False)
    disclosures = BlockField(
        DISCLOSURES, verbose_name=_("disclosures"), blank=True, default=list, max_num=6
    )
    is_machine_made = models.BooleanField(_("made with AI"), default=False, editable=False)

    updated_at = models.DateTimeField(null=True, blank=True, editable=False)
    word_count = models.PositiveIntegerField(default=0, editable=False)
    related_ids = models.JSONField(default=list, editable=False)
    translated_ids = models.JSONField(default=list, editable=False)

    social_title = models.CharField(_("headline when shared"), max_length=140, blank=True)
    social_description = models.TextField(_("text when shared"), max_length=300, blank=True)
    social_picture = models.ForeignKey(
        "stories.Picture",
        verbose_name=_("picture when shared"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    declared_change = ""
    """The kind of change (``Version.Kind``) that this save is, as its editor says; no column."""
    declared_text = ""
    """What readers are told of that change; no column."""

    parent_page_types = ["stories.Section"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("A story")

    exclude_fields_in_copy: ClassVar[list[str]] = [
        *NOT_COPIED,
        "translation_of",
        "change_kind",
        "change_text",
        "correction_mark",
        "is_retracted",
        "updated_at",
        "related_ids",
        "translated_ids",
    ]

    search_fields = [*Page.search_fields, *SEARCHED]

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        permissions = [("submit_story", _("Can send stories for review"))]
        indexes = [
            models.Index(
                fields=["usage_expires_at"],
                condition=models.Q(usage_expires_at__isnull=False),
                name="stories_story_end_of_terms",
            )
        ]

    @cached_property
    def has_workflow(self) -> bool:
        return self.get_workflow() is not None

    def get_workflow(self) -> Workflow | None:
        """As Wagtail's, which asks up to five times for one screen of the desk."""
        return self.nearest_workflow

    @cached_property
    def nearest_workflow(self) -> Workflow | None:
        """The active workflow of the story itself or of the nearest page above it; one query."""
        above = [self.path[:end] for end in range(self.steplen, len(self.path) + 1, self.steplen)]
        active = Workflow.objects.filter(active=True, workflow_pages__page__path__in=above)
        return active.order_by("-workflow_pages__page__depth").first()

    @property
    def headline(self) -> str:
        return self.title

    @property
    def dateline_places(self) -> list[str]:
        return [place.strip() for place in self.dateline.split(",") if place.strip()]

    def get_lock(self) -> BaseLock | None:
        """As of any page, but being scheduled locks nothing: what goes live later is a version that
        was approved, and the newsroom may write on."""
        lock: BaseLock | None = LockableMixin.get_lock(self)
        task = self.current_workflow_task
        return lock or (task.lock_class(self, task) if task else None)

    @property
    def ends_at(self) -> datetime | None:
        """When readers see the story no more: the editor's time or the end of the terms, the first
        of the two. Derived, and kept nowhere: either may be changed or taken back."""
        limits = [limit for limit in (self.expire_at, self.usage_expires_at) if limit]
        return min(limits, default=None)

    @property
    def reading_minutes(self) -> int:
        return bodies.reading_minutes(self.word_count)

    @property
    def is_updated(self) -> bool:
        """True if an editor has said, after publication, that the story changed."""
        return bool(
            self.updated_at
            and self.first_published_at
            and self.updated_at > self.first_published_at
        )

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """What a save asks and what follows it is in ``stories.receivers``."""
        fields = kwargs.get("update_fields")
        may_publish = fields is None or "live" in fields
        if may_publish:
            publication_lock.hold()
        if fields is None:
            self._derive()
            events.story_to_be_saved.send(sender=Article, story=self)
        super().save(*args, **kwargs)
        if may_publish:
            events.story_saved.send(sender=Article, story=self)

    @property
    def original_id(self) -> int:
        """Of a story and its translations, the one that the others are translations of."""
        return self.translation_of_id or self.pk

    def _derive(self) -> None:
        if self.translation_of and self.translation_of.translation_of_id:
            # A translation of a translation is one of the same original.
            self.translation_of_id = self.translation_of.translation_of_id
        self.is_fact_check = bool(self.claims.all())
        self.is_machine_made = is_machine_made(self.disclosures.raw_data)
        self.word_count = bodies.count_words(list(self.body.raw_data))
        self.has_sources = any(source.is_public for source in self.sources.all())

    def with_content_json(self, content: dict[str, Any]) -> Article:
        """The story as a revision has it; what is a fact of its publication stays as it is now."""
        article: Article = super().with_content_json(content)
        article.updated_at = self.updated_at
        article.correction_mark = self.correction_mark
        article.is_retracted = self.is_retracted
        article.related_ids = self.related_ids
        article.translated_ids = self.translated_ids
        if not self.has_unpublished_changes:
            article.change_kind = article.change_text = ""
        return article
