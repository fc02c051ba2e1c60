import pytest

from djeli.cli.serving.safety.weak_settings import weaknesses
from djeli.kit.proxies import Proxies


@pytest.fixture(autouse=True)
def a_site_that_is_set_up_well(settings, tmp_path, monkeypatch):
    tmp_path.chmod(0o700)
    settings.DATA = tmp_path
    settings.BASE_URL = "https://news.example"
    settings.SESSION_COOKIE_SECURE = True
    settings.SECRET_KEY = "k" * 60
    settings.ALLOWED_HOSTS = ["news.example"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "mail.example"
    settings.EMAIL_USE_TLS = True
    settings.ALERTS_TO_LOOPBACK = False
    settings.DEBUG = False
    settings.SECOND_FACTOR_ROLES = ["Publishers"]
    monkeypatch.setattr("os.geteuid", lambda: 1000)


def test_a_site_that_is_set_up_well_has_no_weak_setting():
    assert weaknesses("0.0.0.0") == []


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("DEBUG", True, "DJELI_DEBUG"),
        ("SESSION_COOKIE_SECURE", False, "DJELI_HTTPS"),
        ("SECRET_KEY", "short", "DJELI_SECRET_KEY"),
        ("ALLOWED_HOSTS", ["*"], "DJELI_HOSTS"),
        ("SECOND_FACTOR_ROLES", ["none"], "DJELI_SECOND_FACTOR"),
        ("PROXIES", Proxies(["0.0.0.0/0"]), "DJELI_PROXIES"),
        ("PROXIES", Proxies(["::/0"]), "DJELI_PROXIES"),
        ("EMAIL_BACKEND", "djeli.config.printed_mail.EmailBackend", "EMAIL_HOST"),
        ("EMAIL_USE_TLS", False, "EMAIL_TLS"),
        ("ALERTS_TO_LOOPBACK", True, "ALERTS_TO_LOOPBACK"),
    ],
)
def test_each_weak_setting_is_one_line(settings, name, value, told):
    setattr(settings, name, value)
    assert [told in text for text in weaknesses("127.0.0.1")] == [True]


def test_root_and_an_open_folder_are_told(settings, monkeypatch):
    monkeypatch.setattr("os.geteuid", lambda: 0)
    settings.DATA.chmod(0o755)
    assert len(weaknesses("127.0.0.1")) == 2


def test_a_site_of_this_machine_alone_needs_no_https(settings):
    settings.SESSION_COOKIE_SECURE = False
    settings.BASE_URL = "http://127.0.0.1:8000"
    assert weaknesses("127.0.0.1") == []
    assert weaknesses("0.0.0.0"), "here it is not this machine's alone"
