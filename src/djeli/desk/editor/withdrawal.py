"""Withdrawing a story: why, and what readers are told at its address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.views.pages.bulk_actions.unpublish import UnpublishBulkAction
from wagtail.log_actions import log
from wagtail.models import Page

from djeli.desk.editor.viewsets.page import WithdrawView
from djeli.stories.models import Article, Withdrawal

WITHDRAWN = "djeli.withdraw"
"""What a withdrawal is called in a story's history."""


class WithdrawalForm(forms.ModelForm[Withdrawal]):
    class Meta:
        model = Withdrawal
        fields = ["reason", "note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}


class WithdrawStoryView(WithdrawView):
    """Asks for a reason, and offers a note for readers."""

    template_name = "desk/editor/withdraw.html"
    form: WithdrawalForm | None = None

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.form = WithdrawalForm(request.POST)
        if not self.form.is_valid():
            return self.get(request, *args, **kwargs)
        with transaction.atomic():
            # Written first: the page at the story's address is made when the story goes.
            write_down(self.object, self.request.user, self.form.cleaned_data)
            response: HttpResponseBase = super().post(request, *args, **kwargs)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "form": self.form or WithdrawalForm()}


class WithdrawBulk(UnpublishBulkAction):
    """Several at once, in place of Wagtail's action, which asks for no reason."""

    display_name = _("Withdraw")
    aria_label = _("Withdraw the chosen stories")
    template_name = "desk/editor/withdraw_bulk.html"
    form_class = WithdrawalForm

    def get_execution_context(self) -> dict[str, Any]:
        return {"user": self.request.user, "said": self.cleaned_form.cleaned_data}

    @classmethod
    def execute_action(
        cls, objects: Iterable[Page], user: Any = None, said: Any = None, **_: Any
    ) -> tuple[int, int]:
        pages = [page.specific for page in objects]
        with transaction.atomic():
            for page in pages:
                if isinstance(page, Article):
                    write_down(page, user, said)
                page.unpublish(user=user)
        return len(pages), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        told = ngettext(
            "%(n)s page is withdrawn.", "%(n)s pages are withdrawn.", num_parent_objects
        )
        return told % {"n": num_parent_objects}


def write_down(story: Article, user: Any, said: Mapping[str, str]) -> None:
    """Keep why ``story`` is withdrawn, and what readers are told, also in its history."""
    kept = {"reason": said["reason"], "note": said["note"]}
    Withdrawal.objects.create(story=story, by=user, **kept)
    log(story, WITHDRAWN, user=user, data=kept)
