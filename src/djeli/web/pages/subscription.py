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
    """GET shows what was asked for and a button; POST is the yes, and may be repeated. Readers who
    have confirmed before are told so."""
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
        small=_("If you did not ask for it, close this page. Nothing will be sent."),
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
            gone = _("We deleted your address and everything our newsletters stored about it.")
            return say(request, _("Your data is deleted"), gone)
        case "stop":
            preferences.leave_all(subscriber, "/newsletter/settings/")
            told = _("You will get no more newsletters.")
        case _:
            preferences.choose(
                subscriber, chosen(request), _("Choose your newsletters"), "/newsletter/settings/"
            )
            told = _("Your choice is saved.")
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
        done = _("You will no longer get “%s”.") % newsletter.name
        return say(request, _("You are unsubscribed"), done)
    return _show(
        request,
        heading=_("Unsubscribe from “%s”?") % newsletter.name,
        text=_("It stops as soon as you press the button."),
        acts=(Act(_("Leave")),),
        small=_("Your other newsletters will still be sent."),
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
        heading=_("Your newsletters"),
        text=_suppressed(subscriber) or _("For %s:") % subscriber.email,
        told=told,
        choices=choices(those, has),
        is_form=True,
        acts=(
            Act(_("Save"), "choose"),
            Act(_("Unsubscribe from all"), "stop", is_quiet=True),
            Act(_("Delete my address"), "erase", is_quiet=True),
        ),
        small=_(
            "Stopping keeps your address and the record of what you agreed to. Erasing "
            "deletes everything."
        ),
    )


def _thanks(request: HttpRequest, subscriber: Subscriber) -> HttpResponse:
    page_data = PageData()
    page_data.fetch()
    page = SubscriptionPage(
        head=PageHead(title=_("Thank you for subscribing"), robots="noindex"),
        heading=_("Thank you for subscribing"),
        text=_suppressed(subscriber) or _what_comes(subscriber),
        settings_url=f"/newsletter/settings/{signed_links.to_settings(subscriber.pk)}/",
    )
    return private(answer(request, shell(page_data), page))


def _what_comes(subscriber: Subscriber) -> str:
    """What the next days bring to somebody who has just said yes."""
    if subscriber.subscriptions.exists():
        return _("You will get the next newsletter.")
    return _("The newsletter you asked for no longer exists. Choose another one.")


def _suppressed(subscriber: Subscriber) -> str:
    """Why nothing comes to this address; empty if mail goes there."""
    if not subscriptions.is_suppressed(subscriber):
        return ""
    told = _("We are not sending mail to %s: our mail came back or was refused.")
    return told % subscriber.email


def _show(request: HttpRequest, *, status: int = 200, **fields: object) -> HttpResponse:
    page_data = PageData()
    page_data.fetch()
    head = PageHead(title=str(fields["heading"]), robots="noindex")
    page = SubscriptionPage(head=head, **fields)  # type: ignore[arg-type]
    return private(answer(request, shell(page_data), page, status=status))


def private(response: HttpResponse) -> HttpResponse:
    """The address of such a page is a key: no referrer is sent to other sites."""
    response["Referrer-Policy"] = "same-origin"
    return response


def _expired(request: HttpRequest) -> HttpResponse:
    return say(
        request,
        _("This link no longer works"),
        _("It is incomplete or more than three days old. Please subscribe again."),
        status=400,
    )


def _unknown(request: HttpRequest) -> HttpResponse:
    return say(
        request,
        _("This link no longer works"),
        _(
            "It is incomplete or old, or your address is already deleted. For a new link, "
            "enter your address in the newsletter form."
        ),
        status=400,
    )
