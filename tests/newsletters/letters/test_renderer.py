"""The mail itself: what is in it, how large it is, and what mail programs make of it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from lxml import html as parser

from djeli.newsletters.letters.contents import LEAD, SMALL, NothingLeft
from djeli.newsletters.letters.letter import Contents, LetterPicture, LetterStory
from djeli.newsletters.letters.renderer import LARGEST, TooLarge, filled, letter_of, write
from djeli.newsletters.models import Issue
from djeli.web.view_models.picture import SPECS
from tests import newsroom
from tests.newsletters import mailing


def story(pk: int = 1, **fields) -> LetterStory:
    return LetterStory(
        **{
            "pk": pk,
            "headline": "Ferries & fares: “no” <b>rise</b>",
            "standfirst": "The fare stays at 300 naira.",
            "url": f"https://lantern.internal/africa/ferries/?letter={pk}",
            "label": "Africa",
            "byline": "Ama Boateng",
            "reading": "3 min read",
            "picture": LetterPicture(
                "https://lantern.internal/a.jpg", "A ferry & a pier", "Photo: Desk"
            ),
            **fields,
        }
    )


def contents(*stories: LetterStory, **fields) -> Contents:
    return Contents(
        **{
            "edition": "The Lantern",
            "newsletter": "Daily digest",
            "promise": "Once a day, 100% verified.",
            "language": "en",
            "home_url": "https://lantern.internal/",
            "day": "Wednesday 25 November 2026",
            "subject": "Ferries & fares",
            "preview": "The fare stays.",
            "stories": stories or (story(), story(2)),
            **fields,
        }
    )


def test_words_of_stories_are_text_and_never_markup():
    letter = write(contents(intro=("<script>alert(1)</script>",)))
    assert "<script" not in letter.html
    assert "&lt;b&gt;rise" in letter.html
    assert "“no” <b>rise</b>" in letter.text


def test_every_picture_has_its_words_and_its_credit_and_no_other_host_is_asked():
    letter = write(contents())
    page = parser.fromstring(letter.html)
    pictures = page.xpath("//img")
    assert [one.get("alt") for one in pictures] == ["A ferry & a pier"] * 2
    assert letter.html.count("Photo: Desk") == 2
    addresses = page.xpath("//@src | //a/@href | //link/@href")
    assert all(one.startswith(("https://lantern.internal/", "@@")) for one in addresses)


def test_no_line_is_longer_than_mail_servers_take():
    assert max(len(line.encode()) for line in write(contents()).html.splitlines()) < 998
    assert all(len(line) <= 120 for line in write(contents()).text.splitlines())


def test_twelve_stories_fit_into_what_gmail_shows():
    letter = write(contents(*(story(n, standfirst="word " * 70) for n in range(12))))
    assert letter.size <= LARGEST
    with pytest.raises(TooLarge):
        write(contents(intro=("word " * 25_000,)))


def test_a_letter_in_arabic_runs_from_right_to_left():
    page = parser.fromstring(write(contents(language="ar")).html)
    assert page.get("dir") == "rtl"
    assert page.get("lang") == "ar"
    assert "text-align:right" in write(contents(language="ar")).html


def test_a_story_in_another_language_than_the_letter_says_so():
    assert 'lang="ar" dir="rtl"' in write(contents(story(language="ar"))).html


def test_the_text_says_what_the_html_says_and_each_address_stands_on_a_line():
    letter = write(contents())
    for one in letter.contents.stories:
        assert one.headline in " ".join(letter.text.split())
        assert one.url in letter.text.splitlines()
    told = filled(letter.text, "https://lantern.internal/leave", "https://lantern.internal/choose")
    assert "https://lantern.internal/leave" in told.splitlines()
    assert "@@" not in told
    assert "@@" not in filled(letter.html, "https://a.internal/", "https://b.internal/")


def test_headings_are_headings():
    page = parser.fromstring(write(contents()).html)
    assert [one.text_content().strip() for one in page.xpath("//h1")] == ["The Lantern"]
    headlines = [one.headline for one in contents().stories]
    assert [one.text_content() for one in page.xpath("//h2")] == headlines
    assert len(page.xpath("//h2/a[@href]")) == len(headlines)


def test_dark_mail_programs_get_colours_of_their_own():
    assert "prefers-color-scheme: dark" in write(contents()).html
    assert 'name="color-scheme"' in write(contents()).html


def test_pictures_are_renditions_that_pages_have_too():
    assert LEAD in SPECS
    assert SMALL in SPECS


@pytest.mark.django_db
def test_a_picture_without_rights_or_credit_is_not_in_the_mail():
    home = newsroom.section()
    shown = newsroom.picture("A pier")
    over = newsroom.picture("A dam")
    issue = mailing.issue(
        mailing.newsletter(),
        newsroom.story(home, "The pier", lead_picture=shown),
        newsroom.story(home, "The dam", lead_picture=over),
    )
    over.rights_expire_at = timezone.now() - timedelta(days=1)
    over.save()
    one, other = letter_of(issue).contents.stories
    assert one.picture.url.endswith(f"/{LEAD}.jpg")
    assert one.picture.url.startswith("http")
    assert other.picture is None


@pytest.mark.django_db
def test_subject_and_preview_come_from_the_first_story_unless_an_editor_wrote_them():
    home = newsroom.section()
    first = newsroom.story(home, "The pier\u2028opens", standfirst="At last.")
    issue = mailing.issue(mailing.newsletter(), first)
    told = letter_of(issue).contents
    assert (told.subject, told.preview) == ("The pier opens", "At last.")
    issue.subject, issue.preview_text = "Read\r\nBcc: x@y.internal", "And more"
    told = letter_of(issue).contents
    assert told.subject == "Read Bcc: x@y.internal"
    assert told.preview == "And more"


@pytest.mark.django_db
def test_an_issue_without_stories_has_no_letter():
    with pytest.raises(NothingLeft):
        letter_of(Issue.objects.create(newsletter=mailing.newsletter()))


@pytest.mark.django_db
def test_the_letter_of_an_issue_takes_few_queries(django_assert_max_num_queries):
    home = newsroom.section()
    stories = [
        newsroom.filler(home, f"Story {n}", lead_picture=newsroom.picture(f"P{n}"))
        for n in range(6)
    ]
    issue = Issue.objects.get(pk=mailing.issue(mailing.newsletter(), *stories).pk)
    with django_assert_max_num_queries(10):
        assert len(re.findall("<img", letter_of(issue).html)) == 6


def test_links_to_what_was_paid_for_say_so():
    paid, news = story(is_paid_for=True, note="Sponsored"), story(2)
    links = parser.fromstring(write(contents(paid, news)).html).iter("a")
    told = {(one.get("href"), one.get("rel")) for one in links if "?letter=" in one.get("href")}
    assert told == {(paid.url, "sponsored"), (news.url, None)}
    alone = parser.fromstring(write(contents(paid)).html).iter("a")
    assert all(one.get("rel") == "sponsored" for one in alone if one.get("href") == paid.url)
