"""The newsletter's form, and the page behind the link in its mail.

Pages hold no CSRF token, so the form's POST checks where it came from, and a field that only
machines fill.
"""

from __future__ import annotations

import logging
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from djeli.audience import subscribing
from djeli.press import api as press
from djeli.web.answering import USUAL, answer
from djeli.web.gathering import Gathering
from djeli.web.shown.card import Link
from djeli.web.shown.head import PageHead
from djeli.web.shown.notice import NewsletterPage, NoticePage
from djeli.web.surroundings import home, shell

logger = logging.getLogger(__name__)
TRAP = "website"
"""The name of the field that readers do not see."""


def comes_from_here(request: HttpRequest) -> bool:
    """True where the browser says that the form stood on a page of this host."""
    origin = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return urlsplit(origin).netloc == request.get_host()


@press.pressed()
@csrf_exempt
def newsletter(request: HttpRequest) -> HttpResponse:
    """GET: the form. POST ``email``: asks the owner of the address to confirm."""
    if request.method != "POST":
        return _form(request)
    email = request.POST.get("email", "")
    if not comes_from_here(request):
        return _form(request, email, _("Please send the form from this page."), status=403)
    gathering = Gathering()
    edition = gathering.edition
    if not request.POST.get(TRAP):
        try:
            subscribing.ask(email, edition.name, edition.newsletter_invitation)
        except ValidationError:
            return _form(request, email, _("This is not an e-mail address."), status=400)
        except OSError:
            logger.exception("the mail that asks to confirm could not be sent")
            again = _("Our mail is not working right now. Please try again in a while.")
            return _form(request, email, again, status=503)
    return _say(
        request,
        _("Look into your mailbox"),
        _("We have sent you a mail with a link. Open it to say yes; it works for three days."),
    )


def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link in the mail; opening it is the yes, and may be repeated."""
    try:
        subscribing.confirm(token)
    except subscribing.BadToken:
        return _expired(request)
    return _say(request, _("Thank you, and welcome"), _("The next newsletter comes to you too."))


def _form(
    request: HttpRequest, email: str = "", error: str = "", status: int = 200
) -> HttpResponse:
    gathering = Gathering()
    gathering.fetch()
    page = NewsletterPage(
        head=PageHead(title=_("Newsletter")),
        breadcrumb=(home(gathering),),
        email=email[:254],
        error=error,
    )
    is_blank = request.method == "GET" and not error
    around = shell(gathering, address="/newsletter/")
    return answer(request, around, page, status=status, rank=USUAL if is_blank else None)


def _expired(request: HttpRequest) -> HttpResponse:
    return _say(
        request,
        _("This link does not work any more"),
        _("It is older than three days, or incomplete. Ask for the newsletter once more."),
        status=400,
    )


def _say(request: HttpRequest, heading: str, text: str, status: int = 200) -> HttpResponse:
    gathering = Gathering()
    gathering.fetch()
    page = NoticePage(
        head=PageHead(title=heading, robots="noindex"),
        status=200 if status == 200 else 400,
        heading=heading,
        text=text,
        links=(Link(_("Front page"), "/"), Link(_("Newsletter"), "/newsletter/")),
    )
    return answer(request, shell(gathering), page, status=status)
