"""The pages behind the links in our mails: confirm, settings, leave.

Opening a link shows a page and changes nothing: programs that look for bad links in mails open them
all. A press of the button does it; or the one click of a mail program (RFC 8058).
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from djeli.newsletters import preferences, signed_links, subscriptions
from djeli.newsletters.click_counts import count_click
from djeli.newsletters.models import Newsletter, Subscriber
from djeli.newsletters.signed_links import BadToken
from djeli.web.builders.page_data import PageData
from djeli.web.builders.shells import shell
from djeli.web.forms.origin import is_from_our_page
from djeli.web.pages.newsletter import choices, chosen, say
from djeli.web.responses import answer
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.pages.newsletters import Act, SubscriptionPage


@csrf_exempt
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows what was asked for and a button; POST is the yes, and may be repeated. Whoever has
    said yes before is told that it is done."""
    try:
        subscriber, wanted = subscriptions.opened(token)
        if request.method == "POST":
            subscriptions.confirm(token, "/newsletter/confirm/")
    except BadToken:
        return _expired(request)
    if request.method == "POST" or subscriptions.has_all(subscriber, wanted):
        return _thanks(request, subscriber)
    return _show(
        request,
        heading=_("Do you want this newsletter?"),
        text=_("For %s:") % subscriber.email,
        choices=choices(wanted, set()),
        acts=(Act(_("Yes, send it to me")),),
        small=_("If you did not ask for it, close this page: nothing is sent."),
    )


@csrf_exempt
def settings(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows what a subscriber gets; POST changes it, stops it all, or erases the address."""
    try:
        subscriber = preferences.subscriber_of(token)
    except BadToken:
        return _unknown(request)
    if request.method != "POST":
        return _settings(request, subscriber)
    if not is_from_our_page(request):
        return _settings(request, subscriber, _("Please send the form from this page."), 403)
    match request.POST.get("act"):
        case "erase":
            preferences.erase(subscriber)
            gone = _("Your address is erased from our newsletters, with all that was kept there.")
            return say(request, _("You are forgotten"), gone)
        case "stop":
            preferences.leave_all(subscriber, "/newsletter/settings/")
            told = _("Nothing more is sent to you.")
        case _:
            preferences.choose(
                subscriber, chosen(request), _("Choose what comes"), "/newsletter/settings/"
            )
            told = _("Your choice is kept.")
    return _settings(request, subscriber, told)


@csrf_exempt
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows what would be left; POST leaves it: from the page's button, or from a mail program,
    which sends no Origin. The token is the proof."""
    try:
        newsletter, stands = preferences.leaving(token)
        if request.method == "POST":
            preferences.leave(token, "/newsletter/leave/")
    except BadToken:
        return _unknown(request)
    if request.method == "POST" or not stands:
        done = _("“%s” is not sent to you any more.") % newsletter.name
        return say(request, _("You have left"), done)
    return _show(
        request,
        heading=_("Leave “%s”?") % newsletter.name,
        text=_("You get nothing more of it from the moment that you press the button."),
        acts=(Act(_("Leave")),),
        small=_("Other newsletters of ours still come."),
    )


@csrf_exempt
def opened(request: HttpRequest) -> HttpResponse:
    """POST ``letter`` and ``path``: a story was opened from an issue. Counts, and knows not who."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if is_from_our_page(request):
        count_click(request, request.POST.get("letter", ""), request.POST.get("path", ""))
    response = HttpResponse(status=204)
    response["Cache-Control"] = "no-store"
    return response


def _settings(
    request: HttpRequest, subscriber: Subscriber, told: str = "", status: int = 200
) -> HttpResponse:
    has = set(subscriber.subscriptions.values_list("newsletter_id", flat=True))
    those = [one for one in Newsletter.objects.all() if one.is_offered or one.pk in has]
    return _show(
        request,
        status=status,
        heading=_("What we send you"),
        text=_suppressed(subscriber) or _("For %s:") % subscriber.email,
        told=told,
        choices=choices(those, has),
        is_form=True,
        acts=(
            Act(_("Keep this choice"), "choose"),
            Act(_("Stop all newsletters"), "stop", is_quiet=True),
            Act(_("Erase my address"), "erase", is_quiet=True),
        ),
        small=_(
            "To stop keeps your address, with what you agreed to and when. To erase forgets it all."
        ),
    )


def _thanks(request: HttpRequest, subscriber: Subscriber) -> HttpResponse:
    page_data = PageData()
    page_data.fetch()
    page = SubscriptionPage(
        head=PageHead(title=_("Thank you, and welcome"), robots="noindex"),
        heading=_("Thank you, and welcome"),
        text=_suppressed(subscriber) or _what_comes(subscriber),
        settings_url=f"/newsletter/settings/{signed_links.to_settings(subscriber.pk)}/",
    )
    return private(answer(request, shell(page_data), page))


def _what_comes(subscriber: Subscriber) -> str:
    """What the next days bring to somebody who has just said yes."""
    if subscriber.subscriptions.exists():
        return _("The next newsletter comes to you too.")
    return _("The newsletter that you asked for is no more. Choose from those that there are.")


def _suppressed(subscriber: Subscriber) -> str:
    """Why nothing comes to this address; empty where mail goes there."""
    if not subscriptions.is_suppressed(subscriber):
        return ""
    told = _("Nothing is sent to %s at present: our mail came back, or was not wanted there.")
    return told % subscriber.email


def _show(request: HttpRequest, *, status: int = 200, **fields: object) -> HttpResponse:
    page_data = PageData()
    page_data.fetch()
    head = PageHead(title=str(fields["heading"]), robots="noindex")
    page = SubscriptionPage(head=head, **fields)  # type: ignore[arg-type]
    return private(answer(request, shell(page_data), page, status=status))


def private(response: HttpResponse) -> HttpResponse:
    """The address of such a page is a key: no other site is told of it."""
    response["Referrer-Policy"] = "same-origin"
    return response


def _expired(request: HttpRequest) -> HttpResponse:
    return say(
        request,
        _("This link does not work any more"),
        _("It is older than three days, or incomplete. Ask for the newsletter once more."),
        status=400,
    )


def _unknown(request: HttpRequest) -> HttpResponse:
    return say(
        request,
        _("This link does not work any more"),
        _(
            "It is incomplete or old, or the address is erased already: then nothing is sent to "
            "it. To get a new link, write your address into the form of the newsletter."
        ),
        status=400,
    )
