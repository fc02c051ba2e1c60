"""What surrounds every page: masthead, menu, trending strip, off-canvas panel and footer."""

from dataclasses import dataclass

from djeli.kit.language import Direction, direction
from djeli.web.view_models.card import Card, Link


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A line of the section menu with its second level.

    `is_current` marks the page itself, `is_open` one of its ancestors (the section of the story).
    """

    label: str
    url: str
    children: tuple["MenuItem", ...] = ()
    is_current: bool = False
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """Another language of the edition, named in itself ("Français")."""

    code: str
    name: str
    url: str
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class SocialProfile:
    """A profile of the newsroom or of an author.

    `network` is a key such as `facebook`, `x`, `instagram`, `youtube`, `whatsapp`, `pinterest`,
    `linkedin`, `tiktok`, `telegram`, `vimeo`, `mastodon`, `bluesky`, `rss`; an unknown one gets
    the globe. `label` is what readers see and hear ("Facebook").
    """

    network: str
    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contacts:
    """How to reach the newsroom, and who it is. Empty texts are left out."""

    about: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsletterOffer:
    """The wording of "Subscribe to updates". Empty texts give the words of the templates."""

    action_url: str = "/newsletter/"
    heading: str = ""
    promise: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """The same for every page of an edition in one language.

    Pages know the edition's facts; the menu and the lists are filled in for the parts that pages
    share (`web.fragments.shared_parts`), each rendered once for all of them. The lists come ready
    and in order: at most 8 `trending`, 3 `whats_hot`, 5 each of `our_picks` and `most_popular` are
    wise.
    `theme_css_url` is a style sheet of this site made by `theme.theme_css` when the newsroom chose
    colours of its own. `newsletter` None hides its forms. `today_text` is for pages that are never
    stored; stored pages leave it empty and the reader's browser writes the day.
    """

    edition_name: str
    tagline: str = ""
    language: str = "en"
    home_url: str = "/"
    search_url: str = "/search/"
    latest_url: str = "/latest/"
    topics_url: str = "/topics/"
    authors_url: str = "/authors/"
    fact_checks_url: str = ""
    """Empty while there is none."""
    logo_url: str = ""
    """A wordmark to show in place of the edition's name in type; SVG or a wide picture."""
    languages: tuple[LanguageLink, ...] = ()
    menu: tuple[MenuItem, ...] = ()
    trending: tuple[Card, ...] = ()
    whats_hot: tuple[Card, ...] = ()
    our_picks: tuple[Card, ...] = ()
    most_popular: tuple[Card, ...] = ()
    socials: tuple[SocialProfile, ...] = ()
    contacts: Contacts = Contacts()
    standing_links: tuple[Link, ...] = ()
    newsletter: NewsletterOffer | None = None
    has_alerts: bool = False
    """Whether readers may ask for alerts about breaking news."""
    theme_css_url: str = ""
    today_text: str = ""
    copyright_text: str = ""
    publisher: str = ""
    """The newsroom as JSON-LD, for the part of the head that all pages share."""
    menu_variant: str = ""
    """Which variant of the menu the page has: `at-` its address, or `in-` a section's id."""
    story_id: int | None = None
    """The story that the page is, which the sidebar beside it leaves out."""

    @property
    def direction(self) -> Direction:
        """Which way the page runs."""
        return direction(self.language)
