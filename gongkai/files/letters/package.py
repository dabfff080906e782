"""A Word package whose parts all bear one fixed time: the same letter gives the same bytes."""

from __future__ import annotations

import zipfile
from io import BytesIO

EPOCH = (1980, 1, 1, 0, 0, 0)


def timeless(content: bytes) -> bytes:
    """The same parts in a fixed order, with a fixed time and fixed rights."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            part = zipfile.ZipInfo(name, EPOCH)
            part.compress_type, part.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(part, old.read(name))
    return out.getvalue()
