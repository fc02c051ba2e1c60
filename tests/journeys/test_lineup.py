"""The front, arranged on the board: with a real mouse, with keys, and on a phone."""

import re
import sys
from contextlib import contextmanager

from playwright.sync_api import expect

from tests.access import scrolls_sideways, violations
from tests.journeys import desk
from tests.vardiafrica import MARKS

pytestmark = MARKS


@contextmanager
def board(chromium, demo):
    """A draft of the front of our own, on the board: readers see nothing of it."""
    with desk.desk(chromium, demo, "editor", at="front/board/") as page:
        page.locator(".brd-new summary").click()
        page.get_by_role("button", name="When I publish it").click()
        expect(page.locator("[data-state]")).to_have_attribute("data-state", "draft")
        try:
            yield page
        finally:
            row = page.url.rstrip("/").rpartition("/")[2]
            page.goto(f"{demo.url}/desk/front/delete/{row}/")
            page.get_by_role("button", name=re.compile("Yes, delete")).click()


def column(page, name):
    return page.locator(f'[data-column][data-heading="{name}"]')


def standing(page, name):
    """The headlines in a container, in order."""
    return column(page, name).locator("[data-list] .brd-card__name").all_inner_texts()


def drag(page, card, to):
    card.scroll_into_view_if_needed()
    start, end = card.bounding_box(), to.bounding_box()
    page.mouse.move(start["x"] + 40, start["y"] + 20)
    page.mouse.down()
    page.mouse.move(start["x"] + 60, start["y"] + 40, steps=3)
    page.mouse.move(end["x"] + 60, end["y"] + 8, steps=8)
    expect(page.locator(".brd-drop")).to_be_visible()
    page.mouse.up()


def from_feed(page, *, but=()):
    """A card of the feed that does not stand in `but`."""
    for card in page.locator(".brd-feed .brd-card").all():
        if card.locator(".brd-card__name").inner_text() not in but:
            return card
    raise AssertionError("the feed has nothing else")


def test_the_lead_is_changed_by_one_drag_and_undone(chromium, vardiafrica, capsys):
    with board(chromium, vardiafrica) as page:
        before = standing(page, "Lead package")
        card = from_feed(page, but=before)
        story = card.locator(".brd-card__name").inner_text()
        drag(page, card, column(page, "Lead package").locator(".brd-card").first)
        expect(column(page, "Lead package").locator(".brd-card__name").first).to_have_text(story)
        expect(page.locator(".brd-say")).to_contain_text("is now number 1 in Lead package")
        publish = page.get_by_role("button", name="Publish", exact=True)
        expect(publish).to_be_enabled()
        with capsys.disabled():
            sys.stdout.write("\nlead changed: 1 drag and 1 click\n")
        page.get_by_role("button", name="Undo").click()
        expect(column(page, "Lead package").locator(".brd-card__name").first).to_have_text(
            before[0]
        )
        assert standing(page, "Lead package") == before


def test_a_story_is_dragged_within_its_container_and_into_another(chromium, vardiafrica):
    with board(chromium, vardiafrica) as page:
        first, second, *_rest = standing(page, "Lead package")
        lead, picks = column(page, "Lead package"), column(page, "Our Picks")
        drag(page, lead.locator(".brd-card").nth(1), lead.locator(".brd-card").first)
        expect(lead.locator(".brd-card__name").first).to_have_text(second)
        assert standing(page, "Lead package")[:2] == [second, first]
        picks.scroll_into_view_if_needed()
        moved = lead.locator(".brd-card").first
        moved.locator(".brd-card__name").focus()
        # Far apart on the page: the keys go where the mouse would have to scroll.
        page.keyboard.press(picks.locator("kbd").inner_text())
        expect(picks.locator(".brd-card__name").first).to_have_text(second)
        assert second not in standing(page, "Lead package")


def test_all_is_done_with_keys(chromium, vardiafrica):
    with board(chromium, vardiafrica) as page:
        lead = column(page, "Lead package")
        name = from_feed(page, but=standing(page, "Lead package")).locator(".brd-card__name")
        story = name.inner_text()
        name.focus()
        page.keyboard.press("1")
        expect(lead.locator(".brd-card__name").first).to_have_text(story)
        expect(lead.locator(".brd-card__name").first).to_be_focused()
        page.keyboard.press("Shift+ArrowDown")
        expect(lead.locator(".brd-card__name").nth(1)).to_have_text(story)
        expect(lead.locator(".brd-card__name").nth(1)).to_be_focused()
        page.keyboard.press("Shift+ArrowUp")
        expect(lead.locator(".brd-card__name").first).to_have_text(story)
        page.keyboard.press("ArrowDown")
        expect(lead.locator(".brd-card__name").nth(1)).to_be_focused()
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Delete")
        expect(page.locator(".brd-say")).to_contain_text("no longer pinned")
        page.keyboard.press("u")
        expect(lead.locator(".brd-card__name").first).to_have_text(story)


def test_a_pin_is_given_an_end_in_the_menu_of_a_story(chromium, vardiafrica):
    with board(chromium, vardiafrica) as page:
        card = column(page, "Lead package").locator(".brd-card[data-pinned]").first
        card.locator(".brd-card__name").click()
        menu = page.get_by_role("dialog")
        assert violations(page, ".brd-menu") == []
        menu.get_by_role("button", name="Tomorrow 06:00").click()
        expect(card).to_contain_text("Pinned until")


def test_the_board_keeps_nobody_out_and_fits_a_phone(chromium, vardiafrica):
    with board(chromium, vardiafrica) as page:
        assert violations(page, ".brd") == []
        page.set_viewport_size({"width": 390, "height": 844})
        assert not scrolls_sideways(page)
        first = page.locator(".brd-feed .brd-card__name").first
        story = first.inner_text()
        first.click()
        page.get_by_role("dialog").get_by_role("button", name="Our Picks").click()
        expect(column(page, "Our Picks").locator(".brd-card__name").first).to_have_text(story)


def test_the_feed_finds_stories_by_their_words(chromium, vardiafrica):
    with board(chromium, vardiafrica) as page:
        page.get_by_placeholder("Search live stories").fill("lokoja")
        found = page.locator(".brd-feed .brd-card__name")
        expect(found.first).to_contain_text("Lokoja")
        page.get_by_role("button", name="Most read").click()
        expect(page.get_by_role("button", name="Most read")).to_have_attribute(
            "aria-pressed", "true"
        )
