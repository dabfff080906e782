"""A matter is entered, published by somebody else, changed through a second person, closed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from gongkai.agencies.models import Person
from gongkai.journal.models import Entry
from gongkai.law.dossier import MatterKind
from gongkai.law.source import Refusal
from gongkai.matters.acts import linking, opening, releasing
from gongkai.matters.models import Link, Matter, Statement
from tests.cast import Cast
from tests.matters.conftest import ON, call_of, document_of, event_of, linked, matter_of


def test_a_matter_gets_its_number_once_and_a_line_in_the_journal(cast: Cast) -> None:
    first, second = matter_of(cast, public=False), matter_of(cast, public=False)
    assert (first.number, second.number) == ("2024-SX-0001", "2024-SX-0002")
    assert Entry.objects.get(matter="matter", key=first.number).person == cast.li_qiang


def test_nothing_is_public_before_the_office_publishes_it(cast: Cast) -> None:
    matter = matter_of(cast, public=False)
    assert not Matter.objects.public()
    with pytest.raises(Refusal, match="办公室"):
        opening.publish(matter.pk, by=cast.he_jing, on=ON)
    opening.publish(matter.pk, by=cast.qian_jin, on=ON)
    assert Matter.objects.public().get() == matter


def test_who_entered_a_matter_does_not_publish_it(cast: Cast) -> None:
    matter = opening.open_matter(
        cast.agency, kind=MatterKind.ROUTINE, title="咨询", division=cast.office, owner=cast.qian_jin, begun=ON,
        by=cast.qian_jin, on=ON,
    )  # fmt: skip
    with pytest.raises(Refusal, match="不能自己公布"):
        opening.publish(matter.pk, by=cast.qian_jin, on=ON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Matter.objects.filter(pk=matter.pk).update(published_on=ON, published_by=cast.qian_jin)


def test_a_change_of_a_public_matter_waits_for_a_second_person(cast: Cast) -> None:
    matter = matter_of(cast)
    opening.change(matter.pk, title="新名称", ended=date(2024, 12, 31), by=cast.li_qiang, on=ON)
    assert Matter.objects.get().title == "公共图书馆延时开放"
    opening.publish(matter.pk, by=cast.zhao_min, on=ON)
    now = Matter.objects.get()
    assert (now.title, now.ended, now.proposed, now.proposed_by) == ("新名称", date(2024, 12, 31), {}, None)


def test_who_changed_a_public_matter_does_not_publish_the_change(cast: Cast) -> None:
    matter = matter_of(cast)
    opening.change(matter.pk, title="新名称", by=cast.zhao_min, on=ON)
    with pytest.raises(Refusal, match="不能自己公布"):
        opening.publish(matter.pk, by=cast.zhao_min, on=ON)
    opening.drop_change(matter.pk, because="名称不准确", by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal, match="没有待公布的修改"):
        opening.publish(matter.pk, by=cast.qian_jin, on=ON)


def test_nobody_who_wrote_at_it_publishes_it(cast: Cast) -> None:
    matter = opening.open_matter(
        cast.agency, kind=MatterKind.ROUTINE, title="咨询", division=cast.division, owner=cast.he_jing, begun=ON,
        by=cast.qian_jin, on=ON,
    )  # fmt: skip
    opening.change(matter.pk, summary="电话咨询", by=cast.zhao_min, on=ON)
    for who in (cast.qian_jin, cast.zhao_min):
        with pytest.raises(Refusal, match="不能自己公布"):
            opening.publish(matter.pk, by=who, on=ON)


@pytest.mark.parametrize("act", ["change", "close"])
def test_strangers_and_other_divisions_may_not_touch_it(cast: Cast, outsider: Person, act: str) -> None:
    matter = matter_of(cast)
    more: dict[str, Any] = {"title": "改"} if act == "change" else {"because": "完成"}
    for who in (cast.zhou_yang, outsider, cast.sun_jing):
        with pytest.raises(Refusal, match="责任科室"):
            getattr(opening, act)(matter.pk, by=who, on=ON, **more)


def test_a_closed_matter_stays_public_and_is_not_changed_any_more(cast: Cast) -> None:
    matter = matter_of(cast)
    opening.close(matter.pk, because="已经完成", by=cast.li_qiang, on=ON)
    assert Matter.objects.public().get().closed_says == "已经完成"
    with pytest.raises(Refusal, match="办结"):
        linking.explain(matter.pk, place="结果", because="等", expected_on=ON, by=cast.li_qiang, on=ON)


def test_a_matter_is_not_closed_while_anything_of_it_waits_or_a_call_runs(cast: Cast) -> None:
    matter = matter_of(cast)
    call_of(cast, matter)
    said = linking.write(matter.pk, place="legality", text="已经审核。", by=cast.li_qiang, on=ON)
    event_of(cast, matter=matter, public=False)
    opening.change(matter.pk, title="改名", by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal) as refused:
        opening.close(matter.pk, because="完成", by=cast.li_qiang, on=ON)
    for words in ("修改还在等待", "说明“合法性审核", "发布会、访谈“延时开放怎么办", "到2024-04-10截止"):
        assert words in str(refused.value)
    Matter.objects.update(closed_on=ON, closed_says="从前办结的")
    with pytest.raises(Refusal, match="办结"):
        releasing.release("statement", said.pk, by=cast.qian_jin, on=ON)
    releasing.send_back("statement", said.pk, because="事项已办结", by=cast.qian_jin, on=ON)


def test_a_matter_taken_off_the_portal_takes_everything_with_it(cast: Cast) -> None:
    matter = matter_of(cast)
    linked(cast, matter, document_of(cast))
    assert Link.objects.public().count() == 1
    opening.withdraw(matter.pk, because="重复", by=cast.qian_jin, on=ON)
    assert not Link.objects.public()


def test_a_change_that_waited_does_not_come_back_over_newer_words(cast: Cast) -> None:
    matter = matter_of(cast)
    opening.change(matter.pk, title="旧的修改", by=cast.li_qiang, on=ON)
    opening.withdraw(matter.pk, because="重复", by=cast.qian_jin, on=ON)
    opening.change(matter.pk, title="新的名称", by=cast.li_qiang, on=ON)
    assert opening.publish(matter.pk, by=cast.qian_jin, on=ON).title == "新的名称"


def test_a_change_left_from_before_goes_when_a_hidden_matter_is_changed(cast: Cast) -> None:
    matter = matter_of(cast, public=False)
    Matter.objects.filter(pk=matter.pk).update(proposed={"title": "旧"}, proposed_by=cast.he_jing)
    now = opening.change(matter.pk, title="新的名称", by=cast.li_qiang, on=ON)
    assert (now.proposed, now.proposed_by) == ({}, None)


def test_all_that_is_wrong_with_a_matter_is_said_at_once(cast: Cast) -> None:
    with pytest.raises(Refusal) as refused:
        matter_of(cast, title=" ", owner=cast.zhou_yang, ended=ON - timedelta(days=1))
    assert len(refused.value.reasons) == 3


def test_a_document_belongs_to_several_matters_and_stages_each_once(cast: Cast) -> None:
    one, other, document = matter_of(cast), matter_of(cast), document_of(cast)
    linked(cast, one, document, "决策", "draft")
    linked(cast, one, document, "结果")
    linked(cast, other, document)
    with pytest.raises(Refusal, match="已经这样关联过"):
        linking.link(one.pk, document=document, phase="结果", by=cast.li_qiang, on=ON)
    assert document.matter_links.count() == 3


def test_a_link_says_a_stage_and_a_part_there_are(cast: Cast) -> None:
    matter, document = matter_of(cast), document_of(cast)
    with pytest.raises(Refusal) as refused:
        linking.link(matter.pk, document=document, phase="别的", part="budget", by=cast.li_qiang, on=ON)
    assert len(refused.value.reasons) == 2


def test_a_document_another_division_drafts_is_not_there(cast: Cast, outsider: Person) -> None:
    matter = matter_of(cast, public=False)
    Matter.objects.filter(pk=matter.pk).update(division=outsider.division)
    with pytest.raises(Refusal, match="没有这条信息"):
        linking.link(matter.pk, document=document_of(cast, public=False), phase="决策", by=outsider, on=ON)


def test_a_link_is_released_once_its_document_is_public(cast: Cast) -> None:
    matter, document = matter_of(cast), document_of(cast, public=False)
    made = linking.link(matter.pk, document=document, phase="决策", by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal, match="没有公开发布"):
        releasing.release("link", made.pk, by=cast.qian_jin, on=ON)
    assert not Link.objects.public()


def test_who_wrote_a_piece_neither_releases_nor_sends_it_back(cast: Cast) -> None:
    matter = matter_of(cast)
    made = linking.explain(
        matter.pk, place="结果", because="尚未完成", expected_on=date(2024, 6, 30), by=cast.qian_jin, on=ON
    )
    with pytest.raises(Refusal, match="经办人不能"):
        releasing.release("statement", made.pk, by=cast.qian_jin, on=ON)
    with pytest.raises(Refusal, match="经办人不能"):
        releasing.send_back("statement", made.pk, because="不妥", by=cast.qian_jin, on=ON)
    releasing.send_back("statement", made.pk, because="日期太晚", by=cast.zhao_min, on=ON)
    with pytest.raises(Refusal, match="已经公布或者退回"):
        releasing.release("statement", made.pk, by=cast.zhao_min, on=ON)
    assert not Statement.objects.public()


def test_a_link_sent_back_can_be_made_again(cast: Cast) -> None:
    matter, document = matter_of(cast), document_of(cast)
    made = linking.link(matter.pk, document=document, phase="决策", by=cast.li_qiang, on=ON)
    releasing.send_back("link", made.pk, because="环节不对", by=cast.qian_jin, on=ON)
    linked(cast, matter, document)
    assert Link.objects.public().count() == matter.links.count() == 1


def test_an_empty_stage_is_explained_with_a_day_to_come(cast: Cast) -> None:
    matter = matter_of(cast)
    with pytest.raises(Refusal, match="不能早于今天"):
        linking.explain(
            matter.pk, place="结果", because="等", expected_on=ON - timedelta(days=1), by=cast.li_qiang, on=ON
        )


def test_only_what_may_not_apply_is_waived_and_only_words_are_written(cast: Cast) -> None:
    matter = matter_of(cast)
    linking.waive(matter.pk, place="hearing", because="不涉及重大分歧", by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal, match="不能说明为不适用"):
        linking.waive(matter.pk, place="decision", because="无", by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal, match="关联文件"):
        linking.write(matter.pk, place="draft", text="草案如下", by=cast.li_qiang, on=ON)


def test_a_document_taken_out_of_a_matter_stays_in_the_journal(cast: Cast) -> None:
    matter, document = matter_of(cast), document_of(cast)
    made = linked(cast, matter, document)
    with pytest.raises(Refusal, match="原因"):
        linking.unlink(made.pk, because=" ", by=cast.li_qiang, on=ON)
    linking.unlink(made.pk, because="关联错误", by=cast.li_qiang, on=ON)
    assert not matter.links.exists()
    assert Entry.objects.get(act="unlink").facts["document"] == document.index_no
