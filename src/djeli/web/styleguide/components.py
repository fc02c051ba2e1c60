"""Components in their states, each as one line of Jinja2 with a sample."""

from collections.abc import Mapping
from types import MappingProxyType

from jinja2 import Environment
from markupsafe import Markup

from djeli.web.samples import article, cards, comments, corrections, listings, pictures, topics
from djeli.web.samples.shells import BARE_SHELL, SHELL, SIDEBAR

COMPONENTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "agency": ("agency", "agency(article.agency)"),
        "author_box": ("author_box", "author_box(article.authors[0])"),
        "author_box, alone": ("author_box", "author_box(article.authors[0], level=1)"),
        "breadcrumb": ("breadcrumb", "breadcrumb(article.breadcrumb, article.headline)"),
        "byline": ("byline", "byline(article)"),
        "byline, three names": ("byline", "byline(many_hands)"),
        "card, lead": ("card", "card(cards.RIVER, 'lead', full=true, with_excerpt=true)"),
        "card, stack": ("card", "card(cards.COCOA)"),
        "card, side": ("card", "card(cards.CLINIC, 'side')"),
        "card, row": ("card", "card(cards.RADIO, 'row', full=true, with_excerpt=true)"),
        "card, without picture": ("card", "card(cards.TAX, 'side')"),
        "card, with counts": ("card", "card(cards.COUNTED, full=true)"),
        "card, opinion": ("card", "card(cards.OPINION)"),
        "card, sponsored": ("card", "card(cards.SPONSORED)"),
        "card, explainer": ("card", "card(cards.EXPLAINER)"),
        "card, fact-check": ("card", "card(cards.FACT_CHECK)"),
        "card, photo story": ("card", "card(cards.PHOTOS)"),
        "card, flags": ("card", "card(cards.BREAKING, 'text')"),
        "card, other language": ("card", "card(cards.YORUBA, 'side')"),
        "card, right to left": ("card", "card(cards.ARABIC, 'side')"),
        "comment": ("comment", "comment(comments_.FIRST)"),
        "comment_form": ("comment_form", "fields(comments_.FORM)"),
        "comment_form, faulty": ("comment_form", "fields(comments_.FAULTY.form)"),
        "comments": ("comments", "comments(comments_.TALK)"),
        "comments, none yet": ("comments", "comments(article.comments)"),
        "comments, closed": ("comments", "comments(comments_.CLOSED)"),
        "correction, above a story": (
            "correction",
            "corrections(corrections_.CORRECTED.leading_corrections)",
        ),
        "correction, retraction": ("correction", "correction(corrections_.RETRACTION)"),
        "correction, in the list": (
            "correction",
            "correction(corrections_.LIST.corrections[0], 2)",
        ),
        "dont_miss": ("dont_miss", "dont_miss(cards.RADIO, [cards.BOATS, cards.TAX])"),
        "dont_miss, narrow": ("dont_miss", "dont_miss(cards.RADIO, [cards.BOATS], narrow=true)"),
        "feed_link": ("feed_link", "feed_link('/feed/')"),
        "figure": ("figure", "figure(pictures.RIVER, 'body', '40rem')"),
        "figure, small original": ("figure", "figure(pictures.SMALL, 'body', '40rem')"),
        "footer": ("footer", "footer(shell)"),
        "languages": ("languages", "languages(shell.languages)"),
        "masthead": ("masthead", "masthead(shell)"),
        "masthead, bare": ("masthead", "masthead(bare)"),
        "most_popular": ("most_popular", "most_popular(shell.most_popular)"),
        "nav": ("nav", "nav(shell)"),
        "newsletter": ("newsletter", "newsletter(shell.newsletter, 'guide')"),
        "our_picks": ("our_picks", "our_picks(shell.our_picks)"),
        "pagination": ("pagination", "pagination(pages)"),
        "rail": ("rail", "rail(sidebar, shell)"),
        "related": ("related", "related(article.related)"),
        "share": ("share", "share(article.share, article.head.canonical_url)"),
        "so_far": ("so_far", "so_far(running.SO_FAR)"),
        "so_far, of another page": ("so_far", "so_far(running.SO_FAR_ELSEWHERE)"),
        "stay_in_touch": ("stay_in_touch", "stay_in_touch(shell.socials)"),
        "story_list": ("story_list", "story_list(article.related, '')"),
        "story_list, empty": ("story_list", "story_list([], 'No stories here yet.')"),
        "top_posts": ("top_posts", "top_posts(sidebar.top_posts)"),
        "topics": ("topics", "topics(article.topics)"),
        "trending": ("trending", "trending(shell.trending)"),
        "whats_hot": ("whats_hot", "whats_hot(shell.whats_hot, across=true)"),
    }
)
"""State's name: the file of its macro, and how it is called."""

CONTEXT = MappingProxyType(
    {
        "article": article.ARTICLE,
        "bare": BARE_SHELL,
        "cards": cards,
        "comments_": comments,
        "corrections_": corrections,
        "many_hands": article.MANY_HANDS,
        "pages": listings.SECTION_SECOND.pagination,
        "pictures": pictures,
        "running": topics,
        "shell": SHELL,
        "sidebar": SIDEBAR,
    }
)


def render_component(environment: Environment, state: str) -> Markup:
    """Write one state of a component as HTML. Raises KeyError for a name that is not listed."""
    file, call = COMPONENTS[state]
    macro = call.split("(", 1)[0]
    source = f'{{% from "web/components/{file}.html" import {macro} %}}{{{{ {call} }}}}'
    return Markup(environment.from_string(source).render(CONTEXT))  # noqa: S704 (a template's output)
