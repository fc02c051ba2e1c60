"""What tests of alerts share."""

import pytest

from djeli.alerts.sending import push
from tests.alerts.push_service import PushService


@pytest.fixture
def service(settings, tmp_path):
    """The push service; the edition's key is made in a folder of the test."""
    settings.ALERTS_TO_LOOPBACK = True
    settings.ALERTS_KEY = ""
    settings.DATA = tmp_path
    made = PushService()
    yield made
    push._session().close()
    made.stop()
