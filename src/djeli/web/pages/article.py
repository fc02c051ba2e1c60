"""A story's page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from djeli.press import api as press
from djeli.stories import bodies, relating
from djeli.stories.addresses import absolute
from djeli.stories.api import BylineRow
from djeli.stories.models import Article, Byline
from djeli.web.answering import USUAL, answer
from djeli.web.body import BodyReader, shown_model
from djeli.web.gathering import FLAGS, Gathering, honest_update, shown_picture
from djeli.web.shown.article import ArticlePage, Comments
from djeli.web.shown.byline import AgencyCredit, AuthorBox, ShownByline
from djeli.web.shown.card import Link
from djeli.web.shown.head import PageHead
from djeli.web.shown.picture import ShownPicture
from djeli.web.shown.share import share_links
from djeli.web.surroundings import breadcrumb, home, profiles, shell

RELATED = 3


@press.renders(Article)
def respond(article: Article, request: HttpRequest) -> HttpResponse:
    """The page of a live story, or of a draft in preview."""
    gathering = Gathering(getattr(request, "tree", None))
    is_preview = bool(getattr(request, "is_preview", False))
    page = show(article, gathering, is_preview=is_preview)
    here = gathering.tree.section_of(article.path) if article.path else None
    return answer(request, shell(gathering, here, story_id=article.pk), page, rank=USUAL)


def show(article: Article, gathering: Gathering, *, is_preview: bool = False) -> ArticlePage:
    """The view model of ``article``; fetches all that ``gathering`` was asked for."""
    blocks = list(article.body.raw_data)
    topics = list(article.topics.all())
    home_section = gathering.tree.section_of(article.path) if article.path else None
    related = relating.related_to(article)
    gathering.want_ids([*related, *bodies.story_ids(blocks), *bodies.linked_page_ids(blocks)])
    gathering.fetch(with_bylines_of=[] if is_preview else [article.pk])

    address = gathering.tree.address(article.url_path) if article.url_path else "/"
    bylines = _preview_bylines(article) if is_preview else gathering.bylines.get(article.pk, ())
    lead = _lead(article)
    published = article.first_published_at or timezone.now()
    section = Link(home_section.title, home_section.address) if home_section else home(gathering)
    return ArticlePage(
        head=_head(article, address, lead, section.text),
        breadcrumb=breadcrumb(gathering, article.path or ""),
        section=section,
        kicker=article.kicker,
        headline=article.title,
        standfirst=article.standfirst,
        flags=tuple(flag for name, flag in FLAGS.items() if getattr(article, name)),
        bylines=tuple(_byline(byline) for byline in bylines),
        agency=_agency(article),
        dateline=_dateline(article),
        published=published,
        updated=honest_update(published, article.updated_at),
        reading_minutes=article.reading_minutes,
        lead_picture=lead,
        body=BodyReader(gathering, blocks).read(),
        topics=tuple(Link(topic.name, f"/topics/{topic.slug}/") for topic in topics),
        share=share_links(
            absolute(address), article.title, absolute(lead.src("social")) if lead else ""
        ),
        authors=tuple(author_box(byline) for byline in bylines if not byline.is_agency),
        related=gathering.cards(related)[:RELATED],
        comments=_comments(gathering),
        language=article.language if article.language != gathering.language else "",
    )


def author_box(byline: BylineRow) -> AuthorBox:
    """A contributor in full."""
    return AuthorBox(
        name=byline.name,
        url=f"/authors/{byline.slug}/",
        role=byline.position,
        bio=byline.bio,
        portrait=shown_picture(byline.portrait) if byline.portrait else None,
        website=byline.website,
        socials=profiles(byline.profiles),
    )


def _byline(byline: BylineRow) -> ShownByline:
    return ShownByline(
        name=byline.name,
        url=f"/authors/{byline.slug}/",
        role=byline.role,
        portrait=shown_picture(byline.portrait) if byline.portrait else None,
        is_agency=byline.is_agency,
    )


def _preview_bylines(article: Article) -> tuple[BylineRow, ...]:
    """The bylines of a draft, which stand in the revision and not in the table."""
    return tuple(_row_of(byline) for byline in article.bylines.all() if byline.name)


def _row_of(byline: Byline) -> BylineRow:
    who: Any = byline.contributor or byline.agency
    return BylineRow(
        pk=who.pk,
        name=who.name,
        slug=who.slug,
        role=byline.role,
        is_agency=byline.contributor is None,
        position=getattr(who, "role", ""),
        bio=getattr(who, "bio", ""),
        website=getattr(who, "website", ""),
    )


def _dateline(article: Article) -> str:
    return " / ".join(article.dateline_places)


def _lead(article: Article) -> ShownPicture | None:
    if article.lead_picture is None:
        return None
    return shown_model(article.lead_picture, article.lead_caption, article.lead_credit)


def _agency(article: Article) -> AgencyCredit | None:
    agency = article.agency
    if agency is None:
        return None
    return AgencyCredit(
        name=agency.name, credit_line=agency.credit, url=agency.url, terms=article.usage_terms
    )


def _comments(gathering: Gathering) -> Comments:
    if gathering.edition.email:
        note = _("Write to the newsroom about this story: %s") % gathering.edition.email
    else:
        note = _("Comments are closed.")
    return Comments(note=note)


def _head(article: Article, address: str, lead: ShownPicture | None, section: str) -> PageHead:
    shared = shown_model(article.social_picture) if article.social_picture else lead
    published = article.first_published_at
    return PageHead(
        title=article.seo_title or article.title,
        description=article.search_description or article.standfirst,
        canonical_url=absolute(address),
        kind="article",
        social_title=article.social_title,
        social_description=article.social_description,
        social_picture_url=absolute(shared.src("social")) if shared else "",
        social_picture_alt=shared.alt if shared else "",
        published=published,
        updated=honest_update(published, article.updated_at) if published else None,
        section=section,
    )
