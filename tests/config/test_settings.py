"""The same build on other services, named by the environment."""

import pytest

from tests.cli.processes import djeli


@pytest.mark.xdist_group("postgres")
@pytest.mark.slow
def test_an_edition_is_founded_on_postgresql(tmp_path, postgres):
    done = djeli("start", "lantern", cwd=tmp_path, DATABASE_URL=postgres)
    assert (done.returncode, done.stderr) == (0, "")
    assert not (tmp_path / "lantern" / "db.sqlite3").exists()
    code = "from djeli.stories.new_edition import has_edition; print(has_edition())"
    asked = djeli(
        "shell", "--no-imports", "-c", code, data=tmp_path / "lantern", DATABASE_URL=postgres
    )
    assert asked.stdout.strip() == "True", asked.stderr
    checked = djeli("makemigrations", "--check", data=tmp_path, DATABASE_URL=postgres)
    assert checked.returncode == 0, checked.stdout


def test_valkey_is_the_cache_where_it_is_named(tmp_path, redis_server):
    code = (
        "from django.core.cache import cache; cache.set('griot', 'Awa'); "
        "print(type(cache._cache).__name__, cache.get('griot'))"
    )
    done = djeli("shell", "--no-imports", "-c", code, data=tmp_path, VALKEY_URL=redis_server)
    assert done.stdout.strip() == "RedisCacheClient Awa", done.stderr


def test_commands_take_the_address_at_which_the_edition_was_last_served(tmp_path):
    code = "from django.conf import settings; print(settings.BASE_URL)"

    def told(**env):
        return djeli("shell", "--no-imports", "-c", code, data=tmp_path, **env).stdout.strip()

    assert told() == "http://127.0.0.1:8000"
    (tmp_path / "address").write_text("http://127.0.0.1:8791\n")
    assert told() == "http://127.0.0.1:8791"
    assert told(DJELI_BASE_URL="https://lantern.example/") == "https://lantern.example"


def test_the_secret_key_is_made_once_and_for_its_owner_alone(tmp_path):
    code = "from django.conf import settings; print(settings.SECRET_KEY)"
    told = {djeli("shell", "--no-imports", "-c", code, data=tmp_path).stdout for _ in range(2)}
    assert len(told) == 1
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
