"""What the walk itself would miss."""

from tests.desk.seeing.walking import Pattern, addresses


class Nothing:
    def given(self, name, role, turn):
        return []


def test_an_address_for_which_nothing_is_planted_is_none():
    new = Pattern("desk/rivers/<int:pk>/", "desk_river", frozenset({"pk"}))
    assert addresses(new, Nothing()) == []
