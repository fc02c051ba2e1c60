"""A newsroom full of canaries: words that only some may read. Each row of each kind is there once."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from wagtail.actions.delete_page import DeletePageAction
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import (
    Collection,
    Comment,
    Page,
    UploadedFile,
)

from djeli.comments.models import Comment as Remark
from djeli.comments.models import Conversation, ErrorReport
from djeli.desk.bin.contents import put_in
from djeli.desk.models import Assignment, SavedView
from djeli.newsletters.models import Suppression
from djeli.press.models import Receipt
from djeli.readership.models import ViewCountSettings
from djeli.stories.corrections import record
from djeli.stories.models import Article, LineUp, SourceRule, StandingPage
from djeli.wire.ingestion import ingest_bytes
from djeli.wire.models import Partner, RuleDeed, SavedFilter, WireItem, WireRule, WireSource
from djeli.wire.story_drafts import make_story
from tests import newsroom
from tests.desk import logins
from tests.newsletters import mailing

STRANGER = "Stranger"


class Newsroom:
    """The rows, and a client for each role."""

    def __init__(self) -> None:
        self.other = logins.user("Reporters", "Other")
        self.editor = logins.user("Editors", "Chief")
        self.africa = newsroom.section()
        self.by = newsroom.contributor()
        self.topic = newsroom.topic("Rivers")
        self._plant_files()
        self._plant_sections()
        self._plant_stories()
        self._plant_own()
        self._plant_what_surrounds()
        self._plant_settings()
        self.clients = {role: logins.log_in(role) for role in logins.ROLES}
        for client in self.clients.values():
            client.get("/desk/")  # what a session begins with is there before it is walked
        self.clients[STRANGER] = Client()

    def _plant_sections(self) -> None:
        front = newsroom.front()
        front.add_child(instance=StandingPage(title="Quokkaimprint", slug="imprint", live=False))
        self.hidden_section = newsroom.section("quokkasection", live=False)
        self.standing = StandingPage(title="About us", slug="about")
        front.refresh_from_db()
        front.add_child(instance=self.standing)
        self.standing.save_revision().publish()
        self.standing.title = "Quokkaabout"
        self.standing.save_revision()
        self.africa.refresh_from_db()
        self.africa.title = "Quokkarename"
        self.africa.save_revision()
        self.africa.refresh_from_db()

    def _plant_files(self) -> None:
        self.picture = newsroom.picture()
        file = ContentFile(b"%PDF-1.4", "report.pdf")
        self.document = get_document_model().objects.create(title="Report", file=file)

    def draft(self, headline: str, **fields: Any) -> Article:
        fields.setdefault("by", self.by)
        made = newsroom.draft(self.africa, headline, owner=self.other, **fields)
        for standfirst in ("At first", "Then"):
            made.standfirst = standfirst
            made.save_revision(user=self.other)
        return made

    def _plant_stories(self) -> None:
        self.hidden = self.draft(
            "Quokkadraft",
            body=[
                (
                    "paragraph",
                    f'<p>Quokkabody <a linktype="document" id="{self.document.pk}">x</a></p>',
                )
            ],
            topics=[self.topic, newsroom.topic("Quokkatopic")],
            claims=[
                newsroom.claim(
                    text="Quokkaclaim", claimant="Quokkaclaimant", checked="Quokkachecked"
                )
            ],
            by=[self.by, newsroom.contributor("Quokkawriter")],
            lead_picture=self.picture,
        )
        Comment.objects.create(
            page=self.hidden, user=self.other, text="Quokkanote", contentpath="title"
        )
        waiting = self.draft("Quokkascheduled", go_live_at=timezone.now() + timedelta(days=1))
        waiting.get_latest_revision().publish(user=self.editor)
        self.review = self.draft("Quokkareview")
        self.review.get_workflow().start(self.review, self.other)
        self.locked = self.draft("Quokkalocked")
        Page.objects.filter(pk=self.locked.pk).update(
            locked=True, locked_by=self.editor, locked_at=timezone.now()
        )
        self.live = self.draft("The bridge opens", slug="bridge")
        self.live.save_revision(user=self.other).publish(user=self.editor)
        self.live.refresh_from_db()
        self.live.title = "Quokkaheadline"
        self.live.save_revision(user=self.other)
        self.live.get_workflow().start(self.live, self.other)
        self.withdrawn = self.draft("Quokkawithdrawn")
        self.withdrawn.get_latest_revision().publish(user=self.editor)
        self.withdrawn.refresh_from_db()
        self.withdrawn.unpublish(user=self.editor)
        gone = self.draft("Quokkadeleted")
        DeletePageAction(gone, user=self.editor).execute(skip_permission_checks=True)
        self.binned = self.draft("Quokkabinned")
        put_in(self.binned, self.other)

    def _plant_own(self) -> None:
        self.own = {}
        for role in ("Contributors", "Reporters"):
            headline = f"Wombat{role.lower()}"
            made = newsroom.draft(self.africa, headline, owner=logins.user(role), by=self.by)
            made.save_revision(user=logins.user(role))
            self.own[role] = made

    def _plant_what_surrounds(self) -> None:
        self._plant_wire()
        self.assignment = Assignment.objects.create(
            what="Quokkaassignment", due_at=timezone.now() + timedelta(hours=1)
        )
        self.assignment.people.add(self.other)
        conversation = Conversation.objects.create(pk=self.live.pk)
        self.remark = Remark.objects.create(
            conversation=conversation, name="Awa", text="Quokkaremark", email="quokkafan@a.example"
        )
        self.report = ErrorReport.objects.create(
            story=self.live, text="Quokkareport", email="quokkatipster@a.example"
        )
        self.correction = record.take(self.live, "correction", "Quokkamend")
        record.mend(self.correction, "correction", "It was 14.", "Not in these words")
        digest = mailing.newsletter()
        self.subscriber = mailing.readers(digest, 1)[0]
        self.subscriber.email = "quokkareader@lantern.example"
        self.subscriber.save()
        self.suppression = Suppression.objects.create(email="quokkagone@lantern.example")
        self.issue = mailing.issue(digest, self.live, subject="Quokkaissue")
        self.newsletter = digest
        self.agency = newsroom.agency()
        slots = [{"type": "item", "value": {"story": self.hidden.pk, "headline": ""}}]
        containers = [{"type": "lead", "value": {"filling": "hand", "size": 4, "stories": slots}}]
        self.line_up = LineUp(name="Quokkalineup", containers=containers, live=False)
        self.line_up.save()
        self.line_up.save_revision(user=self.editor)
        self.receipt = Receipt.objects.create(
            by="Chief Test", seconds=0.2, pressed=["/africa/quokkareceipt/"]
        )

    def _plant_wire(self) -> None:
        shape = {
            "uri": "urn:quokka:1",
            "type": "text",
            "version": "1",
            "language": "en",
            "headline": "Quokkawire",
            "body_html": "<p>It came.</p>",
        }
        list(ingest_bytes(json.dumps(shape).encode(), "test"))
        self.item = WireItem.objects.get()
        taken = make_story(self.item, self.other, self.africa)
        taken.title = taken.draft_title = "Quokkataken"
        taken.slug, taken.owner = "quokkataken", self.other
        taken.save()
        taken.save_revision(user=self.other)
        rule = WireRule.objects.create(name="Quokkas", keywords=["quokka"])
        facts = {"deed": "draft", "state": "done", "due_at": timezone.now(), "story": taken}
        self.deed = RuleDeed.objects.create(rule=rule, item=self.item, **facts)
        self.wire_rule, self.taken = rule, taken
        self.saved_view = SavedView.objects.create(user=self.other, name="Mine", query="mine=me")
        self.filter = SavedFilter.objects.create(user=self.other, name="Urgent", query="urgency=3")

    def _plant_settings(self) -> None:
        ViewCountSettings.objects.get_or_create()  # Wagtail makes it when it is first asked for
        self.partner = Partner.objects.create(name="Quokkapartner")
        self.wire_source = WireSource.objects.create(name="Quokkasource", address="x", failures=1)
        self.source_rule = SourceRule.objects.create(flag="is_photo_story")
        self.boss = logins.User.objects.create_superuser(
            "quokkaboss@lantern.example", "a-long-password", first_name="Ada"
        )
        self.redirect = Redirect.objects.create(old_path="/quokkaold", redirect_link="/latest/")
        root = Collection.get_first_root_node()
        self.collection = root.add_child(instance=Collection(name="Archive"))
        self.session = EditingSession.objects.create(
            user=self.other, content_object=self.hidden, last_seen_at=timezone.now()
        )
        self.upload = UploadedFile.objects.create(
            file=ContentFile(b"x", "x.jpg"), uploaded_by_user=self.other
        )

    def all_pages(self) -> list[Page]:
        """One of each kind."""
        pages = [self.hidden, self.live, self.binned, self.review, self.hidden_section]
        pages += [self.standing, self.locked, self.withdrawn, self.africa]
        return [*pages, *self.own.values()]
