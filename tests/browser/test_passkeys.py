"""A passkey: added, then signed in with; an authenticator app whose code the page asks for; and who
must have a second factor by now."""

import re
import sqlite3
import time

import pytest
from playwright.sync_api import expect

from tests.desk.sign_in.authenticator import code
from tests.vardiafrica import MARKS, PASSWORD

pytestmark = MARKS
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def page(chromium, vardiafrica):
    # Browsers have passkeys for names, not for addresses.
    context = chromium.new_context(base_url=f"http://localhost:{vardiafrica.port}")
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    yield page
    context.close()
    # Others sign in as the same people, by password alone.
    change(vardiafrica, "DELETE FROM mfa_authenticator")


def change(demo, sql):
    with sqlite3.connect(demo.data / "db.sqlite3", timeout=30) as rows:
        rows.execute(sql)
    rows.close()


@pytest.fixture
def factor_is_due(vardiafrica):
    """The edition is none to try out, and the publisher's days of grace are over."""
    mark, away = vardiafrica.data / "demo", vardiafrica.data / "no-demo"
    change(vardiafrica, "UPDATE accounts_user SET factor_due_at = '2026-01-01 00:00:00'")
    mark.rename(away)
    yield
    away.rename(mark)
    change(vardiafrica, "UPDATE accounts_user SET factor_due_at = NULL")


def sign_in(page, who):
    page.goto("/desk/login/")
    page.locator("input[name=username]").fill(f"{who}@vardiafrica.example")
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def confirm(page):
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()


def sign_out(page):
    page.goto("/desk/logout/")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("You are signed out.")).to_be_visible()


def test_a_passkey_signs_in_without_a_password(page):
    # A login that no other test signs in with: theirs would be asked for the passkey.
    sign_in(page, "contributor")
    page.goto("/desk/security/")
    page.get_by_role("link", name="Add a passkey").click()
    confirm(page)
    page.get_by_label("Passwordless").check()
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    sign_out(page)
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/desk/")
    sign_out(page)
    # After the password it is asked for too.
    sign_in(page, "contributor")
    page.get_by_role("button", name="Use a security key").click()
    page.wait_for_url("**/desk/")
    page.goto("/desk/security/webauthn/")
    page.get_by_role("link", name="Remove").click()
    confirm(page)
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_text("No security keys have been added.")).to_be_visible()


def test_the_code_of_an_app_is_asked_for_after_the_password(page):
    sign_in(page, "contributor")
    page.goto("/desk/security/")
    page.get_by_role("link", name="Set up").click()
    confirm(page)
    secret = page.get_by_label("Authenticator secret").input_value()
    page.locator("input[name=code]").fill(code(secret))
    page.get_by_role("button", name="Activate").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    sign_out(page)
    sign_in(page, "contributor")
    page.locator("input[name=code]").fill("000000")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("Incorrect code.")).to_be_visible()
    page.locator("input[name=code]").fill(code(secret))
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/desk/")
    page.goto("/desk/security/totp/deactivate/")
    confirm(page)
    page.get_by_role("button", name="Deactivate").click()
    expect(page.get_by_role("link", name="Set up")).to_be_visible()


def test_who_needs_a_second_factor_is_led_to_add_one(page, factor_is_due):
    """With an app, and a recovery code for the day on which that is lost."""
    sign_in(page, "publisher")
    page.wait_for_url("**/desk/security/")
    expect(page.get_by_text("Your role needs a second factor.").first).to_be_visible()
    page.goto("/desk/stories/")
    page.wait_for_url("**/desk/security/")
    page.get_by_role("link", name="Set up").first.click()
    confirm(page)
    secret = page.get_by_label("Authenticator secret").input_value()
    page.locator("input[name=code]").fill(code(secret))
    page.get_by_role("button", name="Activate").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    recovery = page.locator("textarea").input_value().split()[0]
    page.goto("/desk/stories/")
    expect(page).to_have_url(re.compile("/desk/stories/"))
    for words in (code(secret, time.time() + 30), recovery):
        sign_out(page)
        sign_in(page, "publisher")
        page.locator("input[name=code]").fill(words)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/desk/")
