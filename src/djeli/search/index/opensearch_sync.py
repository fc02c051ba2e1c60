"""Keeps OpenSearch in step with the database's index, if there is an OpenSearch.

Added and removed documents are recorded (``Unsent``) in the same transaction. A row is deleted when
OpenSearch has confirmed it, so a server that was down gets what it missed.
"""

from __future__ import annotations

from django.conf import settings
from django.db import connection, transaction

from djeli.search.drivers.opensearch import OpenSearchDriver, configured
from djeli.search.index import documents
from djeli.search.models import Document, Progress, Unsent

NAME = "opensearch"
BATCH = 200
FILLED = 1
"""The position of a server that has been given every document once."""


def step() -> bool:
    """Send a batch; True if there is more. Raises what the client raises; then nothing is lost.

    A server that is new here, or of other rules, begins empty and is given everything.
    """
    driver = configured()
    if driver is None:
        return False
    try:
        return _step(driver)
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"[:300]
        Progress.objects.update_or_create(pk=NAME, defaults={"trouble": reason})
        raise


def _step(driver: OpenSearchDriver) -> bool:
    now = Progress.objects.filter(pk=NAME).first()
    if now is None or now.analysis != _identity():
        driver.create_tables()
        _begin()
        return True
    lines = list(Unsent.objects.order_by("pk")[:BATCH])
    if not lines:
        if now.position != FILLED or now.trouble:
            Progress.objects.filter(pk=NAME).update(position=FILLED, trouble="")
        return False
    send(driver, {line.number for line in lines})
    Unsent.objects.filter(pk__in=[line.pk for line in lines]).delete()
    if now.trouble:
        Progress.objects.filter(pk=NAME).update(trouble="")
    return True


def send(driver: OpenSearchDriver, numbers: set[int]) -> None:
    """Let ``driver`` have the documents with these numbers as the database has them."""
    there = dict(Document.objects.filter(number__in=numbers).values_list("story_id", "number"))
    built = {there[pk]: one for pk, one in documents.build(list(there)).items()}
    for one in built.values():
        one.analyse()
    driver.write(built)
    driver.remove(numbers - built.keys())


@transaction.atomic
def _begin() -> None:
    Unsent.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO search_unsent (number) SELECT number FROM search_document")
    Progress.objects.update_or_create(
        pk=NAME, defaults={"position": 0, "analysis": _identity(), "trouble": ""}
    )


def _identity() -> str:
    """By which rules, and where: 40 characters at most."""
    place = f"{settings.OPENSEARCH_URL} {settings.OPENSEARCH_INDEX}"
    return f"{documents.ANALYSIS} {documents.hashed(place)}"[:40]


def note(numbers: set[int]) -> None:
    """Write down that these documents came or went. Within the transaction in which they do."""
    if settings.OPENSEARCH_URL:
        Unsent.objects.bulk_create(Unsent(number=number) for number in sorted(numbers))


def is_filled() -> bool:
    """True if the server has been given everything once."""
    return Progress.objects.filter(pk=NAME, position=FILLED, analysis=_identity()).exists()
