"""What a story rests on, who checked it, and what must be checked before it goes live."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.documents import get_document_model_string
from wagtail.models import Orderable


class Source(Orderable):
    """One source of a story.

    Readers see kind, ``who``, ``link``, ``document``, how and when it was checked, and of an
    anonymous one the reason; of a source that is not public they see nothing, and cannot fetch its
    document. ``name``, ``known_to``, ``checked_by`` and ``note`` never leave the desk.
    """

    class Kind(models.TextChoices):
        OWN = "own", _("Our own reporting")
        AGENCY = "agency", _("News agency")
        DOCUMENT = "document", _("Official document")
        STATEMENT = "statement", _("Official statement")
        RECORD = "record", _("Said to us on the record")
        EYEWITNESS = "eyewitness", _("Eyewitness")
        EXPERT = "expert", _("Expert")
        MEDIA = "media", _("Other media")
        DATA = "data", _("Data")
        POST = "post", _("Post on a social network")

    article = ParentalKey("stories.Article", on_delete=models.CASCADE, related_name="sources")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.RECORD)
    who = models.CharField(
        _("who or what, for readers"),
        max_length=200,
        help_text=_("Of an anonymous source a description: a nurse at the hospital."),
    )
    link = models.URLField(_("link"), max_length=500, blank=True)
    document = models.ForeignKey(
        get_document_model_string(),
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Readers can open it only if they see the source."),
    )
    checked_how = models.CharField(
        _("how it was checked"),
        max_length=200,
        blank=True,
        help_text=_("For readers: read in full; called back; compared with satellite pictures."),
    )
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    checked_by = models.CharField(_("checked by (desk only)"), max_length=120, blank=True)
    is_public = models.BooleanField(_("readers see it"), default=True)
    is_anonymous = models.BooleanField(_("anonymous"), default=False)
    why_anonymous = models.CharField(_("why anonymous, for readers"), max_length=200, blank=True)
    known_to = models.CharField(
        _("editor who knows the source (desk only)"), max_length=120, blank=True
    )
    name = models.CharField(_("name (desk only)"), max_length=200, blank=True)
    note = models.TextField(_("note (desk only)"), max_length=1000, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.who}"

    def clean(self) -> None:
        super().clean()
        lacking = {}
        if self.is_anonymous and not self.why_anonymous.strip():
            lacking["why_anonymous"] = _("Tell readers why the source is not named.")
        if self.is_anonymous and not self.known_to.strip():
            lacking["known_to"] = _("Name the editor who knows who it is.")
        if lacking:
            raise ValidationError(lacking)


class SourceRule(models.Model):
    """What stories of a section, or with a flag, need before they go live. Empty means any."""

    class Flag(models.TextChoices):
        BREAKING = "is_breaking", _("Breaking")
        LIVE = "is_live_coverage", _("Live coverage")
        ANALYSIS = "is_analysis", _("Analysis")
        EXPLAINER = "is_explainer", _("Explainer")
        PHOTOS = "is_photo_story", _("Photo story")
        OPINION = "is_opinion", _("Opinion")

    section = models.ForeignKey(
        "stories.Section",
        verbose_name=_("section"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="source_rules",
        help_text=_("With the sections in it. If empty, all sections."),
    )
    flag = models.CharField(
        _("flag"),
        max_length=20,
        blank=True,
        choices=Flag,
        help_text=_("If empty, stories with any flag or none."),
    )
    needs_source = models.BooleanField(_("needs a source"), default=True)
    needs_check = models.BooleanField(_("needs a second person’s check"), default=False)

    class Meta:
        verbose_name = _("rule for sources")
        verbose_name_plural = _("rules for sources")

    def __str__(self) -> str:
        section = str(self.section) if self.section else str(_("All sections"))
        return f"{section}, {self.get_flag_display()}" if self.flag else section


class Clearance(models.Model):
    """Somebody checked a story, or a publisher let it pass without what the rules ask for."""

    class Kind(models.TextChoices):
        CHECK = "check", _("Checked")
        OVERRIDE = "override", _("Let pass")

    story = models.ForeignKey("stories.Article", models.CASCADE, related_name="clearances")
    kind = models.CharField(max_length=8, choices=Kind)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    by_name = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("clearance")
        verbose_name_plural = _("clearances")
        permissions = [
            ("override_clearance", _("Can publish without the sources that rules ask for"))
        ]

    def __str__(self) -> str:
        return f"{self.story_id}: {self.kind}"
