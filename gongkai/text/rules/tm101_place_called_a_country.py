"""TM101 涉及国家主权的表述错误。

Why: 香港、澳门、台湾是中国的一部分，不得称为国家，也不得与国家并列而统称“等国家”；边疆和海域用中国的名称。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope
from gongkai.text.sentences import holding
from gongkai.text.stretches import hits_of

_CALLED = re.compile(
    r"(?:台湾|香港|澳门)(?:共和国|民国|国(?=的|政府|代表|籍|旅行团|旅游团|游客|企业家|总统|国旗|人民|公民|学者|[，。、；]|$))|(?:西藏|新疆|内蒙古)(?:共和国|国(?=的|政府|代表|籍|总统))",
    re.M,
)
_PLACE = "(?:香港|澳门|台湾|港澳台|港台|港澳)(?:特别行政区|地区)?"
_AFTER = (
    "(?!级|机|行为|安全|利益|标准|有关|规定|政策|和地区|及地区|或地区|、地区|与地区|[和及或与、/（]?地区)"
)
_ONLY_PLACES = re.compile(
    rf"(?<![、和及与]){_PLACE}(?:[、和及与]{_PLACE})*等(?:国家(?!级|机|行为|安全|利益)(?:和地区)?|国(?=[，。；的考访招]))"
)
_AMONG = re.compile(
    rf"{_PLACE}(?:[、和及与][一-龥]{{2,5}})*等(?:\d{{1,3}}|[一二三四五六七八九十多]{{1,3}})?个?(?:国家{_AFTER}|国(?=[，。；的考访招]))"
)
_STATESMEN = re.compile(
    r"(?<![“‘伪])台湾(?:政府|总统|副总统|总统府|外交部|国防部|行政院|立法院|国会|中央银行|国旗|国歌)(?!”)"
)
_OF_TAIWAN = ("李登辉", "陈水扁", "马英九", "蔡英文", "赖清德")
_HEADS = re.compile(rf"(?:{'|'.join(_OF_TAIWAN)})副?总统(?!”)|(?<![“‘])副?总统(?:{'|'.join(_OF_TAIWAN)})")
_COUNTED = re.compile(
    rf"(?:{_PLACE}[、和](?:[一-龥]{{2,5}}[、和])*[一-龥]{{2,5}}|[一-龥]{{2,5}}(?:[、和][一-龥]{{2,5}})*[、和]{_PLACE}(?:[、和][一-龥]{{2,5}})*)[两三四五六七八九]国(?![家际内有企道庆])"
)
_BOTH = re.compile(
    r"中国(?:大陆)?(?:和|与|、)(?:台湾|香港|澳门)(?:两国|等国|之间的外交)|(?:中港|中台|中澳台)(?:两国|边境|关系(?!学)|外交)"
)
# 英吉利海峡两岸两国 is another strait.
_STRAITS = re.compile(
    r"(?<![利甲陀兹令鲜德峡尔亚])(?:台湾)?海峡两岸(?=的?(?:[两二]国|[两二]个国家|国家(?=[，。、；”的]|之?间|$))(?![际内有企道]))"
    r"(?:的?(?:[两二]国|[两二]个国家|国家))"
)
_MAINLAND = re.compile(r"(?:中国)?大陆(?=(?:和|与|同|、)(?:香港|澳门|港澳(?!台)))")
_NAMES = {
    "尖阁列岛": "钓鱼岛及其附属岛屿",
    "尖阁诸岛": "钓鱼岛及其附属岛屿",
    "斯普拉特利群岛": "南沙群岛",
    "帕拉塞尔群岛": "西沙群岛",
    "南中国海": "南海",
    "东中国海": "东海",
    "埃佛勒斯峰": "珠穆朗玛峰",
    "额菲尔士峰": "珠穆朗玛峰",
    "福尔摩沙": "台湾",
    "主权移交": "恢复行使主权",
}
_NAME = re.compile(
    "|".join(name for name in _NAMES if name != "主权移交") + "|(?<=香港)主权移交|(?<=澳门)主权移交"
)


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[Hit]:
    text = passage.shadow
    named = list(holding(text, (at for at, _ in places)))
    for hit in hits_of(text, named, _CALLED, _ONLY_PLACES, _AMONG, _STATESMEN, _BOTH, _HEADS, _COUNTED):
        yield Hit(*hit.span())
    for hit in hits_of(text, named, _STRAITS):
        yield Hit(*hit.span(), "海峡两岸")
    for hit in hits_of(text, named, _MAINLAND):
        yield Hit(*hit.span(), "内地", Gravity.WARNING)
    for hit in hits_of(text, named, _NAME):
        yield Hit(*hit.span(), _NAMES[hit[0]], Gravity.ERROR)


RULE = Rule(
    code="TM101",
    name="place-called-a-country",
    gravity=Gravity.SEVERE,
    says="“{found}”表述错误：不得把港澳台称作国家，边疆、海域用中国的名称",
    source="《中华人民共和国宪法》",
    wrong=(
        "来自台湾、日本、韩国、新加坡、马来西亚、泰国、越南、菲律宾、文莱、缅甸、老挝、柬埔寨、俄罗斯、哈萨克斯坦等国家的客商到会。",
        "邀请台湾国的艺术家参展。",
        "面向港澳台等国家和地区招展",
        "来自香港、澳门、韩国等国家的展品",
        "赴台湾、香港、澳门和日本等国家考察。",
        "赖清德总统发表讲话。",
        "赴新加坡、澳门、泰国三国考察。",
        "西藏国代表来访。",
        "邀请台湾国旅行团参观。",
        "与台湾等5个国家开展交流。",
        "中国和台湾两国的企业",
        "大陆与香港的合作",
        "台湾总统发表讲话。",
        "促进海峡两岸两国的图书交流。",
        "举办海峡两岸两个国家读书会。",
        "巡航尖阁列岛。",
    ),
    right=(
        "海峡两岸国家公园、国家图书馆交流。",
        "海峡两岸国家标准共通。",
        "先后赴新加坡、泰国两国和澳门特别行政区考察。",
        "台湾地区领导人赖清德，台湾“总统”蔡英文。",
        "西藏国有企业、新疆国家级自然保护区",
        "来自香港、澳门特别行政区和台湾地区的展品",
        "日本、韩国、台湾等国家和地区",
        "香港国际机场",
        "香港国家安全",
        "台湾国语",
        "加快内蒙古国、省干线公路养护，新疆国、省道路况良好。",
        "台湾国民党军政人员",
        "香港、澳门等国家级平台",
        "香港特别行政区法院对国防、外交等国家行为无管辖权。",
        "港澳台地区",
        "内地与香港的合作",
        "台湾地区领导人",
        "大陆与台湾的经贸往来",
        "促进海峡两岸图书交流，英吉利海峡两岸两国互展藏品。",
        "办好海峡两岸国家级交流基地。",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=(
        "西藏国",
        "新疆国",
        "西藏共和",
        "新疆共和",
        "内蒙古国",
        *_OF_TAIWAN,
        "台湾",
        "香港",
        "澳门",
        "港澳",
        "港台",
        "中港",
        "中台",
        "中澳台",
        "海峡两岸",
        *(name for name in _NAMES if name != "主权移交"),
    ),
)
