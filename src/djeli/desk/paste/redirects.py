"""Removes the redirects that search engines and mail filters put around links."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

DOORS: tuple[tuple[str, str, str], ...] = (
    ("google.", "/url", "q url"),
    ("google.", "/imgres", "imgurl"),
    ("duckduckgo.com", "/l/", "uddg"),
    ("l.facebook.com", "/l.php", "u"),
    ("lm.facebook.com", "/l.php", "u"),
    ("l.instagram.com", "/", "u"),
    ("youtube.com", "/redirect", "q"),
    ("linkedin.com", "/redir/redirect", "url"),
    ("linkedin.com", "/safety/go", "url"),
    ("safelinks.protection.outlook.com", "/", "url"),
    ("vk.com", "/away.php", "to"),
    ("out.reddit.com", "/", "url"),
)
"""Part of the host's name, begin of the path, arguments that may hold the address."""
DEEPEST = 4


def unwrapped(url: str) -> str:
    """The address that ``url`` leads to where it is one of a known redirector; else ``url``."""
    for _ in range(DEEPEST):
        inner = _inside(url)
        if not inner:
            break
        url = inner
    return url


def _inside(url: str) -> str:
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
        arguments = parse_qs(parts.query)
    except ValueError:
        return ""
    for name, path, keys in DOORS:
        is_host = f".{host}".find(f".{name}") >= 0 if name.endswith(".") else _is_under(host, name)
        if is_host and parts.path.startswith(path):
            for key in keys.split():
                wanted = arguments.get(key, [""])[0]
                if wanted.startswith(("https://", "http://")):
                    return wanted
    return ""


def _is_under(host: str, name: str) -> bool:
    return host == name or host.endswith(f".{name}")
