"""The forms on the desk's pages, filled in as somebody would who means it."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html

from tests import newsroom

Form = dict[str, Any]
NOT_SENT = {"csrfmiddlewaretoken"}
BY_TYPE = {
    "email": "someone@lantern.example",
    "url": "https://lantern.example/",
    "number": "1",
    "date": "2026-12-01",
    "time": "08:00",
    "datetime-local": "2026-12-01T08:00",
    "color": "#224466",
}
PUBLISH = "action-publish"


def forms_of(address: str, answer: Any) -> dict[str, Form]:
    """By path: what each form of the answer that is sent by POST would send."""
    found: dict[str, Form] = {}
    for text in _html_of(answer):
        for form in html.fromstring(text).iter("form"):
            if form.get("method", "get").lower() == "post":
                path = urlsplit(urljoin(address, form.get("action") or "")).path
                found.setdefault(path, _filled(form))
    return found


def _html_of(answer: Any) -> list[str]:
    """The page, or the piece of one in an answer for scripts."""
    kind = answer.get("Content-Type", "")
    if answer.streaming or answer.status_code != 200:
        return []
    if kind.startswith("application/json"):
        told = json.loads(answer.content)
        piece = told.get("html") if isinstance(told, dict) else None
        return [piece] if piece and piece.strip() else []
    return [answer.content.decode()] if kind.startswith("text/html") else []


def _filled(form: Any) -> Form:
    sent: dict[str, Any] = {}
    for field in form.iter("input", "select", "textarea", "button"):
        name = field.get("name")
        if name and name not in NOT_SENT and "__prefix__" not in name:
            _fill(sent, name, field)
    for stream in form.xpath(".//*[contains(@data-controller, 'w-block')][@id]"):
        sent.setdefault(f"{stream.get('id')}-count", ["0"])  # its blocks are made by a script
    return sent


def _fill(sent: dict[str, Any], name: str, field: Any) -> None:
    value = _value(name, field)
    if value is not None:
        sent.setdefault(name, []).append(value)


def _value(name: str, field: Any) -> Any:
    kind = field.get("type", "text")
    if field.tag == "button" or kind in {"submit", "button", "image"}:
        return field.get("value") or "1" if name == PUBLISH else None
    if field.tag == "select":
        return _chosen(field)
    if field.tag == "textarea":
        return (field.text or "").removeprefix("\n") or _plausible(name, kind, field)
    if kind in {"checkbox", "radio"}:
        is_on = field.get("checked") is not None or field.get("required") is not None
        return field.get("value", "on") if is_on else None
    if kind == "file":
        return file_for(name)
    return field.get("value") or _plausible(name, kind, field)


def _chosen(field: Any) -> str:
    options = list(field.iter("option"))
    chosen = [one for one in options if one.get("selected") is not None]
    given = [one.get("value", one.text) for one in chosen or options]
    return next(filter(None, given), "")


def _plausible(name: str, kind: str, field: Any) -> str:
    """Something in each field that has to be filled in, and in no hidden one."""
    if kind == "hidden" or field.get("required") is None:
        return ""
    return BY_TYPE.get(kind, "plausible")


def file_for(name: str) -> SimpleUploadedFile:
    if "document" in name:
        return SimpleUploadedFile("plan.txt", b"A plan.")
    return SimpleUploadedFile("dawn.jpg", newsroom.jpeg((60, 40)), "image/jpeg")
