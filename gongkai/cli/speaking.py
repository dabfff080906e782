"""The parser of the command line, speaking Chinese: its usage, its help, and what it finds wrong with the arguments.

argparse has its sentences in English and hands each to `error`; they are known by their shape. One it has not been
taught yet is passed on as it is, after the Chinese beginning.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable
from typing import Any, NoReturn

UNUSABLE = 2
HEADINGS = {"positional arguments": "参数", "options": "选项", "optional arguments": "选项"}
KINDS = {"int": "不是整数", "float": "不是数"}
HOW_MANY = {
    "one argument": "一个值",
    "at most one argument": "最多一个值",
    "at least one argument": "至少一个值",
}

# The sentences of argparse and what is said instead; groups are what it filled in.
SENTENCES: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (r"the following arguments are required: (?P<names>.+)", lambda m: f"还缺少：{_listed(m['names'])}"),
    (r"one of the arguments (?P<names>.+) is required", lambda m: f"{m['names']} 中要写一个"),
    (r"unrecognized arguments: (?P<what>.+)", lambda m: f"不认识：{m['what']}"),
    (r"ambiguous option: (?P<what>.+) could match (?P<names>.+)", lambda m: f"{m['what']} 不明确，可以是 {_listed(m['names'])}"),
    (r"(?P<name>argument .+?: )?invalid choice: '?(?P<what>.*?)'? \(choose from (?P<among>.+)\)", lambda m: f"{_name(m)} 不能写“{m['what']}”；可以写：{_listed(m['among'])}"),
    (r"(?P<name>argument .+?: )?expected (?P<many>\d+|one|at \w+ one) arguments?", lambda m: f"{_name(m)} 后面要写{HOW_MANY.get(m['many'] + ' argument', m['many'] + '个值')}"),
    (r"(?P<name>argument .+?: )?not allowed with argument (?P<other>.+)", lambda m: f"{_name(m)} 不能与 {m['other']} 一起写"),
    (r"(?P<name>argument .+?: )?invalid (?P<kind>\w+) value: '?(?P<what>.*?)'?", lambda m: f"{_name(m)} 的值“{m['what']}”{KINDS.get(m['kind'], '不能用')}"),
    (r"(?P<name>argument .+?: )?ignored explicit argument '?(?P<what>.*?)'?", lambda m: f"{_name(m)} 后面不能写“{m['what']}”"),
    (r"(?P<name>argument .+?: )?can't open '(?P<what>.+)': .+", lambda m: f"{_name(m)} 的文件 {m['what']} 打不开"),
    (r"(?P<name>argument .+?: )(?P<says>.+)", lambda m: f"{_name(m)}：{m['says']}"),
)  # fmt: skip


def _listed(names: str) -> str:
    return "、".join(name.strip().strip("'") for name in names.split(","))


def _name(found: re.Match[str]) -> str:
    return (found["name"] or "").removeprefix("argument ").removesuffix(": ")


def in_chinese(says: str) -> str:
    """What argparse found wrong, in Chinese."""
    for shape, told in SENTENCES:
        if found := re.fullmatch(shape, says, re.DOTALL):
            return told(found)
    return says


class ChineseHelp(argparse.RawDescriptionHelpFormatter):
    """Help and usage with Chinese headings; descriptions and examples keep their lines."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        super().start_section(HEADINGS.get(heading or "", heading))


class ChineseParser(argparse.ArgumentParser):
    """A parser, and by it those of its sub-commands, that speaks Chinese."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("formatter_class", ChineseHelp)
        kwargs.setdefault("add_help", False)
        super().__init__(*args, **kwargs)
        self.add_argument("-h", "--help", action="help", help="显示这段说明")

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(UNUSABLE, f"{self.prog}：{in_chinese(message)}\n")
