"""Where somebody lives, to the door (住址): found at the number of the door and read backwards to where the address begins.

An office, a shop or a hall at a street number is no home; without words that say 住 only rooms, units and houses of a
village tell one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.text.personal.door import Door, doors
from gongkai.text.personal.piece import Personal
from gongkai.text.personal.shadow import Shadow

_WINDOW = re.compile(r"(?:[\u4e00-\u9fff0-9A-Za-z·]|(?<=[省市区县镇乡街路村]) (?=[\u4e00-\u9fff0-9])){2,48}$")
_NO_DOOR = re.compile(
    "令|文|公告|线|台风|通知|决定|样品|机|井|车|矿|地块|标|国道|省道|高速|公路|码|段|窗口|提案|议案|建议|出口|信箱|桌|展位|开标|会议|楼(?![上下])|业主(?:大会|委员会|代表)|业委会"
)
_PLACE = re.compile(
    "[省市县区旗镇乡街道路巷村屯庄里苑园寨弄院坊]|胡同|社区|小区|花园|公寓|家属|宿舍|城|府|居|湾|台"
)
_LABEL = re.compile(
    r"(?:(?:家庭|现|实际|常|经常|户籍|暂|本人|申请人|经营者)?(?:居住|常住|住|户籍|暂住|户口)(?:地址|所在地|登记地|址|所地|所|地|处)|居住(?:在|于)"
    r"|(?:现|家|租|暂|常|都|仍|曾|自|借|同|捕前|原)住(?:在|于)?|住(?:在|于)|家在|现居(?![住民])(?=[\u4e00-\u9fff]{3})|(?:预留|填写|登记|留存|确认)的(?:[收邮]?[件寄]?)地址|(?:家庭|本人|申请人|当事人|原告|被告|第三人|投诉人|举报人|反映人|信访人|业主|学生|患者|户主|监护人|收[件货]人)(?:的|现)?地址)"
    r"(?:为|是|系|在|于|即)?"
)
_BARE_LIVES = re.compile(
    r"(?<![居暂入衣食收留保挡顶站守防抓记围堵卡停止制控])住(?!建(?!设[东西南北中]?[路街大])|[宅房院宿户所址处在于持])(?:在|于)?"
)
_OPENS = r"[\"”')）]{0,2}\s*(?:\([^()\n]{1,8}\))?\s*[:=|｜(\"“]?\s*[:|｜\"“]?\s*$"
_LABEL_BEFORE = re.compile(rf"(?:{_LABEL.pattern}|住|住 {{1,8}}[址所]){_OPENS}")
# Where something is sent, or stands: somebody's home only where it is told to a room or a house of a village.
_SENT = r"(?:通[信讯]|联系|送达|收[件货]|邮[寄递]|寄[送达]|投递|快递|接收|回信|房屋|房产|不动产|标的|租赁)(?:地址|地点|地|标的|坐落|处|位置|物)?(?:位于|至|到|于|在|为|是)?"
_SENT_BEFORE = re.compile(
    rf"(?:{_SENT}|坐落(?:于|在)?|房号|楼号|房址|[Aa]ddr(?:ess)?|由|从|迁往|迁至|迁入|搬至|搬到|寄到|寄至|送至|送到){_OPENS}"
)
_MOVED = re.compile("(?:迁|搬)[往至入到](?=[\u4e00-\u9fff]{2})")
_OF_HOME = re.compile("住址|住所|居住|户籍|户口|常住|家庭地址")
_LEADS = re.compile(
    "(?:我是|由|从|自|至|到|往|在|于|位于|坐落于|坐落在|坐落|系|为|迁往|迁至|送至|寄至|寄到|地址|地点|房号)+"
)
_FIRM = re.compile(
    "公司|企业|经营部|商行|合作社|工厂|商店|超市|饭店|酒店|药店|网吧|事务所|办事处|委员会|个体工商户"
)
_OFFICE = re.compile(
    "办公|政府|大楼|大厦|行政中心|政务|窗口|大厅|公司|企业|酒店|宾馆|医院|学校|文化馆|图书馆|博物馆|中心|广场|会议|开标|受理|注册地|经营场所|经营地址|地点|位于|局|委员会|商铺|门市|[店厂](?![村镇乡屯子])|基地|园区|科技园|产业园|软件园|创业园|地块|项目|工程|施工|建设|改造|道路|公交|站|考场|考点|法院|检察院|派出所|大学|中学|小学|银行|采购|代理机构|仲裁"
)
# Words of offices in the name of a street, or of the yard an office built for those who work there.
_OF_STREETS = re.compile(
    "(?:建设|工程|银行|学校|大学|中学|小学|医院|法院|中心|广场|公园|车站|站|厂|基地|改造)(?=[东西南北中前后新老一二三四五]{0,2}(?:路|街|大道|大街|巷|胡同|里弄))"
)
_YARD = re.compile(
    "(?:[局厂站店]|公司|企业|学校|大学|中学|小学|一中|二中|医院|法院|检察院|派出所|银行|中心|委员会|政府|大厦|基地)"
    "(?=(?:[东西南北新老旧一二三四]{0,2}(?:家属|宿舍|职工|教工|教师|员工|生活区|住宅|公寓|小区|新村|家园|安置)))"
)
_HOME_UNIT = re.compile(r"单元|室|户|栋|幢|弄|房|#|门\d|\d-\d{1,2}-\d{3,4}|\d-\d{3,4}|(?:号楼|号院).*\d")
# Houses from one number to a greater one; 208-5号 is one house.
_RANGE = re.compile(r"(?P<from>\d{1,5})[-~—](?P<to>\d{1,2})(?:栋|幢|号楼|号|#|单元)$")
_HOME_PLACE = re.compile(
    "小区|社区|街\\d+委|花园|家园|公寓|新村|[村屯寨庄]|家属|宿舍|[苑邸]|[景华雅豪名御香]庭|[华御王]府|名都"
)
_PROVINCE = re.compile(
    "北京|天津|上海|重庆|河北省|山西省|辽宁省|吉林省|黑龙江省|江苏省|浙江省|安徽省|福建省|江西省|山东省|河南省|湖北省|湖南省|广东省|海南省|四川省|贵州省|云南省|陕西省|甘肃省|青海省|台湾省|内蒙古|广西|西藏|宁夏|新疆|[\u4e00-\u9fff]{2}省"
)
_FIRST_PLACE = re.compile("(?<![小社园校库景辖灾地城市])区|[市县旗镇乡]|街道")
_STREET = re.compile("[街路道巷村屯庄里苑园寨弄]|胡同|小区|花园|公寓")
_NOT_OF_OFFICES = re.compile("送达|坐落|房屋|房产|收[件货]")
_SOMEBODY = re.compile("申请人|当事人|原告|被告|第三人|姓名|[男女],|身份证|本人|户口")
# What somebody owns there is told as the place of an office is: 名下位于……的房屋.
_OWNED = re.compile("的?(?:房屋|住房|住宅|商品房|自建房|宅基地|房产|房子|老宅|老屋)")
_STANDS = re.compile("(?:位于|坐落于?|坐落在)$")
# Words that lead to an address from within the run it stands in.
_LED_WITHIN = re.compile("(?:[点地址位处是家人现仍搬住]在|位于|坐落于|地址)(?=[\u4e00-\u9fff]{2})")
# Who fetches what is sent there, and how he is reached; or a form that told his papers before.
_REACHED = re.compile("[,，;；、 ](?:收[件货]人|手机|电话|联系).{0,16}1[3-9]\\d")
_OF_A_FORM = re.compile("身份证|证件号码|身份号码")
_LIVES_BEHIND = re.compile("迁|搬|的?(?:业主|住户|房主|户主|租户)(?!大会|委员会|代表)")
_BESIDE_HOME = re.compile("楼[上下]|隔壁|对门")
LIVES, SENT, NOTHING = 2, 1, 0


def hits(shadow: Shadow) -> Iterator[Personal]:
    done = 0
    for door in doors(shadow.plain):
        if door.start < done:
            continue
        hit = _read(shadow, door, done)
        if hit:
            done = hit.end
            yield hit


def _read(shadow: Shadow, door: Door, done: int) -> Personal | None:
    plain = shadow.plain
    window = _WINDOW.search(plain, max(done, door.start - 48), door.start)
    if window is None or _NO_DOOR.match(plain, door.end) or not _PLACE.search(window[0]):
        return None
    if window[0].endswith("第") or re.match("[村居]民|农户|群众|家庭|低保", plain[door.end : door.end + 2]):
        return None
    start, told = _beginning(shadow, window)
    if start >= door.start or not _PLACE.search(plain, start, door.start):
        return None
    certain, reason = _judged(shadow, start, door, told)
    return Personal(start, door.end, "address", certain, reason) if reason else None


def _beginning(shadow: Shadow, window: re.Match[str]) -> tuple[int, int]:
    """Where the address begins, and whether words before it say that somebody lives there or is written to."""
    said, at = window[0], window.start()
    if moved := [*_MOVED.finditer(said)]:
        return at + moved[-1].end(), SENT
    labels = [*_LABEL.finditer(said)] or [*_BARE_LIVES.finditer(said)]
    if labels and _PLACE.search(said, labels[-1].end()):
        return at + labels[-1].end(), LIVES
    before = shadow.before(at, 22)
    if _LABEL_BEFORE.search(before) or _heads_a_home(shadow, at):
        return at, LIVES
    start = at + _first(said)
    lead = _LEADS.match(said)
    start = max(start, at + lead.end()) if lead else start
    if within := [*_LED_WITHIN.finditer(said, 0, max(0, start - at) + 6)]:
        start = max(start, at + within[-1].end())
    sent = _SENT_BEFORE.search(shadow.before(start, 22)) or _sent_in(said[: start - at + 1])
    return start, SENT if sent else NOTHING


def _first(said: str) -> int:
    """Where in a run of words the first place of an address begins."""
    if province := _PROVINCE.search(said):
        return province.start()
    for shape, back in ((_FIRST_PLACE, 3), (_STREET, 4)):
        if place := shape.search(said):
            return 0 if place.start() <= back + 1 else place.start() - (back - 1)
    return len(said) - len(said.lstrip("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz·"))


def _sent_in(said: str) -> bool:
    return bool(re.search(_SENT + "$", said[:-1]))


def _heads_a_home(shadow: Shadow, at: int) -> bool:
    """Whether the address begins a cell under the head of such a column."""
    head = shadow.columns.head_at(at)
    return bool(
        head and _OF_HOME.search(head) and re.search(r"[\t|,; ] ?$", shadow.plain[max(0, at - 2) : at])
    )


def _judged(shadow: Shadow, start: int, door: Door, told: int) -> tuple[bool, str]:
    """Whether it is certainly a home, and why; no reason where it is none."""
    before, after = shadow.before(start, 40), shadow.after(door.end, 14)
    said = shadow.plain[start : door.start]
    if told == LIVES or _LIVES_BEHIND.match(after):
        return (False, "office") if _FIRM.search(before) or _FIRM.match(after) else (True, "labelled")
    whole = shadow.plain[start : door.end]
    fills = _fills_a_cell(shadow.plain, start, door.end)
    owned = _OWNED.match(after) if _STANDS.search(before) else None
    if _BESIDE_HOME.match(after) and _FIRST_PLACE.search(said):
        return False, "shape"
    near = "" if fills else re.sub(_SENT, "", before[-24:]) if told == SENT else before[-24:]
    near = near.replace("危房改造", "")
    if owned:
        near, after = _STANDS.sub("", near), owned[0]
    if (
        _OFFICE.search(_YARD.sub("", _OF_STREETS.sub("", whole)))
        or _OFFICE.search(after)
        or _OFFICE.search(near)
    ):
        return False, ""
    unit, place = _HOME_UNIT.search(door.said), _HOME_PLACE.search(whole)
    if _is_range(door.said) or (not told and not fills and door.is_one("社队房")):
        return False, ""
    if unit and not door.is_one("户"):
        return bool(_FIRST_PLACE.search(said) or place), "labelled" if told else "shape"
    if place and not door.is_one("户座楼层"):
        return False, "shape"
    if owned and _FIRST_PLACE.search(said):
        return False, "shape"
    if told == NOTHING and fills and len(_FIRST_PLACE.findall(said)) > 1:
        return False, "column"
    if told and _stands_whole(shadow, start, door.end):
        return False, "shape"
    return False, ""


def _is_range(said: str) -> bool:
    run = _RANGE.search(said)
    return run is not None and int(run["from"]) < int(run["to"])


def _stands_whole(shadow: Shadow, start: int, end: int) -> bool:
    """Whether a street and a number are all that is told behind a label, and somebody is spoken of."""
    before = shadow.before(start, 40)
    of_person = (
        _NOT_OF_OFFICES.search(before[-10:])
        or _SOMEBODY.search(before)
        or _REACHED.match(shadow.after(end, 40))
        or _OF_A_FORM.search(shadow.plain, max(0, start - 120), start)
    )
    return bool(of_person) and not re.match("[\u4e00-\u9fff0-9A-Za-z]", shadow.plain[end : end + 1])


def _fills_a_cell(plain: str, start: int, end: int) -> bool:
    return bool(
        re.match(r" ?[\t|]", plain[end : end + 2])
        and re.search(r"[\t|] ?$", plain[max(0, start - 2) : start])
    )
