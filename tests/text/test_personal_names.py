"""Whom a text names, and which words only begin like a name: one sentence each."""

from __future__ import annotations

import pytest

from gongkai.text.personal import look
from tests.text.personal_sets import checked_id

ID = checked_id("22990119800101123")
# What the words say of somebody; the name is the one the test looks for.
NAMED = [
    ("诉求人：任海涛", "任海涛"), ("消费者欧阳静来电投诉", "欧阳静"), ("随行司机于建国，", "于建国"), ("申请执行人常玉梅与被执行人", "常玉梅"), ("男方：傅建军", "傅建军"),
    ("甲方：于海燕（以下简称甲方）", "于海燕"), ("患者签名：傅敏", "傅敏"), ("家属签名：    洪涛", "洪涛"), ("兹证明傅敏（男）系我村村民", "傅敏"), ("本人洪建军，身份证号", "洪建军"),
    ("请常志强同学到教务处", "常志强"), ("居民洪丽反映楼道", "洪丽"), ("常玉梅遗失身份证一张", "常玉梅"), ("李敏不慎遗失护照", "李敏"), ("汇入洪志强名下账户", "洪志强"), ("登记在傅建军名下的房屋", "傅建军"),
    ("志愿者：洪静，赵丽", "洪静"), ("被征收人吾买尔·艾山，", "吾买尔·艾山"), ("受送达人尉迟恭良", "尉迟恭良"), ("产妇洪丽娟之子", "洪丽娟"), ("老人万家骏，", "万家骏"), ("献血者任丹，", "任丹"),
    ("当事人于海燕（女，1970年", "于海燕"), ("兹有我单位职工傅建军前往", "傅建军"), ("转入户名为洪丽的账户", "洪丽"), ("姓    名：常　敏", "常　敏"), ("姓名/Name: 傅雪梅", "傅雪梅"),
    ("姓名（Name）：傅雪梅", "傅雪梅"), ('{"name": "傅建军"}', "傅建军"), ("name=洪丽娟;", "洪丽娟"), ('"姓名"：“于海燕”', "于海燕"), ("傅建军：\n你反映的问题", "傅建军"), ("慕容彩虹：\n    您的来信收悉。", "慕容彩虹"),
    ("才让多杰：您好", "才让多杰"), ("姓名：仁青卓玛", "仁青卓玛"), ("姓名:阿依古丽", "阿依古丽"), ("见证人：其其格", "其其格"), ("学生名单\n姓名\t班级\n完玛才旦\t三班\n", "完玛才旦"), ("检查中发现常敏占用盲道", "常敏"),
    ("现查明：洪家骏驾驶吉A12345", "洪家骏"), ("户主：范徐丽泰", "范徐丽泰"), ("来电人田海涛，来电号码", "田海涛"), ("车主姓名\t车牌号\n洪丽\t吉A12345\n", "洪丽"), ("值班员姓名|电话\n常春霞|无\n", "常春霞"),
]  # fmt: skip
OF_OFFICE = [
    ("联 系 人：于志强", "于志强"), ("组长：洪志强", "洪志强"), ("1. 傅建军（组长）", "傅建军"), ("(1)常玉梅（会计）", "常玉梅"), ("法定代表人由傅建军变更为洪丽娟。", "傅建军"), ("保管员常志强，", "常志强"),
    ("受表彰人员：巴特尔、其木格", "巴特尔"), ("（记录人：于海燕）", "于海燕"),
]  # fmt: skip
NOBODY = [
    "来电人向市民热线反映", "来电号码见附件", "业主温馨提示", "居民高峰期出行", "居民平安出行", "市民安康路", "当事人于次日到场", "当事人于春节期间", "群众呼声强烈", "甲方：金山建材有限公司", "甲方：甲山市和平镇",
    "乙方：全体业主", "买受人付清全部价款", "申请人于海关办理", "本人高度重视", "请高校考生", "请高一年级同学", "任课老师", "公章遗失声明", "印章遗失", "支票遗失", "营业执照遗失", "车主姓名\t车牌号\t金额\n",
    "负责人：综合科", "组长：分管副局长", "时间：\n方法：\n你局", "各县区：\n现将", "温馨提示：您好", "高新区：\n你", "1. 高度重视\n2. 严格管理\n", '{"name": "安全生产"}', '{"name": "高新区"}', "查明水源",
    "委托代理", "经营者和平商行", "家属楼", "用户平台", "客户经理", "农民工工资", "作者：本报记者", "其名下车辆", "疲劳驾驶", "法定代表人由原任变更为现任", "或者高温、低温", "保护责任人为代管人", "采用技术手段建立、完善",
    "教师任职资格", "妇女儿童权益", "保护工商企业的", "姓名：（签字）", "联 系 人：办公室", "转让方：金源公司", "检查中发现安全隐患", "纳税人应当", "住户和平街", "洪水灾害", "丁原市光明里小区", "主持人：谢谢李总", "姓    名：        ",
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_whoever_is_named_as_a_person_is_found_whole(text: str, name: str) -> None:
    assert (name, True) in [
        (text[hit.start : hit.end], hit.certain) for hit in look(text) if hit.kind == "name"
    ]


@pytest.mark.parametrize(("text", "name"), OF_OFFICE)
def test_whoever_is_named_by_a_post_is_only_noted(text: str, name: str) -> None:
    assert (name, False) in [
        (text[hit.start : hit.end], hit.certain) for hit in look(text) if hit.kind == "name"
    ]


@pytest.mark.parametrize("text", NOBODY)
def test_what_only_begins_like_a_name_is_none(text: str) -> None:
    assert [text[hit.start : hit.end] for hit in look(text) if hit.kind == "name"] == []


def test_names_behind_one_label_are_all_found() -> None:
    text = "志愿者：洪静、赵丽、欧阳建国，均已到场"
    assert [text[hit.start : hit.end] for hit in look(text)] == ["洪静", "赵丽", "欧阳建国"]


def test_a_name_in_the_clause_of_a_number_is_certain_and_a_short_one_only_noted() -> None:
    for name, certain in (("常建国", True), ("崔毅", False)):
        text = f"接送：{name}，三号车，电话13800000000"
        assert [(text[hit.start : hit.end], hit.certain) for hit in look(text) if hit.kind == "name"] == [
            (name, certain)
        ]


def test_a_name_right_before_any_number_of_somebody_is_certain() -> None:
    for said in ("（微信号：abc_12345）", f"，原身份证号{ID}", "（车牌号：吉A12345）"):
        text = f"通报：洪涛{said}"
        assert ("洪涛", True) in [(text[hit.start : hit.end], hit.certain) for hit in look(text)]


def test_a_place_in_the_clause_of_a_telephone_is_no_name() -> None:
    assert [hit.kind for hit in look("接送：高新区，三号车，电话13800000000")] == ["phone"]


def test_whoever_is_proposed_for_an_office_is_named_in_their_notice_with_or_without_a_birthday() -> None:
    """任前公示: 《党政领导干部选拔任用工作条例》 wants name, sex, birth and post told."""
    for said in (
        "，女，汉族，1979年8月生，现任副馆长，拟任馆长。",
        "，男，1981年3月出生，工学硕士，拟任副馆长。",
    ):
        assert [(hit.reason, hit.certain) for hit in look(f"李晓华{said}") if hit.kind == "name"] == [
            ("post", False)
        ]
    for said in ("反映噪声扰民。", "多次拨打市长热线。", "系低保户，由村党委帮扶。"):
        text = f"李晓华，1979年8月12日出生，{said}"
        assert [hit.certain for hit in look(text) if hit.kind == "name"] == [True]


@pytest.mark.parametrize("text", ["·：", "·：您好", "·\n·：", "姓名：·", "·，男，"])
def test_a_point_alone_is_nobody(text: str) -> None:
    assert [hit for hit in look(text) if hit.kind == "name"] == []
