"""Django's settings. What differs between installations comes from the environment (env.py)."""

from __future__ import annotations

from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url

from djeli.config import env
from djeli.config.mail import PRINTED, mail_settings
from djeli.kit.proxies import Proxies
from djeli.kit.sqlite_files import Connection, expect

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
try:
    PROXIES = Proxies(env.words("DJELI_PROXIES", "127.0.0.0/8,::1"))
except ValueError as error:
    raise SystemExit(f"djeli: DJELI_PROXIES: {error}") from None
"""Only these may say by X-Forwarded-For and X-Forwarded-Proto whom they ask for."""

INSTALLED_APPS = [
    "djeli.cli",
    "djeli.desk",
    "djeli.web",
    "djeli.feeds",
    "djeli.wire",
    "djeli.readership",
    "djeli.comments",
    "djeli.newsletters",
    "djeli.alerts",
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
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "djeli.config.proxies.ProxiesMiddleware",
    "djeli.config.methods.MethodsMiddleware",
    "djeli.config.health.ProbesMiddleware",
    "djeli.config.validators.NotModifiedMiddleware",
    "djeli.config.permissions.PermissionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "djeli.desk.policy.middleware.PolicyMiddleware",
    "djeli.web.addresses.slashes.SlashMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "djeli.accounts.audit.requests.AuditMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "djeli.desk.middleware.BusyMiddleware",
    "djeli.desk.middleware.UnusableRequestMiddleware",
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
    {"NAME": "djeli.accounts.sign_in.passwords.NotTheEditionsWords"},
]
PASSWORD_HASHERS = ["djeli.accounts.sign_in.hashing.PasswordHasher"]
LOGIN_URL = "wagtailadmin_login"
DEMO_MARK = DATA / "demo"
"""There for the demo edition: its passwords are printed, and nobody is asked for more."""
SECOND_FACTOR_ROLES = env.words("DJELI_SECOND_FACTOR", "Publishers,Editors")
"""``none`` asks nobody."""
SECOND_FACTOR_GRACE_DAYS = env.number("DJELI_SECOND_FACTOR_GRACE_DAYS", 7)
SESSION_IDLE_HOURS = env.by_role("DJELI_SESSION_IDLE_HOURS", 72)
SESSION_HOURS = env.by_role("DJELI_SESSION_HOURS", 336)
AUDIT_DAYS = env.number("DJELI_AUDIT_DAYS", 365)

ACCOUNT_ADAPTER = "djeli.desk.sign_in.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": None, "reset_password": None}
"""Counted by accounts.sign_in.attempts, for all processes together."""
MFA_ADAPTER = "djeli.desk.sign_in.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not env.flag("DJELI_HTTPS") and OWN_HOST in {
    "localhost",
    "127.0.0.1",
    "::1",
}
"""Browsers have passkeys under HTTPS, and without it only at localhost."""
USERSESSIONS_TRACK_ACTIVITY = True

LANGUAGE_CODE = env.text("DJELI_LANGUAGE", "en")
TIME_ZONE_FILE = DATA / "time_zone"
"""In which the desk keeps the zone that was chosen there."""
TIME_ZONE_IS_FIXED = bool(env.text("DJELI_TIME_ZONE"))
TIME_ZONE = env.text("DJELI_TIME_ZONE") or env.chosen_zone(TIME_ZONE_FILE)
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
    "alerts",
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
C2PA_ANCHORS = env.text("DJELI_C2PA_ANCHORS")
"""A file of certificates (PEM): who the newsroom trusts to sign pictures."""
PRESS_DICTIONARY = env.flag("DJELI_DICTIONARY", default=True)
"""Whether pages are compressed by a dictionary for browsers that have it (RFC 9842)."""
PRESS_PACKS_AHEAD = env.number("DJELI_PACK_AHEAD", 200)
"""How many pages of each list the clock compresses best before a reader has asked for them."""
CDN = {
    "KIND": env.text("CDN_KIND"),
    "LOCATION": env.text("CDN_LOCATION"),
    "KEYS": env.flag("CDN_KEYS"),
    "ZONE": env.text("CDN_ZONE"),
    "TOKEN": env.text("CDN_TOKEN"),
    "API": env.text("CDN_API").rstrip("/"),
    "SECONDS": env.number("CDN_SECONDS", 2),
}
WIRE_FOLDERS = [Path(one) for one in env.words("WIRE_FOLDERS", str(DATA / "wire"))]
WIRE_PRIVATE_HOSTS = env.words("WIRE_PRIVATE_HOSTS")
WIRE_SECRETS = env.starting("WIRE_SECRET_")
WEBSUB_HUB = env.text("WEBSUB_HUB")
INDEXNOW_KEY = env.text("INDEXNOW_KEY")
INDEXNOW_API = env.text("INDEXNOW_API", "https://api.indexnow.org/indexnow")
OPENSEARCH_URL = env.text("OPENSEARCH_URL")
OPENSEARCH_INDEX = env.text("OPENSEARCH_INDEX", "djeli-stories")
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA / "media"
FILE_UPLOAD_PERMISSIONS = 0o644
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o755
"""Whatever else is private: a proxy may serve pictures and collected files itself."""
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "received": {"BACKEND": "djeli.wire.received.storage.PrivateFiles"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "djeli.web.files.static_files.LightStaticFiles"
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
WAGTAILIMAGES_MAX_IMAGE_PIXELS = env.number("DJELI_PICTURE_MEGAPIXELS", 50) * 1_000_000
PICTURES_CUT_ROUNDS = env.number("DJELI_CUT_ROUNDS", 3)
WAGTAIL_ALLOW_UNICODE_SLUGS = True
WAGTAILREDIRECTS_AUTO_CREATE = False  # old addresses are kept by stories.former_addresses
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]  # a schedule is read on one clock, the newsroom's
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_MODERATION_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False  # the pages under /desk/security/ do
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
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
EMAIL_PRINTS: bool = EMAIL_BACKEND == PRINTED
"""Mails go nowhere: no server is set."""
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
ALERTS_KEY = env.text("ALERTS_KEY")
ALERTS_CONTACT = env.text("ALERTS_CONTACT") or f"mailto:{parseaddr(DEFAULT_FROM_EMAIL)[1]}"
"""Whom a push service may ask about our alerts (RFC 8292, 2.1): ``mailto:`` or ``https:``."""
ALERTS_TO_LOOPBACK = env.flag("ALERTS_TO_LOOPBACK")

SECURITY_CONTACT = env.words("DJELI_SECURITY_CONTACT")

CSRF_FAILURE_VIEW = "djeli.config.csrf.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
if env.flag("DJELI_HTTPS"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_SECURE = True
    # The prefix lets no other host of the domain, and no page without HTTPS, set these cookies.
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
    CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 31_536_000
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # HSTS for subdomains: they are not ours to decide about
    "security.W008",  # from HTTP to HTTPS: the proxy leads on; stored pages never reach Django
    "security.W019",  # frames: the desk's preview is one, of our own origin
    "security.W021",  # preload: a list of browsers' makers, which nobody leaves in a hurry
]

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
