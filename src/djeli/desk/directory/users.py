"""Users: a list with roles, and forms in which nobody can give themselves more rights."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q, QuerySet
from django.forms import BooleanField, ModelChoiceField
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.widgets.button import HeaderButton
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import (
    CreateView,
    EditView,
    IndexView,
    UserColumn,
    UserViewSet,
)

from djeli.accounts.models import User
from djeli.accounts.sign_in.factor_removal import remove_factors
from djeli.accounts.sign_in.invitations import is_invited
from djeli.accounts.sign_in.second_factor import has_factor
from djeli.desk import roles
from djeli.desk.directory import user_rules
from djeli.stories.models import Contributor


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


def names_of(user: User) -> QuerySet[Contributor]:
    """The bylines that ``user`` may have: their own, and those that nobody has."""
    return Contributor.objects.filter(Q(user=None) | Q(user=user))


class NewUserForm(RolesFirst, UserCreationForm):
    pass


class ChangeUserForm(RolesFirst, UserEditForm):
    byline = ModelChoiceField(
        label=_("Byline"),
        queryset=Contributor.objects.none(),
        required=False,
        empty_label=_("None"),
        help_text=_("Their new stories get it. Other bylines are under “Contributors”."),
    )
    removes_factors = BooleanField(
        label=_("Remove passkeys and second factors"),
        help_text=_("For somebody who lost their device. All their sessions end."),
        required=False,
    )

    def fit_to(self, by: Any) -> None:
        super().fit_to(by)
        self.fields["groups"].queryset = roles.in_order()
        if "is_active" in self.fields:
            self.fields["is_active"].label = _("May sign in")
            self.fields["is_active"].help_text = _("Untick it, and all their sessions end.")
        self.fields["byline"].queryset = names_of(self.instance)
        self.fields["byline"].initial = Contributor.objects.filter(user=self.instance).first()
        if not has_factor(self.instance):
            self.fields.pop("removes_factors")

    def save(self, commit: bool = True) -> Any:
        user = super().save(commit)
        if "byline" in self.changed_data:
            self._change_byline(user)
        if self.cleaned_data.get("removes_factors"):
            remove_factors(user)
        return user

    def _change_byline(self, user: User) -> None:
        byline: Contributor | None = self.cleaned_data["byline"]
        for own in Contributor.objects.filter(user=user):
            if own != byline:
                own.user = None
                own.save()
        if byline is not None:
            byline.user = user
            byline.save()

    def clean_groups(self) -> Any:
        chosen = self.cleaned_data["groups"]
        if user_rules.locks_everyone_out(self.instance, chosen):
            told = _("No other publisher could manage users. Give somebody else this role first.")
            raise ValidationError(told)
        return chosen


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
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "is_invited": is_invited(self.object)}


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
            Column("state", label=_("Account"), accessor=state_of, width="12%"),
            DateColumn("last_login", label=_("Last login"), sort_key="last_login", width="15%"),
        ]

    @cached_property
    def add_button(self) -> HeaderButton:
        return HeaderButton(_("Invite somebody"), url=reverse("desk_invite"), icon_name="mail")

    def get_base_queryset(self) -> QuerySet[User]:
        users: QuerySet[User] = super().get_base_queryset()
        return users.prefetch_related("groups")


def state_of(user: User) -> str:
    """What the account is good for now."""
    if not user.is_active:
        return str(_("Deactivated"))
    return str(_("Invited") if is_invited(user) else _("Active"))


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
