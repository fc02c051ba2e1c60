"""What the desk says of starter texts, and of a second page on a policy."""

import pytest
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from djeli.desk.bin import contents
from djeli.stories.first_pages.starter_policies import add_starter_policies
from djeli.stories.models import StandingPage
from tests import newsroom
from tests.desk.logins import log_in

pytestmark = pytest.mark.django_db
Policy = StandingPage.Policy


@pytest.fixture
def ethics():
    add_starter_policies(newsroom.front())
    return StandingPage.objects.get(policy=Policy.ETHICS)


def form(text, **fields):
    body = streamfield([("paragraph", rich_text(f"<p>{text}</p>"))])
    known = {"title": "Ethics", "slug": "", "summary": "", "is_in_footer": "on", "policy": ""}
    return nested_form_data({**known, "body": body, **fields})


def send(page, text, **fields):
    return log_in("Editors").post(f"/desk/pages/{page.pk}/edit/", form(text, **fields))


def test_a_second_page_on_a_policy_is_refused_by_the_name_of_the_first(ethics):
    front = newsroom.front()
    address = f"/desk/pages/add/stories/standingpage/{front.pk}/"
    sent = form("We are fair.", policy=Policy.ETHICS)
    answer = log_in("Editors").post(address, sent)
    (told,) = answer.context["form"].errors["policy"]
    assert ethics.title in told
    assert StandingPage.objects.filter(policy=Policy.ETHICS).count() == 1
    contents.put_in(ethics)
    assert log_in("Editors").post(address, sent).status_code == 302


def test_a_page_may_keep_its_own_policy(ethics):
    answer = send(
        ethics, "We are fair.", slug=ethics.slug, policy=Policy.ETHICS, **{"action-publish": "1"}
    )
    assert answer.status_code == 302
    ethics.refresh_from_db()
    assert ethics.live


def test_gaps_stay_in_a_draft_and_do_not_reach_readers(ethics):
    text = "We take no gifts of more than [amount]."
    assert send(ethics, text, slug=ethics.slug).status_code == 302
    answer = send(ethics, text, slug=ethics.slug, **{"action-publish": "1"})
    assert "[amount]" in answer.context["form"].errors["body"][0]
    ethics.refresh_from_db()
    assert not ethics.live


def test_gaps_are_not_published_in_bulk_either(ethics):
    address = f"/desk/bulk/wagtailcore/page/publish/?id={ethics.pk}&next=/desk/"
    answer = log_in("Editors").post(address, follow=True)
    assert "cannot go live yet" in answer.content.decode()
    ethics.refresh_from_db()
    assert not ethics.live


def test_the_form_and_the_dashboard_say_what_is_a_starter_text(ethics):
    client = log_in("Editors")
    address = f"/desk/pages/{ethics.pk}/edit/"
    told = "This is a starter text."
    assert told in client.get(address).content.decode()
    assert "Policies to finish" in client.get("/desk/").content.decode()
    assert "Policies to finish" not in log_in("Reporters").get("/desk/").content.decode()
    send(ethics, "We are fair.", slug=ethics.slug, policy=Policy.ETHICS)
    assert told not in client.get(address).content.decode()
