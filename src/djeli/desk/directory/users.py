"""Users: a list with roles, and forms in which nobody can give themselves more rights."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import (
    CreateView,
    EditView,
    IndexView,
    UserColumn,
    UserViewSet,
)

from djeli.accounts.models import User
from djeli.desk.directory import user_rules


class RolesFirst:
    """Groups are roles; only an administrator makes administrators."""

    fields: dict[str, Any]
    cleaned_data: dict[str, Any]

    def fit_to(self, by: Any) -> None:
        """Fit the form to the user ``by`` whom it is filled in."""
        self.fields["email"].label = _("E-mail address")
        self.fields["email"].help_text = _("Used to log in.")
        self.fields["groups"].label = _("Roles")
        self.fields["groups"].help_text = _("The guide “Roles” explains what each role may do.")
        if not by.is_superuser:
            self.fields.pop("is_superuser", None)

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class NewUserForm(RolesFirst, UserCreationForm):
    pass


class ChangeUserForm(RolesFirst, UserEditForm):
    def clean_groups(self) -> Any:
        roles = self.cleaned_data["groups"]
        if user_rules.locks_everyone_out(self.instance, roles):
            told = _("No other publisher could manage users. Give somebody else this role first.")
            raise ValidationError(told)
        return roles


class WhoIsAsking:
    """Tells the form who fills it in."""

    request: HttpRequest

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(*args, **kwargs)  # type: ignore[misc]
        form.fit_to(self.request.user)
        return form


class NewUserView(WhoIsAsking, CreateView):
    pass


class ChangeUserView(WhoIsAsking, EditView):
    pass


class UsersView(IndexView):
    """Name, address, roles, last login."""

    @cached_property
    def columns(self) -> list[Any]:
        name = self._get_title_column_class(UserColumn)(
            "name",
            accessor=str,
            label=_("Name"),
            sort_key="name",
            get_url=self.get_edit_url,
            classname="name",
        )
        return [
            name,
            Column("email", label=_("E-mail address"), sort_key="email"),
            Column("roles", label=_("Roles"), accessor=roles_of),
            BooleanColumn("is_active", label=_("May log in"), sort_key="is_active", width="10%"),
            DateColumn("last_login", label=_("Last login"), sort_key="last_login", width="15%"),
        ]

    def get_base_queryset(self) -> QuerySet[User]:
        users: QuerySet[User] = super().get_base_queryset()
        return users.prefetch_related("groups")


def roles_of(user: User) -> str:
    names = [group.name for group in user.groups.all()]
    return ", ".join([*([str(_("Administrator"))] if user.is_superuser else []), *names])


class NewsroomUserViewSet(UserViewSet):
    index_view_class = UsersView
    add_view_class = NewUserView
    edit_view_class = ChangeUserView

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        return ChangeUserForm if for_update else NewUserForm


def spare_administrators(request: HttpRequest, user: User) -> None:
    if not user_rules.may_change(request.user, user):  # type: ignore[arg-type]
        raise PermissionDenied


for occasion in ("before_edit_user", "before_delete_user"):
    hooks.register(occasion, spare_administrators)
