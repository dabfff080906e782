"""The name of a file somebody sent, made harmless: it is shown and stored, never used as a path."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath

from gongkai.law.source import Refusal

LONGEST = 100
# Control and format characters (bidi overrides among them), lone surrogates, line and paragraph separators.
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# Names a Windows desk cannot open, with any extension.
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def harmless(name: str) -> str:
    """The last part of a name without what cannot be seen or opened; at most LONGEST characters, extension kept.

    Raises Refusal for a name the desks' system reserves. A name that is nothing but unseen characters becomes "".
    """
    seen = "".join(c for c in unicodedata.normalize("NFC", name) if unicodedata.category(c) not in UNSEEN)
    last = re.sub(r'[<>:"|?*]', "", PurePath(seen.replace("\\", "/")).name).strip(" .")
    if RESERVED.fullmatch(last):
        raise Refusal((f"“{last}”是系统保留的文件名，请改名后再上传", None))
    stem, suffix = PurePath(last).stem, PurePath(last).suffix[-12:]
    return stem[: LONGEST - len(suffix)] + suffix
