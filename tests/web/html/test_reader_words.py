"""Words of readers' pages in the languages of readers."""

import ast
import gettext
import re
from pathlib import Path

import pytest
from django.utils import translation

from djeli import web
from djeli.web.html.jinja import reader

FOLDER = Path(web.__file__).parent / "locale"
TEMPLATES = Path(web.__file__).parent / "templates"
BLANK = re.compile(r"%\(\w+\)s|%s")
PLURALS = {"ar": "012345"}
LANGUAGES = sorted(path.name for path in FOLDER.iterdir())


def compiled(language):
    with (FOLDER / language / "LC_MESSAGES" / "django.mo").open("rb") as file:
        return gettext.GNUTranslations(file)._catalog


def test_there_are_four_beside_english():
    assert LANGUAGES == ["ar", "fr", "ha", "sw"]


def named(message):
    """The word of a catalogue's entry, with its context and without the number of a plural."""
    return message[0] if isinstance(message, tuple) else message


def words(language):
    return {named(message) for message in compiled(language) if message}


def words_of_templates():
    """What the templates say: the word, or ``context\\x04word``; of a plural its first form."""
    found = set()
    for path in sorted(TEMPLATES.rglob("*.html")):
        if path.name == "styleguide.html":
            continue
        for _, function, message in reader().extract_translations(path.read_text("utf-8")):
            parts = (message,) if isinstance(message, str) else message
            found.add("\x04".join(parts[:2]) if function == "pgettext" else parts[0])
    return found


SAYING = {"_", "gettext", "gettext_lazy", "ngettext", "pgettext"}


def words_of_code():
    """What the modules of readers' pages say, in the same form."""
    found = set()
    for path in sorted(Path(web.__file__).parent.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = getattr(getattr(call, "func", None), "id", "")
            if name not in SAYING or not all(
                isinstance(one, ast.Constant) for one in call.args[:1]
            ):
                continue
            parts = [one.value for one in call.args if isinstance(one, ast.Constant)]
            found.add("\x04".join(parts[:2]) if name == "pgettext" else parts[0])
    return found


def test_pages_say_some_words_by_templates_and_some_by_code():
    assert len(words_of_templates()) > 200
    assert len(words_of_code()) > 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_a_page_lacks_in_a_language(language):
    said = words_of_templates() | words_of_code()
    assert sorted(said - words(language)) == [], "say it in the catalogue; then msgfmt"


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_languages_say_the_same(language):
    assert words(language) == words("fr")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_catalogue_says_is_compiled(language):
    assert words(language) <= words("fr"), "no word that nobody says"
    written = (FOLDER / language / "LC_MESSAGES" / "django.po").read_text("utf-8")
    assert written.count("\nmsgid ") == len(words(language)), "run: msgfmt"
    assert all(text and text in written for word, text in compiled(language).items() if word)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_blanks_of_its_word(language):
    for word, text in compiled(language).items():
        if isinstance(word, tuple) and word[1] < len(PLURALS.get(language, "12")) - 1:
            continue  # "one story" may say its number in letters
        blanks = set(BLANK.findall(named(word))) if word else set()
        assert set(BLANK.findall(text)) >= blanks, word
        assert set(BLANK.findall(text)) <= blanks or not word, word


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_in_the_language_says_them(language):
    with translation.override(language):
        assert translation.gettext("Save for later") == compiled(language)["Save for later"]
