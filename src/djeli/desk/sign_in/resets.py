"""Asking for a new password."""

from __future__ import annotations

from allauth.account.forms import ResetPasswordForm
from allauth.account.views import PasswordResetView
from django.core.exceptions import ValidationError
from django.http import HttpResponse

from djeli.accounts.audit.log import record
from djeli.accounts.audit.receivers import known_account
from djeli.accounts.models import AuditEntry
from djeli.accounts.sign_in.attempts import check_reset


class ResetView(PasswordResetView):
    """Says the same for every address, in the same time: the mail is written here, and sent by the
    clock."""

    def form_valid(self, form: ResetPasswordForm) -> HttpResponse:
        try:
            check_reset(self.request)
        except ValidationError as error:
            form.add_error(None, error)
            return self.render_to_response(self.get_context_data(form=form), status=429)
        record(AuditEntry.Action.RESET_ASKED, known_account(form.cleaned_data["email"]))
        response: HttpResponse = super().form_valid(form)
        return response
