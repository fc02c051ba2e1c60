"""Django's settings. What differs between installations comes from the environment (env.py)."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import dj_database_url

from djeli.config import env
from djeli.config.mail import mail_settings
from djeli.config.sqlite import Connection, expect

DATA = env.data_folder()
DEBUG = env.flag("DJELI_DEBUG")
SECRET_KEY = env.secret_key(DATA)
ADDRESS_FILE = DATA / "address"
"""In which serving writes the edition's own address."""
BASE_URL = (env.text("DJELI_BASE_URL") or env.served_at(ADDRESS_FILE)).rstrip("/")
OWN_HOST = urlsplit(BASE_URL).hostname or "localhost"
"""The edition's own host is always one that it answers to."""
ALLOWED_HOSTS = [
    *env.words("DJELI_HOSTS", "*" if DEBUG else "localhost,127.0.0.1,[::1]"),
    f"[{OWN_HOST}]" if ":" in OWN_HOST else OWN_HOST,
]
CSRF_TRUSTED_ORIGINS = env.words("DJELI_ORIGINS")

INSTALLED_APPS = [
    "djeli.cli",
    "djeli.desk",
    "djeli.web",
    "djeli.feeds",
    "djeli.wire",
    "djeli.readership",
    "djeli.comments",
    "djeli.newsletters",
    "djeli.search",
    "djeli.stories",
    "djeli.press",
    "djeli.accounts",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "djeli.desk.directory.apps.NewsroomUsersConfig",
    "wagtail.snippets",
    "djeli.desk.files.apps.NewsroomDocumentsConfig",
    "djeli.desk.files.apps.NewsroomImagesConfig",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "anymail",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "djeli.config.health.ProbesMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "djeli.web.addresses.former.FormerAddressMiddleware",
    "djeli.press.middleware.RedirectsMiddleware",
    "djeli.desk.middleware.TasksMiddleware",
    "djeli.press.middleware.FollowMiddleware",
]

UPLOAD_SIZE = env.number("DJELI_UPLOAD_MB", 100) * 1024 * 1024
"""Bytes that who is logged in may send in one request."""

ROOT_URLCONF = "djeli.config.urls"
WSGI_APPLICATION = "djeli.config.wsgi.application"
APPEND_SLASH = True

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "NAME": "reader",
        "DIRS": [DATA / "theme" / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "djeli.web.html.jinja.environment"},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

# SQLite as a newsroom's database: readers never wait for the writer (WAL), a writer takes its lock
# at once rather than failing in the middle (IMMEDIATE), and waits for another for up to 20 s. The
# clock makes checkpoints; a commit makes one itself only if the log has 4,000 pages (16 MB).
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "factory": Connection,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
        "PRAGMA cache_size=-32000; PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;"
        "PRAGMA wal_autocheckpoint=4000;"
    ),
}
DATABASES: dict[str, Any] = {
    "default": dj_database_url.parse(
        env.text("DATABASE_URL", f"sqlite:///{DATA / 'db.sqlite3'}"),
        conn_max_age=600,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
    expect(DATABASES["default"]["NAME"])
else:
    # A machine that does not answer is told apart from one that is slow: readers wait meanwhile.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

VALKEY_URL = env.text("VALKEY_URL")
CACHES: dict[str, Any] = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": VALKEY_URL}
    if VALKEY_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"

LANGUAGE_CODE = env.text("DJELI_LANGUAGE", "en")
TIME_ZONE = env.text("DJELI_TIME_ZONE", "Africa/Lagos")
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = "djeli.config.formats"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
# A newsroom's own theme overrides the package's files.
STATICFILES_DIRS = [folder for folder in [DATA / "theme" / "static"] if folder.is_dir()]
PRESS_ROOT = DATA / "press"
ROOMS_THAT_MAKE_PAGES = (
    "accounts",
    "comments",
    "config",
    "feeds",
    "kit",
    "newsletters",
    "press",
    "readership",
    "search",
    "stories",
    "web",
)
"""A change in one of these is a new build, and presses every page again: `web`, `feeds`, what they
import, and what joins them."""
PRESS_FOLLOWS_REQUESTS = not DEBUG
"""In debug mode pages are rendered for each request, so that a template's change shows at once."""
PRESS_DICTIONARY = env.flag("DJELI_DICTIONARY", default=True)
"""Whether pages are compressed by a dictionary for browsers that have it (RFC 9842)."""
CDN = {
    "KIND": env.text("CDN_KIND"),
    "LOCATION": env.text("CDN_LOCATION"),
    "KEYS": env.flag("CDN_KEYS"),
    "ZONE": env.text("CDN_ZONE"),
    "TOKEN": env.text("CDN_TOKEN"),
    "API": env.text("CDN_API").rstrip("/"),
    "SECONDS": env.number("CDN_SECONDS", 2),
}
WEBSUB_HUB = env.text("WEBSUB_HUB")
INDEXNOW_KEY = env.text("INDEXNOW_KEY")
INDEXNOW_API = env.text("INDEXNOW_API", "https://api.indexnow.org/indexnow")
OPENSEARCH_URL = env.text("OPENSEARCH_URL")
OPENSEARCH_INDEX = env.text("OPENSEARCH_INDEX", "djeli-stories")
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = False
WHITENOISE_MIMETYPES = {".speculationrules": "application/speculationrules+json"}

WAGTAIL_SITE_NAME = "Djeli"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAILIMAGES_IMAGE_MODEL = "stories.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "djeli.desk.pictures.form.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 30 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = env.number("DJELI_PICTURE_MEGAPIXELS", 80) * 1_000_000
WAGTAIL_ALLOW_UNICODE_SLUGS = True
WAGTAILREDIRECTS_AUTO_CREATE = False  # old addresses are kept by stories.former_addresses
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]  # a schedule is read on one clock, the newsroom's
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_MODERATION_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = True
TASKS = {"default": {"BACKEND": "djeli.desk.tasks.AfterTheChange"}}
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "djeli.desk.search.backend"}}
WAGTAILEMBEDS_RESPONSIVE_HTML = False
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {"features": ["bold", "italic", "link", "document-link", "ol", "ul", "h3"]},
    }
}
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ods", "odt", "pdf", "txt", "xlsx", "zip"]
WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT = 10

MAIL = mail_settings()
EMAIL_BACKEND: str = MAIL["EMAIL_BACKEND"]
EMAIL_HOST: str = MAIL["EMAIL_HOST"]
EMAIL_PORT: int = MAIL["EMAIL_PORT"]
EMAIL_HOST_USER: str = MAIL["EMAIL_USER"]
EMAIL_HOST_PASSWORD: str = MAIL["EMAIL_PASSWORD"]
EMAIL_USE_TLS: bool = MAIL["EMAIL_TLS"]
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL: str = MAIL["EMAIL_FROM"]
EMAIL_WEBHOOK_SECRET: str = MAIL["EMAIL_WEBHOOK_SECRET"]
ANYMAIL: dict[str, Any] = MAIL["ANYMAIL"]
NEWSLETTER_FROM: str = MAIL["NEWSLETTER_FROM"]
NEWSLETTER_BOUNCES: str = MAIL["NEWSLETTER_BOUNCES"]
NEWSLETTER_RATE: int = MAIL["NEWSLETTER_RATE"]

CSRF_FAILURE_VIEW = "djeli.config.csrf.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
if env.flag("DJELI_HTTPS"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 31_536_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"in_one_line": {"()": "djeli.config.logs.InOneLine"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["in_one_line"],
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "djeli": {"level": "INFO"},
        "django.request": {"level": "ERROR"},
        "django.server": {"level": "WARNING"},
    },
}
