"""One line of a log of views: how it is written and read."""

from __future__ import annotations

from typing import NamedTuple

VIEW, END = "v", "e"


class Line(NamedTuple):
    """``at`` in whole seconds since 1970. ``person`` and ``address`` are the day's digests;
    ``is_public`` is False if the address was hidden. Of an end, ``depth`` in per cent and
    ``seconds``; of a view, the facets."""

    at: int
    kind: str
    story: int
    person: str
    address: str
    is_public: bool
    referrer: str
    device: str
    language: str
    depth: int
    seconds: int


def write(line: Line) -> bytes:
    """A line of text: letters, digits and spaces."""
    public = "p" if line.is_public else "h"
    return (
        f"{line.at} {line.kind} {line.story} {line.person} {line.address} {public} "
        f"{line.referrer} {line.device} {line.language} {line.depth} {line.seconds}\n"
    ).encode()


def read(text: bytes) -> Line | None:
    """The line; None for what is none (a disk that was full in the middle of one)."""
    try:
        at, kind, story, person, address, public, referrer, device, language, depth, seconds = (
            text.decode("ascii").split(" ")
        )
        return Line(
            int(at),
            kind,
            int(story),
            person,
            address,
            public == "p",
            referrer,
            device,
            language,
            int(depth),
            int(seconds),
        )
    except ValueError:
        return None
