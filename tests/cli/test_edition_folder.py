"""`djeli start NAME`."""

import os
import re

import pytest
from django.core.management import CommandError, call_command

from djeli.accounts.models import User
from djeli.cli.edition_folder import choose_folder, edition_name, plain_folder
from djeli.cli.refusals import RefusedError
from djeli.stories.models import Edition, Front, StandingPage
from tests import newsroom
from tests.cli.processes import djeli


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("the-lantern", "The Lantern"),
        ("sites/harmattan_daily", "Harmattan Daily"),
        ("The Lantern", "The Lantern"),
        ("ARN", "ARN"),
    ],
)
def test_an_edition_is_called_after_its_folder(typed, name):
    assert edition_name(typed) == name


def test_the_folder_becomes_the_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("DJELI_DATA", "elsewhere")
    choose_folder([str(tmp_path / "lantern")], is_named=False)
    assert (tmp_path / "lantern").is_dir()
    assert os.environ["DJELI_DATA"] == str(tmp_path / "lantern")


def test_a_folder_that_holds_anything_is_refused(tmp_path):
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(RefusedError, match="is not empty"):
        choose_folder([str(tmp_path)], is_named=False)


@pytest.mark.parametrize(
    ("typed", "folder"),
    [
        ("My Paper!", "my-paper"),
        ("sites/L’Écho du Sahel", "sites/l-écho-du-sahel"),
        ("the-lantern", "the-lantern"),
        ("sites/harmattan_daily", "sites/harmattan_daily"),
        ("ARN", "ARN"),
        (".", "."),
    ],
)
def test_a_folder_has_a_plain_name(typed, folder):
    assert str(plain_folder(typed)) == folder


def test_a_folder_that_is_there_keeps_its_name(tmp_path):
    (tmp_path / "My Paper!").mkdir()
    assert plain_folder(str(tmp_path / "My Paper!")) == tmp_path / "My Paper!"


def test_a_name_without_a_letter_is_refused():
    with pytest.raises(RefusedError, match="use --data DIR"):
        plain_folder("?!")


def test_a_folder_that_cannot_be_made_is_refused(tmp_path):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(RefusedError, match="cannot be made"):
        choose_folder([str(tmp_path / "file" / "lantern")], is_named=False)


@pytest.mark.django_db
def test_it_founds_an_empty_edition_and_prints_a_link_that_opens_once(
    settings, tmp_path, capsys, client
):
    settings.DATA = tmp_path
    call_command("start", "the-lantern")
    assert Edition.load().name == "The Lantern"
    assert Front.objects.count() == 1
    assert not User.objects.exists()
    link = re.search(r"http\S+(/desk/welcome/\S+)", capsys.readouterr().out)
    assert client.get(link[1]).status_code == 200
    token = link[1].partition("token=")[2]
    kept = (tmp_path / "invitation").read_text()
    assert token not in kept
    assert (tmp_path / "invitation").stat().st_mode & 0o777 == 0o600


@pytest.mark.django_db
def test_its_readers_are_told_how_they_are_counted(settings, tmp_path):
    settings.DATA = tmp_path
    call_command("start", "the-lantern")
    page = StandingPage.objects.live().get()
    assert page.url_path.endswith("/how-we-count/")
    text = str(page.body)
    assert "one person who had a story on the screen" in text
    assert "demonstration" not in text


@pytest.mark.django_db
def test_its_policies_wait_as_drafts(settings, tmp_path):
    settings.DATA = tmp_path
    call_command("start", "the-lantern")
    drafts = StandingPage.objects.exclude(policy="")
    assert [page.live for page in drafts] == [False] * 6
    assert all(page.has_unpublished_changes for page in drafts)


@pytest.mark.django_db
def test_a_second_edition_in_one_database_is_refused(settings, tmp_path):
    settings.DATA = tmp_path
    newsroom.front()
    with pytest.raises(CommandError, match="an edition in the database"):
        call_command("start", "the-lantern")


@pytest.mark.slow
def test_the_real_command_makes_the_folder_and_refuses_it_the_second_time(tmp_path):
    done = djeli("start", "lantern", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Lantern was created" in done.stdout
    assert (tmp_path / "lantern" / "db.sqlite3").is_file()
    again = djeli("start", "lantern", cwd=tmp_path)
    assert (again.returncode, again.stderr.count("\n")) == (1, 1)
    assert "is not empty" in again.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"lantern"}
