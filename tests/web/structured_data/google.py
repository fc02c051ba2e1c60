"""What Google publishes about structured data, as checks of our own.

From developers.google.com/search/docs/appearance/structured-data: article, breadcrumb, profile-page,
organization, sitelinks-searchbox, and site-names. Where Google only recommends a property, a news
page of ours has it all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from urllib.parse import urlsplit

from djeli.stories.models import StandingPage

STORIES = {
    *("NewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "AdvertiserContentArticle"),
}
RATIOS = {"1x1": 1.0, "4x3": 4 / 3, "16x9": 16 / 9}
FEWEST_PIXELS = 50_000
POLICIES = set(StandingPage.Policy.values)
Node = dict


def faults(documents: list[Node]) -> list[str]:
    """What is wrong in the JSON-LD of a page; nothing for a good one."""
    found = [
        f"the context is {one.get('@context')}"
        for one in documents
        if one.get("@context") != "https://schema.org"
    ]
    known = nodes(documents)
    names = [one["@id"] for one in known if "@id" in one and len(one) > 1]
    found += [f"no address: {one}" for one in names if not is_address(one)]
    for one in known:
        check = CHECKS.get(str(one.get("@type")))
        found += check(one) if check else [f"nobody knows what {one.get('@type')} is"]
        found += [
            f"{one.get('@type')} has an empty {key}" for key, value in one.items() if empty(value)
        ]
    return found


def nodes(documents: list[Node]) -> list[Node]:
    """The things that a page describes, whether in a graph or alone."""
    return [node for one in documents for node in one.get("@graph", [one])]


def of_type(documents: list[Node], *kinds: str) -> list[Node]:
    return [one for one in nodes(documents) if one.get("@type") in kinds]


def story(node: Node) -> list[str]:
    """Article: headline, three shapes of picture, times with a zone, authors with a page."""
    found = _lacks(node, "headline", "datePublished", "dateModified", "author", "publisher")
    if not 1 <= len(node.get("headline", "")) <= 250:
        found.append("the headline is not one")
    times = [_time(node.get(name)) for name in ("datePublished", "dateModified")]
    if None in times or times[0] > times[1]:
        found.append(f"times: {node.get('datePublished')}, {node.get('dateModified')}")
    for one in node.get("author", []):
        found += _author(one)
    found += [*_pictures(node["image"])] if "image" in node else []
    found += _organisation(node.get("publisher", {}))
    if node.get("isAccessibleForFree") is not True:
        found.append("it is not said that everybody may read it")
    if not is_address(node.get("mainEntityOfPage")):
        found.append("it has no page")
    if not isinstance(node.get("commentCount", 0), int):
        found.append("the number of comments is none")
    return found


def claim_review(node: Node) -> list[str]:
    """ClaimReview: the claim, the page, who rates, and a rating in words; numbers with their ends."""
    found = _lacks(node, "claimReviewed", "reviewRating", "url", "author", "itemReviewed")
    rating, claim = node.get("reviewRating", {}), node.get("itemReviewed", {})
    found += _lacks(rating, "alternateName") + _lacks(claim, "author")
    if "ratingValue" in rating:
        worst, best = rating.get("worstRating"), rating.get("bestRating")
        if None in (worst, best) or not worst <= rating["ratingValue"] <= best:
            found.append(f"a rating of {rating['ratingValue']} between {worst} and {best}")
    for one in ("datePublished",):
        if one in claim and claim[one] > node.get(one, ""):
            found.append("it was rated before it was said")
    return found


def _author(node: Node) -> list[str]:
    found = _lacks(node, "name", "url")
    if node.get("@type") not in {"Person", "Organization", "NewsMediaOrganization"}:
        found.append(f"an author is a {node.get('@type')}")
    if not is_address(node.get("url")):
        found.append("an author's page is no address")
    if node.get("name", "").lower().startswith(("by ", "posted by")):
        found.append("an author's name is more than the name")
    return found


def _pictures(images: list[Node]) -> Iterator[str]:
    shapes = set()
    for one in images:
        width, height = one.get("width", 0), one.get("height", 0)
        if width * height < FEWEST_PIXELS:
            yield f"a picture is too small: {width} x {height}"
        if one.get("@type") != "ImageObject" or not is_address(one.get("url")):
            yield "a picture is nowhere"
        if not one.get("creditText"):
            yield "a picture has no credit"
        if one.get("contentUrl") != one.get("url"):
            yield "a picture is not said to be at its address"
        for name in ("license", "acquireLicensePage"):
            if name in one and not is_address(one[name]):
                yield f"the {name} of a picture is no address"
        ratio = width / (height or 1)
        shapes |= {name for name, wanted in RATIOS.items() if abs(ratio - wanted) < 0.01}
    if shapes != set(RATIOS):
        yield f"shapes of pictures: {sorted(shapes)}"


def _organisation(node: Node) -> list[str]:
    found = _lacks(node, "name", "url", "@id")
    if node.get("@type") != "NewsMediaOrganization":
        found.append(f"the publisher is a {node.get('@type')}")
    return found


def newsroom(node: Node) -> list[str]:
    """Organization: a logo of 112 px at least, and policies that are pages."""
    found = [*_organisation(node), *_lacks(node, "logo")]
    logo = node.get("logo", {})
    if (
        not is_address(logo.get("url"))
        or min(logo.get("width", 112), logo.get("height", 112)) < 112
    ):
        found.append("the logo is too small, or nowhere")
    found += [f"{name} is no page" for name in POLICIES & set(node) if not is_address(node[name])]
    found += [f"no address: {one}" for one in node.get("sameAs", []) if not is_address(one)]
    return found


def breadcrumb(node: Node) -> list[str]:
    """BreadcrumbList: two steps at least, counted from 1, each with a name and an address."""
    steps = node.get("itemListElement", [])
    found = [] if len(steps) >= 2 else ["a way of fewer than two steps"]
    if [one.get("position") for one in steps] != list(range(1, len(steps) + 1)):
        found.append("steps are not counted from 1")
    for one in steps:
        found += _lacks(one, "name", "item")
        if one.get("@type") != "ListItem" or not is_address(one.get("item")):
            found.append(f"a step leads nowhere: {one}")
    return found


def website(node: Node) -> list[str]:
    """WebSite with a SearchAction: on the page at the root, with a place for what is sought."""
    found = _lacks(node, "name", "url", "potentialAction")
    if urlsplit(node.get("url", "")).path != "/":
        found.append("the site is not at its root")
    action = node.get("potentialAction", {})
    template = action.get("target", {}).get("urlTemplate", "")
    if action.get("@type") != "SearchAction" or "{search_term_string}" not in template:
        found.append("nobody can search")
    if action.get("query-input") != "required name=search_term_string":
        found.append("it is not said what is sought")
    return found


def profile(node: Node) -> list[str]:
    """ProfilePage: somebody with a name."""
    who = node.get("mainEntity", {})
    found = _lacks(who, "name", "url")
    if who.get("@type") not in {"Person", "Organization"}:
        found.append(f"a profile of a {who.get('@type')}")
    return [*found, *_lacks(node, "url", "name")]


def page(node: Node) -> list[str]:
    return _lacks(node, "url", "name", "publisher")


CHECKS: dict[str, Callable[[Node], list[str]]] = {
    **dict.fromkeys(STORIES, story),
    "ClaimReview": claim_review,
    "NewsMediaOrganization": newsroom,
    "BreadcrumbList": breadcrumb,
    "WebSite": website,
    "ProfilePage": profile,
    "CollectionPage": page,
    "WebPage": page,
}


def is_address(value: object) -> bool:
    parts = urlsplit(value) if isinstance(value, str) else urlsplit("")
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def empty(value: object) -> bool:
    return value in ("", None, [], {})


def _time(text: object) -> datetime | None:
    """An ISO 8601 time with a zone."""
    found = datetime.fromisoformat(text) if isinstance(text, str) else None
    return found if found and found.tzinfo else None


def _lacks(node: Node, *names: str) -> list[str]:
    return [f"{node.get('@type')} has no {name}" for name in names if not node.get(name)]
