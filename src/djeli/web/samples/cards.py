"""Sample cards."""

from datetime import UTC, datetime, timedelta

from djeli.web.html.counts import comments_shown, views_shown
from djeli.web.samples import pictures
from djeli.web.view_models.card import Card, Flag
from djeli.web.view_models.claim import ShownClaim

NOW = datetime(2026, 11, 23, 11, 42, tzinfo=UTC)


def hours_ago(hours: float) -> datetime:
    """Give the time that many hours before the samples' present."""
    return NOW - timedelta(hours=hours)


RIVER = Card(
    url="/politics/africa/river-states-agree-on-a-shared-flood-warning/",
    headline=(
        "River states agree on a shared flood warning, after a season that moved two million people"
    ),
    published=hours_ago(4.5),
    updated=hours_ago(1),
    label="Niger basin",
    excerpt=(
        "Eleven governments will publish water levels every hour. Fishing towns on the lower Niger "
        "say that they could have used it in August."
    ),
    byline="Awa Traoré and Sahel Wire",
    reading_minutes=6,
    picture=pictures.RIVER,
)
COCOA = Card(
    url="/finance/cocoa-farmers-win-a-floor-price/",
    headline="Cocoa farmers win a floor price that follows the weather",
    published=hours_ago(7),
    label="Finance",
    excerpt="The board will set the price in April and again in September, by rain, not by rumour.",
    byline="Túndé Afọlábí",
    reading_minutes=4,
    picture=pictures.COCOA,
)
CLINIC = Card(
    url="/science/health-science/a-cheaper-malaria-test/",
    headline="A cheaper malaria test reads in ninety seconds",
    published=hours_ago(20),
    label="Health Science",
    excerpt="The strip needs no cold chain and no nurse, and costs less than a loaf of bread.",
    byline="Thandiwe Nkosi",
    reading_minutes=3,
    picture=pictures.CLINIC,
)
SCREEN = Card(
    url="/lifestyle/film-drama/open-air-screens/",
    headline="Les écrans de plein air de Ouagadougou se remplissent de nouveau",
    published=hours_ago(26),
    label="Film & Drama",
    excerpt="Huit salles sans toit ont rouvert en un an, et le public apporte ses propres chaises.",
    byline="Mariam Diallo",
    reading_minutes=5,
    picture=pictures.SCREEN,
    language="fr",
)
RAIL = Card(
    url="/politics/africa/dakar-line-reaches-thies/",
    headline="Dakar’s new line reaches Thiès a month early",
    published=hours_ago(31),
    label="Senegal",
    excerpt="The first train carried school children. The second, a day later, carried onions.",
    byline="Ibrahim Sow",
    reading_minutes=2,
    picture=pictures.RAIL,
)
RADIO = Card(
    url="/politics/africa/the-radio-station-that-talks-fighters-home/",
    headline="The radio station that talks fighters home",
    published=hours_ago(29),
    updated=hours_ago(3),
    label="Security",
    excerpt="Each night at nine the phones open. Callers do not give their names, and nobody asks.",
    byline="Ibrahim Sow",
    reading_minutes=9,
    picture=pictures.RADIO,
    flags=(Flag.ANALYSIS,),
)
BOATS = Card(
    url="/politics/asia/monsoon-forecasts/",
    headline="Monsoon forecasts reach the smallest boats",
    published=hours_ago(40),
    label="Asia",
    excerpt="A whistle code, sent by telephone, tells crews how long they have to come in.",
    byline="Mei Tan",
    reading_minutes=4,
    picture=pictures.BOATS,
)
MARKET = Card(
    url="/politics/africa/market-traders-return/",
    headline="Market traders return to the old bridge",
    published=hours_ago(44),
    label="Mali",
    excerpt="The town tried to move them three times. The river moved them once.",
    byline="Awa Traoré",
    reading_minutes=5,
    picture=pictures.MARKET,
)
TAX = Card(
    url="/finance/what-the-new-tax-rule-changes/",
    headline="What the new tax rule changes for a market stall",
    published=hours_ago(50),
    label="Finance",
    excerpt="Traders who sell for less than ₦25 million a year will file one page, once.",
    byline="Aisha Bello",
    reading_minutes=3,
)
YORUBA = Card(
    url="/lifestyle/entertainment/awon-olorin-eko/",
    headline="Àwọn olórin Èkó ń kọ orin tuntun fún ọdún tó ń bọ̀",
    published=hours_ago(55),
    label="Music",
    excerpt="Ẹgbẹ́ akọrin mẹ́ta ló máa ṣeré ní ọjọ́ Sátidé.",
    byline="Chiamaka Eze",
    reading_minutes=4,
    picture=pictures.SMALL,
    language="yo",
)
BREAKING = Card(
    url="/politics/world/assembly-votes/",
    headline="Assembly votes to keep the river open to all flags",
    published=hours_ago(0.4),
    label="World",
    excerpt="The vote was ninety-one to four. It takes effect at midnight.",
    byline="Lagoon Press Agency",
    reading_minutes=1,
    flags=(Flag.BREAKING, Flag.LIVE),
)
OPINION = Card(
    url="/politics/us-canada/the-queue-is-the-policy/",
    headline="The queue is the policy",
    published=hours_ago(60),
    label="US & Canada",
    excerpt="When a visa takes four hundred days, the form is only a way of saying no.",
    byline="Daniel Okafor-Reyes",
    reading_minutes=6,
    picture=pictures.RAIL,
    flags=(Flag.OPINION,),
    columnist="Daniel Okafor-Reyes",
    face=pictures.FACES[4],
)
SPONSORED = Card(
    url="/lifestyle/entertainment/lagoon-songs/",
    headline="A December weekend of songs and slow boats",
    published=hours_ago(62),
    label="Entertainment",
    excerpt="Eleven choirs sing from moored boats, and the shore listens.",
    reading_minutes=2,
    picture=pictures.BOATS,
    flags=(Flag.SPONSORED,),
    sponsor="Three Lagoons Tourism Board",
)
EXPLAINER = Card(
    url="/finance/how-a-floor-price-works/",
    headline="How a floor price for cocoa works, and who pays for it",
    published=hours_ago(9),
    label="Finance",
    excerpt="A price below which nobody may buy sounds simple. Six questions, answered.",
    byline="Túndé Afọlábí",
    reading_minutes=4,
    flags=(Flag.EXPLAINER,),
)
PHOTOS = Card(
    url="/lifestyle/ent-arts/a-night-with-the-dyers/",
    headline="A night with the dyers of Labé",
    published=hours_ago(15),
    label="Ent & Arts",
    excerpt="Twelve pictures from the vats, between the last prayer and the first.",
    byline="Mariam Diallo",
    reading_minutes=3,
    picture=pictures.SCREEN,
    flags=(Flag.PHOTOS,),
)
CLAIM = ShownClaim(
    text="The new flood gauges were switched off to hide how high the river stands.",
    claimant="A voice message on WhatsApp",
    claimant_url="/fact-checks/by/a-voice-message-on-whatsapp/",
    made_on=hours_ago(80).date(),
    rating="False",
    rating_url="/fact-checks/false/",
    meaning="The evidence says otherwise.",
    tone="false",
    checked="We read the gauges’ log for the week and asked two of the people who read them.",
    place=1,
    worst=1,
    best=5,
)
FACT_CHECK = Card(
    url="/politics/africa/the-gauges-were-not-switched-off/",
    headline="The flood gauges were not switched off. A battery was stolen",
    published=hours_ago(20),
    label="Africa",
    excerpt="A voice message says that the river is being hidden. The log says what happened.",
    byline="Awa Traoré",
    reading_minutes=3,
    picture=pictures.BOATS,
    flags=(Flag.FACT_CHECK,),
    claims=(CLAIM,),
)
ARABIC = Card(
    url="/politics/africa/sudan-wells/",
    headline="آبار الصحراء تعود إلى الخدمة بعد عشر سنوات",
    published=hours_ago(66),
    label="Africa",
    excerpt="أعادت ست قرى حفر آبارها بأدوات صُنعت محلياً.",
    byline="Leïla Benali",
    reading_minutes=4,
    picture=pictures.BOATS,
    language="ar",
)
COUNTED = Card(
    url="/politics/world/inside-the-bureau/",
    headline="Inside the bureau that counts the country",
    published=hours_ago(300),
    label="Data",
    byline="Aisha Bello",
    reading_minutes=8,
    views=views_shown(18204),
    comments_said=comments_shown(12),
)

ALL = (
    RIVER,
    COCOA,
    CLINIC,
    SCREEN,
    RAIL,
    RADIO,
    BOATS,
    MARKET,
    TAX,
    YORUBA,
    BREAKING,
    OPINION,
)
