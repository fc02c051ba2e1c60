"""Repairs characters that databases and pages do not accept, where that is safe."""

from __future__ import annotations

import re
from typing import Any

UNFIT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
HALVES = re.compile(r"[\ud800-\udfff]")
HALF = "half a character, as a system that cuts text by bytes makes it, is shown as \ufffd"
CONTROL = "control characters were taken out"


def mended(received: Any, repairs: set[str]) -> Any:
    """``received`` (of JSON) with fit characters alone; notes in ``repairs`` what was done.

    Raises RecursionError for what is nested too deeply.
    """
    if isinstance(received, str):
        return _fit(received, repairs) if UNFIT.search(received) else received
    if isinstance(received, list):
        return [mended(part, repairs) for part in received]
    if isinstance(received, dict):
        return {_fit(name, repairs): mended(part, repairs) for name, part in received.items()}
    return received


def _fit(text: str, repairs: set[str]) -> str:
    if HALVES.search(text):
        # Two halves that were escaped apart are one character.
        whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        if "\ufffd" in whole and "\ufffd" not in text:
            repairs.add(HALF)
        text = whole
    if UNFIT.search(text):
        repairs.add(CONTROL)
    return UNFIT.sub("", text)
