"""Whether the index is what it should be, for who looks after it."""

from __future__ import annotations

from typing import Any

from djeli.press import api as press
from djeli.search import keeping
from djeli.search.documents import visible
from djeli.search.models import Document, Known


def status() -> dict[str, Any]:
    """Stories that readers see, stories in the index, different words, changes that wait, the id up
    to which a sweep has come (None: none is under way), and what stopped it."""
    progress = keeping.progress()
    return {
        "stories": visible().count(),
        "indexed": Document.objects.count(),
        "words": Known.objects.count(),
        "waiting": press.last_change() - max(progress.position, 0),
        "sweep": None if progress.sweep == keeping.NOTHING else progress.sweep,
        "trouble": progress.trouble,
    }
