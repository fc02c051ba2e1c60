"""The newsroom, with its policies (schema.org/NewsMediaOrganization)."""

from __future__ import annotations

import json
from collections.abc import Mapping

from django.templatetags.static import static

from djeli.stories.addresses import absolute
from djeli.stories.models import StandingPage
from djeli.web.builders.page_data import Gathering
from djeli.web.structured_data.nodes import Node, filled, publisher_of
from djeli.web.view_models.shell import Shell

ICON, ICON_SIZE = "web/icons/icon-512.png", 512


def publisher(shell: Shell, gathering: Gathering) -> str:
    """The whole newsroom as a JSON text: every page refers to it by its ``@id``."""
    edition = gathering.edition
    return _written(
        {
            **_known_by(shell, gathering),
            "slogan": edition.tagline,
            "description": edition.description,
            "email": edition.email,
            "telephone": edition.telephone,
            "address": edition.address,
            "sameAs": [one.url for one in shell.socials],
        }
    )


def policies_only(shell: Shell, gathering: Gathering) -> str:
    """As much of it as a story's page has room for: name, logo and policies."""
    return _written(_known_by(shell, gathering))


def _known_by(shell: Shell, gathering: Gathering) -> Node:
    size = {} if shell.logo_url else {"width": ICON_SIZE, "height": ICON_SIZE}
    logo = {"@type": "ImageObject", "url": absolute(shell.logo_url or static(ICON)), **size}
    return {**publisher_of(gathering.edition.name), "logo": logo, **_policies(gathering)}


def _written(node: Node) -> str:
    content = {"@context": "https://schema.org", **filled(node)}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _policies(gathering: Gathering) -> Mapping[str, str]:
    """Of each policy the address of the first standing page that is it."""
    standing = {place.pk: place for place in gathering.tree.standing()}
    rows = StandingPage.objects.filter(pk__in=standing).exclude(policy="").order_by("-path")
    return {
        policy: absolute(standing[pk].address) for pk, policy in rows.values_list("pk", "policy")
    }
