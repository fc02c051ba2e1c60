"""The proof that a reader's form needs: work by the browser, or an answered question."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from djeli.comments.posting import proof_of_work
from djeli.web.forms import honeypot

FASTEST = 2.0
"""Seconds in which nobody reads a question and answers it."""


class SecondStep(Exception):
    """There is no proof yet: the reader is asked a question. ``fault`` is about the last answer,
    ``why`` says what else spoke against it."""

    def __init__(self, fault: str = "", why: str = "") -> None:
        super().__init__(fault, why)
        self.fault = fault
        self.why = why


def proof_in(request: HttpRequest) -> proof_of_work.Proof:
    """Raises SecondStep if there is no valid proof, or if the honeypot was filled in."""
    work, token = request.POST.get("altcha", ""), request.POST.get("token", "")
    if not token and honeypot.is_filled(request):
        raise SecondStep(why=_("The field “Leave this empty” was filled in."))
    if work and not token:
        try:
            return proof_of_work.check_work(work)
        except proof_of_work.BadProof as error:
            raise SecondStep from error
    if not token:
        raise SecondStep
    try:
        proof = proof_of_work.check_answer(token, request.POST.get("answer", ""))
    except proof_of_work.BadProof as error:
        raise SecondStep(_("That answer was wrong. Here is another question.")) from error
    if (timezone.now() - proof.issued_at).total_seconds() < FASTEST:
        raise SecondStep(_("That was very fast. Please answer again."))
    return proof
