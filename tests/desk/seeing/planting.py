"""A newsroom full of canaries: words that only some may read. Each row of each kind is there once."""

from __future__ import annotations

import json
from datetime import timedelta
from functools import cache, cached_property
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from wagtail.actions.delete_page import DeletePageAction
from wagtail.admin.models import EditingSession
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import (
    Collection,
    Comment,
    GroupApprovalTask,
    Page,
    Site,
    UploadedFile,
    Workflow,
)

from djeli.comments.models import Comment as Remark
from djeli.comments.models import Conversation
from djeli.desk.bin.contents import put_in
from djeli.newsletters.models import Suppression
from djeli.press.models import Receipt
from djeli.stories.models import Article, LineUp, StandingPage
from djeli.wire.ingestion import ingest_bytes
from djeli.wire.models import Partner, WireItem
from djeli.wire.story_drafts import make_story
from tests import newsroom
from tests.desk import logins
from tests.newsletters import mailing

STRANGER = "Stranger"
LATEST = {"revision_id_a": "earliest", "revision_id_b": "latest"}
OF_PAGES = {
    "wagtailadmin_pages",
    "wagtailadmin_api:pages",
    "wagtailadmin_explore",
    "wagtailadmin_explore_results",
    "wagtailadmin_choose_page_child",
    "desk/choose-story/<int:parent_page_id>/",
    "desk/pages",
    "wagtailadmin_editing_sessions",
    "desk_readership_story",
    "desk_readership_story_part",
    "desk_readership_story_table",
    "desk_alert",
    "desk_alert_letter",
}
"""Namespaces and names of addresses that are about a page."""

Given = list[dict[str, Any]]


class Newsroom:
    """The rows, and which of them each kind of address stands for."""

    is_asked_of_few = False

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
        conversation = Conversation.objects.create(pk=self.live.pk)
        self.remark = Remark.objects.create(
            conversation=conversation, name="Awa", text="Quokkaremark", email="quokkafan@a.example"
        )
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

    def _plant_settings(self) -> None:
        self.partner = Partner.objects.create(name="Quokkapartner")
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

    def given(self, name: str) -> Given:
        """What the address of that name takes, for each row that it can stand for."""
        space = name.rpartition(":")[0] or name
        if name.startswith("desk/"):  # a route that has no name
            space = "/".join(name.split("/")[:2])
        if name in OF_PAGES or space in OF_PAGES:
            return [self._of(page) for page in self.pages()]
        found = self._others
        return found.get(name) or found.get(space, [])

    def pages(self) -> list[Page]:
        """One of each kind. Those who see all are asked of few: they are refused nothing."""
        few = [self.binned, self.hidden, self.review, self.live, self.hidden_section, self.standing]
        if self.is_asked_of_few:
            return few
        more = [self.locked, self.withdrawn, self.africa, *self.own.values()]
        return [*few, *more]

    @cache  # noqa: B019 - for as long as the tests of one module
    def _of(self, page: Page) -> dict[str, Any]:
        """All that an address may take which is about one page."""
        revision = page.latest_revision_id and page.get_latest_revision()
        given: dict[str, Any] = {
            **dict.fromkeys(("page_id", "parent_page_id", "page_to_move_id", "pk"), page.pk),
            "destination_id": self.hidden_section.pk,
            **dict.fromkeys(("content_type_app_name", "app_label", "app_name"), "stories"),
            **dict.fromkeys(("content_type_model_name", "model_name"), "article"),
            "action_name": "approve",
            "name": "days",
            "object_id": page.pk,
            "session_id": self.session.pk,
            "page_pk": page.pk,
        }
        if revision:
            given |= {"revision_id": revision.pk, **LATEST}
        state = getattr(page.specific, "current_workflow_state", None)
        if state:
            given |= {
                "workflow_state_id": state.pk,
                "task_state_id": state.current_task_state_id,
                "task_id": state.current_task_state.task_id,
            }
        return given

    @cached_property
    def _others(self) -> dict[str, Given]:
        """By the whole name of one address, or by the namespace of several."""
        picture = {"image_id": self.picture.pk, "pk": self.picture.pk, "filter_spec": "width-50"}
        picture["uploaded_file_id"] = self.upload.pk
        document = {"document_id": self.document.pk, "pk": self.document.pk}
        document |= {"doc_id": self.document.pk, "uploaded_file_id": self.upload.pk}
        return {
            **{name: [{"pk": row.pk}] for name, row in self._rows().items()},
            **self._of_wagtail(),
            **{name: [picture] for name in ("wagtailimages", "wagtailimages_chooser")},
            **{name: [document] for name in ("wagtaildocs", "wagtaildocs_chooser")},
            "wagtailadmin_api:images": [picture],
            "desk/images": [picture],
            "desk/documents": [document],
            "wagtailadmin_api:documents": [document],
            "wagtailredirects": [{"redirect_id": self.redirect.pk}],
            "wagtailsettings": self._settings(),
            "lineups": [
                {
                    "pk": self.line_up.pk,
                    "revision_id": self.line_up.latest_revision_id,
                    **LATEST,
                }
            ],
            "wagtailusers_users": [{"pk": self.boss.pk}, {"pk": self.other.pk}],
            "desk_readership_table": [{"name": "days"}],
            "desk_put_back": [{"page": self.binned.pk}],
        }

    def _rows(self) -> dict[str, Any]:
        """Those that are told by their key alone."""
        issue = dict.fromkeys(
            ("", "_letter", "_text", "_send", "_stop", "_resume", "_test", "_rule")
        )
        item = dict.fromkeys(
            ("_item", "_take", "_not_for_us", "_back", "_embargo", "_seen"), self.item
        )
        return {
            **{f"desk_issue{act}": self.issue for act in issue},
            **{f"desk_wire{act}": row for act, row in item.items()},
            **dict.fromkeys(("contributors", "contributor_chooser"), self.by),
            **dict.fromkeys(("agencies", "agency_chooser"), self.agency),
            **dict.fromkeys(("newsletters", "desk_prepare"), self.newsletter),
            **dict.fromkeys(("suppressions", "desk_lift"), self.suppression),
            "wagtailsnippetchoosers_stories_lineup": self.line_up,
            "topics": self.topic,
            "partners": self.partner,
            "issues": self.issue,
            "subscribers": self.subscriber,
            "desk_receipt": self.receipt,
            "wagtailsites": Site.objects.get(),
            "wagtailusers_groups": Group.objects.first(),
        }

    def _of_wagtail(self) -> dict[str, Given]:
        workflow, task = Workflow.objects.get(), GroupApprovalTask.objects.get()
        kind = {"app_label": "wagtailcore", "model_name": "groupapprovaltask"}
        collection = {"pk": self.collection.pk, "collection_id": self.collection.pk}
        bulk_action_registry.get_bulk_actions_for_model("wagtailcore", "page")  # looks for them
        bulk = [
            {"app_label": app, "model_name": model, "action": action}
            for app, models in bulk_action_registry.actions.items()
            for model, actions in models.items()
            for action in actions
        ]
        return {
            "wagtail_bulk_action": bulk,
            "wagtailadmin_workflows": [
                {"pk": workflow.pk, "workflow_pk": workflow.pk, "page_pk": self.africa.pk}
                | {"task_id": task.pk, **kind}
            ],
            "wagtailadmin_workflows:edit_task": [{"pk": task.pk}],
            "wagtailadmin_collections": [collection],
            "desk/collections": [collection],
            "wagtailadmin_tag_model_autocomplete": [{"app_name": "taggit", "model_name": "tag"}],
            "wagtailadmin_password_reset_confirm": [{"uidb64": "MQ", "token": "set-password"}],
        }

    def _settings(self) -> Given:
        names = [
            ("stories", "edition"),
            ("stories", "navigation"),
            ("readership", "counting"),
            ("comments", "commentrules"),
        ]
        return [{"app_name": app, "model_name": model, "pk": 1} for app, model in names]
