"""Keeps the public folder of pictures in step with what is live, in a thread."""

from __future__ import annotations

from djeli.cli.clock.followers import Follower
from djeli.stories.public_files import showings


class Withdrawer(Follower):
    """Takes in what the log of changes has, a step at a time: the net below who publishes and
    withdraws, who does so at once."""

    PAUSE = 0.02
    """Seconds between two steps: whoever waits for the database's lock comes first."""

    def __init__(self) -> None:
        super().__init__("withdrawer", "updating of public files")

    def step(self) -> bool:
        has_more = showings.step()
        if has_more:
            self._stop_asked.wait(self.PAUSE)
        return has_more
