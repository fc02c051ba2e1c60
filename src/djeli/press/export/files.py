"""What pages show besides themselves: style sheets, scripts, fonts, pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import unquote

from django.conf import settings
from django.core.files.storage import default_storage

from djeli.press.export.folder import Folder
from djeli.press.export.links import styled_by
from djeli.press.export.names import as_asked, file_of_linked
from djeli.press.render.site import handler, request_for

FOR_EVER = "/media/pictures/"
"""Below it a file's name changes with its content."""
NOTHING = {404, 410}


_before: list[Callable[[Iterable[str]], object]] = []


def before_export(prepare: Callable[[Iterable[str]], object]) -> None:
    """Let ``prepare`` see the addresses of files that are named, before they are asked for."""
    _before.append(prepare)


def prepare_files(addresses: Iterable[str]) -> None:
    """Call those who registered."""
    wanted = list(addresses)
    for prepare in _before:
        prepare(wanted)


class Files:
    """Asks the site for files and writes them into ``folder``, each once.

    Afterwards ``missing`` are the addresses where the edition itself has nothing, and ``failed``
    says what it could not answer: there the file of an earlier export stays.
    """

    def __init__(self, folder: Folder, progress: Callable[[str], None]) -> None:
        self.missing: list[str] = []
        self.failed: dict[str, str] = {}
        self._folder = folder
        self._progress = progress
        self._brought: set[str] = set()
        self._names: set[str] = set()

    def has(self, address: str) -> bool:
        """True where the file for ``address`` is in the mirror."""
        return file_of_linked(address) in self._names

    def bring(self, address: str) -> None:
        """Write the file at ``address``, percent-encoded, with all that a style sheet names."""
        waiting = [address]
        while waiting:
            one = waiting.pop()
            if one in self._brought:
                continue
            self._brought.add(one)
            self._progress(one)
            waiting += self._bring(one)

    def _bring(self, address: str) -> list[str]:
        name = file_of_linked(address)
        if name is None:
            self.missing.append(address)
            return []
        if self._folder.has(name) and _never_changes(address):
            self._folder.pass_by(name)
            self._names.add(name)
            return []
        status, content = _asked(as_asked(address))
        if status in NOTHING:
            self.missing.append(address)
            return []
        if status == 200:
            self._folder.write(name, content)
        else:
            self.failed[address] = f"answered {status}"
            if not self._folder.has(name):
                return []
            self._folder.keep(name)
            content = self._folder.read(name)
        self._names.add(name)
        if not name.endswith(".css"):
            return []
        styled = list(styled_by(content.decode(errors="replace"), address))
        self._folder.claim(filter(None, map(file_of_linked, styled)))
        return styled


def _never_changes(address: str) -> bool:
    """True for a file whose name changes with its content, while readers may have it: one that is
    withdrawn is no longer in the public folder."""
    name = unquote(address).removeprefix(settings.MEDIA_URL)
    return address.startswith(FOR_EVER) and default_storage.exists(name)


def _asked(address: str) -> tuple[int, bytes]:
    answer = handler().get_response(request_for(address))
    try:
        stream = getattr(answer, "streaming_content", None)
        content = b"".join(stream) if stream is not None else getattr(answer, "content", b"")
    finally:
        answer.close()
    return answer.status_code, content
