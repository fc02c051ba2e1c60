"""Inviting, inviting again, and accepting."""

from __future__ import annotations

from typing import Any

from allauth.account.utils import perform_login
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from djeli.accounts.models import User
from djeli.accounts.sign_in.invitations import check_may_invite, invited_by
from djeli.desk.directory import user_rules
from djeli.desk.directory.invitations.forms import AcceptForm, InvitationForm
from djeli.desk.directory.invitations.mail import send

INVITES = "accounts.add_user"


class InviteView(WagtailAdminTemplateMixin, FormView[InvitationForm]):
    """One page: who, where, in which role, under which byline."""

    template_name = "desk/invitations/invite.html"
    form_class = InvitationForm
    page_title = gettext_lazy("Invite somebody")
    header_icon = "user"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = super().get_breadcrumbs_items()
        return [*items, {"url": "", "label": self.page_title}]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(INVITES):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: InvitationForm) -> HttpResponse:
        by: Any = self.request.user
        try:
            check_may_invite(by)
        except ValidationError as error:
            form.add_error(None, error)
            return self.render_to_response(self.get_context_data(form=form), status=429)
        with transaction.atomic():
            user = form.save()
            link = send(user, by)
        _say_sent(self.request, user, link)
        return redirect("wagtailusers_users:index")


@require_POST
def invite_again(request: HttpRequest, pk: int) -> HttpResponse:
    """A new link for somebody who has not come yet; the earlier one works no longer."""
    by: Any = request.user
    user = get_object_or_404(User, pk=pk)
    if not by.has_perm(INVITES) or not user_rules.may_change(by, user):
        raise PermissionDenied
    try:
        _say_sent(request, user, send(user, by))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("wagtailusers_users:edit", user.pk)


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link: choose a password, and the desk opens."""
    user = invited_by(token)
    if user is None:
        return _page(request, "desk/invitations/gone.html", {}, 410)
    form = AcceptForm(user, request.POST if request.method == "POST" else None)
    if form.is_valid():
        response: HttpResponse = perform_login(request, form.save())
        return response
    status = 422 if form.is_bound else 200
    return _page(request, "desk/invitations/accept.html", {"form": form, "user": user}, status)


def _say_sent(request: HttpRequest, user: User, link: str) -> None:
    told = _("%(name)s is invited: a mail goes to %(email)s.")
    messages.success(request, told % {"name": user, "email": user.email})
    if settings.EMAIL_PRINTS:
        # Without a mail server nobody would ever get it.
        told = _("Mails are not set up. Pass this link on yourself: %s")
        messages.warning(request, told % link)


def _page(
    request: HttpRequest, template: str, context: dict[str, Any], status: int
) -> HttpResponse:
    response = render(request, template, context, status=status)
    # The token is in the address: other sites and search engines must not see it.
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex"
    return response
