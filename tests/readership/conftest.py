"""What tests of counting share."""

import pytest
import time_machine
from django.utils import timezone


@pytest.fixture
def noon():
    """A weekday in November, half a minute after noon; time stands still."""
    with time_machine.travel("2026-11-25T12:00:30+01:00", tick=False):
        yield timezone.now()
