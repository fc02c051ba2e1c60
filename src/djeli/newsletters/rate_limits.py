"""Limits how often one IP address may do something, without keeping the address.

What is counted is a hash with a salt of the day, in the cache: with several processes and no Valkey
each counts for itself.
"""

from __future__ import annotations

from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from djeli.kit.households import household


def is_too_often(request: HttpRequest, what: str, most: int, seconds: int) -> bool:
    """Count one try; True from the one after ``most`` within ``seconds``."""
    key = f"throttle:{what}:{hash_of(request)}"
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key) > most
    except ValueError:  # it ended just now
        return False


def hash_of(request: HttpRequest) -> str:
    """The salted hash of where a request comes from; another one tomorrow."""
    day = timezone.now().date().isoformat()
    return salted_hmac(
        f"throttle:{day}", household(request.META.get("REMOTE_ADDR", ""))
    ).hexdigest()[:20]
