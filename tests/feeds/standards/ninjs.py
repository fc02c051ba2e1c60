"""What ninjs 3.0 asks of an item (iptc.org/std/ninjs): our own small check, for where the standard's
schema is not at hand."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

TYPES = {"text", "audio", "video", "picture", "graphic", "composite", "planning", "component"}
STATUSES = {"usable", "withheld", "canceled"}
TIMES = ("firstCreated", "versionCreated", "contentCreated", "embargoedUntil", "expires")
LISTS = (
    *("headlines", "bodies", "descriptions", "altIds", "infoSources", "genres", "subjects"),
    *("people", "places", "organisations", "events", "renditions", "associations"),
)


def faults(item: dict, where: str = "") -> list[str]:
    """What is wrong with the item and with those in it; nothing for a good one."""
    here = where or str(item.get("uri"))
    found = [] if urlsplit(item.get("uri", "")).scheme else [f"{here}: uri is no identifier"]
    if item.get("type") not in TYPES:
        found.append(f"{here}: type {item.get('type')}")
    if item.get("pubStatus", "usable") not in STATUSES:
        found.append(f"{here}: pubStatus {item['pubStatus']}")
    for name in TIMES:
        if name in item and datetime.fromisoformat(item[name]).tzinfo is None:
            found.append(f"{here}: {name} has no zone")
    for name in LISTS:
        value = item.get(name, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            found.append(f"{here}: {name} is no list of objects")
    for name in ("headlines", "bodies", "descriptions"):
        found += [f"{here}: {name} says nothing" for one in item.get(name, []) if not one["value"]]
    for one in item.get("renditions", []):
        if not urlsplit(one.get("href", "")).scheme:
            found.append(f"{here}: a rendition is nowhere")
    for one in item.get("associations", []):
        found += faults(one, f"{here} > {one.get('uri')}")
    return found
