"""The newsletter's form, which asks the owner of an address to confirm.

Pages hold no CSRF token, so the form's POST checks where it came from, how often, how fast, and a
field that only machines fill. What the answer says never depends on whether an address is known.
"""

from __future__ import annotations

import logging
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from djeli.audience import subscribing
from djeli.audience.models import Newsletter
from djeli.audience.throttling import is_too_often
from djeli.press import api as press
from djeli.stories.addresses import absolute
from djeli.web.answering import USUAL, answer
from djeli.web.gathering import Gathering
from djeli.web.shown.card import Link
from djeli.web.shown.head import PageHead
from djeli.web.shown.notice import NewsletterPage, NoticePage
from djeli.web.shown.subscribing import NewsletterChoice
from djeli.web.surroundings import home, shell

logger = logging.getLogger(__name__)
TRAP = "website"
"""The name of the field that readers do not see."""
AFTER = "after"
"""Milliseconds from the page's opening to the press of the button, which the script tells."""
FASTEST = 1000
MOST, WITHIN = 20, 3600
"""Tries from one address of the net in an hour: a school or an office may share one."""


def comes_from_here(request: HttpRequest) -> bool:
    """True where the browser says that the form stood on a page of this host."""
    origin = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return urlsplit(origin).netloc == request.get_host()


def page_of_form(request: HttpRequest) -> str:
    """The path of the page on which the form stood."""
    return urlsplit(request.headers.get("Referer", "")).path or request.path


@press.pressed()
@csrf_exempt
def newsletter(request: HttpRequest) -> HttpResponse:
    """GET: the form. POST ``email`` and, where chosen, ``list``: asks the owner to confirm."""
    if request.method != "POST":
        return _form(request)
    email = request.POST.get("email", "")
    if not comes_from_here(request):
        return _form(request, email, _("Please send the form from this page."), status=403)
    if is_too_often(request, "newsletter", MOST, WITHIN):
        again = _("That was often. Please try again in an hour.")
        return _form(request, email, again, status=429)
    if not is_machine(request):
        try:
            _ask(request, email)
        except ValidationError:
            return _form(request, email, _("This is not an e-mail address."), status=400)
        except OSError:
            logger.exception("the mail that asks to confirm could not be sent")
            again = _("Our mail is not working right now. Please try again in a while.")
            return _form(request, email, again, status=503)
    return say(
        request,
        _("Look into your mailbox"),
        _("We have sent you a mail with a link. Open it to say yes; it works for three days."),
    )


def is_machine(request: HttpRequest) -> bool:
    """True where the field that nobody sees is filled, or the form was sent faster than read."""
    after = request.POST.get(AFTER, "")
    is_fast = after.isdecimal() and int(after[:9]) < FASTEST
    return bool(request.POST.get(TRAP)) or is_fast


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
    edition = Gathering().edition
    wording = edition.newsletter_invitation or _("The day’s verified news by e-mail.")
    subscribing.ask(
        email,
        edition.name,
        f"{_('Subscribe to updates')}: {wording}",
        newsletters=chosen(request),
        place=page_of_form(request),
    )


def _form(
    request: HttpRequest, email: str = "", error: str = "", status: int = 200
) -> HttpResponse:
    gathering = Gathering()
    gathering.fetch()
    press.read_table(Newsletter)
    those = subscribing.offered()
    ticked = set(chosen(request)) or {one.pk for one in those if one.is_usual}
    page = NewsletterPage(
        head=PageHead(title=_("Newsletter"), canonical_url=absolute("/newsletter/")),
        breadcrumb=(home(gathering),),
        choices=choices(those, ticked) if len(those) > 1 else (),
        email=email[:254],
        error=error,
    )
    is_blank = request.method == "GET" and not error
    around = shell(gathering, address="/newsletter/")
    return answer(request, around, page, status=status, rank=USUAL if is_blank else None)


def say(request: HttpRequest, heading: str, text: str, status: int = 200) -> HttpResponse:
    """A page that says one thing."""
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
