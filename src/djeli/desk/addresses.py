"""The desk's own URLs within Wagtail's admin."""

from __future__ import annotations

from typing import Any

from django.urls import path
from wagtail import hooks

from djeli.desk import tree
from djeli.desk.bin import views as bin_views
from djeli.desk.choosers import stories, suggested, topics
from djeli.desk.editor.translate import translate
from djeli.desk.pictures.incomplete import LackingPicturesReport


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    report = LackingPicturesReport
    return [
        path("sections/", tree.sections, name="desk_sections"),
        path("pages/<int:page_id>/translate/", translate, name="desk_translate"),
        path("bin/", bin_views.BinView.as_view(), name="desk_bin"),
        path("bin/<int:page>/back/", bin_views.put_back, name="desk_put_back"),
        path("topics/suggest/", topics.suggest, name="desk_suggest_topics"),
        path("topics/from-text/", suggested.from_text, name="desk_topics_from_text"),
        path("choose-story/", stories.ChooseStory.as_view(), name="desk_choose_story"),
        # Wagtail's dialog asks for the siblings of what is chosen: here that is the same list.
        path("choose-story/<int:parent_page_id>/", stories.ChooseStory.as_view()),
        path("reports/pictures/", report.as_view(), name="desk_lacking_pictures"),
        path(
            "reports/pictures/results/",
            report.as_view(results_only=True),
            name="desk_lacking_pictures_results",
        ),
    ]
