"""Search for the desk on SQLite: the newest first, in milliseconds at a hundred thousand stories.

Wagtail's own asks the full-text index once for every row that matched, to order by relevance: a
word of the trade ("minister") then takes minutes. Journalists look for the latest anyway.
"""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.models import IntegerField, QuerySet
from django.db.models.expressions import RawSQL
from modelsearch.backends.database.sqlite.query import MatchExpression, normalize
from modelsearch.backends.database.sqlite.sqlite import (
    SQLiteAutocompleteQueryCompiler,
    SQLiteIndex,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
)
from modelsearch.query import MatchAll, Not, PlainText
from modelsearch.utils import get_descendants_content_types_pks
from wagtail.models import Page

# CROSS JOIN is how SQLite is told an order: first the words, then what kind of row has them.
MATCHING = """
    SELECT CAST(entry.object_id AS INTEGER)
    FROM wagtailsearch_indexentry_fts CROSS JOIN wagtailsearch_indexentry AS entry
      ON entry.id = wagtailsearch_indexentry_fts.rowid
    WHERE {match} AND entry.content_type_id IN ({kinds})
"""

# Of kinds that have few rows (people, agencies, topics) each row is looked up among the matches.
AMONG_FEW = """
    SELECT CAST(object_id AS INTEGER) FROM wagtailsearch_indexentry
    WHERE id IN (
      SELECT rowid FROM wagtailsearch_indexentry_fts WHERE {match}
    ) AND content_type_id IN ({kinds})
"""


class NewestFirst:
    """Finds as Wagtail does; orders by the given order, or the newest row first."""

    query: Any
    queryset: QuerySet[Any]
    fields: Any
    order_by_relevance: bool

    def search(
        self, config: Any, start: int | None, stop: int | None, score_field: str | None = None
    ) -> QuerySet[Any]:
        wanted = normalize(self.query)
        if isinstance(wanted, MatchAll | Not) or score_field is not None:
            found: QuerySet[Any] = super().search(config, start, stop, score_field)  # type: ignore[misc]
            return found
        rows = self.queryset.filter(pk__in=self._matching(wanted, config))
        if self.order_by_relevance or not rows.query.order_by:
            rows = rows.order_by("-pk")
        return rows[start:stop]

    def _matching(self, wanted: Any, config: Any) -> RawSQL:
        columns = self.fields or self.FTS_TABLE_FIELDS  # type: ignore[attr-defined]
        words = self.build_search_query(wanted, config=config)  # type: ignore[attr-defined]
        compiler = self.queryset.query.get_compiler(connection=connection)
        match, arguments = MatchExpression(columns, words).as_sql(compiler, connection)
        kinds = list(get_descendants_content_types_pks(self.queryset.model))
        has_many = issubclass(self.queryset.model, Page)
        written = MATCHING if has_many else AMONG_FEW
        sql = written.format(match=match, kinds=", ".join(["%s"] * len(kinds)))
        return RawSQL(sql, [*arguments, *kinds], output_field=IntegerField())  # noqa: S611 (our own text; values are parameters)


class WordsCompiler(NewestFirst, SQLiteSearchQueryCompiler):
    pass


class BeginningsCompiler(NewestFirst, SQLiteAutocompleteQueryCompiler):
    pass


class NewestFirstIndex(SQLiteIndex):
    def _refresh_title_norms(self, full: bool = False) -> None:
        """Nothing: it weighs relevance, which nobody asks here, by all titles at each save."""


def without_quotes(query: Any) -> Any:
    """What is looked for, without quotation marks: to the full-text index they are its own, and an
    odd number of them is an error."""
    match query:
        case str():
            return query.replace('"', " ").strip()
        case PlainText():
            return PlainText(without_quotes(query.query_string), query.operator, query.boost)
    return query


class NewestFirstBackend(SQLiteSearchBackend):
    def search(self, query: Any, *given: Any, **named: Any) -> Any:
        return super().search(without_quotes(query), *given, **named)

    def autocomplete(self, query: Any, *given: Any, **named: Any) -> Any:
        return super().autocomplete(without_quotes(query), *given, **named)

    index_class = NewestFirstIndex
    query_compiler_class = WordsCompiler
    autocomplete_query_compiler_class = BeginningsCompiler
