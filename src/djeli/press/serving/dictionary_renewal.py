"""Making the edition's dictionary, and another one when that pays.

One process makes it of pages that are pressed, and keeps it in the database; from there each
machine takes it into its store.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from statistics import fmean

import brotli
from django.conf import settings

from djeli.press.models import OfferedDictionary
from djeli.press.render.addresses import typical_addresses
from djeli.press.serving.dictionary import Dictionary
from djeli.press.serving.response import compose
from djeli.press.serving.shared_text import shared_text
from djeli.press.store.store import Store

SAMPLE = 13
"""Pages that are looked at: those that are read most, as the rooms above say."""
LEAST = 4
"""Pages of which no dictionary is made yet."""
VISIT = 6
"""Pages of a visit within which a new dictionary must pay for itself."""
KEPT = 3
"""Dictionaries by which pages are compressed: browsers keep theirs until they have fetched the
newest."""
LINK = re.compile(rb'href="(/[^"?#]*)["?#]')


def renew(store: Store) -> bool:
    """Make a dictionary where there is none, or where another one saves readers more than it costs
    them; True where one was made. Raises Django's database errors."""
    if not settings.PRESS_DICTIONARY:
        return False
    pages = sample(store)
    if len(pages) < LEAST:
        return False
    made = Dictionary(shared_text(pages[0], pages[1:]))
    row = OfferedDictionary.objects.first()
    if row is not None and not _pays(made, Dictionary(bytes(row.content)), pages[1:]):
        return False
    OfferedDictionary.objects.create(content=made.content)
    _forget_old()
    return True


def has_dictionary() -> bool:
    return OfferedDictionary.objects.exists()


def sample(store: Store) -> list[bytes]:
    """Pages of the kind that readers read most, as they are pressed now."""
    with store.reading() as reading:
        found = (compose(reading, one) for one in typical_addresses())
        documents = (one for one in found if one and one.is_document and one.code == 200)
        return [one.plain for one in islice(documents, SAMPLE)]


def _pays(new: Dictionary, old: Dictionary, pages: Sequence[bytes]) -> bool:
    saved = fmean(len(old.compress(one)) - len(new.compress(one)) for one in pages)
    return VISIT * saved > len(brotli.compress(new.content))


def _forget_old() -> None:
    newest = OfferedDictionary.objects.values_list("pk", flat=True)[:KEPT]
    OfferedDictionary.objects.exclude(pk__in=list(newest)).delete()


def forget_withdrawn(store: Store) -> int:
    """Take away dictionaries that name a page which has been withdrawn since; how many."""
    rows = OfferedDictionary.objects.all()
    with store.reading() as reading:
        gone = {
            row.pk
            for row in rows
            for link in set(LINK.findall(bytes(row.content)))
            if (record := reading.pages.record(link.decode("latin-1"))) and record.status == 410
        }
    return OfferedDictionary.objects.filter(pk__in=gone).delete()[0] if gone else 0


def take_in(store: Store) -> bool:
    """Let this machine's store have the dictionaries of the database; True where they differed."""
    wanted = [bytes(row.content) for row in OfferedDictionary.objects.all()]
    with store.reading() as reading:
        if reading.dictionaries() == wanted:
            return False
    with store.writing() as writing:
        writing.set_dictionaries(wanted)
    return True
