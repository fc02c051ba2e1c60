"""The dashboard leads nobody to a page that refuses them."""

import re

import pytest

from tests import newsroom
from tests.desk import logins
from tests.desk.logins import log_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", logins.ROLES)
def test_each_link_on_the_dashboard_opens(role):
    section, other = newsroom.section(), logins.user("Editors", "Other")
    newsroom.draft(section, "Somebody's draft", owner=other)
    newsroom.story(section, "Live today", owner=other)
    in_review = newsroom.draft(section, "In review", owner=logins.user("Reporters", "Awa"))
    log_in("Reporters", "Awa").post(
        logins.edit_url(in_review), {**logins.of(in_review), "action-submit": "Submit"}
    )
    if role in ("Reporters", "Publishers"):
        newsroom.draft(section, "My own", owner=logins.user(role))
    client = log_in(role)
    said = client.get("/desk/").content.decode()
    cards = said[said.index('class="desk-cards"') :]
    links = set(re.findall(r'<a [^>]*href="(/[^"#]*)"', cards))
    for link in links:
        assert client.get(link.replace("&amp;", "&"), follow=True).status_code == 200, link
        assert client.get(link.replace("&amp;", "&")).status_code in (200, 301), link
