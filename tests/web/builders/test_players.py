import pytest

from djeli.stories.text.blocks import EmbedBlock
from djeli.web.builders.players import frame_of, provider_name


@pytest.mark.parametrize(
    ("url", "frame"),
    [
        ("https://m.youtube.com/watch?v=abcdefghijk", "youtube-nocookie.com/embed/abcdefghijk"),
        ("https://www.instagram.com/p/C1a_b-2/?img=1", "instagram.com/p/C1a_b-2/embed/"),
        ("https://www.instagram.com/awa/reel/C1ab2/", "instagram.com/reel/C1ab2/embed/"),
        (
            "https://www.facebook.com/radio/videos/12345/",
            "plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fradio%2Fvideos%2F12345%2F",
        ),
        (
            "https://www.facebook.com/radio/posts/pfbid0a",
            "plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fradio%2Fposts%2Fpfbid0a",
        ),
        ("https://x.com/awa/status/1790000000000000000", "Tweet.html?dnt=true&id=1790000000"),
        ("https://t.me/channel/123", "https://t.me/channel/123?embed=1"),
        ("https://www.threads.net/@awa/post/C1ab", "https://www.threads.net/@awa/post/C1ab/embed"),
        (
            "https://social.example/@awa/110000000000",
            "https://social.example/@awa/110000000000/embed",
        ),
        (
            "https://soundcloud.com/awa/river",
            "player/?url=https%3A%2F%2Fsoundcloud.com%2Fawa%2Friver",
        ),
        ("https://open.spotify.com/episode/4rOo", "https://open.spotify.com/embed/episode/4rOo"),
        ("https://www.tiktok.com/@awa/video/73", "https://www.tiktok.com/embed/v2/73"),
    ],
)
def test_a_known_site_has_a_player(url, frame):
    found = frame_of(url)
    assert found is not None
    assert frame in found.url


@pytest.mark.parametrize(
    "url",
    [
        "https://bsky.app/profile/awa.example/post/3k",
        "https://radio.example/river",
        "https://www.facebook.com/radio",
        "https://t.me/s/channel/12",
        "https://x.com/awa",
    ],
)
def test_another_address_is_a_link(url):
    assert frame_of(url) is None


def test_sites_are_called_by_their_names():
    assert provider_name("https://m.facebook.com/radio/posts/1") == "Facebook"
    assert provider_name("https://fr.pinterest.com/pin/1") == "Pinterest"
    assert provider_name("https://www.radio.example/river") == "radio.example"


def test_the_desk_takes_any_web_address_and_no_other():
    block = EmbedBlock()
    value = block.to_python({"url": "https://radio.example/river", "title": "A recording"})
    assert block.clean(value)["url"] == "https://radio.example/river"
    with pytest.raises(Exception, match=r"(?s)."):
        block.clean(block.to_python({"url": "javascript:alert(1)", "title": "No"}))
