"""CH008 残留的网页或排版标记。

Why: 从网页、编辑器复制过来的“&nbsp;”“<br>”“**”没有清除，发布后原样显示。
"""

import html
import re
from collections.abc import Iterator

from gongkai.text.finding import Edit, Fix, Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope
from gongkai.text.together import together

_ENTITY = re.compile(
    r"&(?:nbsp|amp|lt|gt|quot|apos|ldquo|rdquo|lsquo|rsquo|mdash|ndash|middot|hellip|ensp|emsp|#\d{2,6}|#x[0-9a-fA-F]{2,6});?"
)
_TAGS = "p|br|hr|span|div|a|b|i|u|em|strong|table|tbody|thead|tr|td|th|ul|ol|li|img|font|center|h[1-6]|section|style|script|o:p|!--"
_TAG = re.compile(rf"</?(?:{_TAGS})(?:\s[^<>\n]*)?/?>|<!--[^\n]*?-->", re.I)
# Longer rows of stars cover somebody's number; so do those with a cell's edge between them.
_BOLD = re.compile(r"(?<!\*)\*\*(?=[一-龥“《（\d])([^*|\n]{1,60}?)(?<=\S)\*\*(?!\*)")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,60})\]\((?:https?:|/|#)[^()\n]*\)")
_LINE_BREAK = re.compile(r"(?<=[一-龥，。；：、])\\[nrt](?=[一-龥“（\d\\]|$)", re.M)
# A text with headings or a table in Markdown is written in it; there the marks are no leftovers.
_MARKDOWN = re.compile(r"^#{1,6} \S|^\|[ :|-]+\|$", re.M)


def check(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    yield from together([Edit(*hit.span(), _character(hit[0])) for hit in _ENTITY.finditer(text)], Fix.UNSAFE)
    yield from together([Edit(*hit.span(), "") for hit in _TAG.finditer(text)], Fix.UNSAFE)
    yield from together([Edit(*hit.span(), "") for hit in _LINE_BREAK.finditer(text)], Fix.UNSAFE)
    if not _MARKDOWN.search(text):
        for pattern in (_BOLD, _LINK):
            yield from together([Edit(*hit.span(), hit[1]) for hit in pattern.finditer(text)], Fix.UNSAFE)


def _character(entity: str) -> str:
    return html.unescape(entity).replace("\u00a0", "").strip(" \u2002\u2003")


RULE = Rule(
    code="CH008",
    name="leftover-markup",
    gravity=Gravity.WARNING,
    says="“{found}”是残留的排版标记，请清除{count}",
    source="《政府网站发展指引》（国办发〔2017〕47号）",
    wrong=(
        "开放时间&nbsp;九时",
        "每日开放<br>凭证借阅",
        "**开放时间**为每日九时",
        "详见[读者须知](http://www.example.com/a)",
        "每日开放。\\n凭证借阅。",
    ),
    right=(
        "开放时间 九时",
        "# 读者须知\n**开放时间**为每日九时",
        "A&B公司",
        "体温<37℃者入馆",
        "当x<b且c>d时",
        "5**，6**",
        "990000********0021 | 138****0000 | 示例市河东区***",
        "手机138****0000，身份证号990000********0021",
        "[1](参考文献)",
        "保存在C:\\new目录",
    ),
    check=check,
    scope=Scope.PASSAGE,
    anchors=("&", "<", "**", "]", "\\"),
)
