import json

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents import get_document_model

from djeli.desk.files.hidden_sources import may_see, seen_by
from djeli.stories.models import Article, Source
from tests import newsroom
from tests.desk.logins import form, log_in, user

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]

Document = get_document_model()
LINK = '<p><a linktype="document" id="{}">The report</a></p>'


def document(title="Leaked minutes", **fields):
    fields.setdefault("uploaded_by_user", user("Editors"))
    made = Document.objects.create(title=title, file=ContentFile(b"x", "minutes.pdf"), **fields)
    made.file.close()
    return made


def story_on(*documents, home=None, headline="The minutes", **source):
    """A story of another reporter's that rests on them."""
    owner = user("Reporters", "Other")
    story = newsroom.draft(home or newsroom.section(), headline, owner=owner)
    story.sources = [Source(who="A clerk", document=one, **source) for one in documents]
    story.save()
    return story


def those_who_see(one):
    roles = ("Contributors", "Reporters", "Editors", "Audience editors", "Publishers")
    people = [*(user(role) for role in roles), user("Reporters", "Other")]
    seeing = {person.first_name for person in people if may_see(person, [one.pk])}
    listed = {
        person.first_name for person in people if one in seen_by(person, Document.objects.all())
    }
    assert seeing == listed
    return seeing


SEE_ALL = {"Editors", "Audience editors", "Publishers"}
EVERYBODY = SEE_ALL | {"Contributors", "Reporters", "Other"}


def test_a_document_of_hidden_sources_alone_is_for_its_people():
    one = document(uploaded_by_user=user("Contributors"))
    story_on(one, is_public=False)
    assert those_who_see(one) == {*SEE_ALL, "Contributors", "Other"}


def test_a_document_that_anything_else_uses_is_for_all():
    home = newsroom.section()
    none, public, linked = document(), document(), document()
    story_on(public, linked, home=home, is_public=False)
    story_on(public, home=home, headline="The meeting", is_public=True)
    newsroom.draft(home, "Another", body=[("paragraph", LINK.format(linked.pk))])
    assert [those_who_see(one) for one in (none, public, linked)] == [EVERYBODY] * 3


def test_a_hidden_source_in_an_edit_of_a_live_story_hides_its_document():
    one = document()
    story = newsroom.story(newsroom.section(), owner=user("Reporters", "Other"))
    edited = Article.objects.get(pk=story.pk)
    edited.sources = [Source(who="A clerk", document=one, is_public=False)]
    edited.save_revision()
    assert not Source.objects.exists()
    assert those_who_see(one) == {*SEE_ALL, "Other"}


def test_lists_and_choosers_ask_no_more_for_more_documents(django_assert_max_num_queries):
    story_on(*(document() for _ in range(6)), is_public=False)
    for role in ("Contributors", "Reporters"):
        person = user(role)
        with django_assert_max_num_queries(3):
            assert not list(seen_by(person, Document.objects.all()))


def addresses(one):
    """Where the desk names a document."""
    bulk = reverse("wagtail_bulk_action", args=["wagtaildocs", "document", "add_tags"])
    return {
        "search": f"{reverse('wagtaildocs:index')}?q=leaked",
        "chooser": reverse("wagtaildocs_chooser:choose"),
        "results": f"{reverse('wagtaildocs_chooser:choose_results')}?q=leaked",
        "chosen": reverse("wagtaildocs_chooser:chosen", args=[one.pk]),
        "several": f"{reverse('wagtaildocs_chooser:chosen_multiple')}?id={one.pk}",
        "listing": reverse("wagtailadmin_api:documents:listing"),
        "detail": reverse("wagtailadmin_api:documents:detail", args=[one.pk]),
        "bulk": f"{bulk}?id={one.pk}",
        "edit": reverse("wagtaildocs:edit", args=[one.pk]),
        "usage": reverse("wagtaildocs:document_usage", args=[one.pk]),
        "file": one.url,
    }


def telling(client, one):
    """The names of those addresses that tell of it."""
    told = set()
    for name, address in addresses(one).items():
        answer = client.get(address)
        said = b"".join(answer.streaming_content) if answer.streaming else answer.content
        answer.close()
        is_file = name == "file" and answer.status_code == 200
        if is_file or b"Leaked minutes" in said or one.filename.encode() in said:
            told.add(name)
    return told


def test_no_address_of_the_desk_tells_others_of_it():
    one = document()
    assert {"chooser", "results", "chosen", "several", "listing", "detail", "file"} <= telling(
        log_in("Contributors"), one
    )
    story_on(one, is_public=False)
    assert telling(log_in("Contributors"), one) == set()
    assert telling(log_in("Reporters"), one) == set()
    assert telling(log_in("Editors"), one) == addresses(one).keys()


@pytest.mark.parametrize("way", ["source", "text"])
def test_a_writer_cannot_make_it_their_own_by_using_it(way):
    one, home = document(), newsroom.section()
    story_on(one, home=home, is_public=False)
    row = {"kind": "document", "who": "x", "link": "", "document": str(one.pk), "is_public": ""}
    entity = {"type": "DOCUMENT", "mutability": "MUTABLE", "data": {"id": one.pk}}
    block = {"key": "a", "text": "Here", "type": "unstyled", "depth": 0, "inlineStyleRanges": []}
    block["entityRanges"] = [{"offset": 0, "length": 4, "key": 0}]
    text = json.dumps({"blocks": [block], "entityMap": {"0": entity}})
    filled = form(
        newsroom.contributor(), **({"body": [("paragraph", text)]} if way == "text" else {})
    )
    if way == "source":
        filled |= {f"sources-0-{name}": value for name, value in row.items()}
        filled |= {"sources-TOTAL_FORMS": "1", "sources-0-ORDER": "1", "sources-0-id": ""}
    add = reverse("wagtailadmin_pages:add", args=["stories", "article", home.pk])
    told = log_in("Contributors").post(add, filled)
    assert told.status_code == 200
    assert "You may not use one of these documents" in told.content.decode()
    assert not Article.objects.filter(owner=user("Contributors")).exists()
    assert log_in("Editors").post(add, filled).status_code == 302
