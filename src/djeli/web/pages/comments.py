"""The page with all comments on a story, and where the form is sent."""

from __future__ import annotations

import math

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from djeli.comments import conversations
from djeli.comments.models import Conversation
from djeli.press import api as press
from djeli.stories.addresses import absolute
from djeli.stories.lists import restrictions
from djeli.stories.models import Article
from djeli.web.builders.page_data import PageData
from djeli.web.builders.pagination import PAGE, page_number
from djeli.web.builders.shells import breadcrumb, shell
from djeli.web.comments.display import shown
from djeli.web.comments.fragments import takes_comments
from djeli.web.comments.submission import reply_form, send
from djeli.web.responses import LAST, answer
from djeli.web.view_models.card import Link
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.pages.comments import Comments, CommentsPage, Talk
from djeli.web.view_models.pages.lists import Pagination

THREADS_A_PAGE = 50


@press.pressed(PAGE, takes_forms=True)
@csrf_exempt
def comments(request: HttpRequest, story: int) -> HttpResponseBase:
    """GET: all comments on a story in pages. POST: one more."""
    found = Article.objects.filter(restrictions.shown(), pk=story).first()
    if found is None:
        raise Http404("no such story")
    if request.method == "POST":
        return send(request, found)
    return _list(request, found)


def _list(request: HttpRequest, article: Article) -> HttpResponse:
    number = page_number(request)
    press.depends_on_rows(Conversation, [article.pk])
    page_data = PageData()
    page_data.fetch()
    address = page_data.tree.address(article.url_path)
    pages = max(1, math.ceil(conversations.thread_count(article.pk) / THREADS_A_PAGE))
    if number > pages:
        raise Http404("no such page")
    may_reply = takes_comments(article, page_data.edition)
    start = (number - 1) * THREADS_A_PAGE
    said = conversations.threads(article.pk, THREADS_A_PAGE, start)
    here = f"/comments/{article.pk}/"
    talk = Talk(
        count=conversations.counts([article.pk]).get(article.pk, 0),
        threads=tuple(shown(one, article.pk, may_reply=may_reply) for one in said),
    )
    page = CommentsPage(
        head=PageHead(
            title=_("Comments on “%s”") % article.title,
            canonical_url=absolute(here if number == 1 else f"{here}?page={number}"),
            robots="noindex",
        ),
        story=Link(article.title, address),
        breadcrumb=(*breadcrumb(page_data, article.path), Link(article.title, address)),
        comments=Comments(
            talk=talk,
            form=press.placeholder("reply.form") if may_reply else None,
            action=here,
            note=_("Comments are closed."),
        ),
        pagination=Pagination(number=number, count=pages, url=here) if pages > 1 else None,
    )
    around = shell(page_data, page_data.tree.section_of(article.path))
    return answer(request, around, page, rank=LAST, arguments=(PAGE,))


def reply(request: HttpRequest, story: int, pk: int) -> HttpResponseBase:
    """The form to reply to a comment, on a page of its own: for readers without script."""
    found = Article.objects.filter(restrictions.shown(), pk=story).first()
    if found is None:
        raise Http404("no such story")
    response = reply_form(request, found, pk)
    return response or redirect(f"/comments/{found.pk}/")
