"""Headlines in the readers' scripts, as addresses."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from djeli.stories.slugs.letters import LONGEST, MOST_BYTES, is_slug, slug_of, tidied

HEADLINES = {
    "ሰላም ለኢትዮጵያ፡ ዜና": "ሰላም-ለኢትዮጵያ-ዜና",
    "尼日尔大桥今日通车": "尼日尔大桥今日通车",
    "شكرًا: افتتاح الجســـر": "شكرًا-افتتاح-الجسر",
    "हिन्दी में समाचार": "हिन्दी-में-समाचार",
    "ข่าวน้ำท่วมวันนี้": "ข่าวน้ำท่วมวันนี้",
    "ߒߞߏ ߞߎߡߊ": "ߒߞߏ-ߞߎߡߊ",
    "ọ̀rọ̀ ìlú": "oro-ilu",
    "Ọ̀yọ́ State’s new governor": "oyo-states-new-governor",
    "Ƙasar Ɗan Ɓauna 'yan": "kasar-dan-bauna-yan",
    "Ɛyɛ Ghana ŋutɔ": "eye-ghana-nuto",
    "L’été à Dakar, 3,5 %": "lete-a-dakar-3-5",
    "Straße und Ärger": "strasse-und-arger",
    "IRAK, İstanbul ve ışık": "irak-istanbul-ve-isik",
    "ΕΛΛΆΔΑ ΣΟΦΌΣ": "ελλάδα-σοφός",
    "Điện Biên Phủ": "dien-bien-phu",
    "ＦＵＬＬ 𝐁𝐨𝐥𝐝": "full-bold",
    "Kano & Lagos": "kano-lagos",
    "👍🏽 It works ❤️": "it-works",
    "🌊🔥": "",
    "\u202bשלום\u200f עולם\u202c": "שלום-עולם",
    "soft\u00adware\x00 \x07bell": "software-bell",
}


@pytest.mark.parametrize(("headline", "slug"), HEADLINES.items())
def test_a_headline_in_any_script_makes_a_slug(headline, slug):
    assert slug_of(headline) == unicodedata.normalize("NFC", slug)


@pytest.mark.parametrize("headline", HEADLINES)
def test_a_headline_makes_one_slug_however_its_letters_are_composed(headline):
    assert slug_of(unicodedata.normalize("NFD", headline)) == slug_of(headline)


@pytest.mark.parametrize(
    "headline", [*HEADLINES, "word " * 60, "ቃል " * 60, "尼日尔" * 60, "कि" * 99]
)
def test_a_slug_is_short_and_stays_what_it_is(headline):
    slug = slug_of(headline)
    assert len(slug) <= LONGEST
    assert len(slug.encode()) <= MOST_BYTES
    assert slug_of(slug) == slug
    assert is_slug(slug) or not slug


def test_a_long_headline_is_cut_between_words():
    assert slug_of("one two three four", 10) == "one-two"
    assert slug_of("कि" * 99, 5) == "कि" * 2


@given(st.text())
def test_any_text_makes_a_slug_or_nothing(text):
    slug = slug_of(text)
    assert is_slug(slug) or not slug
    assert slug_of(slug) == slug


def test_an_address_as_others_write_it_is_ours():
    asked = unicodedata.normalize("NFD", "/Africa/\u200fኢትዮጵያ-É/")
    assert tidied(asked) == "/africa/ኢትዮጵያ-é/"
