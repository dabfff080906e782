"""Characters no paper and no XML can hold: control characters, lone surrogates, what is no character at all."""

from __future__ import annotations

import re

# What XML 1.0 does not allow (section 2.2): https://www.w3.org/TR/xml/#charsets
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def printable(said: str) -> str:
    """The words without the characters nothing can print."""
    return UNPRINTABLE.sub("", said)
