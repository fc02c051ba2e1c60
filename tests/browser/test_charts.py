"""A chart in the story's form, in a real browser: typed, refused, mended, saved; and from a table."""

from playwright.sync_api import expect

from tests.browser.test_paste import PASTE, kinds, write
from tests.journeys import desk
from tests.vardiafrica import MARKS

pytestmark = MARKS

TABLE = """<table><tr><th>Crop</th><th>2025</th><th>2026</th></tr>
<tr><td>Maize</td><td>52</td><td>41</td></tr><tr><td>Millet</td><td>47</td><td>45</td></tr></table>"""


def add_chart(page):
    page.get_by_role("button", name="Insert a block").last.click()
    page.get_by_role("option", name="Chart", exact=True).click()
    chart = page.locator("[data-streamfield-child]").last
    chart.locator("input[name$='-value-title']").fill("Maize is cheaper than a year ago")
    return chart


def save(page):
    page.get_by_role("button", name="More actions").click()
    desk.press(page, "Save draft")


def fill(chart, csv):
    chart.locator("textarea[name$='-value-pasted']").fill(csv)


def test_a_chart_is_refused_with_the_cell_mended_and_saved_as_another_kind(chromium, vardiafrica):
    with desk.new_story(chromium, vardiafrica, "reporter") as page:
        logged = []
        page.on("console", lambda message: logged.append(message.text))
        write(page, "Prices fell.")
        chart = add_chart(page)
        fill(chart, "Year,Maize\n2025,cheap\n2026,41")
        save(page)
        chart = page.locator("[data-streamfield-child]").last
        expect(chart).to_contain_text("“cheap” is not a number")
        expect(chart.locator("textarea[name$='-value-pasted']")).to_have_value(
            "Year,Maize\n2025,cheap\n2026,41"
        )

        fill(chart, "Year,Maize\n2025,52\n2026,41")
        chart.locator("select[name$='-value-kind']").select_option("line")
        save(page)
        page.reload()

        chart = page.locator("[data-streamfield-child]").last
        expect(chart.locator("select[name$='-value-kind']")).to_have_value("line")
        expect(chart.locator("textarea[name$='-value-pasted']")).to_have_value("")
        expect(chart.locator(".handsontable").first).to_contain_text("52")
        assert not [text for text in logged if "not found" in text]


def test_a_table_that_was_pasted_becomes_a_chart_with_its_figures(chromium, vardiafrica):
    with desk.new_story(chromium, vardiafrica, "reporter") as page:
        write(page, "Prices fell.")
        page.evaluate(PASTE, [TABLE, "Crop 2025 2026"])
        page.get_by_role("button", name="Make a chart of this table").click()
        page.locator("input[name$='-value-title']").fill("Maize is cheaper")
        assert "chart" in kinds(page)
        save(page)
        page.reload()
        assert "chart" in kinds(page)
        table = "[...document.querySelectorAll('input[name$=-value-table]')].at(-1).value"
        assert "Millet" in page.evaluate(table)
