"""Double opt-in: a reader subscribes, then confirms by a link in a mail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from anymail.exceptions import AnymailError
from django.conf import settings
from django.core.mail import EmailMessage
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from djeli.kit.mail_addresses import named_sender, one_form
from djeli.newsletters import signed_links
from djeli.newsletters.models import Consent, Newsletter, Subscriber, Subscription, Suppression
from djeli.newsletters.signed_links import BadToken
from djeli.stories.addresses import absolute

MAIL_FAULTS = (OSError, AnymailError)
"""What is raised where a mail cannot be sent: by a server (smtplib's are OSErrors) or a service."""
CONFIRM_WITHIN = signed_links.CONFIRM_WITHIN
ASK_AGAIN_AFTER = timedelta(minutes=10)
"""Between two mails to one address; after each further one twice as long, for a day."""
FORGET_AFTER = timedelta(days=7)
SAME_ROW = timedelta(days=1)


def offered() -> list[Newsletter]:
    """What readers may choose from, in order."""
    return list(Newsletter.objects.filter(is_offered=True))


def ask(
    email: str,
    edition: str,
    wording: str = "",
    *,
    newsletters: Iterable[int] = (),
    place: str = "",
) -> None:
    """Note that ``email`` asked for newsletters (ids; none: the usual ones), and ask its owner.

    ``wording`` is what stood on the form, ``place`` the address of its page. Says nothing of
    whether the address was known: nobody learns who subscribes. Mails one address ever more seldom.
    Raises ValidationError for what is no address, one of MAIL_FAULTS where the mail cannot be sent:
    that one does not count, and may be asked for again at once.
    """
    address = one_form(email)
    validate_email(address)
    wanted = _wanted(newsletters)
    with transaction.atomic():
        subscriber = _known_or_new(address, wording)
        before = (subscriber.mailed_at, subscriber.mailed_times)
        if not _may_mail(subscriber):
            return
        missing = _missing(subscriber, wanted)
        note(subscriber, Consent.Kind.ASKED, missing, wording, place)
    try:
        if subscriber.is_subscribed and not missing:
            _mail_settings(subscriber, edition)
        else:
            _mail_confirmation_link(subscriber, edition, missing)
    except MAIL_FAULTS:
        subscriber.mailed_at, subscriber.mailed_times = before
        subscriber.save(update_fields=["mailed_at", "mailed_times"])
        raise


def opened(token: str) -> tuple[Subscriber, list[Newsletter]]:
    """Who is behind the link of a question, and what they asked for. Raises BadToken."""
    pk, ids = signed_links.read(token, signed_links.CONFIRM, CONFIRM_WITHIN)
    subscriber = Subscriber.objects.filter(pk=pk).first()
    if subscriber is None:
        raise BadToken("the address has been erased")
    return subscriber, list(Newsletter.objects.filter(pk__in=ids))


def has_all(subscriber: Subscriber, wanted: Sequence[Newsletter]) -> bool:
    """True if the owner of the address has said yes to all of ``wanted`` before."""
    return subscriber.is_subscribed and not _missing(subscriber, wanted)


@transaction.atomic
def confirm(token: str, place: str = "") -> Subscriber:
    """The owner of the address said yes. Raises BadToken; safe to repeat."""
    subscriber, wanted = opened(token)
    if not subscriber.is_subscribed:
        subscriber.confirmed_at = timezone.now()
        subscriber.save(update_fields=["confirmed_at"])
    missing = _missing(subscriber, wanted)
    for one in missing:
        Subscription.objects.get_or_create(subscriber=subscriber, newsletter=one)
        asked = subscriber.consents.filter(newsletter_name=one.name, kind=Consent.Kind.ASKED).last()
        note(subscriber, Consent.Kind.AGREED, [one], asked.wording if asked else "", place)
    return subscriber


def forget_unconfirmed() -> int:
    """Erase addresses whose owners never said yes. How many."""
    before = timezone.now() - FORGET_AFTER
    old = Subscriber.objects.filter(confirmed_at=None, asked_at__lt=before)
    return old.exclude(mailed_at__gte=before).delete()[1].get("newsletters.Subscriber", 0)


def note(
    subscriber: Subscriber,
    kind: Consent.Kind,
    newsletters: Sequence[Newsletter],
    wording: str = "",
    place: str = "",
) -> None:
    """Keep what was asked, agreed or taken back, for each newsletter, with its promise."""
    Consent.objects.bulk_create(
        Consent(
            subscriber=subscriber,
            newsletter_name=one.name,
            kind=kind,
            wording=_worded(wording, one),
            place=place[:200],
        )
        for one in newsletters
    )


def _known_or_new(address: str, wording: str) -> Subscriber:
    """The row of an address, however it is written, and however many ask at once."""
    known = Subscriber.objects.filter(email__iexact=address)
    try:
        with transaction.atomic():
            return known.first() or Subscriber.objects.create(email=address, wording=wording[:200])
    except IntegrityError:
        return known.get()


def _worded(wording: str, newsletter: Newsletter) -> str:
    own = f"{newsletter.name}: {newsletter.promise}"
    return wording if own in wording else "\n".join(part for part in (wording, own) if part)


def _wanted(ids: Iterable[int]) -> list[Newsletter]:
    chosen = set(ids)
    those = offered()
    by_hand = [one for one in those if one.pk in chosen]
    return by_hand or [one for one in those if one.is_usual] or those[:1]


def _missing(subscriber: Subscriber, wanted: Sequence[Newsletter]) -> list[Newsletter]:
    has = set(subscriber.subscriptions.values_list("newsletter_id", flat=True))
    return [one for one in wanted if one.pk not in has]


def is_suppressed(subscriber: Subscriber) -> bool:
    """True if nothing is sent to this address, whatever its owner chooses."""
    return Suppression.objects.filter(email__iexact=subscriber.email, lifted_at=None).exists()


def _may_mail(subscriber: Subscriber) -> bool:
    """True if this address may be mailed now, which is then noted."""
    if is_suppressed(subscriber):
        return False
    now, last = timezone.now(), subscriber.mailed_at
    if last is None or now - last > SAME_ROW:
        subscriber.mailed_times = 0
    elif now - last < ASK_AGAIN_AFTER * 2 ** max(subscriber.mailed_times - 1, 0):
        return False
    subscriber.mailed_at = now
    subscriber.mailed_times += 1
    subscriber.save(update_fields=["mailed_at", "mailed_times"])
    return True


def _mail_confirmation_link(
    subscriber: Subscriber, edition: str, wanted: Sequence[Newsletter]
) -> None:
    """Ask the owner of the address to confirm: the double opt-in mail."""
    token = signed_links.to_confirm(subscriber.pk, [one.pk for one in wanted])
    text = _(
        "You subscribed to news from %(edition)s:\n\n%(what)s\n\nOpen this page and press "
        "the button to confirm:\n\n%(link)s\n\nThe link works for three days. If it was not "
        "you, do nothing: we send no news unless you confirm."
    ) % {
        "edition": edition,
        "what": "\n".join(f"- {one.name}: {one.promise}" for one in wanted),
        "link": absolute(f"/newsletter/confirm/{token}/"),
    }
    name = " ".join(edition.split())
    _mail(subscriber, name, _("Confirm your subscription to %s") % name, text)


def _mail_settings(subscriber: Subscriber, edition: str) -> None:
    text = _(
        "You already get these newsletters from %(edition)s. To change or stop them:\n\n"
        "%(link)s\n\nIf you did not ask for this, do nothing. Nothing was changed."
    ) % {
        "edition": edition,
        "link": absolute(f"/newsletter/settings/{signed_links.to_settings(subscriber.pk)}/"),
    }
    name = " ".join(edition.split())
    _mail(subscriber, name, _("Your newsletters from %s") % name, text)


def _mail(subscriber: Subscriber, edition: str, subject: str, text: str) -> None:
    EmailMessage(
        subject=subject,
        body=text,
        from_email=named_sender(settings.DEFAULT_FROM_EMAIL, edition),
        to=[subscriber.email],
        headers={"Auto-Submitted": "auto-generated"},
    ).send()
