import pytest

from djeli.stories.charts.dates import days


@pytest.mark.parametrize(
    "labels",
    [
        ("2024", "2025", "2026"),
        ("2026-01", "2026-02"),
        ("2026-01-30", "2026-02-01"),
        ("30/01/2026", "01/02/2026"),
        ("Jan 2026", "Feb. 2026", "March 2026"),
        ("14 mars 2026", "2 juin 2026", "1 juillet 2026", "3 août 2026"),
        ("2025 Q4", "2026 T1"),
    ],
)
def test_dates_are_read_in_order(labels):
    found = days(labels)
    assert found is not None
    assert list(found) == sorted(found)


def test_distances_between_dates_are_true():
    assert [later - first for first, later in [days(("2026-01-01", "2026-03-01"))]] == [59]


@pytest.mark.parametrize(
    "labels",
    [("Kano", "Lagos"), ("2026", "2025"), ("2026", "Lagos"), ("2026-13", "2027-01"), ("2026",)],
)
def test_other_labels_are_no_dates(labels):
    assert days(labels) is None
