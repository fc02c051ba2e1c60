"""What can be asked of one committed state of the store."""

from __future__ import annotations

from djeli.press.store.failures import Failures
from djeli.press.store.index import Index
from djeli.press.store.pages import Pages
from djeli.press.store.press_queue import PressQueue
from djeli.press.store.purges import Purges
from djeli.press.store.tables import Tables


class Reading:
    """One committed state."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self.pages = Pages(tables)
        self.index = Index(tables)
        self.queue = PressQueue(tables)
        self.failures = Failures(tables, self.queue)
        self.purges = Purges(tables)

    @property
    def generation(self) -> int:
        """The commit whose state this is."""
        return self._tables.generation

    @property
    def applied(self) -> int:
        """Number of the last change that was applied; 0 in a new store."""
        return self._tables.number("meta", "applied")

    @property
    def is_laid_out(self) -> bool:
        """True where this release can read what is stored."""
        return self._tables.is_laid_out

    def meta(self, name: str) -> str:
        return (self._tables.get("meta", name) or b"").decode()

    def dictionaries(self) -> list[bytes]:
        """By what pages are compressed for browsers that have it, the newest first."""
        found = (
            self._tables.get("dictionaries", one) for one in self._tables.names("dictionaries")
        )
        return [one for one in found if one]
