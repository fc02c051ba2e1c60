"""What is told of the difference between two versions."""

from djeli.stories.models.public_record.version import ShownContent
from djeli.stories.versions.differences import compare, difference, words_changed
from djeli.stories.versions.paragraphs import Paragraph, paragraphs


def content(*texts, **parts):
    blocks = [{"type": "paragraph", "value": f"<p>{text}</p>"} for text in texts]
    usual = {"headline": "H", "standfirst": "", "bylines": [], "picture": None, "pictures": []}
    return ShownContent(text="", blocks=blocks, **(usual | parts))


def told(old, new):
    rows = compare([Paragraph("text", one) for one in old], [Paragraph("text", one) for one in new])
    return [(one.state, "".join(f"{op}{text}" for op, text in one.pieces)) for one in rows]


def marked(old, new):
    return "".join(text if op == "=" else f"[{op}{text}]" for op, text in words_changed(old, new))


def test_words_in_and_out_are_marked_and_all_words_are_there():
    assert marked("Six cars crossed the bridge", "Seven cars crossed it") == (
        "[-Six ][+Seven ]cars crossed [-the bridge][+it]"
    )
    old, new = "a b c d e", "a x c y e f"
    pieces = words_changed(old, new)
    assert "".join(text for op, text in pieces if op != "+").strip() == old
    assert "".join(text for op, text in pieces if op != "-").strip() == new


def test_a_space_at_the_end_of_a_word_is_no_change():
    assert [op for op, _ in words_changed("it ends", "it ends here")] == ["=", "+"]


def test_scripts_without_spaces_are_compared_by_letter():
    assert marked("橋が八時に開く", "橋が九時に開く") == "橋が[-八][+九]時に開く"


def test_a_paragraph_that_changed_is_told_beside_its_earlier_self():
    old = ["The first stays.", "Six cars crossed the bridge at dawn.", "The last stays."]
    new = ["The first stays.", "Seven cars crossed the bridge at dawn.", "The last stays."]
    assert [state for state, _ in told(old, new)] == ["same", "changed", "same"]
    assert told(old, new)[1][1].startswith("-Six +Seven ")


def test_what_has_nothing_in_common_went_and_came():
    assert told(["Six cars crossed."], ["The minister resigned yesterday."]) == [
        ("added", "+The minister resigned yesterday."),
        ("removed", "-Six cars crossed."),
    ]


def test_a_moved_paragraph_is_told_once_as_moved():
    a, b, c = "The bridge opened at six today.", "Nobody was hurt in it all.", "The council met."
    assert told([a, b, c], [b, c, a]) == [
        ("same", f"={b}"),
        ("same", f"={c}"),
        ("moved", f"={a}"),
    ]


def test_parts_that_did_not_change_are_empty():
    found = difference(content("One."), content("One."))
    assert found.is_empty
    found = difference(
        content("One."),
        content("One two.", headline="New", bylines=[{"name": "Ama", "role": "in Niamey"}]),
    )
    assert not found.is_empty
    assert found.standfirst == ()
    assert [op for op, _ in found.headline] == ["-", "+"]
    assert found.bylines == (("+", "Ama (in Niamey)"),)
    assert (found.added, found.removed) == (6, 2)  # with the headline and the byline


def test_a_body_is_read_as_paragraphs_and_a_tag_parts_no_word():
    blocks = [
        {
            "type": "paragraph",
            "value": "<p>A<b>kra</b>&nbsp;is&amp;</p><ul><li>One</li><li>Two</li></ul>",
        },
        {"type": "heading", "value": "Then"},
        {"type": "quote", "value": {"text": "No", "person": "Ama", "role": ""}},
        {"type": "table", "value": {"data": [["a", None], ["b", "2"]]}},
        {"type": "picture", "value": {"picture": 3, "caption": "", "credit": ""}},
    ]
    pictures = [{"id": 3, "alt": "A dog", "caption": "", "credit": "Ama"}]
    assert paragraphs(blocks, pictures) == [
        ("text", "Akra is&"),
        ("text", "One"),
        ("text", "Two"),
        ("heading", "Then"),
        ("quote", "No — Ama"),
        ("table", "a |"),
        ("table", "b | 2"),
        ("picture", "A dog (Ama)"),
    ]


def record(**parts):
    empty = {"verification": {}, "agency": "", "sponsor": ""}
    return empty | {"sources": [], "disclosures": [], "claims": []} | parts


def source(who, **fields):
    names = ("link", "document", "checked_how", "checked_on", "why_anonymous")
    return {"kind": "data", "who": who} | dict.fromkeys(names, "") | fields


def changed_record(old, new):
    found = difference(content("One.", record=old), content("One.", record=new))
    return {
        part.name: [(one.state, "".join(text for _, text in one.pieces)) for one in part.passages]
        for part in found.record
    }


def test_what_changed_of_sources_and_states_is_told_and_what_stayed_is_not():
    old = record(sources=[source("The log")], verification={"state": "developing", "note": ""})
    new = record(
        sources=[
            source("The log"),
            source("A nurse", why_anonymous="She fears.", checked_on="2026-11-20"),
        ],
        verification={"state": "verified", "note": ""},
        disclosures=[{"kind": "trip", "text": "They paid."}],
        sponsor="A bank",
        agency="Harmattan Wire",
    )
    assert changed_record(old, new) == {
        "verification": [("added", "Verified"), ("removed", "Developing")],
        "sources": [("added", "Data: A nurse. Not named: She fears. Checked: 20 November 2026")],
        "agency": [("added", "Harmattan Wire")],
        "disclosures": [("added", "Trip paid by others: They paid.")],
        "sponsor": [("added", "A bank")],
    }


def test_a_claim_with_another_rating_is_told():
    claim = {"text": "It was free.", "claimant": "Kofi", "made_on": "", "made_at": ""}
    claim |= {"link": "", "rating": "False", "checked": "We read the receipt."}
    found = changed_record(
        record(claims=[claim]), record(claims=[claim | {"rating": "Misleading"}])
    )
    assert [state for state, _ in found["claims"]] == ["changed"]
    assert "Misleading" in found["claims"][0][1]


def test_a_version_that_kept_no_record_tells_no_change_of_it():
    assert changed_record(None, record(sponsor="A bank")) == {}
    assert difference(content("One."), content("One.", record=record(sponsor="A"))).is_empty
