"""Contributors, chosen from a searchable list."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from djeli.desk.choosers.creation import NewContributor
from djeli.desk.choosers.known import KnowingChooser
from djeli.stories.models import Contributor


class WithRole:
    """Tells two of the same name apart by what they do."""

    @property
    def columns(self) -> list[Column]:
        return [*super().columns, Column("role", label=_("Role"))]  # type: ignore[misc]


class ChooseContributor(WithRole, ChooseView):
    ordering = ["name"]


class ContributorResults(WithRole, ChooseResultsView):
    ordering = ["name"]


class ContributorChooser(ChooserViewSet):
    model = Contributor
    icon = "user"
    per_page = 20
    choose_one_text = _("Choose a contributor")
    choose_another_text = _("Choose another")
    edit_item_text = _("Edit this contributor")
    base_widget_class = KnowingChooser
    creation_form_class = NewContributor
    create_action_label = _("Add contributor")
    creation_tab_label = _("New contributor")
    choose_view_class = ChooseContributor
    choose_results_view_class = ContributorResults
    url_prefix = "choose-contributor"


contributor_chooser = ContributorChooser("contributor_chooser")
