"""Puts "Publish" first in the line-up's editor, for users who may publish."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail import hooks


@hooks.register("construct_snippet_action_menu")
def put_publishing_first(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    publish = next((item for item in items if item.name == "action-publish"), None)
    if publish:
        items.remove(publish)
        items.insert(0, publish)
