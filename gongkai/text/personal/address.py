"""Where somebody lives, to the door (住址): found at the number of the door and read backwards to where the address begins.

An office, a shop or a hall at a street number is no home; without words that say 住 only rooms, units and houses of a
village tell one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.text.personal.piece import Personal
from gongkai.text.personal.shadow import Shadow

_NUMBER = r"(?:[A-Za-z]?\d{1,5}|[A-Za-z]|[一二三四五六七八九十百]{1,4})(?:[-~—]\d{1,5}){0,3}"
_ANCHOR = re.compile(
    r"(?<=[0-9A-Za-z一二三四五六七八九十百])(?:号(?![召称码令])|室(?![内外温])|组(?![织成建长合团装件])|[栋幢弄]|单(?=元)|户(?![口外籍型主]))|(?<=[区园苑庭城寓邸])(?=[A-Za-z]?\d{1,3}-\d{1,4}(?:-\d{1,4})?(?![\d-]))"
)
_BACK_NUMBER = re.compile(rf"(?<!\d){_NUMBER}$")
_BY_DASHES = re.compile(r"[A-Za-z]?\d{1,3}(?:-\d{1,4}){1,3}(?:室|号|户)?")
_DOOR = re.compile(
    rf"{_NUMBER}(?:号楼|号院|号门|号|室|组|栋|幢|单元|户|弄|门|座|楼|层|委|队|社)(?:[,， ]{{0,1}}{_NUMBER}(?:号楼|号院|号门|号|室|组|栋|幢|单元|户|门|座|楼|层)){{0,5}}(?:[-\s]?\d{{3,4}}(?![\d年月日号元.]))?"
)
_WINDOW = re.compile(r"(?:[\u4e00-\u9fff0-9A-Za-z·]|(?<=[省市区县镇乡街路村]) (?=[\u4e00-\u9fff0-9])){2,48}$")
_NO_DOOR = re.compile(
    "令|文|公告|线|台风|通知|决定|样品|机|井|车|矿|地块|标|国道|省道|高速|公路|码|段|窗口|提案|议案|建议|出口|信箱|桌|展位|开标|会议|楼宇"
)
_PLACE = re.compile(
    "[省市县区旗镇乡街路道巷村屯庄里苑园寨弄院坊]|胡同|社区|小区|花园|公寓|家属|宿舍|城|府|居|湾|台"
)
_LABEL = re.compile(
    r"(?:(?:家庭|现|实际|常|经常|户籍|暂)?(?:居住|住|户籍|暂住)(?:地址|所在地|址|所地|所|地|处)|户口所在地|户籍地|居住(?:在|于)|(?:现|家|租|暂|都|仍|曾|自|借|同)住(?:在|于)?|住(?:在|于)|家在|本人地址|家庭地址)"
    r"(?:为|是|系|在|于|即)?"
)
_BARE_LIVES = re.compile(
    r"(?<![居暂入衣食收留保挡顶站守防抓记围堵卡停止制控])住(?![宅房建院宿户所址处在于持])(?:在|于)?"
)
_LABEL_BEFORE = re.compile(rf"(?:{_LABEL.pattern}|住)\s*[:|｜(\"“]?\s*(?:[:|｜]\s*)?$")
_FIRM = re.compile(
    "公司|企业|经营部|商行|合作社|工厂|商店|超市|饭店|酒店|药店|网吧|事务所|办事处|委员会|个体工商户"
)
_OFFICE = re.compile(
    "办公|政府|大楼|大厦|行政中心|政务|窗口|大厅|公司|企业|酒店|宾馆|医院|学校|文化馆|图书馆|博物馆|中心|广场|会议室|开标|受理|通讯|通信地址|注册地|经营场所|经营地址|地点|位于|局|委员会|商铺|门市|店|厂|基地|园区|地块|项目|工程|施工|建设|改造|道路|公交|站"
)
_HOME_UNIT = re.compile(r"单元|室|户|栋|幢|弄|(?:号楼|号院).*\d")
_HOME_PLACE = re.compile("小区|社区|街\\d+委|花园|家园|公寓|新村|[村屯寨庄]|家属|宿舍|苑")
_PROVINCE = re.compile(
    "北京|天津|上海|重庆|河北省|山西省|辽宁省|吉林省|黑龙江省|江苏省|浙江省|安徽省|福建省|江西省|山东省|河南省|湖北省|湖南省|广东省|海南省|四川省|贵州省|云南省|陕西省|甘肃省|青海省|台湾省|内蒙古|广西|西藏|宁夏|新疆|[\u4e00-\u9fff]{2}省"
)
_FIRST_PLACE = re.compile("(?<![小社园校库景辖灾地城市])区|[市县旗镇乡]|街道")
_STREET = re.compile("[街路道巷村屯庄里苑园寨弄]|胡同|小区|花园|公寓")


def hits(shadow: Shadow) -> Iterator[Personal]:
    done = 0
    for anchor in _ANCHOR.finditer(shadow.plain):
        if anchor.start() < done:
            continue
        hit = _read(shadow, anchor.start(), done)
        if hit:
            done = hit.end
            yield hit


def _read(shadow: Shadow, anchor: int, done: int) -> Personal | None:
    plain = shadow.plain
    number, door = _door(plain, anchor, done)
    window = _WINDOW.search(plain, max(done, number - 48), number)
    if window is None or door is None or _NO_DOOR.match(plain, door.end()) or not _PLACE.search(window[0]):
        return None
    if window[0].endswith("第") or re.match(
        "[村居]民|农户|群众|家庭|低保", plain[door.end() : door.end() + 2]
    ):
        return None
    start, labelled = _beginning(shadow, window)
    if start >= number or not _PLACE.search(plain, start, number):
        return None
    certain, reason = _judged(shadow, start, door, labelled)
    return Personal(start, door.end(), "address", certain, reason) if reason else None


def _door(plain: str, anchor: int, done: int) -> tuple[int, re.Match[str] | None]:
    """Where the number of the door begins, and the whole of what is said of the door: 12号3单元502室, A3-2-501."""
    if plain[anchor] not in "号室组栋幢单户弄":
        return anchor, _BY_DASHES.match(plain, anchor)
    number = _BACK_NUMBER.search(plain, max(done, anchor - 12), anchor)
    return (number.start(), _DOOR.match(plain, number.start())) if number else (anchor, None)


def _beginning(shadow: Shadow, window: re.Match[str]) -> tuple[int, bool]:
    """Where the address begins, and whether words before it say that somebody lives there."""
    said, at = window[0], window.start()
    labels = [*_LABEL.finditer(said)] or [*_BARE_LIVES.finditer(said)]
    if labels and _PLACE.search(said, labels[-1].end()):
        return at + labels[-1].end(), True
    labelled = bool(_LABEL_BEFORE.search(shadow.before(at, 14)))
    if labelled:
        return at, True
    if province := _PROVINCE.search(said):
        return at + province.start(), False
    for shape, back in ((_FIRST_PLACE, 3), (_STREET, 4)):
        if place := shape.search(said):
            return at + (0 if place.start() <= back + 1 else place.start() - (back - 1)), False
    return at + len(said) - len(
        said.lstrip("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz·")
    ), False


def _judged(shadow: Shadow, start: int, door: re.Match[str], labelled: bool) -> tuple[bool, str]:
    """Whether it is certainly a home, and why; no reason where it is none."""
    before, after = shadow.before(start, 40), shadow.after(door.end(), 14)
    said = shadow.plain[start : door.start()]
    if labelled:
        return (False, "office") if _FIRM.search(before) or _FIRM.match(after) else (True, "labelled")
    if _OFFICE.search(before[-24:]) or _OFFICE.search(after) or _OFFICE.search(said):
        return False, ""
    unit, place = _HOME_UNIT.search(door[0]), _HOME_PLACE.search(said)
    if unit and not re.fullmatch(rf"{_NUMBER}户", door[0]):
        return bool(_FIRST_PLACE.search(said) or place), "shape"
    if place and not re.fullmatch(rf"{_NUMBER}[户座楼层]", door[0]):
        return False, "shape"
    if _fills_a_cell(shadow.plain, start, door.end()) and len(_FIRST_PLACE.findall(said)) > 1:
        return False, "column"
    return False, ""


def _fills_a_cell(plain: str, start: int, end: int) -> bool:
    return bool(
        re.match(r" ?[\t|]", plain[end : end + 2])
        and re.search(r"[\t|] ?$", plain[max(0, start - 2) : start])
    )
