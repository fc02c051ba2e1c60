import pytest

from djeli.kit.words.stop_words import is_telling
from djeli.kit.words.tokens import PART, folded, tokens, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ségou, Ɗan and ẹ̀kọ́", ["segou", "dan", "and", "eko"]),
        ("l'eau d’Abidjan", ["eau", "abidjan"]),
        ("Chad's U.N. seat", ["chad", "un", "seat"]),
        ("N'Djamena", ["djamena"]),
        ("أكل الأكل", ["اكل", "الاكل"]),
        ("東京都", ["東京", "京都"]),
        ("snake_case ٤٢", ["snakecase", "42"]),
    ],
)
def test_text_as_words_in_any_script(text, found):
    assert words(text) == found


def test_a_name_with_an_apostrophe_is_indexed_with_it_and_without():
    assert folded("N'Djamena") == ("ndjamena", "djamena")


def test_tokens_are_the_stems_of_the_words():
    assert tokens("L’élection des présidents", "fr") == tokens("election des president", "fr")


def test_a_part_ends_at_an_apostrophe_and_keeps_its_marks():
    assert PART.findall("d'Abidjan, snake_case, कमल") == ["d", "Abidjan", "snake", "case", "कमल"]


def test_what_any_text_has_tells_nothing():
    assert not is_telling("where", "en")
    assert not is_telling("apres", "fr-SN")
    assert not is_telling("2026", "en")
    assert is_telling("lokoja", "en")
