"""What is kept from one snapshot to the next, and when it is not."""

import pytest
from django.db import transaction

from djeli.press import api as press
from djeli.press.models import Change
from djeli.press.render import value_cache
from djeli.press.render.dependencies import recorded_dependencies
from djeli.press.render.snapshot import snapshot
from djeli.press.render.value_cache import Moment
from djeli.stories.models import Contributor

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return [Contributor.objects.create(name=name, slug=name) for name in ("awa", "bola", "chidi")]


def names(people, made):
    """Each one's name; in ``made``, whose was read from the database."""
    wanted = [person.pk for person in people]
    known = press.snapshot_cache("names")
    if lacking := known.lacking(wanted):
        found = dict(Contributor.objects.filter(pk__in=lacking).values_list("pk", "name"))
        made += found.values()
        known.keep(found, lambda pk: [press.row_key(Contributor, pk)])
    return list(known.take(wanted).values())


def in_snapshot(people, **options):
    made = []
    with snapshot(**options):
        found = names(people, made)
    return found, made


def test_only_what_has_changed_is_made_again(people):
    in_snapshot(people)
    Contributor.objects.filter(pk=people[1].pk).update(name="Bola Ade")
    assert in_snapshot(people) == (["awa", "Bola Ade", "chidi"], ["Bola Ade"])
    assert in_snapshot(people) == (["awa", "Bola Ade", "chidi"], [])


def test_who_takes_what_is_remembered_depends_on_what_it_was_made_of(people):
    in_snapshot(people)
    with snapshot(), recorded_dependencies() as keys:
        names(people, [])
    assert {press.row_key(Contributor, person.pk) for person in people} <= keys


def test_outside_of_a_snapshot_and_afresh_everything_is_read(people):
    in_snapshot(people)
    made = []
    names(people, made)
    assert len(made) == 3
    assert in_snapshot(people, afresh=True)[1] == ["awa", "bola", "chidi"]


def test_within_a_snapshot_it_is_read_once_even_afresh(people):
    made = []
    with snapshot(afresh=True):
        names(people, made)
        names(people, made)
    assert len(made) == 3


def test_a_change_of_everything_forgets_all(people):
    in_snapshot(people)
    Change.objects.create(key=press.EVERYTHING, at=1.0)
    assert len(in_snapshot(people)[1]) == 3


def test_a_log_that_was_shortened_forgets_all(people):
    in_snapshot(people)
    Change.objects.all().delete()
    Contributor.objects.filter(pk=people[0].pk).update(name="Awa T.")
    assert len(in_snapshot(people)[1]) == 3


def test_what_a_rolled_back_change_led_to_is_forgotten(people):
    in_snapshot(people)
    with transaction.atomic():
        Contributor.objects.filter(pk=people[0].pk).update(name="never")
        assert in_snapshot(people)[0][0] == "never"
        transaction.set_rollback(True)
    assert in_snapshot(people)[0] == ["awa", "bola", "chidi"]
    Contributor.objects.filter(pk=people[2].pk).update(name="Chidi O.")
    assert in_snapshot(people)[0] == ["awa", "bola", "Chidi O."]


def test_an_older_snapshot_sees_nothing_of_a_newer_one_and_leaves_it_nothing(people):
    older = Moment(5, 1.0)
    value_cache.go_on_to(older)
    here = value_cache.SnapshotCache("names", older)
    here.keep({7: "before"}, lambda _: ["contributor:7"])
    newer = Moment(6, 2.0)
    value_cache.go_on_to(newer)
    assert here.take([7]) == {7: "before"}
    here.keep({8: "before too"}, lambda _: ["contributor:8"])
    assert value_cache.SnapshotCache("names", newer).lacking([7, 8]) == [7, 8]


def test_the_oldest_go_where_there_are_too_many(people):
    with snapshot():
        known = press.snapshot_cache("few", 2)
        known.keep(dict.fromkeys([1, 2, 3], "value"), lambda _: [])
        assert known.lacking([1, 2, 3]) == []
    with snapshot():
        assert press.snapshot_cache("few", 2).lacking([1, 2, 3]) == [1]
