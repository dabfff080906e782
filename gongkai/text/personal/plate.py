"""Number plates of cars (机动车号牌): five signs, six for new energy, with a last character of special use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.text.personal.piece import Personal
from gongkai.text.personal.shadow import Shadow

_SIGN = "A-HJ-NP-Z0-9"
_SHAPE = re.compile(
    rf"(?<=[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼])\s?(?P<office>[A-HJ-NP-Z])[·•.・‧ -]?"
    rf"(?:[{_SIGN}]{{6}}|[{_SIGN}]{{5}}|[{_SIGN}]{{4}}[警学挂港澳领试超使])(?![A-Za-z0-9])", re.I,
)  # fmt: skip
_NEW_ENERGY = re.compile(r"[A-HJK][A-HJ-NP-Z0-9]\d{4}|\d{5}[A-HJK]")
_ABOUT_CARS = re.compile("车|牌|驾驶|停放|违停|轿|货运|营运|号牌")
_THING = re.compile("号?(?:文|令|公告|标准|型|批|电机|楼|座|室|房|地块|矿|井|钻孔|国道|高速)")


def hits(shadow: Shadow) -> Iterator[Personal]:
    plain = shadow.plain
    for m in _SHAPE.finditer(plain):
        start, tail = m.start() - 1, re.sub("[·•.・‧ -]", "", m[0]).upper()[1:]
        if sum(char.isdigit() for char in tail) < 3 or (len(tail) == 6 and not _NEW_ENERGY.fullmatch(tail)):
            continue
        about = bool(_ABOUT_CARS.search(shadow.before(start) + shadow.after(m.end(), 12)))
        if (not m[0].isupper() or m[0][0].isspace()) and not about:
            continue
        if _THING.match(plain, m.end()) and not about:
            continue
        certain = about or not plain.startswith("号", m.end())
        yield Personal(start, m.end(), "plate", certain, "labelled" if about else "shape")
