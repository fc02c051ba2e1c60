"""The page for users who may not change a published file."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.documents import get_document_model
from wagtail.documents.views import documents
from wagtail.images.views import images

from djeli.desk.files.rights import is_withheld
from djeli.stories.models import Picture

View = Callable[..., HttpResponseBase]


@hooks.register("register_admin_urls", order=-1)
def addresses() -> list[URLPattern]:
    """Wagtail's own forms at their own addresses: ours come first, and say what to do."""
    document = get_document_model()
    return [
        path("images/<int:image_id>/", telling(images.EditView.as_view(), Picture)),
        path("images/<int:image_id>/delete/", telling(images.DeleteView.as_view(), Picture)),
        path("documents/edit/<int:document_id>/", telling(documents.EditView.as_view(), document)),
        path(
            "documents/delete/<int:document_id>/",
            telling(documents.DeleteView.as_view(), document),
        ),
    ]


def telling(view: View, model: type[Model]) -> View:
    """``view``, but users who may not change a published file see it with the reason."""

    @wraps(view)
    def told(request: HttpRequest, **kwargs: int) -> HttpResponseBase:
        row = model._default_manager.filter(pk=next(iter(kwargs.values()))).first()
        if row is not None and is_withheld(request.user, row):  # type: ignore[arg-type]
            return _shown(request, row)
        return view(request, **kwargs)

    return told


def _shown(request: HttpRequest, row: Any) -> HttpResponse:
    is_picture = isinstance(row, Picture)
    context = {
        "file": row,
        "is_picture": is_picture,
        "page_title": _("Picture") if is_picture else _("Document"),
        "page_subtitle": row.title,
        "header_icon": "image" if is_picture else "doc-full-inverse",
        "upload_url": reverse("wagtailimages:add" if is_picture else "wagtaildocs:add"),
        "list_url": reverse("wagtailimages:index" if is_picture else "wagtaildocs:index"),
    }
    status = 200 if request.method in {"GET", "HEAD"} else 403
    return render(request, "desk/files/published.html", context, status=status)
