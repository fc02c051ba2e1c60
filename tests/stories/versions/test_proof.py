"""The chain proves that no version was altered, removed or inserted."""

import json

import pytest
from django.core.management import CommandError, call_command

from djeli.stories.models import Article, ChainHead, Source, Version
from djeli.stories.versions.canonical import digest_of, hash_of
from djeli.stories.versions.heads import publish_head
from djeli.stories.versions.proof import verify
from djeli.stories.versions.withheld import erase, show_again, withhold
from tests import newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture
def chain(story):
    """Four versions: three of one story, the third of another."""
    for title in ("The bridge closes", "The bridge"):
        edited = Article.objects.get(pk=story.pk)
        edited.title = title
        edited.save_revision().publish()
        if title == "The bridge closes":
            newsroom.story(newsroom.section("asia"), "Another")
    return Version.objects.order_by("position")


def alter(position, **fields):
    Version.objects.filter(pk=position).update(**fields)


def fault():
    found = verify().fault
    return (found.position, found.problem) if found else None


def test_an_untouched_chain_is_sound(chain):
    verdict = verify()
    assert verdict.fault is None
    assert (verdict.versions, verdict.position, verdict.hash) == (4, 4, chain.last().hash)


def test_altered_content_is_found(chain):
    alter(2, content=chain[1].content.replace("closes", "opens"))
    assert fault() == (2, "its content was altered")


def test_altered_content_with_a_new_digest_is_found(chain):
    content = chain[1].content.replace("closes", "opens")
    alter(2, content=content, digest=digest_of(chain[1].nonce, content))
    assert fault() == (2, "its number, time, kind or hash was altered")


def test_a_version_whose_hash_was_made_anew_does_not_fit_the_next(chain):
    row = chain[1]
    row.content = row.content.replace("closes", "opens")
    row.digest = digest_of(row.nonce, row.content)
    alter(2, content=row.content, digest=row.digest, hash=hash_of(row))
    assert fault()[0] == 3


def test_an_altered_kind_or_time_is_found(chain):
    alter(2, kind="correction")
    assert fault()[0] == 2
    alter(2, kind="edit")
    assert fault() is None
    alter(2, at=chain[0].at)
    assert fault()[0] == 2


def test_a_removed_version_is_found(chain):
    Version.objects.filter(pk=2).delete()
    assert fault() == (3, "versions 2 to 2 of the chain were removed")


def test_versions_removed_from_the_end_are_found_by_the_page_of_their_story(chain):
    Version.objects.filter(pk=4).delete()
    assert fault() == (2, "its page has another text than this version")


def test_and_by_the_head_that_was_published(chain):
    publish_head()
    Version.objects.filter(pk__gte=3).delete()
    assert fault() == (3, "versions 3 to 4 were removed")


def test_a_chain_that_was_made_anew_is_found_by_the_head_that_another_holds(chain):
    assert verify({4: chain.last().hash}).fault is None
    found = verify({4: "f" * 64}).fault
    assert (found.position, found.problem) == (4, "its hash is not the one that was published")


def test_a_source_that_was_swapped_on_the_page_is_found():
    draft = newsroom.draft(newsroom.section())
    draft.sources = [Source(who="The log")]
    draft.save_revision().publish()
    assert fault() is None
    Source.objects.update(who="The minister")
    assert fault() == (1, "its page has other sources or disclosures than this version")
    Source.objects.update(who="The log")
    Article.objects.update(verification="verified")
    assert fault()[0] == 1


def test_a_withheld_version_stays_in_the_chain(chain):
    held = withhold(chain[1], "A court ordered it.")
    assert withhold(chain[1], "Another reason") == held
    assert fault() is None
    show_again(held)
    assert fault() is None
    assert withhold(chain[1], "Again").pk != held.pk


def test_an_erased_version_leaves_its_digest_and_the_chain_sound(chain):
    erase(chain[1], "Personal data")
    row = Version.objects.get(pk=2)
    assert (row.content, row.nonce) == ("", "")
    verdict = verify()
    assert verdict.fault is None
    assert verdict.erased == 1


def test_content_that_went_without_a_reason_is_found(chain):
    alter(2, content="")
    assert fault() == (2, "its content was removed, and nothing says why")


def test_a_head_is_published_once_a_day(chain):
    first = publish_head()
    assert (first.position, first.hash) == (4, chain.last().hash)
    assert publish_head() is None
    assert ChainHead.objects.count() == 1


def test_the_command_names_the_first_that_was_altered(chain, capsys, tmp_path):
    call_command("versions", "verify", "--json")
    told = json.loads(capsys.readouterr().out)
    assert told["is_sound"]
    copy = tmp_path / "head.json"
    copy.write_text(json.dumps({"position": 4, "hash": "0" * 64, "earlier": []}))
    with pytest.raises(CommandError, match=r"version 4 .*not the one that was published"):
        call_command("versions", "verify", "--against", str(copy))
    copy.write_text("[]")
    with pytest.raises(CommandError, match="is no copy of"):
        call_command("versions", "verify", "--against", str(copy))
    alter(2, content="{}")
    with pytest.raises(CommandError, match=r"version 2 of the chain .*content was altered"):
        call_command("versions", "verify")
    call_command("versions", "erase", "2", "--reason", "Personal data")
    assert "Erased" in capsys.readouterr().out


def test_a_version_that_is_not_there_cannot_be_erased():
    with pytest.raises(CommandError) as caught:
        call_command("versions", "erase", "99999", "--reason", "Personal data")
    assert str(caught.value) == "there is no version 99999"
