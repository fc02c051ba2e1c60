"""A newsroom at work, at random: the operations of editors, and of two of them at once."""

from __future__ import annotations

import itertools
import shutil
import tempfile
import time
from copy import deepcopy
from datetime import timedelta
from pathlib import Path

from django.db import transaction
from django.test import TestCase
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction, Site

from djeli.cli.clock.schedule import keep_schedule
from djeli.comments import closings, personal_data
from djeli.comments.closings import is_open
from djeli.comments.models import Comment
from djeli.comments.moderation import rulings
from djeli.feeds.sitemaps.news import turn_window
from djeli.newsletters.models import Newsletter
from djeli.press.models import OfferedDictionary
from djeli.press.render import fragments, value_cache
from djeli.press.render.errors import NotPressable
from djeli.press.render.renderer import render
from djeli.press.render.snapshot import last_change
from djeli.press.runs.log_step import follow
from djeli.press.runs.queue_step import press_waiting
from djeli.press.serving.dictionary_renewal import renew, take_in
from djeli.press.serving.packer import Packer
from djeli.press.store.records import Pressed
from djeli.press.store.store import Store
from djeli.press.verification import Difference, verify
from djeli.readership.log_folding.sums import STEPS, Count, times_of
from djeli.readership.log_folding.tallies import renew_tallies
from djeli.readership.log_folding.upserts import add
from djeli.readership.models import StoryViews, Untallied, ViewCountSettings
from djeli.readership.rankings.renewal import renew_rankings
from djeli.stories.corrections import record
from djeli.stories.corrections.kinds import DECLARABLE, Kind
from djeli.stories.lineups import set_current_line_up
from djeli.stories.models import (
    Article,
    Correction,
    CurrentLineUp,
    Edition,
    FormerAddress,
    LineUp,
    Listing,
    Month,
    Navigation,
    Picture,
    Source,
    StandingPage,
    Tally,
    Topic,
    Version,
)
from djeli.stories.tree import Tree
from djeli.stories.versions.heads import publish_head
from djeli.stories.versions.withheld import show_again, withhold
from tests import newsroom, talking
from tests.journeys.many_readers import ManyReaders

SECRET = "not-for-readers"
EVERY = 3
"""Steps from one comparison of all pages to the next: what is stale stays so for long."""
NUMBERS = st.integers(0, 99)
WORDS = st.sampled_from(["Niger", "Kano & Lagos", "L’été à Dakar", "<b>Bold</b>", "Ọ̀yọ́"])

FOUNDED = (
    *("sections", "people", "agency", "topics", "running", "pictures"),
    "places_to_look",
)
"""What a newsroom has from its founding on."""


class Newsroom(RuleBasedStateMachine):
    """Rules are what editors do; after each the site comes to rest and is compared."""

    def __init__(self, like: Newsroom | None = None) -> None:
        """Go on from where ``like`` is at rest, on a copy of its store and on its rows: it does
        nothing meanwhile."""
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="djeli-press-"))
        if like:
            shutil.copyfile(like.folder / "data.mdb", self.folder / "data.mdb")
            vars(self).update({name: deepcopy(getattr(like, name)) for name in FOUNDED})
        self.store = Store(self.folder, map_size=1 << 28)
        self.readers = ManyReaders(self.store)
        self.packer = Packer(self.store)
        self.serial, self.steps = itertools.count(100 if like else 1), itertools.count(1)
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        fragments.forget()
        value_cache.forget()
        Site.clear_site_root_paths_cache()

    def teardown(self) -> None:
        """What the last steps left is compared too."""
        try:
            if hasattr(self, "sections"):
                self.come_to_rest()
                self.compare()
        finally:
            self.close()

    def close(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)
        self.readers.close()
        self.store.close()
        shutil.rmtree(self.folder)

    @initialize()
    def found(self) -> None:
        politics = newsroom.section("politics")
        self.sections = [
            politics,
            newsroom.section("africa", politics),
            newsroom.section("science"),
        ]
        self.people = [newsroom.contributor(), newsroom.contributor("Musa Kalla")]
        self.agency = newsroom.agency()
        self.topics = [newsroom.topic("Rivers"), newsroom.topic("Bridges")]
        self.running = newsroom.topic("The flood warning", kind="running", intro="It goes on.")
        self.pictures = [newsroom.picture("A bridge"), newsroom.picture("A ferry")]
        self.places_to_look = [
            "/",
            "/latest/",
            "/authors/",
            "/topics/",
            "/topics/rivers/",
            "/feed/",
        ]
        self.places_to_look += ["/newsletter/", "/corrections/", "/corrections/feed/"]
        self.places_to_look += ["/corrections/?kind=correction", "/corrections/?section=politics"]
        self.places_to_look.append("/corrections/feed/json/")
        self.places_to_look += ["/topics/rivers/feed/json/", "/politics/africa/feed/atom/"]
        self.places_to_look += ["/sitemap.xml", "/news-sitemap.xml", "/sitemap/topics.xml"]
        self.places_to_look += ["/sitemap/authors.xml", f"/sitemap/{timezone.now():%Y-%m}.xml"]
        self.places_to_look.append("/topics/the-flood-warning/")
        self.places_to_look += ["/lite/", "/lite/politics/africa/", "/lite/topics/rivers/"]
        self.places_to_look += ["/lite/politics/story-1/", "/lite/latest/"]
        self.places_to_look += ["/politics/story-1/changes/", "/politics/story-1/changes/1-2/"]
        self.places_to_look += ["/versions/", "/versions/head.json"]
        self.publish(0, "Niger")
        self.publish(1, "Kano & Lagos")

    def story(self, number: int, **filters: object) -> Article | None:
        found = Article.objects.filter(**filters).order_by("pk")
        return found[number % len(found)] if found else None

    # Stories

    @rule(what=WORDS, is_offered=st.booleans())
    def change_a_newsletter(self, what: str, is_offered: bool) -> None:
        newsletter = Newsletter.objects.order_by("pk").first()
        if newsletter is None:
            Newsletter.objects.create(name=what, slug="news", promise=what)
            return
        newsletter.promise, newsletter.is_offered = what, is_offered
        newsletter.save()

    @rule(number=NUMBERS, word=WORDS)
    def publish(self, number: int, word: str) -> None:
        serial = next(self.serial)
        home = self.sections[number % len(self.sections)]
        others = list(Article.objects.live().values_list("pk", flat=True)[:2])
        newsroom.story(
            home,
            f"{word} {serial}",
            slug=f"story-{serial}",
            by=[self.people[number % 2]] + ([self.agency] if number % 3 == 0 else []),
            topics=self.topics[: number % 3],
            lead_picture=self.pictures[number % 2],
            agency=self.agency if number % 5 == 0 else None,
            body=[
                ("paragraph", f"<p>{serial} cars crossed.</p>"),
                *(("related", {"story": pk}) for pk in others[: number % 3]),
                ("picture", {"picture": self.pictures[0].pk, "caption": "", "credit": ""}),
            ],
        )

    @rule(number=NUMBERS)
    def save_a_draft(self, number: int) -> None:
        if story := self.story(number):
            story.title = f"{SECRET} {next(self.serial)}"
            story.save_revision()

    @rule(number=NUMBERS)
    def begin_a_draft(self, number: int) -> None:
        serial = next(self.serial)
        home = self.sections[number % len(self.sections)]
        newsroom.draft(home, f"{SECRET} {serial}", slug=f"draft-{serial}", topics=self.topics[:1])

    @rule(number=NUMBERS, word=WORDS, changed=st.booleans())
    def edit_and_publish(self, number: int, word: str, changed: bool) -> None:
        if story := self.story(number):
            story.title = f"{word}, edited {next(self.serial)}"
            story.change_kind = "update" if changed else ""
            self.commit(lambda: story.save_revision().publish())

    @rule(number=NUMBERS, word=WORDS, kind=st.sampled_from(list(DECLARABLE)))
    def publish_a_correction(self, number: int, word: str, kind: str) -> None:
        if story := self.story(number, live=True):
            story.change_kind, story.change_text = kind, f"{word} was wrong {next(self.serial)}"
            story.title = f"{word}, corrected {number}"
            self.commit(lambda: story.save_revision().publish())

    @rule(number=NUMBERS, word=WORDS, is_retracted=st.booleans())
    def correct_or_retract_afterwards(self, number: int, word: str, is_retracted: bool) -> None:
        if story := self.story(number, first_published_at__isnull=False):
            kind = Kind.RETRACTION if is_retracted and number % 3 == 0 else Kind.CORRECTION
            record.take(story, kind, f"{word} was not so")

    @rule(number=NUMBERS, kind=st.sampled_from(list(Kind)))
    def mend_a_correction(self, number: int, kind: str) -> None:
        rows = Correction.objects.order_by("pk")
        if count := rows.count():
            record.mend(rows[number % count], kind, f"Mended {next(self.serial)}", "better so")

    @rule(days=st.integers(0, 9))
    def let_corrections_go_to_the_foot(self, days: int) -> None:
        record.settle(timezone.now() + timedelta(days=days))

    @rule(number=NUMBERS)
    def change_what_corrections_say_of_people(self, number: int) -> None:
        edition = Edition.load()
        edition.names_who_corrects = bool(number % 2)
        edition.takes_error_reports = bool(number % 3)
        edition.save()

    @rule(number=NUMBERS)
    def let_a_story_be_paid_for_or_not(self, number: int) -> None:
        if story := self.story(number, live=True):
            story.is_sponsored = not story.is_sponsored
            story.sponsor = "A maker of pumps" if story.is_sponsored else ""
            self.commit(lambda: story.save_revision().publish())

    @rule(number=NUMBERS, to=NUMBERS)
    def let_a_story_stand_in_another_section_too(self, number: int, to: int) -> None:
        if story := self.story(number, live=True):
            section = self.sections[to % len(self.sections)]
            is_there = story.further_sections.filter(pk=section.pk).exists()
            story.further_sections = [] if is_there else [section]
            self.commit(lambda: story.save_revision().publish())

    @rule(number=NUMBERS, word=WORDS)
    def say_how_we_know(self, number: int, word: str) -> None:
        if story := self.story(number, live=True):
            story.verification = ("", "verified", "disputed")[number % 3]
            public, hidden = Source(who=word), Source(who=SECRET, is_public=False)
            story.sources = [public, hidden][: number % 3]
            self.commit(lambda: story.save_revision().publish())

    @rule(number=NUMBERS)
    def withhold_a_version_or_show_it_again(self, number: int) -> None:
        versions = Version.objects.order_by("position")
        version = versions[number % len(versions)]
        held = version.withholdings.filter(ended_at=None).first()
        self.commit(lambda: show_again(held) if held else withhold(version, f"Ordered {number}"))
        publish_head()

    @rule(number=NUMBERS)
    def withdraw(self, number: int) -> None:
        if story := self.story(number, live=True):
            self.commit(story.unpublish)

    @rule(number=NUMBERS)
    def delete(self, number: int) -> None:
        if story := self.story(number):
            self.commit(story.delete)

    @rule(number=NUMBERS, to=NUMBERS)
    def move_to_another_section(self, number: int, to: int) -> None:
        story, home = self.story(number), self.sections[to % len(self.sections)]
        home.refresh_from_db()
        if story and story.get_parent().pk != home.pk:
            self.commit(lambda: story.move(home, pos="last-child"))

    @rule(number=NUMBERS)
    def give_another_slug(self, number: int) -> None:
        if story := self.story(number):
            self.look_where_it_was(Tree.current().address(story.url_path))
            story.slug = f"slug-{next(self.serial)}"
            story.title = f"At another address {number}"
            self.commit(lambda: story.save_revision().publish())

    @rule(number=NUMBERS)
    def change_topics_in_the_table(self, number: int) -> None:
        through = Article.topics.through
        if story := self.story(number):
            topic = self.topics[number % 2]
            if not through.objects.filter(article=story, topic=topic).delete()[0]:
                through.objects.create(article=story, topic=topic)

    @rule(number=NUMBERS, to=NUMBERS)
    def change_further_sections_in_the_table(self, number: int, to: int) -> None:
        through = Article.further_sections.through
        if story := self.story(number):
            section = self.sections[to % len(self.sections)]
            if not through.objects.filter(article=story, section=section).delete()[0]:
                through.objects.create(article=story, section=section)

    @rule(number=NUMBERS)
    def join_or_leave_the_running_story(self, number: int) -> None:
        if story := self.story(number, live=True):
            kept = [topic for topic in story.topics.all() if topic.pk != self.running.pk]
            story.topics = kept if len(kept) < story.topics.count() else [*kept, self.running]
            self.commit(lambda: story.save_revision().publish())

    @rule(number=NUMBERS)
    def withdraw_a_part_of_the_running_story(self, number: int) -> None:
        if story := self.story(number, live=True, topics=self.running):
            self.commit(story.unpublish)

    @rule(number=NUMBERS)
    def update_in_bulk(self, number: int) -> None:
        Article.objects.filter(is_breaking=bool(number % 2)).update(is_breaking=not number % 2)

    # What stories are made of

    @rule(number=NUMBERS, word=WORDS)
    def rename_a_contributor(self, number: int, word: str) -> None:
        person = self.people[number % 2]
        person.name = f"{word} {next(self.serial)}"
        person.portrait = self.pictures[number % 2]
        person.save()

    @rule(word=WORDS)
    def rename_the_agency(self, word: str) -> None:
        self.agency.name = f"{word} Wire"
        self.agency.save()

    @rule(number=NUMBERS, word=WORDS)
    def rename_a_topic(self, number: int, word: str) -> None:
        topic = self.topics[number % 2]
        topic.name = f"{word} {number}"
        topic.save()

    @rule(number=NUMBERS, word=WORDS)
    def change_what_a_topic_is(self, number: int, word: str) -> None:
        topic = [*self.topics, self.running][number % 3]
        topic.kind = ("running", "place", "person", "subject")[number % 4]
        topic.intro, topic.aliases = f"{word}\n\n{number}", f"{word}\nAlias {number}"
        topic.portrait = self.pictures[number % 2] if number % 3 else None
        topic.latitude, topic.longitude = (float(number % 90), 2.0) if number % 2 else (None, None)
        topic.save()

    @rule(word=WORDS)
    def rename_the_running_story(self, word: str) -> None:
        self.running.name = f"{word}, so far {next(self.serial)}"
        self.running.save()

    @rule(number=NUMBERS)
    def give_a_name_another_slug(self, number: int) -> None:
        row = [*self.topics, *self.people, self.agency][number % 5]
        row.slug = f"name-{number % 4}" if number % 3 else f"name-{next(self.serial)}"
        if not type(row).objects.exclude(pk=row.pk).filter(slug=row.slug).exists():
            self.look_where_it_was(row.address)
            self.commit(row.save)
        row.refresh_from_db()

    @rule(number=NUMBERS)
    def take_an_old_address(self, number: int) -> None:
        """A story of another section, or a topic, comes to where something stood before."""
        old = FormerAddress.objects.order_by("pk")[number : number + 1].first()
        story = self.story(number, live=True)
        if old is None or story is None:
            return
        self.look_where_it_was(old.path)
        folder, _, slug = old.path.strip("/").rpartition("/")
        if folder == "topics" and not Topic.objects.filter(slug=slug).exists():
            Topic.objects.create(name=f"Anew {next(self.serial)}", slug=slug)
        home = story.get_parent()
        if not home.get_children().filter(slug=slug).exists():
            story.slug = slug
            self.commit(lambda: story.save_revision().publish())

    def look_where_it_was(self, address: str) -> None:
        self.places_to_look += [address, f"{address}feed/", f"{address}?page=1"]

    @rule(number=NUMBERS)
    def change_a_credit(self, number: int) -> None:
        picture = self.pictures[number % 2]
        picture.credit = f"Photo: {next(self.serial)}"
        picture.focal_point_x, picture.focal_point_y = number + 1, number + 1
        picture.focal_point_width = picture.focal_point_height = 1
        picture.save()

    @rule(number=NUMBERS)
    def note_that_a_pictures_rights_end_or_go_on(self, number: int) -> None:
        picture = Picture.objects.filter(pk=self.pictures[number % 2].pk)
        picture.update(is_expired=bool(number % 3))

    @rule(number=NUMBERS, of=NUMBERS)
    def say_that_a_story_translates_another(self, number: int, of: int) -> None:
        story, original = self.story(number, live=True), self.story(of, live=True)
        if story and original and story != original:
            story.translation_of, story.language = original, "fr" if number % 2 else "ha"
            self.commit(lambda: story.save_revision().publish())

    @rule()
    def let_an_agencys_copy_be_passed_on_or_not(self) -> None:
        self.agency.may_be_passed_on = not self.agency.may_be_passed_on
        self.agency.save()

    # The edition

    @rule(number=NUMBERS, word=WORDS)
    def rename_a_section(self, number: int, word: str) -> None:
        section = self.sections[number % len(self.sections)]
        section.refresh_from_db()
        section.title = f"{word} {number}"
        self.commit(lambda: section.save_revision().publish())

    @rule(number=NUMBERS)
    def give_a_section_another_slug(self, number: int) -> None:
        section = self.sections[number % len(self.sections)]
        section.refresh_from_db()
        section.slug = f"section-{next(self.serial)}"
        self.commit(lambda: section.save_revision().publish())

    @rule()
    def move_a_section(self) -> None:
        politics, africa, science = self.sections
        for one in self.sections:
            one.refresh_from_db()
        home = science if africa.is_child_of(politics) else politics
        self.commit(lambda: africa.move(home, pos="last-child"))

    @rule(number=NUMBERS)
    def hide_or_show_a_section(self, number: int) -> None:
        section = self.sections[1 + number % 2]
        section.refresh_from_db()
        self.commit(section.unpublish if section.live else section.save_revision().publish)

    @rule(word=WORDS, number=NUMBERS)
    def say_something_else_of_the_edition(self, word: str, number: int) -> None:
        edition = Edition.load()
        edition.tagline, edition.accent = word, "#2c2a66" if number % 2 else "#9a3412"
        edition.feed_text = Edition.FeedText.EXCERPT if number % 3 else Edition.FeedText.FULL
        edition.save()

    @rule(number=NUMBERS, word=WORDS)
    def change_the_menu(self, number: int, word: str) -> None:
        navigation = Navigation.load()
        items = [
            {"type": "item", "value": {"page": one.pk, "label": word, "url": "", "children": []}}
            for one in self.sections[: number % 4]
        ]
        navigation.menu = items
        navigation.save()

    @rule(number=NUMBERS)
    def publish_a_line_up(self, number: int) -> None:
        stories = list(Article.objects.values_list("pk", flat=True)[: number % 4])
        until = (timezone.now() + timedelta(minutes=number)).isoformat()
        slots = [{"story": pk, "headline": "Picked", "until": until} for pk in stories]
        kinds = ("lead", "whats_hot", "dont_miss", "our_picks", "latest")
        containers = [
            {"type": kind, "value": {"size": 1 + number % 4, "stories": slots, "filling": "both"}}
            for kind in kinds[: 1 + number % 5]
        ]
        section = self.sections[number % len(self.sections)].pk
        strip = {"section": section, "size": 4, "stories": []}
        containers.append({"type": "section", "value": strip})
        LineUp.objects.create(name="Line-up", containers=containers)
        set_current_line_up()

    @rule(hours=st.integers(1, 3))
    def let_slots_end(self, hours: int) -> None:
        set_current_line_up(CurrentLineUp.current().at + timedelta(hours=hours))

    @rule(days=st.integers(0, 3))
    def let_news_become_old(self, days: int) -> None:
        turn_window(timezone.now() + timedelta(days=days))

    @rule(word=WORDS)
    def edit_a_standing_page(self, word: str) -> None:
        page = StandingPage.objects.first()
        if page is None:
            page = newsroom.front().add_child(instance=StandingPage(title="About", slug="about"))
            self.places_to_look.append("/about/")
        page.summary = word
        page.policy = StandingPage.Policy.ETHICS if len(word) % 2 else ""
        self.commit(lambda: page.save_revision().publish())

    @rule(number=NUMBERS)
    def redirect_an_old_address(self, number: int) -> None:
        story = self.story(number, live=True)
        Redirect.objects.update_or_create(
            old_path=f"/old-{number % 3}", site=None, defaults={"redirect_page": story}
        )
        self.places_to_look.append(f"/old-{number % 3}/")

    @rule(number=NUMBERS)
    def close_a_story_or_its_section(self, number: int) -> None:
        story = self.story(number)
        if story is None:
            return
        page = story if number % 2 else story.get_parent()
        PageViewRestriction.objects.create(page_id=page.pk, restriction_type="login")

    @rule()
    def open_what_is_closed(self) -> None:
        PageViewRestriction.objects.all().delete()

    def close_a_section_by_sql(self, number: int = 0) -> None:
        closed = PageViewRestriction(page_id=self.sections[number].pk, restriction_type="login")
        PageViewRestriction.objects.bulk_create([closed])

    def drop_the_redirect(self) -> None:
        Redirect.objects.all().delete()

    def begin_the_site_elsewhere(self) -> None:
        site = Site.objects.get()
        site.root_page = self.sections[0]
        site.save()

    def reorder_the_latest(self) -> None:
        oldest = Article.objects.order_by("first_published_at").first()
        assert oldest is not None
        Listing.objects.filter(article=oldest, key="latest").update(published_at=timezone.now())

    def take_a_name_from_its_list(self) -> None:
        Listing.objects.filter(key=f"author:{self.people[0].pk}").delete()

    def empty_a_month(self) -> None:
        Month.objects.all().delete()

    def found_a_section(self) -> None:
        newsroom.section("culture")

    def edit_the_line_up(self) -> None:
        line_up = LineUp.objects.get()
        line_up.containers = [{"type": "latest", "value": {"size": 1, "stories": []}}]
        line_up.save()

    # Time

    @rule(number=NUMBERS)
    def publish_on_schedule(self, number: int) -> None:
        if story := self.story(number):
            story.title = f"On time {next(self.serial)}"
            revision = story.save_revision(
                approved_go_live_at=timezone.now() - timedelta(seconds=1)
            )
            assert revision
            self.commit(keep_schedule)

    @rule(number=NUMBERS)
    def expire(self, number: int) -> None:
        if story := self.story(number, live=True):
            Article.objects.filter(pk=story.pk).update(
                expire_at=timezone.now() - timedelta(seconds=1)
            )
            self.commit(keep_schedule)

    # Readers

    @rule(number=NUMBERS, word=WORDS)
    def comment(self, number: int, word: str) -> None:
        """One that waits, and holds what readers may not see yet."""
        story = self.story(number, live=True)
        if story and is_open(story):
            serial = next(self.serial)
            shown = Comment.objects.filter(conversation_id=story.pk, state="approved")
            to = shown.order_by("pk")[number % 3 : number % 3 + 1].first()
            name, email = f"{word} {serial % 3}", f"{SECRET}-{serial % 3}@readers.example"
            text = f"{SECRET} {serial}"
            talking.post(story, text, name, email, answers=to.pk if to else None)

    @rule(number=NUMBERS, word=WORDS, state=st.sampled_from(Comment.State))
    def decide_about_comments(self, number: int, word: str, state: Comment.State) -> None:
        some = Comment.objects.exclude(text="").order_by("pk")[number % 4 :: 3]
        for comment in some:
            # What is approved holds nothing secret any more, and what is hidden does.
            told = f"{word} said {comment.pk}" if state == "approved" else f"{SECRET} {comment.pk}"
            Comment.objects.filter(pk=comment.pk).update(text=told)
        self.commit(lambda: rulings.rule([comment.pk for comment in some], state))

    @rule(number=NUMBERS, readers=st.integers(1, 40))
    def let_views_arrive(self, number: int, readers: int) -> None:
        """As folding leaves them, up to the numbers on pages."""
        if story := self.story(number):
            counted = Count(readers, readers, readers, readers, 60 * readers).numbers()
            times = times_of(int(time.time()) // 60)
            rows = [
                ((step, at, story.pk), counted) for step, at in zip(STEPS, times[:3], strict=True)
            ]
            self.commit(lambda: add(StoryViews, ["step", "at", "story"], rows))
            self.commit(lambda: add(Untallied, ["story"], [((story.pk,), {"views": readers})]))
            self.commit(renew_tallies)

    @rule(minutes=st.integers(0, 90))
    def rank_the_stories_anew(self, minutes: int) -> None:
        self.commit(lambda: renew_rankings(timezone.now() + timedelta(minutes=minutes)))

    @rule(shown_from=st.integers(0, 30), shows=st.booleans())
    def show_other_numbers(self, shown_from: int, shows: bool) -> None:
        rules = ViewCountSettings.objects.first() or ViewCountSettings()
        rules.shown_from, rules.shows_views = shown_from, shows
        rules.save()

    @rule(number=NUMBERS)
    def erase_a_reader(self, number: int) -> None:
        self.commit(lambda: personal_data.erase(f"{SECRET}-{number % 3}@readers.example"))

    @rule(number=NUMBERS, policy=st.sampled_from(Article.CommentPolicy))
    def change_who_may_comment(self, number: int, policy: str) -> None:
        if story := self.story(number, live=True):
            story.comment_policy, story.comment_days = policy, number % 5
            self.commit(lambda: story.save_revision().publish())

    @rule(days=st.integers(0, 9))
    def let_comments_close(self, days: int) -> None:
        self.commit(lambda: closings.close_due(timezone.now() + timedelta(days=days)))

    def delete_a_comment_by_hand(self) -> None:
        Comment.objects.filter(state="approved").delete()

    # Two at once

    @rule(number=NUMBERS)
    def store_a_page_that_was_rendered_before_a_change(self, number: int) -> None:
        follow(self.store)
        place = self.places_to_look[number % len(self.places_to_look)]
        try:
            slow = render(place, last_change())
        except NotPressable:  # a redirect that each reader gets afresh: as a batch stores it
            slow = Pressed(place, last_change(), frozenset())
        self.publish(number, "While it was rendered")
        if number % 2:
            follow(self.store)
        with self.store.writing() as writing:
            writing.put(slow)

    @precondition(lambda self: self.places_to_look)
    @rule(number=NUMBERS)
    def read_something_nobody_has_read(self, number: int) -> None:
        from djeli.press.runs.queue_step import press

        press(self.store, [self.places_to_look[number % len(self.places_to_look)]])

    @rule(number=st.integers(1, 30))
    def pack_at_rest(self, number: int) -> None:
        """Brotli of the highest quality, while pages go on changing."""
        for _ in range(number):
            self.packer.step()
        self.packer.write_down()

    @rule(is_other=st.booleans())
    def make_a_dictionary(self, is_other: bool) -> None:
        """Some readers have one of those before."""
        if is_other:
            OfferedDictionary.objects.create(content=f"no. {next(self.serial)} ".encode() * 40)
        else:
            OfferedDictionary.objects.all().delete()
            renew(self.store)
        take_in(self.store)

    # What must hold

    def commit(self, work: object) -> None:
        with TestCase.captureOnCommitCallbacks(execute=True):
            work()  # type: ignore[operator]

    def come_to_rest(self) -> None:
        follow(self.store)
        for _ in range(50):
            if not press_waiting(self.store, limit=200).waiting:
                return
        raise AssertionError("it never comes to rest")

    @invariant()
    def every_stored_byte_is_what_a_fresh_render_gives(self) -> None:
        if not hasattr(self, "sections"):
            return
        self.come_to_rest()
        if next(self.steps) % EVERY == 0:
            self.compare()

    def compare(self) -> None:
        wrong = [one for one in verify(self.store) if isinstance(one, Difference)]
        assert not wrong, wrong
        self.readers.compare()

    @invariant()
    def live_stories_are_found_and_withdrawn_ones_are_gone(self) -> None:
        if not hasattr(self, "sections"):
            return
        tree, public = Tree(), set(Article.objects.public().live().values_list("pk", flat=True))
        with self.store.reading() as reading:
            for story in Article.objects.filter(first_published_at__isnull=False):
                record = reading.pages.record(tree.address(story.url_path))
                assert record is not None, story
                assert record.status == (200 if story.pk in public else 410)

    @invariant()
    def the_count_of_comments_is_what_readers_see(self) -> None:
        counted = dict(Tally.objects.values_list("pk", "comments"))
        for story in Article.objects.values_list("pk", flat=True):
            shown = Comment.objects.filter(conversation_id=story, state="approved").count()
            assert counted.get(story, 0) == shown

    @invariant()
    def nothing_of_a_draft_is_stored(self) -> None:
        with self.store.reading() as reading:
            for address in reading.pages.addresses():
                record = reading.pages.record(address)
                assert record is not None
                for part in record.parts:
                    if not isinstance(part, str):
                        assert SECRET.encode() not in part.plain(), address
            for name in reading.pages.fragments():
                piece = reading.pages.piece(name)
                assert piece is not None
                assert SECRET.encode() not in piece.plain(), name
            for dictionary in reading.dictionaries():
                assert SECRET.encode() not in dictionary
