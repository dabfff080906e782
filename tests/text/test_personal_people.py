"""Who is named as somebody of the public, however rare the name, and who only as a head of a place."""

from __future__ import annotations

import pytest

from gongkai.text.personal import look
from tests.text.personal_sets import checked_id

ID = checked_id("22990119800101123")
PHONE = "13800000000"

NAMED = [
    # what somebody is, right before the name
    ("失主洪玥请速来认领。", "洪玥"), ("村医傅翠莲个人微信abc_12345", "傅翠莲"), ("密切接触者傅懿，居住于柳树村", "傅懿"), ("转业士官仝建军安置到本局。", "仝建军"), ("特困供养人员常来娣，分散供养", "常来娣"),
    ("应聘人员于敏的材料", "于敏"), ("护理人洪长庚，同村", "洪长庚"), ("复议申请人郗珺珺不服处罚", "郗珺珺"), ("不动产权利人逄国庆坐落于柳树村的房屋", "逄国庆"), ("选手揭文博，请入场", "揭文博"),
    ("市民傅莉致电热线", "傅莉"), ("当事人于静驾驶小型汽车", "于静"), ("户名宋福来，", "宋福来"), ("受助学生任一诺，", "任一诺"), ("驾驶人许可馨。", "许可馨"), ("业主李强，", "李强"),
    # how the sentence is built
    ("我是傅晓琴，家住城南", "傅晓琴"), ("关于洪刚反映路灯损坏问题的答复", "洪刚"), ("现将傅珺等5名同志公示如下", "傅珺"), ("文书已邮寄至逄凤琴住所", "逄凤琴"), ("请汇至易芳个人账户", "易芳"),
    ("退还隗勇保证金500元", "隗勇"), ("拾得身份证一张，姓名傅长庚，请认领", "傅长庚"), ("收件人：亓玉珺，", "亓玉珺"), ("申请人潘涛于2024年1月5日提交", "潘涛"), ("申请人傅冬生于2024年1月5日向本局提交", "傅冬生"),
    # compound surnames and names of other tongues
    (f"密切接触者司马秋菊，{PHONE}", "司马秋菊"), (f"夏侯小燕，{PHONE}", "夏侯小燕"), (f"轮候名单：1.欧阳浩然（{ID}）", "欧阳浩然"), ("业主尉迟娟称漏水", "尉迟娟"),
    ("经查，扎西次仁，女，37岁", "扎西次仁"), ("姓名其其格，逾期居留", "其其格"), ("市民古丽娜尔·吐尔逊致电热线", "古丽娜尔·吐尔逊"), ("申请人阿依古丽·艾合买提于5月3日提交", "阿依古丽·艾合买提"),
    (f"登记：买买提·阿卜杜拉，{ID}", "买买提·阿卜杜拉"), (f"联系{PHONE}（古丽·艾力）", "古丽·艾力"), ("特困人员阿不都·吐尔逊去世后", "阿不都·吐尔逊"), ("关于扎西次仁投诉物业的回复", "扎西次仁"),
    # beside a number of whatever kind
    (f"名单：沈立新（{ID}）", "沈立新"), (f"承租人于静，{ID}", "于静"), ("李有为（吉A12345）", "李有为"), (f"赵亚男，女，身份证号{ID}", "赵亚男"),
]  # fmt: skip
NOBODY = [
    "市长李建国批示后", "副县长王海涛率队到柳树村调研", "市委书记赵建军主持召开会议", "区长洪志强在某公司走访时强调", "县委副书记、县长王伟出席", "镇长扎西次仁调研牧区", "区教育局党委书记欧阳娜讲话",
    "我是江苏人", "我是农民，", "我是高三学生", "我是居民，", "关于金华反映强烈的问题", "关于群众来信的答复", "关于高新区投诉处理的回复", "现将高新区等5个单位公示如下", "邮寄至平安大厦", "退还高新企业保证金", "退还金额5元",
    "姓名不详，", "姓名和住址", "当事人任一方，", "当事人于春节期间", "摊贩占道经营", "教师和学生", "消费者权益法", "群众查清楚", "保护工程建设", "护理人员安排", "应聘人员平均年龄", "选手安全，", "学生安全，", "当事人陈述申辩，",
    "欧阳路与文昌路交叉口", "司马村、夏侯庄", "返还石油公司", "居民高峰期用电", "密切接触者管理，", "户主申请，", "市民来电", "商户经营，",
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_whoever_is_one_of_the_public_is_found_whole_and_certain(text: str, name: str) -> None:
    assert [(text[hit.start : hit.end], hit.certain) for hit in look(text) if hit.kind == "name"] == [
        (name, True)
    ]


@pytest.mark.parametrize("text", NOBODY)
def test_heads_of_a_place_and_what_only_looks_like_a_name_are_left_alone(text: str) -> None:
    assert [text[hit.start : hit.end] for hit in look(text) if hit.kind == "name"] == []


def test_a_head_of_a_place_beside_a_number_of_his_own_is_found() -> None:
    text = f"县长王伟，手机{PHONE}"
    assert [text[hit.start : hit.end] for hit in look(text) if hit.kind == "name"] == ["王伟"]


def test_a_number_behind_somebody_elses_name_makes_no_name_of_office_certain() -> None:
    text = f"副局长王晓红回访了来信人傅思远（{PHONE}）。"
    assert [(text[hit.start : hit.end], hit.certain) for hit in look(text) if hit.kind == "name"] == [
        ("王晓红", False),
        ("傅思远", True),
    ]


def test_a_compound_surname_is_not_halved_where_nothing_announces_it() -> None:
    text = "昨日，司马秋菊参加了活动。"
    assert [text[hit.start : hit.end] for hit in look(text, likely=True)] == ["司马秋菊"]


def test_whoever_bears_the_name_of_somebody_known_to_all_is_a_person_where_he_is_told_as_one() -> None:
    assert [hit.kind for hit in look("申请人：李强，")] == ["name"]
    assert look("李强总理主持会议") == []


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("请邮寄至示例区迎宾路208-5号，手机13800000000。", "示例区迎宾路208-5号"),
        ("读者现居示例市东河区前进大街412-5号。", "示例市东河区前进大街412-5号"),
        ("答复书已按您预留的地址（示例市东河区站前路692-2号）寄出。", "示例市东河区站前路692-2号"),
        ("我是东河区迎宾路1848-5号的业主，来信反映停水。", "东河区迎宾路1848-5号"),
        ("反映：示例市柳河街道万和城8号1653室楼下施工噪声。", "示例市柳河街道万和城8号1653室"),
        ("危房改造户：许香莲（示例市东河区上坝村六组146号）", "示例市东河区上坝村六组146号"),
    ],
)
def test_a_home_is_told_by_who_lives_owns_or_is_written_to_there(text: str, home: str) -> None:
    assert [text[hit.start : hit.end] for hit in look(text) if hit.kind == "address"] == [home]


@pytest.mark.parametrize(
    "text",
    [
        "受理地点：东河区站前路692-2号（政务服务中心一楼）", "我局位于东河区站前路692-2号。", "施工地点在东河区站前路8-12号附近。",
        "现居住人口三万人，现居全省第8位。", "幸福小区8号楼业主大会", "展厅设在示例区迎宾路8号楼上。",
    ],
)  # fmt: skip
def test_where_an_office_or_a_hall_stands_is_nobodys_home(text: str) -> None:
    assert [hit for hit in look(text) if hit.kind == "address"] == []
