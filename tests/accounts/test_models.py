import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError

from djeli.accounts.models import User

pytestmark = pytest.mark.django_db


def test_a_user_logs_in_by_email_whatever_its_case():
    User.objects.create_user("Ama@Lantern.example", "six bright lamps")
    assert authenticate(username="AMA@lantern.example", password="six bright lamps") is not None


def test_one_address_has_one_user_whatever_its_case():
    User.objects.create_user("ama@lantern.example")
    with pytest.raises(IntegrityError):
        User.objects.create(email="AMA@lantern.example")


def test_a_user_without_an_address_is_refused():
    with pytest.raises(ValueError, match="e-mail"):
        User.objects.create_user(" ")


def test_a_user_without_a_password_cannot_log_in():
    user = User.objects.create_user("ama@lantern.example")
    assert not user.has_usable_password()


def test_a_name_stands_for_the_user_and_the_address_where_there_is_none():
    assert str(User(email="a@b.example", first_name="Ama", last_name="Boateng")) == "Ama Boateng"
    assert str(User(email="a@b.example")) == "a@b.example"
