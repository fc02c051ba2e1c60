"""That granian still hands requests over in the way that the loop makes use of."""

import http.client
import subprocess
import sys
from contextlib import suppress

from tests.cli.processes import until
from tests.services import free_port

SERVER = """
import asyncio, threading, sys
from granian import Granian
from granian.constants import Interfaces, Loops
from djeli.cli.intake import event_loop

async def application(scope, proto):
    here = threading.get_ident()
    if scope.path == "/later":
        await asyncio.sleep(0)
        asyncio.current_task()
    said = ""
    if scope.path == "/body":
        try:
            said = f" {await event_loop.finished(proto(), 1.0)}"
        except TimeoutError:
            said = " late"
    is_loop = threading.get_ident() == threading.main_thread().ident
    proto.response_str(200, [], f"{is_loop} {here == threading.get_ident()}{said}")

if __name__ == "__main__":
    event_loop.register()
    Granian("served:application", port=int(sys.argv[1]), interface=Interfaces.RSGI,
            loop=Loops.asyncio, log_enabled=False).serve()
"""


def get(port, path, length=None, body=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Content-Length": str(length)} if length else {}
    try:
        connection.request("POST" if length else "GET", path, body, headers)
        return connection.getresponse().read().decode()
    finally:
        connection.close()


def test_what_is_ready_is_answered_where_it_arrives_and_the_rest_by_the_loop(tmp_path):
    (tmp_path / "served.py").write_text(SERVER)
    port = free_port()
    with subprocess.Popen([sys.executable, "served.py", str(port)], cwd=tmp_path) as server:

        def answer():
            with suppress(OSError, http.client.HTTPException):
                return get(port, "/")

        try:
            assert until(answer, "an answer") == "False True"
            assert get(port, "/later") == "True False"
            whole = get(port, "/body", 4, b"whol")
            assert whole.startswith("False"), "not in the loop"
            assert whole.endswith("b'whol'")
            assert get(port, "/body", 9, b"half").endswith("late"), "nobody waits for ever"
        finally:
            server.terminate()
