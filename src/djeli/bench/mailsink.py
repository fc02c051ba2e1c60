"""An SMTP server that keeps one line for each mail: its recipient and Message-ID.

Run as ``python -m djeli.bench.mailsink FILE``; it writes its port to standard output. The line is
written before it answers, so what stands in FILE is what was delivered.
"""

from __future__ import annotations

import asyncio
import os
import sys

TERMINATOR = b"\r\n.\r\n"


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, file: int) -> None:
    """One connection: HELO to QUIT."""
    writer.write(b"220 sink\r\n")
    to = b""
    while line := await reader.readline():
        word = line[:4].upper()
        if word == b"EHLO":
            writer.write(b"250-sink\r\n250-8BITMIME\r\n250 SIZE 50000000\r\n")
        elif word == b"RCPT":
            to = line[line.find(b"<") + 1 : line.rfind(b">")]
            writer.write(b"250 OK\r\n")
        elif word == b"DATA":
            writer.write(b"354 go on\r\n")
            mail = await reader.readuntil(TERMINATOR)
            os.write(file, b"%s %s\n" % (to, _message_id(mail)))
            writer.write(b"250 OK\r\n")
        elif word == b"QUIT":
            writer.write(b"221 bye\r\n")
            break
        else:
            writer.write(b"250 OK\r\n")
        await writer.drain()
    writer.close()


def _message_id(mail: bytes) -> bytes:
    head = mail.partition(b"\r\n\r\n")[0]
    found = [line for line in head.split(b"\r\n") if line.lower().startswith(b"message-id:")]
    return found[0].partition(b":")[2].strip() if found else b"-"


async def run(path: str) -> None:
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    server = await asyncio.start_server(
        lambda reader, writer: serve(reader, writer, file), "127.0.0.1", 0, limit=2**24
    )
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(run(sys.argv[1]))
