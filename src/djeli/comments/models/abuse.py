"""What keeps machines away from the comments: rows that live for a day, and learnt words."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SenderSalt(models.Model):
    """The salt of one day. When it is thrown away nobody can tell whom a hash was of."""

    day = models.DateField(primary_key=True)
    salt = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("salt of a day")
        verbose_name_plural = _("salts of days")

    def __str__(self) -> str:
        return f"{self.day}"


class Attempt(models.Model):
    """That somebody sent something; ``sender`` is a hash of their address with the day's salt."""

    sender = models.CharField(max_length=64)
    kind = models.CharField(max_length=8)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        indexes = [models.Index(fields=["sender", "kind", "at"], name="comments_attempt_sender")]

    def __str__(self) -> str:
        return f"{self.kind} at {self.at:%H:%M:%S}"


class SpentProof(models.Model):
    """A proof that was used, until it would have expired anyway."""

    nonce = models.CharField(max_length=64, primary_key=True)
    expires_at = models.DateTimeField()

    class Meta:
        verbose_name = _("spent proof")
        verbose_name_plural = _("spent proofs")

    def __str__(self) -> str:
        return self.nonce


class LearntWord(models.Model):
    """In how many good and bad comments a word stood. The empty word counts the comments."""

    word = models.CharField(max_length=40, primary_key=True)
    good = models.PositiveIntegerField(default=0)
    bad = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("learnt word")
        verbose_name_plural = _("learnt words")

    def __str__(self) -> str:
        return f"{self.word}: {self.good} good, {self.bad} bad"
