"""The newsletter's form, which asks the owner of an address to confirm.

Pages hold no CSRF token, so the form's POST checks where it came from, how often, how fast, and a
field that only machines fill. Whoever is taken for a machine is told that nothing was sent, and
asked once more. What the answer says never depends on whether an address is known.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from djeli.comments.posting import proof_of_work
from djeli.newsletters import subscriptions
from djeli.newsletters.models import Newsletter
from djeli.newsletters.rate_limits import is_too_often
from djeli.press import api as press
from djeli.stories.addresses import absolute
from djeli.web.builders.page_data import PageData
from djeli.web.builders.shells import home, shell
from djeli.web.forms import honeypot
from djeli.web.forms.origin import is_from_our_page, page_of_form
from djeli.web.responses import USUAL, answer
from djeli.web.view_models.card import Link
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.pages.newsletters import NewsletterChoice
from djeli.web.view_models.pages.notice import NewsletterPage, NoticePage

logger = logging.getLogger(__name__)
AFTER = "after"
"""Milliseconds from the page's opening to the press of the button, which the script tells."""
FASTEST = 1000
MOST, WITHIN = 20, 3600
"""Tries from one address of the net in an hour: a school or an office may share one."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing was sent; ``is_asked`` where an answered question lets it through."""

    error: str
    status: int
    is_asked: bool = False


@press.pressed(takes_forms=True)
@csrf_exempt
def newsletter(request: HttpRequest) -> HttpResponse:
    """GET: the form. POST ``email`` and, where chosen, ``list``: asks the owner to confirm."""
    if request.method != "POST":
        return _form(request)
    refused = _refusal(request) or _asked(request)
    if refused:
        return _form(request, refused)
    return say(
        request,
        _("Check your mailbox"),
        _(
            "If we can write to this address, a mail with a link arrives within a few "
            "minutes. Open the link to confirm; it works for three days. No mail? Check "
            "your spam folder, look for an earlier mail from us, or give another address."
        ),
    )


def _refusal(request: HttpRequest) -> Refusal | None:
    """Why this form asks nobody yet; None if nothing speaks against it."""
    if is_too_often(request, "newsletter", MOST, WITHIN):
        again = _("Too many attempts, so nothing was sent. Try again in an hour.")
        return Refusal(again, 429)
    if _has_answered(request):
        return None
    if not is_from_our_page(request):
        told = _(
            "We could not check that this form came from our site, so nothing was sent. "
            "Please try again."
        )
        return Refusal(told, 403, is_asked=True)
    if honeypot.is_filled(request):
        told = _(
            "Nothing was sent yet: the field “Leave this empty” was filled in. Leave it "
            "empty, answer the question and send the form again."
        )
        return Refusal(told, 400, is_asked=True)
    if is_fast(request):
        told = _("That was very fast, so nothing was sent yet. Please press the button again.")
        return Refusal(told, 400)
    return None


def _asked(request: HttpRequest) -> Refusal | None:
    """Ask the owner of the address; why that could not be done, or None if it is done."""
    try:
        _ask(request, request.POST.get("email", ""))
    except ValidationError:
        return Refusal(_("This is not a valid e-mail address."), 400)
    except subscriptions.MAIL_FAULTS:
        logger.exception("the mail that asks to confirm could not be sent")
        again = _("We cannot send mail right now, so nothing was sent. Please try again later.")
        return Refusal(again, 503)
    return None


def _has_answered(request: HttpRequest) -> bool:
    """True if the question was answered correctly, for the first time."""
    try:
        proof = proof_of_work.check_answer(
            request.POST.get("token", ""), request.POST.get("answer", "")[:20]
        )
        proof.spend()
    except proof_of_work.BadProof:
        return False
    return True


def is_fast(request: HttpRequest) -> bool:
    """True if the form was sent faster than anybody reads, as far as the script tells."""
    after = request.POST.get(AFTER, "")
    return after.isdecimal() and int(after[:9]) < FASTEST


def chosen(request: HttpRequest) -> list[int]:
    """The newsletters that are ticked in a form, as ids."""
    return [int(one) for one in request.POST.getlist("list") if one.isdecimal() and len(one) < 10]


def choices(those: list[Newsletter], ticked: set[int]) -> tuple[NewsletterChoice, ...]:
    """Newsletters as a form offers them."""
    return tuple(
        NewsletterChoice(id=one.pk, name=one.name, promise=one.promise, is_chosen=one.pk in ticked)
        for one in those
    )


def _ask(request: HttpRequest, email: str) -> None:
    edition = PageData().edition
    wording = edition.newsletter_invitation or _("The day’s verified news by e-mail.")
    subscriptions.ask(
        email,
        edition.name,
        f"{_('Subscribe to updates')}: {wording}",
        newsletters=chosen(request),
        place=page_of_form(request),
    )


def _form(request: HttpRequest, refused: Refusal | None = None) -> HttpResponse:
    page_data = PageData()
    page_data.fetch()
    press.depends_on_table(Newsletter)
    those = subscriptions.offered()
    ticked = set(chosen(request)) or {one.pk for one in those if one.is_usual}
    asked = proof_of_work.question() if refused and refused.is_asked else None
    page = NewsletterPage(
        head=PageHead(
            title=_("Newsletter"),
            description=page_data.edition.newsletter_invitation
            or _("The news of %s by mail.") % page_data.edition.name,
            canonical_url=absolute("/newsletter/"),
        ),
        breadcrumb=(home(page_data),),
        choices=choices(those, ticked) if len(those) > 1 else (),
        email=request.POST.get("email", "")[:254],
        error=refused.error if refused else "",
        question=asked.text if asked else "",
        token=asked.token if asked else "",
    )
    around = shell(page_data, address="/newsletter/")
    if refused:
        return answer(request, around, page, status=refused.status)
    return answer(request, around, page, rank=USUAL if request.method == "GET" else None)


def say(request: HttpRequest, heading: str, text: str, status: int = 200) -> HttpResponse:
    """A page that says one thing."""
    page_data = PageData()
    page_data.fetch()
    page = NoticePage(
        head=PageHead(title=heading, robots="noindex"),
        status=200 if status == 200 else 400,
        heading=heading,
        text=text,
        links=(Link(_("Front page"), "/"), Link(_("Newsletter"), "/newsletter/")),
    )
    return answer(request, shell(page_data), page, status=status)
