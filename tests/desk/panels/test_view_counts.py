"""What readers see of the numbers is decided on the desk."""

import pytest

from djeli.readership.models import ViewCountSettings
from tests import newsroom
from tests.desk.logins import log_in

pytestmark = pytest.mark.django_db
FORM = "/desk/settings/readership/viewcountsettings/"


@pytest.mark.parametrize("role", ["Audience editors", "Publishers"])
def test_who_minds_the_audience_decides_which_numbers_readers_see(role):
    newsroom.front()
    client = log_in(role)
    assert "How we count" in client.get(FORM, follow=True).content.decode()
    address = client.get(FORM).url
    assert client.post(address, {"shown_from": "50", "adds_imported": "on"}).status_code == 302
    row = ViewCountSettings.objects.get()
    assert (row.shows_views, row.shown_from, row.adds_imported) == (False, 50, True)


def test_a_number_below_nought_is_refused():
    newsroom.front()
    client = log_in("Publishers")
    address = client.get(FORM).url
    client.post(address, {"shown_from": "-1"})
    assert ViewCountSettings.objects.get().shown_from == 10


@pytest.mark.parametrize("role", ["Contributors", "Reporters", "Editors"])
def test_others_do_not(role):
    newsroom.front()
    assert log_in(role).get(FORM, follow=True).redirect_chain[-1][0] == "/desk/"
