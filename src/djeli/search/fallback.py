"""Asks OpenSearch if there is one, and the database if it does not answer."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from functools import cache
from typing import TypeVar

from django.conf import settings
from django.db import Error as DatabaseError

from djeli.search.drivers.bounds import TooMuch
from djeli.search.drivers.choice import database
from djeli.search.drivers.interface import Driver
from djeli.search.drivers.opensearch import configured
from djeli.search.index import opensearch_sync

logger = logging.getLogger(__name__)

REST = 30.0
"""Seconds for which a server that failed is not asked: nobody waits for it meanwhile."""
Answer = TypeVar("Answer")


class _Rest:
    until = 0.0


def answered(ask: Callable[[Driver], Answer]) -> Answer:
    """What ``ask`` makes of the driver that is to be asked. Raises what a database raises."""
    if settings.OPENSEARCH_URL and time.monotonic() >= _Rest.until:
        try:
            if opensearch_sync.is_filled() and (other := _server(settings.OPENSEARCH_URL)):
                return ask(other)
        except (DatabaseError, TooMuch):
            raise
        except Exception as error:
            # Whatever a client of a network raises: readers get an answer, operators a line.
            _Rest.until = time.monotonic() + REST
            logger.error(
                "OpenSearch does not answer; the database is searched for %d s: %s: %s",
                REST,
                type(error).__name__,
                str(error).partition("\n")[0][:200],
            )
    return ask(database())


@cache
def _server(url: str) -> Driver | None:
    return configured()


def try_again() -> None:
    """Ask the server the next time, whatever it did before."""
    _Rest.until = 0.0
    _server.cache_clear()
