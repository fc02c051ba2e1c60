"""Takes stories out of lists when a page is restricted, and puts them back afterwards."""

from __future__ import annotations

from django.db import transaction
from wagtail.models import Page

from djeli.stories.lists import listings
from djeli.stories.lists.restrictions import closed_paths, closes
from djeli.stories.models import Article, Listing
from djeli.stories.related import related_stories


def relist_below(page_id: int) -> None:
    """Put the live stories at and below a page into their lists, or take them out, as is true
    now."""
    page = Page.objects.filter(pk=page_id).first()
    if page is None:
        return
    live = Article.objects.live().filter(path__startswith=page.path)
    for article in live.iterator(chunk_size=500):
        _lay(article)


def mend_lists() -> list[str]:
    """Take out of the lists what was closed past Django (by SQL). The clock's work."""
    for path in closed_paths():
        below = Listing.objects.filter(key__in=Listing.EVERY, article__path__startswith=path)
        for listing in below.select_related("article").iterator(chunk_size=500):
            _lay(listing.article)
    return []


@transaction.atomic
def _lay(article: Article) -> None:
    listings.relist(article)
    if closes(article.path):
        related_stories.forget(article.pk)
    else:
        related_stories.relate(article)
