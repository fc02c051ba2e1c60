"""Sample fronts, sections, authors and other pages that are no story."""

from dataclasses import replace

from markupsafe import Markup

from djeli.web.samples import article, cards, pictures
from djeli.web.samples.shells import AFRICA, HOME, POLITICS
from djeli.web.view_models import body
from djeli.web.view_models.byline import AuthorBox
from djeli.web.view_models.card import Link
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.pages.fact_checks import FactChecksPage, RatingChoice
from djeli.web.view_models.pages.front import Container, FrontPage
from djeli.web.view_models.pages.lists import (
    AuthorPage,
    AuthorsPage,
    LatestPage,
    Pagination,
    SectionPage,
)
from djeli.web.view_models.pages.newsletters import Act, NewsletterChoice, SubscriptionPage
from djeli.web.view_models.pages.notice import NewsletterPage, NoticePage
from djeli.web.view_models.pages.search import Choice, SearchPage, SearchResult
from djeli.web.view_models.pages.standing import StandingPage

TWO_CLAIMS = article.FACT_CHECK.claims


def _head(title: str, path: str) -> PageHead:
    return PageHead(title=title, canonical_url=f"https://news.example.org{path}")


FRONT = FrontPage(
    head=replace(_head("Vardiafrica – Your source for verified news", "/"), is_whole_title=True),
    containers=(
        Container(
            kind="lead",
            cards=(cards.RIVER, cards.BREAKING, cards.COCOA, cards.OPINION, cards.EXPLAINER),
            beside=(cards.MARKET, cards.BOATS, cards.RAIL),
        ),
        Container(kind="whats_hot", cards=(cards.COCOA, cards.CLINIC, cards.SCREEN)),
        Container(kind="dont_miss", cards=(cards.RADIO, cards.BOATS, cards.OPINION, cards.TAX)),
        Container(
            kind="section",
            heading="Africa",
            url="/politics/africa/",
            cards=(cards.MARKET, cards.RAIL, cards.ARABIC, cards.RIVER),
        ),
        Container(
            kind="section",
            heading="Lifestyle",
            url="/lifestyle/",
            cards=(cards.PHOTOS, cards.YORUBA, cards.SPONSORED, cards.SCREEN),
        ),
        Container(kind="top_posts", cards=(cards.TAX, cards.COUNTED, cards.COCOA, cards.RAIL)),
        Container(kind="our_picks", cards=(cards.RADIO, cards.MARKET, cards.BOATS)),
        Container(kind="most_popular", cards=(cards.CLINIC, cards.TAX, cards.YORUBA, cards.RAIL)),
        Container(kind="latest", url="/latest/", cards=cards.ALL[:8]),
    ),
)
FRONT_OTHERWISE = replace(
    FRONT,
    containers=(
        Container(kind="whats_hot", cards=(cards.COCOA, cards.CLINIC, cards.SCREEN)),
        Container(kind="lead", cards=(cards.BREAKING, cards.TAX, cards.COCOA)),
        Container(kind="our_picks", cards=(cards.RADIO, cards.MARKET, cards.BOATS)),
        Container(kind="section", heading="Finance", cards=(cards.TAX,)),
        Container(
            kind="section", heading="Science", url="/science/", cards=(cards.CLINIC, cards.COCOA)
        ),
        Container(kind="top_posts", cards=(cards.TAX, cards.COUNTED, cards.COCOA, cards.RAIL)),
        Container(kind="most_popular", cards=(cards.CLINIC, cards.TAX)),
        Container(kind="dont_miss", cards=(cards.TAX,)),
    ),
)
FRONT_PLAIN_LEAD = replace(
    FRONT,
    containers=(
        Container(kind="lead", cards=(cards.TAX, cards.RADIO, cards.COCOA, cards.PHOTOS)),
        *FRONT.containers[1:],
    ),
)
"""A story without a picture leads."""
FIRST_RUN = FrontPage(head=replace(_head("My edition", "/"), is_whole_title=True))

_PAGES = Pagination(number=1, count=14, url="/politics/africa/")

SECTION = SectionPage(
    head=_head("Politics", "/politics/"),
    name="Politics",
    description="Elections, courts and treaties, from the ward to the Union, and what they change.",
    breadcrumb=(HOME,),
    children=(
        AFRICA,
        Link("Asia", "/politics/asia/"),
        Link("Europe", "/politics/europe/"),
        Link("US & Canada", "/politics/us-canada/"),
        Link("World", "/politics/world/"),
    ),
    package=(cards.RIVER, cards.RADIO, cards.TAX, cards.RAIL),
    strips=(
        Container(
            kind="section",
            heading="Africa",
            url="/politics/africa/",
            cards=(cards.MARKET, cards.RAIL, cards.ARABIC, cards.COUNTED),
        ),
        Container(
            kind="section",
            heading="US & Canada",
            url="/politics/us-canada/",
            cards=(cards.BOATS, cards.OPINION, cards.BREAKING),
        ),
        Container(
            kind="section",
            heading="World",
            url="/politics/world/",
            cards=(cards.BREAKING, cards.TAX),
        ),
    ),
    cards=(cards.COCOA, cards.CLINIC, cards.SPONSORED, cards.EXPLAINER, cards.SCREEN, cards.YORUBA),
    pagination=_PAGES,
    feed_url="/politics/feed/",
)
SECTION_SECOND = replace(
    SECTION,
    name="Africa",
    breadcrumb=(HOME, POLITICS),
    children=(),
    description="",
    package=(),
    strips=(),
    cards=cards.ALL,
    pagination=replace(_PAGES, number=7),
)
SECTION_EMPTY = replace(
    SECTION, name="Luxury", package=(), strips=(), cards=(), pagination=None, description=""
)

AUTHOR = AuthorPage(
    head=replace(_head("Awa Traoré", "/authors/awa-traore/"), kind="profile"),
    author=article.AWA,
    breadcrumb=(HOME, Link("Authors", "/authors/")),
    cards=(cards.RIVER, cards.MARKET, cards.RADIO),
    pagination=replace(_PAGES, count=3, url="/authors/awa-traore/"),
    feed_url="/authors/awa-traore/feed/",
)
AUTHOR_EMPTY = replace(
    AUTHOR, author=AuthorBox(name="Sahel Wire", role="Agency, Niamey"), cards=(), pagination=None
)
AUTHORS = AuthorsPage(
    head=_head("Authors", "/authors/"),
    breadcrumb=(HOME,),
    authors=(
        article.AWA,
        article.IBRAHIM,
        AuthorBox(name="Sahel Wire", url="/authors/sahel-wire/", role="Agency, Niamey"),
        replace(article.IBRAHIM, name="Wanjirũ Kamau", portrait=pictures.FACES[2]),
    ),
)
LATEST = LatestPage(
    head=_head("Latest", "/latest/"),
    breadcrumb=(HOME,),
    cards=tuple(sorted(cards.ALL, key=lambda card: card.published, reverse=True)),
    pagination=replace(_PAGES, url="/latest/"),
    feed_url="/feed/",
)
FACT_CHECKS = FactChecksPage(
    head=_head("Fact-checks", "/fact-checks/"),
    heading="Fact-checks",
    note="What was said, what we found, and how we looked. Each claim has a rating.",
    ratings=(
        RatingChoice("True", "/fact-checks/true/", 3),
        RatingChoice("False", "/fact-checks/false/", 12, is_chosen=True),
    ),
    breadcrumb=(HOME,),
    cards=(cards.FACT_CHECK, replace(cards.FACT_CHECK, url="/africa/two/", claims=TWO_CLAIMS)),
    feed_url="/fact-checks/feed/",
)
STANDING = StandingPage(
    head=_head("Corrections policy", "/corrections-policy/"),
    heading="Corrections policy",
    introduction="We correct in public, and we say what was wrong.",
    breadcrumb=(HOME,),
    updated=cards.hours_ago(2000),
    body=(
        body.Paragraphs(
            Markup(
                "<p>When a story is wrong, we change it and say so on the story, with the time and "
                "the words that were there before.</p>"
            )
        ),
        body.Heading("How to tell us"),
        body.Paragraphs(
            Markup(
                "<ol><li>Send the address of the story.</li><li>Say what is wrong, and how you "
                "know.</li><li>Leave a way to answer you, if you wish.</li></ol>"
            )
        ),
        article.BODY[-1],
    ),
)

SEARCH_FORM = SearchPage(head=_head("Search", "/search/"), breadcrumb=(HOME,), latest=cards.ALL[:4])
SEARCH_RESULTS = replace(
    SEARCH_FORM,
    query="river",
    total=31,
    sections=(
        Choice("", "All sections", is_chosen=True),
        Choice("politics", "Politics", count=19),
        Choice("finance", "Finance", count=12),
    ),
    periods=(
        Choice("", "Any time", is_chosen=True),
        Choice("7", "Last 7 days", count=3),
        Choice("365", "Last year", count=31),
    ),
    authors=(
        Choice("", "All authors", is_chosen=True),
        Choice("mariama-sow", "Mariama Sow", count=8),
    ),
    orders=(Choice("", "Most relevant", is_chosen=True), Choice("date", "Newest first")),
    results=(
        SearchResult(
            card=cards.RIVER,
            headline=Markup("<mark>River</mark> states agree on a shared flood warning"),
            snippet=Markup("… have stood in the <mark>river</mark> since before the bridges …"),
        ),
        SearchResult(card=cards.MARKET),
        SearchResult(card=cards.TAX),
    ),
    pagination=Pagination(number=1, count=3, url="/search/", arguments=(("q", "river"),)),
)
SEARCH_NOTHING = replace(
    SEARCH_FORM, query="rivver", total=0, suggestion=Link("river", "/search/?q=river")
)
SEARCH_SOME = replace(
    SEARCH_RESULTS,
    query="river orchestra",
    is_some=True,
    notes=("Your search was too long. We searched for the first part.",),
)

NEWSLETTER = NewsletterPage(head=_head("Newsletter", "/newsletter/"), breadcrumb=(HOME,))
NEWSLETTER_CHOICE = replace(
    NEWSLETTER,
    choices=(
        NewsletterChoice(
            id=1,
            name="Daily digest",
            promise="The day’s verified news at seven each morning.",
            is_chosen=True,
        ),
        NewsletterChoice(
            id=2, name="Breaking news", promise="One mail when something big happens."
        ),
    ),
)
SUBSCRIPTION = SubscriptionPage(
    head=PageHead(title="Your newsletters", robots="noindex"),
    heading="Your newsletters",
    text="For awa@example.org:",
    told="Your choice is saved.",
    choices=NEWSLETTER_CHOICE.choices,
    is_form=True,
    acts=(
        Act("Save", "choose"),
        Act("Unsubscribe from all", "stop", is_quiet=True),
        Act("Delete my address", "erase", is_quiet=True),
    ),
    small="Stopping keeps your address. Erasing deletes everything.",
)
SUBSCRIPTION_CONFIRM = SubscriptionPage(
    head=PageHead(title="Do you want this newsletter?", robots="noindex"),
    heading="Do you want this newsletter?",
    text="For awa@example.org:",
    choices=NEWSLETTER_CHOICE.choices[:1],
    acts=(Act("Yes, send it to me"),),
    small="If you did not ask for it, close this page. Nothing will be sent.",
)
NEWSLETTER_ERROR = replace(
    NEWSLETTER,
    email="awa@example",
    error="This address has no ending such as .org. Nothing was sent; please look at it again.",
)
NOT_FOUND = NoticePage(head=PageHead(title="Not found", robots="noindex"), latest=cards.ALL[:4])
ANSWER = NoticePage(
    head=PageHead(title="Check your mailbox", robots="noindex"),
    status=200,
    heading="Check your mailbox",
    text="We sent a link to awa@example.org. Your subscription begins when you follow it.",
    links=(Link("Latest stories", "/latest/"),),
)
