"""Three hundred words that only some may read, and every way out: the desk's addresses and those of
readers as each role and as a stranger, partners, mailboxes, the site as files."""

import re
from copy import copy
from urllib.parse import quote, urlencode

import pytest
from django.contrib.messages import get_messages
from django.db import transaction
from django.utils import timezone

from djeli.comments import reply_mail
from djeli.comments.error_reports import report_mail, settling
from djeli.comments.models import Comment as Remark
from djeli.comments.models import Correspondent, ErrorReport
from djeli.comments.moderation import rulings
from djeli.newsletters.letters.renderer import letter_of
from djeli.press.export.mirror import export
from djeli.press.store.store import Store
from djeli.wire.partner_tokens import give_token
from tests import talking
from tests.desk import logins
from tests.desk.seeing.given import Arguments
from tests.desk.seeing.marked import SHOWN, Marked
from tests.desk.seeing.planting import STRANGER
from tests.desk.seeing.reader_addresses import PATH, reader_addresses
from tests.desk.seeing.table import MAY_READ, beyond, kinds
from tests.desk.seeing.walking import DESK, addresses, patterns
from tests.newsletters import mailing

# A role asks for hundreds of pages: seconds on an idle machine, minutes where others work on it too.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.indexed,
    pytest.mark.timeout(900),
]
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
BROKEN_ON_PURPOSE = "/desk/failwhale/"
LOOKS_FOR = re.compile("results|search|choose|bulk|chosen|find|listing|autocomplete|suggest")
"""In the names of addresses that take what is looked for, or which rows were ticked."""


@pytest.fixture(scope="module")
def planted(one_newsroom):
    """One newsroom for the module; what an address does is undone after it."""
    with one_newsroom(Marked) as rows:
        rows.of_readers = reader_addresses(rows)
        yield rows


@pytest.fixture(autouse=True)
def its_media(planted, settings):
    settings.MEDIA_ROOT = planted.media


def desk_addresses(rows, role):
    """Every address of the desk: as it is, and where it lists rows also with what lists take."""
    arguments = Arguments(rows)
    ids = urlencode([("id", page.pk) for page in rows.all_pages()])
    yield f"/desk/bulk/stories/picture/delete/?id={rows.picture.pk}"
    yield f"/desk/bulk/stories/lineup/delete/?id={rows.line_up.pk}"
    for one in rows.documents:
        yield f"/desk/bulk/wagtaildocs/document/add_tags/?id={one.pk}"
        yield f"/desk/documents/chooser/{one.pk}/"
        yield f"/desk/documents/edit/{one.pk}/"
        yield f"/desk/documents/usage/{one.pk}/"
    for page in (rows.shown, rows.full):
        yield f"/desk/pages/{page.pk}/edit/"
        yield f"/desk/pages/{page.pk}/history/"
        yield f"/desk/story-versions/{page.pk}/"
    yield from (f"/desk/comments/?state={state}" for state in ("held", "spam", "deleted"))
    unplanted = []
    for turn, pattern in enumerate(patterns(DESK)):
        found = addresses(pattern, arguments, role, turn)
        unplanted += [] if found else [pattern]
        for address in found:
            yield address
            if LOOKS_FOR.search(pattern.name) and not pattern.takes - {
                *("app_label", "model_name", "action", "app_name")
            }:
                yield f"{address}?{ids}&multiple=1&q=quokka"
            if pattern.name.endswith("index") or "/reports/" in address:
                yield f"{address}?export=csv"
        if pattern.name.startswith("wagtailadmin_choose_page"):
            yield f"{found[0]}?page_type=stories.article"
    assert not unplanted, "nothing is planted for these: tell given.py what they take"


def answer_of(client, address):
    """All that the answer says, in small letters: its text, its headers, messages that it leaves."""
    cookies = copy(client.cookies)  # One of the addresses logs out.
    with transaction.atomic():
        client.raise_request_exception = False
        answer = client.get(address)
        said = b"".join(answer.streaming_content) if answer.streaming else answer.content
        answer.close()
        messages = [str(one) for one in get_messages(answer.wsgi_request)]
        transaction.set_rollback(True)
    client.cookies = cookies
    if answer.status_code >= 500 and not address.startswith(BROKEN_ON_PURPOSE):
        messages.append(f"quokkabroken {answer.status_code}")
    text = said.decode(errors="replace")
    return " ".join([text, *answer.headers.values(), *messages]).lower()


@pytest.mark.parametrize("role", WALKERS)
def test_a_role_reads_at_the_desk_what_is_its_own_to_read(planted, role):
    found, wrong = set(), []
    for address in dict.fromkeys(desk_addresses(planted, role)):
        said = kinds(answer_of(planted.clients[role], address)) - kinds(address)
        found |= said
        wrong += [(address, kind) for kind in beyond(role, said)]
    assert not wrong, "\n".join(f"{kind}: {address}" for address, kind in wrong)
    assert found == {kind for kind, may in MAY_READ.items() if role in may}


@pytest.mark.slow
def test_no_page_feed_or_file_tells_a_reader_one(planted):
    """Who may see all asks first: what is kept of the answers must not reach the stranger."""
    wrong = []
    first, *others = reversed(logins.ROLES)
    for role in (first, STRANGER, *others):
        client = planted.clients[role]
        for url in planted.of_readers:
            if role != STRANGER and url.startswith(("/documents/", "/media/")):
                continue  # who works here may fetch files of the newsroom
            # What was asked for is said again: in a field, in the way back from a login.
            said = answer_of(client, url).replace(url, "").replace(quote(url).lower(), "")
            wrong += [(role, url, kind) for kind in kinds(said) - kinds(url)]
    assert not wrong, "\n".join(map(str, wrong))


def test_there_are_three_hundred(planted):
    assert planted.words.total() + len(MAY_READ) >= 300
    unknown = {f"quokka{kind}" for kind in planted.words} - MAY_READ.keys()
    assert not unknown, "who may read these? table.py must say"


def test_files_of_hidden_sources_are_nobodys(client, planted):
    assert {client.get(one.url).status_code for one in planted.documents} == {404}


def test_partners_are_told_none(client, planted):
    token = give_token(planted.partner)
    planted.partner.save()
    headers = {"Authorization": f"Bearer {token}"}
    for form in ("ninjs", "newsml-g2"):
        answer = client.get(f"/partners/{form}/?since=2020-01-01T00:00:00Z", headers=headers)
        assert SHOWN in answer.content.decode()
        assert not kinds(answer.content.decode().lower())


def test_no_newsletter_tells_one(planted, mailoutbox):
    letter = letter_of(mailing.issue(planted.newsletter, planted.shown))
    for text in (letter.html, letter.text):
        assert not kinds(text.lower())
    assert SHOWN in letter.html


def test_no_mail_to_a_reader_tells_one(planted, mailoutbox):
    mailoutbox.clear()  # the desk's own
    comment = talking.say(planted.shown, "The head", wants_mail=True)
    Correspondent.objects.update(confirmed_at=timezone.now())
    rulings.rule([comment.pk], Remark.State.APPROVED)
    talking.say(planted.shown, "An answer", answers=comment.pk, name="Efua")
    report = ErrorReport.objects.create(
        story=planted.shown, text="It was dry.", email="awa@readers.example", email_key="awa"
    )
    report_mail.on_report(report)
    settling.answer(report, "It was wet.", planted.editor)
    Correspondent.objects.update(confirmed_at=timezone.now())
    for _ in range(2):
        reply_mail.send_waiting()
        report_mail.send_waiting()
    assert len(mailoutbox) >= 2
    for mail in mailoutbox:
        assert not kinds(mail.message().as_string().lower())
        assert not kinds(mail.body.lower())


def test_the_site_as_files_tells_none(planted, tmp_path):
    mirror, opened = tmp_path / "mirror", Store(tmp_path / "press", map_size=1 << 28)
    export(opened, mirror, lambda *_: None)
    opened.close()
    files = [one for one in mirror.rglob("*") if one.is_file()]
    assert any("rain-in-the-hills" in str(one) for one in files)
    assert not [one for one in files if kinds(str(one.relative_to(mirror)).lower())]
    told = {one: kinds(one.read_bytes().decode(errors="replace").lower()) for one in files}
    assert not {one: found for one, found in told.items() if found}


def test_strangers_find_what_changed_but_for_what_is_withheld(client, planted):
    html = client.get(f"{PATH}changes/1-2/").content.decode()
    assert "A nurse" in html
    assert "A court ordered it." in client.get(f"{PATH}changes/").content.decode()


def test_strangers_find_public_sources(client, planted):
    html = client.get(PATH).content.decode()
    assert "A nurse" in html
    assert "She would lose her post" in html


def test_strangers_find_what_is_live(client, planted):
    for url in ("/", "/africa/", "/latest/", "/feed/", "/topics/rivers/", "/authors/binta-sow/"):
        assert SHOWN in client.get(url).content.decode(), url
    for url in ("/", "/africa/", "/latest/", "/topics/rivers/", "/authors/binta-sow/"):
        assert SHOWN in client.get(f"/lite{url}").content.decode(), url
    for url in ("/topics/", "/authors/", "/sitemap/topics.xml", "/sitemap/authors.xml"):
        assert re.search("rivers|binta-sow", client.get(url).content.decode()), url
    for url in ("/lite/topics/", "/lite/authors/"):
        assert re.search("rivers|binta-sow", client.get(url).content.decode()), url
