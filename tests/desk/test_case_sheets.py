"""The sheets of a request: nothing typed is run or lost, an error leads to its field, the seven questions, the ledgers."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.agencies.acts import give_post
from gongkai.cases import acts
from gongkai.cases.models import Case, CaseFile, Contact
from gongkai.law.delivery import Way
from gongkai.law.hand import Hand
from gongkai.law.outcome import ANSWERS, Outcome
from gongkai.law.remedy import Result, Track
from gongkai.law.seven_steps import STEPS, ends_at
from gongkai.law.source import Refusal
from tests.answering import answered, approved, proposed
from tests.cast import Cast
from tests.desk.conftest import ON, TODAY, case_of
from tests.papers import pdf, png

EVIL = "<script>alert(1)</script><img src=x onerror=y>\"'>{{ x }}"
DAY = TODAY.isoformat()
P = CaseFile.Purpose


def place(case: Case, address: str) -> str:
    return f"/desk/ysq/{case.number}/{address}"


# Escaping


def test_whatever_was_typed_anywhere_is_shown_and_never_run(cast: Cast, enter: Any) -> None:
    case = case_of(cast, asked=EVIL, asked_doc_no=EVIL[:60], wanted_form=EVIL[:60], help_needed=EVIL)
    client, li, qian = enter(cast.qian_jin), cast.li_qiang, cast.qian_jin
    acts.split(case.pk, points=[EVIL, f"二{EVIL}"], by=li, on=TODAY)
    acts.record_search(case.pk, where=EVIL, words=EVIL, found=EVIL, by=li, on=TODAY)
    acts.log_contact(case.pk, how=Contact.How.ONLINE, says=EVIL, by=Hand.APPLICANT, on=TODAY)
    acts.add_file(case.pk, f"{EVIL}.png", BytesIO(png()), purpose=P.HANDED_OUT, by=li, on=TODAY)
    acts.consult_third_party(case.pk, party=EVIL, says=EVIL, by=li, on=TODAY)
    acts.third_party_answered(case.pk, says=EVIL, by=li, on=TODAY)
    acts.ask_to_extend(case.pk, days=5, reason=EVIL, by=li, on=TODAY)
    for n in (1, 2):
        acts.decide(
            case.pk, n,
            acts.Decision(
                Outcome.GRANTED_IN_PART, reason=EVIL, how=EVIL, open_part=EVIL, published_at=EVIL, elsewhere=EVIL,
                weighed=EVIL,
            ),
            by=li, on=TODAY,
        )  # fmt: skip
    seen = [client.get(place(case, a)).text for a in ("", "points/1/", "points/1/granted_in_part/", "draft/")]
    acts.propose(case.pk, says=EVIL, by=li, on=TODAY)
    acts.review(case.pk, agrees=True, says=EVIL, by=cast.sun_jing, on=TODAY)
    acts.review(case.pk, agrees=True, says=EVIL, by=cast.zheng_zhi, on=TODAY)
    acts.approve(case.pk, says=EVIL, by=cast.wu_tao, on=TODAY)
    acts.recall(case.pk, says=EVIL, by=cast.wu_tao, on=TODAY)
    answered(cast, case, Outcome.WITHHELD_PROCESS, on=TODAY, reason=EVIL)
    remedy = acts.lodge_remedy(case.pk, track=Track.REVIEW, body=EVIL, doc_no=EVIL[:80], by=qian, on=TODAY)
    acts.conclude_remedy(remedy.pk, result=Result.OTHER, doc_no=EVIL[:80], says=EVIL, by=qian, on=TODAY)
    seen += [
        client.get(a).text
        for a in (place(case, ""), place(case, "draft/"), "/desk/", "/desk/ysq/?stage=all", "/desk/ysq/letters/",
                  "/desk/ysq/remedies/", "/desk/journal/")
    ]  # fmt: skip
    for text in seen:
        assert "<script>alert" not in text
        assert "<img src=x" not in text
    assert "&lt;script&gt;" in seen[0]


# Errors keep what was typed, stand on top, and lead to their field


@pytest.mark.parametrize(
    ("address", "typed", "kept", "says"),
    [
        ("do/ask_to_complete/", {"says": "", "how_to": "请到窗口"}, "请到窗口", "请填写需要补正的内容"),
        ("do/consult_third_party/", {"party": "", "says": "我写的事由"}, "我写的事由", "请填写被征求意见方"),
        (
            "do/consult_third_party/",
            {"party": "某公司", "received": "2024-03-19", "says": "我写的事由"},
            "我写的事由",
            "对方收到日期不能晚于今天",
        ),
        ("do/consult_agency/", {"party": "财政局", "says": "我写的事由"}, "我写的事由", "请选择文书"),
        ("do/ask_to_extend/", {"days": "21", "reason": "我写的理由"}, "我写的理由", "20"),
        ("do/notify_fee/", {"count": "0", "how_to_pay": "我写的账户"}, "我写的账户", "请选择计收方式"),
        ("search/", {"where": "我的档案室"}, "我的档案室", "请填写检索词"),
        ("contact/", {"how": "phone", "says": "", "missed": "on"}, "checked", "请填写内容"),
        ("link/", {"number": "", "kind": "related"}, 'value="related" selected', "请填写申请编号"),
        ("points/", {"points": ""}, "", "请填写申请要点"),
        ("files/", {"purpose": "proof"}, 'value="proof" selected', "请选择文件"),
        ("applicant/", {}, "", "请选择查看的理由"),
    ],
)
def test_a_sheet_that_is_not_complete_says_so_on_top_and_loses_nothing(
    cast: Cast, case: Case, enter: Any, address: str, typed: dict, kept: str, says: str
) -> None:
    response = enter(cast.li_qiang).post(place(case, address), typed)
    assert response.status_code == 422
    text = response.text
    assert text.count('id="errors"') == 1
    summary = text[text.index('id="errors"') : text.index("<h1>")]
    assert says in summary
    assert kept in text
    field = summary.partition('href="#')[2].partition('"')[0]
    assert f'id="{field}"' in text
    assert not Case.objects.get(pk=case.pk).events.exists()


@pytest.mark.parametrize(
    ("address", "typed", "kept", "says"),
    [
        ("do/ask_to_complete/", {"says": "我写的内容"}, "我写的内容", "补正应当在收到申请之日起7个工作日内"),
        ("do/notify_fee/", {"method": "page", "count": "30", "how_to_pay": "我写的账户"}, "我写的账户", "免费的数量"),
        ("do/notify_fee/", {"method": "item", "count": "99", "how_to_pay": "我写的账户"}, "我写的账户", "不能按99件计收"),
        ("points/", {"points": "同样的话\n同样的话"}, "同样的话", "文字相同，请合并"),
        ("link/", {"number": "2024-YSQ-0999", "kind": "related"}, "2024-YSQ-0999", "没有编号为2024-YSQ-0999的申请"),
        ("letters/{letter}/served/", {"way": "post", "sent": DAY, "signed_by": "我写的人"}, "我写的人", "请填写邮件号码"),
        ("letters/{letter}/served/", {"way": "direct", "sent": "2024-04-01", "signed_by": "我写的人"}, "我写的人", "不能晚于今天"),
    ],
)  # fmt: skip
def test_what_the_record_or_the_law_refuses_is_said_on_top_with_a_way_down_and_loses_nothing(
    cast: Cast, case: Case, enter: Any, settings: Any, address: str, typed: dict, kept: str, says: str
) -> None:
    if "ask_to_complete" in address:
        settings.GONGKAI_TODAY = date(2024, 3, 29)
    address = address.format(letter=case.letters.get(kind="receipt").pk)
    response = enter(cast.li_qiang).post(place(case, address), typed)
    assert response.status_code == 409
    text = response.text
    summary = text[text.index('id="reasons"') : text.index("<h1>")]
    assert says in summary
    assert kept in text
    anchor = summary.partition('href="#')[2].partition('"')[0]
    assert f'id="{anchor}"' in text


def test_a_reply_that_is_refused_stays_a_reply_to_its_question(cast: Cast, case: Case, enter: Any) -> None:
    asked = acts.log_contact(case.pk, how=Contact.How.ONLINE, says="什么时候？", by=Hand.APPLICANT, on=TODAY)
    client, address = enter(cast.li_qiang), place(case, f"contact/{asked.pk}/")
    empty = client.post(address, {"says": ""})
    assert (empty.status_code, f'href="#re{asked.pk}_says"' in empty.text) == (422, True)
    assert client.post(address, {"says": "本周答复"}).status_code == 302
    again = client.post(address, {"says": "我又写的回复"})
    assert again.status_code == 409
    assert "已经回复过" in again.text
    assert 'value="我又写的回复"' in again.text


def test_a_reason_typed_for_a_letter_that_was_served_meanwhile_is_not_lost(
    cast: Cast, case: Case, enter: Any
) -> None:
    receipt = case.letters.get(kind="receipt")
    client, address = enter(cast.li_qiang), place(case, f"letters/{receipt.pk}/again/")
    assert client.post(address, {"why": ""}).status_code == 422
    done = client.post(address, {"why": "姓名写错"}, follow=True)
    assert "已作废，重新制发为甲文旅公开〔2024〕第1号-受-2" in done.text
    assert client.post(address, {"why": "再来一次"}).status_code == 409


def test_a_file_that_may_not_be_kept_is_named_in_one_sentence(cast: Cast, case: Case, enter: Any) -> None:
    client = enter(cast.li_qiang)
    for upload in (SimpleUploadedFile("x.exe", b"MZ"), SimpleUploadedFile("x.png", pdf())):
        answer = client.post(place(case, "files/"), {"purpose": "material", "file": upload})
        assert answer.status_code == 409
        assert upload.name in answer.text
        assert case.files.count() == 0


def test_a_file_is_sent_to_be_kept_and_never_to_be_shown(cast: Cast, case: Case, enter: Any) -> None:
    kept = acts.add_file(case.pk, "图.png", BytesIO(png()), purpose=P.MATERIAL, by=cast.li_qiang, on=TODAY)
    sent = enter(cast.li_qiang).get(place(case, f"files/{kept.pk}/"))
    assert sent.content == png()
    assert sent["Content-Type"] == "application/octet-stream"
    assert sent["Content-Disposition"] == "attachment; filename*=UTF-8''%E5%9B%BE.png"
    assert sent["X-Content-Type-Options"] == "nosniff"


def test_the_keys_of_one_request_open_nothing_of_another(cast: Cast, case: Case, enter: Any) -> None:
    other = case_of(cast, "另一件")
    kept = acts.add_file(other.pk, "图.png", BytesIO(png()), purpose=P.MATERIAL, by=cast.li_qiang, on=TODAY)
    asked = acts.log_contact(other.pk, how=Contact.How.ONLINE, says="？", by=Hand.APPLICANT, on=TODAY)
    letter, client = other.letters.get(), enter(cast.li_qiang)
    assert client.get(place(case, f"files/{kept.pk}/")).status_code == 404
    for address in (
        f"files/{kept.pk}/remove/", f"contact/{asked.pk}/", f"letters/{letter.pk}/word/",
        f"letters/{letter.pk}/served/", f"letters/{letter.pk}/again/", "proof/1/",
    ):  # fmt: skip
        assert client.post(place(case, address), {"says": "x", "why": "verify"}).status_code == 404


# The seven questions


@pytest.mark.parametrize("outcome", ANSWERS)
def test_every_way_out_of_a_question_leads_to_the_sheet_of_its_outcome(
    cast: Cast, case: Case, enter: Any, outcome: Outcome
) -> None:
    client, address = enter(cast.li_qiang), place(case, "points/1/")
    step = ends_at(outcome)
    assert f'value="{outcome.value}"' in client.get(f"{address}?step={step}").text
    gone = client.post(address, {"step": step, "way": outcome.value})
    assert gone["Location"] == f"{address}{outcome.value}/"
    sheet = client.get(gone["Location"]).text
    assert outcome.ground.must_tell in sheet
    assert str(outcome.ground.cite) in sheet


def test_a_question_is_not_left_without_an_answer_nor_by_a_way_of_another(
    cast: Cast, case: Case, enter: Any
) -> None:
    client, address = enter(cast.li_qiang), place(case, "points/1/")
    for said in ("", "granted", "lost"):
        answer = client.post(address, {"step": "complete", "way": said})
        assert answer.status_code == 422
        assert "请选择一项，回答“补不补”" in answer.text
    assert client.post(address, {"step": "give", "way": "on"}).status_code == 422
    for step in ("how", "say", "lost", ""):
        assert client.post(address, {"step": step, "way": "on"}).status_code == 404
    assert "补不补" in client.get(f"{address}?step=lost").text
    assert case.points.get().outcome == ""


def test_what_helps_to_answer_stands_beside_the_question(cast: Cast, case: Case, enter: Any) -> None:
    again = case_of(cast, asked=case.asked)
    client = enter(cast.li_qiang)
    is_it = client.get(place(again, "points/1/?step=is_it")).text
    assert "这名申请人当月申请 2 件" in is_it
    assert f"{case.number}</a> 内容相同" in is_it
    assert client.post(place(again, "points/1/search/"), {"where": "档案室"}).status_code == 422
    kept = client.post(
        place(again, "points/1/search/"), {"where": "档案室", "words": "方案", "found": "没有"}, follow=True
    )
    assert "在档案室检索“方案”，没有" in kept.text
    assert again.searches.get().point == again.points.get()


def test_a_decided_point_leads_to_the_next_and_the_last_one_to_the_proposal(
    cast: Cast, case: Case, enter: Any
) -> None:
    acts.split(case.pk, points=["甲", "乙"], by=cast.li_qiang, on=TODAY)
    client = enter(cast.li_qiang)
    greyed = client.get(place(case, "")).text
    assert "要点1还没有决定" in greyed
    assert "do/propose/" not in greyed
    second = client.post(place(case, "points/2/granted/"), {"how": "电子文本"})
    assert second["Location"] == place(case, "points/1/")
    last = client.post(place(case, "points/1/withheld_process/"), {"reason": "过程性信息"})
    assert last["Location"] == place(case, "?open=propose#propose")
    page = client.get(place(case, "?open=propose")).text
    assert '<details class="act" id="propose" open>' in page


@pytest.mark.parametrize("outcome", ANSWERS)
def test_a_sheet_asks_for_everything_its_outcome_has_to_say(
    cast: Cast, case: Case, enter: Any, outcome: Outcome
) -> None:
    response = enter(cast.li_qiang).post(place(case, f"points/1/{outcome.value}/"), {})
    assert response.status_code == 422
    assert response.text.index('id="errors"') < response.text.index("<h1>")
    assert case.points.get().outcome == ""


def test_the_steps_behind_are_links_and_those_ahead_are_not(cast: Cast, case: Case, enter: Any) -> None:
    client, address = enter(cast.li_qiang), place(case, "points/1/")
    text = client.get(f"{address}?step=whose").text
    nav = text[text.index('class="seven"') : text.index("</nav>", text.index('class="seven"'))]
    assert [f"?step={q.key}" in nav for q in STEPS] == [True, True, False, False, False, False, False]
    assert nav.count('aria-current="step"') == 1


def test_what_was_done_once_is_greyed_and_says_so(cast: Cast, case: Case, enter: Any) -> None:
    client = enter(cast.li_qiang)
    assert "do/notify_fee/" in client.get(place(case, "")).text
    typed = {"method": "page", "count": "50", "how_to_pay": "国库"}
    assert client.post(place(case, "do/notify_fee/"), typed).status_code == 302
    text = client.get(place(case, "")).text
    assert "do/notify_fee/" not in text
    assert "已经发出过收费通知" in text
    assert "do/fee_notified/" in text


# Letters and remedies


def test_the_letters_ledger_shows_every_number_and_narrows(cast: Cast, case: Case, enter: Any) -> None:
    receipt = case.letters.get()
    acts.issue_again(receipt.pk, why="写错了", by=cast.li_qiang, on=TODAY)
    acts.consult_third_party(case.pk, party="某公司", by=cast.li_qiang, on=TODAY)
    asking = case.letters.get(kind="third_party_consultation")
    acts.serve(asking.pk, way=Way.ELECTRONIC, sent=TODAY, by=cast.li_qiang, on=TODAY)
    client = enter(cast.qian_jin)

    def listed(query: str) -> set[str]:
        text = client.get(f"/desk/ysq/letters/?{query}").text
        return {x.number for x in case.letters.all() if f">{x.number}<" in text}

    sign = "甲文旅公开〔2024〕第1号-"
    assert listed("") == {f"{sign}受", f"{sign}受-2", f"{sign}征", f"{sign}告"}
    assert listed("state=void") == {f"{sign}受"}
    assert listed("state=served") == {f"{sign}征"}
    assert listed("state=unserved") == {f"{sign}受-2", f"{sign}告"}
    assert listed("kind=receipt") == {f"{sign}受", f"{sign}受-2"}
    assert listed("year=2023") == set()
    assert listed("year=2024&kind=receipt&state=void") == {f"{sign}受"}
    assert len(listed("year=x'&kind=lost&state=lost&page=99")) == 4
    assert "写错了" in client.get("/desk/ysq/letters/").text
    assert "王芳" not in client.get("/desk/ysq/letters/").text


def test_a_ledger_shows_only_what_one_sees_otherwise(
    cast: Cast, case: Case, outsider: Any, enter: Any
) -> None:
    answered(cast, case, on=TODAY)
    acts.lodge_remedy(case.pk, track=Track.REVIEW, body="甲市人民政府", by=cast.qian_jin, on=TODAY)
    for page in ("letters", "remedies"):
        assert case.number in enter(cast.li_qiang).get(f"/desk/ysq/{page}/").text
        for person in (outsider, cast.zhou_yang):
            assert case.number not in enter(person).get(f"/desk/ysq/{page}/").text


def test_the_remedies_ledger_narrows_and_puts_the_day_that_comes_first_on_top(
    cast: Cast, enter: Any, settings: Any
) -> None:
    cases = [answered(cast, case_of(cast, f"第{n}件"), on=TODAY) for n in range(3)]
    soon, late = date(2024, 3, 20), date(2024, 3, 26)
    settings.GONGKAI_TODAY = late
    acts.lodge_remedy(
        cases[0].pk, track=Track.REVIEW, lodged=soon, copy_received=late, by=cast.qian_jin, on=late
    )
    acts.lodge_remedy(
        cases[1].pk, track=Track.REVIEW, lodged=soon, copy_received=soon, by=cast.qian_jin, on=late
    )
    ended = acts.lodge_remedy(
        cases[2].pk, track=Track.SUIT_DIRECT, lodged=soon, copy_received=soon, by=cast.qian_jin, on=late
    )
    acts.conclude_remedy(ended.pk, result=Result.UPHELD, by=cast.qian_jin, on=late)
    client = enter(cast.qian_jin)

    def listed(query: str) -> list[str]:
        text = client.get(f"/desk/ysq/remedies/?{query}").text
        found = [c.number for c in cases if c.number in text]
        return sorted(found, key=text.index)

    assert listed("") == [cases[1].number, cases[0].number, cases[2].number]
    assert listed("result=pending") == [cases[1].number, cases[0].number]
    assert listed("result=upheld") == [cases[2].number]
    assert listed("track=suit_direct") == [cases[2].number]
    assert listed("track=suit_after_review") == []
    settings.GONGKAI_TODAY = date(2024, 6, 3)
    over = client.get("/desk/ysq/remedies/?result=upheld").text
    assert 'class="clock red"' not in over  # what has ended is late no more
    assert 'class="clock red"' in client.get("/desk/ysq/remedies/?result=pending").text


def test_the_suit_after_review_is_offered_the_review_it_follows(cast: Cast, case: Case, enter: Any) -> None:
    answered(cast, case, Outcome.WITHHELD_PROCESS, on=TODAY)
    client = enter(cast.zheng_zhi)
    assert "前一程序" not in client.get(place(case, "")).text
    review = acts.lodge_remedy(case.pk, track=Track.REVIEW, body="甲市人民政府", by=cast.qian_jin, on=TODAY)
    typed = {"track": "suit_after_review", "body": "甲市法院", "lodged": DAY, "follows": review.pk}
    early = client.post(place(case, "remedy/"), typed)
    assert (early.status_code, "已经审结的复议" in early.text, "甲市法院" in early.text) == (409, True, True)
    acts.conclude_remedy(review.pk, result=Result.UPHELD, by=cast.qian_jin, on=TODAY)
    assert client.post(place(case, "remedy/"), typed).status_code == 302


# What waits for whom


def test_the_reviewer_and_then_the_signer_find_the_answer_on_their_first_page(
    cast: Cast, case: Case, enter: Any
) -> None:
    proposed(cast, case, Outcome.GRANTED_IN_PART, on=TODAY)
    assert "等我审核的答复（1）" in enter(cast.sun_jing).get("/desk/").text
    assert "等我审核的答复" not in enter(cast.wu_tao).get("/desk/").text
    acts.review(case.pk, agrees=True, says="", by=cast.sun_jing, on=TODAY)
    assert "等我审核的答复" not in enter(cast.sun_jing).get("/desk/").text
    acts.review(case.pk, agrees=True, says="", by=cast.zheng_zhi, on=TODAY)
    assert "等我审核的答复（1）" in enter(cast.wu_tao).get("/desk/").text
    assert "等我审核的答复" not in enter(cast.li_qiang).get("/desk/").text


def test_who_handles_a_case_is_not_offered_to_consent_or_to_sign(cast: Cast, enter: Any) -> None:
    mine = case_of(cast)
    acts.reassign(
        mine.pk, division=cast.office, handler=cast.qian_jin, reason="x", by=cast.zhao_min, on=TODAY
    )
    give_post(cast.qian_jin, Hand.OFFICE_HEAD, date(2024, 1, 1))
    client = enter(cast.qian_jin)
    answer = client.post(place(mine, "do/extend/"), {"days": "5", "reason": "我的理由"})
    assert (answer.status_code, "承办人不能同意自己的申请" in answer.text) == (409, True)
    approved_by_other = approved(cast, mine, on=TODAY, by=cast.qian_jin)
    assert approved_by_other.stage == "approved"


def test_a_case_nobody_opened_and_a_question_nobody_answered_are_not_forgotten(
    cast: Cast, case: Case, enter: Any
) -> None:
    acts.log_contact(case.pk, how=Contact.How.ONLINE, says="什么时候？", by=Hand.APPLICANT, on=TODAY)
    home = enter(cast.zhao_min).get("/desk/").text
    assert "分办后没有打开的申请 1 件" in home
    assert "申请人的留言没有回复 1 条" in home
    client = enter(cast.li_qiang)
    client.get(place(case, ""))
    case.refresh_from_db()
    assert case.opened_on == TODAY
    client.post(place(case, f"contact/{case.contacts.get().pk}/"), {"says": "本周"})
    home = enter(cast.zhao_min).get("/desk/").text
    assert "没有打开的申请" not in home
    assert "没有回复" not in home


def test_the_handler_asks_for_time_and_the_head_finds_the_wish_filled_in(
    cast: Cast, case: Case, enter: Any
) -> None:
    acts.ask_to_extend(case.pk, days=7, reason="材料量大", by=cast.li_qiang, on=TODAY)
    head = enter(cast.zhao_min)
    assert "申请延期待同意 1 件" in head.get("/desk/").text
    assert case.number in head.get("/desk/ysq/?due=extension").text
    page = head.get(place(case, "")).text
    assert "承办人申请延长 7 个工作日：材料量大" in page
    assert 'name="days" value="7"' in page


def test_several_who_ask_the_same_are_a_reason_to_publish_it(cast: Cast, case: Case, enter: Any) -> None:
    other = case_of(cast, asked=case.asked)
    other.applicant.id_mark = "f" * 64
    other.applicant.save()
    answered(cast, case, on=TODAY)
    client = enter(cast.li_qiang)
    assert "有 2 名申请人申请同一信息" in client.get(place(case, "")).text
    begun = client.post(place(case, "publish/"))
    assert begun["Location"] == f"/desk/doc/new/?case={case.number}"
    assert client.get(begun["Location"]).status_code == 200
    assert "只有已经依申请公开的信息" in client.post(place(other, "publish/")).text


def test_a_date_before_the_request_is_refused_whatever_the_act(cast: Cast, case: Case, enter: Any) -> None:
    with pytest.raises(Refusal, match="不能早于提交日期"):
        acts.ask_for_reasons(case.pk, says="x", by=cast.li_qiang, on=date(2024, 3, 10))
    assert case.submitted_on == ON
