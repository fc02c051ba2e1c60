"""What names no row, a form that is not whole, a file that is missing: answered, where Wagtail's own views would fail."""

from pathlib import Path

import pytest

from tests import newsroom
from tests.desk.logins import log_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "/desk/choose-page/chosen-multiple/?id=",
        "/desk/choose-page/chosen-multiple/?id=NaN",
        f"/desk/choose-page/chosen-multiple/?id={'9' * 40}",
        "/desk/api/main/pages/find/?id=",
    ],
)
def test_odd_numbers_are_no_failure_of_the_site(story, address):
    client = log_in("Publishers")
    client.raise_request_exception = False
    assert client.get(address).status_code in {200, 400, 404}


def test_a_link_without_its_address_is_asked_for_again(story):
    client = log_in("Publishers")
    client.raise_request_exception = False
    for form in ({}, {"external-link-chooser-url": ""}, {"external-link-chooser-url": "no link"}):
        answer = client.post("/desk/choose-external-link/", form)
        assert answer.status_code == 200
        assert answer.json()["step"] == "external_link"
    good = {
        "external-link-chooser-url": "https://a.example/",
        "external-link-chooser-link_text": "A",
    }
    answer = client.post("/desk/choose-external-link/", good).json()
    assert answer["step"] == "external_link_chosen"


def test_other_faults_are_still_faults(story, monkeypatch):
    def broken(*_, **__):
        raise ValueError("something else")

    monkeypatch.setattr("wagtail.admin.views.home.HomeView.get_context_data", broken)
    client = log_in("Publishers")
    client.raise_request_exception = False
    assert client.get("/desk/").status_code == 500


@pytest.mark.indexed
@pytest.mark.parametrize("words", ['"', '"""', 'a "b', "'", "%", "(", "NEAR("])
def test_searches_of_the_desk_take_odd_quotes(story, words):
    client = log_in("Publishers")
    client.raise_request_exception = False
    for address in ("/desk/stories/", "/desk/images/", "/desk/documents/", "/desk/users/"):
        assert client.get(address, {"q": words}).status_code < 500, address


def test_a_form_that_is_not_whole_is_no_failure_of_the_site(story):
    client = log_in("Publishers")
    client.raise_request_exception = False
    assert client.post(f"/desk/pages/{story.pk}/edit/", {"title": "A bridge"}).status_code == 400
    assert client.post("/desk/people/contributors/new/", {"name": "Awa"}).status_code == 400
    odd = {"name": "Awa", "slug": "awa", "profiles-count": "many"}
    assert client.post("/desk/people/contributors/new/", odd).status_code == 400
    picture = newsroom.picture()
    form = {"title": "A bridge", "collection": "1", "next": "{}"}
    assert client.post(f"/desk/images/{picture.pk}/", form).status_code in {200, 302, 400}
    answer = client.post("/desk/redirects/import/process/", {})
    assert (answer.status_code, answer.url) == (302, "/desk/redirects/import/")
    assert client.post("/desk/snippets/choose/stories/lineup/create/", {}).status_code == 404


@pytest.mark.parametrize("address", ["/desk/charts/", "/desk/paste/"])
def test_what_is_nested_too_deeply_is_no_failure_of_the_site(story, address):
    client = log_in("Publishers")
    client.raise_request_exception = False
    sent = client.post(address, b"[" * 5000, content_type="application/json")
    assert sent.status_code == 400


def test_the_form_of_a_picture_opens_without_its_file(story):
    """So that another can be chosen."""
    picture = newsroom.picture()
    Path(picture.file.path).unlink()
    client = log_in("Publishers")
    client.raise_request_exception = False
    assert client.get(f"/desk/images/{picture.pk}/").status_code == 200
    answer = client.post(f"/desk/images/{picture.pk}/", {"title": "A bridge"})
    assert answer.status_code in {200, 302}
    assert client.get(f"/desk/images/{picture.pk}/preview/width-50/").status_code == 404


@pytest.mark.indexed
def test_a_picture_in_use_is_not_deleted_by_the_upload_of_many(story):
    picture = newsroom.picture()
    newsroom.draft(story.get_parent(), "With a picture", lead_picture=picture)
    client = log_in("Publishers")
    client.raise_request_exception = False
    answer = client.post(
        f"/desk/images/multiple/{picture.pk}/delete/",
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    assert answer.status_code == 409
