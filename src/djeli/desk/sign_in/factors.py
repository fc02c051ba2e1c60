"""The page that asks for a second factor."""

from __future__ import annotations

from typing import Any

from allauth.mfa.base.views import AuthenticateView
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from djeli.accounts.sign_in.attempts import check_sign_in


class CodeView(AuthenticateView):
    """allauth's; wrong codes count like wrong passwords, in every process alike."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            check_sign_in(request, self.stage.login.user.email)
        except ValidationError as error:
            told = {"message": error.messages[0]}
            return render(request, "desk/sign_in/refused.html", told, status=429)
        response: HttpResponse = super().post(request, *args, **kwargs)
        return response
