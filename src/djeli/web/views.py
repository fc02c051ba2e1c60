"""Which page answers an address."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase

from djeli.press import api as press
from djeli.stories.models import Article
from djeli.stories.tree import Tree
from djeli.web.pages.notice import gone
from djeli.web.paging import PAGE


@press.pressed(PAGE)
def address(request: HttpRequest, path: str) -> HttpResponseBase:
    """Whatever of the edition lives at ``path``: front, section, story or standing page.

    A story that was published and withdrawn answers 410. Raises Http404 for what never was.
    """
    tree = request.tree = Tree.current()  # type: ignore[attr-defined]
    place = tree.at(f"/{path}")
    if place is not None:
        return press.respond(place.kind._default_manager.get(pk=place.pk), request)
    article = find_story(tree.prefix + path)
    if article is None:
        raise Http404("nothing of the edition is here")
    if not article.live:
        return gone(request)
    return press.respond(article, request)


def find_story(url_path: str) -> Article | None:
    """The story at ``url_path`` that is live or has been; drafts that never were are not found."""
    # The slug is indexed, the whole path is not.
    slug = url_path.rstrip("/").rpartition("/")[2]
    return (
        Article.objects.select_related("lead_picture__agency", "agency")
        .filter(slug=slug, url_path=url_path, first_published_at__isnull=False)
        .first()
    )
