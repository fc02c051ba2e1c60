"""The hooks with which the desk extends Wagtail. Wagtail imports this module."""

from __future__ import annotations

from typing import Any

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from djeli.desk import addresses, menu, tree
from djeli.desk.access import bulk_actions as page_bulk_actions
from djeli.desk.alerts import hooks as alerts
from djeli.desk.audit import hooks as audit
from djeli.desk.bin import hooks as bin_hooks
from djeli.desk.branding import hooks as branding
from djeli.desk.charts import hooks as charts
from djeli.desk.choosers.agencies import agency_chooser
from djeli.desk.choosers.contributors import contributor_chooser
from djeli.desk.comments import hooks as comments
from djeli.desk.corrections import hooks as corrections
from djeli.desk.dashboard import hooks as dashboard
from djeli.desk.directory import bulk_actions as user_bulk_actions
from djeli.desk.directory.invitations import hooks as invitations
from djeli.desk.directory.viewsets.group import PeopleAndTopics
from djeli.desk.editor import hooks as editor
from djeli.desk.editor.viewsets.front import FrontViewSet
from djeli.desk.editor.viewsets.section import SectionViewSet
from djeli.desk.editor.viewsets.standing_page import StandingPageViewSet
from djeli.desk.editor.viewsets.story import StoryViewSet
from djeli.desk.error_reports import hooks as error_reports
from djeli.desk.files import hooks as files
from djeli.desk.files import refusals
from djeli.desk.lineup import hooks as lineup
from djeli.desk.lineup.viewset import LineUpViewSet
from djeli.desk.newsletters import hooks as newsletters
from djeli.desk.newsletters.viewsets.group import Newsletters
from djeli.desk.partners.viewset import PartnerViewSet
from djeli.desk.paste import hooks as paste
from djeli.desk.pictures import hooks as pictures
from djeli.desk.planning import hooks as planning
from djeli.desk.policies import hooks as policies
from djeli.desk.press_report import hooks as pressing
from djeli.desk.readership import hooks as readership
from djeli.desk.scheduling import hooks as scheduling
from djeli.desk.sign_in import hooks as sign_in
from djeli.desk.sources import hooks as sources
from djeli.desk.sources.viewset import SourceRuleViewSet
from djeli.desk.storylist.viewset import story_list
from djeli.desk.unsaved_text import hooks as words
from djeli.desk.versions import hooks as versions
from djeli.desk.welcome import hooks as welcome
from djeli.desk.wire_inbox import hooks as wire_inbox
from djeli.desk.wire_rules import hooks as wire_rules
from djeli.desk.wire_rules.viewset import WireRuleViewSet
from djeli.desk.wire_sources.viewset import WireSourceViewSet

register_snippet(LineUpViewSet)


@hooks.register("register_admin_viewset")
def viewsets() -> list[Any]:
    return [
        story_list,
        FrontViewSet(),
        SectionViewSet(),
        StandingPageViewSet(),
        StoryViewSet(),
        PeopleAndTopics(),
        contributor_chooser,
        agency_chooser,
        PartnerViewSet(),
        WireSourceViewSet(),
        WireRuleViewSet(),
        SourceRuleViewSet(),
        Newsletters(),
    ]


__all__ = [
    "addresses",
    "alerts",
    "audit",
    "bin_hooks",
    "branding",
    "charts",
    "comments",
    "corrections",
    "dashboard",
    "editor",
    "error_reports",
    "files",
    "invitations",
    "lineup",
    "menu",
    "newsletters",
    "page_bulk_actions",
    "paste",
    "pictures",
    "planning",
    "policies",
    "pressing",
    "readership",
    "refusals",
    "scheduling",
    "sign_in",
    "sources",
    "tree",
    "user_bulk_actions",
    "versions",
    "welcome",
    "wire_inbox",
    "wire_rules",
    "words",
]
