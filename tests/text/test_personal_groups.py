"""Numbers and homes told in ways a form does not foresee: telephones in odd groups, old identity numbers, yards of offices."""

from __future__ import annotations

import pytest

from gongkai.text.personal import found, look

OLD = "229901800101123"
CERTAIN = [
    ("联系电话：138 000 000 40", "138 000 000 40"), ("138-000-000-75是我的手机", "138-000-000-75"), ("电话1380 0000 123", "1380 0000 123"), ("傅晓琴（138 000 000 75）的材料", "138 000 000 75"),
    ("投诉人138 000 000 75称", "138 000 000 75"), ("洪霞\t138 000 000 75\t欠薪", "138 000 000 75"), ("手机：+86 138 000 000 75", "+86 138 000 000 75"),
]  # fmt: skip
NOBODYS = [
    "页面累计13800000000次", "访问量13800000000人次", "播放量：13800000000", "年份 1998 123 4567", "全市 138 000 000 75 人", "138 000 000 75 12", "成绩 138 120 110 99", "网关 138.100.100.40", "傅晓琴，账号 1380 0000 123",
]  # fmt: skip


@pytest.mark.parametrize(("text", "number"), CERTAIN)
def test_a_telephone_in_any_groups_is_certain_where_words_or_a_name_tell_it(text: str, number: str) -> None:
    assert [(text[hit.start : hit.end], hit.certain) for hit in look(text) if hit.kind == "phone"] == [
        (number, True)
    ]
    assert [text[one.start : one.end] for one in found(text)] == [number]


@pytest.mark.parametrize("text", NOBODYS)
def test_a_count_or_a_row_of_figures_is_no_telephone(text: str) -> None:
    assert [hit for hit in look(text) if hit.kind == "phone"] == []


def test_figures_behind_a_name_are_only_a_persons_to_judge() -> None:
    assert [hit.certain for hit in look("傅晓琴 138 120 110 99") if hit.kind == "phone"] == [False]


@pytest.mark.parametrize(
    "text",
    [f"1.欧阳浩然（{OLD}）；", f"承租人傅秋菊，{OLD}。", f"救助对象|万世杰|{OLD}|2000元", f"洪瑞\t男\t{OLD}\t柳树村", f"扎西次仁，女，{OLD}"],
)  # fmt: skip
def test_an_old_identity_number_beside_a_name_is_certain(text: str) -> None:
    assert [(text[hit.start : hit.end], hit.certain) for hit in look(text) if hit.kind == "id_card"] == [
        (OLD, True)
    ]


@pytest.mark.parametrize(
    "text",
    [f"订单（{OLD}）已付款", f"傅秋菊，订单号{OLD}", f"运单号：{OLD}", "傅秋菊（229901801301123）", "傅秋菊（999901800101123）"],
)  # fmt: skip
def test_fifteen_digits_of_a_thing_or_without_a_day_are_none(text: str) -> None:
    assert [hit for hit in look(text) if hit.kind == "id_card"] == []


@pytest.mark.parametrize(
    ("before", "address"),
    [
        ("送达地址：", "示例省甲山市朝阳胡同43号粮食局家属院21栋1单元702室"), ("住", "建设路17号阳光花园6栋2单元1103室"), ("傅晓琴\t", "建设路164号丽景华庭14幢2003室"), ("我家（", "甲山市学院路5号第一中学教师公寓2栋301室"),
        ("房屋坐落：", "甲山市银行街12号棉纺厂宿舍5幢3单元201室"), ("危房改造对象：傅涛\t", "永安镇柳树村第14村民小组71号"),
    ],
)  # fmt: skip
def test_a_yard_an_office_built_and_a_street_named_after_works_are_homes(before: str, address: str) -> None:
    text = f"{before}{address}\t已竣工" if "\t" in before else f"{before}{address}，"
    assert [text[hit.start : hit.end] for hit in look(text) if hit.kind == "address"] == [address]


@pytest.mark.parametrize(
    "text",
    ["住建局建设路17号办公楼3楼302室", "通信地址：甲山市银行街5号税务局3号楼201室", "地址：甲山市学院路5号第一中学2栋301室", "位于建设路8号的安置项目3栋已封顶"],
)  # fmt: skip
def test_offices_and_works_on_such_streets_are_none(text: str) -> None:
    assert [hit for hit in look(text) if hit.kind == "address"] == []
