"""The desk's tests need no collected static files, and leave no picture behind."""

import pytest


@pytest.fixture(autouse=True)
def folders_of_our_own(settings, tmp_path):
    (tmp_path / "static").mkdir()
    settings.STATIC_ROOT = tmp_path / "static"
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    # Wagtail leaves the temporary file of a rendition that it makes to the garbage collector.
    for item in items:
        if "tests/desk" in item.path.as_posix():
            item.add_marker(
                pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
            )
