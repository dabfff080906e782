"""An agency's lists: kept by the office, dated, ended and never deleted, read in one question."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test.utils import CaptureQueriesContext

from gongkai.documents.models import ListedWord
from gongkai.documents.wordlists import acts
from gongkai.documents.wordlists.kinds import ListKind
from gongkai.documents.wordlists.reads import house_lists, lists_of
from gongkai.journal.reads import lines_of
from gongkai.law.source import Refusal
from gongkai.text.finding import Gravity
from gongkai.text.lists import Leader, Term, Unit
from tests.cast import Cast

ON = date(2024, 3, 11)
DAY = timedelta(days=1)


def listed(cast: Cast, kind: ListKind, word: str, **more: Any) -> ListedWord:
    whole = {"by": cast.qian_jin, "on": ON} | more
    return acts.list_word(cast.agency, kind=kind, word=word, **whole)


def test_every_kind_of_row_reaches_the_rules(cast: Cast) -> None:
    listed(cast, ListKind.TERM, "群艺馆", better="文化馆", source="三定规定", gravity="error")
    listed(cast, ListKind.EXPRESSION, "一刻钟文化生活圈")
    listed(cast, ListKind.LEADER, "冯林", names="局党组书记、局长", order="2")
    listed(cast, ListKind.LEADER, "吴涛", names=["副局长"], order=1)
    listed(cast, ListKind.UNIT, "甲市文化和旅游局", names="市文旅局", code="甲文旅", is_own=True)
    listed(cast, ListKind.UNIT, "甲市图书馆", wrong="甲市中心图书馆；市馆")
    listed(cast, ListKind.ALLOWED, "布署书店", source="店名")
    listed(cast, ListKind.OFFICIAL, "冯林")
    listed(cast, ListKind.PHONE, "0000-0000000")
    lists = lists_of(cast.agency, ON)
    assert lists.terms == (Term("群艺馆", "文化馆", "三定规定", Gravity.ERROR),)
    assert lists.expressions == ("一刻钟文化生活圈",)
    assert lists.leaders == (Leader("吴涛", ("副局长",), 1), Leader("冯林", ("局党组书记", "局长"), 2))
    assert lists.own == Unit("甲市文化和旅游局", ("市文旅局",), (), "甲文旅")
    assert lists.units == (Unit("甲市图书馆", (), ("甲市中心图书馆", "市馆")),)
    assert (lists.allowed, lists.officials, lists.office_phones) == (
        frozenset({"布署书店"}), frozenset({"冯林"}), frozenset({"0000-0000000"}),
    )  # fmt: skip


def test_the_lists_are_one_question_however_many_rows(cast: Cast) -> None:
    from django.db import connection

    for number in range(30):
        listed(cast, ListKind.EXPRESSION, f"第{number}种表述")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        lists_of(cast.agency, ON)
    assert len(asked) == 1


def test_an_agency_goes_by_its_own_names_until_it_lists_itself(cast: Cast) -> None:
    assert lists_of(cast.agency, ON).own == Unit("甲市文化和旅游局", ("文化和旅游局",))


def test_one_agency_does_not_speak_for_another(cast: Cast) -> None:
    listed(cast, ListKind.EXPRESSION, "一刻钟文化生活圈")
    assert lists_of(cast.other_agency, ON).expressions == ()
    with pytest.raises(Refusal, match="不是"):
        listed(cast, ListKind.EXPRESSION, "别的表述", by=cast.zhou_yang)


def test_a_row_holds_from_its_day_to_its_last_day(cast: Cast) -> None:
    row = listed(cast, ListKind.EXPRESSION, "一刻钟文化生活圈", since=ON + DAY)
    assert lists_of(cast.agency, ON).expressions == ()
    assert lists_of(cast.agency, ON + DAY).expressions == ("一刻钟文化生活圈",)
    acts.end_word(row.pk, reason="表述已改", by=cast.zhao_min, on=ON + 2 * DAY)
    assert lists_of(cast.agency, ON + 2 * DAY).expressions == ("一刻钟文化生活圈",)
    assert lists_of(cast.agency, ON + 3 * DAY).expressions == ()
    assert ListedWord.objects.count() == 1


def test_a_row_ended_before_it_begins_never_holds(cast: Cast) -> None:
    row = listed(cast, ListKind.EXPRESSION, "一刻钟文化生活圈", since=ON + 3 * DAY)
    acts.end_word(row.pk, reason="登记错了", by=cast.qian_jin, on=ON)
    for day in range(5):
        assert lists_of(cast.agency, ON + day * DAY).expressions == ()


def test_a_row_ended_on_the_day_it_was_entered_was_a_mistake_and_holds_no_more(cast: Cast) -> None:
    row = listed(cast, ListKind.TERM, "工作", better="任务", source="手误", since=ON - DAY)
    assert lists_of(cast.agency, ON).terms
    acts.end_word(row.pk, reason="登记错了", by=cast.qian_jin, on=ON)
    for day in range(-1, 3):
        assert lists_of(cast.agency, ON + day * DAY).terms == ()


@pytest.mark.parametrize(
    ("kind", "word", "more"),
    [
        (ListKind.TERM, "990000199003070021", {"better": "证件号", "source": "规定"}),
        (ListKind.TERM, "联系人", {"better": "13812345678", "source": "规定"}),
        (ListKind.EXPRESSION, "电话13812345678", {}),
        (ListKind.LEADER, "吴涛13812345678", {"names": "副局长", "order": 1}),
        (ListKind.UNIT, "甲市图书馆", {"wrong": "市馆13812345678"}),
        (ListKind.OFFICIAL, "冯林13812345678", {}),
    ],
)
def test_nobodys_number_is_listed(cast: Cast, kind: ListKind, word: str, more: dict[str, Any]) -> None:
    with pytest.raises(Refusal, match="词表里不能写.*个人信息") as refused:
        listed(cast, kind, word, **more)
    assert "13812345678" not in str(refused.value)
    assert not ListedWord.objects.exists()


@pytest.mark.parametrize(
    ("kind", "word", "says"),
    [
        (ListKind.TERM, "的", "至少两个字"), (ListKind.OFFICIAL, "冯林（局长）", "姓名只写汉字"), (ListKind.OFFICIAL, "abc", "姓名只写汉字"),
        (ListKind.PHONE, "abc", "办公电话请写成"), (ListKind.PHONE, "办公室", "办公电话请写成"),
    ],
)  # fmt: skip
def test_a_row_that_could_be_meant_by_nobody_is_refused(
    cast: Cast, kind: ListKind, word: str, says: str
) -> None:
    with pytest.raises(Refusal, match=says):
        listed(cast, kind, word, better="地", source="规定")


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        (ListKind.OFFICIAL, "阿依古丽·买买提"), (ListKind.OFFICIAL, "欧阳建国"), (ListKind.PHONE, "12345"), (ListKind.PHONE, "0431-85551234转806"),
        (ListKind.PHONE, "（0431）85551234"),
    ],
)  # fmt: skip
def test_names_and_telephones_of_an_office_are_listed_as_they_are_written(
    cast: Cast, kind: ListKind, word: str
) -> None:
    assert listed(cast, kind, word).word == word


def test_an_agency_goes_by_one_unit_at_a_time(cast: Cast) -> None:
    old = listed(cast, ListKind.UNIT, "甲市文化局", is_own=True)
    listed(cast, ListKind.UNIT, "甲市图书馆")
    with pytest.raises(Refusal, match="已有本单位“甲市文化局”，一个时候只能有一个"):
        listed(cast, ListKind.UNIT, "甲市文化和旅游局", is_own=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        ListedWord.objects.filter(word="甲市图书馆").update(is_own=True)
    acts.end_word(old.pk, reason="更名", by=cast.qian_jin, on=ON + DAY)
    assert lists_of(cast.agency, ON + DAY).own == Unit("甲市文化局")
    listed(cast, ListKind.UNIT, "甲市文化和旅游局", is_own=True, on=ON + DAY)
    for day in (ON + DAY, ON + 2 * DAY):
        assert lists_of(cast.agency, day).own == Unit("甲市文化和旅游局")


def test_counts_of_the_agencys_texts_are_known_by_what_they_say(
    cast: Cast, settings: Any, tmp_path: Path
) -> None:
    settings.LEARNED = tmp_path / "learned.zip"
    settings.LEARNED.write_bytes(b"one")
    before = house_lists(cast.agency, ON).told
    os.utime(settings.LEARNED, (1, 1))
    assert house_lists(cast.agency, ON).told == before
    settings.LEARNED.write_bytes(b"two")
    os.utime(settings.LEARNED, (1, 1))
    assert house_lists(cast.agency, ON).told != before


def test_an_ended_word_may_be_listed_anew_and_a_listed_one_may_not(cast: Cast) -> None:
    row = listed(cast, ListKind.TERM, "群艺馆", better="文化馆", source="三定规定")
    with pytest.raises(Refusal, match="已经在词表里"):
        listed(cast, ListKind.TERM, "群艺馆", better="群众艺术馆", source="三定规定")
    acts.end_word(row.pk, reason="改了", by=cast.qian_jin, on=ON)
    with pytest.raises(Refusal, match="已经停用"):
        acts.end_word(row.pk, reason="又改", by=cast.qian_jin, on=ON)
    assert listed(cast, ListKind.TERM, "群艺馆", better="群众艺术馆", source="三定规定").pk != row.pk


def test_who_keeps_them_is_one_row_of_the_table_of_rights(cast: Cast) -> None:
    with pytest.raises(Refusal, match="维护本单位词表由"):
        listed(cast, ListKind.EXPRESSION, "一刻钟文化生活圈", by=cast.li_qiang)
    row = listed(cast, ListKind.EXPRESSION, "一刻钟文化生活圈")
    with pytest.raises(Refusal, match="维护本单位词表由"):
        acts.end_word(row.pk, reason="x", by=cast.he_jing, on=ON)
    lines = [
        (line.act, line.by, line.facts["word"]) for line in lines_of(cast.agency, "listed_word", str(row.pk))
    ]
    assert lines == [("list_word", "钱进", "一刻钟文化生活圈")]


@pytest.mark.parametrize(
    ("kind", "word", "more", "says"),
    [
        (ListKind.TERM, " ", {"source": "x"}, "请填写不用的写法"),
        (ListKind.TERM, "群艺馆", {}, "依据"),
        (ListKind.TERM, "群艺馆", {"better": "群艺馆", "source": "x"}, "相同"),
        (ListKind.TERM, "群艺馆", {"source": "x", "gravity": "很重"}, "等级"),
        (ListKind.LEADER, "冯林", {"order": "1"}, "职务"),
        (ListKind.LEADER, "冯林", {"names": "局长", "order": "第一"}, "排名"),
        (ListKind.LEADER, "冯林", {"names": "局长", "order": "9" * 5000}, "排名"),
        (ListKind.UNIT, "市图书馆", {"names": "市馆", "wrong": "市馆"}, "既是正确的又是"),
        (ListKind.ALLOWED, "某某", {"code": "ZZ999"}, "没有编号"),
        (ListKind.ALLOWED, "某某", {"source": " "}, "允许用词要写明依据"),
        (ListKind.ALLOWED, "台湾国", {"source": "x"}, "严重差错"),
        (ListKind.EXPRESSION, "一" * 101, {}, "不超过100字"),
        (ListKind.MASK, "指纹", {"better": "0+0"}, "种类“指纹”请写成：公民身份号码、"),
        (ListKind.MASK, "手机号码", {"better": "rot13"}, "手机号码的遮盖方式“rot13”请写成"),
        (ListKind.MASK, "住址", {"better": "surname"}, "或者street（写到街道、乡镇）"),
        (ListKind.MASK, "公民身份号码", {"better": "8+4"}, "公民身份号码至多留前6位、后4位"),
        (ListKind.MASK, "银行卡号", {"better": "1+4"}, "银行卡号至多留后4位"),
        (ListKind.MASK, "手机号码", {"better": "6+4"}, "手机号码至多留前3位、后4位"),
        (ListKind.PHONE, "13812345678", {}, "手机号码等个人信息不能列为公开的办公电话"),
        (ListKind.ALLOWED, "热线13812345678", {"source": "x"}, "手机号码不能列为允许用词"),
    ],
)
def test_a_row_that_says_nothing_useful_is_refused(
    cast: Cast, kind: ListKind, word: str, more: dict[str, Any], says: str
) -> None:
    with pytest.raises(Refusal, match=says):
        listed(cast, kind, word, **more)
    assert not ListedWord.objects.exists()


def test_a_word_may_be_allowed_for_one_rule_only(cast: Cast) -> None:
    listed(cast, ListKind.ALLOWED, "布署书店", code="ty001", source="店名")
    listed(cast, ListKind.ALLOWED, "鹤舞诗社", code="", source="社名")
    lists = house_lists(cast.agency, ON)
    assert dict(lists.for_one_rule) == {"TY001": frozenset({"布署书店"})}
    assert lists.lists.allowed == {"鹤舞诗社"}


def test_how_an_agency_covers_a_kind_is_a_row_with_its_days(cast: Cast) -> None:
    row = listed(cast, ListKind.MASK, "公民身份号码", better="4＋4")
    listed(cast, ListKind.MASK, "birthday", better="0+0")
    assert dict(lists_of(cast.agency, ON).masks) == {"id_card": "4+4", "birthday": "0+0"}
    assert lists_of(cast.other_agency, ON).masks == ()
    with pytest.raises(Refusal, match="已经在词表里"):
        listed(cast, ListKind.MASK, "id_card", better="0+4")
    acts.end_word(row.pk, reason="改得更严", by=cast.qian_jin, on=ON)
    listed(cast, ListKind.MASK, "公民身份号码", better="0+4")
    assert dict(lists_of(cast.agency, ON).masks)["id_card"] == "0+4"
    assert house_lists(cast.agency, ON).told != house_lists(cast.agency, ON - DAY).told


def test_the_same_lists_tell_the_same_and_others_do_not(cast: Cast) -> None:
    before = house_lists(cast.agency, ON).told
    row = listed(cast, ListKind.ALLOWED, "布署书店", code="TY001", source="店名")
    after = house_lists(cast.agency, ON).told
    assert before != after == house_lists(cast.agency, ON).told
    acts.end_word(row.pk, reason="x", by=cast.qian_jin, on=ON)
    assert house_lists(cast.agency, ON + DAY).told == before


def test_a_sheet_comes_in_row_by_row(cast: Cast) -> None:
    rows = [
        (2, {"kind": "用词", "word": "群艺馆", "better": "文化馆", "source": "三定规定", "gravity": "差错"}),
        (3, {"kind": "用语", "word": "x"}),
        (4, {"kind": "单位名称", "word": "甲市文化和旅游局", "is_own": "是", "code": "甲文旅"}),
        (5, {"kind": "用词", "word": "群艺馆", "source": "又一次"}),
        (6, {"kind": "固定表述", "word": "三馆一站", "since": "明天"}),
        (
            7,
            {
                "kind": "领导同志",
                "word": "冯林",
                "names": "局长",
                "order": "1.0",
                "since": "2024-01-01 00:00:00",
            },
        ),
    ]
    done, wrong = acts.import_words(cast.agency, rows, by=cast.qian_jin, on=ON)
    assert done == 3
    assert [number for number, _ in wrong] == [3, 5, 6]
    assert "用词、固定表述" in wrong[0][1]
    assert ListedWord.objects.get(kind="leader").since == date(2024, 1, 1)


def test_the_database_keeps_who_ended_a_row_and_why(cast: Cast) -> None:
    row = listed(cast, ListKind.EXPRESSION, "一刻钟文化生活圈")
    with pytest.raises(IntegrityError), transaction.atomic():
        ListedWord.objects.filter(pk=row.pk).update(until=ON)
    with pytest.raises(IntegrityError), transaction.atomic():
        ListedWord.objects.filter(pk=row.pk).update(kind="other")


def test_a_row_ended_on_its_first_day_held_that_day_where_it_was_entered_before(cast: Cast) -> None:
    row = listed(cast, ListKind.EXPRESSION, "一刻钟文化生活圈", since=ON + DAY)
    assert not row.never_holds_if_ended(ON + DAY)
    acts.end_word(row.pk, reason="表述已改", by=cast.zhao_min, on=ON + DAY)
    row.refresh_from_db()
    assert not row.never_held
    assert lists_of(cast.agency, ON + DAY).expressions == ("一刻钟文化生活圈",)
    assert lists_of(cast.agency, ON + 2 * DAY).expressions == ()
