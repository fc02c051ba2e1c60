"""Documents of other programs, pasted into a story in a real browser."""

from playwright.sync_api import expect

from tests.desk.paste.samples import GOOGLE, WORD
from tests.journeys import desk
from tests.vardiafrica import MARKS

pytestmark = MARKS

PASTE = """([html, text]) => {
  const clipboard = new DataTransfer();
  clipboard.setData('text/html', html);
  clipboard.setData('text/plain', text);
  document.activeElement.dispatchEvent(new ClipboardEvent('paste', {
    clipboardData: clipboard, bubbles: true, cancelable: true,
  }));
}"""
BODY = """() => document.getElementById('body-root').rootBlock.children
  .map((child) => [child.type, child.block.getTextLabel?.({}) ?? ''])"""


def kinds(page):
    return [kind for kind, _ in page.evaluate(BODY)]


def texts(page):
    return page.locator(".public-DraftEditor-content").all_inner_texts()


def write(page, text):
    page.get_by_placeholder("Headline").fill("What the council decided")
    desk.add_text(page, text)


def test_headings_and_tables_become_blocks_at_the_cursor(chromium, vardiafrica):
    with desk.new_story(chromium, vardiafrica, "reporter") as page:
        write(page, "Before after")
        for _ in range(len("after")):
            page.keyboard.press("ArrowLeft")
        page.evaluate(PASTE, [GOOGLE, "What the council decided"])
        expect(page.locator(".public-DraftEditor-content")).to_have_count(3)
        assert kinds(page) == ["paragraph", "heading", "paragraph", "table", "paragraph"]
        before, pasted, after = texts(page)
        assert (before.strip(), after.strip()) == ("Before", "after")
        assert "The plan, in bold, slanted and linked." in pasted
        expect(page.get_by_text("One picture was not pasted")).to_be_visible()
        links = page.locator(".public-DraftEditor-content a")
        stored = page.locator('input[name="body-count"]').count()
        assert stored == 1
        raw = page.evaluate(
            "() => [...document.querySelectorAll('input[name$=\"-value\"]')].map((one) => one.value)"
        )
        linked = [one for one in raw if "reports.example" in one]
        assert len(linked) == 1
        assert "google" not in linked[0]
        assert links.count() == 1


def test_an_empty_block_gives_way_to_what_is_pasted(chromium, vardiafrica):
    with desk.new_story(chromium, vardiafrica, "reporter") as page:
        write(page, "x")
        page.keyboard.press("Backspace")
        page.evaluate(PASTE, [WORD, "The report"])
        shown = page.locator(".public-DraftEditor-content:visible")
        expect(shown).to_contain_text(["First point"])
        expect(shown).to_have_count(1)
        expect(page.locator("[data-streamfield-child]:visible")).to_have_count(2)
        expect(shown).not_to_contain_text("gone")


def test_words_are_pasted_into_the_sentence_and_their_links_are_clean(chromium, vardiafrica):
    with desk.new_story(chromium, vardiafrica, "reporter") as page:
        write(page, "See ")
        html = '<p>the <a href="https://www.google.com/url?q=https://a.example/&sa=D">report</a><a href="#n1">1</a></p>'
        page.evaluate(PASTE, [html, "the report1"])
        written = page.locator(".public-DraftEditor-content")
        expect(written).to_have_text("See the report1")
        last = "[...document.querySelectorAll('input[name$=\"-value\"]')].at(-1).value"
        desk.until(page, f"{last}.includes('https://a.example/')")
        value = page.evaluate(f"() => {last}")
        assert "google" not in value
        assert "#n1" not in value
