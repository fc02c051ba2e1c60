"""From files to items: each stands alone, so one that is broken holds up none of the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from django.db import IntegrityError, transaction
from django.utils import timezone

from djeli.wire.formats import sniff
from djeli.wire.formats.item import ReceivedItem, Refused
from djeli.wire.models import WireItem

Outcome = Literal["new", "known", "update", "not text", "refused"]


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one item, or of a file that is none; ``reason`` says why it was refused."""

    source: str
    outcome: Outcome
    guid: str = ""
    headline: str = ""
    reason: str = ""


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files named, and those in the folders named, hidden ones left out, in order."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = (part for part in path.rglob("*") if part.is_file())
            found += sorted(part for part in inside if not part.name.startswith("."))
        else:
            found.append(path)
    return found


def ingest(paths: Iterable[Path]) -> Iterator[Result]:
    """Take in every item of the files and folders named, one result each as it is done."""
    for path in files_in(paths):
        try:
            if path.stat().st_size > sniff.LARGEST:
                raise Refused(f"larger than {sniff.LARGEST // 1_000_000} MB")
            content = path.read_bytes()
        except OSError as error:
            yield Result(str(path), "refused", reason=error.strerror or str(error))
        except Refused as error:
            yield Result(str(path), "refused", reason=str(error))
        else:
            yield from ingest_bytes(content, str(path))


def ingest_bytes(content: bytes, source: str) -> Iterator[Result]:
    """Take in every item of one file's bytes."""
    try:
        items = sniff.read(content)
    except Refused as error:
        yield Result(source, "refused", reason=" ".join(str(error).split()))
        return
    for item in items:
        outcome = _keep(item, content, source) if item.is_text else "not text"
        reason = "" if item.is_text else _why_not_text(item)
        yield Result(source, outcome, item.guid, item.headline, reason)


def _why_not_text(item: ReceivedItem) -> str:
    if item.kind not in {"text", "composite", ""}:
        return f"a {item.kind}"
    return "no text" if item.headline else "no headline"


def _keep(item: ReceivedItem, content: bytes, source: str) -> Outcome:
    try:
        with transaction.atomic():
            WireItem.objects.create(**_fields(item), content=content, source=source[-500:])
            return _order_versions(item)
    except IntegrityError:
        return "known"


def _order_versions(item: ReceivedItem) -> Outcome:
    """Mark the newest version of the item's guid; an older one may arrive after a newer."""
    versions = list(WireItem.objects.filter(guid=item.guid[:500]).only("version", "version_at"))
    newest = max(versions, key=lambda row: (_rank(row.version), row.version_at or timezone.now()))
    WireItem.objects.filter(guid=item.guid[:500]).exclude(pk=newest.pk).update(is_newest=False)
    WireItem.objects.filter(pk=newest.pk).update(is_newest=True)
    return "update" if len(versions) > 1 else "new"


def _rank(version: str) -> tuple[int, str]:
    """Versions are numbers where they can be (10 comes after 9), else text."""
    return (int(version), "") if version.isascii() and version.isdigit() else (-1, version)


def _fields(item: ReceivedItem) -> dict[str, object]:
    return {
        "guid": item.guid[:500],
        "version": item.version[:40],
        "form": item.form,
        "headline": item.headline[:500],
        "slugline": item.slugline[:250],
        "description": item.description,
        "byline": item.byline[:250],
        "dateline": item.dateline[:250],
        "language": item.language[:35],
        "agency_name": item.agency[:200],
        "credit": item.credit[:250],
        "usage_terms": item.usage_terms or item.copyright_notice,
        "ednote": item.ednote,
        "urgency": item.urgency,
        "pub_status": item.pub_status[:20],
        "signal": item.signal[:40],
        "version_at": item.version_at or item.created_at,
        "embargoed_until": item.embargoed_until,
        "subjects": [{"name": subject.name, "code": subject.code} for subject in item.subjects],
        "blocks": [
            {"kind": block.kind, "text": block.text, "rows": [list(row) for row in block.rows]}
            for block in item.blocks
        ],
    }
