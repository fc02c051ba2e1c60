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
from djeli.stories.models.derived.waiting_picture import WaitingPicture
from djeli.stories.models.edition import Edition, Navigation
from djeli.stories.models.fact_checks.claim import Claim
from djeli.stories.models.fact_checks.rating import Rating
from djeli.stories.models.former import FormerAddress
from djeli.stories.models.front import Front
from djeli.stories.models.lineup import CurrentLineUp, LineUp
from djeli.stories.models.picture import Picture, Rendition
from djeli.stories.models.public_record.chain_head import ChainHead
from djeli.stories.models.public_record.correction import (
    Correction,
    CorrectionPlace,
    CorrectionRules,
    Mend,
)
from djeli.stories.models.public_record.source import Clearance, Source, SourceRule
from djeli.stories.models.public_record.version import Version
from djeli.stories.models.public_record.withdrawal import Withdrawal
from djeli.stories.models.public_record.withholding import Withholding
from djeli.stories.models.section import Section
from djeli.stories.models.standing_page import StandingPage
from djeli.stories.models.topic import Topic

__all__ = [
    "Agency",
    "Article",
    "Byline",
    "ChainHead",
    "Claim",
    "Clearance",
    "Contributor",
    "Correction",
    "CorrectionPlace",
    "CorrectionRules",
    "CurrentLineUp",
    "Edition",
    "FormerAddress",
    "Front",
    "LineUp",
    "Listing",
    "Mend",
    "Mention",
    "Month",
    "Navigation",
    "Picture",
    "Rating",
    "Relation",
    "Rendition",
    "Section",
    "Showing",
    "ShowingProgress",
    "Source",
    "SourceRule",
    "StandingPage",
    "Tally",
    "Term",
    "TermVector",
    "Topic",
    "Version",
    "WaitingPicture",
    "Withdrawal",
    "Withholding",
]
