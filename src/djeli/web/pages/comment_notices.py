"""Short pages around comments: proof of work, waiting, reports, mail."""

from __future__ import annotations

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from djeli.comments import reply_mail
from djeli.comments.models import Comment, Report
from djeli.comments.moderation import reports
from djeli.comments.posting import proof_of_work
from djeli.comments.posting.rate_limits import TooOften
from djeli.stories.lists import restrictions
from djeli.stories.models import Article
from djeli.web.builders.page_data import PageData
from djeli.web.builders.shells import breadcrumb, shell
from djeli.web.comments.display import shown
from djeli.web.comments.requests import sender
from djeli.web.comments.submission import as_said, held_note, held_state
from djeli.web.forms import honeypot
from djeli.web.forms.origin import is_from_our_page
from djeli.web.forms.page_language import as_on_page
from djeli.web.responses import answer
from djeli.web.view_models.card import Link
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.pages.comments import ButtonPage, ReportPage
from djeli.web.view_models.pages.notice import NoticePage

REPORTING = "djeli.comments.report"
FASTEST = 1.5
LONGEST = 3600


@never_cache
def challenge(request: HttpRequest) -> JsonResponse:
    """Work for the reader's browser, and the script's words in the page's language."""
    with as_on_page(request):
        words = {
            "replying": _("Reply to %s") % "{name}",
            "cancel": _("Cancel reply"),
            "remember": _("Remember me on this device"),
            "working": _("One moment…"),
        }
        return JsonResponse({"challenge": proof_of_work.challenge(), "words": words})


@never_cache
def held(request: HttpRequest) -> JsonResponse:
    """What became of the held comment with ``?sign=``, for its writer's browser."""
    try:
        with as_on_page(request):
            return JsonResponse(held_state(request.GET.get("sign", "")[:200]))
    except signing.BadSignature:
        return JsonResponse({"error": "no such sign"}, status=404)


def waiting(request: HttpRequest, story: int) -> HttpResponse:
    """Shown after a comment was sent that readers do not see yet."""
    article = Article.objects.filter(restrictions.shown(), pk=story).first()
    if article is None:
        raise Http404("no such story")
    return _say(
        request,
        _("Thank you for your comment"),
        held_note(),
        article,
    )


@csrf_exempt
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """GET: what is wrong with a comment? POST: tell the moderators."""
    comment = Comment.objects.filter(pk=pk, state=Comment.State.APPROVED).first()
    theirs = Article.objects.filter(
        restrictions.shown(), pk=comment.conversation_id if comment else 0
    )
    story = theirs.first()
    if comment is None or story is None:
        return _say(
            request,
            _("This comment is no longer shown"),
            _("It was removed or is waiting for a moderator. You need not report it."),
            status=404,
        )
    if request.method != "POST":
        return _ask(request, comment, story)
    if fault := _fault_of_report(request, pk):
        return _ask(request, comment, story, fault, 403 if not is_from_our_page(request) else 400)
    try:
        reason, note = request.POST.get("reason", ""), request.POST.get("note", "")
        is_new = reports.report(comment, reason, note, sender(request))
    except ValueError:
        return _ask(request, comment, story, _("Please choose what is wrong."), 400)
    except TooOften as error:
        later = _(
            "Too many reports in a short time, so this one was not sent. Please wait %s minutes."
        )
        return _ask(request, comment, story, later % error.minutes, 429)
    if not is_new:
        return _say(
            request,
            _("This comment was already reported"),
            _(
                "It was reported from your network before. A moderator will check it, or has "
                "already done so."
            ),
            story,
        )
    return _say(
        request,
        _("Thank you. A moderator will check it"),
        _("Comments reported by several readers are hidden until then."),
        story,
    )


@csrf_exempt
def confirm_mail(request: HttpRequest, token: str) -> HttpResponse:
    """Behind the link in the question: a button, and pressing it is the yes."""
    try:
        if request.method != "POST":
            reply_mail.read_confirmation(token)
            return _button(
                request,
                _("Get mail when somebody replies?"),
                _("You can stop these mails with one click in any of them."),
                _("Yes, send me replies"),
            )
        reply_mail.confirm(token)
    except reply_mail.BadToken:
        return _expired(request)
    return _say(
        request,
        _("You will be notified of replies"),
        _("You can stop these mails with one click in any of them."),
    )


@csrf_exempt
def stop_mail(request: HttpRequest, token: str) -> HttpResponse:
    """A button; its POST, or a mail program's (RFC 8058), ends mail on replies."""
    try:
        if request.method != "POST":
            reply_mail.read_stop(token)
            return _button(
                request,
                _("Stop mail about replies?"),
                _("We will no longer write to this address about comments."),
                _("Stop these mails"),
            )
        reply_mail.stop(token)
    except reply_mail.BadToken:
        return _expired(request)
    return _say(
        request,
        _("You will get no more mail about replies"),
        _("We will no longer write to this address about comments."),
    )


def _button(request: HttpRequest, heading: str, text: str, button: str) -> HttpResponse:
    page_data = PageData()
    page_data.fetch()
    page = ButtonPage(
        head=PageHead(title=heading, robots="noindex"),
        heading=heading,
        text=text,
        action=request.path,
        button=button,
    )
    return answer(request, shell(page_data), page)


def _ask(
    request: HttpRequest, comment: Comment, story: Article, error: str = "", status: int = 200
) -> HttpResponse:
    page_data = PageData()
    page_data.fetch()
    link = Link(story.title, page_data.tree.address(story.url_path))
    page = ReportPage(
        head=PageHead(title=_("Report a comment"), robots="noindex"),
        story=link,
        breadcrumb=(*breadcrumb(page_data, story.path), link),
        comment=shown(as_said(comment), story.pk, may_reply=False),
        reasons=tuple((str(key), str(label)) for key, label in Report.Reason.choices),
        token=signing.dumps(
            [comment.pk, timezone.now().timestamp(), honeypot.is_filled(request)], salt=REPORTING
        ),
        action=f"/comments/report/{comment.pk}/",
        error=error,
        chosen=request.POST.get("reason", "")[:40],
        note=request.POST.get("note", "")[:300],
    )
    return answer(request, shell(page_data), page, status=status)


def _fault_of_report(request: HttpRequest, pk: int) -> str:
    """Why a report is not accepted yet; empty if it is. If the honeypot was filled in, the sender
    is told once; a second click sends it, whatever the browser fills in."""
    if not is_from_our_page(request):
        return _("We could not check that this form came from our site. Please send it from here.")
    try:
        token = request.POST.get("token", "")
        told, at, was_trapped = signing.loads(token, salt=REPORTING, max_age=LONGEST)
    except (signing.BadSignature, ValueError, TypeError):
        return _("This form was open for too long. Please send it again.")
    if told != pk or timezone.now().timestamp() - at < FASTEST:
        return _("That was very fast. Please send it again.")
    if honeypot.is_filled(request) and not was_trapped:
        return _(
            "The field “Leave this empty” was filled in. Leave it empty and send the form again."
        )
    return ""


def _expired(request: HttpRequest) -> HttpResponse:
    return _say(
        request,
        _("This link no longer works"),
        _("It is too old or incomplete. Nothing was changed."),
        status=400,
    )


def _say(
    request: HttpRequest, heading: str, text: str, story: Article | None = None, status: int = 200
) -> HttpResponse:
    page_data = PageData()
    page_data.fetch()
    links = [Link(_("Front page"), "/")]
    if story is not None:
        address = page_data.tree.address(story.url_path)
        links.insert(0, Link(_("Back to the story"), f"{address}#comments"))
    page = NoticePage(
        head=PageHead(title=heading, robots="noindex"),
        status=200 if status == 200 else 404 if status == 404 else 400,
        heading=heading,
        text=text,
        links=tuple(links),
    )
    return answer(request, shell(page_data), page, status=status)
