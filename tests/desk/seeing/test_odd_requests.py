"""Odd requests of every address and form: none is a failure of the site, none takes long.

A longer walk by hand: ``DJELI_ODD=20000 DJELI_ODD_SEED=7 pytest tests/desk/seeing/test_odd_requests.py``.
"""

import os
import time
from copy import copy

import pytest
from django.db import transaction
from django.test import Client

from tests.desk.seeing.conftest import files_in
from tests.desk.seeing.forms import forms_of
from tests.desk.seeing.given import Arguments
from tests.desk.seeing.marked import Marked
from tests.desk.seeing.odd_values import URLENCODED, Chance
from tests.desk.seeing.planting import STRANGER
from tests.desk.seeing.reader_addresses import reader_addresses
from tests.desk.seeing.walking import DESK, addresses, patterns

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.indexed,
    pytest.mark.slow,
    pytest.mark.timeout(7200),
]
COUNT = int(os.environ.get("DJELI_ODD", "1000"))
SEED = int(os.environ.get("DJELI_ODD_SEED", "18"))
LONGEST = 5.0
"""Seconds of the processor for one request."""
BROKEN_ON_PURPOSE = "/desk/failwhale/"
NO_SUCH_FORM = 501
"""What oEmbed answers to who asks for XML."""


@pytest.fixture(scope="module")
def planted(one_newsroom):
    """One newsroom for the module; what a request does is undone after it."""
    with one_newsroom(Marked) as rows:
        rows.of_readers = reader_addresses(rows)
        rows.administrator = Client()
        rows.administrator.force_login(rows.boss)
        rows.arguments = Arguments(rows)
        rows.files = files_in(rows.media)
        yield rows


class Walk:
    """Requests one after the other, each undone; what failed, and what took long."""

    def __init__(self, rows):
        self.rows, self.chance, self.failed, self.asked = rows, Chance(SEED), [], 0

    def ask(self, client, method, address, body=b"", kind=URLENCODED):
        cookies, begun = copy(client.cookies), time.process_time()
        client.raise_request_exception = False
        with transaction.atomic():
            answer = client.generic(method, address, body, content_type=kind)
            said = answer if not answer.streaming else b"".join(answer.streaming_content)
            transaction.set_rollback(True)
        client.cookies = cookies
        for file, content in self.rows.files.items():
            if not file.exists():
                file.write_bytes(content)
        took, self.asked = time.process_time() - begun, self.asked + 1
        is_meant = address.startswith(BROKEN_ON_PURPOSE) or answer.status_code == NO_SUCH_FORM
        if (answer.status_code >= 500 and not is_meant) or took > LONGEST:
            self.failed.append(
                (answer.status_code, round(took, 1), method, address, body[:400], kind)
            )
        return answer, said

    def desk(self, pattern, turn):
        """The page, the page with an odd query, its form with odd values, and no form at all."""
        found = addresses(pattern, self.rows.arguments, "Publishers", turn)
        address = self.chance.random.choice(found)
        client = self.chance.random.choice(
            [self.rows.administrator, self.rows.clients["Publishers"]]
        )
        odd, query = self.chance.address(address), self.chance.query()
        answer, _ = self.ask(client, "GET", f"{odd}?{query}" if turn % 2 else odd)
        for path, form in forms_of(odd, answer).items():
            self.ask(client, "POST", path, *self.chance.form(form))
        self.ask(client, "POST", odd, *self.chance.body())

    def readers(self, address):
        client = self.rows.clients[STRANGER]
        odd = self.chance.address(address)
        joint = "&" if "?" in odd else "?"
        self.ask(client, "GET", f"{odd}{joint}{self.chance.query()}")
        self.ask(client, "POST", odd, *self.chance.body())


def test_no_odd_request_is_a_failure_of_the_site(planted, settings):
    settings.MEDIA_ROOT = planted.media
    walk, turn, known = Walk(planted), 0, patterns(DESK)
    while walk.asked < COUNT:
        walk.desk(walk.chance.random.choice(known), turn)
        walk.readers(walk.chance.random.choice(planted.of_readers))
        turn += 1
    assert not walk.failed, "\n".join(map(str, walk.failed))
