import re
from html.parser import HTMLParser

import pytest
from lxml import html as parser

from djeli.web.html.jinja import TEMPLATES
from djeli.web.html.pages import TEMPLATES as PAGE_TEMPLATES
from djeli.web.samples.pages import SAMPLES
from djeli.web.styleguide.components import COMPONENTS, render_component
from tests.web.sample_html import PLAIN_STATIC, html_of, opened, overlay

EVERYWHERE = {"masthead", "nav", "footer"}
NAMED_BY_CLASS = EVERYWHERE | {
    "author",
    "breadcrumb",
    "comments",
    "newsletter",
    "related",
    "share",
    "trending",
}
WIDGETS_OF_A_STORY = {
    "dont-miss",
    "most-popular",
    "our-picks",
    "stay-in-touch",
    "top-posts",
    "whats-hot",
}


class Outline(HTMLParser):
    """What a page is made of: widgets, headings, ids, and what may not be there."""

    def __init__(self, html):
        super().__init__()
        self.widgets, self.ids, self.levels, self.forbidden = [], [], [], []
        self.classes = set()
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if "data-widget" in given:
            self.widgets.append(given["data-widget"])
        self.classes.update((given.get("class") or "").split())
        if "id" in given:
            self.ids.append(given["id"])
        if re.fullmatch(r"h\d", tag):
            self.levels.append(int(tag[1]))
        inline_script = (
            tag == "script" and "src" not in given and given.get("type") != "application/ld+json"
        )
        if (
            inline_script
            or tag == "style"
            or any(name == "style" or name.startswith("on") for name in given)
        ):
            self.forbidden.append(self.get_starttag_text())
        address = given.get("src", "") or ""
        if tag in {"img", "script", "iframe", "link"} and address.startswith(("http", "//")):
            self.forbidden.append(self.get_starttag_text())


def names_of_templates():
    return sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))


@pytest.mark.parametrize("name", names_of_templates())
def test_every_template_opens(name):
    assert opened().get_template(name).name == name


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_every_page_renders_from_its_sample_and_is_fit_for_a_strict_policy(name):
    outline = Outline(html_of(name))
    assert outline.forbidden == []
    assert len(outline.ids) == len(set(outline.ids))
    assert outline.levels.count(1) == 1
    assert outline.classes >= EVERYWHERE
    assert 'href="/search/" data-opens="search"' in html_of(name)


def test_every_kind_of_page_has_a_sample():
    assert {type(sample.page) for sample in SAMPLES.values()} == set(PAGE_TEMPLATES)


@pytest.mark.parametrize("state", sorted(COMPONENTS))
def test_every_component_renders_in_every_state(state):
    with PLAIN_STATIC:
        assert render_component(opened(), state).strip()


def test_a_story_shows_every_widget_of_the_site():
    outline = Outline(html_of("article"))
    assert outline.classes >= NAMED_BY_CLASS
    assert set(outline.widgets) == WIDGETS_OF_A_STORY


def test_a_front_shows_its_containers_in_the_order_of_the_editors():
    html = html_of("front")
    main = html[html.index("<main") : html.index("</main>")]
    assert Outline(main).widgets == [
        "lead",
        "whats-hot",
        "dont-miss",
        "section",
        "section",
        "top-posts",
        "our-picks",
        "most-popular",
        "latest",
    ]


def test_a_headline_full_of_markup_stays_a_text_wherever_it_stands():
    html = html_of("hostile")
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;</h1>" in html
    assert html.count("<script") == html.count("</script>") == 4


def test_a_count_that_is_not_known_is_not_shown():
    html = html_of("article-brief")
    assert "view" not in re.sub(r'name="viewport"| viewBox=', "", html).lower()
    assert "comment" not in html.lower()
    shown = html_of("article-many-hands")
    assert "48\u00a0comments" in shown
    assert '<bdi title="1,204 views">1.2K\u00a0views</bdi>' in shown


def test_words_of_a_byline_never_run_together():
    text = re.sub(r"<[^>]+>", "", html_of("article"))
    assert "By Awa Traoré and Sahel Wire" in text
    assert re.search(
        r"Published 23 November 2026, 08:12 WAT\s+Updated 11:42\s+6\u00a0min\u00a0read", text
    )


def test_a_card_in_another_language_says_so_to_who_reads_aloud():
    assert 'class="hl" lang="ar" dir="rtl"' in html_of("front")
    assert '<article class="story" lang="fr" dir="ltr">' in html_of("article-french")
    assert '<html lang="ar" dir="rtl">' in html_of("article-rtl")


def test_every_picture_has_its_size_its_text_and_on_a_story_its_credit():
    html = html_of("article")
    page = parser.fromstring(html)
    pictures, on_cards = (
        page.findall(".//img"),
        page.xpath("//article[contains(@class, 'card')]//img"),
    )
    assert 5 < len(on_cards) < len(pictures)
    for one in pictures:
        # Beside a headline it says nothing more; the story describes it.
        assert bool(one.get("alt")) == (one not in on_cards)
        assert one.get("alt") is not None
        assert one.get("width").isdigit()
        assert one.get("height").isdigit()
    assert html.count('fetchpriority="high"') == 1
    assert len(re.findall(r"<figure[^>]*><picture>", html)) == html.count(
        'class="credit">Illustration'
    )


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("front-first-run", "Go to the newsroom"),
        ("section-empty", "No stories here yet"),
        ("author-empty", "No stories by this author yet"),
        ("search-nothing", "No stories found for “rivver”"),
        ("not-found", "Page not found"),
        ("withdrawn", "This story was withdrawn"),
        ("failed", "Something went wrong on our side"),
        ("unavailable", "Try again in a minute"),
        ("newsletter-error", "Nothing was sent"),
    ],
)
def test_an_empty_or_broken_page_says_what_to_do_next(name, words):
    assert words in html_of(name)


def test_every_search_form_has_a_button_that_sends_it():
    for page in (html_of("search"), overlay()):
        forms = parser.fromstring(page).xpath("//form[@role='search']")
        assert forms
        for form in forms:
            assert form.xpath(".//button[not(@type) or @type='submit']")
