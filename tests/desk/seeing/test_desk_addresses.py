"""Who reads what at the desk: every address as every role, and the words that each may find there."""

import re
from copy import copy
from urllib.parse import urlencode

import pytest
from django.contrib.messages import get_messages
from django.db import transaction
from django.test import override_settings

from tests import indexing
from tests.desk import logins
from tests.desk.seeing.planting import STRANGER, Newsroom
from tests.desk.seeing.walking import DESK, addresses, patterns

# A role asks for hundreds of pages: seconds on an idle machine, minutes where others work on it too.
pytestmark = [pytest.mark.django_db, pytest.mark.timeout(900)]
LEADERS = {"Editors", "Publishers"}
SEE_ALL = LEADERS | {"Audience editors"}
AUDIENCE = {"Audience editors", "Publishers"}
SENDERS = LEADERS | {"Reporters"}

# Who finds which word at the desk, and nobody else does.
TABLE = {
    "quokkadraft": SEE_ALL,
    "quokkabody": LEADERS,
    "quokkanote": LEADERS,
    "quokkascheduled": SEE_ALL,
    "quokkareview": SEE_ALL,
    "quokkalocked": SEE_ALL,
    "quokkaheadline": SEE_ALL,
    "quokkawithdrawn": SEE_ALL,
    "quokkadeleted": set(),
    "quokkabinned": SEE_ALL,
    "quokkataken": SEE_ALL,
    "quokkalineup": SEE_ALL,
    "quokkasection": SEE_ALL,
    "quokkaimprint": SEE_ALL,
    "quokkaabout": SEE_ALL,
    "quokkarename": SEE_ALL,
    "quokkareceipt": SEE_ALL,
    "quokkawire": SENDERS,
    "quokkaremark": AUDIENCE,
    "quokkafan": AUDIENCE,
    "quokkareader": AUDIENCE,
    "quokkagone": AUDIENCE,
    "quokkaissue": AUDIENCE,
    "quokkapartner": {"Publishers"},
    "quokkaboss": {"Publishers"},
    "quokkaold": {"Publishers"},
    "wombatcontributors": {"Contributors", *SEE_ALL},
    "wombatreporters": {"Reporters", *SEE_ALL},
}
LEAST = "Contributors"
WALKERS = [
    LEAST,
    *(
        pytest.param(role, marks=pytest.mark.slow)
        for role in (*logins.ROLES, STRANGER)
        if role != LEAST
    ),
]
"""Every role; among the quick tests goes the one from which the most is kept."""
CANARY = re.compile("|".join(TABLE))
BROKEN_ON_PURPOSE = "/desk/failwhale/"


@pytest.fixture(scope="module")
def planted(django_db_setup, django_db_blocker, tmp_path_factory):
    """One newsroom for the module; what an address does is undone after it."""
    media = tmp_path_factory.mktemp("media")
    with (
        override_settings(MEDIA_ROOT=media),
        django_db_blocker.unblock(),
        transaction.atomic(),
        indexing.indexed(),
    ):
        rows = Newsroom()
        rows.media = media
        rows.addresses = {False: list(dict.fromkeys(asked(rows)))}
        rows.is_asked_of_few = True
        rows.addresses[True] = list(dict.fromkeys(asked(rows)))
        yield rows
        transaction.set_rollback(True)


def asked(rows):
    """Every address of the desk: as it is, and where it lists rows also with what lists take."""
    ids = [("id", page.pk) for page in rows.pages()]
    yield f"/desk/bulk/stories/picture/delete/?id={rows.picture.pk}"
    yield f"/desk/bulk/stories/lineup/delete/?id={rows.line_up.pk}"
    planted = {pattern: addresses(pattern, rows) for pattern in patterns(DESK)}
    unplanted = [pattern for pattern, found in planted.items() if not found]
    assert not unplanted, "nothing is planted for these: tell planting.py what they take"
    for pattern, found in planted.items():
        for address in found:
            yield address
            if not pattern.takes or pattern.name == "wagtail_bulk_action":
                # Lists take what is looked for, choosers and bulk actions what was chosen.
                yield f"{address}?{urlencode(ids)}&multiple=1&q=quokka"
            if "index" in pattern.name or "/reports/" in address:
                yield f"{address}?export=csv"
        if pattern.name.startswith("wagtailadmin_choose_page"):
            yield f"{address}?page_type=stories.article"


def answer_of(client, address):
    """All that the answer says, with where it leads and the messages that it leaves."""
    cookies = copy(client.cookies)  # One of the addresses logs out.
    with transaction.atomic():
        client.raise_request_exception = False
        answer = client.get(address)
        said = b"".join(answer.streaming_content) if answer.streaming else answer.content
        messages = [str(one) for one in get_messages(answer.wsgi_request)]
        transaction.set_rollback(True)
    client.cookies = cookies
    if answer.status_code >= 500 and not address.startswith(BROKEN_ON_PURPOSE):
        messages.append(f"broken: {answer.status_code}")
    return " ".join([said.decode(errors="replace"), answer.get("Location", ""), *messages]).lower()


@pytest.mark.parametrize("role", WALKERS)
def test_a_role_reads_at_the_desk_what_is_its_own_to_read(planted, role, settings):
    settings.MEDIA_ROOT = planted.media
    found, wrong = set(), []
    for address in planted.addresses[role in SEE_ALL]:
        said = answer_of(planted.clients[role], address)
        words = set(CANARY.findall(said))
        found |= words
        wrong += [(address, word) for word in sorted(words) if role not in TABLE[word]]
        wrong += [(address, "broken")] if "broken: 50" in said else []
    assert not wrong, "\n".join(f"{word}: {address}" for address, word in wrong)
    assert found == {word for word, may in TABLE.items() if role in may}
