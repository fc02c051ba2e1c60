"""The rows of the journalism, one noun a module."""

from djeli.stories.models.agency import Agency
from djeli.stories.models.article import Article
from djeli.stories.models.byline import Byline
from djeli.stories.models.contributor import Contributor
from djeli.stories.models.derived.listing import Listing
from djeli.stories.models.derived.month import Month
from djeli.stories.models.derived.relation import Mention, Relation, Term, TermVector
from djeli.stories.models.derived.showing import Showing, ShowingProgress
from djeli.stories.models.derived.tally import Tally
from djeli.stories.models.edition import Edition, Navigation
from djeli.stories.models.former import FormerAddress
from djeli.stories.models.front import Front
from djeli.stories.models.lineup import LineUp, Turn
from djeli.stories.models.picture import Picture, Rendition
from djeli.stories.models.section import Section
from djeli.stories.models.standing_page import StandingPage
from djeli.stories.models.topic import Topic

__all__ = [
    "Agency",
    "Article",
    "Byline",
    "Contributor",
    "Edition",
    "FormerAddress",
    "Front",
    "LineUp",
    "Listing",
    "Mention",
    "Month",
    "Navigation",
    "Picture",
    "Relation",
    "Rendition",
    "Section",
    "Showing",
    "ShowingProgress",
    "StandingPage",
    "Tally",
    "Term",
    "TermVector",
    "Topic",
    "Turn",
]
