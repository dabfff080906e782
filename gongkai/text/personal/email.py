"""Addresses of electronic mail (电子邮箱). An office's own, under gov.cn, is nobody's; others are judged by the words around,
but at a host where anybody has a mailbox for nothing only a name of an office's makes it one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.text.personal.piece import Personal
from gongkai.text.personal.shadow import Shadow

_USER = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._%+-]{0,62}[A-Za-z0-9_-])?$", re.ASCII)
_HOST = re.compile(
    r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,4}[A-Za-z]{2,10}(?![A-Za-z0-9])", re.ASCII
)
_TAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}$", re.ASCII)
_OFFICE_HOST = re.compile(r"(?:^|\.)(?:gov|mil|edu)\.cn$", re.I)
_FREE_HOST = re.compile(
    r"^(?:vip\.)?(?:qq|foxmail|163|126|188|yeah|sina|sohu|139|189|wo|tom|21cn|aliyun|gmail|hotmail|outlook|live|msn|yahoo|icloud|me)"
    r"\.(?:com|net|cn|com\.cn)$",
    re.I,
)
_OFFICE_USER = re.compile(
    r"zwgk|xxgk|zfxx|zwgk|bgs|bangong|office|service|info|jubao|tousu|admin|webmaster|xxk|zfb|xwb|gov", re.I
)
_OFFICE_WORD = re.compile(
    "政务|公开|办公|单位|本机关|本局|我局|监督|举报|征求|反馈|咨询|投诉|报送|投稿|公示|受理|信访"
)
_OWN = re.compile("本人|我的|个人|私人|申请人|原告|当事人|投诉人|举报人")


def hits(shadow: Shadow) -> Iterator[Personal]:
    plain, at = shadow.plain, shadow.plain.find("@")
    while at >= 0:
        tail, host = _TAIL.search(plain, max(0, at - 64), at), _HOST.match(plain, at + 1)
        user = _USER.search(tail[0].lstrip("._%+-")) if tail else None
        if (
            user
            and host
            and plain[at - len(user[0]) - 1 : at - len(user[0])] != "*"
            and not _OFFICE_HOST.search(host[0])
        ):
            start = at - len(user[0])
            yield Personal(start, host.end(), "email", *_judged(user[0], host[0], shadow.before(start, 40)))
        at = plain.find("@", at + 1)


def _judged(user: str, host: str, before: str) -> tuple[bool, str]:
    if _OWN.search(before):
        return True, "labelled"
    is_office = _OFFICE_USER.search(user) or not _FREE_HOST.search(host) and _OFFICE_WORD.search(before)
    return False, "office" if is_office else "shape"
