"""How what was found is covered (遮盖): a style for each kind, as data an agency may change; persons under one name all through.

Styles: `a+b` keeps the first a and the last b signs of a number; `network` the first two numbers of an address; `mailbox` the first
letter and the host; `street` and `district` an address as far as 街道乡镇 or 区县; `year` the year of a birthday; `surname` 张某.
No national standard fixes them; the defaults are what offices mostly write. A name's mask is of one length, however long the name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from gongkai.text.personal.name_shape import surname_length
from gongkai.text.personal.piece import LABELS, Personal
from gongkai.text.personal.shadow import squeezed

POLICY: Mapping[str, str] = {
    "id_card": "6+4", "bank_card": "0+4", "phone": "3+4", "landline": "4+2", "credit_code": "6+4", "plate": "2+0", "passport": "1+3",
    "email": "mailbox", "ip": "network", "mac": "4+0", "wechat": "1+0", "qq": "0+3", "address": "street", "name": "surname",
    "birthday": "year", "number_part": "2+3",
}  # fmt: skip
# How each style is called, and the kinds it makes sense for; `a+b` fits all.
STYLES: Mapping[str, tuple[str, frozenset[str]]] = {
    "surname": ("只留姓（张某）", frozenset({"name"})),
    "street": ("写到街道、乡镇", frozenset({"address"})),
    "district": ("写到区县", frozenset({"address"})),
    "year": ("只留年份", frozenset({"birthday"})),
    "mailbox": ("只留首字母和邮箱的域名", frozenset({"email"})),
    "network": ("只留网络地址的前两段", frozenset({"ip"})),
}
# No agency shows more than POLICY does; of what POLICY covers in words, a style of numbers shows at most so much.
_MOST = {**POLICY, "email": "1+0", "ip": "3+0", "address": "6+0", "name": "1+0", "birthday": "4+0"}
_KEEP = re.compile(r"(\d{1,2})\+(\d{1,2})")
_STREET = re.compile(".*?(?:街道|(?<![县市])[镇乡])")
_DISTRICT = re.compile(".*(?:(?<![小社园校库])区|县|旗|市)(?![街路道巷镇乡村大东西南北前后府])")
_ORDER = "甲乙丙丁戊己庚辛壬癸"
HIDDEN = "***"


class Register:
    """The masks of persons in one piece of work: the same person the same, two persons never the same.

    `before`: the masks given earlier, by what `mark` makes of a name; `masks` are those and the new ones, to be handed on.
    """

    def __init__(
        self, before: Mapping[str, str] | None = None, mark: Callable[[str], str] = lambda name: name
    ) -> None:
        self.masks = dict(before or {})
        self._mark = mark
        self._persons = Counter(shown[: shown.find("某") + 1] for shown in self.masks.values())

    def know(self, names: Iterable[str]) -> None:
        """Tell beforehand who comes, so that the first of two with one surname is 张某甲 and not 张某."""
        marks = {self._mark(name): name for name in dict.fromkeys(map(_plain_name, names))}
        new = {mark: _head(name) for mark, name in marks.items() if mark not in self.masks}
        coming = Counter(new.values())
        for mark, head in new.items():
            order = self._persons[head]
            alone = order == 0 and coming[head] == 1
            self.masks[mark] = head if alone else head + _ordinal(order)
            self._persons[head] = order + 1

    def mask_of(self, name: str) -> str:
        self.know([name])
        return self.masks[self._mark(_plain_name(name))]


class Move(NamedTuple):
    """A piece that was covered: where it stood, and where its mask stands in the new text."""

    start: int
    end: int
    new_start: int
    new_end: int


class Masked(NamedTuple):
    """A text with its personal data covered, and every move in order."""

    text: str
    moves: tuple[Move, ...]

    def place(self, at: int) -> int:
        """Where a place of the old text is in the new one; inside of what was covered, where its mask begins."""
        which = bisect_right(self.moves, at, key=lambda move: move.start) - 1
        if which < 0:
            return at
        move = self.moves[which]
        return move.new_start if at < move.end else at - move.end + move.new_end


def mask(
    text: str, found: Iterable[Personal], policy: Mapping[str, str] = POLICY, register: Register | None = None
) -> Masked:
    """The text with everything found covered. `found` is in order and of this text, as `look` gives it.

    Raises ValueError for a style nobody knows.
    """
    register = register or Register()
    hits = list(found)
    register.know(text[hit.start : hit.end] for hit in hits if hit.kind == "name")
    pieces, moves, last, length = [], [], 0, 0
    for hit in hits:
        shown = cover(text[hit.start : hit.end], hit.kind, policy, register)
        pieces += [text[last : hit.start], shown]
        begin = length + hit.start - last
        length, last = begin + len(shown), hit.end
        moves.append(Move(hit.start, hit.end, begin, length))
    return Masked("".join([*pieces, text[last:]]), tuple(moves))


def cover(said: str, kind: str, policy: Mapping[str, str] = POLICY, register: Register | None = None) -> str:
    """One piece as it may be shown. Raises ValueError for a style nobody knows."""
    style = policy.get(kind, "0+0")
    if keep := _KEEP.fullmatch(style):
        # The country's code is nobody's: what is shown and covered are the eleven digits behind it.
        return _ends(_without_country(said) if kind == "phone" else said, int(keep[1]), int(keep[2]))
    if style == "surname":
        return (register or Register()).mask_of(said)
    if style in _SHORTENED:
        return _SHORTENED[style](said)
    raise ValueError(
        f"不认识的遮盖方式“{style}”，请写成6+4这样的形式，或者{'、'.join(['surname', *_SHORTENED])}"
    )


def called(style: str) -> str:
    """A style in words: 前6位、后4位. Any other words come back as they are."""
    if keep := _KEEP.fullmatch(style):
        ends = [
            f"{side}{int(count)}位" for side, count in zip("前后", keep.groups(), strict=True) if int(count)
        ]
        return f"留{'、'.join(ends)}" if ends else "全部遮去"
    return STYLES[style][0] if style in STYLES else style


def require_style(kind: str, style: str) -> str:
    """The style itself. Raises ValueError for one nobody knows, one of another kind, one that shows more than it may."""
    fitting = [name for name, (_, kinds) in STYLES.items() if kind in kinds]
    keep = _KEEP.fullmatch(style)
    if not keep and style not in fitting:
        raise ValueError(
            f"{LABELS[kind]}的遮盖方式“{style}”请写成6+4这样的形式（留前几位、后几位）"
            + "".join(f"，或者{name}（{STYLES[name][0]}）" for name in fitting)
        )
    if keep:
        most = _KEEP.fullmatch(_MOST[kind])
        assert most is not None
        if int(keep[1]) > int(most[1]) or int(keep[2]) > int(most[2]):
            raise ValueError(f"{LABELS[kind]}至多{called(_MOST[kind])}（{_MOST[kind]}），不能再多")
    return style


def _ends(said: str, first: int, last: int) -> str:
    """The first and the last signs; at least a third of them is covered, whatever the style asks for."""
    plain = "".join(sign for sign in squeezed(said) if sign.isalnum() or sign == "*")
    if (first + last) * 3 > len(plain) * 2:
        first, last = 0, min(last, len(plain) // 4)
    return plain[:first] + "*" * (len(plain) - first - last) + plain[len(plain) - last :]


def _without_country(said: str) -> str:
    return "".join(sign for sign in squeezed(said) if sign.isdigit() or sign == "*")[-11:]


def _mailbox(said: str) -> str:
    user, _, host = said.replace("＠", "@").rpartition("@")
    return f"{user[:1]}{HIDDEN}@{host}"


def _network(said: str) -> str:
    return ".".join([*re.findall(r"\d+", said)[:2], "*", "*"])


def _street(said: str) -> str:
    kept = _STREET.match(said)
    return kept[0] + HIDDEN if kept else _district(said)


def _district(said: str) -> str:
    kept = _DISTRICT.match(said)
    return (kept[0] if kept else "") + HIDDEN


def _year(said: str) -> str:
    return f"{squeezed(said)[:4]}年{HIDDEN}"


_SHORTENED = {
    "mailbox": _mailbox,
    "network": _network,
    "street": _street,
    "district": _district,
    "year": _year,
}


def _plain_name(said: str) -> str:
    return "".join(said.split())


def _head(name: str) -> str:
    return name[: max(1, surname_length(name, 0))] + "某"


def _ordinal(order: int) -> str:
    return _ORDER[order] if order < len(_ORDER) else str(order + 1)
