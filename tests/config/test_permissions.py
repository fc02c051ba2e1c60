import pytest
from django.http import HttpResponse
from django.middleware.security import SecurityMiddleware

from djeli.config.permissions import OF_DOCUMENTS, PermissionsMiddleware


def sent(rf, kind):
    def answer(_request):
        return HttpResponse(b"...", content_type=kind)

    return PermissionsMiddleware(SecurityMiddleware(answer))(rf.get("/"))


@pytest.mark.parametrize("kind", ["text/html; charset=utf-8", "image/svg+xml", "application/pdf"])
def test_a_document_asks_for_no_camera_and_stands_alone(rf, kind):
    answer = sent(rf, kind)

    assert "camera=()" in answer["Permissions-Policy"]
    assert set(OF_DOCUMENTS) <= set(answer.headers)


@pytest.mark.parametrize(
    "kind", ['text/css; charset="utf-8"', "text/javascript", "font/woff2", "image/avif"]
)
def test_a_part_of_a_page_carries_no_headers_of_documents(rf, kind):
    answer = sent(rf, kind)

    assert set(OF_DOCUMENTS) & set(answer.headers) == set()
    assert answer["X-Content-Type-Options"] == "nosniff"
