"""Which fonts of this machine stand in for the fonts a Word file names (字体替代).

Official letters are set in 仿宋, 小标宋, 黑体, 楷体; a machine has some of them, or the Noto or Fandol families, or
fonts put into `fonts/` of the data folder. Names are those typst gives the families.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import typst

from gongkai.law.source import Refusal

SONG = (
    "SimSun",
    "宋体",
    "NSimSun",
    "STSong",
    "FandolSong",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "AR PL UMing CN",
)
HEI = (
    "SimHei",
    "黑体",
    "STHeiti",
    "FandolHei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Zen Hei",
)
FANG = ("FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "STFangsong", "FandolFang R", "FandolFang")
KAI = ("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "STKaiti", "FandolKai", "AR PL UKai")
TITLE = ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋简体", "方正小标宋_GBK", "STZhongsong")
LATIN = ("Times New Roman", "Liberation Serif", "Tinos", "TeX Gyre Termes")
# What a Word file calls a font → the families that are it or come near, the nearest first.
NEAR = (
    (("仿宋", "fangsong"), FANG),
    (("楷", "kai"), KAI),
    (("黑", "hei", "sans"), HEI),
    (("小标宋", "中宋", "xiaobiaosong"), TITLE),
)
# Families of the last resort; a bold Song reads like 小标宋.
ANY = (*SONG, *FANG, *HEI, *KAI)
NONE = (
    "这台机器没有中文字体，不能生成PDF：请安装 fonts-noto-cjk，或者把中文字体文件放入数据目录的 fonts 文件夹；"
    "Word文件不受影响，可以照常使用"
)


@dataclass(frozen=True)
class FontShelf:
    """The fonts found, loaded once; `families` are their names."""

    loaded: typst.Fonts
    families: frozenset[str]

    def chinese(self, named: str) -> tuple[list[str], bool]:
        """The families for a Chinese font a Word file names, and whether they should be set bold to look like it."""
        wanted = next((near for marks, near in NEAR if any(mark in named.lower() for mark in marks)), SONG)
        own = [family for family in (named, *wanted) if family in self.families]
        found = list(dict.fromkeys([*own, *(family for family in ANY if family in self.families)]))
        return found, wanted is TITLE and not own

    def latin(self) -> list[str]:
        return [family for family in LATIN if family in self.families][:1]


def shelf(folder: Path, *, with_system: bool = True) -> FontShelf:
    """The machine's fonts and those in `folder`. Raises Refusal where none of them is Chinese."""
    files = sorted(folder.rglob("*")) if folder.is_dir() else []
    seen = tuple((str(file), file.stat().st_mtime_ns) for file in files if file.is_file())
    found = _shelf(folder if seen else None, seen, with_system)
    if not found.families & {*ANY, *TITLE}:
        raise Refusal((NONE, None))
    return found


@lru_cache(maxsize=4)
def _shelf(folder: Path | None, seen: tuple[tuple[str, int], ...], with_system: bool) -> FontShelf:
    """`seen` makes a changed folder a new question."""
    loaded = typst.Fonts(with_system, False, [folder] if folder else [])
    return FontShelf(loaded, frozenset(loaded.families()))
