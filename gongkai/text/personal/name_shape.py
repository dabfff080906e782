"""Whether a name begins at a place, and where it ends: a surname, one or two more characters, and then an end.

`words_like_names.txt` keeps what looks like the beginning of a name and mostly is none (任何, 方案): pairs of characters that
stand at least 60 times in 21 million characters of statutes and work reports, and heads of columns and notices met elsewhere; a
line is a first character and its seconds.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from gongkai.text.personal.national import dotted_end, national_end
from gongkai.text.personal.surnames import (
    COMMON,
    COMPOUND,
    DOUBLE,
    GIVEN,
    GIVEN_PAIRS,
    HARDLY_A_WORD,
    KNOWN_TO_ALL,
    RARE,
)
from gongkai.text.personal.usual import is_usual

SURNAMES = COMMON | RARE
_SURE = COMMON | HARDLY_A_WORD
HAN = "\u4e00-\u9fff"
_DOTS = tuple("·•・.")
_RUN = re.compile(rf"[{HAN}]{{1,12}}")
_SPACED = re.compile(rf"([{HAN}]) {{1,3}}([{HAN}])(?![{HAN}])")
# What may follow a name without a mark between; of one character only before another character.
FOLLOWS = re.compile(
    rf"诉|称|不服|提出|申请|反映|认为|要求|同志|先生|女士|小姐|同学|考生|占用|擅自|发现|遗失|丢失|变更|驾车|驾驶|借款|名下|来电|来信|来访|投诉|举报|咨询|求助|签名|签字|捐赠|捐款|夫妇|夫妻|一家|之[子女妻夫父母]|前往|前来|办理|酒后|无证|不慎|人民币|现金|交来|报案|自行|犯罪|家中|家住|联系|微信|主持|出席|带队|指出|强调|表示|介绍|参加|身份证|电话|手机|出生|生于(?=[\d一二])(?!\d{{4}}年\d{{1,2}}月\d{{1,2}}日[向在到来就因通提申报持驾收取与以])|致电|拨打|留言|个人|本人|邮箱|邮件|护照|卡号|账号|账户|号码|通过|住所|住处|保证金|押金|定金|工资|货款|欠款|补偿|赔偿|提交|询问|建议|感谢|表扬|来函|逾期|拖欠|欠缴|承租|居住|拾到|捡到|报警|起诉|去世|失踪|走失|结婚|离婚|委托|签订|自述|多次|长期|一直|未携带|经营|户籍|确诊|因病|每月|每年|领取|享受|获得|报名|死亡|受伤|拒绝|涉嫌|违反|实施|购买|缴纳|不予|家庭|监护|诊断|不慎|没有|自愿|应诉|到庭|缺席|"
    rf"(?:于|等|在|自|从|共|每)(?=[{HAN}\d])|(?<!申)请(?=[{HAN}])|(?:曾|拟|与|和|及|的|因|向|系|是|为|已|未|将|应|经|对|被|到|同|由|现|住|[男女]|来|签|持|以|任|说|作|并|均|驾|犯)(?=[{HAN}])"
)
# Surnames that mostly begin something else where nothing announces a name.
_MORE_OFTEN_A_WORD = frozenset("向和都于经别等从以与由应有来当容全权万任楼区国法公")
_NOT_AT_THE_END = frozenset("市县区镇乡村屯寨局厂厅店委处人者路街巷")
_NEVER_INSIDE = frozenset("的了们老和与及或之等被把将应该请其他她它我你这那哪每各某不没已就都也很")
_NOT_A_PERSON = re.compile(
    "某|周[一二三四五六日末]|初中|高中|大学|中学|公司|单位|中心|商行|门市|场所|信息|情况|不详|如下|名单|身份|意见|应当|有权|可以|承认|证件|姓名|电话|地址|双方|人员|责任|签字|签名|盖章|部门|机关|办公|主任|所在|住所|住址|性别|集团|商场|超市|酒店|学校|小学|医院|银行|村委|居委|政府|先生|女士|小姐|公章|印章|代表|授权|管理|服务|项目|工程|号码|牌号|日期|时间|金额|房号|单号|门牌|^鄂伦春|^鄂温克"
)


@cache
def words_like_names() -> frozenset[str]:
    said = (files("gongkai.text.personal") / "words_like_names.txt").read_text("utf-8")
    return frozenset(line[0] + second for line in said.split() for second in line[1:])


def surname_length(plain: str, at: int) -> int:
    """How long the surname at a place is; 0 where there is none."""
    if plain[at : at + 2] in COMPOUND:
        return 2
    return int(plain[at : at + 1] in SURNAMES)


def name_end(plain: str, at: int, *, announced: bool = False, dotted: bool = False) -> int | None:
    """Where the name that begins here ends, or None. `announced`: a label and a colon or the edges of a cell say it is one;
    `dotted`: whoever is spoken of may bear a name with a dot in it.
    """
    if announced and (spaced := _SPACED.match(plain, at)) and is_name(spaced[1] + spaced[2], announced=True):
        return spaced.end()
    run = _RUN.match(plain, at)
    if run is None:
        return None
    if plain[run.end() : run.end() + 1] in _DOTS and (
        parts := dotted_end(plain, at, announced=announced, follows=FOLLOWS)
    ):
        return parts if announced or dotted or plain[at] in SURNAMES else None
    last = national_end(plain, at) if announced or dotted else None
    if last and (last == run.end() or FOLLOWS.match(plain, last)):
        return last
    if is_double(plain[at : at + 4]) and (at + 4 == run.end() or FOLLOWS.match(plain, at + 4)):
        return at + 4
    length = surname_length(plain, at)
    for end in range(at + length + 1, min(at + length + 2, run.end()) + 1):
        is_closed = end == run.end() and len(run[0]) < 12
        if (is_closed or FOLLOWS.match(plain, end)) and is_name(
            plain[at:end], announced=announced and is_closed
        ):
            return end if length else None
    if (
        length == 1
        and len(run[0]) > 3
        and is_likely(plain[at : at + 3])
        and not _NOT_A_PERSON.search(run[0][:4])
        and plain[at + 1 : at + 3] not in words_like_names()
    ):
        return at + 2 if _begins_a_word(plain, at + 2) and plain[at + 1] in GIVEN else at + 3
    if announced and length and _is_long_name(plain[at : run.end()]):
        return run.end()
    return None


def _begins_a_word(plain: str, at: int) -> bool:
    """Whether a word rather begins here than one character later: 夏翰|民间借贷, but 萧俊平|民间借贷."""
    here, later = (
        is_usual(plain[first : first + 2]) and is_usual(plain[first + 2 : first + 4])
        for first in (at, at + 1)
    )
    return here and not later


def _is_long_name(said: str) -> bool:
    """Whether four characters are a name: of two surnames (范徐丽泰) or of characters given names are made of."""
    if (
        len(said) != 4
        or said[:2] in words_like_names()
        or _NOT_A_PERSON.search(said)
        or said[3] in _NOT_AT_THE_END
        or (is_usual(said[2:]) and not is_given(said[2:]))
    ):
        return False
    return said[1] in COMMON or sum(sign in GIVEN for sign in said[1:]) > 1


def is_double(said: str) -> bool:
    """Whether four characters are a name with two surnames before it: 范姜云秀, 张杨东宇."""
    both = said[:2] in DOUBLE or (said[:1] in COMMON and said[1:2] in COMMON and not is_usual(said[:2]))
    return len(said) == 4 and both and is_given(said[2:])


def is_name(said: str, *, announced: bool = False) -> bool:
    """Whether these characters can be a name. What is a word as well is one only where it is announced."""
    length = surname_length(said, 0)
    given = said[length:]
    if not length or not 1 <= len(given) <= 2 or _NOT_A_PERSON.search(said):
        return False
    is_place = length == 2 and len(given) == 2 and is_usual(given) and not is_given(given)
    if is_place and (not announced or said.startswith("东方")):
        return False  # 东方新城
    if said in KNOWN_TO_ALL and not (
        announced and len(said) == 2
    ):  # of two characters there are many namesakes
        return False
    if (any(char in _NEVER_INSIDE for char in given) and given != "和平") or (
        len(given) == 2 and given[1] in _NOT_AT_THE_END
    ):
        return False
    if said[:2] in words_like_names() and length == 1:
        known = all(char in GIVEN for char in given)
        return announced and (known and len(given) == 2 or given[0] in GIVEN and said[0] in COMMON)
    return announced or (
        said[0] not in _MORE_OFTEN_A_WORD and (given in GIVEN_PAIRS or any(char in GIVEN for char in given))
    )


def is_no_person(said: str) -> bool:
    """Whether these characters hold a word or an ending no name of a person has."""
    given = said[1:]
    return bool(
        _NOT_A_PERSON.search(said)
        or any(char in _NEVER_INSIDE for char in given)
        or given[-1:] in _NOT_AT_THE_END
    )


def is_short_name(said: str) -> bool:
    """Whether two characters look like a name even where little announces one."""
    return len(said) == 2 and said[0] in COMMON and said[1] in GIVEN and is_name(said)


def is_likely(said: str) -> bool:
    """Whether these characters look like a name even where nothing announces one: by surname and all of the given name."""
    length = surname_length(said, 0)
    if not is_name(said):
        return False
    given = said[length:]
    return is_given(given) and (length == 2 or said[0] in _SURE) and len(given) == 2


def is_given(said: str) -> bool:
    """Whether all of a given name is made of characters given names are made of."""
    return said in GIVEN_PAIRS or all(char in GIVEN for char in said)


def is_han(said: str) -> bool:
    return len(said) == 1 and "\u4e00" <= said <= "\u9fff"
