import pytest

from djeli.cli.serving import statics


@pytest.fixture
def collected(monkeypatch, settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    done = []

    def collect(name, **_):
        done.append(name)

    monkeypatch.setattr(statics, "call_command", collect)
    return done


def test_static_files_are_collected_where_there_are_none(collected):
    statics.collect_where_there_are_none()
    assert collected == ["collectstatic"]


def test_those_of_an_edition_that_is_served_are_left_alone(collected, tmp_path):
    (tmp_path / statics.MANIFEST).write_text("{}")
    statics.collect_where_there_are_none()
    assert collected == []
