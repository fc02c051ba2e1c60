"""ninjs 3.0 (IPTC, iptc.org/std/ninjs): stories as partners take them in.

The answer is one item of type ``composite``; each story is associated with it as an item of its
own, and so is each that was withdrawn, with nothing but its identifier.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from djeli.feeds.entries import NEVER, Media
from djeli.feeds.subjects import Ground, guid_of, of_site
from djeli.feeds.syndication.offer import Offered, Withdrawn
from djeli.stories.addresses import absolute
from djeli.stories.models import Topic

Shape = dict[str, Any]

STANDARD = {
    "name": "ninjs",
    "version": "3.0",
    "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json",
}
PLACES: dict[str, str] = {
    Topic.Kind.PERSON: "people",
    Topic.Kind.PLACE: "places",
    Topic.Kind.ORGANISATION: "organisations",
    Topic.Kind.EVENT: "events",
}
"""The ninjs property for a kind of topic; all other kinds are subjects."""
GENRES = {
    "is_opinion": "Opinion",
    "is_analysis": "Analysis",
    "is_explainer": "Background",
    "is_sponsored": "Advertiser Supplied",
}


def package(
    ground: Ground, terms: str, stories: Sequence[Offered], gone: Sequence[Withdrawn]
) -> Shape:
    """The whole answer. ``terms`` are those agreed with this partner."""
    subject = of_site(ground)
    times = [*(one.changed for one in stories), *(one.at for one in gone)]
    return {
        "uri": guid_of(subject, ground),
        "type": "composite",
        "standard": STANDARD,
        "versionCreated": moment(max(times, default=NEVER)),
        "pubStatus": "usable",
        "title": subject.title,
        "copyrightHolder": ground.edition.name,
        "associations": [
            *({"name": one.story.title, **item(ground, terms, one)} for one in stories),
            *({"name": "Withdrawn", **cancelled(one)} for one in gone),
        ],
    }


def item(ground: Ground, terms: str, offered: Offered) -> Shape:
    """One story."""
    story = offered.story
    agency = story.agency
    own_terms = story.usage_terms or (agency.default_terms if agency else "")
    shape: Shape = {
        "uri": story.translation_key.urn,
        "type": "text",
        "standard": STANDARD,
        "representationType": "full",
        "version": str(int(offered.changed.timestamp())),
        "firstCreated": moment(story.first_published_at),
        "versionCreated": moment(offered.changed),
        "pubStatus": "usable",
        "language": story.language,
        "copyrightHolder": agency.name if agency else ground.edition.name,
        "copyrightNotice": agency.credit if agency else ground.edition.name,
        "usageTerms": "\n".join(part for part in (terms, own_terms) if part),
        "headlines": [{"role": "main", "value": story.title}],
        "by": ", ".join(byline.name for byline in offered.bylines),
        "located": " / ".join(story.dateline_places),
        "bodies": [{"role": "main", "contentType": "text/html", "value": offered.body}],
        "infoSources": [{"name": agency.name}] if agency else [],
        "genres": [{"name": name} for flag, name in GENRES.items() if getattr(story, flag)],
        "altIds": [{"role": "web", "value": offered.url}],
        "associations": [_picture(offered.picture)] if offered.picture else [],
        **_about(offered),
    }
    if story.standfirst:
        shape["descriptions"] = [
            {"role": "summary", "contentType": "text/plain", "value": story.standfirst}
        ]
    if story.ends_at:
        shape["expires"] = moment(story.ends_at)
    return {name: value for name, value in shape.items() if value}


def cancelled(gone: Withdrawn) -> Shape:
    """A story to be taken down: nothing of it is said again."""
    return {
        "uri": gone.guid,
        "type": "text",
        "standard": STANDARD,
        "versionCreated": moment(gone.at),
        "pubStatus": "canceled",
    }


def _about(offered: Offered) -> Shape:
    """Topics by what they are, and the section among the subjects."""
    found: Shape = {}
    if offered.section:
        found["subjects"] = [{"name": offered.section, "rel": "section"}]
    for topic in offered.topics:
        place = PLACES.get(topic.kind, "subjects")
        uri = absolute(f"/topics/{topic.slug}/")
        found.setdefault(place, []).append({"name": topic.name, "rel": "about", "uri": uri})
    return found


def _picture(picture: Media) -> Shape:
    descriptions = [
        {"role": role, "contentType": "text/plain", "value": text}
        for role, text in (("caption", picture.caption), ("alt", picture.alt))
        if text
    ]
    return {
        "name": "lead picture",
        "rel": "featured",
        "uri": picture.url,
        "type": "picture",
        "by": picture.credit,
        "copyrightNotice": picture.credit,
        "descriptions": descriptions,
        "renditions": [
            {
                "name": "main",
                "href": picture.url,
                "contentType": "image/jpeg",
                "width": picture.width,
                "height": picture.height,
            }
        ],
    }


def moment(value: datetime | None) -> str:
    """With microseconds: a partner asks for what is newer than the last time that it got."""
    moment = (value or NEVER).astimezone(UTC)
    return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")
