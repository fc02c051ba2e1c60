from urllib.parse import parse_qs, urlsplit

from djeli.web.view_models.share import share_links

URL = "https://news.example.org/politics/é/?a=1&b=2"
HEADLINE = "“Rice & beans” cost 20% more; who pays?"
PICTURE = "https://news.example.org/p.jpg?x=1&y=2"


def links():
    return {link.key: link for link in share_links(URL, HEADLINE, PICTURE)}


def asked(key):
    return {name: values[0] for name, values in parse_qs(urlsplit(links()[key].url).query).items()}


def test_a_story_goes_to_nine_destinations_in_this_order():
    assert [link.name for link in share_links(URL, HEADLINE)] == [
        "Facebook",
        "X",
        "WhatsApp",
        "Telegram",
        "LinkedIn",
        "Reddit",
        "Pinterest",
        "Tumblr",
        "Email",
    ]


def test_every_address_is_exact_and_encoded():
    link = "https%3A%2F%2Fexample.org%2Fa%2F"
    assert [one.url for one in share_links("https://example.org/a/", "A & B")] == [
        f"https://www.facebook.com/sharer/sharer.php?u={link}",
        f"https://twitter.com/intent/tweet?url={link}&text=A%20%26%20B",
        f"https://wa.me/?text=A%20%26%20B%20{link}",
        f"https://t.me/share/url?url={link}&text=A%20%26%20B",
        f"https://www.linkedin.com/sharing/share-offsite/?url={link}",
        f"https://www.reddit.com/submit?url={link}&title=A%20%26%20B",
        f"https://www.pinterest.com/pin/create/button/?url={link}&description=A%20%26%20B",
        f"https://www.tumblr.com/widgets/share/tool?canonicalUrl={link}&title=A%20%26%20B",
        f"mailto:?subject=A%20%26%20B&body={link}",
    ]


def test_what_arrives_is_what_was_shared():
    assert asked("facebook") == {"u": URL}
    assert asked("x") == {"url": URL, "text": HEADLINE}
    assert asked("whatsapp") == {"text": f"{HEADLINE} {URL}"}
    assert asked("pinterest") == {"url": URL, "media": PICTURE, "description": HEADLINE}
    assert asked("email") == {"subject": HEADLINE, "body": URL}


def test_every_https_destination_is_another_host_reached_by_a_plain_link():
    for key, link in links().items():
        assert link.url.startswith("mailto:" if key == "email" else "https://")
        assert not set(link.url) & set(" \"'<>")
