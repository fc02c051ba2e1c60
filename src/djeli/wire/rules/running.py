"""Lets rules act: notes the items that they mean, and does what is due. The clock calls it.

A rule acts on what came after it was switched on. Between noting and doing an editor can hold it.
What is odd is held with the reason; what has become odd meanwhile, too.
"""

from __future__ import annotations

import logging
from datetime import timedelta

from django.db import IntegrityError, InterfaceError, OperationalError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from djeli.accounts.models import User
from djeli.wire.models import Dismissal, RuleDeed, WireItem, WireRule
from djeli.wire.pictures.drafts import make_illustrated
from djeli.wire.publishing import publish_as_it_is
from djeli.wire.rules.matching import candidates, means
from djeli.wire.rules.oddities import oddities
from djeli.wire.story_drafts import NoSection, Stopped

logger = logging.getLogger(__name__)

State = RuleDeed.State
HOUR = timedelta(hours=1)
SETTLED = timedelta(seconds=2)
"""So old is an item at which a rule looks: on PostgreSQL a lower number may be seen later."""
MOST = 50
"""Items in one step for each rule: the rest comes with the next."""


def step() -> bool:
    """Note what is new, do what is due; True if anything was done."""
    noted = sum(_note(rule) for rule in WireRule.objects.filter(is_active=True))
    due = RuleDeed.objects.filter(
        state=State.WAITING, due_at__lte=timezone.now(), rule__is_active=True
    )
    done = [do(deed) for deed in due.select_related("rule").order_by("due_at", "pk")[:MOST]]
    return bool(noted or done)


def switch(rule: WireRule) -> None:
    """Note since when the rule acts; called before it is saved."""
    known = WireRule.objects.filter(pk=rule.pk, is_active=True).exists() if rule.pk else False
    if rule.is_active and not (known and rule.active_since):
        rule.active_since = timezone.now()
        rule.seen_to = WireItem.objects.aggregate(last=Max("pk"))["last"] or 0


def _note(rule: WireRule) -> int:
    """Write down what the rule means to do with new items, odd ones as held."""
    settled = timezone.now() - SETTLED
    new = candidates(rule).filter(pk__gt=rule.seen_to, received_at__lte=settled, dismissal=None)
    items = list(new.order_by("pk")[:MOST])
    count = sum(_note_one(rule, item) for item in items if means(rule, item))
    if items:
        WireRule.objects.filter(pk=rule.pk, seen_to__lt=items[-1].pk).update(seen_to=items[-1].pk)
    return count


def _note_one(rule: WireRule, item: WireItem) -> bool:
    odd = [] if rule.deed == WireRule.Deed.ALERT else oddities(item, rule)
    try:
        with transaction.atomic():
            RuleDeed.objects.create(
                rule=rule,
                item=item,
                deed=rule.deed,
                state=State.HELD if odd else State.WAITING,
                reason=" ".join(odd)[:400],
                due_at=timezone.now() + _delay(rule),
            )
    except IntegrityError:
        return False  # another clock was quicker
    return True


def _delay(rule: WireRule) -> timedelta:
    is_alert = rule.deed == WireRule.Deed.ALERT
    return timedelta() if is_alert else timedelta(minutes=rule.delay)


def do(deed: RuleDeed) -> bool:
    """Do what is due, unless something has become odd or the hour is full; True if it was done."""
    if not _claim(deed):
        return False
    if reason := _why_not(deed):
        _settle(deed, State.HELD, reason)
        return False
    try:
        _act(deed)
    except (OperationalError, InterfaceError):
        RuleDeed.objects.filter(pk=deed.pk).update(state=State.WAITING)
        raise
    except (NoSection, Stopped) as error:
        _settle(deed, State.HELD, str(error))
    except Exception as error:
        logger.exception("the rule %s could not act on item %s", deed.rule, deed.item_id)
        _settle(deed, State.HELD, f"{type(error).__name__}: {error}")
    return deed.state == State.DONE


def hold(deed: RuleDeed, user: User) -> None:
    """Keep a rule from acting on an item; safe to repeat."""
    rows = RuleDeed.objects.filter(pk=deed.pk, state=State.WAITING)
    rows.update(state=State.HELD, by=user, reason=_("An editor holds it."))


def let_go(deed: RuleDeed, user: User) -> None:
    """Leave a held item to the desk: the rule does nothing with it."""
    RuleDeed.objects.filter(pk=deed.pk, state=State.HELD).update(state=State.LEFT, by=user)


def done_in_hour(rule: WireRule) -> int:
    """How often the rule acted within the last hour."""
    since = timezone.now() - HOUR
    return RuleDeed.objects.filter(rule=rule, state=State.DONE, changed_at__gt=since).count()


def _claim(deed: RuleDeed) -> bool:
    """True for the one clock that does it. Killed in the middle, it is left to the desk: nothing
    may be published twice."""
    rows = RuleDeed.objects.filter(pk=deed.pk, state=State.WAITING)
    reason = _("It was begun, and not finished. Look whether a story was made.")
    return bool(rows.update(state=State.HELD, reason=reason))


def _why_not(deed: RuleDeed) -> str:
    rule = deed.rule
    deed.item = WireItem.objects.defer("content").get(pk=deed.item_id)
    if not deed.item.is_newest:
        return _("The agency has sent a newer version.")
    if rule.deed != deed.deed:
        return _("The rule was changed.")
    if Dismissal.objects.filter(item=deed.item).exists():
        return _("An editor has said that it is not for us.")
    if rule.most_an_hour and done_in_hour(rule) >= rule.most_an_hour:
        return _("The rule has acted %d times within an hour.") % rule.most_an_hour
    return "" if deed.deed == WireRule.Deed.ALERT else " ".join(oddities(deed.item, rule))


def _act(deed: RuleDeed) -> None:
    if deed.deed == WireRule.Deed.ALERT:
        _settle(deed, State.DONE, "")
        return
    if deed.deed == WireRule.Deed.PUBLISH:
        done = publish_as_it_is(deed.item, section=deed.rule.section)
        deed.story = done.story
        is_out = done.state != "draft"
        _settle(deed, State.DONE if is_out else State.HELD, " ".join(done.lacks))
        return
    made = make_illustrated(deed.item, section=deed.rule.section)
    deed.story = made.story
    _settle(deed, State.DONE, "; ".join(made.troubles))


def _settle(deed: RuleDeed, state: State, reason: str) -> None:
    deed.state, deed.reason = state, reason[:400]
    deed.save(update_fields=["state", "reason", "story", "changed_at"])
