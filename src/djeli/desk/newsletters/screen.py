"""An issue's screen: its preview, and everything that can be done with it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from djeli.desk.newsletters.rules import may_send
from djeli.newsletters.letters.contents import NothingLeft
from djeli.newsletters.letters.letter import Letter
from djeli.newsletters.letters.renderer import TooLarge, filled, letter_of
from djeli.newsletters.models import Issue
from djeli.newsletters.sending import figures, ledger

SANDBOX = "default-src 'none'; img-src 'self' http: https:; style-src 'unsafe-inline'; sandbox"


def issue_or_404(pk: int) -> Issue:
    issue: Issue = get_object_or_404(Issue.objects.select_related("newsletter"), pk=pk)
    return issue


def letter_or_reason(issue: Issue) -> tuple[Letter | None, str]:
    """The mail as it would go out now, or why there is none."""
    try:
        return letter_of(issue), ""
    except NothingLeft:
        return None, _("It has no live story. Add one, or use the newsletter’s rule.")
    except TooLarge as error:
        return None, _("The mail is too large: %s") % error


class IssueScreen(WagtailAdminTemplateMixin, TemplateView):
    """Shows the issue as on a phone and on a desktop, its state, and what to do next."""

    header_icon = "mail"
    template_name = "desk/newsletters/issue.html"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.has_perm("newsletters.view_issue"):
            raise PermissionDenied
        self.issue = issue_or_404(kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return str(self.issue)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        items: list[dict[str, str]] = super().get_breadcrumbs_items()
        listed = {"url": reverse("issues:index"), "label": _("Issues")}
        return [*items, listed, {"url": "", "label": str(self.issue)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        letter, reason = letter_or_reason(self.issue)
        counts = figures.counts_of(self.issue)
        done = counts["recipients"] - counts["waiting"]
        return {
            **context,
            "issue": self.issue,
            "letter": letter,
            "kilobytes": round(letter.size / 1000) if letter else 0,
            "lack": reason,
            "counts": counts,
            "percent": round(100 * done / counts["recipients"]) if counts["recipients"] else 0,
            "readers": ledger.recipients(self.issue),
            "clicks": self.issue.clicks.select_related("story").order_by("-count"),
            "may_send": may_send(self.request.user),
            "is_going": self.issue.state == Issue.State.SENDING,
        }


@xframe_options_sameorigin
def letter_html(request: HttpRequest, pk: int) -> HttpResponse:
    """The mail's HTML alone, for the frames of the screen: nothing in it runs or is sent."""
    return _shown(request, issue_or_404(pk), is_text=False)


def letter_text(request: HttpRequest, pk: int) -> HttpResponse:
    """The mail's text part."""
    return _shown(request, issue_or_404(pk), is_text=True)


def _shown(request: HttpRequest, issue: Issue, *, is_text: bool) -> HttpResponse:
    if not request.user.has_perm("newsletters.view_issue"):
        raise PermissionDenied
    return written(*letter_or_reason(issue), is_text=is_text)


def written(letter: Letter | None, reason: str, *, is_text: bool = False) -> HttpResponse:
    """A letter as a response of its own, sandboxed: nothing in it runs."""
    kind = "text/plain" if is_text or letter is None else "text/html"
    body = (letter.text if is_text else letter.html) if letter else reason
    response = HttpResponse(filled(body, "#", "#"), content_type=f"{kind}; charset=utf-8")
    response["Content-Security-Policy"] = SANDBOX
    response["Cache-Control"] = "no-store"
    return response
