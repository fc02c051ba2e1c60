"""What a site runs on is locked apart from what development adds, at the same versions."""

import re


def pins(path):
    return dict(re.findall(r"^([a-z0-9_.-]+)==(\S+)", path.read_text(), re.MULTILINE))


def test_the_lock_of_sites_is_a_part_of_the_lock_of_development(root):
    sites, development = pins(root / "requirements.lock"), pins(root / "requirements-dev.lock")
    assert sites.items() <= development.items()
    assert {"django", "wagtail", "granian"} <= sites.keys()


def test_sites_get_nothing_that_only_tests_and_checks_need(root):
    sites = pins(root / "requirements.lock")
    assert not {"pytest", "mypy", "ruff", "playwright", "hypothesis", "uv"} & sites.keys()


def test_each_pin_has_a_hash(root):
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (root / name).read_text()
        assert text.count("==") <= text.count("--hash=sha256:"), name
