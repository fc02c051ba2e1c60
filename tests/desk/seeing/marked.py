"""Three hundred marked words more, kind by kind, around a story that readers see.

A word is ``quokka``, its kind, and a number where there are several: ``quokkaheldtalk03``.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Comment

from djeli.accounts.models import AuditEntry, User, WaitingMail
from djeli.alerts.models import Device
from djeli.comments.models import Comment as Remark
from djeli.comments.models import Conversation, Correspondent, ErrorReport, Report
from djeli.desk.models import Assignment
from djeli.newsletters.models import Bounce, Issue, Newsletter, Suppression
from djeli.stories.models import (
    Article,
    Contributor,
    Edition,
    LineUp,
    Picture,
    Source,
    Topic,
    Version,
    Withdrawal,
)
from djeli.stories.versions.withheld import erase, withhold
from djeli.wire.models import Quarantined, WireItem
from tests import newsroom
from tests.desk import logins
from tests.desk.seeing.planting import Newsroom

SHOWN = "Rain in the hills"
WITHHELD = 6
DESK_ONLY = ("known_to", "name", "note", "checked_by")
ALL_OF_IT = (*DESK_ONLY, "who", "checked_how", "why_anonymous")
STORY = (
    *("kicker", "short_headline", "standfirst", "dateline", "lead_caption", "lead_credit"),
    *("seo_title", "search_description", "social_title", "social_description", "sponsor"),
    *("change_text", "verification_note", "usage_terms"),
)
RIGHTS = (
    *("title", "description", "alt_text", "caption", "photographer", "pool", "credit"),
    *("copyright", "usage_terms", "instructions"),
)
WIRE = (
    *("slugline", "description", "byline", "dateline", "credit", "copyright_notice"),
    *("usage_terms", "ednote", "agency_name", "genre", "source"),
)


class Marked(Newsroom):
    """The newsroom, and a story for readers that has as much to hide as one can."""

    def __init__(self) -> None:
        super().__init__()
        self.words: Counter[str] = Counter()
        self.documents: list[Any] = []
        # Its body is whole in feeds, so that they could give something away.
        Edition.objects.update(feed_text=Edition.FeedText.FULL)
        self.shown = newsroom.story(
            self.africa,
            SHOWN,
            topics=[self.topic],
            by=newsroom.contributor("Binta Sow"),
            related_ids=[],
        )
        self._mark_sources()
        self._mark_versions()
        self._mark_edits()
        self._mark_stories()
        self._mark_documents()
        self._mark_talk()
        self._mark_names()
        self._mark_files()
        self._mark_wire()
        self._mark_people()
        self._mark_mailings()

    def word(self, kind: str) -> str:
        self.words[kind] += 1
        return f"Quokka{kind}{self.words[kind]:02}"

    def all_of(self, kind: str, names: tuple[str, ...]) -> dict[str, str]:
        return {name: self.word(kind) for name in names}

    def _document(self, kind: str, **fields: Any) -> Any:
        file = ContentFile(self.word(kind).encode(), f"{self.word(kind)}.txt".lower())
        made = get_document_model().objects.create(title=self.word(kind), file=file, **fields)
        made.file.close()
        self.documents.append(made)
        return made

    def _hidden(self, kind: str = "paper", **fields: Any) -> Source:
        return Source(
            is_public=False,
            document=self._document(kind, **fields),
            link=f"https://{self.word('informant')}.example/".lower(),
            **self.all_of("informant", ALL_OF_IT),
        )

    def _mark_sources(self) -> None:
        edited = Article.objects.get(pk=self.shown.pk)
        anonymous = [
            Source(
                who="A nurse",
                is_anonymous=True,
                why_anonymous="She would lose her post",
                **self.all_of("informant", DESK_ONLY),
            )
            for _ in range(6)
        ]
        edited.sources = [*anonymous, *(self._hidden() for _ in range(3))]
        edited.verification = "developing"
        edited.save_revision().publish()

    def _mark_documents(self) -> None:
        """One that nothing uses, and of hidden sources one that a contributor uploaded, and one of
        a reporter's own story."""
        self._document("sheet")
        theirs = self._hidden("minutes", uploaded_by_user=logins.user("Contributors"))
        for story, source in (
            (self.full, theirs),
            (self.own["Reporters"], Source(is_public=False, document=self._document("ledger"))),
        ):
            story.sources = [*story.sources.all(), source]
            story.save()
            story.save_revision()

    def _mark_versions(self) -> None:
        """Versions that are withheld or erased, each between two that readers see."""
        edited = Article.objects.get(pk=self.shown.pk)
        sources = list(edited.sources.all())
        for number in range(WITHHELD):
            self._publish_withheld(edited, sources, number)
        edited.title, edited.standfirst, edited.body = SHOWN, "At noon", _paragraph("It rained.")
        edited.verification_note = "Two gauges have not reported."
        edited.disclosures, edited.sources = [], sources
        edited.save_revision().publish()

    def _publish_withheld(self, edited: Article, sources: list[Source], number: int) -> None:
        edited.title, edited.standfirst = self.word("withheldtitle"), self.word("withheld")
        edited.body = _paragraph(self.word("withheld"))
        edited.verification_note = self.word("withheld")
        edited.disclosures = [("disclosure", {"kind": "trip", "text": self.word("withheld")})]
        edited.sources = [*sources, Source(who=self.word("withheld"))]
        edited.save_revision().publish()
        newest = Version.objects.filter(story=edited.pk).order_by("-number").first()
        (erase if number % 2 else withhold)(newest, "A court ordered it.")

    def _mark_edits(self) -> None:
        edited = Article.objects.get(pk=self.shown.pk)
        edited.title = self.word("headline")
        for name in ("standfirst", "change_text", "kicker", "seo_title", "search_description"):
            setattr(edited, name, self.word("edit"))
        edited.sources = [*edited.sources.all(), Source(who=self.word("edit"))]
        edited.body = _paragraph(self.word("edit"))
        edited.save_revision()
        Comment.objects.bulk_create(
            Comment(page=edited, user=self.other, text=self.word("note"), contentpath="title")
            for _ in range(4)
        )

    def _mark_stories(self) -> None:
        """A draft with a word in each field; one that is scheduled; what is over."""
        inside = {**self.all_of("inside", STORY), "body": [("paragraph", self.word("inside"))]}
        self.full = self.draft("A draft", slug=self.word("slug").lower(), **inside)
        self.full.sources = [Source(**self.all_of("inside", ALL_OF_IT))]
        self.full.save_revision()
        for kind in ("scheduled", "expired", "withdrawn"):
            made = self.draft(self.word(kind), body=[("paragraph", self.word("inside"))])
            if kind == "scheduled":
                made.go_live_at = timezone.now() + timedelta(days=2)
                made.save_revision().publish()
                continue
            made.get_latest_revision().publish(user=self.editor)
            made.refresh_from_db()
            if kind == "expired":
                made.expire_at, made.expired = timezone.now() - timedelta(days=1), True
                made.save()
            made.unpublish(user=self.editor)
            Withdrawal.objects.create(story=made, note=self.word("whywithdrawn"))

    def _mark_talk(self) -> None:
        conversation, _ = Conversation.objects.get_or_create(pk=self.shown.pk)
        for state in ("held", "spam", "deleted"):
            kind = f"{state}talk"
            for _ in range(2):
                email = f"{self.word(kind)}@a.example".lower()
                site = f"https://{self.word(kind)}.example/".lower()
                said = Remark.objects.create(
                    conversation=conversation,
                    state=state,
                    email=email,
                    website=site,
                    **self.all_of(kind, ("name", "text")),
                )
            Report.objects.create(comment=said, reason="abuse", note=self.word("complaint"))
        for _ in range(4):
            ErrorReport.objects.create(
                story=self.shown,
                email=f"{self.word('report')}@a.example",
                **self.all_of("report", ("text", "passage", "reason")),
            )
        Correspondent.objects.create(email=f"{self.word('correspondent')}@a.example".lower())

    def _mark_names(self) -> None:
        """Names of whom and what nothing is published, and a front that is not."""
        for _ in range(4):
            slug = self.word("unlisted").lower()
            Contributor.objects.create(slug=slug, **self.all_of("unlisted", ("name", "role")))
            slug = self.word("topic").lower()
            Topic.objects.create(slug=slug, name=self.word("topic"), intro=self.word("intro"))
        slot = {"story": self.shown.pk, "headline": self.word("slot")}
        slots = [{"type": "item", "value": slot}]
        lead = {"filling": "hand", "size": 4, "stories": slots}
        LineUp(
            name=self.word("lineup"), containers=[{"type": "lead", "value": lead}], live=False
        ).save()
        newsroom.section(
            self.word("section").lower(), live=False, introduction=self.word("introduction")
        )
        Assignment.objects.create(
            due_at=timezone.now() + timedelta(hours=2),
            **self.all_of("assignment", ("what", "place", "notes", "pictures")),
        )

    def _mark_files(self) -> None:
        """Pictures and papers of no story that is live; rights of some are over."""
        for is_expired in (False, True):
            name, file = f"{self.word('picture')}.jpg".lower(), newsroom.jpeg((60, 40))
            made = Picture.objects.create(
                file=ContentFile(file, name),
                is_expired=is_expired,
                **self.all_of("picture", RIGHTS),
            )
            self.full.lead_picture = made
        self.full.save_revision()
        self.hidden_pictures = list(Picture.objects.filter(title__startswith="Quokkapicture"))

    def _mark_wire(self) -> None:
        """Copy under an embargo, copy that is over, and what could not be read."""
        for number, kind in enumerate(("embargoed", "lapsed")):
            until = timezone.now() + timedelta(days=1 if kind == "embargoed" else -1)
            WireItem.objects.create(
                guid=f"urn:marked:{number}",
                version="1",
                fingerprint=f"marked-{number}",
                form="ninjs",
                kind="text",
                is_newest=True,
                headline=self.word(kind),
                content=self.word(kind).encode(),
                blocks=_paragraph(self.word(kind)),
                version_at=timezone.now(),
                **{"embargoed_until" if kind == "embargoed" else "expires_at": until},
                **self.all_of(kind, WIRE),
            )
        Quarantined.objects.create(
            digest="0" * 64,
            content=self.word("unread").encode(),
            **self.all_of("unread", ("source", "reason")),
        )

    def _mark_people(self) -> None:
        for _ in range(3):
            person = User.objects.create_user(
                f"{self.word('colleague')}@lantern.example".lower(),
                **self.all_of("colleague", ("first_name", "last_name")),
            )
            person.groups.add(Group.objects.get(name="Reporters"))
        AuditEntry.objects.create(
            action="login",
            details={"before": self.word("audit")},
            **self.all_of("audit", ("who", "subject", "origin")),
        )
        WaitingMail.objects.create(
            recipient=f"{self.word('waitingmail')}@a.example",
            due_at=timezone.now() + timedelta(days=1),
            **self.all_of("waitingmail", ("subject", "text")),
        )
        Device.objects.create(endpoint=f"https://push.example/{self.word('device')}", p256dh="x")

    def _mark_mailings(self) -> None:
        for number in range(2):
            Issue.objects.create(
                newsletter=self.newsletter,
                day=date(2026, 11, 1 + number),
                **self.all_of("letter", ("subject", "preview_text", "intro")),
            )
            Suppression.objects.create(
                email=f"{self.word('suppressed')}@a.example".lower(),
                detail=self.word("suppressed"),
            )
            Bounce.objects.create(
                kind="hard",
                at=timezone.now(),
                key=self.word("bounce"),
                email=f"{self.word('bounce')}@a.example",
                detail=self.word("bounce"),
            )
        Newsletter.objects.create(
            slug=self.word("newsletter").lower(),
            is_offered=False,
            **self.all_of("newsletter", ("name", "promise", "sender_name")),
        )


def _paragraph(text: str) -> list[dict[str, str]]:
    return [{"type": "paragraph", "value": f"<p>{text}</p>"}]
