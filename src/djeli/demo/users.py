"""The demo's users, one for each role."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import Group
from wagtail.users.models import UserProfile

from djeli.accounts.models import User

PASSWORD = "griot-2026-demo"  # noqa: S105 (printed by the command; the demo listens on loopback)


@dataclass(frozen=True, slots=True)
class DemoUser:
    """A login of the demo: role as the group is called, and whose byline it carries."""

    role: str
    email: str
    first_name: str
    last_name: str
    contributor: str = ""


USERS = (
    DemoUser("Publishers", "publisher@vardiafrica.example", "Salimata", "Konaté"),
    DemoUser("Editors", "editor@vardiafrica.example", "Wanjirũ", "Kamau", "wanjiru-kamau"),
    DemoUser("Reporters", "reporter@vardiafrica.example", "Awa", "Traoré", "awa-traore"),
    DemoUser("Contributors", "contributor@vardiafrica.example", "Kwame", "Asante", "kwame-asante"),
    DemoUser("Audience editors", "audience@vardiafrica.example", "Aïcha", "Barry"),
)


def make_users() -> dict[str, User]:
    """Every demo user, by role."""
    made = {}
    for person in USERS:
        user = User.objects.create_user(
            person.email, PASSWORD, first_name=person.first_name, last_name=person.last_name
        )
        user.groups.add(Group.objects.get(name=person.role))
        # Nobody reads mail at these addresses.
        UserProfile.objects.create(
            user=user,
            submitted_notifications=False,
            approved_notifications=False,
            rejected_notifications=False,
            updated_comments_notifications=False,
        )
        made[person.role] = user
    return made
