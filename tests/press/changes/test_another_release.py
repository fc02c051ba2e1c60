import pytest

from tests.databases import on_both


@pytest.mark.xdist_group("postgres")
@pytest.mark.slow
def test_both_databases_know_the_triggers_of_another_release(tmp_path, postgres):
    lite, pg = on_both(tmp_path, postgres, "tests.press.changes.another_release")

    assert lite == [True, True, "*", False, "sqlite"]
    assert pg == [True, True, "*", False, "postgresql"]
