"""At which addresses a changed row is to be seen.

What is pressed already is found by what it read. A row that nobody has read yet (a story that has
just gone live, its feed) is found here: rooms say at which addresses their rows stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from urllib.parse import quote

from django.db.models import Model

from djeli.press.changes.keys import table_of

MISSING = "/!missing"
"""The target of the page for addresses where nothing is. No address of the site has a "!"."""
PRINTABLE = "".join(map(chr, range(0x21, 0x7F)))
Finder = Callable[[list[int]], Iterable[str]]

_finders: dict[str, list[Finder]] = {}
_readers_ahead: list[Callable[[list[str]], None]] = []
_listers: list[Callable[[], Iterable[str]]] = []
_typical: list[Callable[[], Iterable[str]]] = []


def finds_addresses(model: type[Model]) -> Callable[[Finder], Finder]:
    """Register the decorated function as what gives the addresses of ``model`` rows, by ids.

    It is asked about rows that are gone and about drafts too, and gives what readers could ask for.
    """

    def register(finder: Finder) -> Finder:
        _finders.setdefault(table_of(model), []).append(finder)
        return finder

    return register


def addresses_of(keys: Iterable[str]) -> set[str]:
    """The addresses at which the rows among ``keys`` stand."""
    ids: dict[str, list[int]] = {}
    for key in keys:
        table, _, pk = key.partition(":")
        if table in _finders and pk.isdigit():
            ids.setdefault(table, []).append(int(pk))
    return {
        as_asked(address)
        for table, pks in ids.items()
        for finder in _finders[table]
        for address in finder(pks)
    }


def as_asked(address: str) -> str:
    """An address as a server hands it on (PEP 3333): each byte of its UTF-8 as one letter."""
    return address if address.isascii() else address.encode().decode("latin-1")


def as_read(address: str) -> str:
    """What ``as_asked`` was given, for people and names of files. What is no UTF-8 stays."""
    try:
        return address if address.isascii() else address.encode("latin-1").decode()
    except UnicodeError:
        return address


def as_sent(address: str) -> str:
    """An address in a request's first line, or in a call to a CDN: in ASCII (RFC 3986)."""
    return quote(address, safe=PRINTABLE, encoding="latin-1", errors="replace")


def reads_ahead(preparer: Callable[[list[str]], None]) -> Callable[[list[str]], None]:
    """Register the decorated function as one that reads together what many pages will need.

    It is given the addresses that are to be rendered from one snapshot, and reads their rows into
    ``shared`` or ``snapshot_cache``; who takes one from there depends on it.
    """
    _readers_ahead.append(preparer)
    return preparer


def read_ahead(addresses: list[str]) -> None:
    """Read together what the pages at ``addresses`` need."""
    for preparer in _readers_ahead:
        preparer(addresses)


def lists_addresses(lister: Callable[[], Iterable[str]]) -> Callable[[], Iterable[str]]:
    """Register the decorated function as one that gives addresses which readers may ask for."""
    _listers.append(lister)
    return lister


def all_addresses() -> Iterator[str]:
    """Every address that rooms know of, the most wanted first."""
    for lister in _listers:
        yield from map(as_asked, lister())


def lists_typical_addresses(lister: Callable[[], Iterable[str]]) -> Callable[[], Iterable[str]]:
    """Register the decorated function as one that gives the addresses of the kind of page that
    readers read most, the newest first."""
    _typical.append(lister)
    return lister


def typical_addresses() -> Iterator[str]:
    """Addresses of the kind of page that readers read most, the newest first."""
    for lister in _typical:
        yield from map(as_asked, lister())
