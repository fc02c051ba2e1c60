"""Which content codings a request accepts (RFC 9110, section 12.5.3; RFC 9842)."""

from __future__ import annotations

import re
from functools import lru_cache

DICTIONARY, BROTLI, GZIP, IDENTITY = "dcz", "br", "gzip", "identity"
SMALLEST_FIRST = (DICTIONARY, BROTLI, GZIP, IDENTITY)
WEIGHT = re.compile(r"0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?")
SAME = {"x-gzip": GZIP}


@lru_cache(maxsize=512)
def codings(accepted: str) -> tuple[str, ...]:
    """The codings of ours that the header ``Accept-Encoding`` admits, the best first.

    By the weights that the client gives, and among equals the smallest first. There is always one:
    who takes nothing that we have is sent the plain bytes.
    """
    weights = _weights(accepted)
    others = weights.get("*", 0.0)
    found = {name: weights.get(name, others) for name in SMALLEST_FIRST}
    # Plain bytes are taken by all who do not say otherwise; who does not name them likes them last.
    if IDENTITY not in weights:
        found[IDENTITY] = 1e-9 if others or "*" not in weights else 0.0
    taken = sorted((name for name in SMALLEST_FIRST if found[name]), key=lambda name: -found[name])
    return tuple(taken) or (IDENTITY,)


@lru_cache(maxsize=512)
def may_learn(accepted: str) -> bool:
    """True for browsers that may know dictionaries: they name "dcz" only once they have one, and
    Zstandard always."""
    weights = _weights(accepted)
    return any(weights.get(name) for name in (DICTIONARY, "zstd"))


def _weights(accepted: str) -> dict[str, float]:
    """Of each coding named its weight; of one that is named twice the first. One that has a weight
    that is none is not taken."""
    weights: dict[str, float] = {}
    for one in accepted.lower().split(","):
        name, _, parameter = (part.strip() for part in one.partition(";"))
        if not name:
            continue
        key, _, value = (part.strip() for part in parameter.partition("="))
        is_weight = key == "q" and WEIGHT.fullmatch(value)
        weight = 1.0 if not parameter else float(value) if is_weight else 0.0
        weights.setdefault(SAME.get(name, name), weight)
    return weights
