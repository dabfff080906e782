"""PU133 一句话没有说完就用了句号，或者该用冒号处用了别的标点。

Why: “虽然……但是”“如果……将”是一句话，中间用逗号。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Hit, Rule, Scope

# These begin with the mark before the sentence: that is found fast, and a text is given one before its first.
_HALVES = re.compile(
    r"[。；！？\n](?:(?:虽然|尽管)[^，。；\n“”]{2,26}(。)(?=但|然而|可是|却|仍)|因为[^，。；\n]{2,26}(。)(?=所以)"
    r"|(?:如果|若|如|假如|一旦|凡是?|对于)[^，。；：\n“”]{3,24}(。)(?=将|则|就|应|一律|要|可以|由|予以|必须)"
    r"|(?:不仅|不但|既)[^，。；\n]{2,26}(。)(?=而且|还|也|又)|(?:只有|只要)[^，。；\n]{2,26}(。)(?=才|就)"
    r"|(?:为了|为|根据|按照|依据)[^，。；\n《》]{4,40}(。)(?=特制定|制定本|现将|现就|结合|经)"
    r"|(?:由于|因为)[^，。；：\n]{1,16}(?:原因|影响|不足|不力|不够|需要|关系|有限|限制|不到位|不当)(。)(?=[一-龥])"
    r"|如[有遇][^，。；：\n]{1,12}(。)(?=请|可|应|须|将|由))"
)
_SERIES = re.compile(
    r"(。)(?<=[一-龥]{2}。)(?:(?=[一-龥]{2}(?:、[一-龥]{2}){1,3}[的相](?:原则|方针|要求|理念|结合))|(?<=[一-龥]{2}、[一-龥]{2}。)(?=(?!我们|他们|群众|大家|政府|国家)[一-龥]{2}(?:、[一-龥]{2}){0,3}的(?:原则|方针|要求|理念|思路)))"
)
_SAID = re.compile(r"([。、；，])(?=“[^”\n]{5,300}[。！？]”)(?<=[说道问指表强喊调出示求曰].)")
_SEMI = re.compile(r"(；)(?=但(?!是|书)|确保|以便|从而|却|所以|因此)(?![^。\n]*；)(?<=[^，。；：、\n]{2}；)")
_LABEL = re.compile(
    r"^[ \t]*(?:联系人|联系电话|电话|地址|联系方式|电子邮箱|邮箱|时间|地点|传真|邮编|网址|办公地址|通讯地址|会议时间|会议地点|报名时间|报名地点|监督电话|举报电话|咨询电话)([。，；、.])(?=[一-龥\dA-Za-z（])",
    re.M,
)
_ADDRESS = re.compile(
    r"^[ \t]*各(?:科室|股室|处室|县区|镇街|乡镇|部门|单位|市县|区县|成员单位|村|社区|学校|企业|街道|县|市|镇|有关单位|相关单位|党支部|支部)(?:、各?[一-龥]{2,8}){0,3}([；，。])[ \t]*$",
    re.M,
)
_DENG = re.compile(
    r"(，)(?=等(?!等|待|于|候|到|级|同)[一-龥]{1,6})(?:(?<=、[一-龥]{2}，)|(?<=、[一-龥]{3}，)|(?<=、[一-龥]{4}，))"
)
_BRACKET = re.compile(r"（[^（）\n。]{2,30}([。；，、])(?=）[一-龥，。])")
_NAME = re.compile(
    r"([.．])(?<=[一-龥]{2}.)(?<![一二三四五六七八九十].)(?=[一-龥]{2,8}(?:同志|先生|女士|任[局县市主副科乡镇组书院校区]|当选))"
)
_RANGE = re.compile(r"([-－](?<=[\d月日年时分].)[-－]+)(?=\d{1,4}[月日年时:元人%])")


def check(text: str) -> Iterator[Hit]:
    seen: dict[tuple[int, int], str | None] = {}
    for pattern, better in (
        (_HALVES, "，"), (_SAID, "："), (_SERIES, "，"), (_SEMI, "，"), (_LABEL, "："), (_ADDRESS, "："), (_DENG, ""), (_BRACKET, ""), (_NAME, "·"), (_RANGE, "—"),
    ):  # fmt: skip
        shift = 1 if pattern is _HALVES else 0
        for hit in pattern.finditer("\n" + text if shift else text):
            group = next(number for number in range(1, hit.re.groups + 1) if hit[number])
            seen.setdefault((hit.start(group) - shift, hit.end(group) - shift), better)
    for span, mended in sorted(seen.items()):
        mild = text[span[0]] == "；" and mended == "，"  # laws write ；但是，
        yield Hit(*span, mended, gravity=Gravity.ADVICE if mild else None)


RULE = Rule(
    code="PU133",
    name="full-stop-cuts-sentence",
    gravity=Gravity.WARNING,
    says="此处标点应为“{better}”",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "虽然书架不足。但是借阅照常。",
        "馆长说。“要方便读者。”",
        "要方便读者；但不能污损。",
        "联系人。馆长",
        "各科室；",
        "阿卜杜拉.买买提同志任副馆长。",
        "开放时间为5月--6月。",
    ),
    right=(
        "虽然书架不足，但是借阅照常。",
        "馆长说：“要方便读者。”",
        "要方便读者，但不能污损。",
        "联系人：馆长",
        "各科室：",
        "阿卜杜拉·买买提同志任副馆长。",
        "开放时间为5月—6月。",
        "有关事项如下列所示。",
        "依照规定，答复如下。",
        "《读者须知》全文如下。",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=("。", "；", "，等", ".", "--", "，”", "，", "、）"),
)
