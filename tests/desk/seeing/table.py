"""Who finds which marked word at the desk, and who changes what by its forms; nobody else does."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tests.desk.seeing.planting import STRANGER

LEADERS = frozenset({"Editors", "Publishers"})
SEE_ALL = LEADERS | {"Audience editors"}
AUDIENCE = frozenset({"Audience editors", "Publishers"})
SENDERS = LEADERS | {"Reporters"}
PUBLISHERS = frozenset({"Publishers"})
WRITERS = SENDERS | {"Contributors"}
EVERYBODY = WRITERS | SEE_ALL
NOBODY: frozenset[str] = frozenset()

MAY_READ = {
    "quokkadraft": SEE_ALL,
    "quokkabody": LEADERS,
    "quokkanote": LEADERS,
    "quokkascheduled": SEE_ALL,
    "quokkareview": SEE_ALL,
    "quokkalocked": SEE_ALL,
    "quokkaheadline": SEE_ALL,
    "quokkawithdrawn": SEE_ALL,
    "quokkadeleted": PUBLISHERS,  # as a line of the audit log
    "quokkabinned": SEE_ALL,
    "quokkaassignment": SEE_ALL,
    "quokkataken": SEE_ALL,
    "quokkalineup": SEE_ALL,
    "quokkasection": SEE_ALL,
    "quokkaimprint": SEE_ALL,
    "quokkaabout": SEE_ALL,
    "quokkarename": SEE_ALL,
    "quokkareceipt": SEE_ALL,
    "quokkawire": SENDERS,
    "quokkaremark": SEE_ALL,
    "quokkafan": SEE_ALL,
    "quokkareport": SEE_ALL,
    "quokkatipster": SEE_ALL,
    "quokkamend": SEE_ALL,
    "quokkareader": AUDIENCE,
    "quokkagone": AUDIENCE,
    "quokkaissue": AUDIENCE,
    "quokkapartner": PUBLISHERS,
    "quokkasource": PUBLISHERS,
    "quokkaboss": PUBLISHERS,
    "quokkaold": PUBLISHERS,
    # The newsroom's vocabulary and its files are for all who work at the desk.
    **dict.fromkeys(
        (
            *("quokkatopic", "quokkaunlisted", "quokkawriter"),
            *("quokkapicture", "quokkasheet"),
        ),
        EVERYBODY,
    ),
    # Documents of sources that readers never see: also for who uploaded them, or owns the story.
    "quokkapaper": SEE_ALL,
    "quokkaminutes": {"Contributors", *SEE_ALL},
    "quokkaledger": {"Reporters", *SEE_ALL},
    "quokkas": SENDERS,  # a rule for the wire
    "quokkaembargoed": SENDERS,
    "quokkalapsed": SENDERS,
    "quokkaslug": SEE_ALL,
    "quokkainside": SEE_ALL,
    "quokkaexpired": SEE_ALL,
    "quokkaclaim": LEADERS,
    "quokkaclaimant": LEADERS,
    "quokkachecked": LEADERS,
    "quokkaintro": LEADERS,
    "quokkacolleague": LEADERS,
    "quokkawithheldtitle": LEADERS,
    "quokkacomplaint": SEE_ALL,
    "quokkaheldtalk": SEE_ALL,
    "quokkaspamtalk": SEE_ALL,
    "quokkadeletedtalk": SEE_ALL,
    "quokkaletter": AUDIENCE,
    "quokkanewsletter": AUDIENCE,
    "quokkasuppressed": AUDIENCE,
    "quokkaaudit": PUBLISHERS,
    "quokkaedit": LEADERS,
    "quokkainformant": LEADERS,
    # No page of the desk shows these; they are in the database, or in mails to come.
    "quokkabounce": NOBODY,
    "quokkacorrespondent": NOBODY,
    "quokkadevice": NOBODY,
    "quokkaintroduction": NOBODY,
    "quokkaslot": NOBODY,
    "quokkaunread": NOBODY,
    "quokkawaitingmail": NOBODY,
    "quokkawhywithdrawn": NOBODY,
    "quokkawithheld": NOBODY,
    "wombatcontributors": {"Contributors", *SEE_ALL},
    "wombatreporters": {"Reporters", *SEE_ALL},
}

MAY_CHANGE = {
    # Their own account, and new files.
    **dict.fromkeys(
        (
            *("account_email", "desk_calendar_addresses", "wagtailadmin_account"),
            *("wagtaildocs_chooser:create", "wagtailimages:add", "wagtailimages:add_multiple"),
            *("wagtailimages_chooser:create",),
        ),
        EVERYBODY,
    ),
    # Their own stories; leaders those of others too.
    **dict.fromkeys(
        (
            *("wagtailadmin_editing_sessions:ping", "wagtailadmin_pages:copy"),
            *("wagtailadmin_pages:delete", "wagtailadmin_pages:edit"),
            *("wagtailadmin_pages:revisions_revert",),
        ),
        WRITERS,
    ),
    # Agency copy.
    **dict.fromkeys(
        (*("desk_wire_filter_save", "desk_wire_not_for_us", "desk_wire_take"),),
        SENDERS,
    ),
    # The journalism.
    **dict.fromkeys(
        (
            *("agencies:add", "agencies:delete", "agencies:edit", "agency_chooser:create"),
            *("contributor_chooser:create", "contributors:add", "contributors:edit"),
            *("desk/documents/delete/<int:document_id>/",),
            *("desk/documents/edit/<int:document_id>/", "desk/images/<int:image_id>/"),
            *("desk/pages/<int:page_to_move_id>/move/<int:destination_id>/confirm/",),
            *("desk_assign", "desk_assignment", "desk_assignment_drop"),
            *("desk_assignment_story", "desk_check", "desk_correction", "desk_put_back"),
            *("desk_wire_add", "desk_wire_publish", "lineups:board_publish", "lineups:delete"),
            *("lineups:lock", "lineups:revisions_unschedule", "ratings:add", "ratings:delete"),
            *("ratings:edit", "topics:add", "topics:delete", "topics:edit"),
            *("wagtailadmin_pages:lock", "wagtailadmin_pages:move_confirm"),
            *("wagtailadmin_pages:revisions_unschedule",),
            *("wagtailadmin_pages:set_page_position", "wagtailadmin_pages:unpublish"),
            *("wagtailadmin_pages:workflow_action", "wagtaildocs:delete"),
            *("wagtaildocs:delete_multiple", "wagtaildocs:edit", "wagtailimages:edit"),
            *("wagtailsettings:edit",),
        ),
        LEADERS,
    ),
    # Drafts of the front, alerts.
    **dict.fromkeys(
        (*("desk_push", "lineups:add", "lineups:board_begin", "lineups:copy_current"),),
        SEE_ALL,
    ),
    # Newsletters.
    **dict.fromkeys(
        (
            *("desk_alert", "desk_issue_resume", "desk_issue_rule", "desk_issue_send"),
            *("desk_issue_stop", "desk_lift", "desk_prepare", "issues:delete", "issues:edit"),
            *("newsletters:add", "newsletters:edit", "subscribers:delete", "suppressions:add"),
            *("suppressions:edit",),
        ),
        AUDIENCE,
    ),
    # People, rules, partners, what was public.
    **dict.fromkeys(
        (
            *("desk_first_byline", "desk_first_sections", "desk_invite", "desk_invite_again"),
            *("desk_version_withhold", "partners:add", "partners:delete", "partners:edit"),
            *("source_rules:add", "source_rules:copy", "source_rules:delete"),
            *("source_rules:edit", "wagtailredirects:add", "wagtailredirects:delete"),
            *("wagtailusers_users:delete", "wagtailusers_users:edit", "wire_rules:delete"),
            *("wire_rules:edit", "wire_sources:delete"),
        ),
        PUBLISHERS,
    ),
    # Who has forgotten a password is not signed in.
    **dict.fromkeys(
        ("account_reset_password", "wagtailadmin_password_reset"), EVERYBODY | {STRANGER}
    ),
}
"""Who changes a row of any table by which address of the desk, and nobody else does."""
MARK = re.compile(r"(quokka[a-z]+|wombat[a-z]+)[0-9]*")


def kinds(text: str) -> set[str]:
    """The kinds of marked words in a text of small letters."""
    return set(MARK.findall(text))


def beyond(role: str, found: Iterable[str]) -> list[str]:
    """Those of the kinds ``found`` that ``role`` may not read, or that are in no row."""
    return sorted(one for one in found if role not in MAY_READ.get(one, NOBODY))
