"""Elements as safe text: everything that is not markup already is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.html import conditional_escape
from django.utils.safestring import SafeData, SafeString, mark_safe

Attributes = Mapping[str, object]


def element(name: str, attributes: Attributes, *children: object) -> SafeString:
    """An element with its children. Attributes that are None are left out, floats shortened."""
    written = "".join(
        f' {key}="{_escaped(_text(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = joined(children)
    return mark_safe(f"<{name}{written}>{inner}</{name}>")  # noqa: S308 (escaped above)


def joined(parts: Iterable[object]) -> SafeString:
    """Several pieces of markup as one."""
    return mark_safe("".join(_escaped(piece) for piece in parts))  # noqa: S308 (escaped here)


def percent(share: float) -> str:
    """0.125 as ``12.5%``: what stays in place at any width."""
    return f"{_text(share * 100)}%"


def _escaped(piece: object) -> str:
    return conditional_escape(piece if isinstance(piece, str | SafeData) else str(piece))


def _text(value: object) -> object:
    return f"{value:.3f}".rstrip("0").rstrip(".") if isinstance(value, float) else value
