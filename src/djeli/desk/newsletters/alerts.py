"""The "Alert by e-mail" button: from a story to a breaking newsletter in two clicks."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from wagtail.log_actions import log

from djeli.desk.newsletters.issue_actions import told_of_start
from djeli.desk.newsletters.rules import alert_of, require_sender
from djeli.desk.newsletters.screen import letter_or_reason, written
from djeli.newsletters.models import Issue, IssueStory, Newsletter
from djeli.newsletters.sending import dispatch, ledger
from djeli.newsletters.sending.composition import compose_alert
from djeli.stories.models import Article


def alert(request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows the alert and to how many it goes; POST sends it."""
    require_sender(request.user)
    story, newsletter = _story(pk), _newsletter()
    if request.method == "POST":
        return _send(request, story, newsletter)
    letter, reason = letter_or_reason(_unsaved(newsletter, story))
    if letter is None:
        messages.error(request, _("Readers cannot see this story, so no alert can be sent."))
        return redirect("stories:index")
    earlier = Issue.objects.filter(newsletter=newsletter, entries__story=story).exclude(
        started_at=None
    )
    return render(
        request,
        "desk/newsletters/alert.html",
        {
            "story": story,
            "newsletter": newsletter,
            "letter": letter,
            "lack": reason,
            "readers": ledger.recipients(Issue(newsletter=newsletter)),
            "earlier": earlier.first(),
            "page_title": _("Alert by e-mail"),
        },
    )


@xframe_options_sameorigin
def alert_letter(request: HttpRequest, pk: int) -> HttpResponse:
    """The alert as a mail, for the frame."""
    require_sender(request.user)
    return written(*letter_or_reason(_unsaved(_newsletter(), _story(pk))))


def _send(request: HttpRequest, story: Article, newsletter: Newsletter) -> HttpResponse:
    user: Any = request.user
    try:
        with transaction.atomic():
            issue = compose_alert(newsletter, story, user)
            issue.subject = request.POST.get("subject", "").strip()[:120]
            issue.save(update_fields=["subject"])
            count = dispatch.start(issue)
    except (ValueError, dispatch.NotSendable) as error:
        messages.error(request, _("Not sent. %s") % error)
        return redirect("desk_alert", story.pk)
    log(issue, "djeli.newsletter.send", user=user, data={"recipients": count})
    messages.success(request, told_of_start(count))
    return redirect("desk_issue", issue.pk)


def _unsaved(newsletter: Newsletter, story: Article) -> Issue:
    issue = Issue(newsletter=newsletter)
    issue.entries = [IssueStory(story=story)]
    return issue


def _story(pk: int) -> Article:
    story: Article = get_object_or_404(Article, pk=pk)
    return story


def _newsletter() -> Newsletter:
    found = alert_of()
    if found is None:
        raise Http404("there is no newsletter for breaking news")
    return found
