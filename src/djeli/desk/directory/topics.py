"""The form of a topic."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList

from djeli.desk.slugs.panels import name_and_slug
from djeli.kit.words.letters import fold
from djeli.stories.gazetteer.entries import entries
from djeli.stories.models import Article, Topic

LONGEST_NAME = 120


class TopicForm(WagtailAdminModelForm):
    """Keeps other names one a line and each once; finds where a known place is."""

    def clean_aliases(self) -> str:
        names = [" ".join(line.split()) for line in self.cleaned_data["aliases"].splitlines()]
        for name in names:
            if len(name) > LONGEST_NAME:
                self.add_error("aliases", _("A name can have up to 120 letters: %s…") % name[:40])
        return "\n".join(dict.fromkeys(filter(None, names)))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        north, east = cleaned.get("latitude"), cleaned.get("longitude")
        if (north is None) != (east is None) and not self.errors.keys() & {"latitude", "longitude"}:
            missing = "latitude" if north is None else "longitude"
            self.add_error(missing, _("Enter both latitude and longitude, or neither."))
        if cleaned.get("kind") == Topic.Kind.PLACE and north is None and east is None:
            cleaned["latitude"], cleaned["longitude"] = position_of(cleaned.get("name", ""))
        if cleaned.get("kind") == Topic.Kind.RUNNING and self.instance.pk:
            self._keep_to_one_running_story()
        return cleaned

    def _keep_to_one_running_story(self) -> None:
        elsewhere = (
            Article.objects.filter(topics=self.instance)
            .filter(topics__in=Topic.objects.filter(kind=Topic.Kind.RUNNING).exclude(pk=self.instance.pk))
            .distinct()
        )  # fmt: skip
        titles = list(elsewhere.values_list("title", flat=True)[:3])
        if titles:
            told = "; ".join(f"“{title}”" for title in titles)
            self.add_error(
                "kind",
                _("A story can belong to only one running story. These already have one: %s")
                % told,
            )


def position_of(name: str) -> tuple[float | None, float | None]:
    """Where a place of that name is, as far as the gazetteer knows."""
    wanted = fold(name)
    for entry in entries():
        if entry.kind == "place" and any(fold(one) == wanted for one in entry.names):
            return entry.latitude, entry.longitude
    return None, None


def panels() -> ObjectList:
    return ObjectList(
        [
            name_and_slug(),
            FieldPanel("kind"),
            FieldPanel("intro"),
            FieldPanel("aliases"),
            FieldPanel("portrait"),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                ],
                heading=gettext_lazy("Location"),
                help_text=gettext_lazy("For places. If empty, known places are found by name."),
            ),
            FieldPanel("same_as"),
        ],
        base_form_class=TopicForm,
    )
