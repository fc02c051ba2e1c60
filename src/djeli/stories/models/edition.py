"""The edition's settings and its menu."""

from __future__ import annotations

from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting

from djeli.press import api as press
from djeli.press.prepared_sql import PreparedModels
from djeli.stories.models.picture import Picture
from djeli.stories.text.blocks import MENU, PROFILES
from djeli.stories.text.fields import BlockField

is_colour = RegexValidator(r"^#[0-9a-fA-F]{6}$", _("A colour such as #2c2a66"))


class Edition(BaseGenericSetting):
    """Name, tagline, colours, contacts and profiles of the edition: one row."""

    class FeedText(models.TextChoices):
        FULL = "full", _("Whole stories")
        EXCERPT = "excerpt", _("Headline, picture and standfirst")

    class KillPolicy(models.TextChoices):
        WITHDRAW = "withdraw", _("Withdraw the story at once")
        ALARM = "alarm", _("Only warn the desk")

    class TermsPolicy(models.TextChoices):
        WITHDRAW = "withdraw", _("Withdraw the story at that time")
        ALARM = "alarm", _("Only warn the desk")

    class ShownVersions(models.TextChoices):
        ALL = "all", _("Every published version")
        DECLARED = "declared", _("Only changes that an editor declared")
        NONE = "none", _("None")

    name = models.CharField(_("name"), max_length=60, default="My edition")
    tagline = models.CharField(_("tagline"), max_length=120, blank=True)
    description = models.TextField(
        _("about us"),
        blank=True,
        help_text=_("One or two sentences for the footer and search engines."),
    )
    logo = models.ForeignKey(
        "stories.Picture",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("If empty, the name is shown as text."),
    )
    accent = models.CharField(_("accent colour"), max_length=7, blank=True, validators=[is_colour])
    accent_dark = models.CharField(
        _("accent colour on dark"), max_length=7, blank=True, validators=[is_colour]
    )
    email = models.EmailField(_("e-mail"), blank=True)
    telephone = models.CharField(_("telephone"), max_length=40, blank=True)
    address = models.TextField(_("postal address"), blank=True)
    profiles = BlockField(PROFILES, blank=True, verbose_name=_("social profiles"))
    languages = models.CharField(
        _("languages"),
        max_length=80,
        default="en",
        help_text=_("Codes of the languages of its stories, the main one first: en, fr, ha"),
    )
    feed_text = models.CharField(
        _("feeds have"),
        max_length=8,
        choices=FeedText,
        default=FeedText.FULL,
        help_text=_("Agency copy is always shortened, unless it may be passed on."),
    )
    kill_policy = models.CharField(
        _("when an agency kills an item"),
        max_length=8,
        choices=KillPolicy,
        default=KillPolicy.WITHDRAW,
        help_text=_("What happens to a live story made from the item."),
    )
    terms_policy = models.CharField(
        _("when an agency's terms of use end"),
        max_length=8,
        choices=TermsPolicy,
        default=TermsPolicy.WITHDRAW,
        help_text=_("What happens to a live story that may be shown until then."),
    )
    has_comments = models.BooleanField(
        _("readers may comment"),
        default=True,
        help_text=_("If off, comments are closed on all stories."),
    )
    comment_note = models.CharField(
        _("text above the comment form"),
        max_length=200,
        blank=True,
        help_text=_("Your rules for comments, in one sentence."),
    )
    shown_versions = models.CharField(
        _("earlier versions that readers see"),
        max_length=8,
        choices=ShownVersions,
        default=ShownVersions.ALL,
        help_text=_("On a page of their own under each story, with the words that changed."),
    )
    names_publishers = models.BooleanField(
        _("name who published each version"),
        default=False,
        help_text=_("Beside the versions of a story. If off, readers see bylines only."),
    )
    takes_error_reports = models.BooleanField(
        _("readers may report errors"),
        default=True,
        help_text=_("Each story then has a link “Report an error”."),
    )
    names_who_corrects = models.BooleanField(
        _("name who made each correction"),
        default=False,
        help_text=_("If off, a correction speaks for the newsroom."),
    )
    newsletter_invitation = models.CharField(_("newsletter invitation"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("edition")

    def __str__(self) -> str:
        return self.name

    @classmethod
    def current(cls) -> Edition:
        """The row; the usual, not stored, if there is none yet."""
        known: press.SnapshotCache[Edition] = press.snapshot_cache("edition")
        return known.one(cls._with_keys)

    @classmethod
    def _with_keys(cls) -> tuple[Edition, list[str]]:
        row = _EDITION.first() or cls()
        logo = [row.logo_id] if row.logo_id else []
        own = press.row_key(cls, row.pk)
        return row, [press.rows_key(cls), own, *press.row_keys(Picture, logo)]

    @property
    def language_codes(self) -> list[str]:
        return [code.strip() for code in self.languages.split(",") if code.strip()] or ["en"]


_EDITION = PreparedModels(lambda _: Edition.objects.order_by("pk")[:1], related=("logo",))


class Navigation(BaseGenericSetting):
    """The menu of the edition, two levels."""

    edition = models.OneToOneField(
        Edition, editable=False, on_delete=models.CASCADE, related_name="navigation", null=True
    )
    menu = BlockField(MENU, blank=True, verbose_name=_("menu"))

    class Meta:
        verbose_name = _("menu")
        verbose_name_plural = _("menu")

    def __str__(self) -> str:
        return str(_("Menu"))

    def save(self, *args: Any, **kwargs: Any) -> None:
        # Tied to the edition so that both are read in one query.
        if self.edition_id is None:
            self.edition = Edition.load()
        super().save(*args, **kwargs)
