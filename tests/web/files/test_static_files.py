"""The readers' scripts and style sheets, as they are collected."""

import re
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from djeli import web
from djeli.web.files.static_files import LightStaticFiles, light

STATIC = Path(web.__file__).parent / "static" / "web"
SCRIPT = b'// Why.\nfor (const one of all) {\n  // Because.\n  go("//here"); // now\n}\n'
STYLE = b"/* Why. */\n@media print{\n  a,\n  b{margin:0 1px}/* so */\n}\n\nb > i{color:red}\n"


def test_remarks_and_indents_are_left_out_of_a_script():
    assert light("a.js", SCRIPT) == b'for (const one of all) {\ngo("//here"); // now\n}\n'


def test_remarks_and_line_breaks_are_left_out_of_a_style_sheet():
    assert light("a.css", STYLE) == b"@media print{a,b{margin:0 1px}}b > i{color:red}"


@pytest.mark.parametrize(
    ("name", "is_light"),
    [
        ("web/reader.js", True),
        ("web/reader.01234567.js", True),
        ("web/reader.01234567.css", True),
        ("web/icons.svg", False),
        ("desk/editor.js", False),
        ("wagtailadmin/js/web/x.js", False),
    ],
)
def test_only_what_readers_get_is_made_lighter(tmp_path, name, is_light):
    files = LightStaticFiles(location=tmp_path, base_url="/static/")
    written = STYLE if name.endswith("css") else SCRIPT
    content = ContentFile(written)
    content.read()  # as whoever names a file by its content does
    files.save(name, content)
    assert (tmp_path / name).read_bytes() == (light(name, written) if is_light else written)


@pytest.mark.parametrize("script", sorted(STATIC.glob("*.js")), ids=lambda one: one.name)
def test_no_text_of_several_lines_in_a_script_holds_what_looks_like_a_remark(script):
    texts = script.read_text().split("`")[1::2]
    assert not [one for one in texts if "\n" in one and "//" in one]
    assert "/*" not in script.read_text(), "remarks are lines that begin with //"


@pytest.mark.parametrize("sheet", sorted(STATIC.glob("*.css")), ids=lambda one: one.name)
def test_no_text_in_a_style_sheet_looks_like_a_remark_or_runs_on(sheet):
    texts = re.findall(r'"[^"]*"', re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL))
    assert not [one for one in texts if "\n" in one or "/*" in one]
