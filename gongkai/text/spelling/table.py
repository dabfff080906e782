"""The table of counts: how often each run of one to five symbols was seen, kept in a file of differences.

A file is a zip: `alphabet.txt`, `about.toml`, and for each length the sorted keys as differences in groups of
seven bits, and the counts as two planes of bytes. Counts stop at 65,535, which the comparison never reaches.
"""

from __future__ import annotations

import tomllib
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.text.spelling.alphabet import BASE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Keys = NDArray[np.int64]

LONGEST = 5
LENGTHS = range(1, LONGEST + 1)
MOST = 65_535
_LARGEST_UNPACKED = 400 * 1024 * 1024  # bytes a file may say it unpacks to


class NotATable(ValueError):
    """The file holds no table of counts; the message is one clear Chinese sentence."""


@dataclass(frozen=True)
class Counted:
    """Sorted keys of one length, each once, and how often each was seen."""

    keys: Keys
    counts: Keys

    def __len__(self) -> int:
        return len(self.keys)

    def seen(self, keys: Keys) -> Keys:
        """The counts of `keys` (any shape), zero for one that was never seen."""
        import numpy as np

        if not len(self.keys):
            return np.zeros(keys.shape, self.counts.dtype)
        at = np.searchsorted(self.keys, keys)
        at[at == len(self.keys)] = 0
        return np.where(self.keys[at] == keys, self.counts[at], 0)

    def at_least(self, least: int) -> Counted:
        kept = self.counts >= least
        return Counted(self.keys[kept], self.counts[kept])

    def plus(self, other: Counted) -> Counted:
        import numpy as np

        if not len(self) or not len(other):
            return self if len(self) else other
        keys = np.concatenate([self.keys, other.keys])
        order = np.argsort(keys, kind="stable")
        keys, counts = keys[order], np.concatenate([self.counts, other.counts]).astype(np.int64)[order]
        first = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]]))
        return Counted(keys[first], np.add.reduceat(counts, first))


def nothing() -> Counted:
    import numpy as np

    return Counted(np.empty(0, np.int64), np.empty(0, np.int64))


@dataclass(frozen=True)
class Table:
    """Counts of every length over one alphabet; `about` says what was learned, from what, when."""

    characters: str
    counted: Mapping[int, Counted]
    about: Mapping[str, str] = field(default_factory=dict)

    def plus(self, other: Table) -> Table:
        """Both together. Raises NotATable where they count by different alphabets."""
        if other.characters != self.characters:
            raise NotATable("两份字频表所用的字表不同，不能合并；请用本系统的 gongkai learn 重新学习")
        return Table(
            self.characters, {n: self.counted[n].plus(other.counted[n]) for n in LENGTHS}, self.about
        )

    def at_least(self, floors: Mapping[int, int]) -> Table:
        """Without what was seen less often than the floor of its length."""
        return Table(self.characters, {n: self.counted[n].at_least(floors[n]) for n in LENGTHS}, self.about)


def write(table: Table, path: Path) -> None:
    """Write a table; the same table makes the same bytes."""
    import numpy as np

    def add(name: str, content: bytes) -> None:
        entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
        package.writestr(entry, content, zipfile.ZIP_DEFLATED, 9)

    unfinished = path.with_name(path.name + ".part")
    with zipfile.ZipFile(unfinished, "w") as package:
        add("alphabet.txt", table.characters.encode())
        add("about.toml", "".join(f'{name} = "{said}"\n' for name, said in table.about.items()).encode())
        for n in LENGTHS:
            one = table.counted[n]
            add(f"{n}.keys", _packed(np.diff(one.keys, prepend=np.int64(0))))
            planes = np.minimum(one.counts, MOST).astype("<u2").view(np.uint8).reshape(-1, 2)
            add(f"{n}.counts", planes.T.tobytes())
    unfinished.replace(path)


def read(path: Path) -> Table:
    """Read a table. Raises NotATable for anything else, OSError where the file cannot be opened."""
    import numpy as np

    try:
        with zipfile.ZipFile(path) as package:
            if sum(part.file_size for part in package.infolist()) > _LARGEST_UNPACKED:
                raise NotATable(f"字频表过大，不予读取：{path.name}")
            about = {k: str(v) for k, v in tomllib.loads(package.read("about.toml").decode()).items()}
            counted = {}
            for n in LENGTHS:
                keys = np.cumsum(_unpacked(package.read(f"{n}.keys")))
                planes = np.frombuffer(package.read(f"{n}.counts"), np.uint8).reshape(2, -1)
                counts = np.ascontiguousarray(planes.T).view("<u2").ravel()
                is_sorted = not len(keys) or bool(keys[0] >= 0 and (np.diff(keys) > 0).all())
                if len(keys) != len(counts) or not is_sorted or (len(keys) and keys[-1] >= BASE**n):
                    raise NotATable(f"字频表已损坏：{path.name}")
                counted[n] = Counted(keys, counts)
            return Table(package.read("alphabet.txt").decode(), counted, about)
    except NotATable:
        raise
    # A package cut off, of a kind that is not read, with a password, or with other bytes in it than were written.
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, RuntimeError):
        raise NotATable(f"这不是 gongkai learn 生成的字频表：{path.name}") from None


def _packed(differences: Keys) -> bytes:
    """Groups of seven bits, the lowest first; the highest bit says that more follow."""
    import numpy as np

    lengths = np.ones(len(differences), np.int64)
    for group in range(1, 9):
        lengths += differences >= np.int64(1) << np.int64(7 * group)
    ends = np.cumsum(lengths)
    starts, packed = ends - lengths, np.zeros(int(ends[-1]) if len(ends) else 0, np.uint8)
    for group in range(9):
        with_it = lengths > group
        bits = (differences[with_it] >> np.int64(7 * group)) & 127
        packed[starts[with_it] + group] = bits + 128 * (lengths[with_it] > group + 1)
    return packed.tobytes()


def _unpacked(packed: bytes) -> Keys:
    import numpy as np

    groups = np.frombuffer(packed, np.uint8)
    last = np.flatnonzero(groups < 128)
    if len(groups) and (not len(last) or last[-1] != len(groups) - 1):
        raise ValueError("a number is cut off")
    starts = np.concatenate([[0], last[:-1] + 1]) if len(last) else last
    lengths = last - starts + 1
    if len(lengths) and lengths.max() > 9:
        raise ValueError("a number is too long")
    numbers = np.zeros(len(starts), np.int64)
    for group in range(int(lengths.max()) if len(lengths) else 0):
        with_it = lengths > group
        bits = groups[starts[with_it] + group].astype(np.int64) & 127
        numbers[with_it] |= bits << np.int64(7 * group)
    return numbers
