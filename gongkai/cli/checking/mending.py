"""`--fix`: what is safe is put right and nothing else: txt and md in the file itself, docx in a new file beside it."""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import unified_diff
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from zipfile import BadZipFile, ZipFile

from gongkai.cli.checking.sources import text
from gongkai.cli.program import Unusable
from gongkai.files.why import why
from gongkai.text.finding import Finding
from gongkai.text.mending import mend_until_still

PLAIN = {".txt", ".md"}
MENDED = ".改正.docx"


@dataclass(frozen=True)
class MendedFile:
    """`path` is where the new file goes: the file itself, or for Word one beside it."""

    path: Path
    before: str
    after: str
    content: bytes
    count: int

    def difference(self) -> str:
        """What changed, in the manner of `diff -u`."""
        return "".join(
            unified_diff(
                self.before.splitlines(keepends=True),
                self.after.splitlines(keepends=True),
                str(self.path),
                str(self.path),
            )
        )

    def write(self) -> None:
        """Put the new file in the old one's place in one step: a crash leaves the old or the new, never a half."""
        with NamedTemporaryFile(dir=self.path.parent, prefix=".gongkai-", delete=False) as new:
            new.write(self.content)
            new.flush()
            os.fsync(new.fileno())
        try:
            os.chmod(new.name, self.path.stat().st_mode if self.path.exists() else 0o644)
            os.replace(new.name, self.path)
        except OSError:
            Path(new.name).unlink(missing_ok=True)
            raise


def mended(path: str, findings_in: Callable[[str], Iterable[Finding]]) -> MendedFile:
    """The file as it would be. Raises Unusable for other kinds of files and for what cannot be read."""
    file = Path(path)
    kind = file.suffix.lower()
    if path == "-" or kind not in PLAIN | {".docx"}:
        raise Unusable(f"{path}：--fix 只改txt、md和docx文件；其他文件请按检查结果在原软件里修改")
    text(path)  # what no check reads is not mended either
    try:
        content = file.read_bytes()
    except OSError as wrong:
        raise Unusable(f"{path} 无法读取：{why(wrong)}") from None
    return _plain(file, content, findings_in) if kind in PLAIN else _word(file, content, findings_in)


def _plain(file: Path, raw: bytes, findings_in: Callable[[str], Iterable[Finding]]) -> MendedFile:
    """Encoding, byte-order mark and line ends stay."""
    mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    for encoding in ("utf-8", "gb18030"):
        try:
            before = raw.removeprefix(mark).decode(encoding)
        except UnicodeDecodeError:
            continue
        done = mend_until_still(before, findings_in)
        return MendedFile(file, before, done.text, mark + done.text.encode(encoding), len(done.done))
    raise Unusable(f"{file} 的文字编码不是UTF-8或者GB18030，无法改写")


def _word(file: Path, raw: bytes, findings_in: Callable[[str], Iterable[Finding]]) -> MendedFile:
    """The document given stays as it is. What was mended before stands in the way of nobody's work: it is not overwritten."""
    from gongkai.cli.checking.word_mending import mend_word
    from gongkai.files.extract import Unreadable, text_of_bytes

    new = file.with_suffix(MENDED)
    try:
        if not _is_word(raw):
            raise Unusable(f"{file} 不是可以打开的Word文件（docx）")
        before = text_of_bytes(raw, file.name)
        content, done = mend_word(raw, findings_in)
    except Unreadable as wrong:
        raise Unusable(str(wrong)) from None
    if done and new.exists():
        raise Unusable(f"{new} 已经有了，请先移走或者改名")
    return MendedFile(new, before, text_of_bytes(content, file.name), content, len(done))


def _is_word(raw: bytes) -> bool:
    try:
        with ZipFile(BytesIO(raw)) as package:
            return "word/document.xml" in package.namelist()
    except BadZipFile:
        return False
