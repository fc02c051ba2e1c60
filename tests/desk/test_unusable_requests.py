"""What Wagtail's views would fail at."""

import pytest
from django.shortcuts import redirect
from django.test import RequestFactory
from django.urls import NoReverseMatch, reverse

from djeli.desk.middleware import UnusableRequestMiddleware


def answer_to(error, following):
    request = RequestFactory().post("/desk/", {"next": following})
    return UnusableRequestMiddleware(lambda _: None).process_exception(request, error)


@pytest.mark.parametrize("following", ["nowhere", "24:61", "a:b:c", "stories:nowhere"])
def test_a_form_that_leads_to_no_address_afterwards_is_refused(following):
    with pytest.raises(NoReverseMatch) as told:
        redirect(following)
    assert answer_to(told.value, following).status_code == 400


def test_a_link_of_our_own_that_leads_nowhere_is_a_failure():
    with pytest.raises(NoReverseMatch) as told:
        reverse("stories:nowhere")
    assert answer_to(told.value, "/desk/") is None
