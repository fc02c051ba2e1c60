"""The addresses of documents, under the names that Wagtail uses."""

from django.urls import path, re_path
from wagtail.documents.views.serve import authenticate_with_password

from djeli.web.files.documents import document

urlpatterns = [
    re_path(r"^([0-9]{1,18})/(.*)$", document, name="wagtaildocs_serve"),
    path(
        "authenticate_with_password/<int:restriction_id>/",
        authenticate_with_password,
        name="wagtaildocs_authenticate_with_password",
    ),
]
