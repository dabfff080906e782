"""Sealing again under the newest key what an older one sealed (更换密钥): row by row, safe to stop and to run again."""

from __future__ import annotations

from django.db import transaction

from gongkai.cases.sealed import Thing
from gongkai.files import vault


@transaction.atomic
def reseal(thing: Thing) -> bool:
    """Seal one thing again, and mark it anew. False where it is gone meanwhile.

    Its row stays locked: whoever erases it waits, and nothing erased comes back. Raises Refusal where it cannot be
    opened; it stays as it is then.
    """
    kept = thing.kept
    rows = kept.model._default_manager.select_for_update(of=("self",))
    row = rows.filter(pk=thing.key, **{kept.column: thing.sealed}).first()
    if row is None:
        return False
    if kept.is_file:
        vault.reseal_file(thing.sealed)
        return True
    text = vault.open_text(thing.sealed)
    setattr(row, kept.column, vault.seal_text(text))
    if kept.mark:
        setattr(row, kept.mark, vault.mark(text))
    row.save(update_fields=[kept.column, *filter(None, [kept.mark])])
    return True
