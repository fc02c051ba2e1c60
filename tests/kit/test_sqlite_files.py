import sqlite3

import pytest

from djeli.kit import sqlite_files


def connect(path):
    return sqlite3.connect(path, factory=sqlite_files.Connection, uri=True)


def test_a_process_makes_a_database_once_and_never_again(tmp_path):
    file = tmp_path / "db.sqlite3"
    connect(file).close()
    assert file.exists()
    file.unlink()
    with pytest.raises(sqlite3.OperationalError):
        connect(file)
    assert not file.exists()


def test_a_process_that_serves_makes_none(tmp_path, monkeypatch):
    monkeypatch.setattr(sqlite_files, "_never", False)
    sqlite_files.never_create()
    with pytest.raises(sqlite3.OperationalError):
        connect(tmp_path / "db.sqlite3")
    assert not (tmp_path / "db.sqlite3").exists()
