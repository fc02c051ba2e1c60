"""Sample comments and their forms. Everybody here is invented."""

from dataclasses import replace
from datetime import UTC, datetime

from djeli.web.comments.links import linked
from djeli.web.samples import cards
from djeli.web.samples.shells import AFRICA, HOME, POLITICS
from djeli.web.view_models.card import Link
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.pages.comments import (
    ButtonPage,
    CommentForm,
    CommentFormPage,
    Comments,
    CommentsPage,
    ReportPage,
    ShownComment,
    Talk,
)
from djeli.web.view_models.pages.lists import Pagination

_AT = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)
STORY = Link(cards.RIVER.headline, cards.RIVER.url)
TRAIL = (HOME, POLITICS, AFRICA, STORY)


def _said(pk: int, name: str, text: str, **more: object) -> ShownComment:
    known = ShownComment(
        pk=pk,
        said=_AT.replace(minute=pk),
        name=name,
        text=linked(text),
        reply_url=f"/comments/7/reply/{pk}/",
        report_url=f"/comments/report/{pk}/",
    )
    return replace(known, **more)  # type: ignore[arg-type]


REPLIES = (
    _said(12, "Yaw Dapaah", "The gauge at Baro was read by hand until last year. I was the hand."),
    _said(13, "Mariama Keïta", "Merci à vous !", answering="Yaw Dapaah"),
)
FIRST = _said(
    11,
    "Hadiza M.",
    "We had two hours to carry everything up the bank. Two days would be another life.\n\n"
    "Who pays for the telephone line? See https://example.org/tariffs.",
    website="https://example.org/",
    replies=REPLIES,
)
RIGHT_TO_LEFT = _said(14, "سعاد", "هل ستُنشر الأرقام بالعربية أيضاً؟")
GONE = ShownComment(pk=15, said=_AT, is_gone=True, replies=(_said(16, "Kofi", "I disagree. 🙂"),))

FORM = CommentForm(action="/comments/7/", note="Be kind, and stay with the matter.")
COMMENTS = Comments(talk=Talk(), form=FORM, action="/comments/7/")
TALK = Comments(
    talk=Talk(count=5, threads=(RIGHT_TO_LEFT, FIRST, GONE)), form=FORM, action="/comments/7/"
)
MANY = replace(
    TALK, talk=Talk(count=48, threads=(RIGHT_TO_LEFT, FIRST), all_url="/comments/7/"), count=48
)
CLOSED = Comments(
    talk=Talk(count=3, threads=(replace(FIRST, reply_url="", replies=()),)),
    note="Comments are closed.",
)

ALL = CommentsPage(
    head=PageHead(title=f"Comments on “{STORY.text}”", robots="noindex"),
    story=STORY,
    breadcrumb=TRAIL,
    comments=TALK,
    pagination=Pagination(number=1, count=3, url="/comments/7/"),
)
FAULTY = CommentFormPage(
    head=PageHead(title="Your comment is not posted yet", robots="noindex"),
    heading="Your comment is not posted yet",
    story=STORY,
    breadcrumb=TRAIL,
    error="Please correct the fields below.",
    answered=FIRST,
    form=replace(
        FORM,
        name="Yaw Dapaah",
        email="yaw@",
        text="I was there.",
        answers=11,
        errors={"email": "Please enter a valid e-mail address. We do not show it."},
    ),
)
SECOND_STEP = CommentFormPage(
    head=PageHead(title="One more step", robots="noindex"),
    heading="One more step",
    story=STORY,
    breadcrumb=TRAIL,
    error="Please answer the question at the end, so we know you are human.",
    form=replace(
        FORM,
        name="Yaw Dapaah",
        email="yaw@lantern.example",
        text="I was there.",
        question="What is 3 plus 4? Write the number.",
        token="sample",  # noqa: S106 (no secret)
    ),
)
REPORT = ReportPage(
    head=PageHead(title="Report a comment", robots="noindex"),
    story=STORY,
    breadcrumb=TRAIL,
    comment=FIRST,
    reasons=(("abuse", "It insults or threatens somebody"), ("other", "Something else")),
    token="sample",  # noqa: S106 (no secret)
    action="/comments/report/11/",
)
BUTTON = ButtonPage(
    head=PageHead(title="Stop mail about replies?", robots="noindex"),
    heading="Stop mail about replies?",
    text="We will no longer write to this address about comments.",
    action="/comments/mail/stop/sample/",
    button="Stop these mails",
)
