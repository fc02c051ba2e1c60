import pytest

from djeli.web.html.line_breaks import without_breaks
from tests.web.sample_html import html_of, opened


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("<ul>\n<li>One</li>\n<li>Two</li>\n</ul>\n", "<ul><li>One</li><li>Two</li></ul>"),
        ("<b>One</b>\n<a>two</a>\nthree", "<b>One</b>\n<a>two</a>\nthree"),
        ("<textarea>\n</textarea>\n<pre>\n\n</pre>", "<textarea>\n</textarea>\n<pre>\n\n</pre>"),
    ],
)
def test_breaks_go_only_where_a_line_begins_anyway(written, left):
    assert without_breaks(written) == left


def test_what_a_value_holds_is_left_alone():
    template = opened().from_string("<p>{{ text }}</p>\n<p>\n{{ text }}</p>")
    assert template.render(text="a\nb") == "<p>a\nb</p><p>a\nb</p>"


def test_words_on_both_sides_of_a_tag_of_text_stay_apart():
    assert "<b>a</b>\n<i>b</i>" in opened().from_string("<b>a</b>\n<i>b</i>").render()


def test_an_error_in_a_template_names_its_line():
    with pytest.raises(ZeroDivisionError) as told:
        opened().from_string("<p>\n</p>\n<p>\n{{ 1 / 0 }}\n</p>").render()
    assert told.traceback[-1].lineno + 1 == 4


def test_a_list_of_a_page_is_one_line():
    html = html_of("article-everyday")
    assert "</li><li>" in html
    assert "</li>\n<li>" not in html
