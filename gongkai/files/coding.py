"""The bytes of a text file: which coding they are in, and back into the same."""

from __future__ import annotations

import codecs
import re

from gongkai.files.opening import Unreadable

# Bytes a file begins with → its coding.
MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
ODD = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ue000-\uf8ff\ufffd]")
SAMPLE, ODD_SHARE = 20_000, 50


class NoText(Unreadable):
    """Bytes that are no text in any coding."""


class Coded:
    """A text and how it was coded: `text`, and `coded(text)` for the way back. Raises Unreadable."""

    def __init__(self, content: bytes) -> None:
        self.mark, self.coding = next((row for row in MARKS if content.startswith(row[0])), (b"", ""))
        body = content[len(self.mark) :]
        if not self.mark and b"\0" in body:
            raise NoText("文件的内容不是文字，无法读取")
        for coding in [self.coding] if self.coding else ["utf-8", "gb18030"]:
            try:
                self.text, self.coding = body.decode(coding), coding
            except UnicodeDecodeError:
                continue
            if coding != "gb18030" or _is_readable(self.text):
                return
        raise Unreadable("文件的文字编码不是 UTF-8 或 GB18030，无法读取")

    def coded(self, text: str) -> bytes:
        return self.mark + text.encode(self.coding)


def _is_readable(text: str) -> bool:
    """GB18030 decodes almost any bytes: real text has few control and private-use characters."""
    sample = text[:SAMPLE]
    return len(ODD.findall(sample)) * ODD_SHARE <= len(sample)
