"""How a document is described (著录): theme, file number, key words, a summary taken from its first sentence."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from django.db.models import Model

from gongkai.text.personal import found as numbers_in

LONGEST_SUMMARY = 100
# Where a document is to be made public (公开渠道).
CHANNELS = {
    "portal": "门户网站", "wechat": "公众号", "onsite": "现场公示", "press": "新闻发布会", "interview": "在线访谈"
}  # fmt: skip
# 机关代字〔年份〕序号号, or an announcement's own number: 2024年第3号, 第3号.
FILE_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,20}〔(?:19|20)\d{2}〕[1-9]\d{0,4}号")
OWN_NUMBER = re.compile(r"[\u4e00-\u9fff]{0,20}(?:(?:19|20)\d{2}年)?第[1-9]\d{0,4}号")
ANY_BRACKET = re.compile(r"[\[［(（【「](?:19|20)\d{2}[\]］)）】」]")
SENTENCE = re.compile(r"[^。！？\n]{4,}[。！？]")
# 一、活动时间。 heads what follows and says nothing by itself.
_HEADING = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、])[^。！？，]{2,12}。"
)


def label_of(row: type[Model] | Model, field: str) -> str:
    """What people call a field of a row or of its model."""
    return str(getattr(row._meta.get_field(field), "verbose_name", field))


@cache
def themes() -> dict[str, str]:
    """The classes of the national theme list, by code."""
    rows: dict[str, str] = tomllib.loads((files("gongkai.documents") / "themes.toml").read_text("utf-8"))[
        "themes"
    ]
    return rows


def wrong_number(number: str) -> str:
    """What is wrong with a file number and what to write; "" where it is right or there is none."""
    if not number or FILE_NUMBER.fullmatch(number) or OWN_NUMBER.fullmatch(number):
        return ""
    if ANY_BRACKET.search(number):
        better = ANY_BRACKET.sub(lambda found: f"〔{found[0][1:-1]}〕", number)
        return f"发文字号的年份用六角括号，请写成“{better}”"
    if "〔" in number and re.search(r"〕(?:第|0)", number):
        return "发文字号的序号不加“第”、不编虚位，如“〔2024〕3号”"
    return "发文字号请写成“机关代字〔年份〕序号号”，如“示文广旅发〔2023〕44号”；没有的不填"


def key_words(typed: str) -> list[str]:
    """Key words as they were typed, apart by any sign, each once, at most ten."""
    return list(dict.fromkeys(word for word in re.split(r"[\s,，、;；]+", typed) if word))[:10]


def first_sentence(text: str) -> str:
    """A summary to begin with: the first whole sentence of the text, cut where it is longer than a summary may be.

    "" where there is none, or where a number of somebody stands in it: a summary is read by everybody.
    """
    for block in text.split("\n"):
        line = _HEADING.sub("", block.strip(), count=1)
        found = SENTENCE.match(line)
        if found and not line.startswith(("|", "［")):
            said = found[0]
            if numbers_in(said):
                return ""
            return said if len(said) <= LONGEST_SUMMARY else said[: LONGEST_SUMMARY - 1] + "…"
    return ""
