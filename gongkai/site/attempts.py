"""How often one address, or one number, may be tried: instead of a captcha. Faces that strangers reach name their own limits."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from gongkai.files import vault
from gongkai.journal.acts import give_attempt_back, take_attempt
from gongkai.site.network import network_address


@dataclass(frozen=True)
class Limit:
    """At most `most` times in `seconds` for one network address; with `of_one`, so often for one thing from everywhere.

    Whoever tries a thing for the first time is let in whatever others spent on it: a stranger who guesses at a number
    must not lock out the person it belongs to.
    """

    name: str
    most: int
    seconds: int
    of_one: int = 0

    def _keys(self, request: HttpRequest, thing: str) -> dict[str, int]:
        address = network_address(request)
        keys = {vault.mark(f"limit {self.name} {address}"): self.most}
        if self.of_one:
            keys[vault.mark(f"limit {self.name} {address} of {thing}")] = self.most
            keys[vault.mark(f"limit {self.name} of {thing}")] = self.of_one
        return keys

    def take(self, request: HttpRequest, thing: str = "") -> bool:
        """Use up one attempt; False where none is left, and then none is used."""
        keys = self._keys(request, thing)
        if not self.of_one:
            return take_attempt(keys, self.seconds)
        address, here, everywhere = keys
        if take_attempt({address: self.most, here: 1}, self.seconds):
            take_attempt({everywhere: self.of_one}, self.seconds)
            return True
        return take_attempt(keys, self.seconds)

    def give_back(self, request: HttpRequest, thing: str = "") -> None:
        """The attempt was a good one and does not count."""
        give_attempt_back(self._keys(request, thing))
