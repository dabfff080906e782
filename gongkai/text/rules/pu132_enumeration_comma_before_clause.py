"""PU132 分句之间用顿号。

Why: 顿号只分开并列的词语；“并将”“但”“又要”引出的是另一个分句，前面用逗号。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Hit, Rule, Scope

_LINK = re.compile(
    r"、(?=并(?:将|把|于|在|对|按|及时|向|由|经|会同|报|接受|保持|做好|予以|严格|自觉|积极|主动|附|抄|依法|请|携带|与|从|为|给|通过|要求|形成|建立|督促|提交|填写|注明|加盖|配合|在此|配备|安排|加强|组织|完善|落实|注意|确保|逐步|逐一|指定|明确)"
    r"|但(?!书|丁|泽|愿)|而(?:且|不|是|应|没有)|则(?!天)|又(?:要|能|是|可|不)|也(?:要|不|可|应|是|能)|所以|因此|因而|从而|进而|否则|不然|以便|以免|并且|同时|然后|却|就(?:可以|是|要|能|应)|才能|均(?:可|应|须|不)|都(?:要|应|可|能|是|须)|不得|特制定|特此|制定本|现将|现就|结合我[县市区省局镇乡]|经研究|予以)"
)
_OPENER = re.compile(r"(?:^|[。；！？：\n，])(?:为了|为|根据|依据|按照|由于|鉴于|经)[^，。；、\n]{4,40}$")
# These stand for words of a series.
_SERIES = re.compile(
    r"、(?:同时(?:期|间|段|代|性|空|进行|施工|投|设计|[^，。；、]{2,6}、)|但是否|予以[^，。；]{0,6}、)"
)
_QUOTED = re.compile(r"[“（《][^”）》\n]{0,30}$")


def check(text: str) -> Iterator[Hit]:
    for hit in _LINK.finditer(text):
        at = hit.start()
        since = max(0, at - 40)
        before = text[since:at]
        last = re.split("[，。；：、！？\n]", before)[-1]
        if (
            _SERIES.match(text, at)
            or _QUOTED.search(before)
            or len(last) < 4
            or last.startswith("同时")
            or not re.search("[一-龥]$", last)
        ):
            continue
        word = text[at + 1 : at + 3]
        if word[:1] in "不均都就予" or word in ("特制", "特此", "制定", "结合", "现将", "现就", "经研"):
            # Only where the words before it open a sentence.
            if word in ("不得", "予以") or word[:1] in "均都就":
                if not re.search(r"(?:凡|如|若|只要|对|符合|逾期)[^，。；、\n]{2,30}$", before):
                    continue
            elif not _OPENER.search(text[max(0, at - 60) : at]):
                continue
        # Old and solemn texts write 既……、又…… so: worth a word, not an alarm.
        mild = word[:1] in "又也从进才" or word == "同时"
        yield Hit(at, at + 1, "，", gravity=Gravity.ADVICE if mild else None)


_ANCHORS = (
    "、并", "、但", "、而", "、则", "、又", "、也", "、所以", "、因", "、从而", "、进而", "、否则", "、不", "、以", "、同时", "、然后", "、却", "、就",
    "、才", "、均", "、都", "、特", "、制定", "、现", "、结合", "、经", "、予以",
)  # fmt: skip


RULE = Rule(
    code="PU132",
    name="enumeration-comma-before-clause",
    gravity=Gravity.WARNING,
    says="分句之间用逗号，不用顿号",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "读者请提前入场、并将手机调至静音。",
        "要方便读者借阅、但不得污损。",
        "既要清点馆藏、又要修补旧报。",
        "为了保障馆藏安全、特制定本办法。",
    ),
    right=(
        "读者请提前入场，并将手机调至静音。",
        "要方便读者借阅，但不得污损。",
        "开展合并、并入、并购工作。",
        "实行首问、但书、则例三项。",
        "为了保障馆藏安全，特制定本办法。",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=_ANCHORS,
)
