"""ninjs 3.0 (IPTC, iptc.org/std/ninjs): stories as partners take them in.

The answer is one item of type ``composite``; each story is associated with it as an item of its
own, and so is each that was withdrawn, with nothing but its identifier.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from djeli.feeds.entries import Media
from djeli.feeds.subjects import Ground, founded, guid_of, of_site
from djeli.feeds.syndication.facts import GENRES, moment, notes_of, terms_of
from djeli.feeds.syndication.offer import Offered, Withdrawn
from djeli.stories.addresses import absolute
from djeli.stories.fact_checks.verdicts import Verdict
from djeli.stories.models import Topic
from djeli.stories.sources.public import PublicSource

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
        "versionCreated": moment(max(times, default=founded(ground))),
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
        "usageTerms": terms_of(terms, story),
        "headlines": [{"role": "main", "value": story.title}],
        "by": ", ".join(byline.name for byline in offered.bylines),
        "located": " / ".join(story.dateline_places),
        "bodies": [{"role": "main", "contentType": "text/html", "value": offered.body}],
        "infoSources": [_source(offered, one) for one in offered.known.sources],
        "genres": [{"name": name} for flag, name in GENRES.items() if getattr(story, flag)],
        "edNote": "\n".join(notes_of(offered)),
        "altIds": [{"role": "web", "value": offered.url}],
        "associations": [
            *([_picture(offered.picture)] if offered.picture else []),
            *(_claim(offered, one, number) for number, one in enumerate(offered.claims, 1)),
        ],
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
    """A story to be taken down: nothing of it is said again; of a retracted one, why."""
    return {
        "uri": gone.guid,
        "type": "text",
        "standard": STANDARD,
        "versionCreated": moment(gone.at),
        "pubStatus": "canceled",
        **({"edNote": gone.reason} if gone.reason else {}),
    }


def _source(offered: Offered, source: PublicSource) -> Shape:
    address = offered.known.address_of(source)
    return {"name": source.who, "role": source.kind, **({"uri": address} if address else {})}


def _claim(offered: Offered, verdict: Verdict, number: int) -> Shape:
    """A claim and its rating, as an item of its own beside the story that checked it."""
    claim, rating = verdict.claim, verdict.rating
    who = "organisations" if claim.is_organisation else "people"
    shape: Shape = {
        "name": "claim",
        "rel": "claim",
        "uri": f"{offered.url}#claim-{number}",
        "type": "component",
        "language": offered.story.language,
        "headlines": [{"role": "claim", "value": claim.text}],
        who: [{"name": claim.claimant, "rel": "claimant"}],
        "genres": [{"name": rating.name, "uri": absolute(rating.address)}] if rating else [],
        "descriptions": [
            {"role": role, "contentType": "text/plain", "value": value}
            for role, value in (("rating", verdict.name), ("checked", claim.checked))
            if value
        ],
        "contentCreated": _day(claim.made_on),
        "located": claim.made_at,
        "altIds": [{"role": "web", "value": claim.source_url}] if claim.source_url else [],
    }
    return {name: value for name, value in shape.items() if value}


def _day(day: date | None) -> str:
    """The standard asks for an instant: noon, which is that day almost everywhere."""
    return f"{day.isoformat()}T12:00:00Z" if day else ""


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
