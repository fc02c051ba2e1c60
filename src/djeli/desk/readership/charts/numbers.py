"""Numbers as people read them."""

from __future__ import annotations

import math

from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

SIZES = (
    (10**12, pgettext_lazy("trillions", "%sT")),
    (10**9, pgettext_lazy("billions", "%sB")),
    (10**6, pgettext_lazy("millions", "%sM")),
    (10**3, pgettext_lazy("thousands", "%sK")),
)


def exact(value: float) -> str:
    """1234567 as ``1,234,567``, by the customs of the desk's language; halves with one decimal."""
    whole = math.floor(value) == value
    return str(number_format(int(value) if whole else round(value, 1), force_grouping=True))


def short(value: float) -> str:
    """1234567 as ``1.2M``: never more than a few characters, never more than is true."""
    for size, form in SIZES:
        if value >= size:
            units = value / size
            rounded = math.floor(units * 10) / 10 if units < 10 else float(math.floor(units))
            said = int(rounded) if rounded == int(rounded) else rounded
            return str(form) % number_format(said, force_grouping=True)
    return exact(value)


def share(part: float, whole: float) -> str:
    """A part of a whole in percent; a small part is never shown as 0."""
    if whole <= 0:
        return str(_("%s%%")) % 0
    hundredths = 100 * part / whole
    if 0 < hundredths < 1:
        return str(_("under 1%"))
    return str(_("%s%%")) % round(hundredths)
