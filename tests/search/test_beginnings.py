"""What a reader types, marked where it begins words of what is suggested."""

import pytest

from djeli.search.beginnings import with_beginnings


def marked(text, *words):
    found = with_beginnings(text, words)
    if found is None:
        return None
    return "".join(f"[{piece.text}]" if piece.is_found else piece.text for piece in found)


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("Lagos ferries carry a record load", ("lag",), "[Lag]os ferries carry a record load"),
        ("Lagos ferries", ("fer", "lagos"), "[Lagos] [fer]ries"),
        ("Àwọn olórin Èkó", ("eko",), "Àwọn olórin [Èkó]"),
        ("Les États du fleuve", ("etats", "fl"), "Les [États] du [fl]euve"),
        ("L’eau de l’Oti", ("eau",), "L’[eau] de l’Oti"),
        ("Rice, rice and rice", ("ri",), "[Ri]ce, [ri]ce and [ri]ce"),
        ("<b>Rice</b>", ("rice",), "<b>[Rice]</b>"),
        ("آبار الصحراء", ("ابار",), "[آبار] الصحراء"),
    ],
)
def test_the_letters_that_were_typed_are_marked(text, words, shown):
    assert marked(text, *words) == shown


@pytest.mark.parametrize(("text", "words"), [("Lagos ferries", ("gos",)), ("Rice", ("rice", "x"))])
def test_a_text_that_does_not_show_every_word_is_none(text, words):
    assert marked(text, *words) is None
