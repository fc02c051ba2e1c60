"""One password is hashed at a time."""

import threading

import pytest
from django.contrib.auth.hashers import check_password, make_password

from djeli.accounts.sign_in.hashing import PasswordHasher, TooBusy, lane


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DATA = tmp_path
    settings.PASSWORD_HASHERS = ["djeli.accounts.sign_in.hashing.PasswordHasher"]


def test_hashes_are_djangos(settings):
    made = PasswordHasher().encode("nine palms", "salt", 10)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    assert check_password("nine palms", made)


def test_who_waits_too_long_hears_that_it_is_busy():
    with lane():
        caught = []

        def second():
            try:
                with lane(patience=0.05):
                    caught.append("in")
            except TooBusy:
                caught.append("busy")

        thread = threading.Thread(target=second)
        thread.start()
        thread.join()
    assert caught == ["busy"]
    with lane(patience=0.05):
        pass


@pytest.mark.django_db
def test_a_crowd_at_the_sign_in_page_is_asked_to_come_back(client, monkeypatch):
    monkeypatch.setattr("djeli.accounts.sign_in.hashing.PATIENCE", 0.01)

    def busy(*_):
        raise TooBusy

    monkeypatch.setattr(PasswordHasher, "encode", busy)
    answer = client.post("/desk/login/", {"username": "a@b.example", "password": "x"})
    assert answer.status_code == 503
    assert answer["Retry-After"] == "10"
    assert make_password  # the hasher of the settings was the one in the lane
