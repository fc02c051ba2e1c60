"""Reads a mailbox of bounces: mbox, Maildir or single messages."""

from __future__ import annotations

import mailbox
from collections.abc import Iterator
from contextlib import closing
from email import message_from_binary_file, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any, cast

LARGEST = 5_000_000
"""Bytes of a message that is read; a report has a few thousand."""


def messages_in(path: Path) -> Iterator[EmailMessage]:
    """The messages of an mbox file, a Maildir, a folder of files, or one file. Raises OSError."""
    if path.is_dir():
        if (path / "cur").is_dir():
            box: Any = mailbox.Maildir(path, factory=cast(Any, _parsed), create=False)
            yield from box
            return
        for file in sorted(one for one in path.iterdir() if one.is_file()):
            yield from messages_in(file)
        return
    with path.open("rb") as opened:
        starts = opened.read(5)
    if starts == b"From ":
        with closing(mailbox.mbox(path, factory=cast(Any, _parsed), create=False)) as opened_box:
            yield from cast(Any, opened_box)
    elif path.stat().st_size <= LARGEST:
        with path.open("rb") as opened:
            yield _parsed(opened)


def _parsed(file: Any) -> EmailMessage:
    return message_from_binary_file(file, policy=policy.default)
