"""A contributor or an agency is added where one chooses them, by those who may."""

import pytest

from djeli.stories.models import Agency, Contributor
from tests import newsroom
from tests.desk import logins

pytestmark = pytest.mark.django_db

PEOPLE, AGENCIES = "/desk/choose-contributor/", "/desk/choose-agency/"


def chosen(answer):
    return answer.json()["result"] if answer.json()["step"] == "chosen" else None


def test_an_editor_adds_a_contributor_whose_address_is_made_of_the_name():
    newsroom.front()
    newsroom.contributor("Awa Sow")
    editor = logins.log_in("Editors")
    assert "New contributor" in editor.get(PEOPLE).json()["html"]
    answer = editor.post(f"{PEOPLE}create/", {"name": " Awa  Sów ", "role": ""})
    made = Contributor.objects.get(name="Awa Sów")
    assert made.slug == "awa-sow-2"
    assert chosen(answer)["id"] == str(made.pk)


def test_a_second_of_the_same_name_needs_a_role():
    newsroom.front()
    newsroom.contributor("Awa Sow")
    editor = logins.log_in("Editors")
    refused = editor.post(f"{PEOPLE}create/", {"name": "awa sow", "role": ""})
    assert "There is a contributor of this name." in refused.json()["htmlFragment"]
    assert chosen(editor.post(f"{PEOPLE}create/", {"name": "Awa Sow", "role": "Dakar"}))


def test_an_agency_is_added_once():
    newsroom.front()
    editor = logins.log_in("Editors")
    assert chosen(editor.post(f"{AGENCIES}create/", {"name": "Sahel Wire"}))
    refused = editor.post(f"{AGENCIES}create/", {"name": "SAHEL WIRE"})
    assert "There is an agency of this name." in refused.json()["htmlFragment"]
    assert Agency.objects.get().slug == "sahel-wire"


@pytest.mark.parametrize("address", [PEOPLE, AGENCIES])
def test_a_reporter_chooses_and_adds_nobody(address):
    newsroom.front()
    reporter = logins.log_in("Reporters")
    assert "tab-create" not in reporter.get(address).json()["html"]
    reporter.post(f"{address}create/", {"name": "Nobody"})
    assert not Agency.objects.exists()
    assert not Contributor.objects.filter(name="Nobody").exists()
