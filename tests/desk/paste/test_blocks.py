"""A paste becomes the story's own blocks: its words, its structure, and links that readers can follow."""

import json

import pytest

from djeli.desk.paste.blocks import read
from tests import newsroom
from tests.desk.paste.samples import GOOGLE, WORD


def test_a_document_of_google_keeps_heading_text_list_and_table():
    found = read(GOOGLE)
    assert [block["type"] for block in found.blocks] == ["heading", "paragraph", "table"]
    heading, text, table = (block["value"] for block in found.blocks)
    assert heading == "What the council decided"
    assert text == (
        "<p>The plan, in <b>bold</b>, <i>slanted</i> and "
        '<a href="https://reports.example/rain">linked</a>.</p><p>A second paragraph.</p>'
        "<ul><li>Roads<ul><li>The bridge</li></ul></li><li>Water</li></ul>"
    )
    assert [list(row) for row in table["data"]] == [["Town", "Wells"], ["Sao", "4"]]
    assert "One picture was not pasted" in found.note


def test_a_document_of_word_keeps_title_text_footnote_sign_and_list():
    found = read(WORD)
    assert [block["type"] for block in found.blocks] == ["heading", "paragraph"]
    text = found.blocks[1]["value"]
    assert text.startswith("<p><b>The start.</b> Plain\xa0words<sup>[1]</sup> and “quotes”.</p>")
    assert "<ul><li>First point</li><li>Second point</li></ul>" in text
    assert "gone" not in text
    assert "kept text" in text
    assert "href" not in text


def test_words_alone_stay_in_the_paragraph_at_hand():
    found = read(
        '<p>Read <a href="https://www.google.com/url?q=https://a.example/&sa=D">this</a></p>'
    )
    assert found.blocks == ()
    assert found.html == '<p>Read <a href="https://a.example/">this</a></p>'


@pytest.mark.parametrize(
    "href",
    [
        "#_ftn1",
        "page.html",
        "../",
        "?q=1",
        "/desk/pages/5/edit/",
        "http://localhost:8000/desk/",
        "javascript:alert(1)",
    ],
)
def test_a_link_that_leads_readers_nowhere_is_text(href):
    assert read(f'<p>Read <a href="{href}">this</a>.</p>').html == "<p>Read this.</p>"


def test_a_quotation_is_a_block_of_its_own():
    found = read("<p>She said:</p><blockquote><p>We walked it first.</p></blockquote><p>Then.</p>")
    assert [block["type"] for block in found.blocks] == ["paragraph", "quote", "paragraph"]


@pytest.mark.django_db
def test_the_editors_script_gets_blocks_as_its_form_holds_them(admin_client):
    newsroom.front()
    answer = admin_client.post("/desk/paste/", json.dumps({"html": GOOGLE}), "application/json")
    kinds = [block["type"] for block in answer.json()["blocks"]]
    assert kinds == ["heading", "paragraph", "table"]
    assert json.loads(answer.json()["blocks"][1]["value"])["blocks"][0]["text"].startswith(
        "The plan"
    )


@pytest.mark.django_db
@pytest.mark.parametrize("body", ["", "[]", '{"html": 5}', "{", '{"text": ""}'])
def test_an_odd_question_is_refused(admin_client, body):
    newsroom.front()
    answer = admin_client.post("/desk/paste/", body, "application/json")
    assert answer.status_code in {400, 413}


@pytest.mark.django_db
def test_a_stranger_may_not_ask(client):
    newsroom.front()
    answer = client.post("/desk/paste/", json.dumps({"html": "<p>a</p>"}), "application/json")
    assert answer.status_code == 302
