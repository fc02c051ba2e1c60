"""Parts that many pages share, and that change without touching them.

A room registers a function that gives a whole *set* of fragments at once, so they share queries. A
template names one as ``around.trending``, or a variant of it as ``around.trending|42``: where the
set has no such variant, the usual one stands there.

A *family* is many small sets of one kind, one for each row of a table: ``counts|42`` has what is to
say of row 42, and may have variants as other sets do (``counts|42.views|short``). Each is pressed
alone when its row changes, and all that changed are made together::

    @press.family("counts", of=Tally)
    def counts(members: Sequence[str]) -> dict[str, dict[str, str]]:
        return {member: {"views": ..., "comments": ...} for member in members}

    press.placeholder("counts|42.views")

It gives every member that it was asked for, whether or not there is a row yet. A page that names a
place does not depend on the row: so numbers move on pages that stay as they are. Hence a page must
not load such a row while it renders.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Model
from markupsafe import Markup

from djeli.press.changes.keys import row_key, table_of, usual
from djeli.press.render.dependencies import is_quiet
from djeli.press.render.snapshot import last_change


@dataclass(frozen=True, slots=True)
class Family:
    """Small sets of one kind, one for each row of the model ``of``. With ``alone`` each is made for
    itself, because it reads rows of its own beside the one that it is about."""

    make: FamilyMaker
    of: type[Model]
    alone: bool = False


Maker = Callable[[], Mapping[str, str]]
FamilyMaker = Callable[[Sequence[str]], Mapping[str, Mapping[str, str]]]

_makers: dict[str, Maker] = {}
_families: dict[str, Family] = {}
_NONCE = secrets.token_hex(16)
_MARK = re.compile(f"<!--{_NONCE}:([^>]+)-->")


def fragments(name: str) -> Callable[[Maker], Maker]:
    """Register the decorated function as what makes the set ``name``: texts by ``name.part``."""

    def register(maker: Maker) -> Maker:
        if name in _makers:
            raise ValueError(f"the set {name} is made already, by {_makers[name]!r}")
        _makers[name] = maker
        return maker

    return register


def family(
    name: str, *, of: type[Model], alone: bool = False
) -> Callable[[FamilyMaker], FamilyMaker]:
    """Register the decorated function as what makes the family ``name``: for primary keys of the
    model ``of``, the texts of each by part.

    What is read for several members counts as read for each of them, but for the rows of ``of``.
    Where a member reads more that is its own, it is made ``alone``.
    """

    def register(maker: FamilyMaker) -> FamilyMaker:
        if name in _families or name in _makers:
            raise ValueError(f"the family {name} is made already")
        _families[name] = Family(maker, of, alone)
        return maker

    return register


def sets() -> tuple[str, ...]:
    """The names of all sets that stand by themselves."""
    return tuple(_makers)


def is_member(name: str) -> bool:
    """True where the set ``name`` is one of a family."""
    return name.partition("|")[0] in _families


def is_purged(name: str) -> bool:
    """True for a member of a family that a CDN purges by key: of all but those of quiet rows."""
    found = _families.get(name.partition("|")[0])
    return found is not None and not is_quiet(row_key(found.of, ""))


def made_together(names: Iterable[str]) -> Iterator[list[str]]:
    """Members of families as they are rendered: what one reads, others of its group depend on."""
    of_kind: dict[str, list[str]] = {}
    for name in names:
        of_kind.setdefault(name.partition("|")[0], []).append(name)
    for kind, members in of_kind.items():
        if _families[kind].alone:
            yield from ([member] for member in members)
        else:
            yield members


def make_members(names: Iterable[str]) -> dict[str, dict[str, str]]:
    """Render members of families (``counts|42``): of each set, the texts by their full names."""
    wanted: dict[str, list[str]] = {}
    for name in names:
        kind, _, member = name.partition("|")
        wanted.setdefault(kind, []).append(member)
    made = {}
    for kind, members in wanted.items():
        texts = _families[kind].make(members)
        for member in members:
            name = f"{kind}|{member}"
            made[name] = {f"{name}.{part}": text for part, text in texts[member].items()}
    return made


def keys_of_member(name: str, read: Iterable[str]) -> frozenset[str]:
    """Of all that was read for many members, what the member ``name`` depends on."""
    kind, _, member = name.partition("|")
    of = _families[kind].of
    rows = f"{table_of(of)}:"
    return frozenset({row_key(of, member), *(key for key in read if not key.startswith(rows))})


def make(name: str) -> dict[str, str]:
    """Render the set ``name``. Raises ValueError where a fragment is not named after its set."""
    texts = dict(_makers[name]())
    for fragment in texts:
        if not fragment.startswith(f"{name}."):
            raise ValueError(f"{fragment} does not belong to the set {name}")
    return texts


def placeholder(name: str) -> Markup:
    """Where a template wants the fragment ``name``: a mark, until the page is put together."""
    return Markup(f"<!--{_NONCE}:{name}-->")  # noqa: S704 (our own, and unguessable)


def split(html: str) -> Iterator[tuple[str, bool]]:
    """The parts of a rendered template in order: (text, False) or (fragment's name, True)."""
    for place_, part in enumerate(_MARK.split(html)):
        if part:
            yield part, bool(place_ % 2)


def set_of(fragment: str) -> str:
    """The set to which a fragment belongs."""
    return fragment.partition(".")[0]


_ready: dict[str, tuple[int, dict[str, str]]] = {}
"""Sets made for pages that are not pressed: of each the number of the change log, and its texts."""


def filled(html: str) -> str:
    """The page as one text, with its fragments: for who asks without a press between."""
    number = last_change()
    made: dict[str, str] = {}
    names = {set_of(part) for part, is_fragment in split(html) if is_fragment}
    for texts in make_members(filter(is_member, names)).values():
        made |= texts
    for name in sorted(name for name in names if not is_member(name)):
        known = _ready.get(name)
        if known is None or known[0] != number:
            known = _ready[name] = (number, make(name))
        made |= known[1]

    def text(match: re.Match[str]) -> str:
        name = match[1]
        return made[name] if name in made else made[usual(name)]

    return _MARK.sub(text, html)


def forget() -> None:
    """Make every set anew: after a database was exchanged for another one."""
    _ready.clear()
