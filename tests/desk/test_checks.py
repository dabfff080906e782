"""The content check at the desk: what is found is shown masked, decided by who may, and nothing goes round it."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.agencies.models import Person
from gongkai.documents import acts as documents
from gongkai.documents.clearing import acts as clearing
from gongkai.documents.clearing.reads import going_out, hits_in
from gongkai.documents.clearing.scope import beyond
from gongkai.documents.models import Document, UpperDocument
from gongkai.documents.upper import acts as upper
from gongkai.documents.upper.reads import quotes_in
from gongkai.documents.upper.sheet import template
from gongkai.law.upper_document import Disclosure
from tests.cast import Cast
from tests.desk.conftest import ON, TODAY, draft_of, publish
from tests.documents.test_looked_at_by_people import reviewed, shown

NUMBER, PHONE = "990000199003070021", "13800000000"
TEXT = f"当事人张某，身份证号{NUMBER}，电话{PHONE}。"
KEEP = {"ground": "consented", "reason": "本人同意", "basis": "书面同意书"}
TITLE = "关于做好安全检查工作的通知"


def at(document: Document, tail: str = "") -> str:
    return f"/desk/doc/{document.address}/{tail}"


def keys(document: Document) -> list[str]:
    return [hit.key for hit in hits_in(going_out(document.editions.all()), TODAY)]


def register(cast: Cast, **fields: Any) -> UpperDocument:
    whole = {
        "title": TITLE,
        "number": "某文旅发〔2024〕3号",
        "issuer": "某厅",
        "disclosure": Disclosure.INTERNAL,
        "source": "",
    }
    return upper.register_upper(cast.agency, by=cast.qian_jin, on=ON, **(whole | fields))  # type: ignore[arg-type]


def test_numbers_are_shown_masked_with_what_stands_around_them(cast: Cast, enter: Any) -> None:
    document = draft_of(cast, text=TEXT)
    page = enter(cast.sun_jing).get(at(document, "checks/")).content.decode()
    assert "99*************021" in page
    assert "身份证号" in page
    assert "决定保留" in page
    assert NUMBER not in page
    assert PHONE not in page
    assert "决定保留</button>" not in enter(cast.li_qiang).get(at(document, "checks/")).content.decode()


def test_submitting_is_shut_until_every_number_is_decided(cast: Cast, enter: Any) -> None:
    document, desk = draft_of(cast, text=TEXT), enter(cast.li_qiang)
    assert "请删去或者遮盖" in desk.get(at(document)).content.decode()
    assert desk.post(at(document, "do/submit/")).status_code == 409
    for key in keys(document):
        assert enter(cast.sun_jing).post(at(document, "checks/keep/"), {"key": key} | KEEP).status_code == 302
    assert desk.post(at(document, "do/submit/")).status_code == 302


@pytest.mark.parametrize("who", ["li_qiang", "he_jing", "qian_jin", "zheng_zhi"])
def test_a_decision_is_refused_from_other_hands(cast: Cast, enter: Any, who: str) -> None:
    document = draft_of(cast, text=TEXT)
    answer = enter(getattr(cast, who)).post(at(document, "checks/keep/"), {"key": keys(document)[0]} | KEEP)
    assert answer.status_code == (404 if who == "zheng_zhi" else 409)
    assert not document.kept_numbers.exists()


def test_a_sheet_sent_without_reason_or_by_an_exception_that_is_not_there(cast: Cast, enter: Any) -> None:
    document, desk = draft_of(cast, text=TEXT), enter(cast.sun_jing)
    for wrong, status in (
        ({"reason": ""}, 422),
        ({"ground": "exception"}, 409),
        ({"key": "b1-x"}, 409),
        ({"allowance": "77"}, 422),
    ):
        answer = desk.post(at(document, "checks/keep/"), {"key": keys(document)[0]} | KEEP | wrong)
        assert answer.status_code == status


def test_the_clocks_move_is_no_button(cast: Cast, enter: Any) -> None:
    document = draft_of(cast)
    publish(cast, document)
    assert enter(cast.wu_tao).post(at(document, "do/end_release/")).status_code == 404
    document.refresh_from_db()
    assert document.is_live


def test_an_exception_needs_its_end(cast: Cast, enter: Any) -> None:
    document, desk = draft_of(cast, text=TEXT), enter(cast.wu_tao)
    sheet = {
        "kind": "sanction_notice",
        "law": "处罚法",
        "article": "第四十八条",
        "kinds": ["name"],
        "scope": "姓名",
    }
    assert desk.post(at(document, "checks/allow/"), sheet).status_code == 422
    assert desk.post(at(document, "checks/allow/"), sheet | {"until": "2024-03-01"}).status_code == 409
    assert desk.post(at(document, "checks/allow/"), sheet | {"until": "2024-12-31"}).status_code == 302
    assert (
        enter(cast.sun_jing).post(at(document, "checks/allow/"), sheet | {"until": "2024-12-31"}).status_code
        == 409
    )


def test_what_an_ended_exception_permitted_is_listed_and_may_only_be_nobodys(cast: Cast, enter: Any) -> None:
    document = draft_of(cast, text="经营者：周大福，受到处罚。")
    sheet = {
        "kind": "sanction_notice",
        "law": "处罚法",
        "article": "第四十八条",
        "kinds": ["name"],
        "scope": "姓名",
    }
    desk = enter(cast.wu_tao)
    assert desk.post(at(document, "checks/allow/"), sheet | {"until": "2024-12-31"}).status_code == 302
    assert "周***" not in desk.get(at(document, "checks/")).content.decode()
    allowance = document.allowances.get()
    revoked = desk.post(at(document, "checks/disallow/"), {"key": allowance.pk, "reason": "另行决定"})
    assert revoked.status_code == 302
    page = desk.get(at(document, "checks/")).content.decode()
    assert "周***" in page
    assert '<option value="not_personal" selected>' in page
    key = {"key": beyond(going_out(document.editions.all()), TODAY)[0].key}
    assert desk.post(at(document, "checks/keep/"), KEEP | key).status_code == 409
    nobodys = KEEP | key | {"ground": "not_personal", "reason": "是商号"}
    assert desk.post(at(document, "checks/keep/"), nobodys).status_code == 302
    assert enter(cast.li_qiang).post(at(document, "do/submit/")).status_code == 302


def test_a_closed_document_is_consented_to_at_the_desk(cast: Cast, enter: Any) -> None:
    register(cast)
    document = draft_of(cast, text=f"根据《{TITLE}》办理。")
    assert "转引了" in enter(cast.li_qiang).get(at(document)).content.decode()
    key = quotes_in(going_out(document.editions.all()))[0].key
    sheet = {"key": key, "letter": "某函〔2024〕1号", "letter_on": "2024-03-12", "reason": "可以公开"}
    assert enter(cast.sun_jing).post(at(document, "checks/quote/"), sheet).status_code == 302
    assert enter(cast.li_qiang).post(at(document, "do/submit/")).status_code == 302


def test_what_is_forwarded_is_found_by_its_number(cast: Cast, enter: Any) -> None:
    register(cast, disclosure=Disclosure.ON_REQUEST)
    document, desk = draft_of(cast), enter(cast.li_qiang)
    assert desk.post(at(document, "checks/forward/"), {"upper": "没有的文件"}).status_code == 422
    assert desk.post(at(document, "checks/forward/"), {"upper": "某文旅发[2024]3号"}).status_code == 302
    document.refresh_from_db()
    assert document.attribute == "on_request"


@pytest.mark.parametrize("tail", ["checks/", "validity/"])
def test_what_is_in_hand_is_not_for_others(cast: Cast, enter: Any, outsider: Person, tail: str) -> None:
    assert enter(outsider).get(at(draft_of(cast), tail)).status_code == 404
    assert enter(cast.zhou_yang).get(at(draft_of(cast, title="另一份"), tail)).status_code == 404


def test_a_text_published_before_is_warned_of_and_goes_on(cast: Cast, enter: Any) -> None:
    text = "为丰富群众文化生活，定于五月在市民广场举办夏季音乐会，请各单位组织职工观看，并于四月底前报送人数。".replace(
        "夏季", "夏季广场"
    )
    publish(cast, draft_of(cast, title="原来的通知", text=text))
    again = draft_of(cast, title="再发的通知", text=f"{text}特此通知。")
    desk = enter(cast.li_qiang)
    assert "原来的通知" in desk.get(at(again, "checks/")).content.decode()
    page = desk.post(at(again, "do/submit/"), follow=True).content.decode()
    assert "%相同，请核对是不是重复发布" in page
    assert again.editions.get().stage == "first_review"


def test_the_register_is_read_by_all_and_kept_by_the_office(cast: Cast, enter: Any) -> None:
    row = register(cast)
    clerk, office = enter(cast.li_qiang), enter(cast.qian_jin)
    assert TITLE in clerk.get("/desk/doc/upper/?q=某文旅发〔2024〕3号").content.decode()
    assert TITLE not in clerk.get("/desk/doc/upper/?disclosure=proactive").content.decode()
    sheet = {"title": "另一份", "issuer": "某厅", "disclosure": "unknown"}
    assert clerk.post("/desk/doc/upper/", sheet).status_code == 409
    assert clerk.get(f"/desk/doc/upper/{row.pk}/").status_code == 403
    assert office.post("/desk/doc/upper/", sheet).status_code == 302
    assert office.post("/desk/doc/upper/", sheet).status_code == 409
    assert office.post(f"/desk/doc/upper/{row.pk}/", sheet | {"title": "改名"}).status_code == 302
    file = SimpleUploadedFile("表.xlsx", template())
    assert office.post("/desk/doc/upper/import/", {"file": file}).status_code == 302
    assert (
        office.post("/desk/doc/upper/import/", {"file": SimpleUploadedFile("x.xlsx", b"PK")}).status_code
        == 409
    )
    assert office.get("/desk/doc/upper/export.xlsx").status_code == 200
    assert enter(cast.zhou_yang).get(f"/desk/doc/upper/{row.pk}/").status_code == 404


def test_the_register_asks_the_same_whatever_its_length(
    cast: Cast, enter: Any, django_assert_max_num_queries: Any
) -> None:
    for n in range(15):
        register(cast, title=f"关于第{n}件事的通知", number="")
    desk = enter(cast.qian_jin)
    with django_assert_max_num_queries(10):
        desk.get("/desk/doc/upper/")


def test_the_check_of_a_long_text_asks_few_questions(
    cast: Cast, enter: Any, django_assert_max_num_queries: Any
) -> None:
    register(cast)
    text = "\n".join(
        f"第{n}条 依据乙府发〔2022〕{n}号和《{TITLE}》，电话1380000{n:04d}。" for n in range(1, 60)
    )
    document, desk = draft_of(cast, text=text), enter(cast.sun_jing)
    with django_assert_max_num_queries(45):
        page = desk.get(at(document, "checks/"))
    assert page.content.decode().count("须处理") == 59


def test_several_unknown_numbers_are_answered_for_in_one_go(cast: Cast, enter: Any) -> None:
    document = draft_of(cast, text="根据乙府发〔2022〕5号和丙府发〔2020〕7号，证书甲字发〔2022〕5号。")
    head, sheet = enter(cast.he_jing), {"answer": "published", "says": "乙市政府网站"}
    assert head.get(at(document, "checks/")).content.decode().count("■ 须说明") == 3
    assert "说明文号" not in enter(cast.li_qiang).get(at(document, "checks/")).content.decode()
    assert head.post(at(document, "checks/answer/"), sheet).status_code == 422
    both = [f"{document.pk}-{key}" for key in ("乙府发（2022）5号", "丙府发（2020）7号")]
    assert head.post(at(document, "checks/answer/"), sheet | {"keys": [*both, "9-没有"]}).status_code == 422
    assert (
        enter(cast.li_qiang).post(at(document, "checks/answer/"), sheet | {"keys": both}).status_code == 409
    )
    assert head.post(at(document, "checks/answer/"), sheet | {"keys": both}).status_code == 302
    page = head.get(at(document, "checks/")).content.decode()
    assert page.count("■ 须说明") == 1
    assert page.count("原文件已经主动公开</span>") == 2


def test_decisions_are_taken_back_on_the_page_and_stay_to_be_read(cast: Cast, enter: Any) -> None:
    document, leader, keeper = (
        draft_of(cast, text=f"当事人张三，电话{PHONE}。"),
        enter(cast.wu_tao),
        enter(cast.sun_jing),
    )
    allow = {
        "kind": "mandatory", "law": "某法", "article": "第一条", "kinds": ["name"], "scope": "只有姓名", "until": "2024-12-31",
    }  # fmt: skip
    assert leader.post(at(document, "checks/allow/"), allow | {"kinds": []}).status_code == 422
    assert leader.post(at(document, "checks/allow/"), allow).status_code == 302
    assert "可以公开：姓名" in keeper.get(at(document, "checks/")).content.decode()
    assert keeper.post(at(document, "checks/keep/"), KEEP | {"key": keys(document)[0]}).status_code == 302
    kept, allowance = document.kept_numbers.get(), document.allowances.get()
    for act, key, by in (("unkeep", kept.pk, keeper), ("disallow", allowance.pk, leader)):
        assert (
            enter(cast.li_qiang).post(at(document, f"checks/{act}/"), {"key": key, "reason": "x"}).status_code
            == 409
        )
        assert by.post(at(document, f"checks/{act}/"), {"key": key, "reason": ""}).status_code == 422
        assert by.post(at(document, f"checks/{act}/"), {"key": 10**9, "reason": "x"}).status_code == 409
        assert by.post(at(document, f"checks/{act}/"), {"key": key, "reason": "另行决定"}).status_code == 302
    page = keeper.get(at(document, "checks/")).content.decode()
    assert "■ 须处理" in page
    assert page.count("另行决定") == 2


def test_reviewers_read_from_the_first_review_on_what_the_check_still_wants(
    cast: Cast, draft: Document, enter: Any
) -> None:
    key, to = shown(cast, draft), f"/desk/doc/{draft.address}/"
    link = f'<a href="{to}checks/">发布前检查</a>'
    hint = f"签发以前，{link}还有 1 项没有办完：《关于开展活动的通知》的正文图片（1幅）"
    assert hint not in enter(cast.li_qiang).get(to).text
    documents.submit(draft.pk, by=cast.li_qiang, on=ON)
    assert hint in enter(cast.he_jing).get(to).text
    clearing.look_at(draft.pk, key, says="逐幅看过，没有个人信息", by=cast.sun_jing, on=ON)
    assert "签发以前" not in enter(cast.he_jing).get(to).text


def test_a_refused_signature_leads_to_the_check_that_refuses_it(
    cast: Cast, draft: Document, enter: Any
) -> None:
    shown(cast, draft)
    reviewed(cast, draft)
    to = f"/desk/doc/{draft.address}/"
    named = f'逐幅看过，在“<a href="{to}checks/">发布前检查</a>”里登记'
    desk = enter(cast.wu_tao)
    assert desk.get(to).text.count(named) == 1
    assert named in desk.post(f"{to}do/sign/", {"opinion": "同意"}).text
