"""Bylines, and the box about an author."""

from dataclasses import dataclass

from djeli.web.view_models.picture import ShownPicture
from djeli.web.view_models.shell import SocialProfile


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownByline:
    """One name in the byline, in the order of the byline. `url` is empty if there is no page."""

    name: str
    url: str = ""
    role: str = ""
    """What they did on this story, if worth saying: "additional reporting"."""
    portrait: ShownPicture | None = None
    is_agency: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyCredit:
    """The agency whose copy a story is, as its terms ask to be named."""

    name: str
    credit_line: str
    url: str = ""
    terms: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorBox:
    """A contributor in full: below a story, and at the head of an author page."""

    name: str
    url: str = ""
    role: str = ""
    bio: str = ""
    portrait: ShownPicture | None = None
    website: str = ""
    socials: tuple[SocialProfile, ...] = ()
