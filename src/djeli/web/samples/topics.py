"""Sample topics, and a running story."""

from dataclasses import replace

from djeli.stories.gazetteer.places import Place
from djeli.web.maps.svg import svg
from djeli.web.samples import cards, pictures
from djeli.web.samples.shells import HOME
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.pages.lists import Pagination
from djeli.web.view_models.pages.topic import CountedLink, SoFar, TopicGroup, TopicPage, TopicsPage

_LINE = (
    "The dry port is two years late. We follow the dredger, the levy that pays for it, and the "
    "towns that wait."
)
_NEWEST_FIRST = tuple(sorted(cards.ALL, key=lambda card: card.published, reverse=True))

PLACE = TopicPage(
    head=PageHead(
        title="Niger River", canonical_url="https://news.example.org/topics/niger-river/"
    ),
    name="Niger River",
    kind="place",
    intro=("From Guinea’s highlands to the delta, 4,180 km through ten countries that share it.",),
    map=svg((Place("Niamey", 13.5, 2.1),), "Map: Niamey"),
    elsewhere="https://www.example.org/niger-river",
    breadcrumb=(HOME,),
    cards=(cards.RIVER, cards.MARKET, cards.BOATS),
    feed_url="/topics/niger-river/feed/",
    alert_key="7",
)
PERSON = replace(
    PLACE,
    name="Oumou Sangho-Diarra",
    kind="person",
    intro=("She runs the ferries of Mopti.", "Before that she mended their engines for ten years."),
    portrait=pictures.FACES[0],
    map=None,
)
RUNNING = replace(
    PLACE,
    name="The river port",
    kind="running",
    intro=(_LINE,),
    map=None,
    elsewhere="",
    count=31,
    began=cards.hours_ago(9000),
    cards=_NEWEST_FIRST,
    pagination=Pagination(number=1, count=2, url="/topics/the-river-port/"),
)
EMPTY = replace(PLACE, intro=(), map=None, elsewhere="", cards=(), name="Bridges")

SO_FAR = SoFar(
    name="The river port",
    url="/topics/the-river-port/",
    summary=_LINE,
    parts=tuple(reversed(_NEWEST_FIRST[:5])),
    here=_NEWEST_FIRST[2],
    count=5,
)
SO_FAR_ELSEWHERE = replace(SO_FAR, here=None, summary="", count=31)
INDEX = TopicsPage(
    head=PageHead(title="Topics", canonical_url="https://news.example.org/topics/"),
    groups=(
        TopicGroup("running", (CountedLink("The river port", "/topics/the-river-port/", 31),)),
        TopicGroup(
            "place",
            tuple(
                CountedLink(name, f"/topics/{name.lower()}/", len(name))
                for name in ("Gao", "Lokoja", "Mopti")
            ),
        ),
        TopicGroup("subject", (CountedLink("Inland shipping", "/topics/inland-shipping/", 1),)),
    ),
    breadcrumb=(HOME,),
)
