"""What a page depends on is the same whichever page was rendered before it in the same snapshot."""

from datetime import timedelta

import pytest

from djeli.press.render.addresses import all_addresses
from djeli.press.render.renderer import render
from djeli.press.render.snapshot import snapshot
from tests import newsroom

pytestmark = pytest.mark.django_db


def keys_in_one_snapshot(addresses):
    with snapshot(afresh=True) as number:
        return {address: render(address, number).keys for address in addresses}


def test_who_is_rendered_first_depends_on_no_more_than_who_comes_next():
    africa = newsroom.section("africa")
    topic, picture = newsroom.topic(), newsroom.picture()
    for number in range(3):
        newsroom.story(
            africa,
            f"The bridge, part {number}",
            ago=timedelta(hours=number),
            is_fact_check=True,
            topics=[topic],
            lead_picture=picture,
            by=[newsroom.contributor(), newsroom.agency()],
        )
    addresses = list(all_addresses())
    assert len(addresses) > 20
    there, back = keys_in_one_snapshot(addresses), keys_in_one_snapshot(addresses[::-1])
    assert {at: there[at] ^ back[at] for at in addresses if there[at] != back[at]} == {}
