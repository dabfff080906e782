"""The command line speaks Chinese, in its help and about what was typed wrong."""

from __future__ import annotations

import argparse
import re

import pytest

from gongkai.cli.program import COMMANDS, command, main, parser
from gongkai.cli.speaking import ChineseParser

ENGLISH = re.compile(
    r"usage|options:|positional|required|invalid|unrecognized|expected|show this|error", re.I
)


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        ([], "还缺少：命令"),
        (["foo"], "命令 不能写“foo”；可以写：due、fee"),
        (["fee", "--count", "3"], "还缺少：--method"),
        (["fee", "--method", "kilo", "--count", "3"], "--method 不能写“kilo”；可以写：item、page"),
        (["fee", "--method", "item", "--count", "many"], "--count 的值“many”不是整数"),
        (["fee", "--method", "item", "--count"], "--count 后面要写一个值"),
        (["fee", "--method", "item", "--count", "3", "--swift"], "不认识：--swift"),
        (["fee", "--method", "item", "--count", "3", "--json=1"], "--json 后面不能写“1”"),
    ],
)
def test_what_was_typed_wrong_is_said_in_chinese(
    argv: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(argv)
    told = capsys.readouterr().err
    assert ended.value.code == 2
    assert says in told
    assert told.startswith("用法：gongkai")
    assert not ENGLISH.search(told)


def test_the_help_of_every_command_is_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    for argv in ([], *([name] for name in COMMANDS)):
        with pytest.raises(SystemExit):
            main([*argv, "--help"])
        text = capsys.readouterr().out
        assert "用法：gongkai" in text
        assert "显示这段说明" in text
        assert not re.search(r"usage:|options:|positional|show this", text)


def test_a_choice_of_two_and_two_that_exclude_each_other_are_said_in_chinese(
    capsys: pytest.CaptureFixture[str],
) -> None:
    asking = ChineseParser(prog="gongkai x")
    either = asking.add_mutually_exclusive_group(required=True)
    either.add_argument("--one", action="store_true")
    either.add_argument("--other", action="store_true")
    for argv, says in (([], "--one --other 中要写一个"), (["--one", "--other"], "--other 不能与 --one 一起写"), (["--o"], "--o 不明确，可以是 --one、--other")):  # fmt: skip
        with pytest.raises(SystemExit):
            asking.parse_args(argv)
        assert says in capsys.readouterr().err


def test_a_sentence_of_a_command_stays_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    def day(typed: str) -> str:
        raise argparse.ArgumentTypeError(f"{typed} 不是日期")

    asking = ChineseParser(prog="gongkai x")
    asking.add_argument("--on", type=day)
    with pytest.raises(SystemExit):
        asking.parse_args(["--on", "x"])
    assert "--on：x 不是日期" in capsys.readouterr().err


def test_every_command_is_known_to_the_parser() -> None:
    text = parser().format_help()
    assert all(command(name).HELP[:6] in text for name in COMMANDS)
