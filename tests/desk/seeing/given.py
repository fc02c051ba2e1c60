"""What an address of the desk takes: the planted rows that each kind of address can stand for."""

from __future__ import annotations

import os
from functools import cache, cached_property
from typing import Any

from django.contrib.auth.models import Group
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import GroupApprovalTask, Page, Site, Workflow

from djeli.stories.models import Rating
from tests.desk.seeing.planting import Newsroom

IS_LONG = os.environ.get("DJELI_LONG") == "1"
"""Every address about every page, for a walk by hand."""
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
    "desk_push",
    "desk_checks",
    "desk_check",
    "desk_let_pass",
    "desk_versions",
    "desk_version_withhold",
    "desk_version_show",
    "desk_correct",
    "desk_translate",
}
"""Namespaces and names of addresses that are about a page."""

Given = list[dict[str, Any]]


class Arguments:
    """What addresses take, from the rows of one newsroom."""

    def __init__(self, rows: Newsroom) -> None:
        self.rows = rows

    def given(self, name: str, role: str = "", turn: int = 0) -> Given:
        """What the address of that name takes, for each row that it is asked about."""
        space = name.rpartition(":")[0] or name
        if name.startswith("desk/"):  # a route that has no name
            space = "/".join(name.split("/")[:2])
        if name in OF_PAGES or space in OF_PAGES:
            return [self._of(page) for page in self.pages(role, turn)]
        found = self._others
        return found.get(name) or found.get(space, [])

    def pages(self, role: str = "", turn: int = 0) -> list[Page]:
        """Those that one address is asked about: a draft of somebody else's, the role's own, a live
        story with an edit that is not published; and one of all others, in turn.

        With ``DJELI_LONG=1`` all of them.
        """
        rows, own = self.rows, self.rows.own.get(role)
        always = [rows.hidden, *([own] if own else []), rows.live]
        rest = [rows.binned, rows.hidden_section, rows.standing, rows.review]
        rest += [rows.locked, rows.withdrawn, rows.africa]
        rest += [one for name, one in rows.own.items() if name != role]
        count = len(rest) if IS_LONG else 1
        return always + [rest[(turn + more) % len(rest)] for more in range(count)]

    @cache  # noqa: B019 - for as long as the tests of one module
    def _of(self, page: Page) -> dict[str, Any]:
        """All that an address may take which is about one page."""
        revision = page.latest_revision_id and page.get_latest_revision()
        given: dict[str, Any] = {
            **dict.fromkeys(("page_id", "parent_page_id", "page_to_move_id", "pk"), page.pk),
            "destination_id": self.rows.hidden_section.pk,
            **dict.fromkeys(("content_type_app_name", "app_label", "app_name"), "stories"),
            **dict.fromkeys(("content_type_model_name", "model_name"), "article"),
            "action_name": "approve",
            "name": "days",
            "number": 1,
            "object_id": page.pk,
            "session_id": self.rows.session.pk,
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
        picture = {
            "image_id": self.rows.picture.pk,
            "pk": self.rows.picture.pk,
            "filter_spec": "width-50",
        }
        picture["uploaded_file_id"] = self.rows.upload.pk
        document = {"document_id": self.rows.document.pk, "pk": self.rows.document.pk}
        document |= {"doc_id": self.rows.document.pk, "uploaded_file_id": self.rows.upload.pk}
        return {
            **{name: [{"pk": row.pk}] for name, row in self._rows().items()},
            **self._of_wagtail(),
            **{name: [picture] for name in ("wagtailimages", "wagtailimages_chooser")},
            **{name: [document] for name in ("wagtaildocs", "wagtaildocs_chooser")},
            "wagtailadmin_api:images": [picture],
            "desk/images": [picture],
            "desk/documents": [document],
            "wagtailadmin_api:documents": [document],
            "wagtailredirects": [{"redirect_id": self.rows.redirect.pk}],
            "wagtailsettings": self._settings(),
            "lineups": [
                {
                    "pk": self.rows.line_up.pk,
                    "revision_id": self.rows.line_up.latest_revision_id,
                    **LATEST,
                }
            ],
            "wagtailusers_users": [{"pk": self.rows.boss.pk}, {"pk": self.rows.other.pk}],
            "desk_wire_compare": [{"pk": self.rows.item.pk, "page_id": self.rows.taken.pk}],
            "desk_wire_add": [{"pk": self.rows.item.pk, "page_id": self.rows.taken.pk}],
            "desk_wire_filter_delete": [{"pk": self.rows.filter.pk}],
            "desk_wire_picture": [{"pk": self.rows.item.pk, "place": 0}],
            "desk_readership_table": [{"name": "days"}],
            "desk_accept": [{"token": "guessed"}],
            "desk_put_back": [{"page": self.rows.binned.pk}],
            "desk_calendar_feed": [{"pk": self.rows.other.pk, "secret": "guessed", "which": "all"}],
        }

    def _rows(self) -> dict[str, Any]:
        """Those that are told by their key alone."""
        issue = dict.fromkeys(
            ("", "_letter", "_text", "_send", "_stop", "_resume", "_test", "_rule")
        )
        acts = ("_item", "_take", "_publish", "_pictures", "_preview", "_not_for_us", "_back")
        item = dict.fromkeys((*acts, "_embargo", "_seen"), self.rows.item)
        item |= dict.fromkeys(("_hold", "_leave"), self.rows.deed)
        return {
            **{f"desk_issue{act}": self.rows.issue for act in issue},
            **{f"desk_wire{act}": row for act, row in item.items()},
            **dict.fromkeys(("contributors", "contributor_chooser"), self.rows.by),
            **dict.fromkeys(("agencies", "agency_chooser"), self.rows.agency),
            **dict.fromkeys(("newsletters", "desk_prepare"), self.rows.newsletter),
            **dict.fromkeys(("suppressions", "desk_lift"), self.rows.suppression),
            "wagtailsnippetchoosers_stories_lineup": self.rows.line_up,
            "topics": self.rows.topic,
            "ratings": Rating.objects.get_or_create(name="Quite wrong", slug="quite-wrong")[0],
            "partners": self.rows.partner,
            "wire_sources": self.rows.wire_source,
            "wire_rules": self.rows.wire_rule,
            "source_rules": self.rows.source_rule,
            "issues": self.rows.issue,
            "subscribers": self.rows.subscriber,
            "desk_receipt": self.rows.receipt,
            "desk_correction": self.rows.correction,
            "desk_error_report": self.rows.report,
            "desk_comments_answer": self.rows.remark,
            "desk_invite_again": self.rows.other,
            "stories:forget_view": self.rows.saved_view,
            **dict.fromkeys(
                ("desk_assignment", "desk_assignment_story", "desk_assignment_drop"),
                self.rows.assignment,
            ),
            "wagtailsites": Site.objects.get(),
            "wagtailusers_groups": Group.objects.first(),
        }

    def _of_wagtail(self) -> dict[str, Given]:
        workflow, task = Workflow.objects.get(), GroupApprovalTask.objects.get()
        kind = {"app_label": "wagtailcore", "model_name": "groupapprovaltask"}
        collection = {"pk": self.rows.collection.pk, "collection_id": self.rows.collection.pk}
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
                {"pk": workflow.pk, "workflow_pk": workflow.pk, "page_pk": self.rows.africa.pk}
                | {"task_id": task.pk, **kind}
            ],
            "wagtailadmin_workflows:edit_task": [{"pk": task.pk}],
            "wagtailadmin_collections": [collection],
            "desk/collections": [collection],
            "wagtailadmin_tag_model_autocomplete": [{"app_name": "taggit", "model_name": "tag"}],
            "wagtailadmin_password_reset_confirm": [{"uidb64": "MQ", "token": "set-password"}],
            "account_confirm_email": [{"key": "guessed"}],
            "account_reset_password_from_key": [{"uidb36": "1", "key": "set-password"}],
            "mfa_remove_webauthn": [{"pk": 1}],
            "mfa_edit_webauthn": [{"pk": 1}],
        }

    def _settings(self) -> Given:
        names = [
            ("stories", "edition"),
            ("stories", "navigation"),
            ("readership", "viewcountsettings"),
            ("comments", "commentrules"),
            ("stories", "correctionrules"),
        ]
        return [{"app_name": app, "model_name": model, "pk": 1} for app, model in names]
