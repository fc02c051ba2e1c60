"""The canonical form of a version, and its hashes.

    digest = SHA-256(nonce + content)
    hash   = SHA-256(header)

``content`` is the version's content as JSON: names sorted, no space between tokens, no escapes but
those that JSON needs, UTF-8. ``nonce`` is 32 random hexadecimal digits, so that a digest tells
nothing about a content that is withheld. ``header`` is JSON in the same form with ``at``,
``digest``, ``format``, ``kept_at``, ``kind``, ``number``, ``position``, ``previous`` and
``story``; times are in UTC, as ``2026-11-29T07:00:00.000000+00:00``. ``previous`` is the hash of
the version one position before, of the first 64 zeros. All hashes are hexadecimal, in lower case.

Format 1 has the content that readers see in the story itself. Format 2 adds ``record``: sources,
how sure the newsroom is, disclosures, claims. Both stand in one chain.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

from djeli.stories.models.public_record.version import Version

FORMAT = 2
"""Of the versions that are kept now."""
START = "0" * 64
"""What stands for the hash before the first."""


def as_text(value: Any) -> str:
    """``value`` as canonical JSON."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(nonce: str, content: str) -> str:
    return _sha256(nonce + content)


def hash_of(version: Version) -> str:
    """The hash of ``version``'s header, with its digest as it is stored."""
    header = {
        "at": _instant(version.at),
        "digest": version.digest,
        "format": version.format,
        "kept_at": _instant(version.kept_at),
        "kind": str(version.kind),
        "number": version.number,
        "position": version.position,
        "previous": version.previous,
        "story": version.story_id,
    }
    return _sha256(as_text(header))


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
