"""Sends pings to outside services (a WebSub hub, IndexNow), in a thread."""

from __future__ import annotations

from djeli.cli.clock.followers import Follower
from djeli.feeds.pings.delivery import send_pings
from djeli.feeds.pings.services import services
from djeli.press.store.current import current_store


class Pinger(Follower):
    """Sends pings for what is pressed, while there is anybody who wants them."""

    def __init__(self) -> None:
        super().__init__("pinger", "sending pings")

    def step(self) -> bool:
        those = services()
        if not those:
            self._stop_asked.set()
            return False
        return bool(send_pings(current_store(), those))
