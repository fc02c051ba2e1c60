"""The page of an author or agency, and the list of authors."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from djeli.press import api as press
from djeli.stories.addresses import absolute
from djeli.stories.lists.listings import agency_key, author_key
from djeli.stories.lists.public_names import is_public, with_stories
from djeli.stories.models import Agency, Contributor
from djeli.web.builders.body import shown_model
from djeli.web.builders.page_data import PageData
from djeli.web.builders.pagination import PAGE, numbered, page_number, read_page, want_page
from djeli.web.builders.shells import home, profiles, shell
from djeli.web.responses import USUAL, answer
from djeli.web.structured_data.author import author_json_ld
from djeli.web.structured_data.feed_links import feed_links
from djeli.web.structured_data.page import page_json_ld
from djeli.web.structured_data.social_picture import share_picture
from djeli.web.view_models.byline import AuthorBox
from djeli.web.view_models.card import Link
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.pages.lists import AuthorPage, AuthorsPage


@press.pressed(PAGE)
def author(request: HttpRequest, slug: str) -> HttpResponse:
    """A contributor's or an agency's page: who, and every story, newest first."""
    key, box = _who(slug)
    page_data, number = PageData(), page_number(request)
    want_page(page_data, key, number)
    page_data.fetch()
    address = f"/authors/{slug}/"
    cards, pagination = read_page(page_data, key, number, address)
    trail = (home(page_data), Link(_("Authors"), "/authors/"))
    head = PageHead(
        title=numbered(box.name, number),
        description=numbered(
            box.bio
            or _("Stories by %(name)s in %(edition)s.")
            % {"name": box.name, "edition": page_data.edition.name},
            number,
        ),
        kind="profile",
        canonical_url=absolute(address if number == 1 else f"{address}?page={number}"),
        feeds=feed_links(_("Stories by %s") % box.name, address),
        **share_picture(box.portrait),
    )
    is_agency = key.startswith(agency_key(0)[:-1])
    page = AuthorPage(
        head=replace(head, json_ld=author_json_ld(head, trail, box, is_agency=is_agency)),
        author=box,
        breadcrumb=trail,
        cards=cards,
        pagination=pagination,
        feed_url=f"{address}feed/",
    )
    around = shell(page_data, address=address)
    return answer(request, around, page, rank=USUAL, arguments=(PAGE,))


@press.pressed()
def authors(request: HttpRequest) -> HttpResponse:
    """Everyone with a story in the edition, by name."""
    page_data = PageData()
    page_data.fetch()
    people = with_stories(Contributor).select_related("portrait").order_by("name")
    trail = (home(page_data),)
    head = PageHead(
        title=_("Authors"),
        description=_("The people who write for %s, and their stories.") % page_data.edition.name,
        canonical_url=absolute("/authors/"),
    )
    page = AuthorsPage(
        head=replace(head, json_ld=page_json_ld(head, trail)),
        authors=tuple(contributor_box(person) for person in people),
        breadcrumb=trail,
    )
    return answer(request, shell(page_data, address="/authors/"), page, rank=USUAL)


def contributor_box(person: Contributor) -> AuthorBox:
    """A contributor as shown at the head of their page."""
    stored = [
        (block["value"]["network"], block["value"]["url"]) for block in person.profiles.raw_data
    ]
    return AuthorBox(
        name=person.name,
        url=f"/authors/{person.slug}/",
        role=person.role,
        bio=person.bio,
        portrait=shown_model(person.portrait),
        website=person.website,
        socials=profiles(stored),
    )


def _who(slug: str) -> tuple[str, AuthorBox]:
    person = Contributor.objects.select_related("portrait").filter(slug=slug).first()
    if person and is_public(person):
        return author_key(person.pk), contributor_box(person)
    agency = Agency.objects.filter(slug=slug).first()
    if agency and is_public(agency):
        box = AuthorBox(
            name=agency.name,
            url=f"/authors/{agency.slug}/",
            role=_("News agency"),
            website=agency.url,
        )
        return agency_key(agency.pk), box
    raise Http404("no author with this name")
