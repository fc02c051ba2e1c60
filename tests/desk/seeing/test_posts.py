"""What each role may change at the desk: every address is sent empty and filled-in forms, and all
tables are compared."""

import re
from copy import copy

import pytest
from django.db import transaction
from django.test import Client
from wagtail.models import Page

from djeli.stories.models import Article
from tests.desk import logins
from tests.desk.seeing.conftest import files_in
from tests.desk.seeing.forms import PUBLISH, forms_of
from tests.desk.seeing.given import Arguments
from tests.desk.seeing.planting import STRANGER, Newsroom
from tests.desk.seeing.table import LEADERS, MAY_CHANGE
from tests.desk.seeing.tables import Tables
from tests.desk.seeing.walking import DESK, addresses, patterns

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.indexed,
    pytest.mark.slow,
    pytest.mark.timeout(900),
]
ROLES = (*reversed(logins.ROLES), STRANGER)
NOT_ALLOWED = 405
BROKEN_ON_PURPOSE = "/desk/failwhale/"
STORY = re.compile(r"/desk/pages/(\d+)/(?:edit|revisions/\d+/revert)/$")
"""Its form is made by scripts."""
PUBLIC = {"stories_listing", "stories_version", "stories_navigation", "stories_edition"}
"""Tables from which pages for readers follow."""
MOST_ROWS = 2
"""Of the pages that an address can be about: somebody else's draft, and the role's own or a live one."""


@pytest.fixture(scope="module")
def planted(one_newsroom):
    """One newsroom for the module; what a form does is undone after it."""
    with one_newsroom(Newsroom) as rows:
        rows.administrator = Client()
        rows.administrator.force_login(rows.boss)
        rows.forms, rows.looked_at = {}, set()
        rows.arguments = Arguments(rows)
        for pattern in patterns(DESK):
            addresses(pattern, rows.arguments)  # some rows are made when they are first asked for
        rows.tables = Tables()
        rows.files = files_in(rows.media)
        yield rows


def undone(rows, client, ask):
    """The answer to ``ask``, and the tables that it changed; then all is as before."""
    cookies = copy(client.cookies)
    client.raise_request_exception = False
    rows.tables.mark()
    with transaction.atomic():
        answer = ask(client)
        changed = rows.tables.changed()
        transaction.set_rollback(True)
    client.cookies = cookies
    for file, content in rows.files.items() if changed else ():
        if not file.exists():
            file.write_bytes(content)
    return answer, changed


def plausible(rows, address):
    """What the form of the address would send, as an administrator finds it: there, or on the page
    above, as with dialogs; else an empty one."""
    if address not in rows.forms:
        _look_for_forms(rows, address)
        if not rows.forms.get(address):
            _look_for_forms(rows, address[: address.rstrip("/").rindex("/") + 1])
        rows.forms.setdefault(address, {})
        if found := STORY.match(address):
            page = Page.objects.get(pk=found[1]).specific
            if isinstance(page, Article):
                told = logins.of(page) | {PUBLISH: "1"}
                rows.forms[address] = {name: [value] for name, value in told.items()}
    return rows.forms[address]


def _look_for_forms(rows, address):
    if address in rows.looked_at:
        return
    rows.looked_at.add(address)
    answer, _ = undone(rows, rows.administrator, lambda client: client.get(address))
    for path, form in forms_of(address, answer).items():
        rows.forms.setdefault(path, form)
    answer.close()


def post(rows, role, address, form):
    for value in (one for values in form.values() for one in values):
        if hasattr(value, "seek"):
            value.seek(0)  # it was read by the role before
    return undone(rows, rows.clients[role], lambda client: client.post(address, form))


def refused_by_method(rows, pattern):
    """True if the address is for reading only: that does not depend on who asks."""
    found = addresses(pattern, rows.arguments)
    return post(rows, ROLES[0], found[0], {})[0].status_code == NOT_ALLOWED


def sent(rows, role, turn, pattern):
    """Each address of the pattern, with each form that it is sent."""
    for number, address in enumerate(addresses(pattern, rows.arguments, role, turn)[:MOST_ROWS]):
        form = plausible(rows, address)
        yield address, form
        if form and not number and role in {ROLES[0], "Contributors"}:
            yield address, {}


def test_a_role_changes_at_the_desk_what_is_its_own_to_change(planted, settings):
    settings.MEDIA_ROOT = planted.media
    changing, wrong = {}, set()
    for turn, pattern in enumerate(patterns(DESK)):
        if refused_by_method(planted, pattern):
            continue
        for role in ROLES:
            for address, form in sent(planted, role, turn, pattern):
                answer, changed = post(planted, role, address, form)
                if changed:
                    changing.setdefault(pattern.name, set()).add(role)
                if changed & PUBLIC and role not in LEADERS:
                    wrong.add((role, address, "changes what readers see"))
                if answer.status_code >= 500 and not address.startswith(BROKEN_ON_PURPOSE):
                    wrong.add((role, address, answer.status_code))
    assert not wrong
    assert changing == MAY_CHANGE
