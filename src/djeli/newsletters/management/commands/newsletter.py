"""``djeli newsletter status | send | digest | test | bounces``."""

from __future__ import annotations

import json
import sys
import time
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.utils import timezone
from tqdm import tqdm

from djeli.newsletters.bounces.bounce_rules import judge
from djeli.newsletters.bounces.mailbox import messages_in
from djeli.newsletters.bounces.reports import reports_in
from djeli.newsletters.letters.contents import NothingLeft
from djeli.newsletters.letters.renderer import TooLarge
from djeli.newsletters.models import Issue, Newsletter
from djeli.newsletters.sending import digests, dispatch, figures
from djeli.newsletters.sending.composition import fill
from djeli.newsletters.sending.story_choice import pick
from djeli.newsletters.sending.trial_mail import send_test

State = Issue.State
LOOK_EVERY = 1.0


class Command(BaseCommand):
    help = "Send newsletters and read bounced mail."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        status = verbs.add_parser(
            "status", help=("show newsletters, subscribers and the latest issues")
        )
        sending = verbs.add_parser("send", help="send all issues that are due, or one issue")
        sending.add_argument(
            "issue", nargs="?", type=int, metavar="ISSUE", help=("the number of the issue")
        )
        digest = verbs.add_parser("digest", help="create and send the digests that are due")
        digest.add_argument(
            "slug", nargs="?", metavar="NEWSLETTER", help=("only for this newsletter")
        )
        digest.add_argument("--now", action="store_true", help="send today's digest now")
        trying = verbs.add_parser("test", help="send an issue to one address as a test")
        trying.add_argument("issue", type=int, metavar="ISSUE")
        trying.add_argument("address", metavar="ADDRESS")
        bounces = verbs.add_parser("bounces", help="read bounced mail from a mailbox")
        bounces.add_argument(
            "path", type=Path, metavar="FILE", help=("an mbox, a Maildir or message files")
        )
        for one in (status, sending, digest, bounces):
            one.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        self.is_json = bool(options.get("json"))
        match options["verb"]:
            case "status":
                self._status()
            case "send":
                self._send(options["issue"])
            case "digest":
                self._digest(options["slug"], options["now"])
            case "test":
                self._test(options["issue"], options["address"])
            case "bounces":
                self._bounces(options["path"])

    def _status(self) -> None:
        rows = [figures.facts_of(one) for one in Newsletter.objects.all()]
        issues = [figures.counts_of(one) for one in Issue.objects.select_related("newsletter")[:10]]
        if self.is_json:
            self.stdout.write(json.dumps({"newsletters": rows, "issues": issues}))
            return
        for row in rows:
            self.stdout.write("{slug:<16} {readers:>7} readers  next: {next}".format(**row))
        for row in issues:
            self.stdout.write(figures.line_of(row))

    def _send(self, number: int | None) -> None:
        due = [*dispatch.due(), *dispatch.waiting()] if number is None else [_issue(number)]
        self._post(due)

    def _digest(self, slug: str | None, is_now: bool) -> None:
        if not is_now:
            made = digests.make_due()
            self._post([one for one in made if not slug or one.newsletter.slug == slug])
            return
        chosen = digests.automatic() if slug is None else [_newsletter(slug)]
        made = [_of_today(one) for one in chosen]
        self._post([one for one in made if one.state in {*Issue.EDITABLE, State.SENDING}])

    def _post(self, issues: list[Issue]) -> None:
        for issue in issues:
            try:
                count = issue.deliveries.count()
                if issue.state != State.SENDING:
                    count = dispatch.start(issue)
            except dispatch.NotSendable as error:
                raise CommandError(f"issue {issue.pk}: {error}") from error
            is_quiet = self.is_json or not sys.stderr.isatty()
            done = count - issue.deliveries.filter(state="waiting").count()
            with tqdm(total=count, initial=done, disable=is_quiet, unit=" mails") as bar:
                self._until_done(issue, bar.update)
        rows = [figures.counts_of(one) for one in issues]
        self._say(rows)
        stopped = [row for row in rows if row["state"] != State.SENT]
        if stopped:
            raise CommandError(f"issue {stopped[0]['issue']}: {stopped[0]['reason'] or 'not sent'}")

    def _until_done(self, issue: Issue, tell: Any) -> None:
        """Send, and wait where the mail server asks for it, or another process holds the issue."""
        issue.refresh_from_db()
        while issue.state == State.SENDING:
            is_ready = issue.retry_at is None or issue.retry_at <= timezone.now()
            if not is_ready or not dispatch.send_some(issue, tell=tell):
                issue.refresh_from_db()
                if issue.state == State.SENDING:
                    time.sleep(LOOK_EVERY)
            issue.refresh_from_db()

    def _say(self, rows: list[dict[str, Any]]) -> None:
        if self.is_json:
            self.stdout.write(json.dumps(rows))
            return
        for row in rows:
            self.stdout.write(figures.line_of(row))
        if not rows:
            self.stdout.write("Nothing is due.")

    def _test(self, number: int, address: str) -> None:
        try:
            validate_email(address)
            send_test(_issue(number), address)
        except ValidationError as error:
            raise CommandError(f"{address!r} is not an e-mail address", returncode=2) from error
        except (NothingLeft, TooLarge) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Sent to {address}.")

    def _bounces(self, path: Path) -> None:
        counts = Counter[str]()
        try:
            for message in messages_in(path):
                counts["read"] += 1
                for report in reports_in(message):
                    counts["noted" if judge(report) else "known"] += 1
                    counts[report.kind] += 1
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror or error}") from error
        if self.is_json:
            self.stdout.write(json.dumps(counts))
            return
        told = ", ".join(f"{count} {what}" for what, count in counts.items())
        self.stdout.write(told or "it contains no message")


def _of_today(newsletter: Newsletter) -> Issue:
    """Today's digest as it stands; made now if there is none, and filled where it was empty."""
    now = timezone.now()
    day = now.astimezone(newsletter.zone).date()
    known = newsletter.issues.filter(day=day).first()
    if known is None:
        known = Issue.objects.create(
            newsletter=newsletter, day=day, state=State.SCHEDULED, scheduled_at=now
        )
        fill(known, pick(newsletter, now))
    elif known.state in {State.EMPTY, State.MISSED}:
        fill(known, pick(newsletter, now))
        known.state, known.reason, known.scheduled_at = State.SCHEDULED, "", now
        known.save()
    return known


def _issue(number: int) -> Issue:
    found = Issue.objects.select_related("newsletter").filter(pk=number).first()
    if found is None:
        raise CommandError(f"there is no issue {number}")
    return found


def _newsletter(slug: str) -> Newsletter:
    found = Newsletter.objects.filter(slug=slug).first()
    if found is None:
        known = ", ".join(Newsletter.objects.values_list("slug", flat=True))
        raise CommandError(f"there is no newsletter {slug}; there are: {known}")
    return found
