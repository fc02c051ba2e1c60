import json

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from djeli.web.html import markup


def test_the_dateline_opens_the_first_paragraph():
    html = Markup("\n<p>The gauges are not new.</p><p>More.</p>")
    opened = markup.with_dateline(html, "Lomé (A & B).")
    assert (
        opened
        == '\n<p><b class="dateline">Lomé (A &amp; B).</b> The gauges are not new.</p><p>More.</p>'
    )


def test_a_text_that_begins_otherwise_gets_a_paragraph_for_its_dateline():
    assert markup.with_dateline(Markup("<ul><li>One</li></ul>"), "Accra.") == (
        '<p><b class="dateline">Accra.</b> </p><ul><li>One</li></ul>'
    )


def test_without_a_dateline_nothing_changes():
    assert markup.with_dateline(Markup("<p>One</p>"), "") == "<p>One</p>"


@given(st.text())
def test_json_in_a_page_cannot_end_its_element_and_means_the_same(text):
    written = markup.json_in_html(json.dumps({"headline": text}, ensure_ascii=False))
    assert not set(written) & set("<>&")
    assert json.loads(written) == {"headline": text}


def test_plain_text_is_set_in_escaped_paragraphs():
    assert (
        markup.paragraphs("One <b>\n\n \nTwo & three\n")
        == "<p>One &lt;b&gt;</p><p>Two &amp; three</p>"
    )


def test_a_mail_address_in_a_table_is_a_link_that_may_break_after_its_at():
    assert markup.table_cell("<Us>: desk@lantern.example, or 5 @ noon") == (
        '&lt;Us&gt;: <a href="mailto:desk@lantern.example">desk@<wbr>lantern.example</a>, or 5 @ noon'
    )
    assert markup.table_cell("1,600,000") == "1,600,000"
