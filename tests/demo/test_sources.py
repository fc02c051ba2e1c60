"""What is written for the demo holds together: every slug that a story names exists."""

import re

import pytest

from djeli.demo import sources
from djeli.demo.sections import SECTIONS
from djeli.stories.first_pages.markdown import Unreadable, read_blocks
from djeli.stories.first_pages.source import starter_policies
from djeli.stories.first_pages.starter_policies import open_gaps
from djeli.stories.text import bodies

STORIES = sources.stories()
PEOPLE = sources.people()
REAL_AGENCIES = re.compile(r"\b(AFP|Reuters|Associated Press|Bloomberg|Xinhua|TASS|EFE|ANSA)\b")


def test_there_are_enough_stories_in_every_section():
    assert len(STORIES) >= 60
    sections = {path for path, *_ in SECTIONS}
    told = {source.facts["section"] for source in STORIES}
    assert told <= sections
    assert {path for path in sections if "/" in path} | {"finance"} == told


def test_stories_are_in_english_and_french():
    assert {source.facts["language"] for source in STORIES} == {"en", "fr"}


@pytest.mark.parametrize("source", STORIES, ids=lambda source: source.slug)
def test_a_story_names_only_what_exists_and_is_of_believable_length(source):
    facts = source.facts
    people = {person["slug"] for person in PEOPLE["contributor"]}
    agencies = {agency["slug"] for agency in PEOPLE["agency"]}
    assert set(facts["authors"]) <= people
    assert facts.get("agency", "sahel-wire") in agencies
    assert facts["authors"] or facts.get("agency")
    assert set(facts["topics"]) <= {topic["slug"] for topic in sources.topics()}
    assert set(facts.get("further_sections", [])) <= {path for path, *_ in SECTIONS}
    read = read_blocks(
        source.text,
        lambda address: f'href="{address}"',
        lambda alt, caption: 1,
        lambda name, title: int((sources.DOCUMENTS / name).is_file()),
    )
    assert 290 <= bodies.count_words(read) <= 930
    assert len(facts["headline"]) <= 120
    assert len(facts.get("short_headline", "")) <= 80
    assert len(facts["standfirst"]) <= 400
    assert facts.get("picture", {"alt": "a card of text alone"})["alt"]
    assert not REAL_AGENCIES.search(source.text)


def test_the_stories_show_every_kind_of_block():
    kinds = {
        block["type"]
        for source in STORIES
        for block in read_blocks(source.text, str, lambda *_: 1, lambda *_: 1)
    }
    assert set(bodies.KINDS) - kinds == {"related"}


def test_most_stories_have_a_picture_and_some_have_none():
    without = [source.slug for source in STORIES if "picture" not in source.facts]
    assert 1 <= len(without) <= 8


def test_every_standing_page_of_the_footer_is_written():
    assert [page.slug for page in sources.standing_pages()] == list(sources.FOOTER)


def test_each_policy_of_the_demo_has_one_page():
    policies = [page.facts["policy"] for page in sources.standing_pages() if "policy" in page.facts]
    assert sorted(policies) == sorted(set(policies))
    assert {page.facts["policy"] for page in starter_policies()} <= set(policies)
    assert open_gaps(page.text for page in sources.standing_pages()) == []


@pytest.mark.parametrize("written", ["no facts", "+++\nheadline = \n+++\ntext", "+++\nheadline"])
def test_a_file_without_readable_facts_is_named(written):
    with pytest.raises(Unreadable, match="broken"):
        sources.read("broken", written)
