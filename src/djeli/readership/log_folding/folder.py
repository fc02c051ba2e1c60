"""One machine's log folder: reads what its workers wrote, and adds each line once."""

from __future__ import annotations

import fcntl
import secrets
import time
from collections.abc import Iterator
from hashlib import blake2b
from itertools import groupby
from pathlib import Path
from typing import IO

from django.utils import timezone

from djeli.readership.beacon import lines
from djeli.readership.beacon.journal import ENDING
from djeli.readership.beacon.visitor_ids import DayKeys
from djeli.readership.log_folding import daily_readers, presence
from djeli.readership.log_folding.storage import keep
from djeli.readership.log_folding.sums import Sums, times_of
from djeli.readership.models import FoldedLog

AT_ONCE = 8_000_000
"""Bytes that are folded in one step: some hundred thousand lines."""
WEIGHTY = 10
"""Views of one story from one address and day that count in rankings."""
MOST_PEOPLE = 200
"""Views of one story from one public address and day that count at all. Whole cities of phones
share some addresses; a program that gives itself a new name each time does too."""
MOST_STORIES = 500
"""Different stories that one person reads in a day; who reads more is a program."""
PUBLISH_EVERY = 10.0


class Folder:
    """Folds the logs in ``path``/logs. Of several on one folder one works at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.logs = path / "logs"
        self.keys = DayKeys(path / "keys", timezone.get_default_timezone())
        self.crowd = presence.Crowd()
        self._seen: dict[str, daily_readers.Seen] = {}
        self._published = 0.0
        self._turn: IO[str] | None = None

    def fold(self) -> int:
        """Fold what there is, up to some megabytes of each log; how many bytes. Raises Django's
        database errors, after which the same is folded again."""
        if not self._is_ours():
            return 0
        done = sum(self._fold_log(log) for log in sorted(self.logs.glob(f"*{ENDING}")))
        self._publish()
        return done

    def close(self) -> None:
        for one in self._seen.values():
            one.close()
        self._seen.clear()
        if self._turn is not None:
            self._turn.close()
            self._turn = None

    def forget(self) -> None:
        """Throw away the keys of past days, and once they are folded those who read on them."""
        today = timezone.localdate().isoformat()
        self.keys.forget()
        for day in [day for day in self._seen if day < today]:
            self._seen.pop(day).close()
        daily_readers.forget(self.path / "seen", today)
        for name in self._folded_names():
            if not (self.logs / name).exists():
                FoldedLog.objects.filter(name=f"{self.node}/{name}").delete()

    @property
    def node(self) -> str:
        """The name of this machine among others: made up on its first day."""
        path = self.path / "node"
        if not path.exists():
            path.write_text(secrets.token_hex(4))
        return path.read_text()

    def _is_ours(self) -> bool:
        if self._turn is None:
            self.logs.mkdir(parents=True, exist_ok=True)
            file = (self.path / "folding.lock").open("a")
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                file.close()
                return False
            self._turn = file
        return True

    def _folded_names(self) -> list[str]:
        start = f"{self.node}/"
        found = FoldedLog.objects.filter(name__startswith=start).values_list("name", flat=True)
        return [name.removeprefix(start) for name in found]

    def _fold_log(self, log: Path) -> int:
        name = f"{self.node}/{log.name}"
        row = FoldedLog.objects.filter(name=name).first()
        since = row.offset if row else 0
        with log.open("rb") as file:
            is_finished = _is_finished(file)
            file.seek(since)
            text = file.read(AT_ONCE)
            whole = text[: text.rfind(b"\n") + 1]
            if whole:
                self._fold_text(whole, name, since)
            elif is_finished:
                # The file first: were the row gone before it, a crash between would fold it twice.
                log.unlink()
                FoldedLog.objects.filter(name=name).delete()
        return len(whole)

    def _fold_text(self, text: bytes, name: str, since: int) -> None:
        sums = Sums()
        log = blake2b(name.encode(), digest_size=8).digest()
        # One after the other, none kept: many thousand at once would be the garbage collector's.
        for day, of_day in groupby(_lines(text, since), key=_day):
            with self._seen_on(day).marking() as marking:
                for offset, line in of_day:
                    self.crowd.saw(line.person, line.at)
                    _count(sums, line, marking, daily_readers.place_of(log, offset))
        keep(sums, name, since, since + len(text))

    def _seen_on(self, day: str) -> daily_readers.Seen:
        if day not in self._seen:
            self._seen[day] = daily_readers.Seen(self.path / "seen" / day)
        return self._seen[day]

    def _publish(self) -> None:
        now = time.time()
        if now - self._published >= PUBLISH_EVERY:
            presence.publish(self.node, self.crowd.count(now))
            self._published = now


def _lines(text: bytes, since: int) -> Iterator[tuple[int, lines.Line]]:
    """Each line with where it begins in its log; what is no line is left out."""
    offset = since
    for one in text.splitlines(keepends=True):
        line = lines.read(one.rstrip(b"\n"))
        if line is not None:
            yield offset, line
        offset += len(one)


def _day(found: tuple[int, lines.Line]) -> str:
    return times_of(found[1].at // 60).date


def _count(sums: Sums, line: lines.Line, marking: daily_readers.Marking, place: bytes) -> None:
    """Add ``line`` where it is somebody's first of its kind, and not too much of one origin."""
    person, story = line.person.encode(), str(line.story).encode()
    if line.kind == lines.END:
        if marking.is_first(b"e" + person + story, place):
            sums.add_end(line)
        return
    origin = b"a" + line.address.encode() + story
    number, read = marking.ordinals(b"v" + person + story, origin, b"n" + person, place)
    if not number:
        return
    if line.is_public and (number > MOST_PEOPLE or read > MOST_STORIES):
        return
    sums.add_view(line, is_newcomer=read == 1, has_weight=number <= WEIGHTY)


def _is_finished(file: IO[bytes]) -> bool:
    """True if no worker writes to the log any more: its lock is gone."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
