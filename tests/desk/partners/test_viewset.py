import re

import pytest
from django.test import Client

from djeli.wire.models import Partner
from djeli.wire.partner_tokens import partner_of
from tests import newsroom
from tests.desk.logins import log_in

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r"djeli_[\w-]{43}")


@pytest.fixture
def publisher() -> Client:
    newsroom.front()
    return log_in("Publishers")


def send(client: Client, address: str, **fields: str) -> str:
    given = {"name": "Radio Lagune", "terms": "Name us.", "is_active": "on", **fields}
    answer = client.post(address, given, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_new_partners_token_is_shown_once_and_only_its_hash_is_kept(publisher):
    token = TOKEN.search(send(publisher, "/desk/partners/new/"))[0]
    partner = Partner.objects.get()
    assert partner_of(token) == partner
    assert token not in str(Partner.objects.values().get())
    assert not TOKEN.search(publisher.get(f"/desk/partners/edit/{partner.pk}/").content.decode())


def test_a_partner_keeps_its_token_until_another_is_wished(publisher):
    first = TOKEN.search(send(publisher, "/desk/partners/new/"))[0]
    address = f"/desk/partners/edit/{Partner.objects.get().pk}/"
    assert not TOKEN.search(send(publisher, address, name="Radio Lagune 2"))
    assert partner_of(first) is not None
    second = TOKEN.search(send(publisher, address, new_token="on"))[0]
    assert partner_of(first) is None
    assert partner_of(second) is not None


def test_the_list_names_partners_and_when_they_last_came(publisher):
    send(publisher, "/desk/partners/new/")
    assert "Radio Lagune" in publisher.get("/desk/partners/").content.decode()


def test_only_a_publisher_may_give_tokens():
    newsroom.front()
    for role in ("Contributors", "Reporters", "Editors", "Audience editors"):
        answer = log_in(role).post("/desk/partners/new/", {"name": "Radio Lagune"})
        assert answer.status_code in {302, 403}
    assert not Partner.objects.exists()
