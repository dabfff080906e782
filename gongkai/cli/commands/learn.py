"""`gongkai learn`: count what an agency's own texts are written in, for the speller to go by."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.cli.checking.sources import files, text
from gongkai.cli.output import print_json
from gongkai.cli.program import OK, UNUSABLE, Unusable, start_framework
from gongkai.cli.progress import shown

if TYPE_CHECKING:
    from gongkai.text.spelling.table import Table

HELP = "从本单位的文稿统计用字，供查错别字时参照；不写-o时存入数据文件夹，以后检查自动使用"
EXAMPLE = (
    "gongkai learn 文件夹\n  gongkai learn --published\n  gongkai learn 新文件夹 --add 已有.zip -o 合并.zip"
)
NEEDS_DATABASE = False  # only --published reads it
MANY = 10_000_000  # characters from which what was seen only twice is not kept either


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", metavar="文件|文件夹", help="txt、md、html、docx、pdf、xlsx")
    parser.add_argument("--published", action="store_true", help="另学习本系统里已经公开的全部信息")
    parser.add_argument("--add", metavar="文件", help="加上以前学习的结果")
    parser.add_argument(
        "-o", "--output", metavar="文件", help="写到文件，不写时存为数据文件夹里的learned.zip"
    )
    parser.add_argument("--json", action="store_true", help="输出JSON")


def run(args: argparse.Namespace) -> int:
    from gongkai.text.spelling.alphabet import Alphabet
    from gongkai.text.spelling.counting import FLOORS, FLOORS_OF_FEW, count
    from gongkai.text.spelling.shipped import alphabet
    from gongkai.text.spelling.table import LENGTHS, write

    if not args.files and not args.published:
        raise Unusable("请写出要学习的文件、文件夹，或者写 --published")
    before = _read(Path(args.add)) if args.add else None
    read = _Read()
    table = count(read.texts(args), Alphabet(alphabet()))
    if not read.characters:
        raise Unusable("没有读到文字，什么也没有学到")
    table = table.at_least(FLOORS if read.characters > MANY else FLOORS_OF_FEW)
    table = before.plus(table) if before else table
    output = Path(args.output) if args.output else _own()
    try:
        write(table, output)
    except OSError as wrong:
        raise Unusable(f"{output} 无法写入：{wrong.strerror}") from None
    entries = sum(len(table.counted[n]) for n in LENGTHS)
    if args.json:
        print_json(
            {
                "texts": read.count,
                "characters": read.characters,
                "entries": entries,
                "unread": read.unread,
                "output": str(output),
            }
        )
    else:
        print(f"学习了{read.count}篇、{read.characters}字，记下{entries}条，写入{output}")
    return UNUSABLE if read.unread else OK


class _Read:
    """The texts one after another, none kept; what was read is counted."""

    def __init__(self) -> None:
        self.count = self.characters = 0
        self.unread: list[str] = []

    def texts(self, args: argparse.Namespace) -> Iterator[str]:
        sources = [_of_files(files(args.files), self.unread)] if args.files else []
        sources += [_published()] if args.published else []
        for source in sources:
            for words in source:
                if words:
                    self.count += 1
                    self.characters += len(words)
                    yield words


def _of_files(paths: list[str], unread: list[str]) -> Iterator[str]:
    def each() -> Iterator[tuple[int, str]]:
        for path in paths:
            try:
                yield 1, text(path).text
            except Unusable as wrong:
                if len(paths) == 1:
                    raise
                print(wrong, file=sys.stderr)
                unread.append(path)
                yield 1, ""

    return shown(each(), len(paths), "学习")


def _published() -> Iterator[str]:
    start_framework()
    from gongkai.documents.models import Document, Edition

    live = Edition.objects.filter(document__in=Document.objects.public(), stage="published").order_by("pk")
    texts: Iterable[tuple[int, str]] = ((1, edition.text) for edition in live.iterator(200))
    return shown(texts, live.count(), "学习已公开信息")


def _read(path: Path) -> Table:
    from gongkai.text.spelling.table import NotATable, read

    try:
        return read(path)
    except NotATable as wrong:
        raise Unusable(str(wrong)) from None
    except OSError as wrong:
        raise Unusable(f"{path} 无法读取：{wrong.strerror}") from None


def _own() -> Path:
    from gongkai.site.environment import home, learned_file

    home()
    return learned_file()
