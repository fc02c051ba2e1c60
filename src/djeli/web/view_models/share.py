"""Where a story can be shared to, as plain links that work without any script."""

from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True, slots=True)
class ShareLink:
    """One destination: `key` names its icon, `name` is what readers see and hear."""

    key: str
    name: str
    url: str


def share_links(url: str, headline: str, picture_url: str = "") -> tuple[ShareLink, ...]:
    """Give the nine destinations of a story, in the order of the row.

    `url` is the story's canonical address, absolute. `picture_url`, absolute, is for Pinterest.
    """
    link, text = quote(url, safe=""), quote(headline, safe="")
    both = quote(f"{headline} {url}", safe="")
    pin = f"&media={quote(picture_url, safe='')}" if picture_url else ""
    return (
        ShareLink("facebook", "Facebook", f"https://www.facebook.com/sharer/sharer.php?u={link}"),
        ShareLink("x", "X", f"https://twitter.com/intent/tweet?url={link}&text={text}"),
        ShareLink("whatsapp", "WhatsApp", f"https://wa.me/?text={both}"),
        ShareLink("telegram", "Telegram", f"https://t.me/share/url?url={link}&text={text}"),
        ShareLink(
            "linkedin", "LinkedIn", f"https://www.linkedin.com/sharing/share-offsite/?url={link}"
        ),
        ShareLink("reddit", "Reddit", f"https://www.reddit.com/submit?url={link}&title={text}"),
        ShareLink(
            "pinterest",
            "Pinterest",
            f"https://www.pinterest.com/pin/create/button/?url={link}{pin}&description={text}",
        ),
        ShareLink(
            "tumblr",
            "Tumblr",
            f"https://www.tumblr.com/widgets/share/tool?canonicalUrl={link}&title={text}",
        ),
        ShareLink("email", "Email", f"mailto:?subject={text}&body={link}"),
    )
