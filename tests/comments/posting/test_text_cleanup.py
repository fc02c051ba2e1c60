import pytest

from djeli.comments.posting.text_cleanup import clean_line, clean_text


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("a\n\n\n\n\nb", "a\n\nb"),
        ("  a \t b  \n  c  ", "a b\nc"),
        ("null\x00byte and bell\x07", "nullbyte and bell"),
        ("moc.live\u202e no\u202c", "moc.live no"),
        ("\u2066isolated\u2069 \u2067open", "isolated open"),
        ("soft\u00adhyphen\ufeff", "softhyphen"),
        ("e\u0301", "é"),
        ("Ọ̀yọ́ ní ọjọ́ kẹta", "Ọ̀yọ́ ní ọjọ́ kẹta"),
        ("شَرِكَةٌ", "شَرِكَةٌ"),
        ("👩‍👩‍👧‍👦 🇳🇬 ❤️", "👩‍👩‍👧‍👦 🇳🇬 ❤️"),
        ("می‌خواهم", "می‌خواهم"),
        ("<b>bold</b> &amp; &#60;", "<b>bold</b> &amp; &#60;"),
    ],
)
def test_text_is_made_plain_and_keeps_what_it_says(sent, kept):
    assert clean_text(sent) == kept


def test_marks_piled_on_a_letter_are_cut_to_what_languages_need():
    zalgo = "Z" + "\u0336\u0341\u0358\u0489" * 40 + "algo"
    assert len(clean_text(zalgo)) <= 10


def test_a_name_is_one_line():
    assert clean_line(" Yaw\n\u202e Dapaah\t ") == "Yaw Dapaah"


def test_a_megabyte_is_cleaned_in_no_time():
    assert len(clean_text("ä\u0301 " * 350_000)) < 1_500_000
