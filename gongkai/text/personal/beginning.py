"""Where an address begins (从何处起): the run of words before a door, without those that lead to it.

Words that lead to an address from within its run (位于, 关于, 选定 …) end where it begins. Before the first word for a place at
most so many characters are its name; of a longer run the last few are taken.
"""

from __future__ import annotations

import re

_HAN = "\u4e00-\u9fff"
# A blank parts the pieces of an address where a place or a number of a house stands before it.
_PIECE = "省市区县旗州盟镇乡街路道巷弄里村屯组社号栋幢苑园庭城邸院庄寨湾坊胡同"
WINDOW = re.compile(
    rf"(?:[{_HAN}0-9A-Za-z·-]|(?<=[{_PIECE}]) (?=[{_HAN}0-9]|$)|(?<=\d) (?=号)|\([东西南北中新老A-Z一二三四\d][区期院]\)){{2,48}}$"
)
PROVINCE = re.compile(
    "北京市?|天津市?|上海市?|重庆市?|河北省|山西省|辽宁省|吉林省|黑龙江省|江苏省|浙江省|安徽省|福建省|江西省|山东省|河南省|湖北省|湖南省|广东省|海南省|四川省|贵州省|云南省|陕西省|甘肃省|青海省|台湾省|内蒙古|广西|西藏|宁夏|新疆|[\u4e00-\u9fff]{2}省"
)
# A place by its last characters, and how many characters its name may have with them.
_OF_NATIONS = re.compile("(?:族|各族|特别|林|达斡尔|鄂伦春|鄂温克|蒙古)?自治[州县旗区]")
_ADMIN = re.compile(
    "(?<![小社园校库景辖灾地城市片厂矿营])区(?![域间划别])|[市县](?![民级政场容内区])|[盟旗]|州(?![市县])|[镇乡](?![政村])|街道"
)
_STREET = re.compile(
    "[街路巷弄](?![灯口面边])|道(?![口边路])|胡同|村(?![医民干委支书长])|[屯庄里苑园寨邸湾]|小区|[花家]园|公寓|新村|家属|宿舍|嘎查|苏木|[头二三四五六七八九]条(?=\\d)|[林农牧]场"
)
_LONGEST = {"nations": 15, "admin": 7, "street": 8}
_TAKEN = {"nations": 6, "admin": 2, "street": 3}  # of a longer run, characters before the word for the place
# Words that lead to an address, wherever in the run they stand.
_LEADS = re.compile(
    "(?:位于|坐落[于在]?|座落[于在]?|关于|反映(?!人)|投诉(?!人)|举报(?!人)|选定|选择|购买|购得|承租(?!人)|租住|租用|出租|入住|搬[入至到往]|迁[入至往到]|来到|前往|赶到|到达|发生在|设[在于]"
    "|(?<!户籍)地址|住址|住所|地点|位置|场所|我[家是]|自家|家中|就是|确认|处于|查封|拍卖|上门为|对其|将其|名下|所有的?|邮寄[至到]|寄[至往到]|送[至达到]|户主|该户|公租房|廉租(?:住)?房|保障房|安置房)(?:[为是系在于:]|的)?"
    "|[点地址位处是家人现仍搬住]在"
)
# One character that leads, but not where it is the first of a name: 和平路, 向阳村, 于家屯.
_LITTLE = re.compile(
    "的|址|称(?!心)|在|把|给|与|及|系(?!舟)|对(?!门)|由|到|往|致(?![远富和知诚胜祥美])|为(?![民公善])|将(?![乐军台])|向(?![阳荣前东上善])|自(?![强贡由立])|从(?![化江政善])|和(?![平县田谐睦顺静政林义悦美风昌兴润泰雅达丰布硕])"
    "|于(?![都洪田家桥庄城潜村集营楼屯河山])|至(?![善诚德])|(?<=[\u4e00-\u9fff])[是系为]"
)


def begins(said: str) -> int:
    """Where in a run of words an address begins."""
    start = _behind_leads(said)
    if province := PROVINCE.search(said, start):
        return province.start()
    kind, first = _first(said, start)
    if first is None:
        rest = said[start:].lstrip("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz·-")
        return len(said) - len(rest)
    for little in _LITTLE.finditer(said, start, first.start()):
        if little.end() < first.start():
            start = little.end()
    if first.end() - start > _LONGEST[kind]:
        return max(start, first.start() - _TAKEN[kind])
    return start


def _behind_leads(said: str) -> int:
    start = 0
    for lead in _LEADS.finditer(said):
        if names_a_place(said[lead.end() :]) or not names_a_place(said):
            start = lead.end()
    return start


def names_a_place(said: str) -> bool:
    """Whether a word for a place stands there, with a name before it."""
    return any(place.start() for shape in (_OF_NATIONS, _ADMIN, _STREET) for place in shape.finditer(said))


def _first(said: str, start: int) -> tuple[str, re.Match[str] | None]:
    found = [
        (place.start(), kind, place)
        for kind, shape in (("nations", _OF_NATIONS), ("admin", _ADMIN), ("street", _STREET))
        if (place := shape.search(said, start + 1))
    ]
    if not found:
        return "", None
    _, kind, place = min(found, key=lambda one: one[0])
    return kind, place
