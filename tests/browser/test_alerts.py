"""Alerts in Chromium: asked for by a tap, shown by the worker, ended in the page."""

import json
import uuid

import pytest

from tests.vardiafrica import MARKS
from tests.windows import window

pytestmark = MARKS
# No push service of a browser's maker is asked: the browser gets a subscription of ours.
SUBSCRIBES = """
const point = () => {
  const bytes = Uint8Array.from({ length: 65 }, (_, at) => at ? at : 4);
  return btoa(String.fromCharCode(...bytes)).replace(/\\+/g, "-").replace(/\\//g, "_").replace(/=/g, "");
};
const made = {
  toJSON: () => ({ endpoint: "https://push.example.org/ENDPOINT", keys: { p256dh: point(), auth: "AAAAAAAAAAAAAAAAAAAAAA" } }),
  unsubscribe: async () => true,
};
window.asked = 0;
const request = Notification.requestPermission.bind(Notification);
Notification.requestPermission = () => (window.asked++, request());
PushManager.prototype.subscribe = async () => made;
PushManager.prototype.getSubscription = async () => made;
"""
BREAKING = '[data-alert="breaking"]'


@pytest.fixture
def reader(chromium, vardiafrica):
    with window(chromium, viewport={"width": 390, "height": 800}) as context:
        context.grant_permissions(["notifications"], origin=vardiafrica.url)
        context.add_init_script(SUBSCRIBES.replace("ENDPOINT", uuid.uuid4().hex))
        page = context.new_page()
        page.home = vardiafrica.url
        page.goto(page.home + "/alerts/")
        yield page


def sent_by(page, act):
    """What the edition is told in consequence of ``act``."""
    with page.expect_response("**/alerts/device/") as found:
        act()
    assert found.value.status == 200
    return found.value.json()["about"]


def test_a_tap_asks_and_subscribes_and_one_switch_ends_it(reader):
    button = reader.locator(BREAKING)
    button.wait_for()
    assert reader.evaluate("window.asked") == 0, "nobody is asked before a tap"
    assert sent_by(reader, button.click) == ["breaking"]
    reader.wait_for_selector(f'{BREAKING}[aria-pressed="true"]')
    assert reader.evaluate("window.asked") == 1
    assert "Breaking news" in reader.inner_text("[data-some]")
    assert sent_by(reader, reader.locator("[data-switch]").click) == []
    reader.wait_for_selector(f'{BREAKING}[aria-pressed="false"]')
    assert reader.locator("[data-empty]").is_visible()


def test_the_worker_shows_what_comes_and_opens_nothing_of_another_site(reader):
    sent_by(reader, reader.locator(BREAKING).click)
    reader.wait_for_selector(f'{BREAKING}[aria-pressed="true"]')
    session = reader.context.new_cdp_session(reader)
    registrations = []
    session.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: registrations.extend(told["registrations"]),
    )
    session.send("ServiceWorker.enable")
    for _ in range(100):
        ours = [one for one in registrations if one["scopeURL"].endswith("/alerts/")]
        if ours:
            break
        reader.wait_for_timeout(100)
    shown = """async () => {
      const registration = await navigator.serviceWorker.getRegistration("/alerts/");
      const all = await registration.getNotifications();
      return all.map(({ title, body, tag, data }) => ({ title, body, tag, data }));
    }"""
    messages = [
        {"title": "A dam breaks", "body": "Leave.", "url": "/africa/dam/", "tag": "alert-1"},
        {"title": "A dam breaks", "body": "Leave.", "url": "/africa/dam/", "tag": "alert-1"},
        {"title": "Elsewhere", "url": "https://bad.example/", "tag": "alert-2"},
    ]
    for message in [*map(json.dumps, messages), "no message"]:
        session.send(
            "ServiceWorker.deliverPushMessage",
            {
                "origin": reader.home,
                "registrationId": ours[0]["registrationId"],
                "data": message,
            },
        )
    for _ in range(600):
        told = {one["title"]: one for one in reader.evaluate(shown)}
        if len(told) == 3:
            break
        reader.wait_for_timeout(100)
    assert told["A dam breaks"]["data"] == f"{reader.home}/africa/dam/"
    assert told["Elsewhere"]["data"] == reader.home, "only our own pages are opened"
    assert "Vardiafrica" in told, "a push without a message is shown too"
    assert len(reader.evaluate(shown)) == 3, "the second copy replaces the first"
