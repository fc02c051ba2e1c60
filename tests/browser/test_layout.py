"""Where things stand on the reader's screen: what is seen first, what fits, what breaks."""

from contextlib import ExitStack

import pytest
from playwright.sync_api import expect

from djeli.web.samples.pages import SAMPLES
from tests.access import scrolls_sideways
from tests.browser import shelf as shelves
from tests.journeys.desk import until
from tests.web.sample_html import html_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LAPTOPS = [(1280, 800), (1366, 720)]
PHONES = [(360, 740), (390, 844)]
BOX = """(one) => { const {top, bottom, left, right, width, height} = one.getBoundingClientRect();
return {top, bottom, left, right, width, height} }"""


@pytest.fixture(scope="module")
def window(browser):
    """A page that all samples are opened in: a window of its own takes as long as the sample."""
    with shelves.shelf(browser) as shelf:
        shelf.context.route("**/static/web/reader.css*", with_faces)
        yield shelf.blank()


def with_faces(route):
    """The style sheet, with faces that are waited for: on a first page they are only taken if they
    come within a tenth of a second, which is another page on each run."""
    css = (shelves.STATIC / "web/reader.css").read_text()
    given = css.replace("font-display:optional", "font-display:block")
    route.fulfill(body=given, content_type="text/css")


@pytest.fixture
def opened(browser, window):
    """Opens a sample at a size; the faces have come, as on a second page. With ``options`` of a
    context, or for a page that is ``alone``, in a window of its own."""
    with ExitStack() as stack:

        def open_page(name, width, height, *, alone=False, **options):
            page = window
            if alone or options:
                shelf = stack.enter_context(shelves.shelf(browser, width, **options))
                shelf.context.route("**/static/web/reader.css*", with_faces)
                page = shelf.blank()
            page.set_viewport_size({"width": width, "height": height})
            page.goto("about:blank")  # the same sample again would be scrolled to where it was
            page.goto(f"{shelves.HOME}/pages/{name}", wait_until="load")
            page.evaluate("document.fonts.ready")
            return page

        yield open_page
    window.emulate_media(media="screen")


def box(page, selector):
    return page.locator(selector).first.evaluate(BOX)


def bottoms(page, selector):
    return page.locator(selector).evaluate_all(
        "(all) => all.filter((one) => one.offsetParent)"
        ".map((one) => one.getBoundingClientRect().bottom)"
    )


@pytest.mark.parametrize(("width", "height"), LAPTOPS + PHONES)
@pytest.mark.parametrize("name", ["front", "front-rtl", "front-plain-lead"])
def test_headline_standfirst_and_picture_of_the_lead_are_on_the_first_screen(
    opened, name, width, height
):
    page = opened(name, width, height)
    for part in (".hl", ".excerpt", "figure img"):
        if part == "figure img" and name == "front-plain-lead":
            assert page.locator(".lead figure").count() == 0
            continue
        place = box(page, f".lead {part}")
        assert place["height"] > 20
        assert 0 < place["top"] < place["bottom"] <= height, part


@pytest.mark.parametrize(("width", "height"), LAPTOPS)
@pytest.mark.parametrize("name", ["front", "front-plain-lead"])
def test_five_headlines_stand_above_the_fold_of_a_laptop(opened, name, width, height):
    page = opened(name, width, height)
    seen = [one for one in bottoms(page, "main .hl, main .near a") if one <= height]
    assert len(seen) >= 5


@pytest.mark.parametrize(("width", "height"), PHONES)
@pytest.mark.parametrize("name", ["article", "article-opinion", "article-sponsored", "article-rtl"])
def test_the_text_of_a_story_begins_on_the_first_screen_of_a_phone(opened, name, width, height):
    page = opened(name, width, height)
    assert box(page, ".body > p:not(.standfirst)")["top"] + 24 <= height


@pytest.mark.parametrize("name", ["article", "article-brief"])
def test_a_story_is_shared_by_three_ways_above_and_by_all_below(opened, name):
    page = opened(name, 360, 740)
    if name == "article-brief":
        assert page.locator(".share").count() == 0
        return
    assert page.locator(".byline .share li:visible").count() == 3
    assert page.locator("#share li:visible").count() == 10
    assert box(page, "#share")["top"] > box(page, ".body")["bottom"]


def test_without_script_more_ways_to_share_leads_below_the_story(opened):
    page = opened("article", 360, 740, java_script_enabled=False)
    page.click(".byline [href='#share']")
    assert page.url.endswith("#share")
    assert 0 <= box(page, "#share")["top"] < 740


def test_copied_is_said_beside_its_button_and_for_two_seconds(opened):
    page = opened("article", 1280, 800, alone=True)
    page.clock.install()
    page.evaluate(
        "navigator.clipboard ? 0 : Object.defineProperty(navigator, 'clipboard', {value: {}})"
    )
    page.evaluate("navigator.clipboard.writeText = async () => {}")
    button = page.locator("#share [data-copy]")
    button.scroll_into_view_if_needed()
    button.click()
    told = page.locator("#share .told")
    assert told.inner_text() == "Link copied"
    assert page.locator(".byline .told").inner_text() == ""
    near, at = told.evaluate(BOX), button.evaluate(BOX)
    assert abs(near["bottom"] - at["top"]) < 12
    assert near["left"] < at["right"]
    assert near["right"] > at["left"]
    page.clock.run_for(2100)
    assert told.inner_text() == ""


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("name", ["front", "front-rtl", "section", "latest", "search-results"])
def test_a_card_names_its_authors_in_full_on_two_lines_at_most(opened, name, width):
    page = opened(name, width, 800)
    lines = page.locator("main .card .facts").evaluate_all(
        "(all) => all.filter((one) => one.offsetParent).map((one) =>"
        " [one.textContent, one.offsetHeight / parseFloat(getComputedStyle(one).lineHeight),"
        " Math.max(...[one, ...one.children].map((part) => part.scrollWidth - part.clientWidth))])"
    )
    assert len(lines) > 5
    assert [text for text, count, cut in lines if count > 2.3 or cut > 0] == []


def test_times_on_a_page_are_said_in_one_way(opened):
    page = opened("front", 1280, 800)
    days = page.locator("main .card time").evaluate_all(
        "(all) => all.map((one) => one.textContent)"
    )
    assert {len(day.split()) for day in days} == {3}, days


@pytest.mark.parametrize("width", [360, 1280])
def test_trending_shows_that_it_scrolls_until_its_end(opened, width):
    page = opened("front", width, 800)
    seen = "getComputedStyle(document.querySelector('.trending .wrap'), '::after').opacity"
    assert page.evaluate(seen) == "1"
    page.evaluate("document.querySelector('.trending ul').scrollLeft = 99999")
    until(page, f"{seen} === '0'")


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_a_page_asks_for_an_address_twice_at_most_and_the_menu_not_at_all(name):
    html = html_of(name)
    assert html.count('<form action="/newsletter/"') <= 2
    assert "<form" not in html.split('<dialog class="panel"')[1].split("</dialog>")[0]


def test_the_menu_leads_to_all_that_there_is(opened):
    page = opened("article", 360, 740)
    page.click(".menu-open")
    for text, address in (
        ("Latest", "/latest/"),
        ("Topics", "/topics/"),
        ("Authors", "/authors/"),
        ("About", "/about/"),
    ):
        link = page.locator("#menu .tree a", has_text=text).last
        assert link.is_visible()
        assert link.get_attribute("href") == address


HOLES = """() => {
  // Of each line of columns: how far the shortest column ends above the longest.
  const ends = (all) => all.map((one) => {
    const inner = [...one.querySelectorAll('*')].filter((part) => part.offsetParent && part.innerText);
    return Math.max(...inner.map((part) => part.getBoundingClientRect().bottom));
  });
  return [...document.querySelectorAll('main .below .rail, main .split, main .missed-grid, main [class*=row-columns]')]
    .filter((line) => line.offsetParent && getComputedStyle(line).display === 'grid')
    .map((line) => [line.className, ends([...line.children].filter((one) => one.offsetParent))])
    .map(([name, all]) => [name, Math.max(...all) - Math.min(...all)]);
}"""


@pytest.mark.parametrize("width", [768, 1280])
@pytest.mark.parametrize(
    "name",
    ["front", "section", "author", "author-empty", "topic", "topic-running", "search-results"],
)
def test_no_column_leaves_a_hole_beside_another(opened, name, width):
    page = opened(name, width, 800)
    assert [one for one in page.evaluate(HOLES) if one[1] > 400] == []
    assert page.locator("main > .with-rail").count() == 0, "a list has no rail beside it"


def test_cards_that_stand_side_by_side_are_equally_tall(opened):
    page = opened("front", 1280, 800)
    rows = page.locator("main .abreast").evaluate_all(
        """(all) => all.map((row) => [...row.children].map((one) => {
          const {top, height} = one.getBoundingClientRect(); return [top, height] }))"""
    )
    assert len(rows) >= 4
    for cards in rows:
        for top in {top for top, _ in cards}:
            assert len({round(height) for at, height in cards if at == top}) == 1


@pytest.mark.parametrize(("width", "bar"), [(360, ".masthead"), (1280, ".nav")])
def test_the_bar_that_stays_keeps_the_name_and_the_way_to_subscribe(opened, width, bar):
    page = opened("article", width, 740)
    page.mouse.wheel(0, 1500)
    page.wait_for_function("scrollY > 1000")
    for part in (".nameplate", ".button"):
        found = page.locator(f"{bar} {part}")
        found.wait_for(state="visible")
        place = found.evaluate(BOX)
        assert 0 <= place["top"] < place["bottom"] < 80


@pytest.mark.parametrize("name", ["article", "article-opinion", "article-sponsored"])
def test_on_paper_a_story_has_its_address_and_the_day_and_no_boxes(opened, name):
    page = opened(name, 1000, 800)
    page.emulate_media(media="print")
    assert page.locator(".printed").inner_text().startswith("https://news.example.org/")
    assert page.locator("[data-today]").inner_text()
    assert page.locator("[data-today]").is_visible()
    boxes = page.locator(".story, .story *").evaluate_all(
        """(all) => all.filter((one) => one.offsetParent && !one.matches('table *, img, svg *'))
          .filter((one) => { const {backgroundColor: ground, borderInlineStartWidth: edge}
            = getComputedStyle(one); return !/, 0\\)$|255, 255, 255/.test(ground) || edge > '1px' })
          .map((one) => one.className)"""
    )
    assert [one for one in boxes if one not in ("promise", "pull-quote")] == []
    for hidden in (".nav", ".share", ".rail", ".comments", ".footer"):
        assert page.locator(f"{hidden}:visible").count() == 0


@pytest.mark.parametrize(
    "name",
    [
        "front",
        "front-rtl",
        "section",
        "article",
        "article-corrected",
        "article-opinion",
        "article-sponsored",
        "topic",
        "corrections",
        "newsletter",
    ],
)
def test_text_of_twice_the_size_fits_a_phone(opened, name):
    page = opened(name, 360, 740)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert not scrolls_sideways(page)
    cut = page.locator("main .hl, main h1, main h2, .button, .label").evaluate_all(
        """(all) => all.filter((one) => one.offsetParent && !one.matches('.unseen') && (one.scrollWidth > one.clientWidth + 1
          || one.getBoundingClientRect().right > innerWidth + 1
          || one.getBoundingClientRect().left < -1)).map((one) => one.textContent)"""
    )
    assert cut == []


@pytest.mark.parametrize("name", ["latest", "topic"])
def test_opinion_has_its_ground_in_archives_too(opened, name):
    row = opened(name, 360, 740).locator("main .card.row:not([class*=k-])").first
    without, ground = row.evaluate(
        """(one) => {
          const ground = () => getComputedStyle(one).backgroundColor;
          const before = ground();
          one.classList.add("k-opinion");
          return [before, ground()];
        }"""
    )
    assert ground != without


KINDS = ["opinion", "analysis", "explainer", "photos", "sponsored"]
LOOKS = """(one) => { const style = getComputedStyle(one);
  return [style.backgroundColor, style.borderTopWidth, style.borderInlineStartWidth].join() }"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_opinion_and_what_is_paid_for_have_a_ground_and_a_voice_of_their_own(opened, scheme):
    page = opened("section", 1280, 800, color_scheme=scheme)
    voice = "(one) => { const s = getComputedStyle(one); return s.fontFamily + s.fontWeight }"
    ground = "(one) => getComputedStyle(one).backgroundColor"
    found = {
        kind: (
            page.locator(f"main .card{which}").first.evaluate(ground),
            page.locator(f"main .card{which} .hl").first.evaluate(voice),
        )
        for kind, which in (
            ("report", ":not([class*=k-])"),
            ("opinion", ".k-opinion"),
            ("sponsored", ".k-sponsored"),
        )
    }
    assert len({one[0] for one in found.values()}) == 3
    assert len({one[1] for one in found.values()}) == 3
    assert page.locator("main .k-opinion .who img").first.is_visible()
    assert "Paid for by" in page.locator("main .k-sponsored .label").first.inner_text()


def test_what_is_paid_for_says_so_as_long_as_it_is_read(opened):
    page = opened("article-sponsored", 360, 740)
    page.mouse.wheel(0, 1400)
    page.wait_for_function("scrollY > 1000")
    place = box(page, ".paid")
    assert 0 <= place["top"] < 120
    assert "Three Lagoons Tourism Board" in page.locator(".paid").inner_text()


def test_a_comment_that_a_link_leads_to_is_marked(opened):
    page = opened("article-many-hands", 360, 740)
    first = page.locator(".threads > li").first
    number = first.get_attribute("id")
    before = first.locator("> .meta").evaluate("(one) => getComputedStyle(one).backgroundColor")
    page.evaluate(f"location.hash = '{number}'")
    expect(first.locator("> .meta")).not_to_have_css("background-color", before)
    other = page.locator(".threads > li").nth(1)
    expect(other.locator("> .meta")).to_have_css("background-color", before)
