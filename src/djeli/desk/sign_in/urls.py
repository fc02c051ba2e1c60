"""The addresses of signing in, before Wagtail's own under /desk/.

Of allauth's there are only those that an edition needs: nobody signs up, and no other page lets
anybody in.
"""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa import urls as mfa
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path, re_path

from djeli.desk.sign_in.entry import SignInView, sign_out
from djeli.desk.sign_in.factors import CodeView
from djeli.desk.sign_in.resets import ResetView
from djeli.desk.sign_in.session_list import sessions


def nobody_signs_up(request: HttpRequest) -> HttpResponse:
    """allauth names this address in what it says to strangers; accounts are made by publishers."""
    raise Http404("nobody signs up")


security = [
    path("authenticate/", CodeView.as_view(), name="mfa_authenticate"),
    path("reauthenticate/password/", account.reauthenticate, name="account_reauthenticate"),
    path("email/", account.email, name="account_email"),
    path("email/sent/", account.email_verification_sent, name="account_email_verification_sent"),
    re_path(r"^email/(?P<key>[-:\w]+)/$", account.confirm_email, name="account_confirm_email"),
    path("password/", account.password_change, name="account_change_password"),
    path("password/set/", account.password_set, name="account_set_password"),
    path("sessions/", sessions, name="usersessions_list"),
    path("sign-up/", nobody_signs_up, name="account_signup"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("", include(mfa)),
]
reset = [
    path("", ResetView.as_view(), name="account_reset_password"),
    path("sent/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "done/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"
    ),
    re_path(
        r"^(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
]
urlpatterns = [
    path("login/", SignInView.as_view(), name="account_login"),
    path("logout/", sign_out, name="account_logout"),
    path("security/", include(security)),
    path("password_reset/", include(reset)),
]
