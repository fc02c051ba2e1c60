"""What the demo's users are to bring."""

import pytest
from django.utils import timezone

from djeli.demo.users import TASKS, give_assignments, make_users
from djeli.desk.models import Assignment
from tests import newsroom

pytestmark = pytest.mark.django_db


def test_each_assignment_of_the_demo_is_still_to_come_and_has_its_people():
    africa = newsroom.section("africa")
    now = timezone.now()
    give_assignments(make_users(), {"politics/africa": africa}, now)
    rows = Assignment.objects.prefetch_related("people")
    assert len(rows) == len(TASKS)
    assert all(row.due_at > now and row.people.all() for row in rows)
    assert {row.section for row in rows} == {africa, None}
