"""Writing the mirror: first what pages point to, then the pages.

A page is written where a server of files looks for it (``politics/africa/index.html``). Equal files
are left untouched, and what is no longer there is removed: a second run costs what has changed. Of
pages only names are held in memory; each is read from the store when it is written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from django.conf import settings

from djeli.press.export import links
from djeli.press.export.files import Files, prepare_files
from djeli.press.export.folder import Folder
from djeli.press.export.names import HTML, file_of, file_of_linked
from djeli.press.export.survey import Page, Survey, Surveyor, files_of, media_type
from djeli.press.runs.log_step import follow
from djeli.press.runs.origin import open_for
from djeli.press.serving.response import Composed, compose
from djeli.press.store.store import Store

Progress = Callable[[str, str], None]
"""Is told what is done (``LOOKED``, ``BROUGHT``, ``WROTE``) and with which address."""
LOOKED, BROUGHT, WROTE = "pages looked through", "files brought", "pages written"


@dataclass(frozen=True, slots=True)
class Exported:
    """How many files were written, left unchanged, and removed; addresses of files that pages
    name and that the edition does not have; what could not be made, and why."""

    written: int
    same: int
    removed: int
    missing: tuple[str, ...]
    failed: dict[str, str]


def export(store: Store, path: Path, progress: Progress) -> Exported:
    """Write the site into the folder ``path``.

    What cannot be rendered stays as an earlier export wrote it. Raises NotAnExport where the folder
    holds anything else, and OSError where it cannot be written.
    """
    folder = Folder(path)
    open_for(store)
    follow(store)
    survey = Surveyor(store, folder, settings.BASE_URL).look(_step(progress, LOOKED))
    folder.claim({*survey.files(), *filter(None, map(file_of_linked, survey.linked))})
    for name in survey.kept:
        folder.keep(name)
    files = Files(folder, _step(progress, BROUGHT))
    prepare_files(survey.linked)
    for address in sorted(survey.linked):
        files.bring(address)
    writer = Writer(store, folder, survey, files)
    for place, page in survey.pages.items():
        writer.write(place, page)
        progress(WROTE, page.address)
    folder.close()
    return Exported(
        folder.written,
        folder.same,
        folder.removed,
        tuple(files.missing),
        survey.failed | files.failed,
    )


class Writer:
    """Reads pages from the store and writes them, with links that lead to the mirror's files."""

    def __init__(self, store: Store, folder: Folder, survey: Survey, files: Files) -> None:
        self._store = store
        self._folder = folder
        self._survey = survey
        self._files = files

    def write(self, place: str, page: Page) -> None:
        """Write the page, unless the mirror keeps an earlier one or it has just been withdrawn."""
        if file_of(place, page.end) in self._survey.kept:
            return
        with self._store.reading() as reading:
            composed = compose(reading, page.address)
        if composed is None or composed.status.startswith("410"):
            return
        content = self._content(composed)
        for name in files_of(place, page.end):
            self._folder.write(name, content)

    def _content(self, composed: Composed) -> bytes:
        if composed.status.startswith("3"):
            to = dict(composed.headers)["Location"]
            is_own = to.startswith("/") and not to.startswith("//")
            led = self._leads(to) or f"{settings.BASE_URL}{to}" if is_own else to
            return links.redirect(led).encode()
        plain = composed.plain
        text = plain.decode(errors="replace")
        # It may have been pressed anew since it was looked at.
        new = links.linked_in(text, settings.BASE_URL) - self._survey.linked
        self._folder.claim(filter(None, map(file_of_linked, new)))
        prepare_files(new)
        for address in new:
            self._files.bring(address)
        if not media_type(composed).startswith(HTML):
            return plain
        return links.rewrite(text, settings.BASE_URL, self._leads).encode()

    def _leads(self, address: str) -> str | None:
        """What leads to the page, or the file, at ``address`` in the mirror; None where nothing."""
        name = file_of_linked(address)
        if name and self._files.has(address):
            return f"/{quote(name)}"
        return links.link_to(address, self._survey.end_at)


def _step(progress: Progress, what: str) -> Callable[[str], None]:
    return lambda address: progress(what, address)
