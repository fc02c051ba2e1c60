"""Chooses topics by typing: there may be thousands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Case, IntegerField, Q, Value, When
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin.staticfiles import versioned_static

from djeli.kit.numbers import whole_number
from djeli.stories.gazetteer.entries import entries
from djeli.stories.models import Topic
from djeli.stories.slugs.letters import slug_of

MOST = 10
LONGEST = 120


class TopicChoice(forms.SelectMultiple):
    """Chosen topics as chips, and a field that suggests others."""

    template_name = "desk/widgets/topics.html"
    known: Sequence[Topic] = ()
    """Topics that the form has read already."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        ids = [getattr(one, "pk", one) for one in value or ()]
        context = forms.Widget.get_context(self, name, None, attrs)
        numbers = (whole_number(str(one)) for one in ids)
        wanted = [pk for pk in numbers if pk is not None]
        known = {topic.pk: topic for topic in self.known}
        found = (
            {pk: known[pk] for pk in wanted}
            if known.keys() >= set(wanted)
            else Topic.objects.in_bulk(wanted)
        )
        context["widget"]["chosen"] = list(found.values())
        context["widget"]["url"] = reverse("desk_suggest_topics")
        context["widget"]["from_text"] = reverse("desk_topics_from_text")
        return context

    @property
    def media(self) -> forms.Media:
        scripts = ("desk/topics.js", "desk/suggested.js")
        return forms.Media(js=[versioned_static(script) for script in scripts])


@require_http_methods(["GET", "POST"])
def suggest(request: HttpRequest) -> JsonResponse:
    """Topics with a name that holds what was typed (``q``), or a new one made of it (POST)."""
    typed = (request.POST if request.method == "POST" else request.GET).get("q", "").strip()
    typed = typed[:LONGEST]
    may_add = request.user.has_perm("stories.add_topic")
    if request.method == "POST":
        if not may_add:
            raise PermissionDenied
        if not slug_of(typed):
            return JsonResponse({"error": _("A topic needs a name.")}, status=400)
        made = _made(typed, request.POST.get("kind", ""), request.POST.get("code", ""))
        return JsonResponse({"topics": [_told(made)]})
    topics = suggestions(typed) if typed else []
    is_new = (
        may_add
        and bool(slug_of(typed))
        and all(topic.name.casefold() != typed.casefold() for topic in topics)
    )
    return JsonResponse({"topics": [_told(topic) for topic in topics], "may_add": is_new})


def suggestions(typed: str) -> list[Topic]:
    """At most ten topics, those that begin with ``typed`` first."""
    begins = Case(
        When(name__istartswith=typed, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    return list(
        Topic.objects.filter(Q(name__icontains=typed) | Q(aliases__icontains=typed)).order_by(
            begins, "name"
        )[:MOST]
    )


def _made(name: str, kind: str = "", code: str = "") -> Topic:
    """The topic of that name, made if there is none. ``code`` is the gazetteer's, whose kind,
    position and usual name count; ``kind`` is that of a person whom a text names."""
    entry = next((one for one in entries() if code and one.code == code), None)
    if entry and name in entry.names:
        name, kind = entry.name, entry.kind
    there = Topic.objects.filter(name__iexact=name).first()
    if there:
        return there
    made = Topic(name=name)
    if kind in Topic.Kind.values:
        made.kind = kind
    if entry:
        made.latitude, made.longitude = entry.latitude, entry.longitude
    made.save()
    return made


def _told(topic: Topic) -> dict[str, Any]:
    return {
        "id": topic.pk,
        "name": topic.name,
        "kind": topic.get_kind_display(),
        "is_running": topic.is_running,
    }
