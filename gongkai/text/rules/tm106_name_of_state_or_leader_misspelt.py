"""TM106 国名、党和国家领导人姓名、指导思想的名称写错。

Why: 这些名称错一个字就是政治性差错；错在头一字、末一字的，固定表述的比对看不到，逐个写明。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope
from gongkai.text.sentences import holding
from gongkai.text.stretches import hits_of

# Only characters taken for the right ones by sound or look: any other may be another word, or another person.
_JIN, _PING, _XI = "[进静尽锦谨金紧斤今晋禁劲巾]", "[乎评苹凭坪瓶屏萍枰]", "[刁羽司刀写席西息希喜昔夕细]"
_OF_HIM = "总书记|主席(?!团)|同志|新时代|法治思想|经济思想|外交思想|强军思想|文化思想|生态文明思想"
_NAMES = (
    (rf"习(?:近{_PING}|{_JIN}平|平近)(?={_OF_HIM})(?<![学练复自实温见补研讲]习..)", "习近平"),
    (rf"(?<=总书记|家主席|委主席)习(?:近{_PING}|{_JIN}平|平近)", "习近平"),
    (r"习近平平(?=总|主席|同志|新时|强调|指出|在|出席|主持|对|考察|致)", "习近平"),
    (r"(?<![学研温复])习习近平|习近近平", "习近平"),
    (rf"{_XI}近平(?=总书记|主席(?!团)|新时代|[一-龥]{{2,4}}思想)", "习近平"),
    (r"习近平总书[计纪机己季]|习近平总[输叔树]记", "习近平总书记"),
    (r"习近平新时代中国特色社会主义思[响相像向享]", "习近平新时代中国特色社会主义思想"),
    (r"(?<=中国特色)社会主[意议益艺易亦译仪谊异](?!识|见|图|会|题)", "社会主义"),
    (r"毛泽东思[响相像享]|毛[择译则责]东思想|[手笔](?<!毛)泽东思想", "毛泽东思想"),
    (r"邓小平理[沦伦轮仑抡纶]|邓[晓少]平理论|邓小[乎评苹凭]理论", "邓小平理论"),
    (r"中华人民共和[囯过果郭]|[申种重](?<!中)华人民共和国|中国人[民名明]共和国|中华人[名明]共和国|中[化花哗]人民共和国", "中华人民共和国"),
    (r"中国共[厂户广严彦](?:党)(?!校)|中国共产[挡谠当](?=中央|章程|员|组织|领导|的)", "中国共产党"),
    (r"中央人民政[付俯腑附]", "中央人民政府"),
)  # fmt: skip
_PATTERNS = tuple((re.compile(pattern), better) for pattern, better in _NAMES)
# Each of the names keeps one of these whatever character of it is wrong.
_SIGNS = (
    "近平", "习近", "习平近", "平总书记", "平主席", "平同志", "平新时代", "平法治思想", "中国特色社会", "泽东", "东思想", "小平理", "平理论",
    "邓小", "人民共和", "共和国", "中国共", "中央人民政",
)  # fmt: skip


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[Hit]:
    text = passage.shadow
    sentences = list(holding(text, (at for at, _ in places)))
    for pattern, better in _PATTERNS:
        for hit in hits_of(text, sentences, pattern):
            if hit[0] != better:
                yield Hit(*hit.span(), better)


RULE = Rule(
    code="TM106",
    name="name-of-state-or-leader-misspelt",
    gravity=Gravity.SEVERE,
    says="“{found}”应为“{better}”",
    source="《中华人民共和国宪法》《中国共产党章程》",
    wrong=(
        "习进平总书记对开放工作作出指示。",
        "国家主席习近乎参观展览。",
        "中共中央总书记习近评在座谈会上讲话。",
        "总书记习近平平强调，要把好事办好。",
        "刁近平总书记考察博物馆。",
        "习近平总书计考察图书馆。",
        "以习近平新时代中国特色社会主义思响为指引。",
        "坚持中国特色社会主意道路。",
        "坚持毛择东思想。",
        "学习邓小平理伦。",
        "中国人名共和国成立以来的展品。",
        "根据中华人民共和囯图书馆事业的规划。",
        "坚持中国共厂党的领导。",
    ),
    right=(
        "习近平总书记对开放工作作出指示。",
        "深入学习习近平新时代中国特色社会主义思想。",
        "学习总书记重要讲话，研习近代史。",
        "习近平主持会议，习近平同各国代表会见。",
        "毛泽东思想、邓小平理论",
        "中华人民共和国中央人民政府",
        "各国共产党、法国共产党、共产主义青年团",
        "中国共产主义青年团、中国共产党党校",
        "在中国人民大学，和平理论与和平共处",
        "截至年底，中国共有党员近一亿名。",
        "中国共同党派、新时代中国特色社会主要矛盾",
        "中国特色社会主流价值观，中国特色社会主阵地",
        "毛泽东思考过这个问题，毛泽东思念故乡。",
        "邓小平理解群众，邓小平理政",
        "与近平同志一起、张近平同志、习远平同志",
        "平平安安，见习近三个月，自习平均两小时",
        "中国特色社会主义，中国特色社会治理",
        "朝鲜民主主义人民共和国、老挝人民民主共和国",
        "中央人民政府驻香港特别行政区联络办公室",
        "《近平》一书",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=_SIGNS,
)
