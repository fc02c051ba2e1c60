"""The door of the room: what other rooms may ask of the journalism."""

from djeli.stories.lineups import arrange, chosen_ids, containers, needs, turn
from djeli.stories.lists.cards import (
    BylineRow,
    CardPicture,
    CardRow,
    TopicRow,
    bylines_above,
    live_cards,
    topics_of,
)
from djeli.stories.lists.expiry import over
from djeli.stories.lists.listings import (
    LATEST,
    Range,
    agency_key,
    author_key,
    newest,
    relist,
    section_key,
    topic_key,
)
from djeli.stories.new_edition import found_edition, is_founded
from djeli.stories.published.rights import note_expiry
from djeli.stories.readiness import Lack, NotReady, also_ask, lacks
from djeli.stories.slugs.free import free_slug

__all__ = [
    "LATEST",
    "BylineRow",
    "CardPicture",
    "CardRow",
    "Lack",
    "NotReady",
    "Range",
    "TopicRow",
    "agency_key",
    "also_ask",
    "arrange",
    "author_key",
    "bylines_above",
    "chosen_ids",
    "containers",
    "found_edition",
    "free_slug",
    "is_founded",
    "lacks",
    "live_cards",
    "needs",
    "newest",
    "note_expiry",
    "over",
    "relist",
    "section_key",
    "topic_key",
    "topics_of",
    "turn",
]
