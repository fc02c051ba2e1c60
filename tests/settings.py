"""Settings of the test suite: a data folder of its own for each process, and quick passwords."""

import os
import tempfile
from pathlib import Path

_folder = Path(tempfile.mkdtemp(prefix="djeli-tests-"))
os.environ["DJELI_DATA"] = str(_folder)
# The loop of a browser that stays open would make Django take every query for a mistake.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
for _name in ("DATABASE_URL", "VALKEY_URL", "DJELI_DEBUG", "DJELI_BASE_URL", "EMAIL_HOST"):
    os.environ.pop(_name, None)

from djeli.config.settings import *  # noqa: E402, F403
from djeli.config.settings import STATIC_ROOT, STORAGES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Hashed names need collected files; the suite reads them where they are written.
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1", "[::1]"]
# Tests play in transactions that are rolled back: what they press they press by themselves.
PRESS_FOLLOWS_REQUESTS = False
TASKS = {"default": {"BACKEND": "tests.indexing.WithoutIndexes"}}
