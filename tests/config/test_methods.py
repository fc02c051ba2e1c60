"""Methods that no page has cost no render."""

import pytest
from django.test import RequestFactory

from djeli.config.methods import MethodsMiddleware


@pytest.mark.parametrize(("method", "status"), [("OPTIONS", 204), ("TRACE", 405), ("FETCH", 405)])
def test_no_page_is_made_for_them(method, status):
    answer = MethodsMiddleware(pytest.fail)(RequestFactory().generic(method, "/"))
    assert answer.status_code == status
    assert "GET" in answer["Allow"]
    assert answer.content == b""


def test_others_reach_the_site():
    middleware = MethodsMiddleware(lambda request: request.method)
    assert middleware(RequestFactory().post("/")) == "POST"
