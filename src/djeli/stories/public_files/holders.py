"""Which rows can show a picture or a document.

No list: every model is looked through for fields that can point to one. These are foreign keys,
and fields of Wagtail's that say what they point to (``extract_references``): streams, rich text.
A model whose rows only the desk sees says so: ``is_for_readers = False``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from django.apps import apps
from django.db.models import Model
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.documents import get_document_model

from djeli.press.changes.keys import table_of
from djeli.stories.lists.restrictions import closed_paths, is_closed
from djeli.stories.models import Picture
from djeli.stories.models.derived.showing import Showing


class File(NamedTuple):
    """A picture or a document, there or not."""

    kind: str
    pk: int


class Holder(NamedTuple):
    """A model whose rows can show files: in fields of their own, and in rows that are part of
    them, each named by how it is reached."""

    model: type[Model]
    fields: tuple[Any, ...]
    parts: tuple[tuple[str, tuple[Any, ...]], ...]


@cache
def holders() -> dict[str, tuple[Holder, ...]]:
    """The models whose rows can show files, by the table that names their rows."""
    found: dict[str, tuple[Holder, ...]] = {}
    for model in apps.get_models():
        if not getattr(model, "is_for_readers", True) or _is_part(model):
            continue
        fields, parts = _fields(model), tuple(_parts(model))
        if fields or parts:
            table = table_of(model)
            found[table] = (*found.get(table, ()), Holder(model, fields, parts))
    return found


def shown_by(table: str, ids: Iterable[int]) -> dict[int, set[File]]:
    """The files that the rows ``ids`` of ``table`` show to readers now, by row: none where the row
    is not live, closed to readers, or not there."""
    wanted = sorted(set(ids))
    found: dict[int, set[File]] = {pk: set() for pk in wanted}
    closed = closed_paths()
    for holder in holders().get(table, ()):
        for row in holder.model._default_manager.filter(pk__in=wanted).order_by():
            if getattr(row, "live", True) and not is_closed(getattr(row, "path", ""), closed):
                found[int(row.pk)] |= set(_files(row, holder))
    return found


def files_of(row: Model) -> set[File]:
    """The files that ``row`` holds as it is in hand, live or not: a draft of a revision's."""
    several = holders().get(table_of(type(row)), ())
    return {file for one in several if isinstance(row, one.model) for file in _files(row, one)}


def _is_part(model: type[Model]) -> bool:
    return any(isinstance(field, ParentalKey) for field in model._meta.get_fields())


def _parts(model: type[Model]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for relation in get_all_child_relations(model):
        if fields := _fields(relation.related_model):
            yield relation.get_accessor_name(), fields


def _fields(model: type[Model]) -> tuple[Any, ...]:
    fields: list[Any] = [*model._meta.concrete_fields, *model._meta.many_to_many]
    return tuple(
        field
        for field in fields
        if hasattr(field, "extract_references")
        or (field.is_relation and _kind_of(field.related_model))
    )


def _kind_of(model: Any) -> str:
    """What a row of ``model`` is; empty for what is no file."""
    if isinstance(model, type) and issubclass(model, Picture):
        return str(Showing.Kind.PICTURE.value)
    if isinstance(model, type) and issubclass(model, get_document_model()):
        return str(Showing.Kind.DOCUMENT.value)
    return ""


def _files(row: Any, holder: Holder) -> Iterator[File]:
    yield from _files_in(row, holder.fields)
    for name, fields in holder.parts:
        for part in getattr(row, name).all():
            if getattr(part, "is_public", True):  # sources that only the desk sees
                yield from _files_in(part, fields)


def _files_in(row: Any, fields: Iterable[Any]) -> Iterator[File]:
    for field in fields:
        if hasattr(field, "extract_references"):
            for model, pk, *_ in field.extract_references(field.value_from_object(row)):
                if kind := _kind_of(model):
                    yield File(kind, int(pk))
        elif field.many_to_many:
            for pk in getattr(row, field.name).values_list("pk", flat=True):
                yield File(_kind_of(field.related_model), pk)
        elif (pk := getattr(row, field.attname)) is not None:
            yield File(_kind_of(field.related_model), pk)
