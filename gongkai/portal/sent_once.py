"""A form of the portal taken once: its slip is spent in the transaction that keeps what was sent, never before.

Nobody is signed in here, so the slip is kept as a keyed mark beside the attempts, as is the fingerprint of what came
with it. What was refused or failed leaves both unspent.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from gongkai.files import vault
from gongkai.journal.acts import take_attempt
from gongkai.journal.models import Attempt
from gongkai.journal.once import SentBefore

SLIP, KEPT_SECONDS = re.compile(r"[0-9a-f]{32}"), 24 * 3600


@dataclass(frozen=True)
class Sending:
    """One sending of a form: about which thing, with which slip, saying what. Without a slip every sending is new."""

    about: str
    slip: str
    said: tuple[str, ...]

    @property
    def is_kept(self) -> bool:
        """Whether exactly this was taken already."""
        return self._has_slip and Attempt.objects.filter(key=self._content, count__gt=0).exists()

    @transaction.atomic
    def take(self, make: Callable[[], object]) -> None:
        """Spend the slip and `make` what it stands for, both or neither; the same sent again makes nothing.

        Raises SentBefore where the slip came with other words, and whatever `make` raises.
        """
        if self._has_slip and not take_attempt({self._form: 1}, KEPT_SECONDS):
            if not self.is_kept:
                raise SentBefore(("这一页此前提交过别的内容；这次的还没有收到，请再提交一次", None))
            return
        if self._has_slip:
            take_attempt({self._content: 1}, KEPT_SECONDS)
        make()

    @property
    def _has_slip(self) -> bool:
        return bool(SLIP.fullmatch(self.slip))

    @property
    def _form(self) -> str:
        return vault.mark(f"sent {self.about} {self.slip}")

    @property
    def _content(self) -> str:
        return vault.mark(f"sent {self.about} {self.slip} {self.said!r}")
