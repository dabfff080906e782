"""`--fix`: what is safe is put right in the file itself, byte for byte nothing else (txt, md)."""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from tempfile import NamedTemporaryFile

from gongkai.cli.program import Unusable
from gongkai.text.finding import Finding
from gongkai.text.mending import mend_until_still

KINDS = {".txt", ".md"}


@dataclass(frozen=True)
class MendedFile:
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
        os.chmod(new.name, self.path.stat().st_mode)
        os.replace(new.name, self.path)


def mended(path: str, findings_in: Callable[[str], Iterable[Finding]]) -> MendedFile:
    """The file as it would be. Encoding, byte-order mark and line ends stay. Raises Unusable for other kinds of files."""
    file = Path(path)
    if path == "-" or file.suffix.lower() not in KINDS:
        raise Unusable(f"{path}：--fix 只改txt和md文件；其他文件请按检查结果在原软件里修改")
    raw = file.read_bytes()
    mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    for encoding in ("utf-8", "gb18030"):
        try:
            before = raw.removeprefix(mark).decode(encoding)
        except UnicodeDecodeError:
            continue
        done = mend_until_still(before, findings_in)
        return MendedFile(file, before, done.text, mark + done.text.encode(encoding), len(done.done))
    raise Unusable(f"{path} 的文字编码不是UTF-8或者GB18030，无法改写")
