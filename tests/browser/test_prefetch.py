"""Pages that a browser fetches before they are asked for."""

from tests.vardiafrica import MARKS

pytestmark = MARKS


def test_a_link_under_the_pointer_is_fetched_and_nothing_is_counted(chromium, vardiafrica):
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, service_workers="block")
    page = context.new_page()
    ahead, told = [], []
    session = context.new_cdp_session(page)
    session.on("Preload.prefetchStatusUpdated", lambda one: ahead.append(one["prefetchUrl"]))
    session.send("Preload.enable")
    page.on("request", lambda one: told.append(one.url) if "/beacon/" in one.url else None)
    page.goto(vardiafrica.url)
    link = page.locator("main h2 a, main h3 a").first
    wanted = link.evaluate("one => one.href")
    link.hover()
    for _ in range(50):
        if wanted in ahead:
            break
        page.wait_for_timeout(100)
    context.close()
    assert wanted in ahead
    assert told == [], "nobody has read it"


def test_the_desk_and_forms_are_never_fetched_ahead(vardiafrica):
    _, headers, _ = vardiafrica.get("/")
    named = headers["speculation-rules"].strip('"')
    status, kind, rules = vardiafrica.get(named)
    assert (status, kind["content-type"]) == (200, "application/speculationrules+json")
    for apart in (b"/desk/*", b"/newsletter/*", b"/comments/*", b"/search/*"):
        assert apart in rules
    assert b'"eagerness":"moderate"' in rules
    assert "speculation-rules" not in vardiafrica.get("/lite/")[1]
