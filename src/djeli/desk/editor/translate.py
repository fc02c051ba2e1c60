"""Translating a story: a draft in another language that is linked to the original."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from djeli.accounts.models import User
from djeli.desk import rights
from djeli.desk.editor.choices import language_choices, language_name
from djeli.desk.editor.copies import copy_as_draft
from djeli.stories.models import Article
from djeli.stories.slugs.free import free_slug


def may_translate(user: User, story: Article) -> bool:
    """True for those who see the story and write in its section."""
    home = rights.rights_on(story.get_parent(), user)
    return rights.may_see(user, story) and bool(home.can_add_subpage())


@require_http_methods(["GET", "HEAD", "POST"])
def translate(request: HttpRequest, page_id: int) -> HttpResponse:
    """GET shows the edition's languages, with the translations that are there; POST makes one."""
    user: Any = request.user
    story = get_object_or_404(rights.not_in_bin(Article.objects.all()), pk=page_id)
    if not may_translate(user, story):
        raise PermissionDenied
    there = translations_of(story)
    language = request.POST.get("language", "")
    if request.method == "POST" and language in there:
        return redirect("wagtailadmin_pages:edit", there[language].pk)
    if request.method == "POST" and language in dict(language_choices()):
        made = make_translation(story, language, user)
        told = _("This draft is the translation of “%(title)s” into %(language)s.")
        said = {"title": story.title, "language": language_name(language)}
        messages.success(request, told % said)
        return redirect("wagtailadmin_pages:edit", made.pk)
    rows = [(code, name, there.get(code)) for code, name in language_choices()]
    context = {
        "story": story,
        "languages": rows,
        "is_possible": any(other is None for _code, _name, other in rows),
        "settings": reverse("wagtailsettings:edit", args=["stories", "edition"]),
        "may_set": user.has_perm("stories.change_edition"),
    }
    return render(request, "desk/editor/translate.html", context)


def translations_of(story: Article) -> dict[str, Article]:
    """The story, its original and their translations, by language; drafts too."""
    group = rights.not_in_bin(Article.objects.all()).filter(pk__in=_group(story))
    return {one.language: one for one in group.order_by("-pk")} | {story.language: story}


@transaction.atomic
def make_translation(story: Article, language: str, user: User) -> Article:
    """A draft with the words of ``story`` to write over, linked to the original."""
    home = story.get_parent()
    original = Article.objects.get(pk=story.original_id)
    title = story.draft_title or story.title
    slug = free_slug(Article(title=title), f"{story.slug}-{language}", home)
    copied = copy_as_draft(story, home, user, title=title, slug=slug, language=language)
    made = Article.objects.get(pk=copied.pk)
    # A copy is linked to nothing, so that is done now, in the row and in the draft.
    made.translation_of = original
    made.save()
    made.save_revision(user=user)
    return made


def _group(story: Article) -> list[int]:
    of_original = Article.objects.filter(translation_of=story.original_id)
    return [story.original_id, *of_original.values_list("pk", flat=True)]
