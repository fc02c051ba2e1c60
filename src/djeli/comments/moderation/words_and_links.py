"""The words of a comment, as spam filter and word lists see them; and the sites it links to."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

LINK = re.compile(r"""(?:https?://|www\.)[^\s<>"'`]+""", re.IGNORECASE)
WORD = re.compile(r"[^\W_]{2,40}")


def folded(text: str) -> str:
    """Without capitals and disguises: wide letters are plain ones, invisible signs are gone."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in text if unicodedata.category(sign) != "Cf")


def sites(text: str) -> list[str]:
    """The host of each link in ``text``, in order, without ``www``."""
    found = []
    for link in LINK.findall(text):
        try:
            host = urlsplit(link if "://" in link else f"http://{link}").hostname or ""
        except ValueError:
            host = ""
        found.append(host.rstrip(".").removeprefix("www."))
    return found


def tokens(text: str, name: str = "", website: str = "") -> set[str]:
    """What the filter learns of a comment: its words, its sites, and how it is written."""
    told = folded(text)
    linked = sites(told)
    found = set(WORD.findall(LINK.sub(" ", told)))
    found |= {f"site:{host}"[:40] for host in linked if host}
    found |= {f"name:{word}"[:40] for word in WORD.findall(folded(name))}
    if website:
        found |= {f"site:{host}"[:40] for host in sites(folded(website)) if host}
    if linked:
        found.add(f"links:{min(len(linked), 4)}")
    letters = [sign for sign in text if sign.isalpha()]
    if len(letters) > 20 and sum(sign.isupper() for sign in letters) > len(letters) / 2:
        found.add("shouts:")
    return found


def listed(text: str, entries: str) -> str:
    """The first line of ``entries`` that is in ``text`` as whole words, or that is a linked
    site."""
    told = folded(text)
    linked = sites(told)
    for line in entries.splitlines():
        entry = folded(line).strip()
        if not entry:
            continue
        is_linked = any(host == entry or host.endswith(f".{entry}") for host in linked)
        if is_linked or re.search(rf"(?<!\w){re.escape(entry)}(?!\w)", told):
            return line.strip()
    return ""
