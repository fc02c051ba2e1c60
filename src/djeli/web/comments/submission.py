"""What a reader sees after sending the form. Nothing that they wrote is lost."""

from __future__ import annotations

from dataclasses import dataclass

from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from djeli.comments.closings import is_open
from djeli.comments.conversations import Said
from djeli.comments.models import Comment
from djeli.comments.moderation.house_rules import Circumstances
from djeli.comments.posting import new_comments, proof_of_work
from djeli.comments.posting.drafts import Draft
from djeli.comments.posting.rate_limits import TooOften
from djeli.stories.models import Article
from djeli.stories.tree import Tree
from djeli.web.builders.page_data import PageData
from djeli.web.builders.shells import breadcrumb, shell
from djeli.web.comments.display import shown
from djeli.web.comments.requests import read_draft, sender
from djeli.web.forms import honeypot
from djeli.web.forms.origin import is_from_our_page
from djeli.web.forms.proof import SecondStep, proof_in
from djeli.web.responses import answer
from djeli.web.view_models.card import Link
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.pages.comments import CommentForm, CommentFormPage


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is shown in place of a comment that was not taken."""

    heading: str
    error: str = ""
    status: int = 400
    errors: dict[str, str] | None = None
    with_question: bool = False
    with_form: bool = True


def send(request: HttpRequest, story: Article) -> HttpResponse:
    """Take a comment in and say where it is; or show the form again with what is wrong."""
    draft = read_draft(request.POST)
    try:
        if not is_from_our_page(request):
            return _again(request, story, draft, _foreign())
        looked_over = new_comments.look_over(story, draft)
        proof = proof_in(request)
        seconds = (timezone.now() - proof.issued_at).total_seconds()
        around = Circumstances(seconds, is_trapped=honeypot.is_filled(request))
        comment = new_comments.post(story, looked_over, proof, sender(request), around)
    except new_comments.Closed:
        return _again(request, story, draft, _closed())
    except new_comments.NothingToAnswer:
        return _again(request, story, draft, _unanswerable())
    except new_comments.Faulty as error:
        return _again(request, story, draft, _faulty(error.faults))
    except SecondStep as step:
        return _again(request, story, draft, _second_step(step.fault, step.why))
    except (proof_of_work.BadProof, TooOften) as error:
        if taken := new_comments.taken_just_now(story, looked_over):
            return _thanks(request, story, taken)
        told = _too_often(error.minutes) if isinstance(error, TooOften) else _second_step("")
        return _again(request, story, draft, told)
    return _thanks(request, story, comment)


def reply_form(request: HttpRequest, story: Article, pk: int) -> HttpResponse | None:
    """The page with the form to reply to ``pk``; None if that comment is not visible."""
    if new_comments.answered(story.pk, pk) is None:
        return None
    if not is_open(story):
        return _again(request, story, Draft(), _closed())
    told = Trouble(_("Leave a reply"), status=200)
    return _again(request, story, Draft(answers=pk), told)


def _thanks(request: HttpRequest, story: Article, comment: Comment) -> HttpResponse:
    """To the comment where readers see it; else to a page that says what happens now. The page's
    script asks for the same as JSON: where the comment is, or what happens to it."""
    at = f"{Tree.current().address(story.url_path)}#comment-{comment.pk}"
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"at": at} if comment.is_approved else held(comment))
    return _see(at if comment.is_approved else f"/comments/{story.pk}/waiting/")


HELD = "djeli.comments.held"
KEPT = 30 * 24 * 3600
"""Seconds for which a browser may ask what became of a held comment."""


def held(comment: Comment) -> dict[str, str]:
    """What the writer's browser shows in place, and the sign by which it asks later what became of
    the comment: only who wrote it has that."""
    return {"held": held_note(), "sign": signing.dumps(comment.pk, salt=HELD)}


def held_state(sign: str) -> dict[str, str]:
    """What became of a held comment: ``waiting``, ``shown`` or ``refused``, and the words for it.

    What is taken for spam waits, as far as its writer is told. Raises signing.BadSignature.
    """
    pk = signing.loads(sign, salt=HELD, max_age=KEPT)
    state = Comment.objects.filter(pk=pk).values_list("state", flat=True).first()
    if state == Comment.State.APPROVED:
        return {"state": "shown", "note": ""}
    if state in {None, Comment.State.DELETED}:
        told = _("The moderators did not accept it. Readers do not see it.")
        return {"state": "refused", "note": told}
    return {"state": "waiting", "note": held_note()}


def held_note() -> str:
    """What happens to a comment that readers do not see yet."""
    return _("A moderator will read it first. It appears under the story once approved.")


def _see(address: str) -> HttpResponse:
    response = HttpResponseRedirect(address)
    response.status_code = 303  # the answer to a POST is fetched by GET (RFC 9110, 15.4.4)
    return response


def _again(request: HttpRequest, story: Article, draft: Draft, told: Trouble) -> HttpResponse:
    page_data = PageData()
    page_data.fetch()
    link = Link(story.title, page_data.tree.address(story.url_path))
    answered = new_comments.answered(story.pk, draft.answers) if draft.answers is not None else None
    asked = proof_of_work.question() if told.with_question else None
    form = CommentForm(
        action=f"/comments/{story.pk}/",
        note=page_data.edition.comment_note,
        name=draft.name,
        email=draft.email,
        website=draft.website,
        text=draft.text,
        wants_mail=draft.wants_mail,
        answers=answered.pk if answered else None,
        errors=told.errors or {},
        question=asked.text if asked else "",
        token=asked.token if asked else "",
    )
    page = CommentFormPage(
        head=PageHead(title=told.heading, robots="noindex"),
        heading=told.heading,
        story=link,
        breadcrumb=(*breadcrumb(page_data, story.path), link),
        error=told.error,
        form=form,
        answered=shown(as_said(answered), story.pk, may_reply=False) if answered else None,
    )
    around = shell(page_data, page_data.tree.section_of(story.path))
    return answer(request, around, page, status=told.status)


def as_said(comment: Comment) -> Said:
    return Said(
        pk=comment.pk,
        said_at=comment.said_at,
        name=comment.name,
        website=comment.website,
        text=comment.text,
        is_newsroom=comment.is_newsroom,
    )


def _faulty(faults: dict[str, str]) -> Trouble:
    return Trouble(
        _("Your comment is not posted yet"), _("Please correct the fields below."), errors=faults
    )


def _second_step(fault: str, why: str = "") -> Trouble:
    asked = _("Please answer the question at the end, so we know you are human.")
    return Trouble(
        _("One more step"),
        "" if fault else f"{why} {asked}".strip(),
        status=200 if not fault else 400,
        errors={"answer": fault} if fault else None,
        with_question=True,
    )


def _too_often(minutes: int) -> Trouble:
    text = _(
        "You have sent several comments in a short time. Your text is below: send it again "
        "in %s minutes."
    )
    return Trouble(_("Too many comments in a short time"), text % minutes, status=429)


def _foreign() -> Trouble:
    return Trouble(
        _("Your comment is not posted yet"),
        _("It came from a page of another site. If you wrote it, send it again from here."),
        status=403,
    )


def _closed() -> Trouble:
    return Trouble(
        _("Comments on this story are closed"),
        _("Your text is below so you can copy it. It can no longer be posted here."),
        status=403,
    )


def _unanswerable() -> Trouble:
    return Trouble(
        _("The comment you replied to is no longer here"),
        _("Your text is below. Send it again to post it as a new comment."),
    )
