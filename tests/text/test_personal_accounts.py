"""Numbers of accounts and cards by their label, numbers with a slip, counts that look like telephones, homes somebody owns."""

from __future__ import annotations

import pytest

from gongkai.text.personal import look


def told(text: str) -> list[tuple[str, str, bool]]:
    return [(text[hit.start : hit.end], hit.kind, hit.certain) for hit in look(text) if hit.kind != "name"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("户名 李晓兰 账号 0200 0012 0900 1234 567", "0200 0012 0900 1234 567"),
        ("开户行农业银行，账号：１０３４５６７８９０１２３", "１０３４５６７８９０１２３"),
        ("养老金打入一卡通8888 1234 5678 9012 3", "8888 1234 5678 9012 3"),
        ("存折（账号6200012345678901235）", "6200012345678901235"),
        ("姓名|开户行|账号\n李晓兰|农商行|1034567890123\n", "1034567890123"),
        ("社保卡卡号6200000000000000001", "6200000000000000001"),
    ],
)
def test_an_account_is_told_by_its_label(text: str, number: str) -> None:
    assert told(text) == [(number, "bank_card", True)]


@pytest.mark.parametrize(
    "text",
    [
        "医保账号123456789012", "公积金账号：716071445136264338", "登录账号1234567890", "账户余额12345678901元", "流水号：12345678901234",
        "订单账单编号1234567890123", "电费户号1234567890", "姓名|医保卡号\n李晓兰|718351417047192938\n",
    ],
)  # fmt: skip
def test_what_else_is_counted_is_no_account(text: str) -> None:
    assert told(text) == []


def test_the_account_of_an_office_is_for_a_person_to_judge() -> None:
    text = "单位名称：某县水务局，账号 0200001209001234567"
    assert told(text) == [("0200001209001234567", "bank_card", False)]
    assert told("县水务局代发，户名：李晓兰，账号 0200001209001234567")[0][2]


def test_a_number_with_a_slip_behind_its_label_is_somebodys() -> None:
    for number in ("229901199001011230", "229901199013011230"):
        assert told(f"身份证号：{number}") == [(number, "id_card", True)]
    assert not any(certain for _, _, certain in told("编码229901199001011230"))


@pytest.mark.parametrize("unit", "条项户辆行字")
def test_a_count_is_no_telephone(unit: str) -> None:
    assert told(f"共抓取记录13800000000{unit}。") == []
    assert told("联系电话13800000000条件不限")[0][1] == "phone"


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("本人名下位于甲山市河东区杨家店村7社146号的房屋", "甲山市河东区杨家店村7社146号"),
        ("出售位于河东区红旗路42巷34号的住房", "河东区红旗路42巷34号"),
        ("养殖点在阳光花园21#楼3单元702", "阳光花园21#楼3单元702"),
        ("样品寄至：河东区红旗路2巷43号，收件人李晓兰，电话13800000000", "河东区红旗路2巷43号"),
    ],
)
def test_homes_somebody_owns_or_is_written_to(text: str, home: str) -> None:
    assert home in [said for said, kind, _ in told(text) if kind == "address"]


def test_a_wechat_account_behind_the_name_of_a_group_is_still_somebodys() -> None:
    assert told("志愿者群通知：新来的李晓兰微信号wxid_25833g8c00")[-1] == ("wxid_25833g8c00", "wechat", True)
    assert told("工作群微信号：abc_2020") == []
