"""The forms of stories, sections, standing pages and settings: which fields, in which order.

``stories`` says what a story is and is blind to the desk, so the panels are put on its models from
here, once, before Wagtail builds a form from them.
"""

from __future__ import annotations

from djeli.desk.panels import (
    alert_rules,
    article,
    comment_rules,
    correction_rules,
    edition,
    lineup,
    pages,
    view_counts,
)


def set_panels() -> None:
    """Give each page of the edition its form. Called once, when the desk is ready."""
    alert_rules.set_panels()
    article.set_panels()
    comment_rules.set_panels()
    correction_rules.set_panels()
    view_counts.set_panels()
    edition.set_panels()
    lineup.set_panels()
    pages.set_panels()
