"""The actions behind the buttons of an issue's screen."""

from __future__ import annotations

import logging
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.log_actions import log

from djeli.desk.newsletters.forms import TestForm
from djeli.desk.newsletters.rules import require_sender
from djeli.desk.newsletters.screen import issue_or_404, letter_or_reason
from djeli.newsletters.letters.contents import NothingLeft
from djeli.newsletters.letters.renderer import TooLarge
from djeli.newsletters.models import Issue, Newsletter
from djeli.newsletters.sending import dispatch, ledger, refusals
from djeli.newsletters.sending.composition import compose_next, fill
from djeli.newsletters.sending.story_choice import pick
from djeli.newsletters.sending.trial_mail import send_test

logger = logging.getLogger(__name__)


def to_screen(issue: Issue) -> HttpResponse:
    return redirect("desk_issue", issue.pk)


def send(request: HttpRequest, pk: int) -> HttpResponse:
    """GET asks, and says to how many; POST begins to send."""
    require_sender(request.user)
    issue = issue_or_404(pk)
    if request.method == "POST":
        try:
            count = dispatch.start(issue)
        except dispatch.NotSendable as error:
            messages.error(request, _("Not sent. %s") % error)
            return to_screen(issue)
        log(issue, "djeli.newsletter.send", user=request.user, data={"recipients": count})
        messages.success(request, told_of_start(count))
        return to_screen(issue)
    letter, reason = letter_or_reason(issue)
    if letter is None or not issue.is_editable:
        messages.error(request, reason or _("It has been sent already."))
        return to_screen(issue)
    return render(
        request,
        "desk/newsletters/send.html",
        {
            "issue": issue,
            "letter": letter,
            "readers": ledger.recipients(issue),
            "page_title": _("Send now?"),
        },
    )


def told_of_start(count: int) -> str:
    text = ngettext("It is being sent to %d reader.", "It is being sent to %d readers.", count)
    return text % count


@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Send no more of it."""
    require_sender(request.user)
    issue = issue_or_404(pk)
    user: Any = request.user
    dispatch.stop(issue, _("%s stopped it") % (user.get_full_name() or user))
    log(issue, "djeli.newsletter.stop", user=request.user)
    messages.warning(
        request, _("Stopped. Mails already sent cannot be recalled; no more will be sent.")
    )
    return to_screen(issue)


@require_POST
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on with those who did not get it."""
    require_sender(request.user)
    issue = issue_or_404(pk)
    dispatch.resume(issue)
    log(issue, "djeli.newsletter.resume", user=request.user)
    return to_screen(issue)


@require_POST
def test(request: HttpRequest, pk: int) -> HttpResponse:
    """Mail it to one address, the user's own unless another is given."""
    require_sender(request.user)
    issue, form = issue_or_404(pk), TestForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("This is not a valid e-mail address."))
        return to_screen(issue)
    address = form.cleaned_data["address"]
    try:
        send_test(issue, address)
    except (NothingLeft, TooLarge):
        messages.error(request, letter_or_reason(issue)[1])
    except Exception as error:
        refusal = refusals.read(error)
        if refusal is None:
            raise
        logger.warning("a test mail was not taken: %s", refusal.said)
        messages.error(request, _("The mail server refused it: %s") % refusal.said)
    else:
        messages.success(request, _("A test mail was sent to %s.") % address)
    return to_screen(issue)


@require_POST
def take_rule(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the rule's stories in place of those that are in it."""
    issue = issue_or_404(pk)
    if not request.user.has_perm("newsletters.change_issue") or not issue.is_editable:
        raise PermissionDenied
    found = pick(issue.newsletter)
    fill(issue, found)
    if not found:
        messages.warning(request, _("No story was published in the last 24 hours."))
    return to_screen(issue)


@require_POST
def prepare(request: HttpRequest, pk: int) -> HttpResponse:
    """The next digest of a newsletter, ahead of its hour."""
    user: Any = request.user
    if not user.has_perm("newsletters.add_issue"):
        raise PermissionDenied
    issue = compose_next(Newsletter.objects.get(pk=pk), user)
    messages.success(
        request, _("This will be sent automatically at its time. You can change it until then.")
    )
    return redirect(reverse("issues:edit", args=[issue.pk]))
