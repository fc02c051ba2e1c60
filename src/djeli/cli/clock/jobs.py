"""The clock's loop: do what is due, write the heartbeat, wait."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable

from django.conf import settings
from django.db import Error as DatabaseError
from django.db import close_old_connections, connections

from djeli.accounts.upkeep import keep_accounts
from djeli.cli.clock import heartbeat
from djeli.cli.clock.checkpoint import checkpoint
from djeli.cli.clock.leader_lock import AdvisoryLock, FileLock, lock_of_this_database
from djeli.cli.clock.mail import tell_late_newsletters
from djeli.cli.clock.page_packer import keep_dictionary
from djeli.cli.clock.reader_counts import count_readers
from djeli.cli.clock.schedule import (
    keep_schedule,
    publish_chain_head,
    settle_corrections,
    turn_line_up,
    turn_news,
)
from djeli.cli.old_files import tidy_files
from djeli.cli.refusals import first_line
from djeli.cli.serving.signals import STOP, Signals
from djeli.comments.upkeep import keep_comments
from djeli.desk.bin.contents import empty as empty_bin
from djeli.desk.pictures.kept_uploads import forget_old_uploads
from djeli.desk.tasks import call_waiting
from djeli.readership.whole_days import keep_whole_days
from djeli.stories.lists.closures import mend_lists

logger = logging.getLogger(__name__)

PERIOD = 10.0
"""Seconds from one tick to the next."""
LONGEST_PERIOD = 60.0
"""Seconds between two tries while the database cannot be used."""
JOBS: tuple[Callable[[], list[str]], ...] = (
    keep_schedule,
    mend_lists,
    empty_bin,
    forget_old_uploads,
    turn_line_up,
    turn_news,
    settle_corrections,
    publish_chain_head,
    keep_comments,
    keep_accounts,
    tell_late_newsletters,
    call_waiting,
    count_readers,
    keep_whole_days,
    keep_dictionary,
    tidy_files,
    checkpoint,
)
"""What a tick does, in order; each answers with a line for whatever failed."""


class Clock:
    """Ticks; keeps what it has complained of, so that a trouble which stays is logged once."""

    def __init__(self, lock: FileLock | AdvisoryLock) -> None:
        self.lock = lock
        self.known_troubles: set[str] = set()
        self.was_acting: bool | None = None
        self.pause = PERIOD

    def tick(self, lateness: float) -> None:
        """Do what is due if this clock is the leader, and leave a heartbeat."""
        try:
            is_acting = self.lock.is_ours()
            self._log_leadership(is_acting)
            troubles = [line for job in JOBS for line in _do(job)] if is_acting else []
            self.pause = PERIOD
        except (DatabaseError, OSError) as error:
            connections.close_all()
            is_acting, troubles = False, [f"the clock cannot work: {first_line(error)}"]
            self.pause = min(self.pause * 2, LONGEST_PERIOD)
        self._complain(troubles)
        self._beat(is_acting, lateness, "; ".join(troubles))

    def _log_leadership(self, is_acting: bool) -> None:
        if is_acting != self.was_acting:
            text = (
                "the clock is running"
                if is_acting
                else ("another instance is the leader; standing by")
            )
            logger.info(text)
        self.was_acting = is_acting

    def _complain(self, troubles: list[str]) -> None:
        for line in troubles:
            if line not in self.known_troubles:
                logger.error(line)
        if self.known_troubles and not troubles:
            logger.info("all problems are solved")
        self.known_troubles = set(troubles)

    def _beat(self, is_acting: bool, lateness: float, trouble: str) -> None:
        if not is_acting and self._is_told_by_another():
            return
        beat = heartbeat.Heartbeat(os.getpid(), time.time(), is_acting, round(lateness, 3), trouble)
        try:
            heartbeat.write(settings.DATA, beat)
        except OSError as error:
            # A full disk must not stop what is due.
            self._complain(
                [*self.known_troubles, f"the heartbeat could not be saved: {first_line(error)}"]
            )

    def _is_told_by_another(self) -> bool:
        """True if the clock that acts beats in the same data folder."""
        last = heartbeat.read(settings.DATA)
        is_fresh = last is not None and time.time() - last.beat_at < LONGEST_PERIOD * 2
        return bool(last and is_fresh and last.is_acting and last.pid != os.getpid())


def _do(job: Callable[[], list[str]]) -> list[str]:
    """A job's lines. One that fails altogether is a line, and does not hold up the others."""
    try:
        return job()
    except (DatabaseError, OSError):
        raise
    except Exception as error:
        return [f"{job.__name__} failed: {type(error).__name__}: {first_line(error)}"]


def tick_until_stopped(may_end: Callable[[], bool]) -> bool:
    """Tick every ten seconds until SIGTERM, SIGINT or SIGHUP, or until ``may_end`` says so between
    two ticks: then the answer is True."""
    lock = lock_of_this_database()
    clock = Clock(lock)
    has_ended = False
    with Signals(STOP) as signals:
        due = time.monotonic()
        while not has_ended and not STOP & signals.wait(due - time.monotonic()):
            now = time.monotonic()
            if now < due:
                continue
            close_old_connections()
            clock.tick(lateness=now - due)
            due = max(due + clock.pause, time.monotonic())
            has_ended = may_end()
    lock.give_up()
    if has_ended:
        logger.info("the clock has grown and has nothing to do: restarting it to free memory")
    return has_ended


def wait_until_stopped(may_end: Callable[[], bool]) -> bool:
    """As ``tick_until_stopped``, and leave the clock's jobs to others."""
    with Signals(STOP) as signals:
        while not STOP & signals.wait(PERIOD):
            if may_end():
                return True
    return False
