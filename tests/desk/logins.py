"""Users of each role, and what they send when they press a button of the editor."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group
from django.test import Client
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from djeli.accounts.models import User
from djeli.stories.models import Article, Contributor, Section
from tests.replaying import replayed

ROLES = ("Contributors", "Reporters", "Editors", "Audience editors", "Publishers")


@replayed
def user(role: str, name: str = "") -> User:
    """The user of ``role``; another of the same role where ``name`` is given."""
    email = f"{(name or role).lower().replace(' ', '-')}@lantern.example"
    found = User.objects.filter(email=email).first()
    if found:
        return found
    made = User.objects.create_user(email, first_name=name or role, last_name="Test")
    made.groups.add(Group.objects.get(name=role))
    return made


def log_in(role: str, name: str = "") -> Client:
    client = Client()
    client.force_login(user(role, name))
    return client


def form(
    by: Contributor | None = None, headline: str = "The bridge opens", **fields: Any
) -> dict[str, str]:
    """A story's form, complete where nothing is left out: ``body=[]`` leaves the text out."""
    body = fields.pop("body", [("paragraph", rich_text("<p>The first car crossed at six.</p>"))])
    rows = fields.pop("rows", None)
    if rows is None:
        rows = [{"contributor": str(by.pk), "agency": "", "role": ""}] if by else []
    return nested_form_data(
        {
            "title": headline,
            "slug": "the-bridge-opens",
            "kicker": "",
            "short_headline": "",
            "standfirst": "",
            "dateline": "",
            "language": "en",
            "lead_picture": "",
            "lead_caption": "",
            "lead_credit": "",
            "body": streamfield(body),
            "bylines": inline_formset(rows),
            "claims": inline_formset([]),
            "comments": inline_formset([]),
            "sources": inline_formset([]),
            "disclosures": streamfield([]),
            "verification": "",
            "verification_note": "",
            "comment_policy": "open",
            "comment_days": "14",
            "agency": "",
            "usage_terms": "",
            "usage_expires_at": "",
            "sponsor": "",
            "seo_title": "",
            "search_description": "",
            "social_title": "",
            "social_description": "",
            "social_picture": "",
            "go_live_at": "",
            "expire_at": "",
            **fields,
        }
    )


def of(story: Article, **fields: Any) -> dict[str, str]:
    """The form of a story as it is, with its byline; ``fields`` are what is changed."""
    rows = [
        {
            "id": str(byline.pk or ""),
            "contributor": str(byline.contributor_id or ""),
            "agency": str(byline.agency_id or ""),
            "role": byline.role,
        }
        for byline in story.bylines.all()
    ]
    fields = {"slug": story.slug, "headline": story.title, **fields}
    data = form(rows=rows, **fields)
    if rows:
        data["bylines-INITIAL_FORMS"] = str(sum(bool(row["id"]) for row in rows))
    return data


def add_url(section: Section) -> str:
    return f"/desk/pages/add/stories/article/{section.pk}/"


def edit_url(story: Article) -> str:
    return f"/desk/pages/{story.pk}/edit/"
