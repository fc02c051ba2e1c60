"""Choosing, and choosing another, wherever the desk asks for a story."""

from playwright.sync_api import expect

from tests.journeys import desk
from tests.vardiafrica import MARKS

pytestmark = MARKS


def choose_another(page, chooser):
    """Open the list from the chosen story's menu; the dialog."""
    chooser.locator(".chosen").get_by_role("button", name="Actions").click()
    page.get_by_role("button", name="Choose another").click()
    dialog = page.locator(".modal-dialog:visible").last
    expect(dialog.locator("a.choose-page").first).to_be_visible()
    return dialog


def first_chosen(page):
    for _ in range(20):
        folded = page.locator("main [data-panel-toggle][aria-expanded=false]:visible")
        if folded.count() == 0:
            break
        folded.first.click()
    return page.locator(".chooser.page-chooser:not(.blank):visible").first


def test_another_story_is_chosen_in_the_line_up_from_a_further_page_of_the_list(
    chromium, vardiafrica
):
    with desk.desk(chromium, vardiafrica, "publisher", at="front/edit/1/") as page:
        chooser = first_chosen(page)
        was = chooser.locator("[data-chooser-title]").inner_text()
        dialog = choose_another(page, chooser)
        newest = dialog.locator("a.choose-page").first.inner_text()
        dialog.locator(".pagination a").last.click()
        expect(dialog.locator("a.choose-page").first).not_to_have_text(newest)
        story = dialog.locator("a.choose-page").filter(has_not_text=was).first
        name = story.inner_text()
        story.click()
        expect(chooser.locator("[data-chooser-title]")).to_contain_text(name[:40])


def test_another_story_is_chosen_for_a_newsletter_and_as_the_original(chromium, vardiafrica):
    with desk.desk(chromium, vardiafrica, "publisher", at="newsletters/issues/new/") as page:
        page.get_by_role("button", name="Add story").click()
        replace(page, page.locator(".chooser:visible").first)
        # The newest of the list may be locked: other tests send theirs for review.
        page.goto(f"{vardiafrica.url}/desk/stories/?q=weather+balloon")
        page.locator("table a[href$='/edit/']").first.click()
        page.get_by_role("tab", name="Placing").click()
        replace(page, page.locator("#id_translation_of-chooser"))


def replace(page, chooser):
    chooser.locator(".unchosen button").click()
    page.locator(".modal-dialog:visible a.choose-page").first.click()
    title = chooser.locator("[data-chooser-title]")
    expect(title).to_be_visible()
    was = title.inner_text()
    # Drafts of other tests may have the same headline.
    others = choose_another(page, chooser).locator("a.choose-page").filter(has_not_text=was)
    others.first.click()
    expect(title).not_to_have_text(was)
