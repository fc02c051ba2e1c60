"""A request as WSGI has it (PEP 3333), from granian's (RSGI)."""

from __future__ import annotations

import io
import sys
from functools import lru_cache
from typing import IO, TYPE_CHECKING, Any
from wsgiref.util import FileWrapper

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

OF_THE_BODY = {"content-type": "CONTENT_TYPE", "content-length": "CONTENT_LENGTH"}


def as_given(path: str) -> str:
    """A path as WSGI wants it: each byte of its UTF-8 as one letter."""
    return path if path.isascii() else path.encode().decode("latin-1")


def headers_of(scope: Any) -> dict[str, str]:
    """The headers by their names in small letters; one that is given several times as one.

    A name with an underscore is left out: to WSGI it would look like one with a hyphen, which a
    proxy may have set or taken away.
    """
    found: dict[str, str] = {}
    for name, value in scope.headers.items():
        if "_" in name:
            continue
        glue = "; " if name == "cookie" else ","
        found[name] = f"{found[name]}{glue}{value}" if name in found else value
    return found


@lru_cache(maxsize=500)
def variable(name: str) -> str:
    """What WSGI calls the header ``name``: browsers send the same few with every request."""
    return f"HTTP_{name.upper().replace('-', '_')}"


def asker_of(scope: Any, headers: dict[str, str]) -> dict[str, str]:
    """Of a WSGI environment what says who asks: the headers, the host, the address."""
    asker = {
        # HTTP/2 names the host here; HTTP/1 in the header of that name, which comes after it.
        "HTTP_HOST": scope.authority or "",
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
    }
    for name, value in headers.items():
        if name not in OF_THE_BODY:
            asker[variable(name)] = value
    return asker


def environ_of(
    scope: Any, headers: dict[str, str], body: IO[bytes] | None, length: int
) -> WSGIEnvironment:
    """``body`` has been read already, ``length`` bytes; None if there is none."""
    name, _, port = scope.server.rpartition(":")
    environ: WSGIEnvironment = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": as_given(scope.path),
        "QUERY_STRING": scope.query_string,
        "SERVER_NAME": name.strip("[]"),
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": body or io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        "wsgi.file_wrapper": FileWrapper,
        **asker_of(scope, headers),
    }
    if body is not None:
        environ["CONTENT_LENGTH"] = str(length)
        environ["CONTENT_TYPE"] = headers.get("content-type", "")
        environ.pop("HTTP_TRANSFER_ENCODING", None)
    return environ
