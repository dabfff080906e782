"""Names nothing announces: beside a number, in a line with somebody's number or name, in lists under a head."""

from __future__ import annotations

import pytest

from gongkai.text.personal import ONLY_LIKELY, look
from gongkai.text.personal.usual import is_usual, usual_seconds

MOBILE = "13800000000"


def names(text: str) -> list[tuple[str, bool]]:
    return [(text[hit.start : hit.end], hit.certain) for hit in look(text) if hit.kind == "name"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"其子覃睿（电话{MOBILE}）代为办理", "覃睿"),
        (f"请与徐静彤联系，手机{MOBILE}", "徐静彤"),
        (f"孩子邹佳琪在校受伤，家长电话{MOBILE}", "邹佳琪"),
        (f"邻居张国华家漏水，请致电{MOBILE}", "张国华"),
        (f"代表人米热古丽、阿卜来提提交材料，电话{MOBILE}", "米热古丽"),
        (f"已联系其母亲周林佳怡，回电{MOBILE}", "周林佳怡"),
        (f"新来的覃朗微信号qin_lang66，电话{MOBILE}", "覃朗"),
    ],
)
def test_who_is_spoken_of_beside_a_number_is_found(text: str, name: str) -> None:
    assert name in [said for said, _ in names(text)]


def test_whose_number_is_the_next_thing_told_is_certain_and_others_are_not() -> None:
    assert names(f"已告知孔庆文，由罗晓梅（{MOBILE}）领取") == [("孔庆文", False), ("罗晓梅", True)]


@pytest.mark.parametrize(
    "text",
    [
        f"项目于去年成立，群众高兴，电话{MOBILE}",
        f"补助每户2万元，电话{MOBILE}",
        f"东方新城、石桥村、和平路，报名电话{MOBILE}",
        f"全角号码{MOBILE}",
        f"本人高兴，电话{MOBILE}",
        f"黄河沿岸、白雪皑皑，咨询电话{MOBILE}",
        f"文昌路992号，手机{MOBILE}",
        f"时间安排：周一上午，方便的请拨打{MOBILE}",
        f"金穗信息技术有限公司，电话{MOBILE}",
        f"市长薛明远批示后，工作人员致电{MOBILE}",
        "讲政策、弘法治、调纠纷、疏民困",
        "温馨提示：您的申请已经收到",
        "吉政发〔2023〕12号，名单：附后",
    ],
)
def test_ordinary_words_beside_a_number_are_no_names(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("新生名单：姜　浩、覃朗、罗晓梅，请按时报到", ["姜　浩", "覃朗", "罗晓梅"]),
        ("五年级成绩：谭诗雅 98分，范山杰 97分", ["谭诗雅", "范山杰"]),
        ("帮扶花名册\n1、萧俊平，4口人\n2、仁青卓玛，2口人\n", ["萧俊平", "仁青卓玛"]),
        ("农机补贴公示\t邹佳琪\t大沟村\t38600元", ["邹佳琪"]),
        ("易佳慧：\n您的来信收悉。", ["易佳慧"]),
        ("经评议，孔庆文得票40张，罗晓梅得票31张", ["孔庆文", "罗晓梅"]),
    ],
)
def test_names_in_lists_are_for_a_person_to_judge(text: str, said: list[str]) -> None:
    found = [hit for hit in look(text) if hit.kind == "name"]
    assert [text[hit.start : hit.end] for hit in found] == said
    assert all(hit.certain or hit.reason in ONLY_LIKELY | {"post"} for hit in found)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("被告夏翰民间借贷纠纷一案", "夏翰"),
        ("被告萧俊平民间借贷纠纷一案", "萧俊平"),
        ("车主周吴娜芳请速挪车", "周吴娜芳"),
        (f"男方方福，身份证号{MOBILE}", "方福"),
    ],
)
def test_a_name_ends_where_the_next_word_begins(text: str, said: str) -> None:
    assert said in [one for one, _ in names(text)]


def test_the_table_is_small_and_knows_ordinary_words() -> None:
    assert sum(map(len, usual_seconds().values())) < 75_000
    assert all(is_usual(word) for word in ("高兴", "万元", "和平", "黄河", "成立", "方便"))
    assert not any(is_usual(said) for said in ("覃睿", "佳琪", "孔庆"))
