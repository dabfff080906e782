"""NU114 漏写数字或者量词。

Why: “信息条”漏了几条，“信息64，”漏了“条”，“由降低为”漏了原来是多少：读者无从知道，也无从核对。
"""

import re
from collections.abc import Iterator

from gongkai.text.amount import ARABIC, DIGITS
from gongkai.text.finding import Gravity
from gongkai.text.rule import Hit, Rule, Scope
from gongkai.text.stretches import hits_of, near

_COUNTED = {
    "信息": "条", "动态": "条", "文件": "件", "申请": "件", "案件": "件", "信件": "件", "提案": "件", "建议": "条", "意见": "条",
    "文章": "篇", "稿件": "篇", "解读": "篇", "会议": "次", "培训": "次", "活动": "次", "发布会": "场", "诉求": "件", "投诉": "件", "简报": "期",
}  # fmt: skip
_NOUNS = "|".join(sorted(_COUNTED, key=len, reverse=True))
_ACTS = "公开|发布|制发|印发|受理|收到|办理|办结|接收|答复|召开|举办|组织|开展|编发|编印|刊发|报送|转发|推送|处理|回复|征集"
_UNITS = "条|件|篇|份|次|期|场|个|项|起|宗|人次|场次"
# 公开核准企业资质条、施工许可证76条、安全生产许可证121条: the items around have their numbers.
_ITEM = rf"[^、，。；：\d\n]{{2,16}}{ARABIC}"
_IN_A_LIST = re.compile(
    rf"(?:^|(?<=[，。；：…]))(?P<item>[^、，。；：\d\n]{{4,24}}?)(?P<unit>[条件篇份次期场])[、，](?=(?:{_ITEM}(?P=unit)[、，。；]){{2}})",
    re.M,
)
_WORDS_IN_UNITS = re.compile(
    r"(?:[头线面教信萧苗逐各本前上下]条|[文条信案事邮证软硬附稿零急要部配元]件|诗篇|[身月年省股部]份|[层档场批人再依名首多每这此其屡]次|[学周定长短日近前后中晚早工本分]期|[市现广立商农机工操]场)$"
)
_BARE_UNIT = re.compile(r"[条件篇份次期场][、，](?=[^、，。；：\d\n]{2,16}\d)")
_BARE_NUMBER = re.compile(rf"(?:{_NOUNS})(?:共计|总计|合计|累计|共)?\d")
_BARE = re.compile(
    rf"(?:{_ACTS})(?:了)?[^，。；：、\d\n（）]{{0,14}}?(?P<noun>{_NOUNS})(?:共计|总计|合计|累计|共)?(?P<many>{ARABIC})(?=[，。；])"
)
_COUNTER = rf"(?:{_ACTS})(?:了)?(?:各类|政府|公文类|主动|政务|新闻|依申请)*(?:信息条|动态条|文件份|文章篇|稿件篇|会议次|发布会场|培训次|培训期|培训场次|活动次|活动场次|简报期)(?=[，。；、])"
_NO_NUMBER = re.compile(rf"(?:共计|总计|合计)(?:{_UNITS})(?=[，。；、]|\n|$)|{_COUNTER}")
_FROM_NOTHING = re.compile(
    r"由(?<![自理经缘情来].)(?:原来的?|原先的?|每[人户月年亩件次]){0,3}(?:降低|提高|增加|减少|上升|下降|上调|下调|增长|缩短|压缩|扩大|提升|降)(?:为|到|至)(?=(?:每[^，。；\d]{1,6}|约)?\d)"
)
_COUNT_BEHIND = re.compile(r"数\d[\d,]*[，、]")
# 主动公开信息数130，依申请公开信息数363条: of three counts of one kind one lacks the unit.
_COUNT_WITHOUT = re.compile(
    rf"(?P<label>[一-龥]{{2,12}}(?:{_NOUNS})数)(?P<many>\d[\d,]*)(?=[，、](?:[一-龥]{{2,12}}数?)\d[\d,]*(?P<unit>条|件|篇)[，、。；])"
)


_WORDS = (
    "共计", "总计", "合计", "信息条", "动态条", "文件份", "文章篇", "稿件篇", "会议次", "发布会场", "培训次", "培训期", "培训场次", "活动次", "活动场次", "简报期",
)  # fmt: skip
_NUMBER_GONE = re.compile("|".join(_WORDS))


def check(text: str) -> Iterator[Hit]:
    for hit in hits_of(text, near(_BARE_UNIT, text), _IN_A_LIST):
        if not _WORDS_IN_UNITS.search(hit["item"] + hit["unit"]):
            yield _without_number(hit, hit.start("unit"))
    for found in (hits_of(text, near(_NUMBER_GONE, text), _NO_NUMBER), _FROM_NOTHING.finditer(text)):
        for hit in found:
            yield Hit(hit.start(), hit.end(), words={"what": "数字"})
    for hit in hits_of(text, near(_BARE_NUMBER, text), _BARE):
        if re.fullmatch(r"[\d,.]+万?", hit["many"]) and not re.fullmatch(r"[1-9]", hit["many"]):
            yield Hit(
                hit.start("noun"),
                hit.end("many"),
                f"{hit['noun']}{hit['many']}{_COUNTED[hit['noun']]}",
                words={"what": "量词"},
            )
    for hit in hits_of(text, near(_COUNT_BEHIND, text), _COUNT_WITHOUT):
        yield Hit(
            hit.start("label"),
            hit.end("many"),
            f"{hit['label']}{hit['many']}{hit['unit']}",
            words={"what": "量词"},
        )


def _without_number(hit: re.Match[str], unit: int) -> Hit:
    return Hit(hit.start("item"), unit + 1, words={"what": "数字"})


RULE = Rule(
    code="NU114",
    name="number-or-unit-missing",
    gravity=Gravity.WARNING,
    says="“{found}”漏写了{what}",
    source="《出版物上数字用法》（GB/T 15835—2011）",
    wrong=(
        "全年公开企业备案条、施工许可76条、排水许可5条。",
        "全年发布各类政府信息312，其中网站200条。",
        "全年受理申请共计件，均已答复。",
        "今年公开政务信息条，召开会议12次。",
        "补助标准由提高到1200元。",
        "补助标准由每人每月提高到每人每月1200元。",
        "其中主动公开信息数95，依申请公开信息数12条。",
    ),
    right=(
        "全年公开企业备案8条、施工许可76条、排水许可5条。",
        "全年发布各类政府信息312条，其中网站200条。",
        "全年受理申请共计12件，均已答复。",
        "补助标准由1000元提高到1200元。",
        "其中主动公开信息数95条，依申请公开信息数12条。",
        "公开行政规范性文件、施工许可76件、排水许可5件。",
        "印发文件1，附件2。",
        "取消的理由提高到3条。",
        "累计阅读人数125万，累计阅读次数312万。",
        "公布头条、动态76条、公告5条。",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=(*DIGITS, *_WORDS),
)
