import pytest

from djeli.stories.first_pages.markdown import Unreadable, read_blocks


def blocks(text):
    read = read_blocks(text, lambda address: f'href="{address}"', lambda alt, caption: 7)
    return [(block["type"], block["value"]) for block in read]


def test_text_is_paragraphs_with_emphasis_and_links():
    assert blocks("One *two*\n**three**.\n\nSee [here](/politics/) & there.") == [
        ("paragraph", "<p>One <i>two</i> <b>three</b>.</p>"),
        ("paragraph", '<p>See <a href="/politics/">here</a> &amp; there.</p>'),
    ]


def test_markup_in_the_text_stays_text():
    assert blocks("<script>x</script>") == [("paragraph", "<p>&lt;script&gt;x&lt;/script&gt;</p>")]


def test_a_quote_has_its_speaker_on_the_last_line():
    assert blocks("> “We walked it.”\n> -- Efua Mensah, trader, Akosombo") == [
        (
            "quote",
            {"text": "We walked it.", "person": "Efua Mensah", "role": "trader, Akosombo"},
        )
    ]


def test_facts_may_hold_blank_lines_and_end_at_their_fence():
    assert blocks(":::facts In figures\n- six years\n\n- one bridge\n:::\n\nAfter.") == [
        (
            "facts",
            {"title": "In figures", "text": "<ul><li>six years</li><li>one bridge</li></ul>"},
        ),
        ("paragraph", "<p>After.</p>"),
    ]


def test_a_fact_box_without_title_is_refused():
    with pytest.raises(Unreadable):
        blocks(":::facts\n- x\n:::")


def test_a_table_has_its_first_row_as_header():
    ((kind, table),) = blocks("| Year | Price |\n|---|---|\n| 2026 | 40 |")
    assert kind == "table"
    assert table["data"] == [["Year", "Price"], ["2026", "40"]]
    assert table["first_row_is_table_header"]


def test_headings_lists_and_pictures():
    assert blocks("## Who pays\n\n- one\n- two\n\n![scene: A river. | Its source.]") == [
        ("heading", "Who pays"),
        ("paragraph", "<ul><li>one</li><li>two</li></ul>"),
        ("picture", {"picture": 7, "caption": "", "credit": ""}),
    ]


def test_a_chart_has_a_kind_a_title_a_table_and_its_words():
    text = ":::chart dot Cheaper maize\nunit: Naira\n| Crop | 2026 |\n|---|---|\n| Maize | 4 |\n:::"
    ((kind, chart),) = blocks(text)
    assert (kind, chart["kind"], chart["title"], chart["unit"]) == (
        "chart",
        "dot",
        "Cheaper maize",
        "Naira",
    )
    assert chart["table"]["data"] == [["Crop", "2026"], ["Maize", "4"]]


def test_a_gallery_holds_its_pictures_in_order():
    ((kind, gallery),) = blocks(":::gallery By boat\n![scene: One. | A.]\n![scene: Two.]\n:::")
    assert (kind, gallery["title"], len(gallery["pictures"])) == ("gallery", "By boat", 2)


def test_a_video_is_an_address_and_a_title():
    assert blocks("![embed: https://video.example/1 | The crossing]") == [
        ("embed", {"url": "https://video.example/1", "title": "The crossing"})
    ]


def test_a_document_needs_a_place_for_files():
    with pytest.raises(Unreadable):
        blocks("![document: survey.csv | The figures]")
