"""What is indexed, and how far the index has followed the change log.

The words themselves stand in tables of the database's own kind (``drivers``), by ``number``.
"""

from __future__ import annotations

from django.db import models


class Document(models.Model):
    """One live story in the index.

    ``number`` rises with the time of publication: its high bits are minutes since 1970, so the
    newest of many matches are the first of a range. ``keys`` names the lists in which the story
    stands (``section:3 author:7``), for filters and counts. ``digest`` is of all that was indexed.
    No foreign key: a story that is deleted by hand must not be held back by what finds it.
    """

    number = models.BigIntegerField(primary_key=True)
    story_id = models.IntegerField(unique=True)
    keys = models.TextField(blank=True)
    digest = models.CharField(max_length=32)

    class Meta:
        db_table = "search_document"

    def __str__(self) -> str:
        return f"{self.story_id}: {self.keys}"


class Vocabulary(models.Model):
    """The different words of one indexed story, so that they can be taken out again.

    Apart from the document, whose row is read for each of thousands of matches.
    """

    number = models.BigIntegerField(primary_key=True)
    words = models.TextField()

    class Meta:
        db_table = "search_vocabulary"

    def __str__(self) -> str:
        return f"{self.number}: {self.words[:60]}"


class Known(models.Model):
    """A word that live stories have, folded (``word``) and as it is written (``written``).

    ``reversed`` is for words that end alike; ``stories`` counts in how many it stands.
    """

    word = models.CharField(max_length=48, primary_key=True)
    reversed = models.CharField(max_length=48, db_index=True)
    written = models.CharField(max_length=64)
    stories = models.IntegerField(default=0)

    class Meta:
        db_table = "search_known"

    def __str__(self) -> str:
        return self.written


class Unsent(models.Model):
    """A document that was added or removed and that OpenSearch has not received yet."""

    number = models.BigIntegerField()

    class Meta:
        db_table = "search_unsent"

    def __str__(self) -> str:
        return str(self.number)


class Progress(models.Model):
    """How far one index (``database``, ``opensearch``) has followed the log of changes.

    ``position`` is the last change that is in it; -1: none yet. While ``sweep`` is no -1, all
    stories with a greater id are still to be looked at. ``analysis`` says by which rules its words
    were made; ``trouble`` what stopped it.
    """

    name = models.CharField(max_length=20, primary_key=True)
    position = models.BigIntegerField(default=-1)
    sweep = models.BigIntegerField(default=0)
    analysis = models.CharField(max_length=40, blank=True)
    trouble = models.CharField(max_length=300, blank=True)

    class Meta:
        db_table = "search_progress"

    def __str__(self) -> str:
        return f"{self.name}: {self.position}"
