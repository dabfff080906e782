"""Where somebody lives, to the door (住址): found at the number of the door and read backwards to where the address begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.text.personal.beginning import WINDOW, begins
from gongkai.text.personal.door import Door, doors
from gongkai.text.personal.home import LIVES, NOTHING, SENT, SENT_TO, is_no_door, judged
from gongkai.text.personal.piece import Personal
from gongkai.text.personal.shadow import Shadow

_PLACE = re.compile(
    "[省市区县旗镇乡街道路巷村屯庄里苑园寨弄院坊岸郡墅]|胡同|[头二三四五六七八九]条|社区|小区|花园|公寓|家属|宿舍|嘎查|[林农牧]场|\\d连|城|府|居|湾|台"
)
_LABEL = re.compile(
    r"(?:(?:家庭|现|实际|常|经常|户籍|暂|本人|申请人|经营者)?(?:居住|常住|住|户籍|暂住|户口)(?:地址|所在地|登记地|址|所地|所|地|处)|居住(?:在|于)"
    r"|(?:现|家|租|暂|常|都|仍|曾|自|借|同|捕前|原)住(?:址|在|于)?|所住的?|住(?:在|于)|家在|现居(?![住民])(?=[\u4e00-\u9fff]{3})|(?:预留|填写|登记|留存|确认)的(?:[收邮]?[件寄]?)地址|所留地址|(?:家庭|本人|申请人|当事人|原告|被告|第三人|投诉人|举报人|反映人|信访人|业主|学生|患者|户主|监护人|收[件货]人)(?:的|现)?地址)"
    r"(?:为|是|系|在|于|即|由|的)?"
)
_BARE_LIVES = re.compile(
    r"(?<![居暂入衣食收留保挡顶站守防抓记围堵卡停止制控])住(?!建(?!设[东西南北中]?[路街大])|[宅房院宿户所址处在于持])(?:在|于)?"
)
_OPENS = r"[\"”')）]{0,2}\s*(?:\([^()\n]{1,8}\))?\s*[:=|｜(\"“]?\s*[:|｜\"“]?\s*$"
_LABEL_BEFORE = re.compile(rf"(?:{_LABEL.pattern}|住|住 {{1,8}}[址所]|我家|自家){_OPENS}")
# Where something is sent, or stands: somebody's home only where it is told to a room or a house of a village.
_SENT_BEFORE = re.compile(
    rf"(?:{SENT_TO.pattern}|坐落(?:于|在)?|房号|楼号|房址|[Aa]ddr(?:ess)?|由|从|迁往|迁至|迁入|搬至|搬到|寄到|寄至|送至|送到){_OPENS}"
)
_SENT_IN = re.compile(SENT_TO.pattern + "$")
_MOVED = re.compile("(?:迁|搬)[往至入到](?=[\u4e00-\u9fff]{2})")
_OF_HOME = re.compile("住址|住所|居住|户籍|户口|常住|家庭地址")
_OF_A_THING = re.compile("(?:第|图斑|宗地|地块|[灯电线]杆|编号|批次|型号|标段|案卷|图号)$")
_MOST_OF_A_NAME = 8  # characters of an estate's name that no word for a place tells


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
    window = WINDOW.search(plain, max(done, door.start - 48), door.start)
    if window is None or _OF_A_THING.search(window[0]) or is_no_door(plain, door):
        return None
    if not _PLACE.search(window[0]) and not door.is_flat:
        return None
    start, told = _beginning(shadow, window)
    if start >= door.start or not (
        _PLACE.search(plain, start, door.start) or (door.is_flat and door.start - start <= _MOST_OF_A_NAME)
    ):
        return None
    certain, reason = judged(shadow, start, door, told)
    return Personal(start, door.end, "address", certain, reason) if reason else None


def _beginning(shadow: Shadow, window: re.Match[str]) -> tuple[int, int]:
    """Where the address begins, and whether words before it say that somebody lives there or is written to."""
    said, at = window[0], window.start()
    if moved := [*_MOVED.finditer(said)]:
        return at + moved[-1].end(), SENT
    labels = [*_LABEL.finditer(said)] or [*_BARE_LIVES.finditer(said)]
    if labels and _PLACE.search(said, labels[-1].end()):
        return at + labels[-1].end(), LIVES
    if _LABEL_BEFORE.search(shadow.before(at, 22)) or _heads_a_home(shadow, at):
        return at, LIVES
    start = at + begins(said)
    sent = _SENT_BEFORE.search(shadow.before(start, 22)) or _SENT_IN.search(said[: start - at])
    return start, SENT if sent else NOTHING


def _heads_a_home(shadow: Shadow, at: int) -> bool:
    """Whether the address begins a cell under the head of such a column."""
    head = shadow.columns.head_at(at)
    return bool(
        head and _OF_HOME.search(head) and re.search(r"[\t|,; ] ?$", shadow.plain[max(0, at - 2) : at])
    )
