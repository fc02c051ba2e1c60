"""Whom to tell of a security problem (RFC 9116)."""

from datetime import datetime, timedelta

from django.utils import timezone

ADDRESS = "/.well-known/security.txt"


def test_it_names_whom_to_tell_and_until_when(client, settings):
    settings.SECURITY_CONTACT = ["safe@lantern.example", "https://lantern.example/safe/"]
    answer = client.get(ADDRESS)
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    contact, second, expires, canonical = answer.content.decode().splitlines()
    assert contact == "Contact: mailto:safe@lantern.example"
    assert second == "Contact: https://lantern.example/safe/"
    until = datetime.fromisoformat(expires.removeprefix("Expires: "))
    assert timedelta(days=30) < until - timezone.now() < timedelta(days=365)
    assert canonical.endswith(ADDRESS)


def test_without_a_name_there_is_none(client, settings, db):
    settings.SECURITY_CONTACT = []
    assert client.get(ADDRESS).status_code == 404
