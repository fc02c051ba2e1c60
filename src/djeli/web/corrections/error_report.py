"""The form with which a reader reports an error, and what happens when it is sent."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from djeli.comments import reply_mail
from djeli.comments.error_reports import new_reports
from djeli.comments.error_reports.new_reports import LONGEST_PASSAGE, DraftReport
from djeli.comments.posting import proof_of_work
from djeli.comments.posting.rate_limits import TooOften
from djeli.stories.lists import restrictions
from djeli.stories.models import Article, Edition
from djeli.web.builders.page_data import PageData
from djeli.web.builders.shells import breadcrumb, shell
from djeli.web.comments.requests import ECHOED, sender
from djeli.web.forms.origin import is_from_our_page
from djeli.web.forms.proof import SecondStep, proof_in
from djeli.web.responses import answer
from djeli.web.view_models.card import Link
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.pages.comments import ButtonPage
from djeli.web.view_models.pages.corrections import ErrorReportPage
from djeli.web.view_models.pages.notice import NoticePage


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a report was not taken."""

    error: str = ""
    status: int = 400
    errors: dict[str, str] | None = None
    with_question: bool = False


@csrf_exempt
def report(request: HttpRequest, story: int) -> HttpResponse:
    """GET: the form, with ``?passage=`` in it. POST: take the report in."""
    found = _story(story)
    if request.method != "POST":
        passage = request.GET.get("passage", "")[:LONGEST_PASSAGE].replace("\x00", "")
        return _form(request, found, DraftReport(passage=passage), Trouble(status=200))
    draft = new_reports.cleaned(_draft(request))
    if not is_from_our_page(request):
        return _form(request, found, draft, _foreign())
    if faults := new_reports.faults(draft):
        told = Trouble(_("Please correct the fields below."), errors=faults)
        return _form(request, found, draft, told)
    try:
        new_reports.send(found, draft, proof_in(request), sender(request))
    except SecondStep as step:
        return _form(request, found, draft, _second_step(step.fault, step.why))
    except (proof_of_work.BadProof, TooOften) as error:
        if not new_reports.taken_just_now(found, draft):
            told = _too_often(error.minutes) if isinstance(error, TooOften) else _second_step("")
            return _form(request, found, draft, told)
    return _thanks(request, found)


def sent(request: HttpRequest, story: int) -> HttpResponse:
    """Shown when a report has arrived."""
    found = _story(story)
    page_data = PageData()
    page_data.fetch()
    page = NoticePage(
        head=PageHead(title=_("Thank you for your report"), robots="noindex"),
        status=200,
        heading=_("Thank you for your report"),
        text=_("An editor will check it. If we were wrong, the story will say so."),
        links=(Link(_("Back to the story"), page_data.tree.address(found.url_path)),),
    )
    return answer(request, shell(page_data), page)


@csrf_exempt
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Behind the link in the question: a button, and pressing it is the yes."""
    heading, text = _("May we answer you by mail?"), _("You can stop these mails with one click.")
    page_data = PageData()
    page_data.fetch()
    around = shell(page_data)
    try:
        if request.method != "POST":
            reply_mail.read_confirmation(token)
            head = PageHead(title=heading, robots="noindex")
            say = _("Yes, answer me")
            button = ButtonPage(
                head=head, heading=heading, text=text, action=request.path, button=say
            )
            return answer(request, around, button)
        reply_mail.confirm(token)
        status, heading = 200, _("We will answer you by mail")
    except reply_mail.BadToken:
        status, heading = 400, _("This link no longer works")
        text = _("It is too old or incomplete. Nothing was changed.")
    page = NoticePage(
        head=PageHead(title=heading, robots="noindex"),
        status=200 if status == 200 else 400,
        heading=heading,
        text=text,
        links=(Link(_("Front page"), "/"),),
    )
    return answer(request, around, page, status=status)


def _story(pk: int) -> Article:
    found = Article.objects.filter(restrictions.shown(), pk=pk).first()
    if found is None or not Edition.current().takes_error_reports:
        raise Http404("no such story, or no reports are taken")
    return found


def _draft(request: HttpRequest) -> DraftReport:
    def field(name: str, most: int) -> str:
        return request.POST.get(name, "")[:most].replace("\x00", "")

    return DraftReport(
        passage=field("passage", LONGEST_PASSAGE * 2),
        text=field("text", ECHOED),
        email=field("email", 500),
    )


def _thanks(request: HttpRequest, story: Article) -> HttpResponse:
    at = f"/corrections/report/{story.pk}/sent/"
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"at": at})
    response = HttpResponseRedirect(at)
    response.status_code = 303  # the answer to a POST is fetched by GET (RFC 9110, 15.4.4)
    return response


def _form(request: HttpRequest, story: Article, draft: DraftReport, told: Trouble) -> HttpResponse:
    page_data = PageData()
    page_data.fetch()
    link = Link(story.title, page_data.tree.address(story.url_path))
    asked = proof_of_work.question() if told.with_question else None
    page = ErrorReportPage(
        head=PageHead(title=_("Report an error"), robots="noindex"),
        story=link,
        action=f"/corrections/report/{story.pk}/",
        breadcrumb=(*breadcrumb(page_data, story.path), link),
        passage=draft.passage,
        text=draft.text,
        email=draft.email,
        question=asked.text if asked else "",
        token=asked.token if asked else "",
        error=told.error,
        errors=told.errors or {},
        language=story.language if story.language != page_data.language else "",
    )
    around = shell(page_data, page_data.tree.section_of(story.path))
    return answer(request, around, page, status=told.status)


def _second_step(fault: str, why: str = "") -> Trouble:
    asked = _("Please answer the question at the end, so we know you are human.")
    return Trouble(
        "" if fault else f"{why} {asked}".strip(),
        status=400 if fault else 200,
        errors={"answer": fault} if fault else None,
        with_question=True,
    )


def _too_often(minutes: int) -> Trouble:
    text = _(
        "You have sent several reports in a short time. Your text is below: send it again in %s "
        "minutes."
    )
    return Trouble(text % minutes, status=429)


def _foreign() -> Trouble:
    text = _("It came from a page of another site. If you wrote it, send it again from here.")
    return Trouble(text, status=403)
