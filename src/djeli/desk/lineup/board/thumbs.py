"""Small pictures on the desk's cards."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from djeli.stories.models import Picture

logger = logging.getLogger(__name__)

SPEC = "max-165x165"
"""The same as in the desk's lists of pictures, so most are there already."""
MADE_AT_ONCE = 12
"""How many that are not there yet are made for one page; the others come with the next."""


def thumbs(pictures: Iterable[int]) -> dict[int, str]:
    """The addresses of the pictures' small renditions. Two queries for those that are there."""
    rows = Picture.objects.filter(pk__in=set(pictures)).prefetch_renditions(SPEC)
    found: dict[int, str] = {}
    left = MADE_AT_ONCE
    for picture in rows:
        is_there = bool(picture.prefetched_renditions)
        if not is_there and not left:
            continue
        left -= not is_there
        try:
            found[picture.pk] = picture.get_rendition(SPEC).url
        except OSError as error:
            logger.warning("no small picture of %d: %s", picture.pk, error)
    return found
