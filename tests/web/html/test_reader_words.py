"""Words of readers' pages in the languages of readers."""

import gettext
from pathlib import Path

import pytest
from django.utils import translation

from djeli import web

FOLDER = Path(web.__file__).parent / "locale"
LANGUAGES = sorted(path.name for path in FOLDER.iterdir())


def compiled(language):
    with (FOLDER / language / "LC_MESSAGES" / "django.mo").open("rb") as file:
        return gettext.GNUTranslations(file)._catalog


def test_there_are_four_beside_english():
    assert LANGUAGES == ["ar", "fr", "ha", "sw"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_said_in_each_of_them(language):
    words = {word for word in compiled("fr") if word}
    there = compiled(language)
    assert words == {word for word in there if word}
    assert all(there[word] and there[word] != word for word in words)
    written = (FOLDER / language / "LC_MESSAGES" / "django.po").read_text("utf-8")
    assert written.count("msgid ") == len(words) + 1, "run: msgfmt"
    assert all(there[word] in written for word in words), "run: msgfmt"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_in_the_language_says_them(language):
    with translation.override(language):
        assert translation.gettext("Save for later") == compiled(language)["Save for later"]
