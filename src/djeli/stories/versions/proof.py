"""Proves that no version was altered, removed or inserted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from djeli.stories.models import Article, ChainHead, Version
from djeli.stories.versions.canonical import START, as_text, digest_of, hash_of
from djeli.stories.versions.contents import content_of
from djeli.stories.versions.public_record import BY_PUBLISHING

CHUNK = 200
TEXT = ("headline", "standfirst", "blocks")
"""What changes by publishing alone; names and captions follow their own rows."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was published: the place in the chain, and what is wrong."""

    position: int
    story: int | None
    problem: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found: how many versions it read, the head, and the first fault, if any.

    ``erased`` counts versions of which only the digest is left.
    """

    versions: int
    erased: int
    position: int
    hash: str
    fault: Fault | None


def verify(known: Mapping[int, str] | None = None) -> Verdict:
    """Read the whole chain. ``known`` pairs positions with hashes that somebody else holds.

    Checked are each content against its digest, each hash against its header and the hash before
    it, that no place is empty, the heads that were published, and that the newest version of each
    live story is what its page says.
    """
    heads = dict(ChainHead.objects.order_by("day").values_list("position", "hash"))
    heads |= known or {}
    read = erased = position = 0
    last, numbers = START, dict[int, int]()
    for version in Version.objects.order_by("position").iterator(chunk_size=CHUNK):
        problem = _problem(version, position, last, numbers, heads)
        if problem:
            fault = Fault(version.position, version.story_id, problem)
            return Verdict(read, erased, position, last, fault)
        read, position, last = read + 1, version.position, version.hash
        erased += version.is_erased
        numbers[version.story_id] = version.number
    return Verdict(read, erased, position, last, _missing_at_end(position, heads, numbers))


def _problem(
    version: Version, position: int, last: str, numbers: dict[int, int], heads: Mapping[int, str]
) -> str:
    if version.position != position + 1:
        return f"versions {position + 1} to {version.position - 1} of the chain were removed"
    if version.previous != last:
        return "it does not follow from the version before it: one of them was altered or inserted"
    if not version.is_erased and version.digest != digest_of(version.nonce, version.content):
        return "its content was altered"
    if version.hash != hash_of(version):
        return "its number, time, kind or hash was altered"
    if version.number != numbers.get(version.story_id, 0) + 1:
        return f"the story has no version {numbers.get(version.story_id, 0) + 1} before it"
    if heads.get(version.position, version.hash) != version.hash:
        return "its hash is not the one that was published"
    if version.is_erased and not version.withholdings.filter(is_erasure=True).exists():
        return "its content was removed, and nothing says why"
    return ""


def _missing_at_end(
    position: int, heads: Mapping[int, str], numbers: Mapping[int, int]
) -> Fault | None:
    """Whole versions that were taken from the end leave a chain that is sound."""
    if heads and max(heads) > position:
        return Fault(position + 1, None, f"versions {position + 1} to {max(heads)} were removed")
    return next(_not_as_shown(numbers), None)


def _not_as_shown(numbers: Mapping[int, int]) -> Iterator[Fault]:
    """Live stories whose newest version is gone: of those that have any."""
    stories = Article.objects.live().filter(pk__in=Version.objects.values("story")).order_by("pk")
    for story in stories.select_related("lead_picture__agency").iterator(chunk_size=CHUNK):
        newest = Version.objects.filter(story=story.pk, number=numbers[story.pk]).get()
        told = asdict(newest.shown) if not newest.is_erased else None
        if told and (problem := _difference(content_of(story), told)):
            yield Fault(newest.position, story.pk, problem)


def _difference(shown: Mapping[str, Any], told: Mapping[str, Any]) -> str:
    """What a page has that its newest version has not; empty if nothing."""
    if any(as_text(shown[part]) != as_text(told[part]) for part in TEXT):
        return "its page has another text than this version"
    if told["record"] is not None and _of_publishing(shown) != _of_publishing(told):
        return "its page has other sources or disclosures than this version"
    return ""


def _of_publishing(content: Mapping[str, Any]) -> str:
    """Of its record what only publishing changes; the titles of documents follow their own rows."""
    record = content["record"]
    sources = [{**one, "document": ""} for one in record["sources"]]
    return as_text([sources, *(record[part] for part in BY_PUBLISHING)])
