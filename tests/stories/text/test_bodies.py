"""The text of a story's body, as search and counts of words read it."""

import pytest

from djeli.stories.text.bodies import plain_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>A lease of <i>ya ardhi</i>, a store</p>", "A lease of ya ardhi, a store"),
        ("<p>20<sup>th</sup> of <a href='/x/'>May</a>.</p>", "20th of May."),
        ("<p>One</p><p>two<br/>three</p>", "One two three"),
        ("<ul><li>Fish &amp; rice</li><li>Salt</li></ul>", "Fish & rice Salt"),
        ("<blockquote><b>He</b>re</blockquote>", "Here"),
    ],
)
def test_tags_within_a_line_leave_no_space_and_others_do(html, text):
    assert " ".join(plain_text(html).split()) == text
