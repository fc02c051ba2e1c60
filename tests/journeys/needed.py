"""A newsroom that has something of every kind, and the change that each kind of key is for."""

from __future__ import annotations

from collections.abc import Callable

from djeli.comments.models import Comment
from djeli.press.runs.queue_step import press
from tests.journeys.histories import Newsroom

NEEDED: dict[str, Callable[[Newsroom], object]] = {
    "wagtailcore_page:": lambda one: one.edit_and_publish(0, "Niger", True),
    "list:": lambda one: one.reorder_the_latest(),
    "stories_contributor:": lambda one: one.rename_a_contributor(0, "Niger"),
    "stories_agency:": lambda one: one.rename_the_agency("Niger"),
    "stories_listing:": lambda one: one.take_a_name_from_its_list(),
    "stories_topic:": lambda one: one.rename_a_topic(0, "Niger"),
    "stories_picture:": lambda one: one.change_a_credit(0),
    "stories_edition:": lambda one: one.say_something_else_of_the_edition("Niger", 0),
    "stories_navigation:": lambda one: one.change_the_menu(3, "Niger"),
    "stories_currentlineup:": lambda one: one.publish_a_line_up(3),
    "stories_lineup:": lambda one: one.edit_the_line_up(),
    "wagtailredirects_redirect:": lambda one: one.drop_the_redirect(),
    "wagtailcore_site:": lambda one: one.begin_the_site_elsewhere(),
    "wagtailcore_pageviewrestriction:": lambda one: one.close_a_section_by_sql(),
    "stories_section:": lambda one: one.found_a_section(),
    "stories_month:": lambda one: one.empty_a_month(),
    "feeds_newswindow:": lambda one: one.let_news_become_old(3),
    "comments_conversation:": lambda one: one.delete_a_comment_by_hand(),
    "stories_correction:": lambda one: one.mend_a_correction(0, "correction"),
    "comments_closing:": lambda one: one.let_comments_close(9),
}
"""What each kind of key is for: drop it, and this change leaves a page as it was."""


def at_work(played: Newsroom) -> None:
    """Found it, let it have something of every kind, and let it come to rest."""
    played.found()
    played.publish_a_line_up(2)
    played.change_the_menu(1, "Kano & Lagos")
    played.redirect_an_old_address(0)
    press(played.store, ["/sitemap.xml", "/news-sitemap.xml"])
    played.change_who_may_comment(3, "limited")
    played.comment(0, "Niger")
    played.decide_about_comments(0, "Niger", Comment.State.APPROVED)
    played.correct_or_retract_afterwards(1, "Niger", False)
    played.come_to_rest()
