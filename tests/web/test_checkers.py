"""Pages and style sheets under checkers of others: html-validate and csstree, one process each."""

from pathlib import Path

import pytest

import djeli
from djeli.web.samples.pages import SAMPLES
from tests.web.sample_html import html_of


@pytest.mark.slow
def test_every_kind_of_page_passes_html_validate(tmp_path, checked_by_node):
    for name in SAMPLES:
        (tmp_path / f"{name}.html").write_text(html_of(name), encoding="utf-8")
    wrong = tmp_path / "wrong.html"
    wrong.write_text("<!doctype html><html lang=en><title>A</title><p><h1>B</h1></p>")
    found = checked_by_node("markup.cjs", sorted(tmp_path.glob("*.html")))
    assert [line for line in found if not line.startswith(str(wrong))] == []
    assert found, "it finds what is wrong"


@pytest.mark.slow
def test_every_style_sheet_passes_csstree(tmp_path, checked_by_node):
    wrong = tmp_path / "wrong.css"
    wrong.write_text("a{colour:red;margin:blue}")
    files = sorted(Path(djeli.__file__).parent.glob("*/static/**/*.css"))
    assert len(files) > 10
    found = checked_by_node("css.cjs", [*files, wrong])
    assert [line for line in found if not line.startswith(str(wrong))] == []
    assert len(found) == 2, "it finds what is wrong"
