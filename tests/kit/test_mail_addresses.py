import unicodedata

import pytest

from djeli.kit.mail_addresses import named_sender, one_form


@pytest.mark.parametrize(
    "written",
    [
        "reader@bücher.example",
        "reader@BÜCHER.example",
        " reader@xn--bcher-kva.example ",
        "reader@XN--BCHER-KVA.Example",
        unicodedata.normalize("NFD", "reader@bücher.example"),
    ],
)
def test_a_domain_has_one_form_however_it_is_written(written):
    assert one_form(written) == "reader@xn--bcher-kva.example"


@pytest.mark.parametrize("odd", ["", "no address", "@", "a@..b", "a@" + "ü" * 300, "a@b@"])
def test_what_is_no_address_stays_for_others_to_refuse(odd):
    assert one_form(odd).rpartition("@")[0] == odd.strip().rpartition("@")[0]


def test_the_part_before_the_sign_is_the_mail_servers_affair():
    assert one_form("Awa.Traoré@Example.ORG") == "Awa.Traoré@example.org"


@pytest.mark.parametrize(
    ("written", "names", "sender"),
    [
        ("news@l.example", ["The Lantern"], "The Lantern <news@l.example>"),
        ("Desk <news@l.example>", ["The Lantern"], "Desk <news@l.example>"),
        ("Desk <news@l.example>", ["Digest", "The Lantern"], "Digest <news@l.example>"),
        ("news@l.example", ["A\r\nBcc: x@y.example"], '"A Bcc: x@y.example" <news@l.example>'),
        ("news@l.example", [""], "news@l.example"),
    ],
)
def test_a_sender_has_the_name_that_was_chosen_and_else_the_editions(written, names, sender):
    assert named_sender(written, *names) == sender
