"""The newsroom's own colours, as a small style sheet."""

import re
from dataclasses import dataclass, fields

_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeColours:
    """Colours as `#rgb` or `#rrggbb`; an empty one keeps the edition's usual colour.

    Raises ValueError for anything else, so that no setting can write style of its own.
    """

    accent: str = ""
    label: str = ""
    paper: str = ""
    accent_dark: str = ""
    label_dark: str = ""
    paper_dark: str = ""

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if value and not _COLOUR.fullmatch(value):
                raise ValueError(f"{field.name} must be a colour such as #2c2a66, not {value!r}")


def theme_css(colours: ThemeColours) -> str:
    """Write the style sheet that sets `colours`, light and dark; empty if none is set."""
    light = _declarations({"accent": colours.accent, "warm": colours.label, "paper": colours.paper})
    dark = _declarations(
        {"accent": colours.accent_dark, "warm": colours.label_dark, "paper": colours.paper_dark}
    )
    parts = []
    if light:
        parts.append(f"@media(prefers-color-scheme:light){{:root{{{light}}}}}")
    if dark:
        parts.append(f"@media(prefers-color-scheme:dark){{:root{{{dark}}}}}")
    return "".join(parts)


def _declarations(properties: dict[str, str]) -> str:
    return ";".join(f"--{name}:{value}" for name, value in properties.items() if value)
