"""Sample stories: one with every kind of block, a very short one, one right-to-left."""

from dataclasses import replace
from datetime import date
from urllib.parse import quote

from markupsafe import Markup

from djeli.stories.charts.figures import read_figures
from djeli.web.charts.drawing import make_drawing
from djeli.web.charts.svg import svg
from djeli.web.html.counts import comments_linked, views_shown
from djeli.web.samples import cards, pictures
from djeli.web.samples.comments import COMMENTS, MANY
from djeli.web.samples.shells import AFRICA, HOME, POLITICS, SOCIALS
from djeli.web.structured_data.feed_links import feed_links
from djeli.web.structured_data.story import with_structure
from djeli.web.view_models import body
from djeli.web.view_models.byline import AgencyCredit, AuthorBox, ShownByline
from djeli.web.view_models.card import Flag, Link
from djeli.web.view_models.head import Alternate, PageHead
from djeli.web.view_models.pages.article import ArticlePage
from djeli.web.view_models.share import share_links
from djeli.web.view_models.sources import HowWeKnow, ShownSource

URL = "https://news.example.org/politics/africa/river-states-agree-on-a-shared-flood-warning/"
PICTURE_URL = f"https://news.example.org{pictures.RIVER.src('social')}"

AWA = AuthorBox(
    name="Awa Traoré",
    url="/authors/awa-traore/",
    role="Niger basin correspondent, Bamako",
    bio=(
        "Awa Traoré has followed the Niger from Faranah to the delta since 2011, mostly by bus. "
        "She writes about water, markets and the law of rivers."
    ),
    portrait=pictures.FACES[0],
    website="https://www.example.org/",
    socials=SOCIALS[:2],
)
IBRAHIM = AuthorBox(
    name="Ibrahim Sow",
    url="/authors/ibrahim-sow/",
    role="Security editor, Dakar",
    bio="Ibrahim Sow edits security news in two languages, and answers letters in four.",
    portrait=pictures.FACES[1],
)
WIRE = AgencyCredit(
    name="Sahel Wire",
    credit_line="With reporting by Sahel Wire",
    url="/authors/sahel-wire/",
    terms="© Sahel Wire. May not be copied or passed on without leave.",
)

HEAD = PageHead(
    title=cards.RIVER.headline,
    description=cards.RIVER.excerpt,
    canonical_url=URL,
    kind="article",
    social_picture_url=PICTURE_URL,
    social_picture_alt=pictures.RIVER.alt,
    published=cards.RIVER.published,
    updated=cards.RIVER.updated,
    section="Africa",
    authors=((AWA.name, f"https://news.example.org{AWA.url}"),),
    tags=("Niger River", "Floods", "ECOWAS"),
    alternates=(Alternate("en", URL), Alternate("fr", URL.replace(".org/", ".org/fr/"))),
    feeds=feed_links("Stories from Africa", "/politics/africa/"),
    oembed_url=f"https://news.example.org/oembed/?url={quote(URL, safe='')}",
)

_OPENING = Markup(
    "<p>The gauges are not new. Some of them have stood in the river since before the bridges, "
    "their enamel numbers worn to shadows. What is new is that from Monday they will all be read "
    "at the same hour, and that anyone will be able to see the number.</p>"
    "<p>Eleven governments signed the agreement in the early morning, after a night in which the "
    "delegates argued over a single line. It says that no state may hold back a reading, <em>for "
    "any reason</em>, for longer than it takes to send it. The text is "
    '<a href="https://www.example.org/text">four pages long</a>.</p>'
)
_SECOND = Markup(
    "<p>In Lokoja, where the two rivers meet, the fish market has moved three times since August. "
    "Its traders do not trust a warning that comes from far away. They would rather telephone "
    "upstream, they say, to a cousin.</p>"
    "<p>“My cousin reads the river by the colour of the reeds,” said Hadiza Musa, who has smoked "
    "fish there for thirty years. “He has been wrong twice. The office was wrong every day, "
    "because the office was silent.”</p>"
)
_THIRD = Markup(
    "<p>The hourly figures will be sent by telephone to anyone who asks for them, at no cost, in "
    "nine languages. Hausa speakers will hear <i>ruwa ya ƙaru</i>; in Yorùbá the line says that "
    "<i>omi ń ga sókè</i>. A reading that is not sent within ninety minutes is marked as missing, "
    "in red, beside the name of the state.</p>"
    "<p>What happens next depends on money. The river authority needs some ₦4.2 billion for new "
    "gauges, and has a third of it:</p>"
    "<ul><li>sixty gauges by satellite, of which twenty are paid for;</li>"
    "<li>a room in Niamey that is staffed at night;</li>"
    "<li>batteries that outlast the harmattan.</li></ul>"
)

_GAUGES = [["State", "Now", "Planned"], ["Guinea", "14", "22"], ["Mali", "31", "40"]]
PLANNED = make_drawing(
    {
        "title": "Where the gauges stand",
        "kind": "dot",
        "unit": "Gauges on the main stream",
        "source": "River authority",
        "note": "Counted in November.",
    },
    read_figures(_GAUGES),
    "en",
)

BODY: tuple[body.Block, ...] = (
    body.Paragraphs(_OPENING),
    body.FactBox(
        "The agreement in brief",
        Markup(
            "<ul><li>Eleven states, one table of readings</li><li>Every hour, from Monday</li>"
            "<li>Free by telephone, in nine languages</li></ul>"
        ),
    ),
    body.Heading("A warning from far away", anchor="far-away"),
    body.Paragraphs(_SECOND),
    body.BodyPicture(pictures.MARKET),
    body.PullQuote(
        "The office was wrong every day, because the office was silent.",
        "Hadiza Musa, fish trader, Lokoja",
    ),
    body.RelatedLink(cards.MARKET),
    body.Heading("Who pays for the night shift"),
    body.Paragraphs(_THIRD),
    body.Table(
        header=("State", "Gauges now", "Gauges planned"),
        rows=(
            ("Guinea", "14", "22"),
            ("Mali", "31", "40"),
            ("Niger", "19", "32"),
            ("Nigeria", "47", "61"),
        ),
        caption="Gauges on the main stream and its large tributaries",
        is_first_column_header=True,
    ),
    body.Gallery((pictures.BOATS, pictures.RAIL, pictures.SMALL), "Along the river"),
    body.Embed(
        provider="Vimeo",
        title="The gauge at Koulikoro, read at dawn",
        url="https://vimeo.com/000000000",
        frame_url="https://player.vimeo.com/video/000000000",
    ),
    body.DocumentLink("Text of the agreement", "/documents/1/agreement.pdf", "PDF", 482_133),
)

_STORY = ArticlePage(
    head=HEAD,
    breadcrumb=(HOME, POLITICS, AFRICA),
    section=AFRICA,
    kicker="Niger basin",
    headline=cards.RIVER.headline,
    standfirst=cards.RIVER.excerpt,
    bylines=(
        ShownByline(name="Awa Traoré", url="/authors/awa-traore/", portrait=pictures.FACES[0]),
        ShownByline(name="Sahel Wire", url="/authors/sahel-wire/", is_agency=True),
    ),
    agency=WIRE,
    dateline="Niamey",
    published=cards.RIVER.published,
    updated=cards.RIVER.updated,
    reading_minutes=6,
    lead_picture=pictures.RIVER,
    body=BODY,
    topics=(
        Link("Niger River", "/topics/niger-river/"),
        Link("Floods", "/topics/floods/"),
        Link("ECOWAS", "/topics/ecowas/"),
    ),
    share=share_links(URL, cards.RIVER.headline, PICTURE_URL),
    authors=(AWA,),
    related=(cards.MARKET, cards.RAIL, cards.BOATS),
    comments=COMMENTS,
    translations=(Link("Français", "/fr/politics/africa/fleuve/"),),
)

ARTICLE = with_structure(_STORY, "Vardiafrica", "en")

PLAIN_STORY = (
    *BODY[:4],
    body.Paragraphs(_THIRD),
    body.Paragraphs(_SECOND),
    body.Paragraphs(_OPENING.replace("Monday", "Friday")),
)

CHART = body.Chart(
    title="Where the gauges stand",
    svg=svg(PLANNED, "c1"),
    table=body.Table(PLANNED.figures.rows, PLANNED.figures.header, is_first_column_header=True),
    unit=PLANNED.unit,
    source=PLANNED.source,
    note=PLANNED.note,
)
CHARTED = replace(ARTICLE, body=(body.Paragraphs(_OPENING), CHART, body.Paragraphs(_SECOND)))

USUAL = replace(
    ARTICLE,
    body=PLAIN_STORY,
    report_url="/corrections/report/1/",
    changes_url=f"{cards.RIVER.url}changes/",
)
"""A story of usual length and kind."""

EVERYDAY = replace(
    USUAL,
    how_we_know=HowWeKnow(
        "verified",
        sources=(
            ShownSource(
                "document",
                "The agreement, as signed in Niamey",
                link="https://www.example.org/text",
                checked_how="We compared it with the copy of the river authority.",
                checked_on=date(2026, 11, 22),
                document=body.DocumentLink(
                    "The agreement with its annexes", "/documents/3/agreement.pdf", "PDF", 412_000
                ),
            ),
            ShownSource("record", "Hadiza Musa, fish trader, Lokoja"),
        ),
    ),
)
"""A usual story with all that most have: what the size of a page is measured by."""

BRIEF = ArticlePage(
    head=PageHead(
        title=cards.BREAKING.headline, canonical_url=f"https://news.example.org{cards.BREAKING.url}"
    ),
    breadcrumb=(HOME,),
    section=Link("World", "/politics/world/"),
    headline=cards.BREAKING.headline,
    published=cards.BREAKING.published,
    flags=(Flag.BREAKING, Flag.LIVE),
    bylines=(ShownByline(name="Lagoon Press Agency", is_agency=True),),
    body=(body.Paragraphs(Markup("<p>The vote was ninety-one to four. More follows.</p>")),),
)
"""A story with nothing but what it must have."""

MANY_HANDS = replace(
    ARTICLE,
    headline="Türkçe, Wanjirũ, Ɛdinam, Ŋutifafa: how eleven spellings reached one table of names",
    flags=(Flag.ANALYSIS, Flag.SPONSORED),
    sponsor="The Table of Names Trust",
    kicker="",
    bylines=tuple(
        ShownByline(name=name, url="/authors/x/", role=role, portrait=face)
        for name, role, face in (
            ("Wanjirũ Kamau", "", pictures.FACES[2]),
            ("Túndé Afọlábí", "", pictures.FACES[3]),
            ("Ibrahim Sow", "additional reporting", pictures.FACES[1]),
        )
    ),
    agency=None,
    body=BODY[:2],
    authors=(AWA, IBRAHIM),
    views=views_shown(1204),
    comments_said=comments_linked("48 comments"),
    comments=MANY,
    lead_picture=pictures.SMALL,
)
"""A story by three people, with counts, and a lead picture that is too small for its place."""

OPINION = replace(
    USUAL,
    headline="The queue is the policy. Publish the queue",
    standfirst="When a visa takes four hundred days, the form is only a way of saying no.",
    flags=(Flag.OPINION,),
    kicker="",
    bylines=(
        ShownByline(name="Ibrahim Sow", url="/authors/ibrahim-sow/", portrait=pictures.FACES[1]),
    ),
    agency=None,
    dateline="",
    authors=(IBRAHIM,),
)
ANALYSIS = replace(USUAL, flags=(Flag.ANALYSIS,), agency=None)
EXPLAINER = replace(
    USUAL, headline="How eleven states will share one flood warning", flags=(Flag.EXPLAINER,)
)
FACT_CHECK = replace(
    USUAL,
    headline="The flood gauges were not switched off. A battery was stolen",
    flags=(Flag.FACT_CHECK,),
    claims=(
        cards.CLAIM,
        replace(
            cards.CLAIM, text="Nobody reads the gauges on Sundays.", rating="True", tone="true"
        ),
    ),
)
LIVE = replace(
    USUAL,
    flags=(Flag.LIVE,),
    how_we_know=HowWeKnow("developing", note="Two of the eleven readings are still missing."),
)
PHOTOS = replace(
    USUAL,
    headline="A night with the dyers of Labé",
    flags=(Flag.PHOTOS,),
    body=(BODY[0], body.Gallery((pictures.BOATS, pictures.RAIL, pictures.MARKET)), *BODY[2:4]),
)
SPONSORED = replace(
    USUAL,
    headline="A December weekend of songs and slow boats on the lagoon at Aného",
    standfirst="Eleven choirs sing from moored boats, and the shore listens.",
    flags=(Flag.SPONSORED,),
    sponsor="Three Lagoons Tourism Board",
    kicker="",
    bylines=(),
    agency=None,
    authors=(),
    related=(),
)
"""One of each kind of story that is no report."""

FRENCH = replace(
    ARTICLE,
    language="fr",
    headline="Les États du fleuve s’accordent sur une alerte commune",
    standfirst="Onze gouvernements publieront chaque heure le niveau des eaux, du Fouta au delta.",
    kicker="Bassin du Niger",
    body=(
        body.Paragraphs(
            Markup(
                "<p>Les échelles ne sont pas neuves. Certaines se dressent dans le fleuve depuis "
                "avant les ponts, leurs chiffres d’émail usés jusqu’à l’ombre.</p>"
            )
        ),
    ),
)
"""A story in another language than the page's."""

ARABIC = replace(
    ARTICLE,
    headline="دول النهر تتفق على إنذار مشترك بالفيضانات بعد موسم شرّد مليوني شخص",
    standfirst="ستنشر إحدى عشرة حكومة مستويات المياه كل ساعة، من فوتا جالون إلى الدلتا.",
    kicker="حوض النيجر",
    section=Link("أفريقيا", "/politics/africa/"),
    breadcrumb=(Link("الرئيسية", "/"), Link("سياسة", "/politics/")),
    dateline="نيامي",
    body=(
        body.Paragraphs(
            Markup(
                "<p>ليست المقاييس جديدة. فبعضها قائم في النهر منذ ما قبل الجسور، وقد محا الماء "
                "أرقامها حتى صارت ظلالاً. الجديد أنها ستُقرأ كلها في الساعة نفسها ابتداءً من "
                "يوم الاثنين، وأن أي شخص سيستطيع أن يرى الرقم.</p><p>وقّعت الحكومات الاتفاق فجراً "
                "بعد ليلة من الجدل حول سطر واحد.</p>"
            )
        ),
        body.PullQuote("كان المكتب مخطئاً كل يوم، لأن المكتب كان صامتاً.", "حديزة موسى، بائعة سمك"),
        BODY[1],
    ),
    translations=(),
)
"""A story that runs from right to left."""
