"""What "Alert me" asks and tells: the key to subscribe with, and what a browser wants."""

from __future__ import annotations

import logging

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from djeli.alerts import devices
from djeli.alerts.models import AlertRules
from djeli.alerts.server_keys import UnusableKey, public_key
from djeli.kit.numbers import whole_number
from djeli.newsletters.rate_limits import is_too_often
from djeli.web.forms.origin import is_from_our_page
from djeli.web.forms.page_language import as_on_page

logger = logging.getLogger(__name__)
MOST, WITHIN = 60, 3600
"""Changes from one address of the net in an hour: a school or an office may share one."""
BREAKING = "breaking"


@require_safe
@never_cache
def key(request: HttpRequest) -> JsonResponse:
    """The public key, and the words of the switch in the page's language."""
    with as_on_page(request):
        words = {
            "on": _("You will be alerted in this browser."),
            "off": _("No more alerts about this."),
            "denied": _(
                "This browser blocks notifications from us. You can allow them in its settings."
            ),
        }
    try:
        return JsonResponse({"key": public_key(), "words": words})
    except (UnusableKey, OSError):
        logger.exception("the key for alerts cannot be used")
        return JsonResponse({"error": "no key"}, status=503)


@require_POST
@csrf_exempt
def device(request: HttpRequest) -> JsonResponse:
    """POST ``endpoint``, ``p256dh``, ``auth`` and ``about``: all that this browser wants from now
    on, ``breaking`` and ids of topics, between spaces; with nothing the browser is forgotten."""
    if not is_from_our_page(request):
        return _refused("from another site", 403)
    if is_too_often(request, "alerts", MOST, WITHIN):
        return _refused("too many changes; try again in an hour", 429)
    about = request.POST.get("about", "").split()
    if about and not (AlertRules.objects.first() or AlertRules()).is_offered:
        return _refused("alerts are not offered", 403)
    told = devices.Subscription(
        *(request.POST.get(name, "") for name in ("endpoint", "p256dh", "auth"))
    )
    topics = {pk for one in about if (pk := whole_number(one)) is not None}
    try:
        devices.want(told, breaking=BREAKING in about, topics=topics)
    except devices.NotYours:
        return _refused("known with other keys", 403)
    except devices.Full:
        logger.exception("no more browsers are kept for alerts")
        return _refused("no more browsers are kept", 503)
    except devices.Refused:
        return _refused("this is no subscription of a browser", 400)
    return JsonResponse({"about": about})


def _refused(why: str, status: int) -> JsonResponse:
    return JsonResponse({"error": why}, status=status)
