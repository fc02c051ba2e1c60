"""A topic, a contributor or an agency is met with the first live story, not before."""

import pytest

from djeli.stories.models import Article
from tests import newsroom

pytestmark = pytest.mark.django_db
FEEDS = ("feed/", "feed/atom/", "feed/json/")


@pytest.fixture
def draft():
    return newsroom.draft(
        newsroom.section(),
        topics=[newsroom.topic("Quokka case", intro="What we look into.")],
        by=[newsroom.contributor("Quokka writer"), newsroom.agency("Quokka wire")],
    )


def lists(client):
    return [
        client.get(address).content.decode()
        for address in ("/topics/", "/authors/", "/sitemap/topics.xml", "/sitemap/authors.xml")
    ]


def own(slugs=("topics/quokka-case", "authors/quokka-writer", "authors/quokka-wire")):
    return [f"/{slug}/{part}" for slug in slugs for part in ("", *FEEDS)]


def test_strangers_hear_nothing_of_a_drafts_topic_and_names(client, draft):
    assert [client.get(address).status_code for address in own()] == [404] * 12
    assert not any("uokka" in said for said in lists(client))
    assert "uokka" not in client.get("/search/suggest/?q=quok").content.decode()
    assert "uokka" not in client.get("/search/?q=x&author=quokka-writer").content.decode()


def test_they_appear_with_the_first_live_story(client, draft):
    draft.save_revision().publish()
    assert [client.get(address).status_code for address in own()] == [200] * 12
    assert all("uokka" in said for said in lists(client))


def test_addresses_go_on_to_answer_when_the_story_is_withdrawn_and_lists_forget_them(client, draft):
    draft.save_revision().publish()
    Article.objects.get(pk=draft.pk).unpublish()
    assert [client.get(address).status_code for address in own()] == [200] * 12
    assert not any("uokka" in said for said in lists(client))
