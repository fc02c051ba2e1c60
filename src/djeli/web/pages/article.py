"""A story's page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from djeli.press import api as press
from djeli.stories.addresses import absolute
from djeli.stories.disclosures.kinds import disclosures_of
from djeli.stories.gazetteer.places import Place, places_named
from djeli.stories.lists.cards import BylineRow, TopicRow, topics_of
from djeli.stories.models import Article, Byline
from djeli.stories.related import related_stories
from djeli.stories.text import bodies
from djeli.stories.times import honest_update
from djeli.stories.versions.public import has_changes
from djeli.web.builders.body import BodyReader, shown_model
from djeli.web.builders.claims import claims_of
from djeli.web.builders.page_data import FLAGS, PageData, shown_picture
from djeli.web.builders.shells import breadcrumb, home, profiles, shell
from djeli.web.builders.sources import how_we_know
from djeli.web.comments.fragments import comments_of
from djeli.web.corrections.display import corrections_of, with_reason
from djeli.web.fragments import counts
from djeli.web.fragments.running_story import place_among
from djeli.web.responses import USUAL, answer
from djeli.web.structured_data.feed_links import feed_links
from djeli.web.structured_data.share_title import LONGEST, share_title
from djeli.web.structured_data.social_picture import share_picture
from djeli.web.structured_data.story import with_structure
from djeli.web.view_models.body import Block
from djeli.web.view_models.byline import AgencyCredit, AuthorBox, ShownByline
from djeli.web.view_models.card import Card, Link
from djeli.web.view_models.head import Alternate, FeedLink, PageHead
from djeli.web.view_models.pages.article import ArticlePage
from djeli.web.view_models.picture import ShownPicture
from djeli.web.view_models.share import ShareLink, share_links
from djeli.web.view_models.sources import ShownDisclosure

RELATED = 3
DESCRIBED = 155
"""Characters of a description that search engines show."""
LANGUAGE_NAMES = {
    "am": "አማርኛ",
    "ar": "العربية",
    "en": "English",
    "es": "Español",
    "fr": "Français",
    "ha": "Hausa",
    "ig": "Igbo",
    "pt": "Português",
    "sw": "Kiswahili",
    "yo": "Yorùbá",
}
"""Each by its own speakers' name for it."""


@press.renders(Article)
def respond(article: Article, request: HttpRequest) -> HttpResponse:
    """The page of a live story, or of a draft in preview."""
    page_data = PageData(getattr(request, "tree", None))
    is_preview = bool(getattr(request, "is_preview", False))
    page = show(article, page_data, is_preview=is_preview)
    if not is_preview:
        page = counted(page, article.pk, page_data)
    here = page_data.tree.section_of(article.path) if article.path else None
    return answer(request, shell(page_data, here, story_id=article.pk), page, rank=USUAL)


def show(article: Article, page_data: PageData, *, is_preview: bool = False) -> ArticlePage:
    """The view model of ``article``; fetches all that ``page_data`` was asked for."""
    blocks = list(article.body.raw_data)
    topics = _preview_topics(article) if is_preview else topics_of([article.pk]).get(article.pk, ())
    related = related_stories.related_to(article)
    page_data.want_ids([*article.translated_ids, *related, *_pointed_to(blocks)])
    page_data.fetch(with_bylines_of=[] if is_preview else [article.pk])
    address = page_data.tree.address(article.url_path) if article.url_path else "/"
    bylines = _preview_bylines(article) if is_preview else page_data.bylines.get(article.pk, ())
    lead = _lead(article)
    published = article.first_published_at or timezone.now()
    section = _section(article, page_data)
    others = _translations(article, page_data)
    head = _with_names(_head(article, address, lead, section), bylines, topics)
    page = ArticlePage(
        head=replace(head, alternates=_alternates(article, address, others, page_data)),
        breadcrumb=breadcrumb(page_data, article.path or ""),
        section=section,
        kicker=article.kicker,
        headline=article.title,
        standfirst=article.standfirst,
        flags=tuple(flag for name, flag in FLAGS.items() if getattr(article, name)),
        sponsor=article.sponsor if article.is_sponsored else "",
        bylines=tuple(_byline(byline) for byline in bylines),
        agency=_agency(article),
        dateline=_dateline(article),
        published=published,
        updated=honest_update(published, article.updated_at),
        reading_minutes=article.reading_minutes,
        lead_picture=lead,
        body=_body(article, blocks, topics, page_data),
        topics=tuple(Link(topic.name, f"/topics/{topic.slug}/") for topic in topics),
        so_far=place_among(topics, article.pk),
        share=_share(article.title, address, lead),
        authors=tuple(author_box(byline) for byline in bylines if not byline.is_agency),
        related=_related(related, page_data),
        comments=comments_of(article, page_data.edition, _closed_note(page_data)),
        language=article.language if article.language != page_data.language else "",
        translations=tuple(Link(LANGUAGE_NAMES.get(code, code), url) for code, url in others),
    )
    page = _with_record(page, article, page_data, is_preview=is_preview)
    return with_structure(page, page_data.edition.name, page_data.language)


def _with_record(
    page: ArticlePage, article: Article, page_data: PageData, *, is_preview: bool
) -> ArticlePage:
    """``page`` with what lets readers check it: claims, corrections, sources, what changed."""
    corrections = corrections_of(article)
    has_changes = _has_changes(article, page_data, is_preview)
    address = page_data.tree.address(article.url_path) if has_changes else ""
    return replace(
        page,
        head=with_reason(page.head, corrections),
        claims=claims_of(article, is_preview=is_preview),
        corrections=corrections,
        how_we_know=how_we_know(article, is_draft=is_preview),
        disclosures=tuple(
            ShownDisclosure(one.label, one.text)
            for one in disclosures_of(article.disclosures.raw_data)
        ),
        changes_url=f"{address}changes/" if has_changes else "",
    )


def _pointed_to(blocks: list[dict[str, Any]]) -> tuple[int, ...]:
    return (*bodies.story_ids(blocks), *bodies.linked_page_ids(blocks))


def _section(article: Article, page_data: PageData) -> Link:
    found = page_data.tree.section_of(article.path) if article.path else None
    return Link(found.title, found.address) if found else home(page_data)


def _body(
    article: Article, blocks: list[dict[str, Any]], topics: Iterable[TopicRow], page_data: PageData
) -> tuple[Block, ...]:
    places, is_paid_for = _places(article, topics), article.is_sponsored
    reader = BodyReader(page_data, blocks, article.language, places, is_paid_for=is_paid_for)
    return reader.read()


def _with_names(
    head: PageHead, bylines: Iterable[BylineRow], topics: Iterable[TopicRow]
) -> PageHead:
    return replace(
        head,
        authors=tuple((one.name, absolute(author_address(one.slug))) for one in bylines),
        tags=tuple(topic.name for topic in topics),
    )


def author_address(slug: str) -> str:
    """The page of a contributor, or of an agency."""
    return f"/authors/{slug}/"


def _has_changes(article: Article, page_data: PageData, is_preview: bool) -> bool:
    return not is_preview and has_changes(article, page_data.edition)


def _share(headline: str, address: str, lead: ShownPicture | None) -> tuple[ShareLink, ...]:
    return share_links(absolute(address), headline, absolute(lead.src("social")) if lead else "")


def _related(ids: list[int], page_data: PageData) -> tuple[Card, ...]:
    """Those of ``ids`` that stand beside the story: none that is paid for."""
    return page_data.cards([pk for pk in ids if pk not in page_data.paid_for])[:RELATED]


def author_box(byline: BylineRow) -> AuthorBox:
    """A contributor in full."""
    return AuthorBox(
        name=byline.name,
        url=author_address(byline.slug),
        role=byline.position,
        bio=byline.bio,
        portrait=shown_picture(byline.portrait) if byline.portrait else None,
        website=byline.website,
        socials=profiles(byline.profiles),
    )


def counted(page: ArticlePage, pk: int, page_data: PageData) -> ArticlePage:
    """The page with placeholders for its numbers; a preview has none and is not counted."""
    is_open = page.comments is not None and page.comments.form is not None
    return replace(
        page,
        story_id=pk,
        report_url=f"/corrections/report/{pk}/" if page_data.edition.takes_error_reports else "",
        views=counts.placeholder(pk, "views"),
        comments_said=counts.placeholder(pk, "comments" if is_open else "said"),
    )


def _byline(byline: BylineRow) -> ShownByline:
    return ShownByline(
        name=byline.name,
        url=author_address(byline.slug),
        role=byline.role,
        portrait=shown_picture(byline.portrait) if byline.portrait else None,
        is_agency=byline.is_agency,
    )


def _preview_bylines(article: Article) -> tuple[BylineRow, ...]:
    """The bylines of a draft, which are in the revision and not in the table."""
    return tuple(_row_of(byline) for byline in article.bylines.all() if byline.name)


def _preview_topics(article: Article) -> tuple[TopicRow, ...]:
    topics = article.topics.all()
    return tuple(TopicRow(one.pk, one.name, one.slug, one.is_running) for one in topics)


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


def _places(article: Article, topics: Iterable[TopicRow]) -> tuple[Place, ...]:
    """Where a story happens: its dateline, then the places among its topics, as far as known."""
    here = places_named(article.dateline_places)
    about = places_named(topic.name for topic in topics)
    return here or about


def _lead(article: Article) -> ShownPicture | None:
    return shown_model(article.lead_picture, article.lead_caption, article.lead_credit)


def _agency(article: Article) -> AgencyCredit | None:
    agency = article.agency
    if agency is None:
        return None
    return AgencyCredit(
        name=agency.name, credit_line=agency.credit, url=agency.url, terms=article.usage_terms
    )


def _closed_note(page_data: PageData) -> str:
    """What a story that takes no comments says."""
    if page_data.edition.email:
        return _("Write to the newsroom about this story: %s") % page_data.edition.email
    return _("Comments are closed.")


def _translations(article: Article, page_data: PageData) -> list[tuple[str, str]]:
    """The live stories that say the same in other languages: language, and address."""
    rows = [page_data.rows[pk] for pk in article.translated_ids if pk in page_data.rows]
    others = [row for row in rows if row.language != article.language]
    return sorted((row.language, page_data.tree.address(row.url_path)) for row in others)


def _alternates(
    article: Article, address: str, others: list[tuple[str, str]], page_data: PageData
) -> tuple[Alternate, ...]:
    """For ``hreflang``: each must name all, itself among them; the original is for everyone else.

    Nothing if there is no translation.
    """
    if not others:
        return ()
    original = page_data.rows.get(article.original_id)
    first = page_data.tree.address(original.url_path) if original else address
    every = sorted({(article.language, address), *others})
    return (
        *(Alternate(code, absolute(url)) for code, url in every),
        Alternate("x-default", absolute(first)),
    )


def _named(title: str, article: Article) -> str:
    """The headline in search results and shared links, which says so of a retracted story."""
    return _("Retracted: %s") % title if article.is_retracted else title


def _head(article: Article, address: str, lead: ShownPicture | None, section: Link) -> PageHead:
    shared = shown_model(article.social_picture) or lead
    published = article.first_published_at
    url = absolute(address)
    return PageHead(
        title=_named(article.seo_title or article.title, article),
        description=article.search_description
        or article.standfirst
        or bodies.beginning(list(article.body.raw_data), DESCRIBED),
        canonical_url=url,
        kind="article",
        social_title=_named(share_title(article, LONGEST - len(_named("", article))), article),
        social_description=article.social_description,
        published=published,
        updated=honest_update(published, article.updated_at) if published else None,
        section=section.text,
        feeds=(
            *feed_links(_("Stories from %s") % section.text, section.url),
            FeedLink(_("Comments"), f"{address}feed/"),
        ),
        oembed_url=absolute(f"/oembed/?url={quote(url, safe='')}"),
        **share_picture(shared),
    )
