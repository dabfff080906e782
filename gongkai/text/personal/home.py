"""Whether the door at the end of an address is somebody's home (是不是住处), and whether that is certain.

An office, a shop or a hall at a street number is no home; without words that say 住 only rooms, units and houses of a village
tell one, and a street with a number only where somebody is spoken of.
"""

from __future__ import annotations

import re

from gongkai.text.personal.door import Door
from gongkai.text.personal.name_shape import is_name
from gongkai.text.personal.shadow import Shadow

LIVES, SENT, NOTHING = 2, 1, 0
# What is sent, delivered or owned, with its place.
SENT_TO = re.compile(
    r"(?:通[信讯]|联系|送达|收[件货]|邮[寄递]|寄[送达]|投递|快递|接收|回信|房屋|房产|不动产|标的|租赁)(?:地址|地点|地|标的|坐落|处|位置|物)?(?:位于|至|到|于|在|为|是)?"
)
_CLAUSE_END = re.compile("[,，。;；]")
_NO_DOOR = re.compile(
    "令|文|公告|线|台风|通知|决定|样品|机|井|车|矿|地块|标|国道|省道|高速|公路|码|段|窗口|提案|议案|建议|出口|信箱|桌|展位|开标|会议|楼(?![上下顶道里内])|业主(?:大会|委员会|代表)|业委会|闸|泵|坝|渠|涵|灯|杆|塔|变压器|地铁|公交|站台|标准|厂房|车间|库|仓|展厅|教室|考场|会议室"
)
_FIRM = re.compile(
    "公司|企业|经营部|商行|合作社|工厂|商店|超市|饭店|酒店|药店|网吧|事务所|办事处|委员会|个体工商户"
)
_OFFICE = re.compile(
    "办公|政府|大楼|大厦|行政中心|政务|窗口|大厅|展厅|档案馆|住院部|门诊|公司|企业|酒店|宾馆|医院|学校|文化馆|图书馆|博物馆|中心|广场|会议|开标|受理|注册地|经营场所|经营地址|地点|位于|局|委员会|商铺|门市|[店厂](?![村镇乡屯子])|(?<!宅)基地|园区|科技园|产业园|软件园|创业园|地块|项目|工程|施工|建设|改造|道路|公交|站|考场|考点|法院|检察院|派出所|大学|中学|小学|银行|采购|代理机构|仲裁"
)
# Words of offices in the name of a street, or of the yard an office built for those who work there.
_OF_STREETS = re.compile(
    "(?:建设|工程|银行|学校|大学|中学|小学|医院|法院|中心|广场|公园|车站|站|厂|(?<!宅)基地|改造)(?=[东西南北中前后新老一二三四五]{0,2}(?:路|街|大道|大街|巷|胡同|里弄))"
)
_YARD = re.compile(
    "(?:[局厂站店]|广场|公司|企业|学校|大学|中学|小学|一中|二中|医院|法院|检察院|派出所|银行|中心|委员会|政府|大厦|基地)"
    "(?=(?:[东西南北新老旧一二三四]{0,2}(?:家属|宿舍|职工|教工|教师|员工|生活区|住宅|公寓|小区|新村|家园|安置)))"
)
_NO_WORKS = re.compile("危[旧]?房改造|违法建设|改造户|改造对象|执行地变更")
# Where somebody trades in his own name, his shop is told as his home is.
_TRADER = re.compile("个体工商户|经营者|业主|经营的")
_OF_TRADERS = re.compile("经营场所|经营地址|商铺|门面|门市|店|地点|位于")
_HOME_UNIT = re.compile(
    r"单元|室|户|栋|幢|弄|房|#|门\d|座[A-Za-z]?\d|\d-\d{1,2}-\d{1,4}|\d-\d{3,4}|(?:号楼|号院).*\d"
)
# Houses from one number to a greater one; 208-5号 is one house.
_RANGE = re.compile(r"(?P<from>\d{1,5})[-~—](?P<to>\d{1,2})(?:栋|幢|号楼|号|#|单元)$")
# Buildings counted, not named: 共有12栋, 维修74栋.
_COUNTED = re.compile("(?:共|有|约|建成?|改造|维修|拆除|交付|完成|涉及|其中|新增|等|房|区)$")
_COUNTED_BEHIND = re.compile("[、,，]?\\d+[个间套户]|居民楼|住宅楼|房屋|楼房|$|[,，。;；、]")
_HOME_PLACE = re.compile(
    "小区|社区|街\\d+委|花园|家园|公寓|新村|[村屯寨庄]|嘎查|家属|宿舍|[苑邸]|[景华雅豪名御香]庭|[华御王]府|名都|\\d连|[林农牧]场|工区"
)
_FIRST_PLACE = re.compile("(?<![小社园校库景辖灾地城市])区|[市县旗镇乡]|街道")
_NOT_OF_OFFICES = re.compile("送达|坐落|房屋|房产|收[件货]")
_SOMEBODY = re.compile("申请人|当事人|原告|被告|第三人|姓名|[男女],|身份证|本人|户口")
# What somebody owns there is told as the place of an office is: 名下位于……的房屋.
_OWNED = re.compile(
    "的?(?:房屋|住房|住宅|商品房|自建房|自有|住处|家中?|不动产权证|宅基地|房产|房子|老宅|老屋)"
)
_STANDS = re.compile("(?:位于|坐落于?|坐落在|名下)$")
# Who fetches what is sent there, and how he is reached; or a form that told his papers before.
_REACHED = re.compile("[,，;；、 ](?:收[件货]人|手机|电话|联系).{0,16}1[3-9]\\d")
_OF_A_FORM = re.compile("身份证|证件号码|身份号码")
_LIVES_BEHIND = re.compile("迁|搬|的?(?:业主|住户|房主|户主|租户)(?!大会|委员会|代表)")
_HALL = re.compile("[厅馆]|中心|设[在于]")
_BESIDE_HOME = re.compile("楼[上下顶道]|隔壁|对门|邻居")
# Who is spoken of beside a street and its number.
_HOUSEHOLD_BEFORE = re.compile(
    "(?:该户|你户|我户|名下|购买|购得|我家|自家|邻居|租户|住户|居民|业主|户主|房主|宅基地|村医上门为)[^。；;]{0,6}$"
)
_HOUSEHOLD_BEHIND = re.compile(
    "(?:的)?(?:平房|自建房|自有|住房|民房|房屋|宅|院落|居民|村民|住户|户(?![口外])|业主|租户|家中|楼[上下顶道]|[一二三]层阳台|门口|空调|发生火灾|起火|失火)"
)
_DELIVERED = re.compile("(?:送达|送交|张贴|留置|宣告送达)")
_GOING = re.compile("(?:到|至|前往|在)$")
_TO_SOMEBODY = re.compile("[ ,，、][\u4e00-\u9fff]{2,4} ?(?:\\(收\\)|[同先女][志生士]收|收$| 收)")
_BRACKET = re.compile("(?P<name>[\u4e00-\u9fff]{2,4})\\($")
_CELL_BEFORE = re.compile("(?:^|[\t|,，、])[ \t]*(?P<name>[\u4e00-\u9fff]{2,4})[ \t]*[\t|,，、]")
_TO_ANOTHER = re.compile("[至到—~]\\d+号")
_FROM_ANOTHER = re.compile("[号栋幢楼](?:至|到|—|-|~)$")
_OF_PEOPLE_ONLY = re.compile("[村居]民|农户|群众|家庭|低保")


def is_no_door(plain: str, door: Door) -> bool:
    """Whether what stands around says that the number is a thing's or ends a range, or that a group of people is meant."""
    if (
        _NO_DOOR.match(plain, door.end)
        or _TO_ANOTHER.match(plain, door.end)
        or _FROM_ANOTHER.search(plain, max(0, door.start - 3), door.start)
    ):
        return True
    return bool(door.is_one("组社队户") and _OF_PEOPLE_ONLY.match(plain, door.end))


def judged(shadow: Shadow, start: int, door: Door, told: int) -> tuple[bool, str]:
    """Whether it is certainly a home, and why; no reason where it is none."""
    before, after = shadow.before(start, 40), _CLAUSE_END.split(shadow.after(door.end, 14))[0]
    said, whole = shadow.plain[start : door.start], shadow.plain[start : door.end]
    moves = _LIVES_BEHIND.match(after)
    if moves and told != LIVES and moves[0] in "迁搬" and _OFFICE.search(before):  # offices move too
        return False, ""
    if told == LIVES or moves:
        if not (_FIRM.search(before) or _FIRM.match(after)):
            return True, "labelled"
        return (False, "office") if not _OFFICE.search(_OF_STREETS.sub("", whole) + after) else (False, "")
    fills = _fills_a_cell(shadow.plain, start, door.end)
    # Whoever complains of what is above, below or beside a door lives there; a hall may be upstairs too.
    if _BESIDE_HOME.match(after) and _FIRST_PLACE.search(said) and not _HALL.search(before[-12:]):
        return False, "shape"
    if _is_of_an_office(before, whole, after, told, fills=fills) or _is_range(door.said):
        return False, ""
    if not told and not fills and door.is_one("社队房"):
        return False, ""
    if door.is_one("栋幢") and _is_counted(shadow.plain, door):
        return False, ""
    unit, place = _HOME_UNIT.search(door.said), _HOME_PLACE.search(whole)
    if unit and not door.is_one("户"):
        return bool(_FIRST_PLACE.search(said) or place), "labelled" if told else "shape"
    if place and not door.is_one("户座楼层"):
        return False, "shape"
    if _TRADER.search(before) and not re.search("公司|企业|合作社", before) and _FIRST_PLACE.search(said):
        return False, "shape"
    if _OWNED.match(after) and (_STANDS.search(before) or told == NOTHING) and _FIRST_PLACE.search(said):
        return False, "shape"
    if told == NOTHING and fills and len(_FIRST_PLACE.findall(said)) > 1:
        return False, "column"
    if (told and _stands_whole(shadow, start, door.end)) or _somebody_is_spoken_of(
        shadow, start, door.end, before, after
    ):
        return False, "shape"
    return False, ""


def _is_of_an_office(before: str, whole: str, after: str, told: int, *, fills: bool) -> bool:
    near = "" if fills else before[-24:]
    if told == SENT and not fills:
        near = SENT_TO.sub("", near)
    near, after = (_NO_WORKS.sub("", words) for words in (near, after))
    if _HOUSEHOLD_BEFORE.search(before):
        near = _STANDS.sub("", near)
    if owned := _OWNED.match(after) if _STANDS.search(before) else None:
        near, after = _STANDS.sub("", near), owned[0]
    if _TRADER.search(before) and not re.search("公司|企业|合作社", before):
        near, whole = (_OF_TRADERS.sub("", said) for said in (near, whole))
    place = _YARD.sub("", _OF_STREETS.sub("", whole))
    return bool(_OFFICE.search(place) or _OFFICE.search(after) or _OFFICE.search(near))


def _is_counted(plain: str, door: Door) -> bool:
    return bool(
        _COUNTED.search(plain, max(0, door.start - 4), door.start) and _COUNTED_BEHIND.match(plain, door.end)
    )


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


def _somebody_is_spoken_of(shadow: Shadow, start: int, end: int, before: str, after: str) -> bool:
    """Whether a street and its number stand beside a household, behind a name in brackets or in a row, or are delivered to."""
    if _HOUSEHOLD_BEFORE.search(before) or _HOUSEHOLD_BEHIND.match(after):
        return True
    if _GOING.search(before) and _DELIVERED.match(after):
        return True
    behind = shadow.after(end, 14)
    row = shadow.plain[max(shadow.plain.rfind("\n", 0, start), start - 60) + 1 : start]
    named = _BRACKET.search(row) or (_CELL_BEFORE.search(row) if row and row[-1] in "\t| ,，" else None)
    return bool(named and is_name(named["name"], announced=True)) or bool(_TO_SOMEBODY.match(behind))


def _fills_a_cell(plain: str, start: int, end: int) -> bool:
    return bool(
        re.match(r" ?[\t|]", plain[end : end + 2])
        and re.search(r"[\t|] ?$", plain[max(0, start - 2) : start])
    )
