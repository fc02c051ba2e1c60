import pytest
from django.test import Client

from djeli.desk.unsaved_text.receipts import COOKIE
from djeli.stories.models import Contributor
from tests import newsroom
from tests.desk.logins import edit_url, log_in, of, user

pytestmark = pytest.mark.django_db
NUMBER = "0f1e2d3c"


@pytest.fixture
def story():
    return newsroom.draft(newsroom.section("africa"))


def test_a_form_that_was_taken_is_acknowledged_by_its_number(story):
    client = log_in("Editors")
    client.post(edit_url(story), of(story, **{"desk-words": NUMBER}))
    assert client.cookies[COOKIE].value == NUMBER
    assert client.cookies[COOKIE]["path"] == "/desk/"
    client.post(edit_url(story), of(story, **{"desk-words": "another1"}))
    assert client.cookies[COOKIE].value == f"{NUMBER}.another1"


def test_what_was_refused_is_not_acknowledged(story):
    editor = log_in("Editors")
    lacking = of(story, body=[], **{"desk-words": NUMBER, "action-publish": "1"})
    assert editor.post(edit_url(story), lacking).status_code == 200
    strange = of(story, **{"desk-words": "a; path=/"})
    assert editor.post(edit_url(story), strange).status_code == 302
    reader = Client()
    assert reader.post(edit_url(story), of(story, **{"desk-words": NUMBER})).status_code == 302
    forbidden = log_in("Audience editors")
    forbidden.post(edit_url(story), of(story, **{"desk-words": NUMBER}))
    for client in (editor, reader, forbidden):
        assert COOKIE not in client.cookies


def test_a_script_learns_whose_session_it_is_and_gets_a_token():
    client = log_in("Reporters")
    told = client.get("/desk/words/session/", headers={"X-Requested-With": "XMLHttpRequest"})
    assert told.json()["user"] == user("Reporters").pk
    assert len(told.json()["token"]) == 64
    nobody = Client().get("/desk/words/session/", headers={"X-Requested-With": "XMLHttpRequest"})
    assert nobody.status_code == 403


def test_a_form_with_an_old_token_is_refused_in_the_house_s_words(story):
    client = Client(enforce_csrf_checks=True)
    client.force_login(user("Editors"))
    response = client.post(edit_url(story), of(story))
    html = response.content.decode()
    assert response.status_code == 403
    assert "your login changed" in html
    assert "Nothing was saved" in html
    assert 'href="' + edit_url(story) + '"' in html
    elsewhere = client.post("/search/", {"q": "x"})
    assert "CSRF" not in elsewhere.content.decode()


def test_people_s_pages_are_acknowledged_too():
    client = log_in("Publishers")
    sent = {"name": "Awa Kamara", "slug": "awa-kamara", "profiles-count": "0", "desk-words": NUMBER}
    client.post("/desk/people/contributors/new/", sent)
    assert Contributor.objects.filter(name="Awa Kamara").exists()
    assert client.cookies[COOKIE].value == NUMBER
