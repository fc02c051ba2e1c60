"""The writing surface: the page as readers see it, and beside it what belongs to it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    Panel,
    PanelGroup,
)
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.models import Page

from djeli.desk.choosers.known import KnowingPictureChooser
from djeli.desk.choosers.topics import TopicChoice
from djeli.desk.slugs.panels import NamePanel

TOP_SECTION = 3
"""The depth in the tree of a section that stands on the front itself."""
GOOD_HEADLINE = 70
GOOD_SHORT_HEADLINE = 50
GOOD_STANDFIRST = 180
DID_WHAT = _("in Niamey; more reporting")


def counted(good: int) -> dict[str, str]:
    """Attributes that make a field say how long its text is, and when it grows too long."""
    return {"data-controller": "desk-length", "data-desk-length-good-value": str(good)}


def growing(placeholder: Any) -> AdminAutoHeightTextInput:
    """A field of one line that grows with its text: a phone shows a third of a headline in one."""
    return AdminAutoHeightTextInput(attrs={"rows": 1, "placeholder": placeholder})


class Surface(PanelGroup):
    """Two columns, or a page and a drawer where there is no room for two (``desk/surface.js``)."""

    class BoundPanel(PanelGroup.BoundPanel):
        template_name = "desk/panels/surface.html"

        @property
        def media(self) -> forms.Media:
            own = forms.Media(
                css={"all": [versioned_static("desk/surface.css")]},
                js=[versioned_static(f"desk/{name}.js") for name in ("surface", "checks")],
            )
            return super().media + own


class Sheet(PanelGroup):
    """The fields of which the page is made, without frames around them."""

    class BoundPanel(PanelGroup.BoundPanel):
        template_name = "desk/panels/sheet.html"


class Beside(PanelGroup):
    """The fields beside the page."""

    class BoundPanel(PanelGroup.BoundPanel):
        template_name = "desk/panels/beside.html"


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
            context["above"] = _above(home)
            context["may_move"] = (
                self.instance.pk
                and self.instance.permissions_for_user(self.request.user).can_move()
            )
            return context


def _above(home: Page | None) -> list[Page]:
    """The sections above ``home``: none for one that stands on the front itself."""
    if home is None or home.depth <= TOP_SECTION:
        return []
    return list(home.get_ancestors().filter(depth__gte=TOP_SECTION))


def story_tab() -> Surface:
    return Surface([_sheet(), _beside()], heading=_("Story"))


def _sheet() -> Sheet:
    return Sheet(
        [
            FieldPanel("kicker", help_text="", classname="kicker", widget=growing(_("Kicker"))),
            NamePanel(
                "title",
                heading=_("Headline"),
                placeholder=_("Headline"),
                widget=AdminAutoHeightTextInput(attrs={"rows": 1}),
                attrs=counted(GOOD_HEADLINE),
            ),
            FieldPanel(
                "standfirst",
                classname="standfirst",
                widget=growing(_("Standfirst: one or two sentences that tell what it is about")),
                attrs=counted(GOOD_STANDFIRST),
            ),
            FieldPanel("body", classname="desk-text"),
            FooterField("change_kind"),
            FooterField("change_text"),
        ],
        heading=_("Page"),
    )


def _beside() -> Beside:
    return Beside(
        [
            InlinePanel(
                "bylines",
                panels=[
                    FieldRowPanel([FieldPanel("contributor"), FieldPanel("agency")]),
                    FieldPanel("role", widget=forms.TextInput(attrs={"placeholder": DID_WHAT})),
                ],
                heading=_("Bylines"),
                label=_("byline"),
                classname="desk-bylines",
            ),
            FieldPanel("dateline"),
            MultiFieldPanel(
                [
                    FieldPanel("lead_picture", heading=_("Picture"), widget=KnowingPictureChooser),
                    FieldPanel("lead_caption"),
                    FieldPanel("lead_credit"),
                ],
                heading=_("Lead picture"),
                classname="desk-lead",
            ),
            SectionPanel(heading=_("Section")),
            FieldPanel("topics", widget=TopicChoice),
            FieldPanel("short_headline", attrs=counted(GOOD_SHORT_HEADLINE)),
        ],
        heading=_("Details"),
    )
