"""The demo's corrections, its retraction, and what readers reported."""

from __future__ import annotations

import json
import tomllib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from djeli.accounts.models import User
from djeli.comments.models import ErrorReport
from djeli.comments.posting.identity import email_key
from djeli.stories.corrections import record
from djeli.stories.models import Article, Correction

FILE = Path(__file__).parent / "corrections.toml"
State = ErrorReport.State


def add_corrections(editor: User, now: datetime) -> int:
    """Tell readers what was wrong; those of stories that are not there are left out."""
    told, count = tomllib.loads(FILE.read_text("utf-8")), 0
    for facts in told["correction"]:
        story = _story(facts)
        if story is None:
            continue
        made = (
            _publish(story, facts, editor) if facts.get("to") else _take(story, facts, editor, now)
        )
        if report := facts.get("report"):
            _settle(made, report, editor)
        count += 1
    for facts in told["report"]:
        if story := _story(facts):
            email = facts["email"]
            _report(story, facts, now - timedelta(hours=facts["hours_ago"]), email)
    record.settle(now)
    return count


def _story(facts: dict[str, Any]) -> Article | None:
    found: Article | None = Article.objects.filter(slug=facts["story"], live=True).first()
    return found


def _take(story: Article, facts: dict[str, Any], editor: User, now: datetime) -> Correction:
    at = now - timedelta(hours=facts["hours_ago"])
    return record.take(story, facts["kind"], facts["text"], editor, at=at)


def _publish(story: Article, facts: dict[str, Any], editor: User) -> Correction:
    """With a change of the text, as an editor does it."""
    draft = story.get_latest_revision_as_object()
    before = json.dumps(list(draft.body.raw_data), ensure_ascii=False)
    after = before.replace(facts["from"], facts["to"])
    if after == before:
        raise ValueError(f"{facts['story']}: the text does not have “{facts['from']}”")
    draft.standfirst = draft.standfirst.replace(facts["from"], facts["to"])
    draft.body = draft.body.stream_block.to_python(json.loads(after))
    draft.change_kind, draft.change_text = facts["kind"], facts["text"]
    draft.save_revision(user=editor).publish(user=editor, skip_permission_checks=True)
    return story.corrections.latest("at")


def _settle(made: Correction, facts: dict[str, Any], editor: User) -> None:
    sent_at = made.at - timedelta(hours=facts["hours_before"])
    report = _report(made.story, facts, sent_at, "")
    report.state, report.correction, report.answer = State.TAKEN, made, facts["answer"]
    report.settled_by, report.settled_at = editor, made.at
    report.save()


def _report(story: Article, facts: dict[str, Any], at: datetime, email: str) -> ErrorReport:
    return ErrorReport.objects.create(
        story=story,
        passage=facts["passage"],
        text=facts["text"],
        email=email,
        email_key=email_key(email),
        sent_at=at,
    )
