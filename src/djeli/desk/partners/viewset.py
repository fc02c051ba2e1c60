"""The screens of partners. A token is shown once, when it is made."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, DateColumn, TitleColumn
from wagtail.admin.views.generic import CreateView, EditView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import AdminAutoHeightTextInput

from djeli.stories.addresses import absolute
from djeli.wire.models import Partner
from djeli.wire.partner_tokens import give_token

HELP = _(
    "A partner fetches stories as ninjs 3.0 from /partners/ninjs/, or as NewsML-G2 from "
    "/partners/newsml-g2/, with the header “Authorization: Bearer TOKEN”. They get our own live "
    "stories, and agency stories that may be passed on."
)


class PartnerForm(WagtailAdminModelForm):
    """A partner; a new one is given a token, and another one on wish."""

    new_token = forms.BooleanField(
        label=_("Create a new token"),
        required=False,
        help_text=_("The old token stops working at once."),
    )

    class Meta:
        model = Partner
        fields = ("name", "terms", "has_pictures", "is_active")

    token = ""
    """The new token. It is shown only once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            del self.fields["new_token"]

    def save(self, commit: bool = True) -> Any:
        if self.cleaned_data.get("new_token") or not self.instance.token_hash:
            self.token = give_token(self.instance)
        return super().save(commit=commit)


class ShowsToken:
    """Says the token that was just made, once."""

    def save_instance(self) -> Any:
        view: Any = self
        saved = super().save_instance()  # type: ignore[misc]
        if view.form.token:
            said = _now("Send this token to %(name)s now. It will not be shown again.")
            text = format_html(
                "{} <code>{}</code> {}",
                said % {"name": saved.name},
                view.form.token,
                absolute("/partners/ninjs/"),
            )
            messages.warning(view.request, text)
        return saved


class CreatePartner(ShowsToken, CreateView):
    pass


class EditPartner(ShowsToken, EditView):
    pass


class PartnerViewSet(ModelViewSet):
    model = Partner
    icon = "link-external"
    url_prefix = "partners"
    url_namespace = "partners"
    menu_label = _("Partners")
    menu_name = "partners"
    menu_order = 120
    add_to_settings_menu = True
    add_view_class = CreatePartner
    edit_view_class = EditPartner
    list_display = [
        TitleColumn(
            "name",
            label=_("Name"),
            get_url=lambda partner: f"/desk/partners/edit/{partner.pk}/",
        ),
        BooleanColumn("is_active", label=_("Active")),
        BooleanColumn("has_pictures", label=_("With pictures")),
        DateColumn("fetched_at", label=_("Last fetched")),
    ]
    ordering = ["name"]
    inspect_view_enabled = False
    edit_handler = ObjectList(
        [
            HelpPanel(content=HELP),
            FieldPanel("name"),
            FieldPanel("terms", widget=AdminAutoHeightTextInput(attrs={"rows": 2})),
            FieldPanel("has_pictures"),
            FieldPanel("is_active"),
            FieldPanel("new_token"),
        ],
        base_form_class=PartnerForm,
    )
