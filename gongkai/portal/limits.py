"""How often one address, or one number, may be tried: instead of a captcha."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from gongkai.files import vault
from gongkai.journal.acts import give_attempt_back, take_attempt
from gongkai.site.network import network_address


@dataclass(frozen=True)
class Limit:
    """At most `most` times in `seconds` for one network address; with `of_one`, so often for one thing from everywhere."""

    name: str
    most: int
    seconds: int
    of_one: int = 0

    def _keys(self, request: HttpRequest, thing: str) -> dict[str, int]:
        keys = {vault.mark(f"limit {self.name} {network_address(request)}"): self.most}
        return keys | ({vault.mark(f"limit {self.name} of {thing}"): self.of_one} if self.of_one else {})

    def take(self, request: HttpRequest, thing: str = "") -> bool:
        """Use up one attempt; False where none is left, and then none is used."""
        return take_attempt(self._keys(request, thing), self.seconds)

    def give_back(self, request: HttpRequest, thing: str = "") -> None:
        """The attempt was a good one and does not count."""
        give_attempt_back(self._keys(request, thing))


WRONG_CODES = Limit("code", 10, 3600, of_one=20)
WRONG_DRAFT_CODES = Limit("draft-code", 10, 3600)
REQUESTS = Limit("ask", 20, 3600)
DRAFTS = Limit("draft", 60, 3600)
FILES = Limit("file", 80, 3600)
