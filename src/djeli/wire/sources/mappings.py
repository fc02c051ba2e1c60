"""What a source's codes and words mean for us: lines such as ``medtop:04 = business, cocoa``.

Before the sign stands the beginning of a code, a name of a subject, a keyword or a language; after
it the slug of a section, and behind commas names of topics. The first line that fits gives the
section; topics come from all that fit.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from djeli.stories.models import Section, Topic
from djeli.wire.models import WireItem


class BadMapping(ValueError):
    """A line that cannot be read; holds one clear line."""


def parsed(written: str) -> list[dict[str, Any]]:
    """The rows of a mapping as typed. Raises BadMapping with the line that is wrong."""
    rows = []
    for line in filter(str.strip, written.splitlines()):
        match, sign, wanted = line.partition("=")
        section, *topics = [part.strip() for part in wanted.split(",")]
        if not (sign and match.strip() and (section or any(topics))):
            raise BadMapping(line.strip())
        rows.append({"match": match.strip(), "section": section, "topics": [*filter(None, topics)]})
    return rows


def typed(rows: list[dict[str, Any]]) -> str:
    """A mapping as it is typed."""
    return "\n".join(
        f"{row['match']} = {', '.join([row.get('section', ''), *row.get('topics', [])])}"
        for row in rows
    )


def unknown(rows: list[dict[str, Any]]) -> list[str]:
    """Sections and topics that a mapping names and the edition does not have."""
    sections = set(Section.objects.values_list("slug", flat=True))
    topics = {name.casefold() for name in Topic.objects.values_list("name", flat=True)}
    named = (row.get("section") or "" for row in rows)
    missing = [slug for slug in named if slug and slug not in sections]
    said = (name for row in rows for name in row.get("topics", []))
    return [*missing, *(name for name in said if name.casefold() not in topics)]


def mapped_section(item: WireItem) -> Section | None:
    """The section that the item's source gives it; None without a line that fits."""
    for row in _fitting(item):
        if found := Section.objects.live().filter(slug=row.get("section") or "").first():
            return found
    return None


def mapped_topics(item: WireItem) -> list[Topic]:
    """The topics that the item's source gives it."""
    names = [name for row in _fitting(item) for name in row.get("topics", [])]
    return [
        topic for name in dict.fromkeys(names) for topic in Topic.objects.filter(name__iexact=name)
    ]


def _fitting(item: WireItem) -> Iterator[dict[str, Any]]:
    source = item.came_from
    if source is None or not source.mapping:
        return
    codes = [row.get("code", "").casefold() for row in item.subjects]
    words = {row.get("name", "").casefold() for row in item.subjects}
    words |= {word.casefold() for word in item.keywords} | {item.language.casefold()}
    for row in source.mapping:
        match = str(row.get("match", "")).casefold()
        if match and (match in words or any(code.startswith(match) for code in codes)):
            yield row
