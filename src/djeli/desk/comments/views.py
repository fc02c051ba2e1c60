"""Views of moderation: decide, undo, and export or delete the data of an address."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from djeli.comments import personal_data
from djeli.comments.models import Comment
from djeli.comments.moderation import rulings
from djeli.comments.moderation.newsroom_answers import answer_as_newsroom
from djeli.desk.comments.queue import LAST, may_moderate
from djeli.kit.mail_addresses import one_form
from djeli.kit.numbers import whole_number
from djeli.newsletters.models import Subscriber


@require_POST
def rule(request: HttpRequest) -> HttpResponse:
    """Put the chosen comments into a state: one by its own button, or all that are ticked."""
    _require(request)
    act, _sep, one = request.POST.get("act", "").partition(":")
    ids = [one] if one else request.POST.getlist("ids")
    if act not in Comment.State.values:
        return _back(request)
    numbers = [pk for one in ids if (pk := whole_number(one)) is not None]
    if not numbers:
        messages.warning(request, _("No comment was selected."))
        return _back(request)
    user: Any = request.user
    made = rulings.rule(numbers, Comment.State(act), user, request.POST.get("reason", "").strip())
    request.session[LAST] = [one.pk for one in made]
    return _back(request)


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a comment in the name of the edition; ``?approve=1`` approves one that is held."""
    _require(request)
    comment = get_object_or_404(Comment, pk=pk)
    user: Any = request.user
    try:
        with transaction.atomic():
            if "approve" in request.GET and comment.state == Comment.State.HELD:
                rulings.rule([pk], Comment.State.APPROVED, user, "")
                comment.refresh_from_db()
            answer_as_newsroom(comment, request.POST.get(f"answer-{pk}", ""), user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("The newsroom’s answer stands under the comment."))
    return _back(request)


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Take the last decision back."""
    _require(request)
    user: Any = request.user
    undone = rulings.undo(request.session.pop(LAST, []), user)
    if undone:
        text = ngettext("%s decision is undone.", "%s decisions are undone.", len(undone))
        messages.success(request, text % len(undone))
    else:
        messages.warning(request, _("Nothing to undo: somebody else has decided since."))
    return _back(request)


def privacy(request: HttpRequest) -> HttpResponse:
    """Everything about an address: to look at, to give out as a file, to erase."""
    _require(request)
    email = request.POST.get("email", "").strip()
    act = request.POST.get("act", "")
    context: dict[str, Any] = {"email": email}
    if email and act == "export":
        return _file(email)
    if email and act == "erase":
        if request.POST.get("sure"):
            count = personal_data.erase(email)
            text = ngettext("%s comment was deleted.", "%s comments were deleted.", count)
            messages.success(request, text % count)
            return redirect("desk_comments_privacy")
        context["must_confirm"] = True
    if email:
        context["known"] = known = personal_data.export(email)
        context["said"] = [
            (datetime.fromisoformat(one["said_at"]), one) for one in known["comments"]
        ]
        context["subscriber"] = Subscriber.objects.filter(email__iexact=one_form(email)).first()
    return render(request, "desk/comments/privacy.html", context)


def _file(email: str) -> HttpResponse:
    told = json.dumps(personal_data.export(email), ensure_ascii=False, indent=2, default=str)
    response = HttpResponse(told, content_type="application/json")
    response["Content-Disposition"] = 'attachment; filename="comments.json"'
    response["Cache-Control"] = "no-store"
    return response


def _require(request: HttpRequest) -> None:
    if not may_moderate(request):
        raise PermissionDenied


def _back(request: HttpRequest) -> HttpResponse:
    following = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(following, {request.get_host()}):
        following = reverse("desk_comments")
    return redirect(following)
