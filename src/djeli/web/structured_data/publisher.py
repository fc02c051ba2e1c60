"""The newsroom, with its policies (schema.org/NewsMediaOrganization)."""

from __future__ import annotations

import json
from collections.abc import Mapping

from django.templatetags.static import static

from djeli.stories.addresses import absolute
from djeli.stories.models import StandingPage
from djeli.web.builders.page_data import PageData
from djeli.web.structured_data.nodes import PUBLISHER, Node, filled, publisher_of
from djeli.web.view_models.shell import Shell

ICON, ICON_SIZE = "web/icons/icon-512.png", 512


def publisher(shell: Shell, page_data: PageData) -> str:
    """The whole newsroom as a JSON text: every page refers to it by its ``@id``."""
    edition = page_data.edition
    return _written(
        {
            **_known_by(shell, page_data),
            "slogan": edition.tagline,
            "description": edition.description,
            "email": edition.email,
            "telephone": edition.telephone,
            "address": edition.address,
            "sameAs": [one.url for one in shell.socials],
        }
    )


def policies_only(shell: Shell, page_data: PageData) -> str:
    """As much of it as a story's page has room for: name, logo and policies."""
    return _written(_known_by(shell, page_data))


def _known_by(shell: Shell, page_data: PageData) -> Node:
    size = {} if shell.logo_url else {"width": ICON_SIZE, "height": ICON_SIZE}
    name, address = page_data.edition.name, absolute(shell.logo_url or static(ICON))
    logo = {
        "@type": "ImageObject",
        "url": address,
        "contentUrl": address,
        **size,
        "creditText": name,
        "copyrightNotice": f"© {name}",
        "creator": {"@id": absolute(PUBLISHER)},
    }
    return {**publisher_of(page_data.edition.name), "logo": logo, **_policies(page_data)}


def _written(node: Node) -> str:
    content = {"@context": "https://schema.org", **filled(node)}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _policies(page_data: PageData) -> Mapping[str, str]:
    """Of each policy the address of the first standing page that is it."""
    standing = {place.pk: place for place in page_data.tree.standing()}
    untold = ("", StandingPage.Policy.AI_USE)
    told = StandingPage.objects.filter(pk__in=standing).exclude(policy__in=untold)
    rows = told.order_by("-path").values_list("pk", "policy")
    return {policy: absolute(standing[pk].address) for pk, policy in rows}
