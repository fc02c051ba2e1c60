"""What a new edition gets at once: its name, its sections, its publisher and their byline."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from djeli.accounts.models import User
from djeli.desk.welcome import invitation
from djeli.desk.welcome.forms import WelcomeForm
from djeli.stories.first_pages.starter_sections import add_sections
from djeli.stories.models import Contributor, Edition
from djeli.stories.new_edition import create_edition
from djeli.stories.slugs.free import free_slug


@transaction.atomic
def found(form: WelcomeForm) -> User | None:
    """Make all that the valid ``form`` says; None if somebody else was a moment faster."""
    facts = form.cleaned_data
    publisher = form.person()
    publisher.set_password(facts["password"])
    publisher.is_staff = publisher.is_superuser = True
    publisher.save()
    front = create_edition(facts["edition"], facts["tagline"])
    _set_language(facts["language"])
    add_sections(front, form.names())
    add_byline(publisher)
    if not invitation.spend():
        transaction.set_rollback(True)
        return None
    return publisher


def add_byline(user: User) -> Contributor:
    """The contributor of ``user``, made where there is none: new stories get this byline."""
    found = Contributor.objects.filter(user=user).first()
    if found is None:
        found = Contributor(name=user.get_full_name() or user.email.partition("@")[0], user=user)
        found.slug = free_slug(found)
        found.save()
    return found


def _set_language(code: str) -> None:
    edition = Edition.load()
    others: Iterable[str] = edition.language_codes[1:]
    edition.languages = ", ".join(dict.fromkeys([code, *others]))
    edition.save()
