"""The forms of the front, of sections and of standing pages."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)

from djeli.desk.panels.preview_sizes import set_preview_sizes
from djeli.desk.policies.form import StandingPageForm
from djeli.desk.policies.starters import StarterPanel
from djeli.desk.slugs.form import SlugForm
from djeli.desk.slugs.panels import NamePanel
from djeli.stories.models import Front, Section, StandingPage


def found_in_search() -> ObjectList:
    return ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldPanel("slug"),
                    FieldPanel("seo_title", heading=_("Title in search results")),
                    FieldPanel("search_description", heading=_("Text in search results")),
                ],
                heading=_("Address and search engines"),
            )
        ],
        heading=_("Search & sharing"),
    )


def set_panels() -> None:
    """Put the forms on the three."""
    name = NamePanel("title", heading=_("Name"), placeholder=_("Name"))
    Section.edit_handler = TabbedInterface(
        [
            ObjectList([name, FieldPanel("introduction")], heading=_("Section")),
            found_in_search(),
        ],
        base_form_class=SlugForm,
    )
    StandingPage.edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    StarterPanel(),
                    NamePanel("title", heading=_("Title"), placeholder=_("Title")),
                    FieldPanel("summary"),
                    FieldPanel("body"),
                    FieldPanel("is_in_footer"),
                    FieldPanel("policy"),
                ],
                heading=_("Page"),
            ),
            found_in_search(),
        ],
        base_form_class=StandingPageForm,
    )
    Front.edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    HelpPanel(template="desk/panels/front_help.html"),
                    FieldPanel("title", heading=_("Name")),
                    FieldPanel("search_description", heading=_("Text in search results")),
                ],
                heading=_("Front"),
            )
        ]
    )
    for model in (Front, Section, StandingPage):
        set_preview_sizes(model)
