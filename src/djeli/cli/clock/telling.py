"""Tells services outside (a WebSub hub, IndexNow) what changed, beside the clock's jobs."""

from __future__ import annotations

from djeli.cli.clock.pressing import Follower
from djeli.feeds.pings.delivery import tell
from djeli.feeds.pings.services import services
from djeli.press.current import current_store


class Teller(Follower):
    """Sends pings for what is pressed, while there is anybody who wants them."""

    def __init__(self) -> None:
        super().__init__("teller", "telling of changes")

    def step(self) -> bool:
        those = services()
        if not those:
            self._stop_asked.set()
            return False
        return bool(tell(current_store(), those))
