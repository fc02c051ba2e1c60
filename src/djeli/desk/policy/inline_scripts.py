"""The few inline scripts that Wagtail's forms still need, told by their exact shape.

Each is one call with data: it starts a widget. A script of any other shape gets no nonce, so the
browser does not run it: what somebody smuggles into a page is not of these shapes, or starts
nothing but a widget.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

SCRIPT = re.compile(r"<script(?: type=\"text/javascript\")?>(.*?)<(-?)/script>", re.DOTALL)
"""Inline scripts; those in the template of a form that is not there yet end with ``<-/script>``."""
FILE = re.compile(r"<script(?= src=\"/[^/\"])")
"""Scripts that are files of the edition. Where one comes with a dialog, jQuery fetches it and runs
it inline, with the nonce that it carried."""
TEXT = r'"(?:[^"\\<>\n]|\\u[0-9A-F]{4})*"'
"""What Django's ``escapejs`` gives, in its quotation marks."""
CALL = re.compile(
    rf"\s*(?:init(?:Date|Time|DateTime)Chooser|new (?:\w+\.)*\w*Chooser)\({TEXT}(?:, (.*))?\);?\s*",
    re.DOTALL,
)
PANEL = re.compile(
    r"\s*\(function\(\) \{\s*var panel = new (?:Inline|MultipleChooser)Panel"
    rf"\(JSON\.parse\({TEXT}\)\);\s*\}}\)\(\);\s*"
)


def is_known(script: str) -> bool:
    """True for what only starts a widget with data."""
    if PANEL.fullmatch(script):
        return True
    found = CALL.fullmatch(script)
    return found is not None and (found[1] is None or _is_data(found[1]))


def _is_data(text: str) -> bool:
    """True for JSON, or several values of it with commas between them, and nothing else."""
    decoder, place = json.JSONDecoder(), 0
    while True:
        try:
            _, place = decoder.raw_decode(text, place)
        except ValueError:
            return False
        rest = text[place:].lstrip()
        if not rest:
            return True
        if not rest.startswith(","):
            return False
        place = len(text) - len(rest[1:].lstrip())


def allowed(html: str, nonce: str, tell: Callable[[str], object]) -> str:
    """``html`` with the nonce on the inline scripts that are known, and on our own files; ``tell``
    hears of others."""

    def allow(found: re.Match[str]) -> str:
        script, dash = found[1], found[2]
        if not is_known(script):
            tell(script)
            return found[0]
        return f'<script nonce="{nonce}">{script}<{dash}/script>'

    return SCRIPT.sub(allow, FILE.sub(f'<script nonce="{nonce}"', html))


def allowed_in(data: Any, nonce: str, tell: Callable[[str], object]) -> Any:
    """As ``allowed``, of all texts in JSON: dialogs come so."""
    match data:
        case str():
            return allowed(data, nonce, tell) if "<script" in data else data
        case list():
            return [allowed_in(one, nonce, tell) for one in data]
        case dict():
            return {name: allowed_in(one, nonce, tell) for name, one in data.items()}
    return data
