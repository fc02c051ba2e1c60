"""The desk's answers carry its policy; known inline scripts carry its nonce."""

import re

import pytest
from django.test import Client

from tests.desk.logins import log_in

pytestmark = pytest.mark.django_db


def test_every_page_of_the_desk_has_the_policy_and_runs_nothing_inline(story):
    policy = log_in("Publishers").get("/desk/")["Content-Security-Policy"]
    script = re.search("script-src ([^;]+);", policy)[1]
    assert re.fullmatch(r"'self' 'nonce-[\w-]{24}'", script)
    assert "unsafe-inline" not in script
    assert "object-src 'none'" in policy
    assert "frame-ancestors 'self'" in policy


def test_the_sign_in_page_has_it_too_and_needs_no_nonce(story):
    answer = Client().get("/desk/login/")
    assert "script-src 'self';" in answer["Content-Security-Policy"]


def test_the_nonce_is_the_sessions_and_no_other_sessions(story):
    one, other = log_in("Publishers"), log_in("Editors")
    found = [client.get("/desk/")["Content-Security-Policy"] for client in (one, one, other)]
    assert found[0] == found[1] != found[2]


def test_the_scripts_of_the_editor_carry_it(story, caplog):
    client = log_in("Publishers")
    answer = client.get(f"/desk/pages/{story.pk}/edit/")
    html = answer.content.decode()
    nonce = re.search("'nonce-([^']+)'", answer["Content-Security-Policy"])[1]
    assert f'<script nonce="{nonce}">' in html
    assert not re.search(r"<script>", html)
    assert "has an inline script" not in caplog.text


def test_readers_pages_keep_their_own_policy_and_ask_no_browser_for_a_camera(story):
    answer = Client().get("/")
    assert "nonce" not in answer["Content-Security-Policy"]
    assert "camera=()" in answer["Permissions-Policy"]
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"


def test_a_dialog_says_how_long_it_is_with_its_nonces(story):
    answer = log_in("Publishers").get("/desk/images/chooser/")
    assert "nonce-" in answer["Content-Security-Policy"]
    assert int(answer["Content-Length"]) == len(answer.content)
