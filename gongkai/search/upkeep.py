"""Keeping one kind of record right in the index, over all of it: what is public stands in it, nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from gongkai.search.reads import written

BATCH = 100


@dataclass(frozen=True)
class Kept:
    """A kind of record: all that is public of it, and the act that puts some of it right (it returns how many of them
    are in the index then)."""

    kind: str
    public: Callable[[], QuerySet[Any]]
    keep: Callable[[Sequence[int]], int]

    def everything(self) -> list[int]:
        """The keys of all that is public, and of all that the index has."""
        public = self.public().order_by().values_list("pk", flat=True)
        return sorted({*public, *written(self.kind).values_list("key", flat=True)})

    def misplaced(self) -> list[int]:
        """The keys of what is public and not in the index, as after an upgrade from a release without one, and of what
        is in the index and not public."""
        public, there = self.public().order_by(), written(self.kind)
        missing = public.exclude(pk__in=there.values("key")).values_list("pk", flat=True)
        stale = there.exclude(key__in=public.values("pk")).values_list("key", flat=True)
        return sorted({*missing, *stale})

    def reindex(self, keys: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Keep these records found, batch by batch; yields how many of a batch were looked at and are in the index.

        Each batch is a transaction of its own: what a stopped run left undone the next one does.
        """
        for start in range(0, len(keys), BATCH):
            batch = keys[start : start + BATCH]
            yield len(batch), self.keep(batch)
