"""Where a reader came from, as one of a few kinds: never as an address."""

from __future__ import annotations

from functools import lru_cache

DIRECT, INTERNAL, OTHER = "direct", "internal", "other"
LONGEST = 500
HOSTS: dict[str, str] = {
    "bing.com": "search",
    "brave.com": "search",
    "duckduckgo.com": "search",
    "ecosia.org": "search",
    "qwant.com": "search",
    "yahoo.com": "search",
    "yandex.com": "search",
    "yandex.ru": "search",
    "baidu.com": "search",
    "startpage.com": "search",
    "bsky.app": "bluesky",
    "facebook.com": "facebook",
    "fb.com": "facebook",
    "fb.me": "facebook",
    "messenger.com": "facebook",
    "instagram.com": "instagram",
    "linkedin.com": "linkedin",
    "lnkd.in": "linkedin",
    "pinterest.com": "pinterest",
    "pin.it": "pinterest",
    "reddit.com": "reddit",
    "telegram.org": "telegram",
    "telegram.me": "telegram",
    "t.me": "telegram",
    "threads.net": "threads",
    "threads.com": "threads",
    "tiktok.com": "tiktok",
    "tumblr.com": "tumblr",
    "t.co": "x",
    "twitter.com": "x",
    "x.com": "x",
    "whatsapp.com": "whatsapp",
    "wa.me": "whatsapp",
    "youtube.com": "youtube",
    "youtu.be": "youtube",
    "chatgpt.com": "assistant",
    "openai.com": "assistant",
    "perplexity.ai": "assistant",
    "claude.ai": "assistant",
    "gemini.google.com": "assistant",
    "mail.google.com": "mail",
    "outlook.live.com": "mail",
    "outlook.office.com": "mail",
    "news.google.com": "search",
    # What phones' programs say of themselves: android-app://com.whatsapp/
    "com.whatsapp": "whatsapp",
    "com.whatsapp.w4b": "whatsapp",
    "com.facebook.katana": "facebook",
    "com.facebook.lite": "facebook",
    "com.facebook.orca": "facebook",
    "com.instagram.android": "instagram",
    "com.google.android.gm": "mail",
    "com.google.android.googlequicksearchbox": "search",
    "com.linkedin.android": "linkedin",
    "com.twitter.android": "x",
    "org.telegram.messenger": "telegram",
}
SOURCES = {
    "email": "newsletter",
    "fb": "facebook",
    "google": "search",
    "ig": "instagram",
    "mail": "newsletter",
    "newsletter": "newsletter",
    "push": "push",
    "twitter": "x",
    "wa": "whatsapp",
}
"""What links say of themselves (``utm_source``) beside the kinds' own names."""
KINDS = frozenset({*HOSTS.values(), *SOURCES.values()})
IN_APPS = (
    ("WhatsApp", "whatsapp"),
    ("FBAN", "facebook"),
    ("FBAV", "facebook"),
    ("Instagram", "instagram"),
    ("Telegram", "telegram"),
    ("LinkedInApp", "linkedin"),
    ("TikTok", "tiktok"),
    ("musical_ly", "tiktok"),
)
"""What the browser inside another program calls itself, where it sends no referrer."""


def referrer_class(referrer: str, source: str, user_agent: str, own_host: str) -> str:
    """The kind of place: ``whatsapp``, ``search``, ``direct``... What the link says comes first,
    then the referrer, then the program that the page is open in."""
    if source:
        named = _source(source[:40])
        if named:
            return named
    if referrer:
        host = _host(referrer[:LONGEST])
        if host and host == own_host:
            return INTERNAL
        if host:
            return kind_of_host(host)
    for mark, kind in IN_APPS:
        if mark in user_agent:
            return kind
    return DIRECT


def _source(source: str) -> str:
    name = source.strip().lower().partition(".")[0]
    return name if name in KINDS else SOURCES.get(name, "")


def _host(referrer: str) -> str:
    """The host of an address, without ``www.`` and port; empty if it is none."""
    rest = referrer.partition("://")[2] or referrer
    host = rest.partition("/")[0].partition("?")[0].partition("#")[0]
    host = host.rpartition("@")[2].partition(":")[0].lower()
    return host.removeprefix("www.")


@lru_cache(maxsize=4096)
def kind_of_host(host: str) -> str:
    """The kind of a host (``l.facebook.com``, ``google.co.ke``); ``other`` where it has none."""
    parts = host.split(".")
    for start in range(len(parts) - 1):
        name = ".".join(parts[start:])
        if name in HOSTS:
            return HOSTS[name]
    if any(part in {"google", "yandex", "yahoo"} for part in parts[-3:-1]):
        return "search"
    if "pinterest" in parts[-3:-1]:
        return "pinterest"
    return OTHER
