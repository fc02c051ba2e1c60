"""The form of a story."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput

from djeli.desk.choosers.stories import StoryChooser
from djeli.desk.editor.form import StoryForm
from djeli.desk.panels.preview_sizes import set_preview_sizes
from djeli.desk.panels.schedule import SchedulePanel
from djeli.desk.panels.surface import counted, story_tab
from djeli.stories.models import Article

GOOD_DESCRIPTION = 155


def fact_check_tab() -> ObjectList:
    return ObjectList(
        [
            InlinePanel(
                "claims",
                panels=[
                    FieldPanel("text", widget=AdminAutoHeightTextInput(attrs={"rows": 2})),
                    FieldRowPanel([FieldPanel("claimant"), FieldPanel("is_organisation")]),
                    FieldRowPanel([FieldPanel("made_on"), FieldPanel("made_at")]),
                    FieldPanel("source_url"),
                    FieldPanel("rating"),
                    FieldPanel("checked"),
                ],
                heading=_("Claims"),
                label=_("claim"),
                help_text=_(
                    "A story with a claim is a fact-check: readers see the claim and its rating "
                    "above the text, and search engines are told both."
                ),
            ),
        ],
        heading=_("Fact-check"),
    )


def placing_tab() -> ObjectList:
    return ObjectList(
        [
            FieldPanel("further_sections", widget=forms.CheckboxSelectMultiple),
            FieldRowPanel(
                [FieldPanel("language"), FieldPanel("translation_of", widget=StoryChooser)]
            ),
            MultiFieldPanel(
                [
                    FieldPanel("is_breaking"),
                    FieldPanel("is_live_coverage"),
                    FieldPanel("is_opinion"),
                    FieldPanel("is_analysis"),
                    FieldPanel("is_explainer"),
                    FieldPanel("is_photo_story"),
                    FieldPanel("is_sponsored"),
                    FieldPanel("sponsor"),
                ],
                heading=_("Flags"),
                classname="desk-flags",
            ),
            MultiFieldPanel(
                [
                    FieldPanel("agency"),
                    FieldPanel(
                        "usage_terms", help_text=_("If empty, the agency’s usual terms are used.")
                    ),
                    FieldPanel("usage_expires_at"),
                ],
                heading=_("Agency copy"),
            ),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("comment_policy"), FieldPanel("comment_days")])],
                heading=_("Readers’ comments"),
            ),
            SchedulePanel(),
            CommentPanel(),
        ],
        heading=_("Placing"),
    )


def sources_tab() -> ObjectList:
    return ObjectList(
        [
            MultiFieldPanel(
                [FieldPanel("verification"), FieldPanel("verification_note")],
                heading=_("How sure we are"),
            ),
            InlinePanel(
                "sources",
                panels=[
                    FieldRowPanel([FieldPanel("kind"), FieldPanel("is_public")]),
                    FieldPanel("who"),
                    FieldRowPanel([FieldPanel("link"), FieldPanel("document")]),
                    FieldRowPanel([FieldPanel("checked_how"), FieldPanel("checked_on")]),
                    FieldRowPanel([FieldPanel("is_anonymous"), FieldPanel("why_anonymous")]),
                    FieldRowPanel([FieldPanel("name"), FieldPanel("known_to")]),
                    FieldRowPanel([FieldPanel("checked_by"), FieldPanel("note")]),
                ],
                heading=_("Sources"),
                label=_("source"),
            ),
            FieldPanel(
                "disclosures",
                help_text=_("Conflicts of interest, use of AI, paid trips. Shown below the story."),
            ),
        ],
        heading=_("How we know"),
    )


def finding_tab() -> ObjectList:
    return ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldPanel("slug"),
                    FieldPanel(
                        "seo_title",
                        heading=_("Headline in search results"),
                        help_text=_("If empty, the headline is used."),
                        attrs=counted(60),
                    ),
                    FieldPanel(
                        "search_description",
                        heading=_("Text in search results"),
                        help_text=_("If empty, the standfirst is used."),
                        attrs=counted(GOOD_DESCRIPTION),
                    ),
                ],
                heading=_("Search engines"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("social_title", help_text=_("If empty, the headline is used.")),
                    FieldPanel(
                        "social_description", help_text=_("If empty, the standfirst is used.")
                    ),
                    FieldPanel(
                        "social_picture", help_text=_("If empty, the lead picture is used.")
                    ),
                ],
                heading=_("When shared"),
            ),
        ],
        heading=_("Search & sharing"),
    )


def set_panels() -> None:
    """Put the form on the story."""
    Article.edit_handler = TabbedInterface(
        [story_tab(), placing_tab(), sources_tab(), fact_check_tab(), finding_tab()],
        base_form_class=StoryForm,
    )
    set_preview_sizes(Article)
