"""Keeps the search index up to date, in a thread."""

from __future__ import annotations

from django.conf import settings

from djeli.cli.clock.followers import Follower
from djeli.search.index import opensearch_sync, updates


class Indexer(Follower):
    """Takes in what the log of changes has, a step at a time."""

    PAUSE = 0.02
    """Seconds between two steps: whoever waits for the database's lock comes first."""

    def __init__(self) -> None:
        super().__init__("indexer", "indexing for search")

    def step(self) -> bool:
        done = updates.step()
        if done.has_more:
            self._stop_asked.wait(self.PAUSE)
        return done.has_more


class Sender(Follower):
    """Tells OpenSearch what came and went, if there is one."""

    def __init__(self) -> None:
        super().__init__("sender", "updating of OpenSearch")

    def step(self) -> bool:
        if not settings.OPENSEARCH_URL:
            self._stop_asked.set()
            return False
        return opensearch_sync.step()
