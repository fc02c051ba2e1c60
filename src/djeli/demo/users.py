"""The demo's users, one for each role, and what they are to bring."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.users.models import UserProfile

from djeli.accounts.models import User
from djeli.desk.models import Assignment
from djeli.stories.models import Section

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


@dataclass(frozen=True, slots=True)
class Task:
    """An assignment: in how many days it is due, at which hour, and who brings it."""

    what: str
    days: int
    hour: int
    roles: tuple[str, ...]
    section: str
    place: str = ""
    pictures: str = ""
    notes: str = ""


TASKS = (
    Task(
        "The yard at Ségou counts its planks before the flood",
        1,
        16,
        ("Reporters",),
        "politics/africa",
        place="Ségou, the boatyard",
        pictures="The yard at six in the morning; one portrait",
        notes="The owner opens his ledger for us. Ask who has paid, and who has not.",
    ),
    Task("The budget hearing, and what is not in it", 2, 11, ("Editors",), "finance"),
    Task(
        "A column on school books that come too late",
        3,
        18,
        ("Contributors",),
        "politics/africa",
        notes="900 words.",
    ),
    Task("The last runner of the marathon", 6, 14, ("Reporters", "Editors"), "politics/africa"),
)


def give_assignments(users: dict[str, User], sections: dict[str, Section], now: datetime) -> None:
    """What the editor has given out for the days to come."""
    for task in TASKS:
        day = timezone.localtime(now) + timedelta(days=task.days)
        row = Assignment.objects.create(
            what=task.what,
            due_at=day.replace(hour=task.hour, minute=0),
            section=sections.get(task.section),
            place=task.place,
            pictures=task.pictures,
            notes=task.notes,
            made_by=users["Editors"],
        )
        row.people.set([users[role] for role in task.roles])
