"""What a publication writes past Django's own rows is the same on both databases."""

import pytest

from tests.databases import on_both


@pytest.mark.xdist_group("postgres")
@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_postgresql_has_what_sqlite_has(tmp_path, postgres):
    lite, pg = on_both(tmp_path, postgres, "tests.stories.parity")
    assert pg == lite
    assert lite["related"]["A bridge for Sao"] == ["A second bridge for Sao", "Sao has no bridge"]
    assert lite["listed"]["The ferry of Kati"].count("section") == 1
    assert "topic" in lite["listed"]["The ferry of Kati"]
    assert lite["counted"] == 4
    assert lite["referred"] > 0
    assert lite["waiting"] == [1, 0]
    assert lite["wire"]["pech"] == ["urn:p:0"]
    assert lite["wire"]["deleted"] == []
    assert pg["at_once"] == {"errors": [], "untrue": []}
