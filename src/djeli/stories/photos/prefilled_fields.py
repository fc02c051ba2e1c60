"""Fills a picture's empty fields from the metadata of its file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from djeli.stories.photos import metadata

if TYPE_CHECKING:
    from djeli.stories.models import Agency, Picture

PLAIN = (
    *("alt_text", "caption", "photographer", "copyright", "usage_terms", "instructions"),
    *("licence_url", "licensing_url"),
)
ALL = (*PLAIN, "agency", "credit", "taken_at")


def filled(file: Any, given: Picture) -> dict[str, Any]:
    """The fields of ``given`` that are empty and that ``file`` can fill, with their values.

    Photographer and agency are both kept: the one who is named in the by-line, and who is named in
    credit or source, as one of the edition's agencies where it is one, as a credit line else.
    """
    found = metadata.read(file)
    values: dict[str, Any] = {
        name: _shortened(given, name, getattr(found, name))
        for name in PLAIN
        if not getattr(given, name)
    }
    if given.taken_at is None:
        values["taken_at"] = found.taken_at
    photographer = given.photographer or values.get("photographer", "")
    if not given.credit and not given.agency_id:
        values |= _whose(given, found, photographer)
    return {name: value for name, value in values.items() if value}


def _whose(given: Picture, found: metadata.PhotoMetadata, photographer: str) -> dict[str, Any]:
    agency = given.agency_named(found.credit) or given.agency_named(found.source)
    values: dict[str, Any] = {"agency": agency}
    said = found.credit or found.source
    if said and not (agency and _is_named(agency, said)):
        # The owner's own words are printed. They may leave out who took the picture.
        is_told = photographer.casefold() in said.casefold()
        credit = said if is_told else f"{photographer} / {said}"
        if said.casefold() not in photographer.casefold():
            values["credit"] = _shortened(given, "credit", credit)
    return values


def _is_named(agency: Agency, said: str) -> bool:
    return said.casefold() in {agency.name.casefold(), agency.credit_line.casefold()}


def _shortened(given: Picture, name: str, text: str) -> str:
    limit = given._meta.get_field(name).max_length
    return text[:limit].replace("\x00", "")
