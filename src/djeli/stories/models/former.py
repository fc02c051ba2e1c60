"""Addresses that a page or row had before."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class FormerAddress(models.Model):
    """An address, as readers see it (``/africa/the-bridge/``), and what stood there last.

    ``subject`` is ``page:12``, ``topic:3``, ``contributor:5`` or ``agency:7``. It is no foreign
    key: what is deleted leaves its addresses behind, and they say that it is gone.
    """

    path = models.CharField(max_length=600, unique=True)
    subject = models.CharField(max_length=40, db_index=True)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "former address"
        verbose_name_plural = "former addresses"

    def __str__(self) -> str:
        return f"{self.path} ({self.subject})"
