"""Sample topics, and a running story."""

from dataclasses import replace

from djeli.web.samples import cards, pictures
from djeli.web.samples.shells import HOME
from djeli.web.view_models.card import Link
from djeli.web.view_models.globe import Globe
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.pages.lists import Pagination
from djeli.web.view_models.pages.topic import SoFar, TopicGroup, TopicPage, TopicsPage

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
    globe=Globe(13.5, 2.1),
    elsewhere="https://www.example.org/niger-river",
    breadcrumb=(HOME,),
    cards=(cards.RIVER, cards.MARKET, cards.BOATS),
    feed_url="/topics/niger-river/feed/",
)
PERSON = replace(
    PLACE,
    name="Oumou Sangho-Diarra",
    kind="person",
    intro=("She runs the ferries of Mopti.", "Before that she mended their engines for ten years."),
    portrait=pictures.FACES[0],
    globe=None,
)
RUNNING = replace(
    PLACE,
    name="The river port",
    kind="running",
    intro=(_LINE,),
    globe=None,
    elsewhere="",
    count=31,
    began=cards.hours_ago(9000),
    cards=_NEWEST_FIRST,
    pagination=Pagination(number=1, count=2, url="/topics/the-river-port/"),
)
EMPTY = replace(PLACE, intro=(), globe=None, elsewhere="", cards=(), name="Bridges")

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
        TopicGroup("running", (Link("The river port", "/topics/the-river-port/"),)),
        TopicGroup(
            "place",
            tuple(Link(name, f"/topics/{name.lower()}/") for name in ("Gao", "Lokoja", "Mopti")),
        ),
        TopicGroup("subject", (Link("Inland shipping", "/topics/inland-shipping/"),)),
    ),
    breadcrumb=(HOME,),
)
