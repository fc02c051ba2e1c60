"""A newsletter to ten thousand readers through a local mail server, killed on the way.

The reference in the same run is the same mail handed to the same server as fast as ``smtplib`` can,
without a ledger. The sender is killed (SIGKILL) at moments of chance and started again; what the
server has then is counted: each reader once, and how many mails twice.
"""

from __future__ import annotations

import random
import signal
import smtplib
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from djeli.bench.editions import MARK
from djeli.newsletters.letters.renderer import letter_of
from djeli.newsletters.models import Issue, Newsletter, Subscriber, Subscription
from djeli.newsletters.sending.composition import compose
from djeli.newsletters.sending.envelope import addressed
from djeli.stories.lists.listings import LATEST, newest

READERS = 10_000
KILLS = 5
PLAIN = 1000
"""Mails of the reference."""


@dataclass(frozen=True, slots=True)
class Mailing:
    """Mails a second; how many readers have it, how many of them twice, after how many kills."""

    readers: int
    mails_per_s: float
    plain_per_s: float
    kilobytes: int
    kills: int
    delivered: int
    twice: int
    missed: int

    @property
    def ratio(self) -> float:
        """Of the speed without a ledger."""
        return self.mails_per_s / self.plain_per_s if self.plain_per_s else 0.0


def mailings() -> Iterator[Mailing]:
    """A run without kills, and one with. Raises LookupError outside an edition made for this."""
    if not (Path(settings.DATA) / MARK).exists():
        raise LookupError("this mails: it runs only in editions that bench builds")
    newsletter = _newsletter()
    for kills in (0, KILLS):
        yield _mailing(newsletter, kills)


def _newsletter() -> Newsletter:
    made = Newsletter.objects.create(name="Bench", slug="bench", promise="-", is_automatic=False)
    people = Subscriber.objects.bulk_create(
        Subscriber(email=f"reader{number}@bench.internal", confirmed_at=timezone.now())
        for number in range(READERS)
    )
    Subscription.objects.bulk_create(
        (Subscription(subscriber=one, newsletter=made) for one in people), batch_size=2000
    )
    return made


def _mailing(newsletter: Newsletter, kills: int) -> Mailing:
    issue = compose(newsletter, newest({LATEST: 7})[LATEST])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "mails")
        with _sink(path) as port:
            plain = _plain(issue, port)
            path.write_bytes(b"")
            seconds = _send(issue, port, path, kills)
        got = Counter(line.split()[0] for line in path.read_text().splitlines())
    total = sum(got.values())
    return Mailing(
        readers=READERS,
        mails_per_s=total / seconds,
        plain_per_s=plain,
        kilobytes=letter_of(issue).size // 1000,
        kills=kills,
        delivered=len(got),
        twice=total - len(got),
        missed=READERS - len(got),
    )


def _plain(issue: Issue, port: int) -> float:
    """Mails a second without a ledger: one mail, already written, again and again."""
    someone = Subscriber.objects.filter(email__endswith="@bench.internal")[0]
    written = addressed(letter_of(issue), issue, someone, 1).message().as_bytes()
    start = time.perf_counter()
    with smtplib.SMTP("127.0.0.1", port) as server:
        for _ in range(PLAIN):
            server.sendmail("bench@bench.internal", [someone.email], written)
    return PLAIN / (time.perf_counter() - start)


def _send(issue: Issue, port: int, path: Path, kills: int) -> float:
    """Send it to its end, killed ``kills`` times on the way; seconds, from the first mail on."""
    chance = random.Random(issue.pk)  # noqa: S311 (moments, not secrets)
    first = 0.0
    for kill in range(kills + 1):
        process = _start(issue, port)
        goal = READERS * (kill + 1) // (kills + 1) - chance.randrange(200) if kill < kills else 0
        while process.poll() is None:
            had = path.read_bytes().count(b"\n")
            first = first or (time.perf_counter() if had else 0.0)
            if goal and had >= goal:
                process.send_signal(signal.SIGKILL)
                goal = 0
            time.sleep(0.01)
        if kill == kills and process.returncode:
            raise LookupError(f"sending failed: {(process.stderr and process.stderr.read()) or ''}")
    return time.perf_counter() - first


def _start(issue: Issue, port: int) -> subprocess.Popen[str]:
    server = ["EMAIL_HOST=127.0.0.1", f"EMAIL_PORT={port}", "EMAIL_TLS=0", "EMAIL_USER="]
    ours = [*server, "EMAIL_SERVICE=", "EMAIL_FROM=bench@bench.internal", "NEWSLETTER_RATE=0"]
    words = ["--data", str(settings.DATA), "newsletter", "send", str(issue.pk), "--json"]
    command = ["/usr/bin/env", *ours, sys.executable, "-m", "djeli.cli", *words]
    return subprocess.Popen(  # noqa: S603 (our own module)
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )


@contextmanager
def _sink(path: Path) -> Iterator[int]:
    command = [sys.executable, "-m", "djeli.bench.mailsink", str(path)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603 (our own module)
    try:
        yield int(server.stdout.readline())  # type: ignore[union-attr]
    finally:
        server.kill()
        server.wait()
