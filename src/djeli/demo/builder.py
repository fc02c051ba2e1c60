"""Builds the Vardiafrica edition in an empty database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.core.files import File
from django.db import transaction
from django.utils import timezone
from wagtail.documents.models import Document
from wagtail.log_actions import LogContext
from wagtail.models import Page, Revision

from djeli.accounts.models import User
from djeli.demo import sources
from djeli.demo.album import Album
from djeli.demo.changes import Change, changes_of, states
from djeli.demo.checks import add_checks
from djeli.demo.comments import add_comments
from djeli.demo.corrections import add_corrections
from djeli.demo.entry_times import with_times
from djeli.demo.newsletters import add_newsletters
from djeli.demo.readership import add_reader_numbers
from djeli.demo.sections import add_sections
from djeli.demo.topics import make_topics
from djeli.demo.users import USERS, give_assignments, make_users
from djeli.search.index.updates import catch_up
from djeli.stories.corrections.record import take
from djeli.stories.first_pages.markdown import read_blocks
from djeli.stories.first_pages.source import Source
from djeli.stories.models import (
    Agency,
    Article,
    Byline,
    Claim,
    Contributor,
    Edition,
    Picture,
    Rating,
    Section,
    StandingPage,
    Topic,
    Version,
)
from djeli.stories.new_edition import create_edition
from djeli.stories.versions.heads import publish_head
from djeli.stories.versions.publications import newest_of

Progress = Callable[[str], None]


class Builder:
    """Builds the edition once; ``now`` is the instant from which the stories' ages are counted."""

    def __init__(self, progress: Progress) -> None:
        self.now = timezone.now().replace(second=0, microsecond=0)
        self.progress = progress
        self.stories = [with_times(source, self.now) for source in sources.stories()]
        self.people = sources.people()
        self.album = Album()
        self.sections: dict[str, Section] = {}
        self.users: dict[str, User] = {}

    def build(self) -> None:
        """The whole edition, in one transaction: an interrupted build leaves an empty database."""
        with transaction.atomic():
            self._build()
        # The clock would do it too, some seconds after the first visitor may have searched.
        catch_up()

    def _build(self) -> None:
        create_edition("Vardiafrica", "Your source for verified news")
        self.users = make_users()
        self._make_people()
        self.progress("people and topics")
        self.sections = add_sections()
        self._make_standing_pages()
        for source in self.stories:
            self._make_story(source)
            self.progress(source.facts["headline"])
        self._say_what_the_edition_is()
        publish_head()
        add_newsletters(self.now, self.sections)
        add_reader_numbers(self.now)
        add_comments(self.users["Audience editors"], self.now)
        add_corrections(self.users["Editors"], self.now)
        give_assignments(self.users, self.sections, self.now)

    def _make_people(self) -> None:
        for facts in self.people["agency"]:
            Agency.objects.create(
                slug=facts["slug"],
                name=facts["name"],
                credit_line=facts.get("credit_line", ""),
                url=facts.get("url", ""),
                default_terms=facts.get("default_terms", ""),
            )
        logins = {person.contributor: self.users[person.role] for person in USERS}
        for facts in self.people["contributor"]:
            portrait = self.album.picture(
                facts["slug"], facts["name"], f"Drawn portrait of {facts['name']}"
            )
            Contributor.objects.create(
                slug=facts["slug"],
                name=facts["name"],
                role=", ".join(facts[part] for part in ("role", "place") if facts.get(part)),
                bio=facts.get("bio", ""),
                website=facts.get("website", ""),
                portrait=portrait,
                user=logins.get(facts["slug"]),
                profiles=[
                    ("profile", {"network": network, "url": profile_url(network, handle)})
                    for network, handle in facts.get("socials", {}).items()
                ],
            )
        make_topics(self.album)

    def _make_standing_pages(self) -> None:
        front = Page.objects.get(depth=2)
        for source in sources.standing_pages():
            page = StandingPage(
                title=source.facts["title"],
                slug=source.slug,
                summary=source.facts.get("summary", ""),
                policy=source.facts.get("policy", ""),
                body=read_blocks(source.text, self._link, _no_picture),
            )
            front.add_child(instance=page)
            revision = page.save_revision(user=self.users["Publishers"])
            revision.publish(user=self.users["Publishers"], skip_permission_checks=True)

    def _make_story(self, source: Source) -> None:
        facts = source.facts
        published = self.now - timedelta(hours=facts["published_hours_ago"])
        done = changes_of(source.slug)
        first, *later = states(source, done)
        article = self._article(first, published)
        author = self._login_of(facts.get("authors", []))
        article.owner = author
        self.sections[facts["section"]].add_child(instance=article)
        self._publish(article, first, author, published)
        for state, change in zip(later, done, strict=True):
            self._change(article, state, change)

    def _article(self, source: Source, published: datetime) -> Article:
        facts, flags = source.facts, set(source.facts.get("flags", []))
        status = facts.get("status", "live")
        agency = Agency.objects.filter(slug=facts.get("agency", "")).first()
        updated = None if changes_of(source.slug) else facts.get("updated_hours_ago")
        article = Article(
            title=facts["headline"],
            slug=source.slug,
            short_headline=facts.get("short_headline", ""),
            kicker=facts.get("kicker", ""),
            standfirst=facts.get("standfirst", ""),
            dateline=", ".join(facts.get("dateline", [])),
            language=facts.get("language", "en"),
            lead_picture=self._lead_picture(source),
            body=read_blocks(source.text, self._link, self._pictures_of(source), self._document),
            is_breaking="breaking" in flags,
            is_opinion="opinion" in flags,
            is_analysis="analysis" in flags,
            is_explainer="explainer" in flags,
            is_photo_story="photos" in flags,
            is_live_coverage="live" in flags,
            is_sponsored="sponsored" in flags,
            sponsor=facts.get("sponsor", "Invented Tourism Board") if "sponsored" in flags else "",
            agency=agency,
            usage_terms=agency.default_terms if agency else "",
            disclosures=[
                {"type": "disclosure", "value": one} for one in facts.get("disclosures", [])
            ],
            live=False,
            first_published_at=published if status == "live" else None,
            updated_at=self.now - timedelta(hours=updated) if updated else None,
        )
        article.bylines = self._bylines(facts, agency)
        article.further_sections = [
            self.sections[path] for path in facts.get("further_sections", [])
        ]
        article.claims = [self._claim(one) for one in facts.get("claims", [])]
        add_checks(article, source.slug, published.date())
        article.topics = list(Topic.objects.filter(slug__in=facts.get("topics", [])))
        return article

    def _claim(self, facts: dict[str, Any]) -> Claim:
        said_at = self.now - timedelta(days=facts["days_ago"])
        return Claim(
            text=facts["text"],
            claimant=facts["claimant"],
            is_organisation=facts.get("organisation", False),
            made_on=said_at.date(),
            made_at=facts.get("place", ""),
            source_url=facts.get("link", ""),
            rating=Rating.objects.get(slug=facts["rating"]),
            checked=facts["checked"],
        )

    def _bylines(self, facts: dict[str, Any], agency: Agency | None) -> list[Byline]:
        people = Contributor.objects.in_bulk(facts.get("authors", []), field_name="slug")
        bylines = [Byline(contributor=people[slug]) for slug in facts.get("authors", [])]
        return [*bylines, *([Byline(agency=agency)] if agency else [])]

    def _document(self, name: str, title: str) -> int:
        with (sources.DOCUMENTS / name).open("rb") as file:
            return int(Document.objects.create(title=title, file=File(file, name)).pk)

    def _lead_picture(self, source: Source) -> Picture | None:
        facts = source.facts.get("picture")
        if facts is None:
            return None
        return self.album.picture(
            source.slug, source.facts["headline"], facts["alt"], facts.get("caption", "")
        )

    def _pictures_of(self, source: Source) -> Callable[[str, str], int]:
        """Gives the pictures in the body, one after the other."""
        count = 0

        def next_picture(alt: str, caption: str) -> int:
            nonlocal count
            count += 1
            name = sources.body_picture(source.slug, count)
            title = f"{source.facts['headline']} ({count})"
            return int(self.album.picture(name, title, alt, caption).pk)

        return next_picture

    def _publish(self, article: Article, source: Source, author: User, published: datetime) -> None:
        status, editor = source.facts.get("status", "live"), self.users["Editors"]
        if status == "scheduled":
            article.go_live_at = max(published, self.now + timedelta(hours=2))
        revision = article.save_revision(user=author)
        if status == "review":
            workflow = article.get_workflow()
            if workflow:
                workflow.start(article, author)
        if status not in {"live", "scheduled"}:
            return
        revision.publish(user=editor, skip_permission_checks=True)
        if status == "live":
            self._date_back(article, revision, published)

    def _change(self, article: Article, state: Source, change: Change) -> None:
        """Publish the story again as it is after ``change``."""
        when, editor = self.now - timedelta(hours=change.hours_ago), self.users["Editors"]
        article = Article.objects.get(pk=article.pk)
        article.title = state.facts["headline"]
        blocks = read_blocks(state.text, self._link, self._pictures_of(state), self._document)
        article.body = blocks  # type: ignore[assignment]  # as the field takes it
        article.last_published_at = when
        with LogContext(user=editor):
            article.save()
        if change.kind != Version.Kind.EDIT:
            version = newest_of(article.pk)
            take(article, change.kind, change.text, editor, at=when, version=version)
            article.refresh_from_db(fields=["updated_at", "correction_mark"])
        revision = article.save_revision(user=editor)
        Page.objects.filter(pk=article.pk).update(live_revision=revision)
        self._date_back(article, revision, when)

    def _date_back(self, article: Article, revision: Revision, published: datetime) -> None:
        """Give the story's history the age that the story has."""
        last = max(article.updated_at or published, published)
        Revision.objects.filter(pk=revision.pk).update(created_at=last)
        Page.objects.filter(pk=article.pk).update(
            last_published_at=last, latest_revision_created_at=last
        )

    def _login_of(self, authors: list[str]) -> User:
        for person in USERS:
            if person.contributor and person.contributor in authors:
                return self.users[person.role]
        return self.users["Editors"]

    def _link(self, address: str) -> str:
        section = self.sections.get(address.strip("/"))
        return f'linktype="page" id="{section.pk}"' if section else f'href="{address}"'

    def _say_what_the_edition_is(self) -> None:
        edition = Edition.load()
        edition.description = (
            "News from across the continent and the world it lives in. We show our sources, and "
            "we correct in public."
        )
        edition.email = "desk@vardiafrica.example"
        edition.telephone = "+234 000 000 0000"
        edition.address = "14 Griot Lane, Lagos"
        edition.languages = "en, fr"
        edition.comment_note = "Stay with the matter, be fair, and say only what you know."
        edition.names_publishers = True
        edition.newsletter_invitation = "The day’s verified news at seven each morning."
        edition.profiles = [
            ("profile", {"network": network, "url": profile_url(network, "vardiafrica-demo")})
            for network in ("facebook", "x", "instagram", "youtube", "whatsapp")
        ]
        edition.save()


def profile_url(network: str, handle: str) -> str:
    """The address of an invented profile."""
    hosts = {
        "x": "x.com",
        "facebook": "www.facebook.com",
        "instagram": "www.instagram.com",
        "linkedin": "www.linkedin.com/in",
        "youtube": "www.youtube.com",
        "whatsapp": "whatsapp.com/channel",
        "mastodon": "mastodon.example",
    }
    return f"https://{hosts.get(network, f'{network}.example')}/{handle}"


def _no_picture(alt: str, caption: str) -> int:
    raise ValueError("a standing page of the demo has no picture")
