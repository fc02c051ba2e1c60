"""The filters of the list of stories."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from djeli.desk import rights
from djeli.desk.editor.choices import language_choices
from djeli.desk.storylist.states import State, in_state
from djeli.stories.models import Agency, Article, Byline, Contributor, Section, Topic

FLAGS = [
    ("is_breaking", _("Breaking")),
    ("is_live_coverage", _("Live coverage")),
    ("is_opinion", _("Opinion")),
    ("is_analysis", _("Analysis")),
    ("is_explainer", _("Explainer")),
    ("is_fact_check", _("Fact-check")),
    ("is_machine_made", _("Made with AI")),
    ("is_photo_story", _("Photo story")),
    ("is_sponsored", _("Sponsored")),
]


class SectionField(forms.ModelChoiceField):
    """Sections in the order of the tree, sub-sections set in."""

    def label_from_instance(self, section: Any) -> str:
        return "\u2003" * (section.depth - 3) + str(section.title)


class SectionFilter(django_filters.ModelChoiceFilter):
    field_class = SectionField


def known_sections(request: Any) -> QuerySet[Any]:
    return rights.hide_others_drafts(request.user, Section.objects.order_by("path"))


class StoryFilters(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=_("Status"),
        choices=State.choices,
        method="by_state",
        widget=forms.RadioSelect,
        empty_label=_("Any"),
    )
    section = SectionFilter(
        label=_("Section"),
        queryset=known_sections,
        method="by_section",
        empty_label=_("All sections"),
    )
    author = django_filters.ModelChoiceFilter(
        label=_("Byline"),
        queryset=Contributor.objects.all(),
        method="by_author",
        empty_label=_("Anybody"),
    )
    agency = django_filters.ModelChoiceFilter(
        label=_("Agency"),
        queryset=Agency.objects.all(),
        method="by_agency",
        empty_label=_("Any"),
    )
    latest_revision_created_at = django_filters.DateFromToRangeFilter(
        label=_("Changed"), widget=DateRangePickerWidget
    )
    first_published_at = django_filters.DateFromToRangeFilter(
        label=_("First published"), widget=DateRangePickerWidget
    )
    flag = django_filters.ChoiceFilter(
        label=_("Flag"),
        choices=FLAGS,
        method="by_flag",
        widget=forms.RadioSelect,
        empty_label=_("Any"),
    )
    topic = django_filters.ModelChoiceFilter(
        label=_("Topic"),
        queryset=Topic.objects.all(),
        field_name="topics",
        empty_label=_("Any"),
    )
    picture = django_filters.ChoiceFilter(
        label=_("Picture"),
        choices=[("none", _("Without a picture")), ("some", _("With a picture"))],
        method="by_picture",
        widget=forms.RadioSelect,
        empty_label=_("Any"),
    )
    mine = django_filters.ChoiceFilter(
        label=_("Started by"),
        choices=[("me", _("Me"))],
        method="by_me",
        widget=forms.RadioSelect,
        empty_label=_("Anybody"),
    )

    class Meta:
        model = Article
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        languages = language_choices()
        if len(languages) > 1:
            self.filters["language"] = django_filters.ChoiceFilter(
                field_name="language",
                label=_("Language"),
                choices=languages,
                widget=forms.RadioSelect,
                empty_label=_("Any"),
            )

    def by_state(self, stories: QuerySet[Article], _name: str, state: str) -> QuerySet[Article]:
        return in_state(stories, state)

    def by_section(
        self, stories: QuerySet[Article], _name: str, section: Section
    ) -> QuerySet[Article]:
        return stories.filter(path__startswith=section.path)

    def by_author(
        self, stories: QuerySet[Article], _name: str, author: Contributor
    ) -> QuerySet[Article]:
        return stories.filter(pk__in=Byline.objects.filter(contributor=author).values("article"))

    def by_agency(
        self, stories: QuerySet[Article], _name: str, agency: Agency
    ) -> QuerySet[Article]:
        named = Byline.objects.filter(agency=agency).values("article")
        return stories.filter(Q(agency=agency) | Q(pk__in=named))

    def by_flag(self, stories: QuerySet[Article], _name: str, flag: str) -> QuerySet[Article]:
        return stories.filter(**{flag: True})

    def by_picture(self, stories: QuerySet[Article], _name: str, wanted: str) -> QuerySet[Article]:
        return stories.filter(lead_picture__isnull=wanted == "none")

    def by_me(self, stories: QuerySet[Article], _name: str, _me: str) -> QuerySet[Article]:
        return stories.filter(owner=self.request.user)
