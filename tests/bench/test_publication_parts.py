import gc

import pytest
from django.db import transaction

from djeli.bench.publication_parts import Publication, Spent, slowest, spending
from djeli.press.runs.outcome import Outcome
from djeli.stories.models import Topic


def publication(whole, **parts):
    return Publication(whole, whole / 2, Spent(cpu=0.05), Outcome(parts=parts))


def test_the_slowest_come_first_with_their_parts():
    found = [publication(0.1), publication(0.4, render=0.2, sync=0.05), publication(0.2)]

    first, second = slowest(found, 2)

    assert (first.slowest, first.whole_ms, first.ratio) == (1, 400.0, 2.0)
    assert (first.publish_ms, first.cpu_ms) == (200.0, 50.0)
    assert (first.render_ms, first.sync_ms, first.lock_ms) == (200.0, 50.0, 0.0)
    assert second.whole_ms == 200.0


@pytest.mark.django_db(transaction=True)
def test_commits_and_the_collector_are_counted():
    with spending() as spent:
        with transaction.atomic():
            Topic.objects.create(name="Rivers", slug="rivers")
        gc.collect()

    assert spent.commits >= spent.longest_commit > 0
    assert spent.collector > 0
    assert spent.cpu > 0
