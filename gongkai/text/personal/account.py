"""Accounts of WeChat and QQ, named as such. A public account, a group or an office's own is nobody's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.text.personal.piece import Personal
from gongkai.text.personal.shadow import Shadow

_SAYS = r"(?:(?:号码|号|账号|帐号|ID)[ :=,|为是（(“\"]{0,3}|[\"”]?[ ]?[:=][ “\"]{0,2})"
_WECHAT = re.compile(
    r"[微WwVv](?:(?<=微)信|(?<=[Ww])(?:e[Cc]hat|eixin)|(?<![A-Za-z].)(?<=[Vv])[Xx])"
    rf"(?:{_SAYS}|\(?(?=[A-Za-z]+[0-9_-]))(?P<account>[A-Za-z][A-Za-z0-9_-]{{5,19}})(?![A-Za-z0-9_-])"
)
_QQ = re.compile(rf"(?:QQ|qq|扣扣)(?:{_SAYS}| ?\(?)(?P<account>[1-9]\d{{4,11}})(?![\dA-Za-z])")
_SAY_WECHAT, _SAY_QQ = ("微信", "echat", "eChat", "eixin", "vx", "VX", "Vx", "vX"), ("QQ", "qq", "扣扣")
_BY_HEAD = (
    ("wechat", re.compile("微信"), re.compile(r"[A-Za-z][A-Za-z0-9_-]{5,19}")),
    ("qq", re.compile("QQ|qq|扣扣"), re.compile(r"[1-9]\d{4,11}", re.ASCII)),
)
_OFFICES = re.compile("群(?!主|管理员)|公众|官方|单位|政务|工作群|服务号|订阅号|企业")
_CLAUSE = re.compile("[,，。;；:：、](?!$)")


def hits(shadow: Shadow) -> Iterator[Personal]:
    for kind, shape, words in (("wechat", _WECHAT, _SAY_WECHAT), ("qq", _QQ, _SAY_QQ)):
        for m in shape.finditer(shadow.plain) if any(word in shadow.plain for word in words) else ():
            before = _CLAUSE.split(shadow.before(m.start()))[-1]
            if not _OFFICES.search(before) and "@" not in shadow.after(m.end(), 1):
                yield Personal(*m.span("account"), kind, True, "labelled")
    for start, end, head in shadow.columns:
        cell = shadow.plain[start:end]
        for kind, word, shape in _BY_HEAD:
            if word.search(head) and not _OFFICES.search(head) and shape.fullmatch(said := cell.strip()):
                begin = start + cell.index(said)
                yield Personal(begin, begin + len(said), kind, True, "column")
