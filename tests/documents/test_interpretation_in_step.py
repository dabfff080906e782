"""Document, plan and interpretation go together: what is due is not submitted, signed or released without them."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from gongkai.agencies.acts import set_house_rule
from gongkai.documents import acts
from gongkai.documents.acts import Changed, Stale
from gongkai.documents.drafting import acts as drafting
from gongkai.documents.interpreting import acts as interpreting
from gongkai.documents.interpreting.duty import duty, waiver_of
from gongkai.documents.interpreting.excerpt import compared
from gongkai.documents.interpreting.models import InterpretationPlan, Waiver
from gongkai.documents.interpreting.questions import pairs
from gongkai.documents.models import Document, Edition
from gongkai.journal.reads import lines_of
from gongkai.law.attribute import Attribute
from gongkai.law.source import Refusal
from tests import papers
from tests.cast import FITTING, Cast
from tests.documents.conftest import ON, draft_of, interpretation_of, walk
from tests.interpreting import OUTLINE, asked, planned, waived

LONG = "申报单位应当在每年三月三十一日以前提交申请材料，逾期不再受理，由受理窗口一次告知需要补正的内容。"


def submit(cast: Cast, document: Document) -> None:
    """Into the review; a draft that stays a draft fails the test that called."""
    acts.submit(document.pk, by=cast.li_qiang, on=ON)
    assert document.editions.get().stage == "first_review"


def policy(cast: Cast, **fields: Any) -> Document:
    return draft_of(cast, kind="policy", **fields)


# The duty is decided at drafting


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "policy"},
        {"kind": "normative"},
        {"normative": "rules"},
        {"is_major": True},
        {"title": "某办法（征求意见稿）"},
    ],
)
def test_what_is_due_is_to_be_interpreted_whatever_was_ticked(cast: Cast, fields: dict[str, Any]) -> None:
    document = draft_of(cast, needs_interpretation=False, **fields)
    assert document.needs_interpretation
    with pytest.raises(Refusal, match="请先起草解读"):
        submit(cast, document)


def test_a_policy_shelved_among_the_interpretations_is_due_all_the_same(cast: Cast) -> None:
    assert policy(cast, category="interpretation").needs_interpretation


def test_a_policy_drafted_as_closed_and_opened_under_review_is_not_signed_without(cast: Cast) -> None:
    document = policy(cast, attribute="on_request", attribute_reason="内部事务")
    submit(cast, document)
    acts.change_attribute(
        document.pk, attribute=Attribute.PROACTIVE, ground="", reason="应当公开", by=cast.he_jing, on=ON
    )
    for act, who in (
        ("pass_first", cast.he_jing),
        ("pass_secrecy", cast.sun_jing),
        ("pass_second", cast.zhao_min),
    ):
        more = {"judged": FITTING} if act == "pass_first" else {}
        getattr(acts, act)(document.pk, opinion="同意", by=who, on=ON, **more)
    with pytest.raises(Refusal, match="请退回拟稿补齐"):
        acts.sign(document.pk, opinion="同意", by=cast.wu_tao, on=ON)


def test_what_is_not_due_may_still_choose_to_be_interpreted(cast: Cast) -> None:
    document = draft_of(cast, needs_interpretation=True)
    assert not duty(document, ON).is_due
    interpretation_of(cast, document)
    planned(cast, document, ON)
    submit(cast, document)


def test_a_draft_that_becomes_a_policy_becomes_due(cast: Cast, draft: Document) -> None:
    acts.rewrite(
        draft.editions.get().pk, text="改。", by=cast.li_qiang, on=ON, saves=0, document={"kind": "policy"}
    )
    draft.refresh_from_db()
    assert draft.needs_interpretation


def test_an_agency_may_leave_drafts_for_comment_free(cast: Cast) -> None:
    set_house_rule(cast.agency, "interpret_comment_drafts", 0, since=ON)
    assert not draft_of(cast, title="某办法（征求意见稿）").needs_interpretation


def test_what_is_withheld_wants_no_interpretation(cast: Cast) -> None:
    submit(cast, policy(cast, attribute="withheld", attribute_reason="内部事务", attribute_ground="16-1"))


# The waiver


def test_a_waiver_is_asked_with_a_reason_and_granted_by_another(cast: Cast) -> None:
    document = policy(cast)
    waiver = waived(cast, document, ON)
    assert (waiver.state, waiver.decided_by, waiver.duty) == ("granted", cast.zhao_min, "政策文件应当解读")
    submit(cast, document)
    told = lines_of(cast.agency, "document", document.index_no)
    assert [e.act for e in told if "waiver" in e.act] == ["ask_waiver", "grant_waiver"]


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_waiver_without_a_reason_is_refused(cast: Cast, reason: str) -> None:
    with pytest.raises(Refusal, match="要写明理由"):
        interpreting.ask_waiver(policy(cast).pk, reason=reason, by=cast.li_qiang, on=ON)


def test_a_waiver_that_waits_or_was_refused_opens_nothing(cast: Cast) -> None:
    document = policy(cast)
    interpreting.ask_waiver(document.pk, reason="内部程序", by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal, match="申请还没有审批"):
        submit(cast, document)
    with pytest.raises(Refusal, match="不用重复提出"):
        interpreting.ask_waiver(document.pk, reason="内部程序", by=cast.li_qiang, on=ON)
    interpreting.refuse_waiver(document.pk, waiver=asked(document), opinion="群众关心", by=cast.wu_tao, on=ON)
    with pytest.raises(Refusal, match="没有获得同意（群众关心）"):
        submit(cast, document)
    interpreting.ask_waiver(document.pk, reason="补充理由", by=cast.li_qiang, on=ON)
    assert document.waivers.count() == 2


@pytest.mark.parametrize("name", ["he_jing", "qian_jin", "sun_jing", "zheng_zhi", "zhou_yang", "li_qiang"])
def test_only_the_office_s_head_and_the_leaders_decide_a_waiver(cast: Cast, name: str) -> None:
    document = policy(cast)
    interpreting.ask_waiver(document.pk, reason="内部程序", by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal, match="免予解读由"):
        interpreting.grant_waiver(
            document.pk, waiver=asked(document), opinion="同意", by=getattr(cast, name), on=ON
        )
    assert waiver_of(document, ON) is None


def test_who_asked_or_wrote_does_not_decide(cast: Cast) -> None:
    document = policy(cast)
    interpreting.ask_waiver(document.pk, reason="内部程序", by=cast.zhao_min, on=ON)
    with pytest.raises(Refusal, match="由另外的人审批"):
        interpreting.grant_waiver(
            document.pk, waiver=asked(document), opinion="同意", by=cast.zhao_min, on=ON
        )
    with pytest.raises(Refusal, match="要写明意见"):
        interpreting.grant_waiver(document.pk, waiver=asked(document), opinion=" ", by=cast.wu_tao, on=ON)
    edition = document.editions.get()
    acts.rewrite(edition.pk, text="主任改写。", by=cast.zhao_min, on=ON, saves=0)
    interpreting.refuse_waiver(document.pk, waiver=asked(document), opinion="不同意", by=cast.wu_tao, on=ON)
    interpreting.ask_waiver(document.pk, reason="再申请", by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal, match="由另外的人审批"):
        interpreting.grant_waiver(
            document.pk, waiver=asked(document), opinion="同意", by=cast.zhao_min, on=ON
        )


def test_what_is_not_due_needs_no_waiver(cast: Cast, draft: Document) -> None:
    with pytest.raises(Refusal, match="不用申请"):
        interpreting.ask_waiver(draft.pk, reason="x", by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal, match="取消勾选"):
        interpreting.ask_waiver(
            draft_of(cast, needs_interpretation=True).pk, reason="x", by=cast.li_qiang, on=ON
        )


def test_a_waiver_does_not_cover_what_became_major_afterwards(cast: Cast) -> None:
    document = policy(cast)
    waived(cast, document, ON)
    edition = document.editions.get()
    acts.rewrite(edition.pk, text="x", by=cast.li_qiang, on=ON, saves=0, document={"is_major": True})
    with pytest.raises(Refusal, match="列为重大政策以前批准的，需要重新申请"):
        submit(cast, document)


def test_no_waiver_is_asked_for_a_text_under_review(cast: Cast) -> None:
    document = policy(cast)
    interpretation_of(cast, document)
    planned(cast, document, ON)
    submit(cast, document)
    with pytest.raises(Refusal, match="先退回拟稿"):
        interpreting.ask_waiver(document.pk, reason="x", by=cast.li_qiang, on=ON)


@pytest.mark.parametrize(
    "change",
    [
        {"state": "granted"},
        {"reason": ""},
        {"state": "granted", "decided_on": ON, "says": "同意", "decided_by": "li_qiang"},
        {"state": "granted", "decided_on": ON, "says": "", "decided_by": "zhao_min"},
        {"state": "unknown"},
    ],
)
def test_the_database_grants_no_waiver_that_nobody_else_decided(cast: Cast, change: dict[str, Any]) -> None:
    document = policy(cast)
    waiver = interpreting.ask_waiver(document.pk, reason="内部程序", by=cast.li_qiang, on=ON)
    if name := change.get("decided_by"):
        change = change | {"decided_by": getattr(cast, name)}
    with pytest.raises(IntegrityError), transaction.atomic():
        Waiver.objects.filter(pk=waiver.pk).update(**change)


def test_the_database_keeps_a_major_document_to_its_interpretation(cast: Cast) -> None:
    document = draft_of(cast, is_major=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(needs_interpretation=False)


# The plan


def test_without_its_plan_a_document_is_not_submitted(cast: Cast) -> None:
    document = policy(cast)
    interpretation_of(cast, document)
    with pytest.raises(Refusal, match="还没有政策解读方案"):
        submit(cast, document)
    planned(cast, document, ON)
    submit(cast, document)


@pytest.mark.parametrize(
    ("without", "label"),
    [
        ("background", "背景"), ("basis", "依据"), ("aims", "目标"), ("content", "主要内容"), ("interpreter", "解读主体"),
        ("when", "解读时间"), ("forms", "解读形式"), ("channels", "解读渠道"),
    ],
)  # fmt: skip
def test_a_plan_that_lacks_a_part_says_which(cast: Cast, without: str, label: str) -> None:
    empty: Any = [] if without in ("forms", "channels") else " "
    with pytest.raises(Refusal, match=label):
        planned(cast, policy(cast), ON, **{without: empty})
    assert not InterpretationPlan.objects.exists()


def test_a_plan_is_written_by_who_drafts_and_answered_for_by_the_own_people(cast: Cast) -> None:
    document = policy(cast)
    with pytest.raises(Refusal, match="不是甲市文化和旅游局的人员"):
        planned(cast, document, ON, by=cast.zhou_yang)
    with pytest.raises(Refusal, match="在岗人员"):
        planned(cast, document, ON, responsible=cast.zhou_yang)
    with pytest.raises(Refusal, match="没有“舞蹈”这种解读形式"):
        planned(cast, document, ON, forms=["舞蹈"])


def test_a_plan_saved_over_by_somebody_else_is_not_lost(cast: Cast) -> None:
    document = policy(cast)
    planned(cast, document, ON)
    with pytest.raises(Stale):
        planned(cast, document, ON, background="别的背景")
    planned(cast, document, ON, saves=1, background="别的背景")
    assert InterpretationPlan.objects.get().background == "别的背景"


def test_a_plan_under_review_is_not_changed(cast: Cast) -> None:
    document = policy(cast)
    interpretation_of(cast, document)
    planned(cast, document, ON)
    submit(cast, document)
    with pytest.raises(Refusal, match="先退回拟稿"):
        planned(cast, document, ON, saves=1)


@pytest.mark.parametrize(
    "change", [{"background": "换过"}, {"forms": ["text", "video"]}, {"when": "以后再说"}]
)
def test_a_plan_changed_behind_the_reviews_voids_them(cast: Cast, change: dict[str, Any]) -> None:
    document = policy(cast)
    interpretation_of(cast, document)
    walk(cast, document, until="pass_second")
    InterpretationPlan.objects.update(**change)
    with pytest.raises(Changed, match="此前的审签全部失效"):
        acts.sign(document.pk, opinion="同意", by=cast.wu_tao, on=ON)
    assert set(Edition.objects.values_list("stage", flat=True)) == {"draft"}


def test_every_review_says_which_plan_it_saw(cast: Cast) -> None:
    document = policy(cast)
    interpretation_of(cast, document)
    walk(cast, document)
    plan = InterpretationPlan.objects.get()
    seen = set(document.editions.get().reviews.values_list("plan_digest", flat=True))
    assert seen == {plan.fingerprint}


@pytest.mark.parametrize("part", ["interpreter", "background", "basis", "aims", "content", "when"])
def test_the_database_keeps_no_plan_without_its_outline(cast: Cast, part: str) -> None:
    planned(cast, policy(cast), ON)
    with pytest.raises(IntegrityError), transaction.atomic():
        InterpretationPlan.objects.update(**{part: ""})


def test_document_plan_and_interpretation_are_signed_in_one_act_and_released_on_one_day(cast: Cast) -> None:
    document = policy(cast)
    other = interpretation_of(cast, document)
    walk(cast, document, on=ON)
    assert len(set(Edition.objects.values_list("package", "signed_on", "published_on"))) == 1
    other.refresh_from_db()
    assert other.is_live


@pytest.mark.parametrize("until", ["submit", "pass_second", "sign", "sign_head"])
def test_an_interpretation_gone_on_the_way_stops_signature_and_release(cast: Cast, until: str) -> None:
    document = policy(cast)
    other = interpretation_of(cast, document)
    walk(cast, document, until=until)
    Document.objects.filter(pk=other.pk).update(interprets=None)
    act = {"submit": "pass_first", "pass_second": "sign", "sign": "sign_head", "sign_head": "publish"}[until]
    who = {"sign": cast.wu_tao, "sign_head": cast.feng_lin, "publish": cast.qian_jin}
    if act == "pass_first":
        acts.pass_first(document.pk, judged=FITTING, opinion="", by=cast.he_jing, on=ON)
        return
    more = {} if act == "publish" else {"opinion": "同意"}
    with pytest.raises(Refusal, match="已经送审的，请退回拟稿补齐"):
        getattr(acts, act)(document.pk, by=who[act], on=ON, **more)


# Forms


def test_a_major_document_wants_two_forms_in_plan_and_package(cast: Cast) -> None:
    document = policy(cast, is_major=True)
    interpretation_of(cast, document)
    planned(cast, document, ON)
    with pytest.raises(Refusal, match="至少要有2种形式（本机关内部规定），还差1种"):
        submit(cast, document)
    interpretation_of(cast, document, title="问答", forms=["questions"], text="问：谁能报？\n\n答：都能。")
    with pytest.raises(Refusal, match="解读方案只写了1种形式"):
        submit(cast, document)
    planned(cast, document, ON, saves=1, forms=["text", "questions"])
    walk(cast, document)
    document.refresh_from_db()
    assert document.is_live


def test_an_agency_sets_how_many_forms_a_major_document_wants(cast: Cast) -> None:
    set_house_rule(cast.agency, "interpretation_forms", 1, since=ON)
    document = policy(cast, is_major=True)
    interpretation_of(cast, document)
    planned(cast, document, ON)
    submit(cast, document)


def test_forms_dropped_on_the_way_stop_signature_and_release(cast: Cast) -> None:
    document = policy(cast, is_major=True)
    other = interpretation_of(
        cast, document, forms=["text", "table"], text="| 原 | 新 |\n| --- | --- |\n| 一月 | 二月 |"
    )
    planned(cast, document, ON, forms=["text", "table"])
    walk(cast, document, until="pass_second")
    Document.objects.filter(pk=other.pk).update(forms=["text"])
    assert any("还差1种" in says for says, _ in acts.why_not(document, "sign", cast.wu_tao, ON))
    with pytest.raises(Refusal, match="《政策解读》送审后改动了：解读形式"):
        acts.sign(document.pk, opinion="同意", by=cast.wu_tao, on=ON)
    with pytest.raises(Refusal, match="还差1种"):
        submit(cast, document)


@pytest.mark.parametrize(
    ("form", "text", "says"),
    [
        ("chart", "没有图。", "请在正文里增加图片"),
        ("video", "没有片。", "请增加mp4附件"),
        ("audio", "没有声。", "请增加mp3附件"),
        ("questions", "没有问。", "请把正文写成“问：……”“答：……”"),
        ("table", "旧规定|新规定", "请在正文里写成表格"),
        ("expert", "某大学的专家认为很好。", "请在正文里写明“专家：姓名，单位和职务”"),
        ("expert", "专家：李明，某大学公共管理学院教授", "请在正文里写出专家的解读"),
        ("interview", "主持人：为什么修改？\n\n嘉宾：为了方便群众。", "写明有访谈，请在正文里写明举行的日期"),
        ("interview", "2024年3月11日做了访谈。", "请在正文里写出实录"),
        ("press", "召开了新闻发布会。", "写明有新闻发布会，请在正文里写明举行的日期"),
        ("press", "2024年13月40日召开了新闻发布会。", "举行的日期"),
    ],
)
def test_an_interpretation_is_in_the_forms_it_names(cast: Cast, form: str, text: str, says: str) -> None:
    document = policy(cast)
    interpretation_of(cast, document, forms=[form], text=text)
    planned(cast, document, ON)
    with pytest.raises(Refusal, match=says):
        submit(cast, document)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("video", "播放网址：https://v.example.invalid/1"),
        ("audio", "收听网址：https://v.example.invalid/1"),
        ("questions", "1.问：谁能报？\n\n答：本市居民。"),
        ("table", "| 原规定 | 新规定 |\n| --- | --- |\n| 一月报送 | 二月报送 |"),
        (
            "expert",
            f"解读专家：李明，某大学公共管理学院教授\n\n{''.join(f'第{n}点，这个办法把多年的做法固定了下来。' for n in '一二三四五')}",
        ),
        ("expert", "专家：李明（某大学教授）\n\n全文见 https://v.example.invalid/2"),
        ("interview", "2024年3月11日\n\n主持人：为什么要修改？\n\n嘉宾：为了方便群众办事。"),
        ("press", "2024-03-11 在市政府新闻发布厅举行，回放：https://v.example.invalid/3"),
    ],
)
def test_an_interpretation_that_is_what_it_says_goes_into_review(cast: Cast, form: str, text: str) -> None:
    document = policy(cast)
    interpretation_of(cast, document, forms=[form], text=text)
    planned(cast, document, ON)
    submit(cast, document)


@pytest.mark.parametrize(
    ("form", "name"), [("video", "片.mp4"), ("audio", "音.mp3"), ("table", "对照表.docx")]
)
def test_a_recording_or_table_that_was_attached_is_enough(cast: Cast, form: str, name: str) -> None:
    document = policy(cast)
    other = interpretation_of(cast, document, forms=[form])
    content = {"mp4": papers.mp4, "mp3": papers.mp3, "ocx": lambda: papers.word("对照表")}[name[-3:]]()
    acts.attach(other.editions.get().pk, name=name, content=io.BytesIO(content), by=cast.li_qiang, on=ON)
    planned(cast, document, ON)
    submit(cast, document)


def test_a_chart_is_a_picture_with_words_for_who_cannot_see_it(cast: Cast) -> None:
    document = policy(cast)
    other = interpretation_of(cast, document, forms=["chart"])
    drafting.add_picture(
        other.editions.get().pk, name="图.png", content=io.BytesIO(papers.png()), alt="报名分三步", by=cast.li_qiang, on=ON,
        saves=0,
    )  # fmt: skip
    planned(cast, document, ON)
    submit(cast, document)


def test_questions_and_answers_are_read_in_pairs() -> None:
    text = "开头。\n\n问：甲？\n\n答：乙。\n\n还有丙。\n\n2. 问：丁？\n\n问：戊？\n\n答：己。"
    assert pairs(text) == [("甲？", "乙。\n还有丙。"), ("戊？", "己。")]


# Excerpts


def test_an_excerpt_is_refused_with_what_was_copied_unless_a_reason_is_given(cast: Cast) -> None:
    document = policy(cast, text=f"一、申报。{LONG}")
    other = interpretation_of(cast, document, text=f"怎么报？{LONG}")
    planned(cast, document, ON)
    with pytest.raises(Refusal, match="照抄文件原文.*申报单位应当在每年三月三十一日以前"):
        submit(cast, document)
    acts.rewrite(
        other.editions.get().pk, text=f"怎么报？{LONG}", by=cast.li_qiang, on=ON, saves=0,
        document={"excerpt_reason": "时限必须照录"},
    )  # fmt: skip
    submit(cast, document)
    other.refresh_from_db()
    found = compared(other.editions.get(), ON)
    assert found is not None
    assert found.is_excerpt
    assert found.reason == "时限必须照录"


def test_an_agency_sets_from_what_share_on_an_interpretation_is_an_excerpt(cast: Cast) -> None:
    document = policy(cast, text=LONG)
    interpretation_of(cast, document, text=f"先说为什么要改，再说怎么办。{LONG}这样大家就不用跑第二趟了。")
    planned(cast, document, ON)
    set_house_rule(cast.agency, "excerpt_percent", 100, since=ON)
    submit(cast, document)


def test_a_late_interpretation_is_compared_with_what_is_online(cast: Cast) -> None:
    document = draft_of(cast, text=LONG)
    walk(cast, document)
    other = interpretation_of(cast, document, text=LONG)
    with pytest.raises(Refusal, match="100%照抄文件原文"):
        submit(cast, other)


# What is not held up


def test_an_emergency_is_not_held_up_by_its_interpretation(cast: Cast) -> None:
    document = draft_of(cast, kind="warning", needs_interpretation=True)
    acts.sign_urgently(document.pk, opinion="马上发", by=cast.wu_tao, on=ON)
    acts.publish(document.pk, by=cast.qian_jin, on=ON, rulings=acts.all_open(list(document.editions.all())))
    document.refresh_from_db()
    assert document.is_live
    interpreting.ask_waiver(document.pk, reason="预警已解除", by=cast.li_qiang, on=ON)
    interpreting.grant_waiver(document.pk, waiver=asked(document), opinion="同意", by=cast.zhao_min, on=ON)


def test_a_correction_of_what_is_online_asks_for_no_second_plan(cast: Cast) -> None:
    document = policy(cast)
    waived(cast, document, ON)
    walk(cast, document)
    acts.revise(document.pk, text="改正。", because="错字", by=cast.li_qiang, on=ON)
    walk(cast, document, on=date(2024, 3, 12))


def test_the_outline_of_the_tests_is_whole() -> None:
    assert set(OUTLINE) >= {"background", "basis", "aims", "content"}
