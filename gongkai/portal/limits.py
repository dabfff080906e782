"""How often one address may try something, counted in the cache: instead of a captcha."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.cache import cache
from django.http import HttpRequest

from gongkai.portal.network import network_address


@dataclass(frozen=True)
class Limit:
    """At most `most` times in `seconds` for one network address."""

    name: str
    most: int
    seconds: int

    def _key(self, request: HttpRequest) -> str:
        return f"limit:{self.name}:{network_address(request)}"

    def is_spent(self, request: HttpRequest) -> bool:
        return cache.get(self._key(request), 0) >= self.most

    def spend(self, request: HttpRequest) -> None:
        key = self._key(request)
        if not cache.add(key, 1, self.seconds):
            try:
                cache.incr(key)
            except ValueError:  # it ran out between the two calls
                cache.set(key, 1, self.seconds)


WRONG_CODES = Limit("code", 10, 3600)
WRONG_DRAFT_CODES = Limit("draft-code", 10, 3600)
REQUESTS = Limit("ask", 20, 3600)
DRAFTS = Limit("draft", 60, 3600)
FILES = Limit("file", 80, 3600)
