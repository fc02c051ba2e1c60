"""A push service of the suite's own on loopback: real HTTP, and it reads what a browser would."""

from __future__ import annotations

import base64
import json
import secrets
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import http_ece
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from djeli.alerts.models import Device


def encoded(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


@dataclass
class Browser:
    """A subscription with the keys that only the browser has."""

    endpoint: str
    key: Any = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    auth: bytes = field(default_factory=lambda: secrets.token_bytes(16))

    @property
    def told(self) -> dict[str, str]:
        point = self.key.public_key().public_bytes(
            serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
        )
        return {"endpoint": self.endpoint, "p256dh": encoded(point), "auth": encoded(self.auth)}

    def read(self, body: bytes) -> dict[str, str]:
        """What was encrypted for this browser."""
        opened = http_ece.decrypt(
            body, private_key=self.key, auth_secret=self.auth, version="aes128gcm"
        )
        found: dict[str, str] = json.loads(opened)
        return found


@dataclass
class Taken:
    path: str
    headers: dict[str, str]
    body: bytes


class PushService:
    """Takes messages; ``answers`` says what a path gets in place of 201, with its headers."""

    def __init__(self, seconds: float = 0) -> None:
        self.taken: list[Taken] = []
        self.answers: dict[str, tuple[int, dict[str, str]]] = {}
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                lower = {name.lower(): value for name, value in self.headers.items()}
                service.taken.append(Taken(self.path, lower, body))
                time.sleep(seconds)
                status, headers = service.answers.get(self.path, (201, {}))
                self.send_response(status)
                for name, value in {**headers, "Content-Length": "0"}.items():
                    self.send_header(name, value)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def browser(self, name: str) -> Browser:
        return Browser(f"{self.origin}/{name}")

    def device(self, name: str = "one", *, breaking: bool = True, topics: Any = ()) -> Browser:
        """A browser that has subscribed already."""
        made = self.browser(name)
        row = Device.objects.create(**made.told, wants_breaking=breaking)
        row.topics.set(topics)
        return made

    def paths(self) -> list[str]:
        return sorted(one.path for one in self.taken)

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
