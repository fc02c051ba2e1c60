"""The parts that pages share, rendered once for all of them.

``map`` changes with the menu and the sections, ``around`` with each publication, ``publisher`` with
what the newsroom says of itself. The pages that hold them do not change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from django.utils import translation
from jinja2 import Environment
from markupsafe import Markup

from djeli.kit.controls import without_controls
from djeli.press import api as press
from djeli.web.builders import shells
from djeli.web.builders.page_data import PageData
from djeli.web.html.jinja import macro, reader
from djeli.web.html.pages import Part
from djeli.web.lite.pages import kept
from djeli.web.structured_data.publisher import policies_only, publisher
from djeli.web.view_models.pages.article import Sidebar
from djeli.web.view_models.shell import MenuItem, Shell

SETS: Mapping[str, str] = MappingProxyType(
    {
        "nav": "map",
        "tree": "map",
        "publisher": "publisher",
        "policies": "publisher",
        "trending": "around",
        "footer": "around",
        "offers": "around",
        "rail": "around",
        "lite": "lite",
    }
)
"""In which set each part is made."""
LONGEST = 450
"""Bytes of an address that has a menu of its own: the press can name no longer one."""


def written(environment: Environment, name: str, shell: Shell, sidebar: Sidebar) -> Markup:
    """The part ``name`` as HTML, from what is in the shell and the sidebar."""
    made = partial(macro, environment)
    match name:
        case "nav":
            return made("nav")(shell)
        case "tree":
            return made("menu", "tree")(shell)
        case "trending":
            return made("trending")(shell.trending)
        case "publisher" | "policies":
            return made("publisher")(shell)
        case "footer":
            return made("footer")(shell)
        case "offers":
            return made("offers")(shell)
        case "lite":
            return made("lite_menu")(shell)
        case "rail":
            return made("rail")(sidebar, shell)
    raise LookupError(f"there is no part {name}")


def placeholders_in(shell: Shell) -> Part:
    """Gives a page's template a placeholder for each shared part, in the page's own variant."""
    variants = {
        "map": shell.menu_variant,
        "around": str(shell.story_id) if shell.story_id else "",
    }

    def placeholder(name: str) -> Markup:
        belongs_to = SETS[name]
        variant = variants[belongs_to] if belongs_to == "map" or name == "rail" else ""
        return press.placeholder(f"{belongs_to}.{name}{'|' + variant if variant else ''}")

    return placeholder


def lite_placeholder(name: str) -> Markup:
    """What a template of the data-saver edition calls for a part."""
    return press.placeholder(f"lite.{name}")


@press.fragments("lite")
def lite_menu() -> dict[str, str]:
    """The menu of the data-saver edition, which stands at the foot of its pages."""
    page_data = PageData()
    shell = replace(
        shells.shell(page_data),
        menu=shells.menu(page_data),
        standing_links=shells.standing_links(page_data),
    )
    return {"lite.lite": kept(_write("lite", shell, Sidebar()))}


@press.fragments("publisher")
def newsroom() -> dict[str, str]:
    """Who publishes the edition, with every policy, for machines."""
    page_data = PageData()
    shell = shells.shell(page_data)
    whole, policies = publisher(shell, page_data), policies_only(shell, page_data)
    return {
        "publisher.publisher": _write("publisher", replace(shell, publisher=whole), Sidebar()),
        "publisher.policies": _write("policies", replace(shell, publisher=policies), Sidebar()),
    }


@press.fragments("map")
def menus() -> dict[str, str]:
    """The menu: one without a mark, and one for each page that the menu marks as current."""
    page_data = PageData()
    shell = replace(shells.shell(page_data), standing_links=shells.standing_links(page_data))
    made = {}
    for here, menu in _menus(page_data):
        variant = f"|{here}" if here else ""
        for name in ("nav", "tree"):
            text = _write(name, replace(shell, menu=menu), Sidebar())
            made[f"map.{name}{variant}"] = text
    return made


def _menus(page_data: PageData) -> Iterator[tuple[str, tuple[MenuItem, ...]]]:
    plain = shells.menu(page_data)
    yield "", plain
    addresses = {item.url for top in plain for item in (top, *top.children)}
    # Nobody is at an address of somebody else's.
    for address in sorted(filter(_is_own, addresses)):
        here = page_data.tree.at(address)
        yield f"at-{address}", shells.menu(page_data, here, address)
    for place in page_data.tree.sections():
        yield f"in-{place.pk}", shells.menu(page_data, place)


def _is_own(address: str) -> bool:
    return address.startswith("/") and len(address.encode()) <= LONGEST


@press.fragments("around")
def around() -> dict[str, str]:
    """Trending, footer, panel and sidebar; the sidebar also without each story that it shows."""
    page_data = PageData()
    page_data.want_around()
    page_data.fetch()
    shell = shells.full_shell(page_data)
    beside = shells.sidebars(page_data)
    made = {
        f"around.{name}": _write(name, shell, beside[None])
        for name in ("trending", "footer", "offers", "rail")
    }
    for pk, sidebar in beside.items():
        if pk is not None:
            made[f"around.rail|{pk}"] = _write("rail", shell, sidebar)
    return made


def _write(name: str, shell: Shell, sidebar: Sidebar) -> str:
    with translation.override(shell.language):
        return without_controls(str(written(reader(), name, shell, sidebar)))
