"""Proof of work: it makes sending spam expensive.

With script the browser works for a second (ALTCHA: find the number whose SHA-256 with a salt is
known); without, the reader answers a small question. Both are signed, end, and are taken once.
"""

from __future__ import annotations

import base64
import json
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from altcha import v1 as altcha
from django.core import signing
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from djeli.comments.models import SpentProof

COST = 30_000
"""The largest number to try: on average half of it, below a second on a phone."""
GOOD_FOR = timedelta(hours=2)
QUESTION = "djeli.comments.question"
LONGEST_PAYLOAD = 2000
UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, RecursionError)
"""What the parsers raise for a payload that is none; ``binascii.Error`` is a ValueError."""


class BadProof(ValueError):
    """A proof that is wrong, old, or was used before."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A valid proof that is not spent yet. ``issued_at`` is when the form was opened."""

    nonce: str
    issued_at: datetime

    def spend(self) -> None:
        """Use it up. Raises BadProof if somebody has, also at the same moment."""
        try:
            with transaction.atomic():
                SpentProof.objects.create(
                    nonce=self.nonce, expires_at=self.issued_at + GOOD_FOR + timedelta(minutes=1)
                )
        except IntegrityError as error:
            raise BadProof("it was used before") from error


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader without script is asked, and what goes back with the answer."""

    text: str
    token: str


def challenge() -> dict[str, object]:
    """Work for a browser, as ALTCHA's JSON."""
    made = altcha.create_challenge(
        altcha.ChallengeOptions(
            algorithm="SHA-256",
            max_number=COST,
            hmac_key=_key(),
            expires=(timezone.now() + GOOD_FOR).astimezone(UTC),
        )
    )
    return {
        "algorithm": made.algorithm,
        "challenge": made.challenge,
        "maxnumber": made.max_number,
        "salt": made.salt,
        "signature": made.signature,
    }


def check_work(payload: str) -> Proof:
    """The proof in ``payload`` (base64 of ALTCHA's JSON). Raises BadProof."""
    if len(payload) > LONGEST_PAYLOAD:
        raise BadProof("it is too long")
    try:
        told = json.loads(base64.b64decode(payload, validate=True))
        holds, why = altcha.verify_solution(told, _key(), check_expires=True)
        expires = int(altcha.extract_params(told)["expires"][0])
    except UNREADABLE as error:
        raise BadProof("it cannot be read") from error
    if not holds:
        raise BadProof(why or "it is wrong")
    issued_at = datetime.fromtimestamp(expires, UTC) - GOOD_FOR
    return Proof(f"w{told['challenge'][:60]}", issued_at)


def question() -> Question:
    """A small sum, in words."""
    one, other = 2 + secrets.randbelow(8), 1 + secrets.randbelow(9)
    text = _("What is %(one)s plus %(other)s? Write the number.") % {"one": one, "other": other}
    told = [one + other, secrets.token_hex(12), int(timezone.now().timestamp())]
    return Question(text, signing.dumps(told, salt=QUESTION))


def check_answer(token: str, answer: str) -> Proof:
    """The proof in an answered question. Raises BadProof."""
    try:
        right, nonce, at = signing.loads(token, salt=QUESTION, max_age=GOOD_FOR)
    except signing.BadSignature as error:
        raise BadProof("the question is too old") from error
    try:
        given = int(answer.strip())
    except ValueError as error:
        raise BadProof("this is no number") from error
    if given != right:
        raise BadProof("the answer is wrong")
    return Proof(f"q{nonce}", datetime.fromtimestamp(at, UTC))


def forget() -> None:
    """Delete spent proofs that have expired."""
    SpentProof.objects.filter(expires_at__lt=timezone.now()).delete()


def _key() -> str:
    return salted_hmac("djeli.comments.proof", "", algorithm="sha256").hexdigest()
