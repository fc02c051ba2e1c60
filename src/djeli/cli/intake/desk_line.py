"""Hands requests of the desk from a web worker to the desk's own process, and brings the answers.

They go through a socket of this machine: who works at the desk takes no thread, no interpreter and,
as that process lets others go first, no core from readers. A message is a length, JSON, and bytes.
"""

from __future__ import annotations

import io
import json
import socket
import struct
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, Any
from wsgiref.util import FileWrapper

from djeli.cli.intake.answers import Answer

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

HEAD = struct.Struct(">IQ")
"""Bytes of the JSON, and of what comes after it."""
CHUNK = 1 << 16
IN_MEMORY = 1 << 20
"""Bytes of a body up to which it is not written to disk."""
PATIENCE = 300.0
"""Seconds for the slowest answer: a bulk action on many stories."""
CONNECT_WITHIN = 2.0
READY = b"+"
"""What the process sends before it gets a request: a socket may be open with nobody behind it."""
READY_WITHIN = 5.0
"""Seconds for a process that is started for this request; a whole site is loaded already."""
UNSURE = (
    "The desk was interrupted. Please look whether your change was saved before you send it again."
)


class DeskAway(Exception):
    """The desk's process cannot be reached; it has seen nothing of the request."""


class DeskLine:
    """The way to the desk's process, which listens at the socket ``path``."""

    def __init__(self, path: str) -> None:
        self._path = path

    def ask(self, environ: WSGIEnvironment) -> Answer:
        """What the desk answers. Raises DeskAway where it can be asked again, here or there."""
        is_read = environ["REQUEST_METHOD"] in {"GET", "HEAD"}
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(CONNECT_WITHIN)
            try:
                line.connect(self._path)
                line.settimeout(READY_WITHIN)
                if line.recv(len(READY)) != READY:
                    raise DeskAway("it ended before it took the request")
            except OSError as error:
                raise DeskAway(str(error)) from error
            line.settimeout(PATIENCE)
            try:
                send_request(line, environ)
                return receive_answer(line)
            except (OSError, EOFError, ValueError) as error:
                if is_read:
                    raise DeskAway(str(error)) from error
        plain = [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")]
        return Answer(500, plain, f"{UNSURE}\n".encode())


_place = ""


def of_this_service() -> DeskLine | None:
    """The way to the process that the supervisor has started; None where there is none."""
    return DeskLine(_place) if _place else None


def lead_to(place: str) -> None:
    """Let this process, and what it forks, find the desk's process at the socket ``place``."""
    global _place
    _place = place


def send_request(line: socket.socket, environ: WSGIEnvironment) -> None:
    """Send what is text of a WSGI environment, and the body."""
    told = {name: value for name, value in environ.items() if isinstance(value, str)}
    body, length = environ["wsgi.input"], int(environ.get("CONTENT_LENGTH") or 0)
    _send_head(line, told, length)
    while length > 0 and (chunk := body.read(min(CHUNK, length))):
        line.sendall(chunk)
        length -= len(chunk)


def receive_request(line: socket.socket) -> WSGIEnvironment:
    """A whole WSGI environment. Raises EOFError where it breaks off."""
    told, length = _receive_head(line)
    body: IO[bytes] = io.BytesIO()
    if length:
        body = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 (the request's)
    try:
        for chunk in _chunks(line, length):
            body.write(chunk)
    except BaseException:
        body.close()
        raise
    body.seek(0)
    return {
        **told,
        "wsgi.version": (1, 0),
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        "wsgi.file_wrapper": FileWrapper,
    }


def send_answer(line: socket.socket, answer: Answer) -> None:
    """Send it; a file is named, and whoever answers the client reads it."""
    told = {"status": answer.status, "headers": answer.headers}
    told |= {"path": answer.path, "start": answer.start, "end": answer.end}
    with suppress(BrokenPipeError, ConnectionResetError):  # the worker that asked is gone
        _send_head(line, told, len(answer.body))
        line.sendall(answer.body)


def receive_answer(line: socket.socket) -> Answer:
    """Raises EOFError where it breaks off."""
    told, length = _receive_head(line)
    headers = [(name, value) for name, value in told["headers"]]
    body = b"".join(_chunks(line, length))
    return Answer(told["status"], headers, body, told["path"], told["start"], told["end"])


def _send_head(line: socket.socket, told: Mapping[str, Any], length: int) -> None:
    written = json.dumps(told).encode()
    line.sendall(HEAD.pack(len(written), length) + written)


def _receive_head(line: socket.socket) -> tuple[dict[str, Any], int]:
    size, length = HEAD.unpack(b"".join(_chunks(line, HEAD.size)))
    return json.loads(b"".join(_chunks(line, size))), length


def _chunks(line: socket.socket, length: int) -> Iterator[bytes]:
    while length:
        chunk = line.recv(min(length, CHUNK))
        if not chunk:
            raise EOFError("the other side is gone")
        yield chunk
        length -= len(chunk)
