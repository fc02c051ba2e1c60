"""What follows a change of an account."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver
from django.utils.translation import gettext as _

from djeli.accounts.models import User
from djeli.accounts.sign_in.mails import tell
from djeli.accounts.sign_in.sessions import end_others


@receiver(post_save, sender=User)
def sign_out_who_is_deactivated(instance: User, created: bool, **_kwargs: Any) -> None:
    if not created and not instance.is_active:
        end_others(instance)


@receiver(pre_save, sender=User)
def tell_the_old_address(instance: User, **_kwargs: Any) -> None:
    """Who loses an account to another address hears of it at the old one."""
    was = getattr(instance, "was", {}).get("email")
    if instance.pk is None or not was or was == instance.email:
        return
    EmailAddress.objects.filter(user=instance).exclude(email__iexact=instance.email).delete()
    tell(
        was,
        _("Your address at the news desk was changed"),
        _(
            "Your account at the news desk has another e-mail address now."
            " If this was not you, tell a publisher at once."
        ),
    )
