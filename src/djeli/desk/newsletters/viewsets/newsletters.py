"""The list of newsletters, and the form of one."""

from __future__ import annotations

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
)
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from djeli.desk.slugs.panels import name_and_slug
from djeli.desk.unsaved_text.restored_forms import CreateRow, EditRow
from djeli.newsletters.models import Newsletter


class PrepareColumn(Column):
    """A button that makes a digest's next issue ahead of its hour."""

    cell_template_name = "desk/newsletters/prepare_cell.html"


class NewslettersView(IndexView):
    def get_base_queryset(self) -> QuerySet[Newsletter]:
        those: QuerySet[Newsletter] = super().get_base_queryset()
        return those.annotate(readers=Count("subscriptions"))


def timed(newsletter: Newsletter) -> str:
    if newsletter.kind == Newsletter.Kind.BREAKING or not newsletter.is_automatic:
        return str(_("when an editor sends it"))
    return f"{newsletter.hour:%H:%M}, {newsletter.get_days_display()}"


class NewsletterViewSet(ModelViewSet):
    model = Newsletter
    add_view_class = CreateRow
    edit_view_class = EditRow
    icon = "mail"
    url_prefix = "newsletters/newsletters"
    url_namespace = "newsletters"
    menu_label = _("Newsletters")
    index_view_class = NewslettersView
    list_display = [
        "name",
        Column("promise", label=_("Promise")),
        Column("timing", label=_("Goes out"), accessor=timed),
        Column("time_zone", label=_("Time zone")),
        Column("readers", label=_("Readers")),
        PrepareColumn("prepare", label=_("Next issue")),
    ]
    ordering = ["rank", "name"]
    inspect_view_enabled = False
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            name_and_slug(),
            FieldPanel("promise"),
            MultiFieldPanel(
                [
                    FieldPanel("kind"),
                    FieldPanel("section"),
                    FieldPanel("rule"),
                    FieldRowPanel([FieldPanel("size"), FieldPanel("language")]),
                ],
                heading=_("Contents"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("is_automatic"),
                    FieldRowPanel([FieldPanel("hour"), FieldPanel("days")]),
                    FieldPanel("time_zone"),
                ],
                heading=_("When"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("sender_name"),
                    FieldPanel("is_offered"),
                    FieldPanel("is_usual"),
                    FieldPanel("rank"),
                ],
                heading=_("For readers"),
            ),
        ]
    )
