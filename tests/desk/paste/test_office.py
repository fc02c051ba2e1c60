"""What office programs write, and what is made of it. The samples are in their manner."""

import re

import pytest

from djeli.desk.paste.office import plain_html


def shape(pasted):
    """The elements without attributes, and the text."""
    plain = re.sub(r"<(\w+)[^>]*>", r"<\1>", plain_html(pasted))
    plain = re.sub(r"</?(?:span|div)>", "", plain)
    return re.sub(r"\s+", " ", plain).strip()


def item(level, mark, text):
    return (
        f"<p class=MsoListParagraph style='margin-left:36pt;mso-list:l0 level{level} lfo1'>"
        f"<span style='mso-list:Ignore'>{mark}<span>&nbsp;&nbsp; </span></span>{text}<o:p></o:p></p>"
    )


def test_words_list_paragraphs_become_a_list_and_lose_their_dots():
    pasted = "<p>Before</p>" + item(1, "·", "One") + item(1, "·", "Two") + "<p>After</p>"
    assert shape(pasted) == ("<p>Before</p><ul><li>One</li><li>Two</li></ul><p>After</p>")


def test_words_numbered_and_nested_lists_keep_number_and_level():
    pasted = (
        item(1, "1.", "One") + item(2, "·", "Inner") + item(2, "·", "Other") + item(1, "2.", "Two")
    )
    assert shape(pasted) == (
        "<ol><li>One<ul><li>Inner</li><li>Other</li></ul></li><li>Two</li></ol>"
    )


def test_a_list_that_begins_deep_is_still_a_list():
    pasted = item(3, "·", "Deep") + item(1, "·", "Less deep")
    assert shape(pasted) == "<ul><li>Deep</li><li>Less deep</li></ul>"


def test_styles_become_elements_and_google_docs_wrapper_is_not_bold():
    pasted = (
        '<b style="font-weight:normal;" id="docs-internal-guid-1"><p><span style="font-weight:400">Plain '
        '</span><span style="font-weight:700">bold</span> <span style="font-style:italic">slanted</span>'
        '<span style="vertical-align:super">2</span></p></b>'
    )
    assert shape(pasted) == "<p>Plain <b>bold</b> <i>slanted</i><sup>2</sup></p>"


def test_a_heading_is_not_bold_and_a_title_is_a_heading():
    assert shape('<h2><span style="font-weight:700">Rain</span></h2>') == "<h2>Rain</h2>"
    assert shape("<p class=MsoTitle>The report</p>") == "<h2>The report</h2>"


def test_only_the_fragment_counts():
    pasted = "<html><head><style>p{}</style></head><body>\n<!--StartFragment--><p>Text</p><!--EndFragment-->"
    assert shape(pasted) == "<p>Text</p>"


@pytest.mark.parametrize(
    "odd", ["", " ", "\x00", "<", "<!-- x", "<p" * 50, "]]>", "<?php echo 1 ?>x"]
)
def test_what_is_hardly_html_is_no_error(odd):
    assert isinstance(plain_html(odd), str)
