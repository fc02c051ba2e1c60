"""Takes a new report: all checks first, then one write."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from djeli.comments.error_reports import report_mail
from djeli.comments.models import ErrorReport
from djeli.comments.posting import rate_limits
from djeli.comments.posting.identity import email_key
from djeli.comments.posting.proof_of_work import Proof
from djeli.comments.posting.text_cleanup import clean_line, clean_text
from djeli.stories.models import Article

LONGEST, LONGEST_PASSAGE = 2000, 500
PRESSED_TWICE_WITHIN = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftReport:
    """A report as it was sent."""

    passage: str = ""
    text: str = ""
    email: str = ""


def cleaned(draft: DraftReport) -> DraftReport:
    """The draft with its fields made plain; a passage that is too long is cut."""
    return replace(
        draft,
        passage=clean_line(draft.passage)[:LONGEST_PASSAGE],
        text=clean_text(draft.text),
        email=draft.email.strip(),
    )


def faults(draft: DraftReport) -> dict[str, str]:
    """What is wrong with a cleaned draft: a sentence for each field. Empty if all is well."""
    found = {}
    if not draft.text:
        found["text"] = _("Please say what is wrong.")
    elif len(draft.text) > LONGEST:
        found["text"] = _("Please shorten it to %s characters.") % LONGEST
    if draft.email:
        try:
            validate_email(draft.email)
        except ValidationError:
            found["email"] = _("Please enter a valid e-mail address, or leave it empty.")
    return found


def taken_just_now(story: Article, draft: DraftReport) -> ErrorReport | None:
    """The report that these very fields made a moment ago: the button was pressed twice."""
    since = timezone.now() - PRESSED_TWICE_WITHIN
    same = ErrorReport.objects.filter(story=story, sent_at__gt=since, text=draft.text)
    return same.filter(passage=draft.passage).first()


@transaction.atomic
def send(story: Article, draft: DraftReport, proof: Proof, sender: str) -> ErrorReport:
    """Keep a cleaned draft. Raises TooOften, and BadProof where the proof was used before."""
    rate_limits.allow(sender, "error")
    proof.spend()
    rate_limits.note(sender, "error")
    report = ErrorReport.objects.create(
        story=story,
        passage=draft.passage,
        text=draft.text,
        email=draft.email,
        email_key=email_key(draft.email),
    )
    report_mail.on_report(report)
    return report
