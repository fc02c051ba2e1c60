"""The form of a story."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput

from djeli.desk.choosers.stories import StoryChooser
from djeli.desk.choosers.topics import TopicChoice
from djeli.desk.editor.form import StoryForm
from djeli.desk.panels.preview_sizes import set_preview_sizes
from djeli.desk.panels.schedule import SchedulePanel
from djeli.desk.slugs.panels import NamePanel
from djeli.stories.models import Article

GOOD_HEADLINE = 70
GOOD_SHORT_HEADLINE = 50
GOOD_STANDFIRST = 180
GOOD_DESCRIPTION = 155


def counted(good: int) -> dict[str, str]:
    """Attributes that make a field say how long its text is, and when it grows too long."""
    return {"data-controller": "desk-length", "data-desk-length-good-value": str(good)}


class FooterField(FieldPanel):
    """A field that the editor's foot shows, beside the buttons (``desk/editor/edit.html``)."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            return False


class SectionPanel(Panel):
    """The story's section, and a link to move it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "desk/panels/section.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            home = self.form.parent_page
            context["story"] = self.instance
            context["section"] = home
            context["above"] = home.get_ancestors().filter(depth__gt=2) if home else []
            context["may_move"] = (
                self.instance.pk
                and self.instance.permissions_for_user(self.request.user).can_move()
            )
            return context


def story_tab() -> ObjectList:
    return ObjectList(
        [
            FieldPanel("kicker"),
            NamePanel(
                "title",
                heading=_("Headline"),
                placeholder=_("Headline"),
                help_text=_("What happened, in plain words."),
                # A headline is read whole: a phone shows a third of one in a line.
                widget=AdminAutoHeightTextInput(attrs={"rows": 1}),
                attrs=counted(GOOD_HEADLINE),
            ),
            FieldPanel("standfirst", attrs=counted(GOOD_STANDFIRST)),
            MultiFieldPanel(
                [
                    FieldPanel("lead_picture", heading=_("Picture")),
                    FieldRowPanel([FieldPanel("lead_caption"), FieldPanel("lead_credit")]),
                ],
                heading=_("Lead picture"),
            ),
            InlinePanel(
                "bylines",
                panels=[
                    FieldRowPanel([FieldPanel("contributor"), FieldPanel("agency")]),
                    FieldPanel("role"),
                ],
                heading=_("Bylines"),
                label=_("byline"),
                classname="desk-bylines",
            ),
            FieldPanel("dateline"),
            FieldPanel("body"),
            FieldPanel("short_headline", attrs=counted(GOOD_SHORT_HEADLINE)),
            FooterField("story_changed"),
        ],
        heading=_("Story"),
    )


def placing_tab() -> ObjectList:
    return ObjectList(
        [
            SectionPanel(heading=_("Section")),
            FieldPanel("further_sections", widget=forms.CheckboxSelectMultiple),
            FieldPanel("topics", widget=TopicChoice),
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
        [story_tab(), placing_tab(), finding_tab()], base_form_class=StoryForm
    )
    set_preview_sizes(Article)
