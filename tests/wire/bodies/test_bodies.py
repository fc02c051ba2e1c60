"""What agencies write arrives: every word that is text, once, in order, whatever the markup."""

import json
import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from djeli.wire.bodies.labels import without_labels
from djeli.wire.bodies.prose import text_blocks
from djeli.wire.bodies.sanitise import html_blocks, plain
from djeli.wire.formats import format_detection


def words_of(blocks):
    """The words of the blocks in order, those of captions left out."""
    found = []
    for block in blocks:
        if block.kind == "caption":
            continue
        text = block.text if block.kind in {"heading", "quote"} else bare(block.text)
        found += text.split() + [
            word for row in block.rows for cell in row for word in cell.split()
        ]
    return found


def bare(html):
    return unescape(re.sub(r"<[^>]+>", " ", html))


def texts(written, **options):
    return [block.text for block in html_blocks(written, **options)]


# A document is a tree of elements over numbered words; it is rendered once for each format.
LEAF = st.just("word")
INLINE = st.recursive(
    LEAF,
    lambda inner: st.tuples(
        st.sampled_from(["b", "i", "a", "span", "u", "ins"]), st.lists(inner, max_size=3)
    ),
    max_leaves=4,
)
LINE = st.lists(INLINE, min_size=1, max_size=5)
FLOW = st.recursive(
    st.tuples(st.sampled_from(["p", "h2", "div", "pre", "dt", "address"]), LINE),
    lambda inner: st.one_of(
        st.tuples(
            st.sampled_from(["div", "section", "article", "blockquote", "figure"]),
            st.lists(inner, max_size=3),
        ),
        st.tuples(
            st.sampled_from(["ul", "ol"]),
            st.lists(
                st.tuples(st.just("li"), st.one_of(LINE, st.lists(inner, max_size=2))), max_size=3
            ),
        ),
        st.tuples(
            st.just("table"),
            st.lists(
                st.tuples(
                    st.just("tr"),
                    st.lists(
                        st.tuples(
                            st.sampled_from(["td", "th"]),
                            st.one_of(LINE, st.lists(inner, max_size=2)),
                        ),
                        min_size=1,
                        max_size=3,
                    ),
                ),
                max_size=3,
            ),
        ),
    ),
    max_leaves=12,
)


def rendered(nodes, words):
    out = []
    for node in nodes:
        if node == "word":
            words.append(f"w{len(words)}")
            out.append(f"{words[-1]} ")
        else:
            name, inside = node
            out.append(f"<{name}>{rendered(inside, words)}</{name}> ")
    return "".join(out)


@settings(max_examples=300, deadline=None)
@given(st.lists(FLOW, max_size=5))
def test_every_word_of_html_arrives_once_and_in_order(document):
    words = []
    html = rendered(document, words)
    assert words_of(html_blocks(html)) == words


@settings(max_examples=100, deadline=None)
@given(st.lists(FLOW, min_size=1, max_size=4), st.sampled_from(["ninjs 1", "ninjs 3", "G2"]))
def test_every_word_arrives_in_every_format(document, form):
    words = ["first"]
    html = "<p>first</p>" + rendered(document, words)
    if form == "G2":
        nar, xhtml = "http://iptc.org/std/nar/2006-10-01/", "http://www.w3.org/1999/xhtml"
        content = (
            f'<newsItem xmlns="{nar}" guid="u:1"><contentMeta><headline>H</headline></contentMeta>'
            f'<contentSet><inlineXML><html xmlns="{xhtml}"><body>{html}</body></html></inlineXML>'
            "</contentSet></newsItem>"
        ).encode()
    else:
        body = (
            {"bodies": [{"contentType": "text/html", "value": html}]}
            if form == "ninjs 3"
            else {"body_xhtml": html}
        )
        content = json.dumps({"uri": "u:1", "type": "text", "headline": "H", **body}).encode()
    (item,) = format_detection.read(content)
    assert words_of(item.blocks) == words


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["p", "hl2", "bq", "ul", "person", "note"]), st.lists(LEAF, max_size=4)
        ),
        max_size=6,
    )
)
def test_every_word_of_nitf_arrives(document):
    words = ["first"]
    inside = "<p>first</p>" + rendered(
        [(name, [("li", inner)] if name == "ul" else inner) for name, inner in document], words
    )
    nitf = f"<nitf><body><body.content>{inside}</body.content></body></nitf>"
    content = json.dumps(
        {"uri": "u:1", "type": "text", "headline": "H", "body_nitf": nitf}
    ).encode()
    (item,) = format_detection.read(content)
    assert words_of(item.blocks) == words


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab .,\n\t  -<>&“”é港口", max_size=200))
def test_every_word_of_plain_text_arrives(written):
    arrived = "".join(words_of(text_blocks(written)))
    assert arrived == "".join(written.split())


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="<>/abpq =\"'!-&;[]?\n", max_size=120))
def test_no_markup_however_broken_raises_or_lets_a_tag_through(written):
    for block in html_blocks(written):
        tags = re.findall(r"<[^>]*>", block.text) if block.kind == "paragraph" else []
        assert all(
            re.fullmatch(r'</?(?:p|b|i|sup|sub|ul|ol|li)>|<br/>|</?a(?: href="[^"<>]*")?>', tag)
            for tag in tags
        )
    plain(written)


def test_what_is_no_tag_is_text():
    assert plain("Inflation <4% again, x<y and 5 > 3") == "Inflation <4% again, x<y and 5 > 3"
    assert plain("a<b>c") == "a<b>c"
    assert plain("A &amp; B <b>bold</b> <br/>C") == "A & B bold C"
    assert texts("<p>If a<b and c>d, x</p>") == ["<p>If a&lt;b and c&gt;d, x</p>"]


def test_speech_stays_speech_and_what_was_struck_out_is_gone():
    assert texts(
        "<p>He said <q>I did <q>it</q></q> on <del>Monday</del> <ins>Friday</ins>.</p>"
    ) == ["<p>He said “I did ‘it’” on Friday.</p>"]
    assert texts("<p><q>“Marked”</q></p>") == ["<p>“Marked”</p>"]
    (quote, after) = html_blocks("<blockquote><p>I did not.</p></blockquote><p>He left.</p>")
    assert (quote.kind, quote.text, after.kind) == ("quote", "I did not.", "paragraph")
    assert texts("<p>one <del>two three</p>") == ["<p>one two three</p>"]


def test_a_list_in_a_list_stands_once():
    html = "<ul><li>Roads<ul><li>North</li><li>South</li></ul></li><li>Schools</li></ul>"
    assert texts(html) == [html]
    assert texts("<ul><li>a</li><ul><li>b</li></ul></ul>") == [
        "<ul><li>a<ul><li>b</li></ul></li></ul>"
    ]


def test_a_caption_of_a_picture_is_no_paragraph_and_one_of_a_table_is():
    html = "<p>One.</p><figure><img src=x><figcaption>A field</figcaption></figure>"
    assert [block.kind for block in html_blocks(html)] == ["paragraph", "caption"]
    table = "<table><tr><td>1</td><td>2</td></tr></table><figcaption>In tons</figcaption>"
    assert [block.kind for block in html_blocks(f"<figure>{table}</figure>")] == [
        "table",
        "paragraph",
    ]


def test_columns_become_a_table_and_wrapped_lines_paragraphs():
    blocks = text_blocks(
        "The catch fell.\n\nFISH    KG\nCarp    12\nPerch    9\n\nThe third line\ngoes on."
    )
    assert [block.kind for block in blocks] == ["paragraph", "table", "paragraph"]
    assert blocks[1].rows == (("FISH", "KG"), ("Carp", "12"), ("Perch", "9"))
    assert blocks[1].has_header
    assert blocks[2].text == "<p>The third line goes on.</p>"
    assert len(text_blocks("One whole sentence.\nAnother one.\nA third.")) == 3


def test_a_heading_that_is_too_long_for_one_keeps_its_words():
    (block,) = html_blocks(f"<h2>{'word ' * 60}</h2>")
    assert (block.kind, len(words_of([block]))) == ("paragraph", 60)


def test_only_what_repeats_headline_source_or_dateline_is_left_out():
    blocks = html_blocks("<h1>The Headline!</h1><p>Bole</p><p>Short lede</p><p>Text</p>")
    kept = without_labels(blocks, "The headline", "", "Bole")
    assert words_of(kept) == ["Short", "lede", "Text"]
    only = html_blocks("<p>The headline</p>")
    assert without_labels(only, "The headline") == only


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("https://ok.example/a?b=1", "https://ok.example/a?b=1"),
        ("//ok.example/a", "https://ok.example/a"),
        ("/a/b", "https://wire.example/a/b"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("#top", ""),
        ("javascript:x()", ""),
        ("java\nscript:x()", ""),
        ("data:text/html,x", ""),
        ("http://127.0.0.1/x", ""),
        ("http://cms/x", ""),
        ("http://desk.local/x", ""),
        ("http://[::1", ""),
        ("\\\\host\\share", ""),
        ("", ""),
    ],
)
def test_only_public_addresses_become_links(href, address):
    html = f"<p><a href='{href}'>words</a></p>"
    (text,) = texts(html, base="https://wire.example/items/1")
    assert text == (f'<p><a href="{address}">words</a></p>' if address else "<p>words</p>")


def test_a_relative_link_without_a_source_is_text_alone():
    assert texts("<p><a href='/desk/pages/3/'>words</a></p>") == ["<p>words</p>"]
