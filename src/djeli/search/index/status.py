"""Whether the index is complete and up to date, for operators."""

from __future__ import annotations

from typing import Any

from djeli.press import api as press
from djeli.search.index import opensearch_sync, updates
from djeli.search.index.documents import visible
from djeli.search.models import Document, Known, Progress, Unsent


def status() -> dict[str, Any]:
    """Stories that readers see, stories in the index, different words, changes that wait, the id up
    to which a sweep has come (None: none is under way), documents that OpenSearch has not received,
    and what stopped indexing."""
    progress = updates.progress()
    return {
        "stories": visible().count(),
        "indexed": Document.objects.count(),
        "words": Known.objects.count(),
        "waiting": press.last_change() - max(progress.position, 0),
        "sweep": None if progress.sweep == updates.NOTHING else progress.sweep,
        "unsent": Unsent.objects.count(),
        "trouble": progress.trouble or _trouble_elsewhere(),
    }


def _trouble_elsewhere() -> str:
    told = Progress.objects.filter(pk=opensearch_sync.NAME).values_list("trouble", flat=True)
    found = told.first()
    return f"OpenSearch: {found}" if found else ""
