"""PU120 该用冒号提示下文处用了别的标点。

Why: “下列材料”“如下”提示后面的分项，其后用冒号；用分号或逗号，读者以为话没有说完。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope

_WHAT = "材料|资料|文件|证件|证明|条件|情形|内容|事项|信息|要求|程序|步骤|方式|方法|途径|行为|职责|义务|权利|规定|措施|情况|问题|原则|因素|手续|标准|范围|部门|单位|人员|项目|任务|方面|几点|工作"
_FIRST = r"(?:一是|第一[，、]|首先|[一1]、|（[一1]）|1\.|1）|①)"
# At the end of a paragraph, or right before the first item; “提交下列材料，并…” goes on.
_ANNOUNCED = re.compile(
    rf"(?:(?:下列|以下(?!的|简称|人|医|农))[^，。；：、（）\n“”]{{0,10}}?(?:{_WHAT})之?[一二三四五六七八九十]?|如下)"
    rf"(?:(；)(?=[ \t]*(?:$|{_FIRST}))|([，、])(?=[ \t]*(?:\n\s*)?{_FIRST}|\s*\Z))",
    re.M,
)
_NOT_BELOW = frozenset("级元人米度岁吨个县%0123456789")  # 县级以下, 50人以下
# The labels of a form's last lines.
_LABELS = (
    "联系人；", "联系电话；", "联系方式；", "联系地址；", "通讯地址；", "办公地址；", "办公时间；", "电子邮箱；", "邮政编码；", "监督电话；", "咨询电话；",
    "举报电话；", "附件；", "抄送；", "主送；",
)  # fmt: skip
# 窗口开放时间；周一至周五…: at the beginning of a line nothing but a label ends so soon.
_KINDS = (
    "时间", "地点", "地址", "方式", "电话", "热线", "邮箱", "单位", "主题", "条件", "对象", "标准", "依据", "费用", "期限", "范围", "流程", "网址", "名称", "编号",
    "邮编", "传真", "路线", "名额", "岗位", "人数", "机关", "部门", "账号", "户名",
)  # fmt: skip
_LABELLED = re.compile(
    r"[ \t]*(?:[\d一二三四五六七八九十]{1,2}[.、][ \t]*)?(?!公[布开]|确定|明确|核[对实]|调整|延长|缩短|落实|规范|完善|优化|加强|填写|[注写说载]明|登记|变更|统一|压缩|减少|增加|降低|提高|选择|[更修]改|符合|违反|超过|具备|隐瞒|虚报|按|无|有|未|不)[一-龥]{0,8}；"
    r"[ \t]*(?=[^。；\n]{0,24}(?:\d|周[一二三四五六日]|工作日|上午|全天|年满|持有|具有|凡|[路楼室厅街@]))(?=[^，。；：\n]{2,40}(?:[，、。]|$))"
    rf"(?![一-龥]{{0,6}}(?:{'|'.join(_KINDS)}|事项|要求|情况|内容|材料)[；。])",
    re.M,
)
_LONGEST_LABEL = 14
_SHORT_REST = re.compile(r"[^，。；：\n]{1,40}[。；]?$", re.M)


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[tuple[int, int, str | None]]:
    text = passage.prose
    for at, word in places:
        if word in _LABELS:
            end = at + len(word)
            if not text[text.rfind("\n", 0, at) + 1 : at].strip() and _SHORT_REST.match(text, end):
                yield end - 1, end, "："
        elif word.endswith("；"):
            begin, end = text.rfind("\n", 0, at) + 1, at + len(word)
            if at - begin <= _LONGEST_LABEL and (hit := _LABELLED.match(text, begin)) and end <= hit.end():
                yield end - 1, end, "："
        elif text[at - 1 : at] not in _NOT_BELOW and (hit := _ANNOUNCED.match(text, at)):
            yield *hit.span(hit.lastindex or 0), "："


RULE = Rule(
    code="PU120",
    name="no-colon-before-list",
    gravity=Gravity.WARNING,
    says="“{found}”应为冒号：前面的话提示下文",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "办理借书证，应当携带下列证件；",
        "现将开放安排通知如下，一是按时开馆；二是做好登记。",
        "读者应当遵守以下规定；\n（一）凭证入馆；\n（二）保持安静。",
        "联系人；李馆员",
        "窗口开放时间；周一至周五9:00—17:00。",
        "报名条件；年满十八周岁，持有借书证。",
        "现将开放安排通知如下，",
    ),
    right=(
        "办理借书证，应当携带下列证件：",
        "携带下列证件，到服务台办理。",
        "现将开放安排通知如下。",
        "有下列情形之一的，不予办理；情节严重的，予以注销。",
        "联系人、联系电话和地址",
        "报名时间；报名地点；报名方式。",
        "公布开放时间；修补旧报。",
        "明确责任单位；落实责任人；定期检查。",
        "符合以下条件，可以办证；不符合的，说明理由。",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=("下列", "以下", "如下", *_LABELS, *(f"{kind}；" for kind in _KINDS)),
)
