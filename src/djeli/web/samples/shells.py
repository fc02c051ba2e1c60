"""The sample shell: Vardiafrica's masthead, menu and footer."""

import json
from dataclasses import replace

from djeli.web.html.counts import week_shown
from djeli.web.samples import cards
from djeli.web.view_models.card import Link
from djeli.web.view_models.pages.article import DontMiss, Sidebar
from djeli.web.view_models.shell import (
    Contacts,
    LanguageLink,
    MenuItem,
    NewsletterOffer,
    Shell,
    SocialProfile,
)

HOME = Link("Home", "/")
POLITICS = Link("Politics", "/politics/")
AFRICA = Link("Africa", "/politics/africa/")


def _below(parent: str, *names: str) -> tuple[MenuItem, ...]:
    slugs = (name.lower().replace(" & ", "-").replace(" ", "-") for name in names)
    return tuple(
        MenuItem(name, f"{parent}{slug}/", is_open=name == "Africa")
        for name, slug in zip(names, slugs, strict=True)
    )


MENU = (
    MenuItem("Home", "/"),
    MenuItem(
        "Politics",
        "/politics/",
        _below("/politics/", "Africa", "Asia", "Europe", "US & Canada", "World"),
        is_open=True,
    ),
    MenuItem(
        "Lifestyle",
        "/lifestyle/",
        _below("/lifestyle/", "Entertainment", "Film & Drama", "Ent & Arts"),
    ),
    MenuItem("Science", "/science/", _below("/science/", "Health Science", "Luxury")),
    MenuItem("Finance", "/finance/"),
)

SOCIALS = (
    SocialProfile("facebook", "Facebook", "https://www.example.org/facebook"),
    SocialProfile("x", "X", "https://www.example.org/x"),
    SocialProfile("instagram", "Instagram", "https://www.example.org/instagram"),
    SocialProfile("youtube", "YouTube", "https://www.example.org/youtube"),
    SocialProfile("whatsapp", "WhatsApp", "https://www.example.org/whatsapp"),
)

_SITE = "https://news.example.org/"
PUBLISHER = json.dumps(
    {
        "@context": "https://schema.org",
        "@type": "NewsMediaOrganization",
        "@id": f"{_SITE}#publisher",
        "name": "Vardiafrica",
        "url": _SITE,
        "logo": {"@type": "ImageObject", "url": f"{_SITE}static/web/icons/icon-512.png"},
        "publishingPrinciples": f"{_SITE}how-we-work/",
        "correctionsPolicy": f"{_SITE}corrections-policy/",
        "masthead": f"{_SITE}about/",
    }
)

SHELL = Shell(
    edition_name="Vardiafrica",
    tagline="Your source for verified news",
    languages=(
        LanguageLink("en", "English", "/", is_current=True),
        LanguageLink("fr", "Français", "/fr/"),
    ),
    menu=MENU,
    has_alerts=True,
    trending=cards.ALL[1:9],
    whats_hot=(cards.COCOA, cards.CLINIC, cards.SCREEN),
    our_picks=(cards.RADIO, cards.MARKET, cards.BOATS, cards.RAIL),
    most_popular=tuple(
        replace(card, views=week_shown(views))
        for card, views in ((cards.TAX, 9120), (cards.CLINIC, 8804), (cards.COUNTED, 1204))
    ),
    socials=SOCIALS,
    contacts=Contacts(
        about="Reporting from across the continent. We show our sources, and we correct in public.",
        email="newsroom@example.org",
        phone="+000 555 0100",
        address="1 Press Lane, Lagos",
    ),
    standing_links=(
        Link("About", "/about/"),
        Link("Contact", "/contact/"),
        Link("Privacy", "/privacy/"),
        Link("Corrections policy", "/corrections-policy/"),
    ),
    newsletter=NewsletterOffer(),
    copyright_text="© Vardiafrica",
    publisher=PUBLISHER,
)

BARE_SHELL = Shell(edition_name="My edition")
"""What is known when the database cannot be asked."""

ARABIC_SHELL = replace(
    SHELL,
    language="ar",
    edition_name="فارديافريكا",
    tagline="مصدرك للأخبار الموثوقة",
    trending=(cards.ARABIC, *cards.ALL[1:6]),
    menu=(
        MenuItem("الرئيسية", "/"),
        MenuItem("سياسة", "/politics/", (MenuItem("أفريقيا", "/politics/africa/"),), is_open=True),
        MenuItem("علوم", "/science/"),
        MenuItem("اقتصاد", "/finance/"),
    ),
)
"""The shell of an edition that runs from right to left."""

SIDEBAR = Sidebar(
    top_posts=(cards.TAX, cards.COCOA, cards.COUNTED, cards.RAIL),
    dont_miss=DontMiss(large=cards.RADIO, small=(cards.BOATS, cards.OPINION, cards.MARKET)),
)
