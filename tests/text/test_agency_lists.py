"""Rules that speak only where an agency has said what it wants."""

import pytest

from gongkai.text.catalogue import check
from gongkai.text.finding import Fix, Gravity
from gongkai.text.lists import Leader, Lists, Term
from gongkai.text.mending import mend

CODES = ["FX007", "TM103", "TM302"]
LISTS = Lists(
    terms=(Term("办事大厅", "政务服务大厅", "示例市用词规定", Gravity.ERROR),),
    expressions=("示例惠民一点通",),
    leaders=(Leader("王开远", ("市委副书记、市长",), 1), Leader("李同洲", ("副市长",), 2)),
)
TEXT = "副市长李同洲、市长王开远在办事大厅演示示例惠民一典通。"


def test_without_lists_they_are_silent() -> None:
    assert check(TEXT, codes=CODES) == []


def test_with_lists_they_speak_with_the_list_s_own_gravity_and_source() -> None:
    found = check(TEXT, codes=CODES, lists=LISTS)
    assert [(one.code, one.found, one.better) for one in found] == [
        ("TM103", "李同洲、市长王开远", None),
        ("TM302", "办事大厅", "政务服务大厅"),
        ("FX007", "示例惠民一典通", "示例惠民一点通"),
    ]
    term = next(one for one in found if one.code == "TM302")
    assert term.says == "本单位规定不用“办事大厅”，应写作“政务服务大厅”"
    assert (term.gravity, term.source, term.fix) == (Gravity.ERROR, "示例市用词规定", Fix.UNSAFE)


def test_a_leader_may_be_called_by_either_of_two_offices() -> None:
    for title in ("市委副书记", "市长", "市委副书记、市长"):
        assert check(f"{title}王开远主持会议。", codes=CODES, lists=LISTS) == []
    assert [one.better for one in check("市委书记王开远主持会议。", codes=CODES, lists=LISTS)] == [
        "市委副书记、市长"
    ]


def test_leaders_named_in_sentences_of_their_own_have_no_order() -> None:
    assert check("副市长李同洲汇报。市长王开远讲话。", codes=CODES, lists=LISTS) == []


@pytest.mark.parametrize(
    ("listed", "typed", "right"),
    [
        ("“示例惠民”一点通平台", "登录“示例惠民”一典通平台办理", "登录“示例惠民”一点通平台办理"),
        ("“示例惠民”一点通平台", "登录示例惠民一典通平台办理", "登录“示例惠民”一点通平台办理"),
        ("“示例惠民”一点通平台", "登录示例惠民”一典通平台办理", "登录“示例惠民”一点通平台办理"),
        ("示例平台“惠民一点通”", "登录示例平台“惠民一典通”。", "登录示例平台“惠民一点通”。"),
        ("“惠民一点通”", "登录“惠民一典通”。", "登录“惠民一点通”。"),
        ("惠民一点通", "登录“惠民一典通”。", "登录“惠民一点通”。"),
        ("“示例惠民”一点通平台", '登录"示例惠民"一典通平台办理', "登录“示例惠民”一点通平台办理"),
        ("“示例惠民”一点通平台", "登录“示例惠民一典通平台”办理", "登录““示例惠民”一点通平台”办理"),
    ],
)
def test_an_expression_that_begins_or_ends_in_a_mark_is_put_right_with_it(
    listed: str, typed: str, right: str
) -> None:
    found = check(typed, codes=["FX007"], lists=Lists(expressions=(listed,)))
    assert mend(typed, found, unsafe=True).text == right


def test_a_place_is_told_once_where_the_house_lists_what_everybody_knows() -> None:
    lists = Lists(expressions=("“两个确立”的决定性意义",))
    text = "深刻领悟“两个确立”的决定意义。"
    found = check(text, codes=["FX001", "FX007"], lists=lists)
    assert [one.code for one in found] == ["FX001"]
    assert mend(text, found, unsafe=True).text == "深刻领悟“两个确立”的决定性意义。"
