"""Generated stories for measurement, made from the demo's own and written in bulk.

Rows go straight into the tables, a thousand stories at a time: no revisions, no signals. The lists
and the search index are filled as publishing would fill them.
"""

from __future__ import annotations

import random
import sys
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from django.db.models.functions import Length
from django.utils import timezone
from tqdm import tqdm
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from djeli.press import api as press
from djeli.stories.lists import listings, months
from djeli.stories.models import (
    Article,
    Byline,
    Contributor,
    Listing,
    Mention,
    Relation,
    Section,
    TermVector,
    Topic,
)
from djeli.stories.related import term_vectors
from djeli.stories.related.terms import key

CHUNK = 1000
YEARS = 6
RELATED = 3
NEARNESS = 0.2
"""How near those are said to be that stand beside each other here; anything read is compared."""


@dataclass(frozen=True, slots=True)
class Stock:
    """What generated stories are made of."""

    models: list[Article]
    bylines: list[int]
    topics: list[int]
    sections: list[Section]
    above: dict[int, list[int]]
    content_type_id: int
    locale_id: int
    told: dict[int, list[Any]]
    made_from: dict[str, int]


def multiply(total: int) -> int:
    """Generate stories until ``total`` are live; how many were made."""
    missing = total - Listing.objects.filter(key=listings.LATEST).count()
    if missing <= 0:
        return 0
    stock, chance = _stock(), random.Random(missing)  # noqa: S311 (not a secret)
    title = "Generating stories"
    with (
        tqdm(total=missing, desc=title, disable=not sys.stderr.isatty()) as bar,
        press.untracked(),
    ):
        for start in range(0, missing, CHUNK):
            size = min(CHUNK, missing - start)
            with transaction.atomic():
                _write(stock, chance, start, size)
            bar.update(size)
        with transaction.atomic():
            months.recount_all()
    return missing


def _stock() -> Stock:
    sections = list(
        Section.objects.annotate(depth_of_path=Length("path")).filter(
            models.Q(depth=4) | models.Q(depth=3, numchild=0) | models.Q(slug="finance")
        )
    )
    everywhere = {section.path: section.pk for section in Section.objects.all()}
    above = {
        section.pk: [
            everywhere[section.path[:end]]
            for end in range(listings.STEP, len(section.path) + 1, listings.STEP)
            if section.path[:end] in everywhere
        ]
        for section in sections
    }
    originals = list(Article.objects.live().filter(language="en", is_sponsored=False)[:40])
    read = TermVector.objects.filter(pk__in=[one.pk for one in originals])
    return Stock(
        models=originals,
        bylines=list(Contributor.objects.values_list("pk", flat=True)),
        topics=list(Topic.objects.values_list("pk", flat=True)),
        sections=sections,
        above=above,
        content_type_id=ContentType.objects.get_for_model(Article).pk,
        locale_id=Page.objects.get(depth=2).locale_id,
        told=dict(read.values_list("pk", "terms")),
        made_from={},
    )


def _write(stock: Stock, chance: random.Random, start: int, size: int) -> None:
    by_section: dict[int, list[Article]] = {section.pk: [] for section in stock.sections}
    for number in range(start, start + size):
        section = chance.choice(stock.sections)
        by_section[section.pk].append(_story(stock, chance, number, section))
    articles: list[Article] = []
    for section in stock.sections:
        _place(section, by_section[section.pk])
        articles += by_section[section.pk]
    _insert(articles)
    _surround(stock, chance, articles, by_section)
    _relate(stock, articles)
    get_search_backend().add_bulk(Article, articles)


def _story(stock: Stock, chance: random.Random, number: int, section: Section) -> Article:
    model = chance.choice(stock.models)
    # An archive of some years behind the demo's own month.
    slug = f"generated-{number + 1}-{section.pk}"
    stock.made_from[slug] = model.pk
    age = timedelta(minutes=60 * 24 * 30 + chance.random() * YEARS * 365 * 24 * 60)
    published = timezone.now().replace(microsecond=0) - age
    return Article(
        title=f"{model.title} ({number + 1})",
        draft_title=f"{model.title} ({number + 1})",
        slug=slug,
        short_headline="",
        kicker=model.kicker,
        standfirst=model.standfirst,
        dateline=model.dateline,
        language=model.language,
        lead_picture_id=model.lead_picture_id,
        body=model.body,
        word_count=model.word_count,
        live=True,
        has_unpublished_changes=False,
        depth=section.depth + 1,
        numchild=0,
        content_type_id=stock.content_type_id,
        locale_id=stock.locale_id,
        translation_key=uuid.UUID(int=chance.getrandbits(128)),
        first_published_at=published,
        last_published_at=published,
        latest_revision_created_at=published,
    )


def _place(section: Section, articles: Sequence[Article]) -> None:
    """Give each its place in the tree, after the section's last child."""
    last = (
        Page.objects.filter(path__startswith=section.path, depth=section.depth + 1)
        .order_by("-path")
        .values_list("path", flat=True)
        .first()
    )
    step = Page._str2int(last[len(section.path) :]) if last else 0
    for offset, article in enumerate(articles, 1):
        article.path = Page._get_path(str(section.path), article.depth, step + offset)
        article.url_path = f"{section.url_path}{article.slug}/"
    if articles:
        Page.objects.filter(pk=section.pk).update(numchild=models.F("numchild") + len(articles))


def _insert(articles: Sequence[Article]) -> None:
    """Page rows, then story rows: bulk_create cannot write a table with a parent."""
    pages = [
        Page(**{field.attname: getattr(article, field.attname) for field in _own_fields(Page)})
        for article in articles
    ]
    for article, page in zip(articles, Page.objects.bulk_create(pages), strict=True):
        article.pk = article.page_ptr_id = page.pk
    for place, article in enumerate(articles):
        # They come section by section: neighbours are of one section.
        near = articles[max(place - RELATED, 0) : place + RELATED + 1]
        article.related_ids = [one.pk for one in near if one is not article][:RELATED]
    _insert_rows(Article, articles)


def _own_fields(model: type[models.Model]) -> list[Any]:
    return [field for field in model._meta.local_concrete_fields if not field.primary_key]


def _insert_rows(model: type[models.Model], rows: Iterable[models.Model]) -> None:
    fields = list(model._meta.local_concrete_fields)
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({marks})",  # noqa: S608 (names of our own tables)
            [
                [
                    field.get_db_prep_save(getattr(row, field.attname), connection)
                    for field in fields
                ]
                for row in rows
            ],
        )


def _surround(
    stock: Stock,
    chance: random.Random,
    articles: Sequence[Article],
    by_section: dict[int, list[Article]],
) -> None:
    """Bylines, topics and places in the lists."""
    names = {article.pk: chance.choice(stock.bylines) for article in articles}
    subjects = {article.pk: chance.sample(stock.topics, 3) for article in articles}
    Byline.objects.bulk_create(
        Byline(article_id=pk, contributor_id=name, sort_order=0) for pk, name in names.items()
    )
    through = Article.topics.through
    through.objects.bulk_create(
        through(article_id=pk, topic_id=topic)
        for pk, chosen in subjects.items()
        for topic in chosen
    )
    Listing.objects.bulk_create(
        Listing(key=key, article_id=article.pk, published_at=article.first_published_at)
        for section_id, stories in by_section.items()
        for article in stories
        for key in _keys(stock.above[section_id], names[article.pk], subjects[article.pk])
    )


def _relate(stock: Stock, articles: Sequence[Article]) -> None:
    """What is kept of their meaning is their originals': they have the same words."""
    TermVector.objects.bulk_create(
        TermVector(
            story_id=one.pk,
            terms=stock.told.get(stock.made_from[one.slug], []),
            published_at=one.first_published_at,
        )
        for one in articles
    )
    Mention.objects.bulk_create(
        Mention(key=key(term), story_id=one.pk, published_at=one.first_published_at)
        for one in articles
        for term, _ in stock.told.get(stock.made_from[one.slug], [])[: term_vectors.INDEXED]
    )
    Relation.objects.bulk_create(
        Relation(story_id=one.pk, other_id=other, nearness=NEARNESS)
        for one in articles
        for other in one.related_ids
    )
    for original, stories in Counter(stock.made_from.pop(one.slug) for one in articles).items():
        term_vectors.count((term for term, _ in stock.told.get(original, [])), stories)


def _keys(sections: Sequence[int], contributor: int, topics: Sequence[int]) -> Iterator[str]:
    yield listings.LATEST
    yield from map(listings.section_key, sections)
    yield listings.author_key(contributor)
    yield from map(listings.topic_key, topics)
