"""DN008 网址、电子邮箱、索引号写法不对。

Why: 网址、邮箱差一个字符就打不开、收不到；索引号写错，目录里查不到。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope

_SCHEME = re.compile(r"(?<![A-Za-z])(h+t+p+)(s?)([:：;；]?[ ]?)([/／\\]{1,4})(?=[A-Za-z0-9])", re.I)
_WWW = re.compile(r"(?<![A-Za-z0-9.])(?:w{4,}|ww)\.(?=[A-Za-z0-9-]+\.)", re.I)
_TOP = r"(?:com|net|org|gov|edu)(?:\.cn)?|cn"
# 163，com and gov。cn: behind the mark stands an end of a host name, before it none.
_MARK_INSIDE = re.compile(
    rf"(?<=[A-Za-z0-9])(?<!\.cn)(?<!\.com)(?<!\.net)(?<!\.org)[，。、,．·][ ]?(?=(?:{_TOP})(?![A-Za-z0-9-]))"
)
_HOST_BEFORE = re.compile(r"(?:@|＠|//|www[.．])[A-Za-z0-9.\-]+$", re.I)
_WWW_MARK = re.compile(r"(?<![A-Za-z0-9])(www)[，。、,．][ ]?(?=[A-Za-z0-9-]+[.．])", re.I)
_ENDS = {
    "con": "com",
    "c0m": "com",
    "ocm": "com",
    "cmo": "com",
    "comm": "com",
    "cnm": "com",
    "nte": "net",
    "gvo": "gov",
}
_WRONG_END = re.compile(rf"(?<=[A-Za-z0-9]\.)({'|'.join(_ENDS)})(?![A-Za-z0-9-])", re.I)
_WIDE_AT = re.compile(r"(?<=[A-Za-z0-9])＠(?=[A-Za-z0-9])")
_DOUBLE_AT = re.compile(r"(?<=[A-Za-z0-9])(?:@{2,}\.?|@\.)(?=[A-Za-z0-9])")
_NO_POINT = re.compile(
    r"(?<=[A-Za-z0-9]@)(163|126|qq|sina|sohu|foxmail|gmail|hotmail|yeah)(com|cn|net)(?![A-Za-z0-9.])", re.I
)
_INDEX = re.compile(r"索引号[：:][ ]*([0-9A-Za-z-]{8,20}([/／\\])(\d{2,4})([-—–－_])\d{3,6})(?!\d)")


def check(passage: Passage) -> Iterator[tuple[int, int, str | None]]:
    text = passage.text
    for hit in _SCHEME.finditer(text):
        if (hit[1].lower(), hit[3], hit[4]) != ("http", ":", "//") and (hit[3] or len(hit[4]) > 1):
            yield *hit.span(), f"http{hit[2].lower()}://"
    for hit in _WWW.finditer(text):
        yield *hit.span(), "www."
    for hit in _MARK_INSIDE.finditer(text):
        if _HOST_BEFORE.search(text[max(0, hit.start() - 50) : hit.start()]):
            yield *hit.span(), "."
    for hit in _WWW_MARK.finditer(text):
        yield *hit.span(), f"{hit[1]}."
    for hit in _WRONG_END.finditer(text):
        if _HOST_BEFORE.search(text[max(0, hit.start() - 50) : hit.start()]):
            yield *hit.span(), _ENDS[hit[1].lower()]
    for hit in _WIDE_AT.finditer(text):
        yield *hit.span(), "@"
    for hit in _DOUBLE_AT.finditer(text):
        yield *hit.span(), "@"
    for hit in _NO_POINT.finditer(text):
        yield *hit.span(), f"{hit[1]}.{hit[2]}"
    for hit in _INDEX.finditer(text):
        if hit[2] != "/" or hit[4] != "-" or len(hit[3]) != 4:
            yield *hit.span(1), _index(hit)


def _index(hit: re.Match[str]) -> str | None:
    if len(hit[3]) != 4:
        return None
    return re.sub(r"[/／\\](\d{4})[-—–－_](\d+)$", r"/\1-\2", hit[1])


RULE = Rule(
    code="DN008",
    name="malformed-address",
    gravity=Gravity.WARNING,
    says="网址、邮箱或者索引号写法不对，请核对",
    source="《政府网站发展指引》（国办发〔2017〕47号）",
    wrong=(
        "网址：https//www.example.com",
        "网址：http：//www.example.com/a",
        "网址：http:/www.example.com",
        "网址：wwww.example.com",
        "网址：www.example，gov.cn",
        "邮箱：library＠example.com",
        "邮箱：library@163com",
        "邮箱：library@example.con",
        "索引号：112206001A/2023—00017",
    ),
    right=(
        "网址：https://www.example.com",
        "网址：http://www.example.com/a，邮箱：a@example.com",
        "网址为www.example.com，com是域名后缀。",
        "关注@示例市图书馆",
        "协议分http/https两种",
        "邮箱：library@example.com",
        "邮箱：library@mail.example.com.cn",
        "索引号：112206001A/2023-00017",
        "索引号：2023-17",
    ),
    check=check,
    scope=Scope.PASSAGE,
    anchors=("www", "WWW", "http", "HTTP", "htp", "ww.", "@", "＠", "索引号"),
)
