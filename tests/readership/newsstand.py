"""Readers for tests: reports as their browsers send them, and a folder of logs of one's own."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from djeli.kit.proxies import Proxies
from djeli.readership.beacon.reports import Reports
from djeli.readership.beacon.wsgi import Beacon

PHONE = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/{}.0.0.0 Mobile Safari/537.36"
)
LAGOS = ZoneInfo("Africa/Lagos")


class Newsstand:
    """The beacon alone, with its logs in ``folder``; ``send`` gives the status."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.beacon = Beacon(
            lambda environ, start: [b"the site"],
            Reports(folder, LAGOS, Proxies(["10.0.0.0/8", "127.0.0.1"])),
        )

    def send(self, report: dict[str, Any] | bytes, method: str = "POST", **headers: str) -> str:
        body = report if isinstance(report, bytes) else json.dumps(report).encode()
        told: list[Any] = []
        environ = {
            "PATH_INFO": "/beacon/",
            "REQUEST_METHOD": method,
            "REMOTE_ADDR": "41.190.2.9",
            "HTTP_HOST": "lantern.example",
            "HTTP_ORIGIN": "https://lantern.example",
            "HTTP_USER_AGENT": PHONE.format(120),
            "HTTP_ACCEPT_LANGUAGE": "en-NG,en;q=0.9",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": io.BytesIO(body),
            **headers,
        }
        list(self.beacon(environ, lambda status, headers: told.append((status, headers))))
        self.headers = dict(told[0][1])
        return str(told[0][0])

    def reads(self, story: int, number: int = 1, **headers: str) -> str:
        """Reader ``number`` has the story on screen."""
        agent = PHONE.format(100 + number % 40)
        address = f"41.{number // 40 // 250 % 250}.{number // 40 % 250}.9"
        given = {"HTTP_USER_AGENT": agent, "REMOTE_ADDR": address, **headers}
        return self.send(view(story), **given)

    def written(self) -> bytes:
        return b"".join(path.read_bytes() for path in sorted(self.folder.glob("logs/*.log")))


def view(story: int, **more: Any) -> dict[str, Any]:
    return {"s": story, "t": 3, "w": 360, "l": "en-NG", "r": "", "u": "", **more}


def end(story: int, depth: int = 80, seconds: int = 95) -> dict[str, Any]:
    return {"s": story, "t": seconds, "w": 360, "d": depth}
