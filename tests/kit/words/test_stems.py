import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import combinations

import pytest
import snowballstemmer

from djeli.kit.words.letters import fold
from djeli.kit.words.stems import LANGUAGES, arabic, stem, stems

ARABIC = (
    "انتخاب انتخابات الانتخابات",
    "رئيس الرئيس",
    "مدينة المدينة",
    "صحيفة الصحيفة صحيفته",
    "معلم المعلم معلمون المعلمين معلمات",
    "حكومة الحكومة حكومته والحكومة",
    "مسلم مسلمون المسلمين",
    "دولة الدولة",
    "سياسة السياسة السياسية سياسي",
    "جامعة الجامعة الجامعات جامعات",
    "قرية القرية",
)
"""Forms of one word on each line."""


def meeting(cut):
    """How many pairs of forms become one."""
    pairs = [pair for line in ARABIC for pair in combinations(map(fold, line.split()), 2)]
    return sum(cut(one) == cut(other) for one, other in pairs)


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", "port ports"),
        ("en", "negotiate negotiated negotiating"),
        ("fr", "élection élections elections"),
        ("fr", "arrêter arrêté arrêtés"),
        ("fr-SN", "président présidente présidents"),
        ("es", "país países"),
        ("pt-BR", "criança crianças"),
        ("ar", "حكومة الحكومة"),
    ],
)
def test_forms_of_a_word_meet(language, forms):
    assert len({stem(fold(one), language) for one in forms.split()}) == 1


def test_a_language_without_rules_keeps_its_words():
    assert stem("wananchi", "sw") == "wananchi"


def test_our_own_arabic_lets_more_forms_meet_than_snowballs():
    """Why it is kept: folded letters are what both are given."""
    assert meeting(arabic) > meeting(snowballstemmer.stemmer("arabic").stemWord)


def test_a_word_is_asked_with_the_stem_of_each_language():
    asked = stems("nationales")
    assert "nationales" in asked
    assert {stem("nationales", language) for language in LANGUAGES if language != "ar"} <= asked


def test_threads_do_not_cut_each_others_words():
    """Snowball's stemmers keep the word that they are at."""
    words = [f"{letters}nationalisations" for letters in map(chr, range(ord("a"), ord("z")))] * 40
    expected = [snowballstemmer.stemmer("english").stemWord(word) for word in words]
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as threads:
            found = list(threads.map(lambda word: stem.__wrapped__(word, "en"), words))
    finally:
        sys.setswitchinterval(before)
    assert found == expected
