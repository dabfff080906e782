"""Validity and the yearly clean-up at the desk and on the portal."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from openpyxl import load_workbook

from gongkai.agencies.acts import give_post
from gongkai.agencies.reads import calendar
from gongkai.cli.digest.sheet import sheets
from gongkai.cli.jobs.validity import JOB
from gongkai.documents import acts
from gongkai.documents.cleaning import acts as cleaning
from gongkai.documents.models import CleanUpItem, CleanUpRound, Document
from gongkai.documents.validity import acts as validity
from gongkai.journal.reads import lines_of
from gongkai.law.hand import Hand
from gongkai.law.source import Refusal
from gongkai.law.succession import CleanUp, Effect
from tests.cast import FITTING, TAKEN_BACK, Cast
from tests.desk.conftest import ON, TODAY, draft_of, publish

AFTER = date(2024, 4, 2)


def live(cast: Cast, title: str, **fields: Any) -> Document:
    document = draft_of(cast, title=title, kind="normative", **fields)
    publish(cast, document)
    document.refresh_from_db()
    return document


def at(document: Document, tail: str = "") -> str:
    return f"/desk/doc/{document.address}/{tail}"


def test_a_draft_plans_what_it_repeals_and_both_pages_say_so(cast: Cast, enter: Any, client: Client) -> None:
    older, newer = live(cast, "旧办法", doc_no="甲文旅发〔2023〕1号"), draft_of(cast, title="新办法")
    desk, sheet = enter(cast.li_qiang), {"older": "甲文旅发〔2023〕1号", "effect": "repeals"}
    assert desk.post(at(newer, "validity/plan/"), sheet | {"older": "没有"}).status_code == 422
    assert desk.post(at(newer, "validity/plan/"), sheet).status_code == 302
    assert desk.post(at(newer, "validity/plan/"), sheet).status_code == 409
    assert "发布后起效" in desk.get(at(newer, "validity/")).content.decode()
    assert "新办法" not in client.get(f"/doc/{older.address}/").content.decode()
    publish(cast, newer, on=TODAY)
    old, new = (client.get(f"/doc/{d.address}/").content.decode() for d in (older, newer))
    assert f'href="/doc/{newer.address}/"' in old
    assert "已废止" in old
    assert f'href="/doc/{older.address}/"' in new
    record = client.get(f"/api/v1/documents/{older.address}").json()
    assert record["validity"] == "repealed"
    assert record["succeeded_by"] == [
        {"effect": "repeals", "in_part": False, "since": "2024-03-18", "document": newer.index_no}
    ]


def test_a_withdrawn_successor_is_not_linked_to(cast: Cast, enter: Any, client: Client) -> None:
    older, newer = live(cast, "旧办法"), draft_of(cast, title="新办法")
    enter(cast.li_qiang).post(at(newer, "validity/plan/"), {"older": "旧办法", "effect": "repeals"})
    publish(cast, newer)
    acts.withdraw(newer.pk, how=TAKEN_BACK, opinion="有误", by=cast.wu_tao, on=TODAY)
    page = client.get(f"/doc/{older.address}/").content.decode()
    assert "已废止" in page
    assert "新办法" not in page


@pytest.mark.parametrize("who", ["li_qiang", "he_jing", "wu_tao"])
def test_registering_by_hand_is_for_some_hands(cast: Cast, enter: Any, who: str) -> None:
    document, desk = live(cast, "旧办法"), enter(getattr(cast, who))
    register = {"effect": "repeals", "since": "2024-03-12", "says": "甲政〔2024〕1号"}
    for act, sheet in (
        ("register", register),
        ("lapse", {"says": "不再适用"}),
        ("last_day", {"always": "on", "says": "依据"}),
    ):
        assert desk.post(at(document, f"validity/{act}/"), sheet).status_code == 409
    document.refresh_from_db()
    assert document.validity == "in_force"


def test_the_disclosure_clerk_registers_and_undoes(cast: Cast, enter: Any) -> None:
    document, desk = live(cast, "旧办法"), enter(cast.qian_jin)
    sheet = {"effect": "amends", "in_part": "on", "since": "2024-03-12", "says": "甲政〔2024〕1号"}
    assert desk.post(at(document, "validity/register/"), sheet).status_code == 302
    document.refresh_from_db()
    assert document.validity == "amended"
    undo = at(document, f"validity/undo/{document.successions.get().pk}/")
    assert desk.post(undo, {"says": ""}).status_code == 422
    assert desk.post(undo, {"says": "登记错了"}).status_code == 302
    assert desk.post(undo, {"says": "登记错了"}).status_code == 409
    document.refresh_from_db()
    assert document.validity == "in_force"


def test_a_document_past_its_last_day_is_lapsed_on_every_face(cast: Cast, client: Client) -> None:
    document = live(cast, "到期办法", valid_until=date(2024, 3, 17))
    assert Document.objects.get(pk=document.pk).validity == "in_force"
    assert "已失效" in client.get(f"/doc/{document.address}/").content.decode()
    assert "到期办法" in client.get("/zwgk/?validity=lapsed").content.decode()
    assert "到期办法" not in client.get("/zwgk/?validity=in_force").content.decode()
    found = client.get("/api/v1/documents?validity=lapsed").json()["documents"]
    assert [(d["title"], d["validity"], d["valid_until"]) for d in found] == [
        ("到期办法", "lapsed", "2024-03-17")
    ]


def test_the_night_writes_it_down_and_twice_is_once(cast: Cast) -> None:
    live(cast, "到期办法", valid_until=date(2024, 3, 17))
    assert JOB.run(TODAY)["documents_lapsed"] == 1
    assert JOB.run(TODAY)["documents_lapsed"] == 0
    assert JOB.says.format_map(JOB.run(TODAY)).endswith("失效0件")


def test_the_digest_announces_last_days_and_proposals(cast: Cast) -> None:
    document = live(cast, "到期办法", valid_until=date(2024, 5, 1))
    cleaning.begin_round(cast.agency, year=2024, until=date(2024, 4, 1), by=cast.zheng_zhi, on=TODAY)
    said = {
        s.person.name: {x.title: x.lines for x in s.sections} for s in sheets(cast.agency, TODAY, calendar())
    }
    near = said["郑直"]["规范性文件：即将到期"]
    assert [(line.number, line.says) for line in near] == [(document.index_no, "有效期至2024-05-01")]
    assert "规范性文件清理：等您提出意见" in said["李强"]
    assert "规范性文件清理：等您提出意见" not in said["孙静"]


def begun(cast: Cast) -> CleanUpRound:
    for n, title in enumerate(("甲办法", "乙办法", "丙办法")):
        live(cast, title, doc_no=f"甲文旅发〔2023〕{n + 1}号")
    return cleaning.begin_round(cast.agency, year=2024, until=date(2024, 4, 1), by=cast.zheng_zhi, on=TODAY)


def test_a_clean_up_from_its_beginning_to_what_it_ends(
    cast: Cast, enter: Any, client: Client, settings: Any
) -> None:
    for n, title in enumerate(("甲办法", "乙办法", "丙办法")):
        live(cast, title, doc_no=f"甲文旅发〔2023〕{n + 1}号")
    law, clerk, head = enter(cast.zheng_zhi), enter(cast.li_qiang), enter(cast.wu_tao)
    assert clerk.post("/desk/doc/clean-up/", {"year": 2024, "until": "2024-04-01"}).status_code == 409
    assert law.post("/desk/doc/clean-up/", {"year": 2024, "until": "2024-04-01"}).status_code == 302
    assert law.post("/desk/doc/clean-up/", {"year": 2024, "until": "2024-04-01"}).status_code == 409
    page = "/desk/doc/clean-up/2024/"
    for item, kind in zip(CleanUpItem.objects.order_by("pk"), ("keep", "repeal", "lapse"), strict=True):
        assert head.post(f"{page}item/{item.pk}/decide/", {"decision": kind}).status_code == 409
        sheet = {"proposal": kind, "reason": "逐条核对"}
        assert clerk.post(f"{page}item/{item.pk}/propose/", sheet).status_code == 302
        assert clerk.post(f"{page}item/{item.pk}/decide/", {"decision": kind}).status_code == 409
        assert law.post(f"{page}conclude/").status_code == 409
        assert head.post(f"{page}item/{item.pk}/decide/", {"decision": kind}).status_code == 302
    office, sheet = enter(cast.qian_jin), {"column": cast.columns["policy"].pk}
    assert "意见截止以后、全部决定以后才能结束清理" in office.get(page).content.decode()
    assert office.post(f"{page}conclude/").status_code == 409
    settings.GONGKAI_TODAY = AFTER
    assert clerk.post(f"{page}conclude/").status_code == 403
    for too_soon in ("carry-out", "reopen"):
        assert office.post(f"{page}{too_soon}/", {"says": "x"}).status_code == 409
    assert office.post(f"{page}result/", sheet).status_code == 409
    assert "结束清理</button>" in office.get(page).content.decode()
    assert office.post(f"{page}conclude/").status_code == 302
    assert office.post(f"{page}reopen/", {"says": ""}).status_code == 422
    assert office.post(f"{page}reopen/", {"says": "丙办法要再议"}).status_code == 302
    assert office.post(f"{page}conclude/").status_code == 302
    assert office.post(f"{page}result/", sheet).status_code == 302
    assert office.post(f"{page}carry-out/").status_code == 409
    assert "公布以后才能执行" in office.get(page).content.decode()
    made = CleanUpRound.objects.get().result
    assert made is not None
    text = made.editions.get().text
    assert all(
        says in text for says in ("继续有效的规范性文件（1件）", "废止的规范性文件（1件）", "| 1 | 丙办法 |")
    )
    book = load_workbook(BytesIO(office.get(f"{page}export.xlsx").content))
    assert [row[0].value for row in book.worksheets[0].iter_rows(min_row=3)] == ["甲办法", "乙办法", "丙办法"]
    announce(cast, made)
    assert "等执行" in law.get("/desk/doc/clean-up/").content.decode()
    assert office.post(f"{page}carry-out/").status_code == 302
    assert office.post(f"{page}carry-out/").status_code == 409
    stands = dict(Document.objects.exclude(pk=made.pk).values_list("title", "validity"))
    assert stands == {"甲办法": "in_force", "乙办法": "repealed", "丙办法": "lapsed"}
    repealed = client.get(f"/doc/{Document.objects.get(title='乙办法').address}/").content.decode()
    assert f'href="/doc/{made.address}/"' in repealed
    assert law.get(page + "?shelf=decided").status_code == 200
    assert law.get("/desk/doc/clean-up/").status_code == 200


def test_the_head_of_the_office_carries_out_what_a_leader_decided(cast: Cast) -> None:
    round_ = begun(cast)
    for item, kind in zip(
        round_.items.order_by("pk"), (CleanUp.KEEP, CleanUp.REPEAL, CleanUp.LAPSE), strict=True
    ):
        cleaning.propose(item.pk, proposal=kind, reason="逐条核对", by=cast.he_jing, on=TODAY)
        cleaning.decide(item.pk, decision=kind, reason="", by=cast.wu_tao, on=TODAY)
    cleaning.conclude_round(round_.pk, by=cast.zhao_min, on=AFTER)
    announce(cast, result_of(cast, round_))
    cleaning.carry_out(round_.pk, by=cast.zhao_min, on=date(2024, 4, 9))
    rows = Document.objects.order_by("pk").values_list("validity", "repealed_on", "lapsed_on")[:3]
    assert list(rows) == [("in_force", None, None), ("repealed", AFTER, None), ("lapsed", None, AFTER)]


def announce(cast: Cast, result: Document) -> None:
    """Through review as any other, from the office that drafted it."""
    how = {"opinion": "同意", "on": AFTER}
    acts.submit(result.pk, by=cast.qian_jin, on=AFTER)
    give_post(cast.he_jing, Hand.DIVISION_HEAD, AFTER, division=cast.office)
    acts.pass_first(result.pk, judged=FITTING, by=cast.he_jing, **how)
    acts.pass_secrecy(result.pk, by=cast.sun_jing, **how)
    acts.pass_second(result.pk, by=cast.zhao_min, **how)
    acts.sign(result.pk, by=cast.wu_tao, **how)
    acts.publish(result.pk, by=cast.qian_jin, on=AFTER)


def result_of(cast: Cast, round_: CleanUpRound) -> Document:
    return cleaning.draft_result(round_.pk, column=cast.columns["policy"], by=cast.qian_jin, on=AFTER)


def decided(cast: Cast, *kinds: CleanUp) -> CleanUpRound:
    """A round whose first documents are decided like this."""
    round_ = begun(cast)
    for item, kind in zip(round_.items.order_by("pk"), kinds, strict=False):
        cleaning.propose(item.pk, proposal=kind, reason="逐条核对", by=cast.he_jing, on=TODAY)
        cleaning.decide(item.pk, decision=kind, reason="", by=cast.wu_tao, on=TODAY)
    return round_


def test_no_round_ends_before_its_last_day_nor_undecided(cast: Cast) -> None:
    round_ = decided(cast, CleanUp.KEEP, CleanUp.REPEAL)
    with pytest.raises(Refusal, match="期限到2024-04-01，期满以后再结束清理；急需废止"):
        cleaning.conclude_round(round_.pk, by=cast.qian_jin, on=date(2024, 4, 1))
    with pytest.raises(Refusal, match="还有1件没有决定，如《丙办法》"):
        cleaning.conclude_round(round_.pk, by=cast.qian_jin, on=AFTER)
    with pytest.raises(Refusal, match="还没有结束，结论不能先执行"):
        cleaning.carry_out(round_.pk, by=cast.qian_jin, on=AFTER)


def test_what_was_concluded_is_not_decided_otherwise_until_it_is_reopened(cast: Cast) -> None:
    round_ = decided(cast, *[CleanUp.KEEP] * 3)
    cleaning.conclude_round(round_.pk, by=cast.qian_jin, on=AFTER)
    item = round_.items.order_by("pk")[0]
    again = {"decision": CleanUp.REPEAL, "reason": "上位法已改", "by": cast.wu_tao, "on": AFTER}
    with pytest.raises(Refusal, match="已经结束"):
        cleaning.decide(item.pk, **again)
    result = result_of(cast, round_)
    cleaning.reopen_round(round_.pk, says="上位法刚刚修改", by=cast.qian_jin, on=AFTER)
    with pytest.raises(Refusal, match="正在重新进行"):
        acts.submit(result.pk, by=cast.qian_jin, on=AFTER)
    cleaning.decide(item.pk, **again)
    cleaning.conclude_round(round_.pk, by=cast.qian_jin, on=AFTER)
    with pytest.raises(Refusal, match="没有把《甲办法》.*列在“废止”一节"):
        announce(cast, result)
    cleaning.redraft_result(round_.pk, by=cast.qian_jin, on=AFTER)
    announce(cast, result)
    cleaning.carry_out(round_.pk, by=cast.qian_jin, on=AFTER)
    assert stands(cast) == {"甲办法": "repealed", "乙办法": "in_force", "丙办法": "in_force"}
    assert [e.act for e in lines_of(cast.agency, "clean_up", "2024")][-3:] == [
        "conclude_round", "redraft_result", "carry_out",
    ]  # fmt: skip


def stands(cast: Cast) -> dict[str, str]:
    rows = Document.objects.filter(agency=cast.agency, kind="normative")
    return dict(rows.values_list("title", "validity"))


def concluded(cast: Cast, *kinds: CleanUp) -> CleanUpRound:
    """A round with every document decided, and concluded."""
    return cleaning.conclude_round(decided(cast, *kinds).pk, by=cast.qian_jin, on=AFTER)


def test_what_was_announced_as_in_force_is_never_ended_by_a_changed_row(cast: Cast) -> None:
    """Were a decision changed behind the acts, what the public read still holds."""
    round_ = concluded(cast, *[CleanUp.KEEP] * 3)
    announce(cast, result_of(cast, round_))
    for fields in ({"decision": "repeal"}, {"decision": "repeal", "listed": "repeal"}):
        CleanUpItem.objects.filter(document__title="甲办法").update(**fields)
        with pytest.raises(Refusal, match="没有把《甲办法》.*列在“废止”一节"):
            cleaning.carry_out(round_.pk, by=cast.qian_jin, on=AFTER)
    assert set(stands(cast).values()) == {"in_force"}


def test_a_draft_under_review_is_sent_back_before_it_is_written_anew(cast: Cast) -> None:
    round_ = concluded(cast, *[CleanUp.KEEP] * 3)
    result = result_of(cast, round_)
    acts.submit(result.pk, by=cast.qian_jin, on=AFTER)
    cleaning.reopen_round(round_.pk, says="再议", by=cast.qian_jin, on=AFTER)
    with pytest.raises(Refusal, match="先结束清理"):
        cleaning.redraft_result(round_.pk, by=cast.qian_jin, on=AFTER)
    cleaning.conclude_round(round_.pk, by=cast.qian_jin, on=AFTER)
    with pytest.raises(Refusal, match="退回拟稿以后再改写"):
        cleaning.redraft_result(round_.pk, by=cast.qian_jin, on=AFTER)
    with pytest.raises(Refusal, match="已经拟稿"):
        result_of(cast, round_)
    acts.take_back(result.pk, opinion="改写", by=cast.qian_jin, on=AFTER)
    cleaning.redraft_result(round_.pk, by=cast.qian_jin, on=AFTER)
    announce(cast, result)
    cleaning.carry_out(round_.pk, by=cast.qian_jin, on=AFTER)


@pytest.mark.parametrize("reopens", [False, True])
def test_after_a_result_was_withdrawn_another_one_is_announced_and_carried_out(
    cast: Cast, reopens: bool
) -> None:
    round_ = concluded(cast, CleanUp.REPEAL, CleanUp.KEEP, CleanUp.KEEP)
    first = result_of(cast, round_)
    announce(cast, first)
    with pytest.raises(Refusal, match="要改的先撤回公布的结果"):
        cleaning.reopen_round(round_.pk, says="再议", by=cast.qian_jin, on=AFTER)
    acts.withdraw(first.pk, how=TAKEN_BACK, opinion="有误", by=cast.wu_tao, on=AFTER)
    with pytest.raises(Refusal, match="清理结果已经撤回，请另行拟稿公布，或者重新清理"):
        cleaning.carry_out(round_.pk, by=cast.qian_jin, on=AFTER)
    if reopens:
        cleaning.reopen_round(round_.pk, says="再议", by=cast.qian_jin, on=AFTER)
        item = round_.items.get(document__title="甲办法")
        cleaning.decide(item.pk, decision=CleanUp.KEEP, reason="仍要用", by=cast.wu_tao, on=AFTER)
        cleaning.conclude_round(round_.pk, by=cast.qian_jin, on=AFTER)
    second = result_of(cast, round_)
    assert second != first
    announce(cast, second)
    cleaning.carry_out(round_.pk, by=cast.qian_jin, on=AFTER)
    assert stands(cast)["甲办法"] == ("in_force" if reopens else "repealed")
    with pytest.raises(Refusal, match="已经执行"):
        result_of(cast, round_)


def test_a_title_corrected_after_the_announcement_keeps_nothing_back(cast: Cast) -> None:
    round_ = concluded(cast, CleanUp.REPEAL, CleanUp.KEEP, CleanUp.KEEP)
    announce(cast, result_of(cast, round_))
    for title, other in (("甲办法", "甲管理办法"), ("乙办法", "乙管理办法")):
        document = Document.objects.get(title=title)
        acts.revise(
            document.pk,
            text="各单位：",
            because="标题有误",
            by=cast.li_qiang,
            on=AFTER,
            record={"title": other},
        )
        publish(cast, document, on=AFTER)
    cleaning.carry_out(round_.pk, by=cast.qian_jin, on=AFTER)
    assert stands(cast) == {"甲管理办法": "repealed", "乙管理办法": "in_force", "丙办法": "in_force"}


def test_a_list_without_one_of_its_documents_or_with_one_twice_is_not_published(cast: Cast) -> None:
    round_ = concluded(cast, CleanUp.REPEAL, CleanUp.KEEP, CleanUp.KEEP)
    edition = result_of(cast, round_).editions.get()
    row = next(line for line in edition.text.splitlines() if "乙办法" in line)
    for wrong in (edition.text.replace(row, ""), edition.text.replace(row, f"{row}\n{row}")):
        edition.refresh_from_db()
        acts.rewrite(edition.pk, text=wrong, by=cast.qian_jin, on=AFTER, saves=edition.saves)
        with pytest.raises(Refusal, match="《乙办法》.*列在“继续有效”一节，或者列了不止一次"):
            acts.submit(edition.document_id, by=cast.qian_jin, on=AFTER)


def test_the_page_offers_to_write_the_draft_anew(cast: Cast, enter: Any, settings: Any) -> None:
    settings.GONGKAI_TODAY = AFTER
    round_ = concluded(cast, *[CleanUp.KEEP] * 3)
    office, page = enter(cast.qian_jin), "/desk/doc/clean-up/2024/"
    assert office.post(f"{page}redraft/").status_code == 409
    result_of(cast, round_)
    assert "改写清理结果" not in office.get(page).content.decode()
    cleaning.reopen_round(round_.pk, says="再议", by=cast.qian_jin, on=AFTER)
    cleaning.conclude_round(round_.pk, by=cast.qian_jin, on=AFTER)
    assert "拟稿与现在的结论不一致（3件）" in office.get(page).content.decode()
    assert enter(cast.li_qiang).post(f"{page}redraft/").status_code == 403
    assert office.post(f"{page}redraft/").status_code == 302
    assert "按现在的结论改写清理结果</button>" not in office.get(page).content.decode()


def test_what_cannot_wait_is_repealed_by_itself_and_the_round_leaves_it_so(cast: Cast) -> None:
    round_ = decided(cast, CleanUp.REPEAL, CleanUp.KEEP, CleanUp.KEEP)
    first = round_.items.order_by("pk")[0].document
    validity.register(
        first.pk, successor_id=None, effect=Effect.REPEALS, in_part=False, since=TODAY, says="甲政〔2024〕9号", by=cast.qian_jin,
        on=TODAY,
    )  # fmt: skip
    cleaning.conclude_round(round_.pk, by=cast.qian_jin, on=AFTER)
    announce(cast, result_of(cast, round_))
    cleaning.carry_out(round_.pk, by=cast.qian_jin, on=AFTER)
    first.refresh_from_db()
    assert first.repealed_on == TODAY


@pytest.mark.parametrize(
    "fields", [{"closed_on": AFTER}, {"concluded_on": TODAY}, {"concluded_on": AFTER, "closed_on": TODAY}]
)
def test_the_database_closes_no_round_before_its_time(cast: Cast, fields: dict[str, Any]) -> None:
    begun(cast)
    by = {"concluded_by": cast.qian_jin} if "concluded_on" in fields else {}
    with pytest.raises(IntegrityError), transaction.atomic():
        CleanUpRound.objects.update(**fields, **by)


def test_what_stays_in_force_and_ends_before_the_next_year_does_wants_a_new_last_day(
    cast: Cast, enter: Any
) -> None:
    begun(cast)
    item = CleanUpItem.objects.order_by("pk")[0]
    cleaning.propose(item.pk, proposal=CleanUp.KEEP, reason="仍然适用", by=cast.he_jing, on=TODAY)
    for until, warns in ((date(2025, 12, 31), False), (date(2025, 12, 30), True)):
        Document.objects.filter(pk=item.document_id).update(valid_until=until, valid_always=False)
        said = enter(cast.zheng_zhi).get("/desk/doc/clean-up/2024/").content.decode()
        assert ("请重新确定有效期" in said) == warns


def test_a_decision_against_the_proposal_has_its_reason(cast: Cast) -> None:
    item = begun(cast).items.first()
    assert item is not None
    cleaning.propose(item.pk, proposal=CleanUp.KEEP, reason="仍然适用", by=cast.he_jing, on=TODAY)
    with pytest.raises(Refusal, match="请写明理由"):
        cleaning.decide(item.pk, decision=CleanUp.REPEAL, reason="", by=cast.wu_tao, on=TODAY)
    cleaning.decide(item.pk, decision=CleanUp.REPEAL, reason="上位法已改", by=cast.wu_tao, on=TODAY)
    with pytest.raises(Refusal, match="已经作出决定"):
        cleaning.propose(item.pk, proposal=CleanUp.KEEP, reason="仍然适用", by=cast.he_jing, on=TODAY)


def test_the_database_carries_nothing_out_that_was_not_listed_so(cast: Cast) -> None:
    decided(cast, *[CleanUp.KEEP] * 3)
    for listed in ("", "repeal"):
        with pytest.raises(IntegrityError), transaction.atomic():
            CleanUpItem.objects.update(listed=listed, carried_out_on=AFTER)


@pytest.mark.parametrize("fields", [{"decision": "repeal"}, {"proposal": "keep"}, {"carried_out_on": ON}])
def test_the_database_keeps_the_order_of_a_clean_up(cast: Cast, fields: dict[str, Any]) -> None:
    begun(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        CleanUpItem.objects.update(**fields)
