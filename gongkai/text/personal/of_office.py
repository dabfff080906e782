"""What is an office's and nobody's (单位的联系方式): mail under gov.cn, telephones of 400 and 800. Listed only where asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.text.personal.piece import Personal
from gongkai.text.personal.shadow import Shadow

_MAIL = re.compile(r"(?<=@)(?:[A-Za-z0-9-]{1,63}\.){0,4}(?:gov|mil|edu)\.cn(?![A-Za-z0-9.])", re.ASCII | re.I)
_USER = re.compile(r"[A-Za-z0-9._%+-]{1,64}@$", re.ASCII)
_SERVICE = re.compile(r"(?<![\d-])[48]00[ -]?\d{3}[ -]?\d{4}(?!\d)", re.ASCII)
_SERVICE_WORD = re.compile("电话|热线|客服|咨询|服务|拨打|致电|联系")


def hits(shadow: Shadow) -> Iterator[Personal]:
    """None of these is certain; a person may still want to know of them."""
    for m in _MAIL.finditer(shadow.plain):
        if user := _USER.search(shadow.plain, max(0, m.start() - 65), m.start()):
            yield Personal(user.start(), m.end(), "email", False, "office")
    for m in _SERVICE.finditer(shadow.plain):
        if _SERVICE_WORD.search(shadow.before(m.start())):
            yield Personal(m.start(), m.end(), "landline", False, "office")
