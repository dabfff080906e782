"""PU133 一句话没有说完就用了句号，或者该用冒号处用了别的标点。

Why: “如下”引出下文用冒号；“虽然……但是”“如果……将”是一句话，中间用逗号。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Hit, Rule, Scope

_BELOW = re.compile(
    r"(?:(?:现|特|兹|一并)?(?:将|就|对)[^，。；：\n]{2,40}?|(?:事项|内容|安排|要求|意见|情况|结果|标准|名单|措施|规定|程序|任务|条件|方案|问题|建议|计划|数据|公告|通知|如实)(?:具体)?)(?:通知|公告|通告|公示|公布|报告|说明|答复|批复|函告|函复|明确|汇报|发布|规定|安排|修改|通报|解释|请示)?如下([。，；、])(?=[ \t]*(?:$|\n|[一1][、.]|（一）|一是))",
    re.M,
)
_BELOW_WIDE = re.compile(r"如下([。；])(?=[ \t]*(?:\n[ \t]*[一1（]|\Z))")
_HALVES = re.compile(
    r"(?:^|(?<=[。；！？\n]))(?:(?:虽然|尽管)[^，。；\n“”]{2,26}(。)(?=但|然而|可是|却|仍)|因为[^，。；\n]{2,26}(。)(?=所以)|(?:如果|若|如|假如|一旦|凡是?|对于)[^，。；：\n“”]{3,24}(。)(?=将|则|就|应|一律|要|可以|由|予以|必须)|(?:不仅|不但|既)[^，。；\n]{2,26}(。)(?=而且|还|也|又)|(?:只有|只要)[^，。；\n]{2,26}(。)(?=才|就)|(?:为了|为|根据|按照|依据)[^，。；\n《》]{4,40}(。)(?=特制定|制定本|现将|现就|结合|经))",
    re.M,
)
_SAID = re.compile(r"(?<=[说道问指表强喊调出示求曰])([。、；，])(?=“[^”\n]{5,}[。！？]”)")
_SEMI = re.compile(r"[^，。；：、\n]{2,14}(；)(?=但(?!是|书)|确保|以便|从而|却|所以|因此)(?![^。\n]*；)")
_LABEL = re.compile(
    r"^[ \t]*(?:联系人|联系电话|电话|地址|联系方式|电子邮箱|邮箱|时间|地点|传真|邮编|网址|办公地址|通讯地址|会议时间|会议地点|报名时间|报名地点|监督电话|举报电话|咨询电话)([。，；、.])(?=[一-龥\dA-Za-z（])",
    re.M,
)
_ADDRESS = re.compile(
    r"^[ \t]*各(?:科室|股室|处室|县区|镇街|乡镇|部门|单位|市县|区县|成员单位|村|社区|学校|企业|街道|县|市|镇|有关单位|相关单位|党支部|支部)(?:、各?[一-龥]{2,8}){0,3}([；，。])[ \t]*$",
    re.M,
)
_DENG = re.compile(r"(?<=、)[一-龥]{1,6}(，)(?=等(?!等|待|于|候|到|级|同|级|候)[一-龥]{1,6})")
_BRACKET = re.compile(r"（[^（）\n。]{2,30}([。；，、])(?=）[一-龥，。])")
_NAME = re.compile(
    r"(?<=[一-龥]{2})(?<![\d一二三四五六七八九十])([.．])(?=[一-龥]{2,8}(?:同志|先生|女士|任[局县市主副科乡镇]|当选))"
)
_RANGE = re.compile(r"(?<=[\d月日年时分])(--+|－－+)(?=\d{1,4}[月日年时:元人%])")


def check(text: str) -> Iterator[Hit]:
    seen: dict[tuple[int, int], str | None] = {}
    for pattern, better in (
        (_BELOW, "："), (_BELOW_WIDE, "："), (_HALVES, "，"), (_SAID, "："), (_SEMI, "，"), (_LABEL, "："), (_ADDRESS, "："), (_DENG, ""), (_BRACKET, ""), (_NAME, "·"), (_RANGE, "—"),
    ):  # fmt: skip
        for hit in pattern.finditer(text):
            group = next(number for number in range(1, hit.re.groups + 1) if hit[number])
            seen.setdefault(hit.span(group), better)
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
        "经馆务会议同意，现将有关事项通知如下。",
        "虽然书架不足。但是借阅照常。",
        "馆长说。“要方便读者。”",
        "要方便读者；但不能污损。",
        "联系人。馆长",
        "各科室；",
        "阿卜杜拉.买买提同志任副馆长。",
        "开放时间为5月--6月。",
    ),
    right=(
        "经馆务会议同意，现将有关事项通知如下：",
        "虽然书架不足，但是借阅照常。",
        "馆长说：“要方便读者。”",
        "要方便读者，但不能污损。",
        "联系人：馆长",
        "各科室：",
        "阿卜杜拉·买买提同志任副馆长。",
        "开放时间为5月—6月。",
        "有关事项如下列所示。",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=("如下", "。", "；", "，等", ".", "--", "，”", "，", "、）"),
)
