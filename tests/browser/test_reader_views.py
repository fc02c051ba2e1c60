"""What programs that take a page apart find in every story of the demo: the whole story, nothing else.

Firefox's reader view (Readability, run by node over all pages in one process), and trafilatura, by
which archives and aggregators read.
"""

import json
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import trafilatura
from lxml import html as parser

from djeli.web.structured_data.share_title import LONGEST
from tests.conftest import ROOT, missing
from tests.vardiafrica import MARKS, Demo, built
from tests.web.structured_data.heads import Head

pytestmark = MARKS

SCRIPT = Path(__file__).with_name("readability.mjs")
KEPT = "self::p or self::li or self::h2 or self::h3 or self::figcaption or self::td or self::th"
"""What holds words of a story. A player, a drawing and a card of another story do not."""
OURS = (
    "ancestor-or-self::*[contains(@class,'embed') or contains(@class,'chart')"
    " or contains(@class,'map') or contains(@class,'read-also') or contains(@class,'document')]"
)


MARKUP = re.compile(r"[-|\s]*|!\[.*\]\(.*\)")
"""A line that an extractor wrote itself: the rule below a table's head, a picture."""
PICTURE = re.compile(r"!\[[^\]]*\]\((\S+?)\)")


@dataclass(frozen=True, slots=True)
class Story:
    """A story's page as a browser has it, and what a reader view must find in it."""

    address: str
    html: str
    page: parser.HtmlElement
    facts: dict

    @property
    def names(self) -> list[str]:
        return [one["name"] for one in self.facts["author"]]

    @property
    def shared_title(self) -> str:
        """The headline, or where it is long for a shared link the short one; never another."""
        (said,) = self.page.xpath("//meta[@property='og:title']/@content")
        assert said == self.facts["headline"] or len(self.facts["headline"]) > LONGEST
        return said

    @property
    def body(self) -> parser.HtmlElement:
        """The container of standfirst, picture and text, without the byline."""
        (found,) = self.page.xpath("//*[@class='body']")
        for byline in found.xpath("*[@class='byline']"):
            found.remove(byline)
        return found

    @property
    def words(self) -> list[str]:
        """Every paragraph, heading, caption and credit, from the standfirst to the agency's line."""
        return self._said(".//text()")

    @property
    def timeless(self) -> list[str]:
        """The same without what stands in `time`: trafilatura leaves those elements out."""
        return self._said(".//text()[not(ancestor::time)]")

    def _said(self, path: str) -> list[str]:
        kept = self.body.xpath(f".//*[{KEPT}][not({OURS})]")
        return [found for one in kept if (found := squeezed("".join(one.xpath(path))))]

    @property
    def pictures(self) -> list[str]:
        """Addresses of the lead picture and the others."""
        return self.body.xpath(".//figure//img/@src")


def text(node: parser.HtmlElement) -> str:
    return squeezed("".join(node.itertext()))


def squeezed(words: str) -> str:
    """Without spaces: extractors differ in where elements are parted by one."""
    return re.sub(r"\s+", "", words)


def folder(address: str) -> str:
    """What the sizes of a picture have in common."""
    return urlsplit(address).path.rpartition("/")[0]


@pytest.fixture(scope="module")
def stories(vardiafrica) -> list[Story]:
    """All stories that the demo's sitemaps name, without those that other tests published."""
    own = slugs()
    named = sorted(one for one in addresses(vardiafrica) if unquote(one).split("/")[-2] in own)
    found = [read(vardiafrica, address) for address in named]
    assert len(found) > 60
    return found


def slugs() -> set[str]:
    """The last part of the address of each page of the demo as it is built."""
    with closing(sqlite3.connect(built() / "db.sqlite3")) as database:
        return {slug for (slug,) in database.execute("SELECT slug FROM wagtailcore_page")}


def addresses(demo: Demo) -> Iterator[str]:
    _, _, index = demo.get("/sitemap.xml")
    for part in re.findall(r"<loc>(.*?/sitemap/\d{4}-\d\d.*?)</loc>", index.decode()):
        _, _, listed = demo.get(urlsplit(part).path)
        yield from (urlsplit(one).path for one in re.findall(r"<loc>(.*?)</loc>", listed.decode()))


def read(demo: Demo, address: str) -> Story:
    status, _, body = demo.get(address)
    assert status == 200, address
    facts = Head(body).json_ld[0]["@graph"][0]
    return Story(f"{demo.url}{address}", body.decode(), parser.fromstring(body.decode()), facts)


@pytest.fixture(scope="module")
def reader_views(stories) -> list[dict]:
    """What Readability makes of each."""
    if shutil.which("node") is None or not (ROOT / "node_modules/@mozilla/readability").is_dir():
        missing("node with Readability and jsdom")
    asked = "".join(json.dumps({"url": one.address, "html": one.html}) + "\n" for one in stories)
    answer = subprocess.run(
        ["node", SCRIPT], input=asked, capture_output=True, text=True, check=True, timeout=400
    )
    return [json.loads(line) for line in answer.stdout.splitlines()]


def test_a_reader_view_keeps_the_whole_story_and_takes_nothing_else(stories, reader_views):
    for story, found in zip(stories, reader_views, strict=True):
        assert faults_of_view(story, found) == [], story.address


def faults_of_view(story: Story, found: dict) -> list[str]:
    content = parser.fromstring(found["content"])
    ours = text(story.body)
    told = {
        "title": story.facts["headline"],
        "byline": ", ".join(story.names),
        "publishedTime": story.facts["datePublished"],
        "lang": story.facts["inLanguage"],
    }
    return [
        *(f"{name}: {found[name]}" for name, right in told.items() if found[name] != right),
        *(f"lost: {words}" for words in story.words if words not in text(content)),
        *(
            f"more: {words}"
            for words in map(squeezed, content.itertext())
            if words and words not in ours
        ),
        *lost_pictures(story, content.xpath("//img/@src")),
    ]


def lost_pictures(story: Story, found: list[str]) -> list[str]:
    folders = set(map(folder, found))
    return [f"lost: {one}" for one in map(folder, story.pictures) if one not in folders]


def test_an_archive_reads_title_names_day_picture_and_every_paragraph(stories):
    for story in stories:
        assert faults_of_archive(story) == [], story.address


def faults_of_archive(story: Story) -> list[str]:
    found = trafilatura.bare_extraction(
        story.html, url=story.address, include_images=True, include_tables=True, with_metadata=True
    ).as_dict()
    told = {
        "title": story.shared_title,
        "author": "; ".join(story.names),
        "date": story.facts["datePublished"][:10],
    }
    return [
        *(f"{name}: {found[name]}" for name, right in told.items() if found[name] != right),
        *(f"lost: {words}" for words in story.timeless if words not in squeezed(found["text"])),
        *(f"more: {line}" for line in found["text"].splitlines() if is_foreign(story, line)),
        *lost_pictures(story, PICTURE.findall(found["text"])),
    ]


def is_foreign(story: Story, line: str) -> bool:
    """True for a line that is neither the story's nor its head's (kind, section, headline)."""
    if MARKUP.fullmatch(line):
        return False
    ours = text(story.page.xpath("//article[@data-story]")[0])
    return any(squeezed(cell) not in ours for cell in re.split(r"\||^- ", line))
