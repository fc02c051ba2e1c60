"""How the demo's newsroom knows what its stories say (``checks.toml``)."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from djeli.stories.models import Article, Source

FILE = Path(__file__).with_suffix(".toml")
FACTS = ("kind", "who", "link", "checked_how", "is_anonymous", "why_anonymous")
DESK_ONLY = ("known_to", "name", "note")


def add_checks(article: Article, slug: str, today: date) -> None:
    """Give a story that is not saved yet its state and its sources."""
    told = _all().get(slug)
    if told is None:
        return
    article.verification = told.get("state", "")
    article.verification_note = told.get("note", "")
    article.sources = [_source(one, today) for one in told["source"]]


def _source(told: dict[str, Any], today: date) -> Source:
    facts = {name: told[name] for name in (*FACTS, *DESK_ONLY) if name in told}
    days = told.get("days_ago")
    checked = {"checked_on": today - timedelta(days=days)} if days is not None else {}
    return Source(**facts, **checked)


@cache
def _all() -> dict[str, dict[str, Any]]:
    return {one["slug"]: one for one in tomllib.loads(FILE.read_text("utf-8"))["story"]}
