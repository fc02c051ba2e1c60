"""The mail with the link."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from djeli.accounts.models import User
from djeli.accounts.sign_in.invitations import invite
from djeli.accounts.sign_in.mails import tell
from djeli.stories.models import Edition


def send(user: User, by: User) -> str:
    """Invite ``user`` by mail; gives the link. Raises ValidationError as ``invite`` does."""
    link = f"{settings.BASE_URL}{reverse('desk_accept', args=[invite(user, by)])}"
    edition = Edition.load().name
    text = _(
        "%(by)s invites you to the desk of %(edition)s.\n\n"
        "Open this link and choose a password:\n\n%(link)s\n\n"
        "It works once, within seven days. If you expect no invitation, do nothing."
    )
    told = text % {"by": by, "edition": edition, "link": link}
    tell(user.email, _("Invitation to the desk of %s") % edition, told)
    return link
