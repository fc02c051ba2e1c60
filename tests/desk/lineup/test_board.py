"""The board of the front: what it shows, what is done there, and who may."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from djeli.desk.lineup.board.contents import board_of
from djeli.desk.lineup.board.warnings import warnings_of
from djeli.desk.lineup.board.working import working
from djeli.stories.lineups import containers, set_current_line_up
from djeli.stories.models import CurrentLineUp, LineUp
from djeli.wire.models import WireItem
from tests import newsroom
from tests.desk import logins

pytestmark = pytest.mark.django_db


@pytest.fixture
def stories():
    """Eight live stories, the newest first."""
    africa = newsroom.section("africa")
    return [
        newsroom.filler(africa, f"Story number {n}", ago=timedelta(hours=n + 1)) for n in range(8)
    ]


def block(kind, *stories, size=3, **value):
    parts = [{"type": "item", "value": {"story": one.pk}, "id": str(one.pk)} for one in stories]
    return {"type": kind, "value": {"size": size, "stories": parts, **value}}


def front(*blocks, **fields):
    row = LineUp(name="Today", live=False, containers=list(blocks), **fields)
    row.save()
    row.save_revision().publish()
    set_current_line_up()
    return LineUp.objects.get(pk=row.pk)


def version(row):
    return LineUp.objects.get(pk=row.pk).latest_revision_id


def act(client, row, what, one=None, /, place=0, **fields):
    data = {"act": what, "story": one.pk if one else 0, "place": place, "version": version(row)}
    return client.post(f"/desk/front/board/{row.pk}/act/", {**data, **fields})


def pins(row, *, draft=True):
    row = LineUp.objects.get(pk=row.pk)
    shown = row.get_latest_revision_as_object() if draft else row
    found = containers(list(shown.containers.raw_data))
    return [[slot.article_id for slot in one.slots] for one in found]


def leading(client):
    """The headline that stands first on the front, as readers get it."""
    main = client.get("/").content.decode().partition("<main")[2]
    return re.search(r"Story number \d", main).group()


def shown(row):
    return [[card.headline for card in column.cards] for column in board_of(working(row)).columns]


def test_the_board_shows_what_stands_now_by_hand_and_by_rule(stories):
    # Not the lead: stories that happen to be related would stand beside it.
    row = front(block("our_picks", stories[5]), block("latest", size=2))
    board = board_of(working(row))
    assert shown(row) == [
        ["Story number 5", "Story number 0", "Story number 1"],
        ["Story number 2", "Story number 3"],
    ]
    assert [card.is_pinned for card in board.columns[0].cards] == [True, False, False]


def test_the_lead_is_changed_and_live_with_one_move_and_one_press(stories, client):
    row = front(block("lead", stories[5]), block("latest", size=2))
    editor = logins.log_in("Editors")
    assert act(editor, row, "put", stories[3]).status_code == 200
    assert leading(client) == "Story number 5"
    answer = editor.post(
        f"/desk/front/board/{row.pk}/publish/", {"version": version(row)}, follow=True
    )
    assert "Readers see it now" in answer.content.decode()
    assert pins(row, draft=False)[0] == [stories[3].pk, stories[5].pk]
    assert leading(client) == "Story number 3"


def test_each_change_can_be_undone_and_what_was_published_too(stories):
    row = front(block("lead", stories[5]))
    editor = logins.log_in("Editors")
    act(editor, row, "put", stories[3])
    act(editor, row, "put", stories[4])
    editor.post(f"/desk/front/board/{row.pk}/publish/", {"version": version(row)})
    for expected in ([stories[3], stories[5]], [stories[5]], [stories[5]]):
        act(editor, row, "undo")
        assert pins(row) == [[one.pk for one in expected]]


def test_a_change_of_what_somebody_else_changed_meanwhile_is_refused_and_nothing_is_lost(stories):
    row = front(block("lead"))
    seen = version(row)
    act(logins.log_in("Editors"), row, "put", stories[3])
    answer = act(logins.log_in("Publishers"), row, "put", stories[4], version=seen)
    assert answer.status_code == 409
    assert "Somebody else" in answer.json()["said"]
    assert pins(row) == [[stories[3].pk]]


def test_a_locked_line_up_is_not_changed(stories):
    row = front(block("lead"))
    LineUp.objects.filter(pk=row.pk).update(
        locked=True, locked_by=logins.user("Publishers"), locked_at=timezone.now()
    )
    answer = act(logins.log_in("Editors"), row, "put", stories[3])
    assert answer.status_code == 409
    assert "locked" in answer.json()["said"]


@pytest.mark.parametrize("fields", [{"story": "x"}, {"place": "9"}, {"act": "dance"}])
def test_what_cannot_be_understood_changes_nothing(stories, fields):
    row = front(block("lead", stories[5]))
    answer = act(logins.log_in("Editors"), row, "put", stories[3], **fields)
    assert answer.status_code == 409
    assert pins(row) == [[stories[5].pk]]


def test_audience_editors_prepare_and_do_not_publish(stories):
    row = front(block("lead", stories[5]))
    audience = logins.log_in("Audience editors")
    assert act(audience, row, "put", stories[3]).status_code == 200
    assert b"An editor publishes it" in audience.get("/desk/front/board/").content
    address = f"/desk/front/board/{row.pk}/publish/"
    audience.post(address, {"version": version(row)})
    assert pins(row, draft=False) == [[stories[5].pk]]


@pytest.mark.parametrize("role", ["Contributors", "Reporters"])
def test_others_have_no_board(stories, role):
    row = front(block("lead", stories[5]))
    assert logins.log_in(role).get("/desk/front/board/").status_code != 200
    act(logins.log_in(role), row, "put", stories[3])
    assert pins(row) == [[stories[5].pk]]


def test_a_story_pinned_lower_that_leads_already_is_named(stories):
    row = front(block("lead", stories[5]), block("whats_hot", stories[5]))
    column = board_of(working(row)).columns[1]
    assert [one.headline for one in column.unseen] == ["Story number 5"]
    assert "already in Lead package" in column.unseen[0].reason
    told = "“Story number 5” is already in Lead package, so What's Hot does not show it again."
    assert told in warnings_of(board_of(working(row)))
    html = logins.log_in("Editors").get("/desk/front/board/").content.decode()
    assert "is pinned here but not shown: already in Lead package" in html
    form = logins.log_in("Editors").get(f"/desk/front/edit/{row.pk}/").content.decode()
    assert "already in Lead package" in form


def test_a_story_withdrawn_soon_is_named(stories):
    row = front(block("lead", stories[5]))
    at = timezone.now() + timedelta(hours=2)
    type(stories[5]).objects.filter(pk=stories[5].pk).update(expire_at=at)
    assert any("is withdrawn" in one for one in warnings_of(board_of(working(row))))


def test_stories_without_picture_twice_and_too_many_of_one_section_are_named(stories):
    row = front(block("lead", size=5), block("our_picks", stories[0], repeats=True, size=1))
    said = " ".join(warnings_of(board_of(working(row))))
    assert "“Story number 0”, has no picture" in said
    assert "“Story number 0” stands twice: in Lead package and in Our Picks." in said
    assert "6 of the first 6 stories are from Africa." in said


def test_a_pin_ends_at_the_time_that_was_chosen(stories):
    row = front(block("lead", stories[5]))
    editor = logins.log_in("Editors")
    act(editor, row, "until", stories[5], until="2036-11-29T18:00")
    card = board_of(working(LineUp.objects.get(pk=row.pk))).columns[0].cards[0]
    assert card.pin.startswith("Pinned until")
    assert timezone.localtime(card.until).hour == 18


def test_a_draft_is_for_the_time_that_was_chosen_and_readers_see_nothing_of_it(stories):
    row = front(block("lead", stories[5]))
    editor = logins.log_in("Editors")
    editor.post("/desk/front/board/begin/", {"at": "2036-11-29T06:00"})
    draft = LineUp.objects.get(live=False)
    assert timezone.localtime(draft.starts_at).hour == 6
    assert CurrentLineUp.current().line_up_id == row.pk
    editor.post(f"/desk/front/board/{draft.pk}/publish/", {"version": version(draft)})
    assert CurrentLineUp.current().line_up_id == row.pk
    editor.post("/desk/front/board/begin/", {"at": "soon"})
    assert LineUp.objects.count() == 2


def test_without_a_line_up_the_front_is_taken_into_ones_hands(stories):
    editor = logins.log_in("Editors")
    assert b"fills itself now" in editor.get("/desk/front/board/").content
    editor.post("/desk/front/board/begin/")
    row = LineUp.objects.get()
    act(editor, row, "put", stories[4])
    editor.post(f"/desk/front/board/{row.pk}/publish/", {"version": version(row)})
    assert CurrentLineUp.current().line_up_id == row.pk
    assert shown(LineUp.objects.get(pk=row.pk))[0][0] == "Story number 4"


def test_publishing_something_else_does_not_take_credit_for_a_front_that_others_planned(stories):
    row = front(block("lead", stories[5]), starts_at=timezone.now() - timedelta(hours=1))
    planned = LineUp(name="Noon", containers=[block("lead", stories[3])])
    planned.starts_at = timezone.now() - timedelta(seconds=2)
    planned.save()
    other = LineUp(name="Next week", live=False, containers=[])
    other.starts_at = timezone.now() + timedelta(days=7)
    other.save()
    other.save_revision().publish(user=logins.user("Editors"))
    assert CurrentLineUp.current().line_up_id == row.pk
    set_current_line_up()
    assert CurrentLineUp.current().line_up_id == planned.pk


@pytest.mark.parametrize("tab", ["newest", "read", "wire", "scheduled", "nonsense"])
def test_each_tab_of_the_feed_answers_in_few_queries(stories, tab, django_assert_max_num_queries):
    row = front(block("lead", stories[5]))
    editor = logins.log_in("Editors")
    with django_assert_max_num_queries(40):
        answer = editor.get(f"/desk/front/board/{row.pk}/feed/?tab={tab}")
    assert answer.status_code == 200
    assert answer["X-Version"] == str(row.latest_revision_id)


def test_the_wires_tab_has_agency_stories_and_copy_that_waits(stories):
    row = front(block("lead", stories[5]))
    africa = stories[0].get_parent().specific
    newsroom.story(africa, "From the agency", by=newsroom.agency())
    WireItem.objects.create(guid="1", form="ninjs", content=b"", headline="Not taken yet")
    address = f"/desk/front/board/{row.pk}/feed/?tab=wire"
    html = logins.log_in("Editors").get(address).content.decode()
    assert "From the agency" in html
    assert "Not taken yet" in html
    assert "Story number 0" not in html
    assert "Not taken yet" not in logins.log_in("Audience editors").get(address).content.decode()


def test_the_feed_says_what_stands_on_the_front_already(stories):
    row = front(block("lead", stories[5], size=1))
    html = logins.log_in("Editors").get(f"/desk/front/board/{row.pk}/feed/").content.decode()
    assert "Story number 5" in html
    assert html.count("in Lead package") == 1


def test_the_board_asks_few_queries(stories, django_assert_max_num_queries):
    front(*(block("lead") for _ in range(8)))
    editor = logins.log_in("Editors")
    editor.get("/desk/front/board/")
    with django_assert_max_num_queries(40):
        editor.get("/desk/front/board/")
