"""The picture for shared links (ogp.me): 1200 x 630 px."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from djeli.stories.addresses import absolute
from djeli.web.view_models.card import Card
from djeli.web.view_models.picture import ShownPicture, sizes_within


def share_picture(picture: ShownPicture | None) -> dict[str, Any]:
    """The fields of a ``PageHead`` for ``picture``; none if there is none: the template then
    takes the edition's usual one."""
    if picture is None:
        return {}
    return {
        "social_picture_url": absolute(picture.src("social")),
        "social_picture_alt": _with_credit(picture),
        "social_picture_size": social_size(picture),
    }


def first_picture(cards: Iterable[Card]) -> dict[str, Any]:
    """As ``share_picture``, for a list: of its first story that has one."""
    return share_picture(next((card.picture for card in cards if card.picture), None))


def social_size(picture: ShownPicture) -> tuple[int, int]:
    """Width and height in px of the rendition: an original is never enlarged."""
    return sizes_within("social", picture.width, picture.height)[-1][1]


def _with_credit(picture: ShownPicture) -> str:
    """What it shows, and whose it is: a card elsewhere has one line for both."""
    return f"{picture.alt} ({picture.credit})" if picture.credit else picture.alt
