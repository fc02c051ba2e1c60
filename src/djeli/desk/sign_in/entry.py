"""The sign-in page, and the way out."""

from __future__ import annotations

from typing import Any

from allauth.account.utils import perform_login
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.admin.forms.auth import LoginForm
from wagtail.admin.views.account import LoginView

from djeli.accounts.sign_in.attempts import check_sign_in


class SignInForm(LoginForm):
    """Wagtail's, which does not even look at the password after too many attempts."""

    def clean(self) -> dict[str, Any]:
        if self.request is not None:
            check_sign_in(self.request, str(self.cleaned_data.get("username", "")))
        found: dict[str, Any] = super().clean()
        return found


class SignInView(LoginView):
    """Wagtail's page at Wagtail's address; who is let in then passes allauth's stages."""

    def get_form_class(self) -> type[SignInForm]:
        return SignInForm

    def form_valid(self, form: SignInForm) -> HttpResponse:
        if not form.cleaned_data.get("remember"):
            self.request.session.set_expiry(0)
        response: HttpResponse = perform_login(
            self.request, form.get_user(), redirect_url=self.get_success_url()
        )
        return response

    def form_invalid(self, form: SignInForm) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)
        if form.has_error("__all__", "too_many_attempts"):
            response.status_code = 429
        return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    """POST ends the session. GET asks first, so that no link of a stranger signs anybody out."""
    if request.method != "POST":
        return render(request, "desk/sign_in/sign_out.html")
    logout(request)
    messages.success(request, _("You are signed out."))
    return redirect("wagtailadmin_login")
