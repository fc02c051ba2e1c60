import re
from datetime import timedelta

import pytest

from djeli.press.runs.log_step import follow
from djeli.press.runs.queue_step import press, press_waiting
from djeli.press.serving.response import compose
from djeli.press.verification import Difference, verify
from djeli.stories.running_stories import SHOWN, parts_shown
from djeli.web.fragments import running_story
from tests import newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture
def africa():
    return newsroom.section("africa")


@pytest.fixture
def warning():
    return newsroom.topic("The flood warning", kind="running", intro="Eleven states.\n\nMore.")


def served(store, address):
    with store.reading() as reading:
        found = compose(reading, address)
    return found.plain.decode() if found else ""


def so_far(html):
    return re.search(r'<section class="so-far".*?</section>', html, re.DOTALL)


def parts(africa, warning, count):
    return [
        newsroom.filler(africa, f"Part {n}", topics=[warning], ago=timedelta(days=count - n))
        for n in range(count)
    ]


def test_each_part_lists_the_others_by_date_with_itself_marked(client, africa, warning):
    parts(africa, warning, 3)
    html = client.get("/africa/part-1/").content.decode()
    listed = so_far(html)[0]
    assert re.findall(r"Part \d", listed) == ["Part 0", "Part 1", "Part 2"]
    assert 'href="/topics/the-flood-warning/"' in listed
    assert "Eleven states." in listed
    assert "More." not in listed
    marked = re.search(r'<li aria-current="true">.*?</li>', listed)[0]
    assert "Part 1" in marked
    assert "<a" not in marked


def test_a_single_part_and_a_story_of_another_topic_list_nothing(client, africa, warning):
    parts(africa, warning, 1)
    newsroom.story(africa, "Alone", topics=[newsroom.topic("Rivers")])
    assert so_far(client.get("/africa/part-0/").content.decode()) is None
    assert so_far(client.get("/africa/alone/").content.decode()) is None


def test_of_many_parts_the_newest_are_named_and_the_rest_are_one_link_away(client, africa, warning):
    parts(africa, warning, SHOWN + 3)
    listed = so_far(client.get("/africa/part-0/").content.decode())[0]
    assert len(re.findall("<li[ >]", listed)) == SHOWN
    assert re.search(r'aria-current="true">.*?Part 0', listed)
    assert f"All {SHOWN + 3} parts" in listed


def test_a_new_part_and_a_withdrawal_renew_the_list_and_no_page_depends_on_it(
    store, africa, warning
):
    second = parts(africa, warning, 2)[1]
    follow(store)
    press(store, ["/africa/part-0/"])

    newsroom.story(africa, "Part 2", topics=[warning])
    follow(store)
    assert "Part 2" in so_far(served(store, "/africa/part-0/"))[0]

    second.refresh_from_db()
    second.unpublish()
    follow(store)
    assert "Part 1" not in so_far(served(store, "/africa/part-0/"))[0]
    with store.reading() as reading:
        assert f"list:topic:{warning.pk}" not in reading.index.keys_of("/africa/part-0/")
        assert f"list:topic:{warning.pk}" in reading.index.keys_of(f"#so-far|{warning.pk}")
    press_waiting(store, limit=200)
    assert [one for one in verify(store) if isinstance(one, Difference)] == []


def test_a_part_older_than_those_with_a_list_of_their_own_has_the_usual_one(
    client, africa, warning, monkeypatch
):
    monkeypatch.setattr(running_story, "MARKED", 2)
    parts(africa, warning, 3)
    listed = so_far(client.get("/africa/part-0/").content.decode())[0]
    assert "aria-current" not in listed
    assert "All 3 parts" in listed


def test_the_part_on_whose_page_it_stands_is_always_named():
    newest_first = list(range(20, 0, -1))
    assert parts_shown(newest_first) == [14, 15, 16, 17, 18, 19, 20]
    assert parts_shown(newest_first, 20) == [14, 15, 16, 17, 18, 19, 20]
    assert parts_shown(newest_first, 3) == [3, 15, 16, 17, 18, 19, 20]
