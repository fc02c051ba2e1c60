import pytest

from djeli.web.forms.origin import is_from_our_page, page_of_form


@pytest.mark.parametrize(
    ("headers", "is_ours"),
    [
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, True),
        ({"Origin": "http://testserver"}, True),
        ({"Referer": "http://testserver/africa/"}, True),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "none"}, False),
        ({"Origin": "null"}, False),
        ({"Origin": "https://testserver.evil.example"}, False),
        ({"Origin": "https://evil.example", "Referer": "http://testserver/"}, False),
        ({}, False),
    ],
)
def test_only_a_form_on_a_page_of_this_host_is_ours(rf, headers, is_ours):
    assert is_from_our_page(rf.post("/newsletter/", headers=headers)) is is_ours


def test_the_page_of_a_form_is_named_without_its_query(rf):
    headers = {"Referer": "http://testserver/africa/?page=2"}
    assert page_of_form(rf.post("/newsletter/", headers=headers)) == "/africa/"
    assert page_of_form(rf.post("/newsletter/")) == "/newsletter/"
