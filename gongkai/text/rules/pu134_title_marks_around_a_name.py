"""PU134 称号、奖项、活动等名称用了书名号。

Why: 书名号标示书、文件和作品；荣誉称号、奖项、商标、证照、会议、活动不是作品，用引号或者不加标点。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope
from gongkai.text.stretches import hits_of, near

_TITLE = r"《([^《》“”\n]{2,16})》"
_HONOURS = "红旗手|标兵|能手|模范|先锋|卫士|工匠|先进(?:单位|集体|个人|工作者|党支部)|(?:示范|文明|优秀|先进|模范|健康|卫生|平安|园林|宜居|绿色)[^《》]{0,8}(?:单位|集体|个人|企业|家庭|村|镇|乡|社区|县|市|城市|学校|校园|机关)"
_GIVEN = r"(?:授予|荣获|获得|获评|获颁|获|评为|评选为|命名为|评选出?|颁发|荣膺|创建)(?:了|过)?[^，。；《》\n]{0,14}"
_PATTERNS = (
    # 《…》称号, whatever stands within
    re.compile(rf"{_TITLE}(?:荣誉)?称号"),
    # 荣获《…奖》, 授予《…标兵》
    re.compile(rf"{_GIVEN}《((?!关于)[^《》“”\n]{{0,14}}(?:奖|奖章|奖杯|勋章|奖牌|称号|{_HONOURS}))》(?!一书|杂志|证书|证明|的?通知|的?决定|办法|方案|刊发|全文|文件|批复|报道)"),
    # 举办《…招聘会》, 启动《…行动》; 《红楼梦》主题活动 is about a work
    re.compile(r"(?:开展|组织|举办|召开|启动|参加|承办|主办|实施)(?:了|过)?[^，。；《》\n]{0,8}《([^《》“”\n]{2,16}(?:活动|大赛|竞赛|比赛|论坛|[推座博招洽]\w会|会议|培训班|夏令营))》(?!方案|通知|的)"),
    re.compile(r"(?:开展|启动|实施)(?:了)?[^，。；《》\n]{0,8}《([^《》“”\n]{2,10}(?:行动|工程))》(?=[，。；、]|以来)"),
    re.compile(rf"(?:注册|使用|申请|侵犯|冒用|假冒)(?:了)?[^，。；《》\n]{{0,8}}{_TITLE}(?:注册)?商标"),
)  # fmt: skip
_SIGN = re.compile(
    r"》(?=荣?誉?称号|注?册?商标)|(?:[奖杯章牌号手兵范锋士匠位体人者部业庭村区镇乡县市校园关动赛坛会议班营程])》"
)
# What is within is a work after all.
_A_WORK = re.compile(
    r"(?:法|法典|条例|规定|办法|细则|意见|方案|纲要|准则|规则|通知|决定|报告|规划|计划|标准|规范|公约|宪法|章程|读本|手册|指南|精神|讲话|文选|日报|晚报|周刊|杂志|全书)$|^关于"
)


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in hits_of(text, near(_SIGN, text), *_PATTERNS):
        at = next(number for number in range(1, (hit.lastindex or 0) + 1) if hit[number])
        if not _A_WORK.search(hit[at]):
            yield hit.start(at) - 1, hit.end(at) + 1, f"“{hit[at]}”"


RULE = Rule(
    code="PU134",
    name="title-marks-around-a-name",
    gravity=Gravity.WARNING,
    says="“{found}”不是作品，不用书名号，宜为{better}",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "授予张馆员《读书之星》称号。",
        "本馆荣获《全国文明单位》称号。",
        "该片获得《金穗奖》。",
        "本馆启动《书香进村行动》，送书到户。",
        "举办《读者座谈会》。",
        "不得冒用《夜读时光》商标。",
    ),
    right=(
        "授予张馆员“读书之星”称号。",
        "开展《民法典》主题宣传活动。",
        "该书获得《人民日报》刊发书评。",
        "评为《读者》年度好书。",
        "颁发《优秀馆员》证书。",
        "印发《关于开展文明单位创建活动的通知》",
        "开展《图书馆法》知识竞赛活动。",
        "举办《红楼梦》主题活动。",
        "放映《书香行动》。",
        "印发《读者座谈会方案》",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=("《",),
)
