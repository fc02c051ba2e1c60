import pytest
from django.core.management import CommandError, call_command

from djeli.press.management.commands import export as command
from tests import newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def stored_here(store, monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    monkeypatch.setattr(command, "current_store", lambda: store)


def test_where_nobody_sees_a_bar_lines_say_that_it_goes_on(mirror, africa, monkeypatch, capsys):
    newsroom.story(africa)
    monkeypatch.setattr(command, "MANY", 10)

    call_command("export", str(mirror))

    lines = capsys.readouterr().out.splitlines()
    assert "10 pages looked through" in lines
    assert "10 pages written" in lines
    assert lines[-1].endswith("files written, 0 unchanged, 0 removed")


def test_each_page_that_cannot_be_rendered_is_told_in_a_line_and_the_command_fails(
    mirror, africa, monkeypatch, capsys
):
    def fail(*_):
        raise RuntimeError("the template\nhas a fault")

    newsroom.story(africa)
    monkeypatch.setattr("djeli.web.pages.article._lead", fail)

    with pytest.raises(CommandError, match="1 failed"):
        call_command("export", str(mirror))

    told = [line for line in capsys.readouterr().err.splitlines() if line.startswith("failed: ")]
    assert told == [
        "failed: /africa/the-bridge-opens/: RuntimeError: the template has a fault",
    ]
    assert (mirror / "africa/index.html").is_file()


def test_what_pages_show_and_the_edition_lacks_is_told_and_no_failure(mirror, africa, capsys):
    newsroom.story(africa, body=[("paragraph", '<p><a href="/media/images/gone.jpg">x</a></p>')])

    call_command("export", str(mirror))

    assert "missing: /media/images/gone.jpg" in capsys.readouterr().err


def test_a_folder_that_cannot_be_made_is_told_in_the_words_of_the_house(tmp_path):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(CommandError) as caught:
        call_command("export", str(tmp_path / "file" / "mirror"))
    folder = tmp_path / "file" / "mirror"
    assert str(caught.value) == f"the folder {folder} cannot be made: Not a directory"
