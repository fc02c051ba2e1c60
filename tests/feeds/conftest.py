"""A small edition with all that a feed may have to say."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from djeli.stories.models import Edition
from tests import newsroom

HOSTILE = "]]> & <b>\x0bTide\x00</b> “ﷺ” 🌊"


@pytest.fixture
def edition():
    politics = newsroom.section("politics")
    africa = newsroom.section("africa", under=politics)
    Edition.objects.update(description="Light, daily, in two languages", email="desk@lantern.test")
    rivers, wire = newsroom.topic("Rivers"), newsroom.agency()
    elsewhere = newsroom.story(africa, "The ferry stops", ago=timedelta(days=3))
    whole = newsroom.story(
        africa,
        "The bridge opens",
        ago=timedelta(hours=5),
        standfirst="Six years late, and free for a month.",
        dateline="Akosombo",
        lead_picture=newsroom.picture(caption="The bridge on its first day"),
        by=[newsroom.contributor(), newsroom.contributor("Kofi Mensah")],
        topics=[rivers],
        body=[
            (
                "paragraph",
                f'<p>The <a linktype="page" id="{elsewhere.pk}">ferry</a> carried '
                '<a href="/politics/">more</a>, <a href="javascript:alert(1)">not this</a>.</p>',
            ),
            ("heading", "Who <pays>"),
            ("quote", {"text": "We walked it first", "person": "Efua", "role": "trader"}),
            ("facts", {"title": "In figures", "text": "<ul><li>Six years</li></ul>"}),
            ("picture", {"picture": newsroom.picture("A ferry").pk, "caption": "", "credit": ""}),
            ("embed", {"url": "https://video.example/1", "title": "The crossing"}),
            (
                "table",
                {"data": [["Year", "Cars"], ["2026", "9"]], "first_row_is_table_header": True},
            ),
            ("related", {"story": elsewhere.pk}),
        ],
    )
    agency_copy = newsroom.story(
        africa,
        "Wire says so",
        ago=timedelta(hours=2),
        standfirst="By an agency.",
        agency=wire,
        usage_terms="Do not archive.",
        by=wire,
        body=[("paragraph", "<p>Agency text, whole.</p>")],
    )
    hostile = newsroom.story(
        africa,
        HOSTILE.replace("\x00", ""),
        slug="hostile",
        ago=timedelta(hours=1),
        standfirst="a\x08b & ]]> <c>",
        language="ar",
    )
    return SimpleNamespace(
        politics=politics,
        africa=africa,
        whole=whole,
        agency_copy=agency_copy,
        hostile=hostile,
        elsewhere=elsewhere,
        wire=wire,
    )
