"""Where readers came from, as one of a few kinds."""

import pytest

from djeli.readership.beacon.languages import language
from djeli.readership.beacon.referrers import referrer_class
from tests.readership.newsstand import PHONE


@pytest.mark.parametrize(
    ("referrer", "source", "agent", "kind"),
    [
        ("", "", "", "direct"),
        ("https://lantern.example/africa/", "", "", "internal"),
        ("https://www.lantern.example:8443/", "", "", "internal"),
        ("https://www.google.com/", "", "", "search"),
        ("https://www.google.co.ke/search?q=x", "", "", "search"),
        ("https://duckduckgo.com/", "", "", "search"),
        ("https://l.facebook.com/l.php?u=x", "", "", "facebook"),
        ("android-app://com.whatsapp/", "", "", "whatsapp"),
        ("https://web.whatsapp.com/", "", "", "whatsapp"),
        ("https://t.co/abc", "", "", "x"),
        ("https://not-t.co/abc", "", "", "other"),
        ("https://someone.example/blog", "", "", "other"),
        ("https://someone.example/blog", "newsletter", "", "newsletter"),
        ("", "whatsapp", "", "whatsapp"),
        ("", "facebook.com", "", "facebook"),
        ("", "made-up-name", "", "direct"),
        ("", "", "Mozilla/5.0 [FBAN/FBIOS;FBAV/400]", "facebook"),
        ("https://user:secret@reddit.com/", "", "", "reddit"),
        ("not an address", "", "", "other"),
    ],
)
def test_a_referrer_is_one_of_a_few_kinds(referrer, source, agent, kind):
    own = "lantern.example"
    assert referrer_class(referrer, source, agent or PHONE.format(1), own) == kind


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("fr-CI", "fr"),
        ("ha", "ha"),
        ("en-GB,en;q=0.9", "en"),
        ("pt_BR", "pt"),
        ("qq", "other"),
        ("", "other"),
    ],
)
def test_a_language_is_one_that_there_is(tag, code):
    assert language(tag) == code
