"""The newsroom's words in place of Wagtail's: the compiled file holds what is written."""

import ast
import gettext
import re

from tests.architecture.test_rooms import SOURCE

FOLDER = SOURCE / "desk" / "locale" / "en" / "LC_MESSAGES"
ENTRY = re.compile(r'^(msgid|msgid_plural|msgstr(?:\[\d\])?)((?:\s*"(?:[^"\\]|\\.)*")+)', re.M)


def entries():
    """What ``django.po`` says: each text of Wagtail's with ours, in singular and plural."""
    found = []
    for keyword, strings in ENTRY.findall((FOLDER / "django.po").read_text(encoding="utf-8")):
        text = "".join(map(ast.literal_eval, re.findall(r'"(?:[^"\\]|\\.)*"', strings)))
        if keyword == "msgid":
            found.append({})
        found[-1][keyword] = text
    return [entry for entry in found if entry["msgid"]]


def test_the_compiled_words_are_those_that_are_written():
    with (FOLDER / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    assert len(entries()) > 200
    for entry in entries():
        if "msgid_plural" in entry:
            for number, keyword in ((1, "msgstr[0]"), (2, "msgstr[1]")):
                told = compiled.ngettext(entry["msgid"], entry["msgid_plural"], number)
                assert told == entry[keyword], "run: msgfmt -o django.mo django.po"
        else:
            told = compiled.gettext(entry["msgid"])
            assert told == entry["msgstr"], "run: msgfmt -o django.mo django.po"


def test_the_names_in_a_text_are_those_of_wagtail():
    name = re.compile(r"%\((\w+)\)")
    for entry in entries():
        known = set(name.findall(entry["msgid"] + entry.get("msgid_plural", "")))
        ours = [text for keyword, text in entry.items() if keyword.startswith("msgstr")]
        assert set(name.findall("".join(ours))) <= known, entry["msgid"]
