"""What the walk itself would miss."""

import pytest

from tests.desk.seeing.walking import Pattern, addresses


class Nothing:
    def given(self, name):
        return []


def test_an_address_for_which_nothing_is_planted_is_named():
    new = Pattern("desk/rivers/<int:pk>/", "desk_river", frozenset({"pk"}))
    with pytest.raises(LookupError, match="desk/rivers/<int:pk>/"):
        addresses(new, Nothing())
