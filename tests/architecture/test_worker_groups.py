"""How a parallel run is divided among its workers."""

from types import SimpleNamespace

import pytest

from tests import worker_groups


class Item(SimpleNamespace):
    """As much of a test as is asked for."""

    def __init__(self, place, *marks, asks_for=()):
        file = worker_groups.ROOT / f"{place}.py"
        super().__init__(path=file, nodeid=place, fixturenames=asks_for, marks=list(marks))

    def get_closest_marker(self, name):
        return next((one for one in self.marks if one.name == name), None)

    def add_marker(self, mark):
        self.marks.append(mark.mark)

    @property
    def group(self):
        return self.get_closest_marker("xdist_group").args[0]


def joined(*items):
    worker_groups.join(items)
    return [one.group for one in items]


def test_a_file_is_a_group_and_files_of_one_name_in_two_folders_are_two():
    first, second, other = joined(
        Item("web/test_lists"), Item("web/test_lists"), Item("desk/test_lists")
    )
    assert first == second != other


def test_a_group_that_joins_files_stays():
    mark = pytest.mark.xdist_group("postgres").mark
    assert joined(Item("web/test_lists", mark), Item("desk/test_lists", mark)) == ["postgres"] * 2


def test_all_tests_of_the_served_demo_are_two_groups_of_like_size():
    asks_for = {"asks_for": ("vardiafrica",)}
    sizes = {"a": 6, "b": 5, "c": 4, "d": 3}
    files = [Item(f"web/test_{name}", **asks_for) for name in sizes for _ in range(sizes[name])]
    groups = joined(*files, Item("web/test_else"))
    assert groups.pop() == "web.test_else"
    assert len(set(groups)) == 2
    assert {groups.count(one) for one in groups} == {9}
    assert len({one.path: one.group for one in files}) == len(sizes)


def test_slow_groups_begin_and_the_largest_of_each_kind_whole():
    slow = pytest.mark.slow.mark
    items = [Item("quick"), Item("short", slow), Item("quicker"), Item("long"), Item("quicker")]
    items += [Item("long", slow), Item("quicker")]
    worker_groups.join(items)
    worker_groups.order(items)
    assert [one.nodeid for one in items] == [*["long"] * 2, "short", *["quicker"] * 3, "quick"]


def test_served_editions_begin_after_a_few_other_slow_groups_which_they_are_built_beside():
    slow = pytest.mark.slow.mark
    names = [f"slow {number}" for number in range(worker_groups.WHILE_IT_IS_BUILT + 2)]
    served = [Item("served", slow, asks_for=("vardiafrica",)) for _ in range(9)]
    items = [*served, *(Item(name, slow) for name in names), Item("quick")]
    worker_groups.join(items)
    worker_groups.order(items)
    found = list(dict.fromkeys(one.nodeid for one in items))
    assert found.index("served") == worker_groups.WHILE_IT_IS_BUILT
    assert found[-2:] == [names[-1], "quick"]


def test_what_empties_the_database_is_last_whatever_its_file():
    emptying = pytest.mark.django_db(transaction=True).mark
    slow, db = pytest.mark.slow.mark, pytest.mark.django_db.mark
    items = [Item("mixed", emptying, slow), Item("mixed", db), Item("other"), Item("other")]
    worker_groups.join(items)
    worker_groups.order(items)
    assert [one.nodeid for one in items] == ["other", "other", "mixed", "mixed"]
    assert items[-1].marks[0] == emptying
