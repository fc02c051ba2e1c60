"""``djeli clock``: what happens by itself at its time, alone (`djeli serve` starts it for you)."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from djeli.cli.clock.alerts import Alerter
from djeli.cli.clock.followers import Follower, Presser, Purger
from djeli.cli.clock.indexes import Indexer, Sender
from djeli.cli.clock.jobs import tick_until_stopped, wait_until_stopped
from djeli.cli.clock.mail import Postman
from djeli.cli.clock.page_packer import PagePacker
from djeli.cli.clock.picture_cutter import PictureCutter
from djeli.cli.clock.pings import Pinger
from djeli.cli.clock.public_files import Withdrawer
from djeli.cli.clock.reader_counts import Counter
from djeli.cli.clock.wire import Rules, Wire
from djeli.cli.serving.child_process import ANEW
from djeli.cli.serving.parent_watch import tie_to
from djeli.cli.serving.renewal import Renewal
from djeli.kit.garbage_collector import settle

GRACE = 7.0
"""Seconds for what is in hand when the supervisor is gone."""


class Command(BaseCommand):
    help = "Run only the clock: publish and withdraw what is due (`serve` includes it)."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--parent", type=int, help=argparse.SUPPRESS)
        parser.add_argument("--renewed", action="store_true", help=argparse.SUPPRESS)
        parser.add_argument(
            "--press-only", action="store_true", help="Only update pages that changed."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["parent"]:
            tie_to(options["parent"], GRACE)
        beside: list[Follower] = [Presser(), Purger(), Counter(), PagePacker()]
        if not options["press_only"]:
            cutter = PictureCutter(sweeps=not options["renewed"])
            beside += [Withdrawer(), cutter, Pinger(), Indexer(), Sender(), Postman()]
            beside += [Alerter(), Wire(), Rules()]
        settle()
        renewal = Renewal(
            lambda: max(one.worked_at for one in beside), is_first=not options["renewed"]
        )
        may_end = renewal.is_due if options["parent"] else lambda: False
        run = wait_until_stopped if options["press_only"] else tick_until_stopped
        for one in beside:
            one.start()
        try:
            wants_renewal = run(may_end)
        finally:
            for one in beside:
                one.stop()
        if wants_renewal:
            sys.exit(ANEW)
