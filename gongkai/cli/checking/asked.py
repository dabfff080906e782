"""What a check is asked to look for: from the command's words, and from a `.gongkai.toml` where the command is silent."""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongkai.cli.program import Unusable
from gongkai.site.environment import learned_file
from gongkai.text.finding import Gravity
from gongkai.text.lists import NONE, Lists

if TYPE_CHECKING:
    from gongkai.text.spelling.neural import Corrector

SETTINGS = ".gongkai.toml"
_PLACE = re.compile(r"line (?P<line>\d+),? column (?P<column>\d+)")
_NAMES = {"profile", "select", "also", "ignore", "level", "fast", "lists", "baseline"}


@dataclass(frozen=True)
class Asked:
    """Which rules, how grave a finding must be to be shown, on which day, with whose lists, against which baseline, with what model."""

    profile: str | None = None
    select: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    level: Gravity = Gravity.ADVICE
    heavy: bool = True
    day: date | None = None
    lists: Lists = NONE
    baseline: Path | None = None
    corrector: Corrector | None = None


def asked(args: argparse.Namespace, folder: Path) -> Asked:
    """The command's words over the settings file of `folder`. Raises Unusable with one sentence."""
    said = _settings(folder / SETTINGS)
    told = {
        "profile": args.profile, "select": _codes(args.select), "also": _codes(args.also), "ignore": _codes(args.ignore),
        "level": args.level, "fast": args.fast or None, "lists": args.lists, "baseline": args.baseline,
    }  # fmt: skip
    both = said | {name: value for name, value in told.items() if value}
    one = Asked(
        profile=both.get("profile"), select=tuple(both.get("select", ())), also=tuple(both.get("also", ())),
        ignore=tuple(both.get("ignore", ())), level=Gravity(both.get("level", Gravity.ADVICE)), heavy=not both.get("fast"),
        day=args.date, corrector=_corrector(args.corrector), baseline=Path(both["baseline"]) if both.get("baseline") else None,
    )  # fmt: skip
    _must_exist(one)
    lists = read_lists(Path(both["lists"])) if both.get("lists") else NONE
    return replace(one, lists=replace(lists, learned=_learned(args.learned) if one.heavy else None))


def _learned(said: str | None) -> Path | None:
    """The counts named, or those of the data folder. Raises Unusable for a file that holds none."""
    from gongkai.text.spelling.shipped import speller
    from gongkai.text.spelling.table import NotATable

    path = Path(said) if said else learned_file()
    if not path.is_file():
        if said:
            raise Unusable(f"没有找到用字统计 {path}")
        return None
    try:
        speller(path)
    except NotATable as wrong:
        raise Unusable(str(wrong)) from None
    except OSError as wrong:
        raise Unusable(f"{path} 无法读取：{wrong.strerror}") from None
    return path


def _corrector(folder: str | None) -> Corrector | None:
    from gongkai.text.spelling.neural import Corrector, NoModel

    try:
        return Corrector(Path(folder)) if folder else None
    except NoModel as wrong:
        raise Unusable(str(wrong)) from None


def _must_exist(one: Asked) -> None:
    from gongkai.text.catalogue import rules

    known = {rule.code for rule in rules()}
    for beginning in (*one.select, *one.also, *one.ignore):
        if not any(code.startswith(beginning) for code in known):
            raise Unusable(f"没有以“{beginning}”开头的规则，规则清单见 gongkai check --rules")


def _codes(said: str | None) -> tuple[str, ...]:
    return tuple(part.strip().upper() for part in (said or "").replace("，", ",").split(",") if part.strip())


def _settings(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        said = _toml(path).get("check", {})
    except OSError as wrong:
        raise Unusable(f"{path} 无法读取：{wrong.strerror}") from None
    if not isinstance(said, dict):
        raise Unusable(f"{path.name} 的check应当是一组设置，写成[check]")
    if unknown := set(said) - _NAMES:
        raise Unusable(f"{path.name} 的[check]里有不认识的项目：{'、'.join(sorted(unknown))}")
    if said.get("profile", "document") not in ("document", "report", "guide", "web"):
        raise Unusable(f"{path.name} 的profile应当是document、report、guide或者web")
    if said.get("level", "advice") not in [gravity.value for gravity in Gravity]:
        raise Unusable(f"{path.name} 的level应当是severe、error、warning或者advice")
    for name in ("select", "also", "ignore"):
        if not _are_words(said.get(name, [])):
            raise Unusable(f'{path.name} 的{name}应当是若干个规则代码，例如 ["PU", "TY001"]')
    if not isinstance(said.get("fast", False), bool):
        raise Unusable(f"{path.name} 的fast应当是true或者false")
    for name in ("lists", "baseline"):
        if name in said:
            if not _are_words([said[name]]):
                raise Unusable(f"{path.name} 的{name}应当是文件的名字")
            said[name] = str(path.parent / said[name])
    return dict(said)


def _are_words(said: object) -> bool:
    return isinstance(said, list) and all(isinstance(word, str) and word for word in said)


def read_lists(path: Path) -> Lists:
    """The agency's lists out of a TOML or JSON file. Raises Unusable."""
    from gongkai.text.lists_given import BadLists, lists_given

    try:
        said = read_json(path) if path.suffix.lower() == ".json" else _toml(path)
        return lists_given(said)
    except FileNotFoundError:
        raise Unusable(f"没有找到词表 {path}") from None
    except OSError as wrong:
        raise Unusable(f"词表 {path} 无法读取：{wrong.strerror}") from None
    except BadLists as wrong:
        raise Unusable(f"{path}：{wrong}") from None


def _toml(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except RecursionError:
        raise Unusable(f"{path} 不是可以读的TOML：层次太多") from None
    except ValueError as wrong:  # no TOML, no UTF-8, or a number longer than Python reads
        raise Unusable(f"{path} 不是可以读的TOML：{_where(wrong)}") from None


def read_json(path: Path) -> Any:
    """What a JSON file holds. Raises Unusable with one sentence, OSError."""
    try:
        return json.loads(path.read_text("utf-8-sig"))
    except RecursionError:
        raise Unusable(f"{path} 不是可以读的JSON：层次太多") from None
    except ValueError as wrong:  # no JSON, no UTF-8, or a number longer than Python reads
        raise Unusable(f"{path} 不是可以读的JSON：{_where(wrong)}") from None


def _where(wrong: ValueError) -> str:
    """What Python found wrong with a file, which it says in English, by its place."""
    if isinstance(wrong, UnicodeDecodeError):
        return "文字编码不是UTF-8"
    if at := _PLACE.search(str(wrong)):
        return f"第{at['line']}行第{at['column']}列附近写得不对，可能少了引号、括号或者逗号"
    if "end of document" in str(wrong):
        return "末尾不完整，可能少了引号或者括号"
    return "有的数太长，或者写得不对"
