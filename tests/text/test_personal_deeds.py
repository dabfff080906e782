"""Names told by what is done to somebody, by his people, beside his home and in short lists; and what only looks like them."""

from __future__ import annotations

import pytest

from gongkai.text.personal import ONLY_LIKELY, look

CERTAIN = [
    # what somebody is as one of many
    ("退耕还林受益户温小蓉，补贴500元。", ["温小蓉"]), ("拆迁户温小蓉签订协议。", ["温小蓉"]), ("报修人覃丽，电梯停运。", ["覃丽"]), ("牧民达瓦卓玛申请贷款。", ["达瓦卓玛"]),
    # what is done to him
    ("决定对温小蓉罚款500元，对覃丽予以警告。", ["温小蓉", "覃丽"]), ("现向覃丽公告送达决定书。", ["覃丽"]), ("依法向温小蓉（柳树县）送达决定书。", ["温小蓉"]),
    ("请买买提·艾力到社区领取证件。", ["买买提·艾力"]), ("请温小蓉携带证件到大厅办理。", ["温小蓉"]), ("学籍：温小蓉由五年级1班转入五年级3班。", ["温小蓉"]),
    ("信封：东苑路 温小蓉 收", ["温小蓉"]), ("温小蓉家住城东。", ["温小蓉"]), ("温小蓉、覃丽两户放弃资格。", ["温小蓉", "覃丽"]), ("其中温小蓉、覃丽2户未签协议。", ["温小蓉", "覃丽"]),
    ("达瓦、多杰才让两户牧民领取资金。", ["达瓦", "多杰才让"]),
    # of what people he is
    ("达瓦卓玛，藏族，放牧为生", ["达瓦卓玛"]), ("温小蓉（土家族），小学教师", ["温小蓉"]),
    # beside his home
    ("常建国，柳树县上河乡东沟村3组8号，补助80元。", ["常建国"]), ("| 3 | 常建国 | 柳树县上河乡东沟村3组8号 | 危房 |", ["常建国"]),
    ("对柳树县上河乡东沟村3组8号常建国户实施改造。", ["常建国"]),
    # where lists of persons are announced
    ("补助名单：温小蓉800元，覃丽750元。", ["温小蓉", "覃丽"]), ("摇号结果：温小蓉—第5号；覃丽—第7号。", ["温小蓉", "覃丽"]), ("录取：温小蓉 88.5\n覃丽 87\n常建国 80\n", ["温小蓉", "覃丽", "常建国"]),
]  # fmt: skip
NOTED = [
    ("温小蓉经营的理发店占道。", ["温小蓉"]), ("温小蓉800元，覃丽750元，常建国60元。", ["温小蓉", "覃丽", "常建国"]), ("3.温小蓉，补贴面积7亩，金额80元。", ["温小蓉"]),
    ("温小蓉（组长）、覃丽、常建国等3人组成小组。", ["温小蓉", "覃丽", "常建国"]), ("| 1 | 温小蓉 | 88 | 2 | 覃丽 | 79 |", ["温小蓉", "覃丽"]),
    ("| 小吃店 | 92229900MA1BCDE23F | 覃丽 | 未年报 |", ["覃丽"]), ("东苑小区3号楼2单元501室温小蓉（同意）", ["温小蓉"]), ("常宏贵在柳树县上河乡东沟村3组8号养猪。", ["常宏贵"]), ("赵大伟、温小蓉两人到场。", ["赵大伟", "温小蓉"]),
]  # fmt: skip
NOBODY = [
    "对企业罚款3万元，对商家予以警告。", "对双方予以警告，对司机处以罚款，对车主予以训诫。", "对温州予以警告，对包装罚款，对毛利罚款。", "金华、温岭两市，高平、金昌两户企业，王村、李庄两户受灾。",
    "有水稻、玉米两户，何家村、石桥村三户申报。", "计划、安全两名分管领导，党员、干部两名代表。", "请金融机构于月底前报送，请高新区到会。", "请江苏南通于5月前完成，请方正公司尽快提交。",
    "向金华送达，向公众送达，向双方送达。", "资金由财政专户转入基本户，学生由小学转入初中。", "应 收\n", "合计（收）", "张家经营的小店，个人经营的，合法经营的。",
    "1.高粱，面积300亩", "2.金银花，面积20亩", "3.万元户，奖励200元", "4.金融服务，奖励资金", "| 高粱 | 300 | 2 |", "| 石家庄 | 5 | 6 |", "| 方便面 | 120 | 3.5 |", "| 安平 | 12 | 3.5 | 温泉 | 33 |",
    "苹果3.5元、香蕉2元、梨子1元", "黄瓜 3.5\n白菜 2.1\n葛根 3.2", "黄山 86.4\n庐山 85.1\n华山 3", "王家沟30元，李家湾20元", "公平（10分）、公正（10分）、明确（5分）", "全年（300元），季度（100元）",
    "金秀，瑶族，云南（彝族），金平（苗族）乡", "贵州，苗族、侗族聚居", "平安路12号，黄河大厦", "户主\t门牌\t人口\n", "来穗人员登记", "鄂伦春，满族",
    "请高一生于9月1日到校。", "请高三班到操场集合。", "对张家港罚款5万元。", "请连云港务必报送。", "对谷歌罚款。", "对于宏达处以罚款。", "由于安全户房屋受损。",
]  # fmt: skip


def names(text: str) -> list[tuple[str, bool, str]]:
    return [(text[hit.start : hit.end], hit.certain, hit.reason) for hit in look(text) if hit.kind == "name"]


@pytest.mark.parametrize(("text", "said"), CERTAIN)
def test_whoever_is_told_by_a_deed_his_people_or_his_home_is_certain(text: str, said: list[str]) -> None:
    assert [(name, certain) for name, certain, _ in names(text)] == [(name, True) for name in said]


@pytest.mark.parametrize(("text", "said"), NOTED)
def test_whoever_stands_in_a_row_or_a_story_is_for_a_person_to_judge(text: str, said: list[str]) -> None:
    found = names(text)
    assert [name for name, _, _ in found] == said
    assert all(not certain and reason in ONLY_LIKELY | {"post"} for _, certain, reason in found)


@pytest.mark.parametrize("text", NOBODY)
def test_what_is_counted_fined_or_asked_besides_persons_is_no_name(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "said", "certain"),
    [
        ("出生日期：1985-03-12  户籍：城镇", "1985-03-12", True), ("生于一九八五年三月十二日，", "一九八五年三月十二日", True), ("出生年月：一九八五年三月", "一九八五年三月", False),
        ("出生日期：19850312，", "19850312", True), ("姓名\t出生日期\n温小蓉\t1985-03-12\n", "1985-03-12", True), ("温小蓉|女|1985.03.12|33", "1985.03.12", True), ("1985年3月生，", "1985年3月", False),
        ("1985年3月12日 出生", "1985年3月12日", True),
    ],
)  # fmt: skip
def test_birthdays_are_read_in_every_form(text: str, said: str, certain: bool) -> None:
    assert [(text[hit.start : hit.end], hit.certain) for hit in look(text) if hit.kind == "birthday"] == [
        (said, certain)
    ]


@pytest.mark.parametrize(
    "text",
    ["温冬生于2024年3月1日缴纳", "2024年3月生产计划", "2024-03-01 生态", "女|20240301008|", "一九八五年三月建成", "登记日期\t2024-03-01\n"],
)  # fmt: skip
def test_other_days_are_no_birthdays(text: str) -> None:
    assert [hit for hit in look(text) if hit.kind == "birthday"] == []


def test_accounts_in_brackets_and_codes_in_groups_are_found() -> None:
    text = "通过QQ（123456789）和微信（wen_xr88）联系，统一社会信用代码：9222 9900 MA1B CDE2 3F"
    assert [(hit.kind, text[hit.start : hit.end]) for hit in look(text)] == [
        ("qq", "123456789"),
        ("wechat", "wen_xr88"),
        ("credit_code", "9222 9900 MA1B CDE2 3F"),
    ]
    assert look("统一社会信用代码 9222 9900 MA1B CDE2 3X") == []
    assert look("QQ群（123456789）") == []
