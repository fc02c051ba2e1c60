"""The names and frames of other sites' players. Nothing is fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, urlsplit

Shape = Literal["wide", "square", "tall"]


@dataclass(frozen=True, slots=True)
class Frame:
    """The address of a player for an ``iframe``, and its shape."""

    url: str
    shape: Shape = "wide"


PLAYERS: tuple[tuple[re.Pattern[str], str, Shape], ...] = (
    (
        re.compile(
            r"https?://(?:www\.|m\.)?youtube\.com/(?:watch\?(?:.*&)?v=|live/|embed/)([\w-]{11})"
        ),
        "https://www.youtube-nocookie.com/embed/{}",
        "wide",
    ),
    (
        re.compile(r"https?://youtu\.be/([\w-]{11})"),
        "https://www.youtube-nocookie.com/embed/{}",
        "wide",
    ),
    (
        re.compile(r"https?://(?:www\.)?youtube\.com/shorts/([\w-]{11})"),
        "https://www.youtube-nocookie.com/embed/{}",
        "tall",
    ),
    (
        re.compile(r"https?://(?:www\.)?vimeo\.com/(\d+)"),
        "https://player.vimeo.com/video/{}?dnt=1",
        "wide",
    ),
    (
        re.compile(r"https?://(?:www\.)?dailymotion\.com/video/(\w+)"),
        "https://www.dailymotion.com/embed/video/{}",
        "wide",
    ),
    (
        re.compile(r"(https?://soundcloud\.com/.+)"),
        "https://w.soundcloud.com/player/?url={}",
        "wide",
    ),
    (
        re.compile(r"https?://open\.spotify\.com/((?:track|album|episode|show|playlist)/\w+)"),
        "https://open.spotify.com/embed/{}",
        "wide",
    ),
    (
        re.compile(r"https?://(?:www\.)?tiktok\.com/@[\w.-]+/video/(\d+)"),
        "https://www.tiktok.com/embed/v2/{}",
        "tall",
    ),
    (
        re.compile(r"https?://(?:www\.)?instagram\.com/(?:[\w.]+/)?((?:p|reel|tv)/[\w-]+)"),
        "https://www.instagram.com/{}/embed/",
        "tall",
    ),
    (
        re.compile(
            r"(https?://(?:www\.|m\.|web\.)?facebook\.com/(?:watch/?\?.+|reel/\d+|[^/]+/videos/.+))"
        ),
        "https://www.facebook.com/plugins/video.php?href={}",
        "wide",
    ),
    (
        re.compile(
            r"(https?://(?:www\.|m\.|web\.)?facebook\.com/"
            r"(?:[^/]+/(?:posts|photos)/.+|permalink\.php\?.+|photo(?:\.php|/)?\?.+))"
        ),
        "https://www.facebook.com/plugins/post.php?href={}",
        "tall",
    ),
    (
        re.compile(r"https?://(?:www\.|mobile\.)?(?:x|twitter)\.com/\w+/status/(\d+)"),
        "https://platform.twitter.com/embed/Tweet.html?dnt=true&id={}",
        "tall",
    ),
    (
        re.compile(r"https?://(?:www\.)?(?:t|telegram)\.me/((?!s/)\w+/\d+)"),
        "https://t.me/{}?embed=1",
        "tall",
    ),
    (
        re.compile(r"https?://(?:www\.)?threads\.(?:net|com)/(@[\w.]+/post/[\w-]+)"),
        "https://www.threads.net/{}/embed",
        "tall",
    ),
    (
        re.compile(r"https?://([\w.-]+\.\w+/@[\w.-]+(?:@[\w.-]+)?/\d{6,})/?$"),
        "https://{}/embed",
        "tall",
    ),
)
"""Sites whose players we know. The last is Mastodon's form of address, whatever the host."""

NAMES = {
    "youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "vimeo.com": "Vimeo",
    "dailymotion.com": "Dailymotion",
    "soundcloud.com": "SoundCloud",
    "open.spotify.com": "Spotify",
    "tiktok.com": "TikTok",
    "x.com": "X",
    "twitter.com": "X",
    "facebook.com": "Facebook",
    "instagram.com": "Instagram",
    "fb.watch": "Facebook",
    "t.me": "Telegram",
    "telegram.me": "Telegram",
    "bsky.app": "Bluesky",
    "threads.net": "Threads",
    "threads.com": "Threads",
    "whatsapp.com": "WhatsApp",
    "reddit.com": "Reddit",
    "linkedin.com": "LinkedIn",
    "pinterest.com": "Pinterest",
    "flickr.com": "Flickr",
    "twitch.tv": "Twitch",
    "boomplay.com": "Boomplay",
    "audiomack.com": "Audiomack",
}


def frame_of(url: str) -> Frame | None:
    """The player for ``url``, or None if only a link can be offered."""
    for pattern, template, shape in PLAYERS:
        if found := pattern.match(url):
            # What is a whole address becomes the value of an argument; what is a part, a part.
            kept = "" if template.endswith("={}") else "/@"
            return Frame(template.format(quote(found[1], safe=kept)), shape)
    return None


def provider_name(url: str) -> str:
    """ "YouTube" for an address there; the bare host name where the site is not known."""
    host = (urlsplit(url).hostname or "").lower()
    bare = host.removeprefix("www.").removeprefix("m.").removeprefix("web.")
    return NAMES.get(bare) or NAMES.get(".".join(bare.rsplit(".", 2)[-2:])) or bare
