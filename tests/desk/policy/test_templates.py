"""Our own screens bring no inline script: no browser would run it, and nobody would know why."""

import re
from pathlib import Path

import pytest

import djeli

ROOT = Path(djeli.__file__).parent
FILES = [
    *ROOT.rglob("desk/**/*.html"),
    *ROOT.rglob("desk/**/*.py"),
    *ROOT.rglob("templates/wagtail*/**/*.html"),
]
SCRIPT = re.compile(
    r"<script(?![^>]*(\bsrc=|\bnonce=|type=.application/(ld\+)?json|type=.text/))[^>]*>", re.I
)
HANDLER = re.compile(r"<[a-z][^>]*\son[a-z]+\s*=\s*[\"'{]", re.I)
ADDRESS = re.compile(r"(href|src|action)\s*=\s*[\"']\s*javascript:", re.I)


@pytest.mark.parametrize("rule", [SCRIPT, HANDLER, ADDRESS], ids=["script", "handler", "address"])
def test_the_desk_has_nothing_inline_that_runs(rule):
    found = [
        f"{path.relative_to(ROOT)}: {one[0][:60]}"
        for path in set(FILES)
        if path.parent.name != "policy"
        for one in rule.finditer(path.read_text())
    ]
    assert found == [], "put it in a file below static/desk, and take it in by {% static %}"


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (SCRIPT, "<script>go()</script>"),
        (SCRIPT, '<script type="module">go()</script>'),
        (HANDLER, '<button class="a" onclick="go()">'),
        (ADDRESS, '<a href="javascript:go()">'),
    ],
)
def test_each_rule_finds_what_it_is_for(rule, text):
    assert rule.search(text)


@pytest.mark.parametrize(
    "text",
    [
        '<script src="/a.js" defer></script>',
        '<script id="a" type="application/json">{}</script>',
        '<p data-one="2">',
    ],
)
def test_data_and_files_are_no_inline_scripts(text):
    assert not SCRIPT.search(text)
    assert not HANDLER.search(text)
