import dj_database_url
import pytest
from django.db import Error as DatabaseError
from django.db import connections

from djeli.cli.clock import leader_lock
from djeli.cli.clock.leader_lock import AdvisoryLock, FileLock


def test_of_two_clocks_one_has_the_turn_until_it_gives_it_up(tmp_path):
    first, second = FileLock(tmp_path / "leader"), FileLock(tmp_path / "leader")
    assert first.is_ours()
    assert first.is_ours(), "it stays ours"
    assert not second.is_ours()
    first.give_up()
    assert second.is_ours()
    second.give_up()


@pytest.mark.xdist_group("postgres")
@pytest.mark.django_db
def test_on_postgresql_the_turn_is_a_lock_of_the_server(empty_postgres, monkeypatch):
    from django.db.backends.postgresql.base import DatabaseWrapper

    facts = {**connections["default"].settings_dict, "OPTIONS": {}}
    wrapper = DatabaseWrapper({**facts, **dj_database_url.parse(empty_postgres)}, "default")
    wrapper.inc_thread_sharing()
    monkeypatch.setattr(leader_lock, "connection", wrapper)
    first, second = AdvisoryLock(), AdvisoryLock()
    try:
        assert first.is_ours()
        assert first.is_ours(), "it stays ours"
        assert not second.is_ours()
        first._session.connection.close()
        with pytest.raises(DatabaseError):
            first.is_ours()
        assert second.is_ours(), "a lost connection loses the lead"
    finally:
        first.give_up()
        second.give_up()
