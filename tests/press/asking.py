"""Who asks a gateway as a WSGI server would."""

from __future__ import annotations

from django.test import RequestFactory

from djeli.press.serving.gateway import Gateway


class Reader:
    """Asks a gateway as a WSGI server would."""

    def __init__(self, store) -> None:
        self.asked_of_the_site: list[str] = []
        self.gateway = Gateway(self.site, store, bypass=("/desk/",), apology=lambda: b"Sorry")

    def site(self, environ, start):
        self.asked_of_the_site.append(environ["PATH_INFO"])
        start("200 OK", [("Content-Type", "text/plain")])
        return [b"from the site"]

    def get(self, address, method="GET", **headers):
        path, _, query = address.partition("?")
        environ = RequestFactory().get("/").environ | {
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "REQUEST_METHOD": method,
            **headers,
        }
        answered = {}

        def start(status, found):
            answered["status"], answered["headers"] = status, dict(found)

        body = b"".join(self.gateway(environ, start))
        return int(answered["status"][:3]), answered["headers"], body


def text(store, address):
    """What the stored page of that address says; nothing where there is none."""
    with store.reading() as reading:
        record = reading.pages.record(address)
        pieces = reading.pages.pieces_of(record) if record else []
        return b"".join(one.plain() for one in pieces).decode()
