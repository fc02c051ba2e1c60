"""What Chromium does with the edition's dictionary (RFC 9842): it fetches it once a reader scrolls, and
then gets each page in a third of the bytes."""

import re
import time
from itertools import count
from statistics import median

import pytest

from tests.vardiafrica import MARKS

pytestmark = MARKS

AS_CHROMIUM = {"Accept-Encoding": "gzip, deflate, br, zstd"}
FIRST = "/finance/kano-maize-falls-by-a-fifth/"
WRITTEN = [
    "/lifestyle/ent-arts/one-novel-five-printers/",
    "/politics/africa/conakry-un-registre-foncier-sur-papier-et-en-chanson/",
    "/politics/europe/antwerp-checks-brakes-before-used-cars-sail/",
    "/finance/kumasi-agents-insure-their-float/",
]
"""Stories of text and pictures."""
DRAWN = [
    "/lifestyle/ent-arts/kankan-une-presse-a-nko/",
    "/politics/africa/lokoja-fish-market-moves-a-third-time/",
]
"""Stories whose maps and charts, which no other page has, are in their HTML."""
FURTHER = [*WRITTEN, *DRAWN, "/", "/politics/"]
PATIENCE = 120.0
"""Seconds for the clock to make a dictionary, and for Chromium to fetch it."""


def dictionary_of(edition):
    """Where the dictionary is, once the clock has made one."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        told = edition.get(FIRST, **AS_CHROMIUM)[1].get("server-timing", "")
        if found := re.search(r'dictionary;desc="(/dictionary/[0-9a-f]+)"', told):
            return found[1]
        time.sleep(1)
    raise AssertionError("no dictionary was offered")


@pytest.fixture
def visit(chromium, vardiafrica):
    """Opens pages in one browser; gives of each the coding, the bytes of the body on the wire, and
    the text that Chromium made of them."""
    contexts = []

    def begin(**options):
        context = chromium.new_context(**options)
        contexts.append(context)
        context.set_default_timeout(60_000)
        page = context.new_page()
        asked = []
        context.on("request", lambda one: asked.append(one.url))

        def open_page(address, reads_on=True):
            answer = page.goto(f"{vardiafrica.url}{address}", wait_until="load")
            sizes = answer.request.sizes()
            headers = answer.all_headers()
            body = answer.body()
            if reads_on:
                page.mouse.wheel(0, 300)
            return headers.get("content-encoding"), sizes["responseBodySize"], body

        open_page.page, open_page.asked = page, asked
        return open_page

    yield begin
    for context in contexts:
        context.close()


def until_a_dictionary_is_used(open_page):
    until = time.monotonic() + PATIENCE
    for number in count():
        # At the address itself Chromium would only hear that what it has is still right.
        if open_page(f"{FIRST}?visit={number}")[0] == "dcz":
            return
        if time.monotonic() > until:
            break
        open_page.page.wait_for_timeout(3_000)
    raise AssertionError("Chromium never used the dictionary")


def test_chromium_reads_pages_by_the_dictionary_and_they_are_the_same(visit, vardiafrica):
    dictionary_of(vardiafrica)
    open_page = visit()
    coding, first_bytes, _ = open_page(FIRST, reads_on=False)
    assert coding == "br"
    open_page.page.wait_for_timeout(2_500)
    assert not [url for url in open_page.asked if "/dictionary/" in url], "nobody has read on"

    until_a_dictionary_is_used(open_page)

    sizes = {}
    for address in FURTHER:
        coding, size, text = open_page(address)
        assert coding == "dcz", address
        assert text == vardiafrica.get(address)[2], address
        assert size < first_bytes, address
        assert (b'<figure class="map"' in text) == (address in DRAWN), address
        sizes[address] = size
    assert median(sizes[one] for one in WRITTEN) <= 4_000, "HTML of a further story"
    assert max(sizes[one] for one in DRAWN) <= 6_500, "HTML of a further story with drawings"


def test_chromium_with_data_saver_fetches_no_dictionary(visit, vardiafrica):
    path = dictionary_of(vardiafrica)
    open_page = visit(extra_http_headers={"Save-Data": "on"})

    for address in (FIRST, *FURTHER):
        assert open_page(address)[0] == "br"
    open_page.page.wait_for_timeout(3_000)

    assert open_page(FIRST)[0] != "dcz"
    assert not [url for url in open_page.asked if path in url]


def test_a_reader_without_a_secure_connection_gets_gzip(vardiafrica):
    """Over plain HTTP, other than on localhost, Chromium names gzip alone."""
    dictionary_of(vardiafrica)

    _, headers, _ = vardiafrica.get(FIRST, **{"Accept-Encoding": "gzip, deflate"})

    assert headers["content-encoding"] == "gzip"
    assert "link" not in headers
