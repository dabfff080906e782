"""Reading, reviewing and publishing documents at the desk."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.documents import acts
from gongkai.documents.models import Document
from gongkai.documents.pieces import pieces_of
from tests import papers
from tests.cast import FITTING, Cast
from tests.desk.conftest import ON, TODAY, draft_of, publish
from tests.interpreting import planned


def at(document: Document, rest: str = "") -> str:
    return f"/desk/doc/{document.address}/{rest}"


def test_the_list_asks_as_many_questions_for_two_documents_as_for_ten(
    cast: Cast, draft: Document, enter: Any
) -> None:
    client = enter(cast.qian_jin)
    draft_of(cast, title="另一件")
    with CaptureQueriesContext(connection) as few:
        client.get("/desk/doc/")
    for n in range(8):
        draft_of(cast, title=f"第{n}件")
    with CaptureQueriesContext(connection) as many:
        client.get("/desk/doc/")
    assert len(few) == len(many)


def test_a_draft_is_not_there_for_another_agency_or_division(
    cast: Cast, draft: Document, outsider: Any, enter: Any
) -> None:
    for stranger in (cast.zhou_yang, outsider):
        client = enter(stranger)
        assert client.get(at(draft)).status_code == 404
        assert client.get(at(draft, "edit/")).status_code == 404
        assert client.get(at(draft, "diff/")).status_code == 404
        assert client.post(at(draft, "do/submit/")).status_code == 404
        assert client.post(at(draft, "edit/"), {"text": "改了", "saves": "0"}).status_code == 404
        assert draft.title not in client.get("/desk/doc/").text


def test_what_is_public_is_read_by_another_division_without_its_reviews(
    cast: Cast, draft: Document, outsider: Any, enter: Any
) -> None:
    publish(cast, draft)
    text = enter(outsider).get(at(draft)).text
    assert draft.title in text
    assert "可以公开" not in text
    assert "起草新版本" not in text
    assert enter(outsider).get(at(draft, "revise/")).status_code == 404


def said(document: Document, act: str) -> dict[str, str]:
    """What is filled in on the sheet of an act."""
    given = {"opinion": "同意"}
    if act == "pass_first":
        given |= {"wording": "准确", "timing": "合适", "manner": "网站公布"}
    if act == "pass_secrecy":
        given |= {f"verdict-{piece.key}": "open" for piece in pieces_of(document.editions.all())}
    return given


def test_a_reviewer_reads_text_and_interpretation_on_one_page(cast: Cast, enter: Any) -> None:
    document = draft_of(cast, needs_interpretation=True)
    acts.draft(
        cast.columns["interpretation"], title="政策解读", text="为什么开展活动。", division=cast.division,
        by=cast.li_qiang, on=ON, interprets=document, forms=["text"],
    )  # fmt: skip
    planned(cast, document, ON)
    acts.submit(document.pk, by=cast.li_qiang, on=ON)
    text = enter(cast.he_jing).get(at(document)).text
    assert "现将有关事项通知如下。" in text
    assert "为什么开展活动。" in text
    assert "文件与解读一并办理" in text


def test_an_interpretation_points_to_the_document_it_moves_with(cast: Cast, enter: Any) -> None:
    document = draft_of(cast, needs_interpretation=True)
    other = acts.draft(
        cast.columns["interpretation"], title="政策解读", text="为什么。", division=cast.division,
        by=cast.li_qiang, on=ON, interprets=document, forms=["text"],
    )  # fmt: skip
    assert "请在该文件上办理" in enter(cast.li_qiang).get(at(other)).text


def test_a_draft_that_needs_an_interpretation_greys_its_submission_with_the_sentence(
    cast: Cast, enter: Any
) -> None:
    document = draft_of(cast, needs_interpretation=True)
    text = enter(cast.li_qiang).get(at(document)).text
    assert "解读稿应当与文件同步送审" in text
    assert "do/submit/" not in text


def test_a_document_walks_from_draft_to_the_portal_through_the_desk(
    cast: Cast, draft: Document, enter: Any
) -> None:
    steps = [
        (cast.li_qiang, "submit"), (cast.he_jing, "pass_first"), (cast.sun_jing, "pass_secrecy"),
        (cast.zhao_min, "pass_second"), (cast.wu_tao, "sign"), (cast.qian_jin, "publish"),
    ]  # fmt: skip
    for who, act in steps:
        response = enter(who).post(at(draft, f"do/{act}/"), said(draft, act))
        assert response.status_code == 302, act
    draft.refresh_from_db()
    assert (draft.is_live, draft.published_on) == (True, TODAY)


def test_the_author_cannot_review_the_own_draft(cast: Cast, draft: Document, enter: Any) -> None:
    acts.submit(draft.pk, by=cast.li_qiang, on=ON)
    response = enter(cast.li_qiang).post(at(draft, "do/pass_first/"), said(draft, "pass_first"))
    assert response.status_code == 409
    assert "由科室负责人办理" in response.text


def test_sending_back_needs_an_opinion_and_keeps_the_page(cast: Cast, draft: Document, enter: Any) -> None:
    acts.submit(draft.pk, by=cast.li_qiang, on=ON)
    response = enter(cast.he_jing).post(at(draft, "do/send_back/"), {"opinion": ""})
    assert response.status_code == 422
    assert "请填写意见" in response.text


def test_an_opinion_that_came_too_late_is_refused_and_kept(cast: Cast, draft: Document, enter: Any) -> None:
    response = enter(cast.he_jing).post(
        at(draft, "do/pass_first/"), said(draft, "pass_first") | {"opinion": "我写的意见"}
    )
    assert response.status_code == 409
    assert "“拟稿”状态下不能“初审通过”" in response.text
    assert "我写的意见" in response.text


@pytest.mark.parametrize("act", ["submit", "publish", "withdraw"])
def test_acts_on_documents_cannot_be_done_by_following_a_link(
    cast: Cast, draft: Document, enter: Any, act: str
) -> None:
    assert enter(cast.qian_jin).get(at(draft, f"do/{act}/")).status_code == 405


@pytest.mark.parametrize("act", ["supersede", "draft", "rewrite", "open_column", "repeal"])
def test_an_act_that_is_no_button_is_not_there(cast: Cast, draft: Document, enter: Any, act: str) -> None:
    assert enter(cast.qian_jin).post(at(draft, f"do/{act}/"), {"opinion": "x"}).status_code == 404


def test_a_published_document_is_withdrawn_with_a_reason_by_a_leader(
    cast: Cast, draft: Document, enter: Any
) -> None:
    publish(cast, draft)
    said = {"cause": "wrong", "opinion": "内容有误", "notice": "有误，更正后重新公布。"}
    assert enter(cast.qian_jin).post(at(draft, "do/withdraw/"), said).status_code == 409
    assert enter(cast.wu_tao).post(at(draft, "do/withdraw/"), said | {"opinion": ""}).status_code == 422
    assert enter(cast.wu_tao).post(at(draft, "do/withdraw/"), said | {"notice": ""}).status_code == 409
    assert enter(cast.wu_tao).post(at(draft, "do/withdraw/"), said).status_code == 302
    draft.refresh_from_db()
    assert not draft.is_live


def test_a_document_is_repealed_by_the_disclosure_clerk_with_its_basis(cast: Cast, enter: Any) -> None:
    document, desk = draft_of(cast, doc_no="甲文旅发〔2024〕1号"), enter(cast.qian_jin)
    publish(cast, document)
    assert at(document, "validity/") in desk.get(at(document)).text
    sheet = {"effect": "repeals", "since": str(TODAY), "says": "不再需要"}
    assert desk.post(at(document, "validity/register/"), sheet).status_code == 409
    assert (
        desk.post(at(document, "validity/register/"), sheet | {"says": "甲政〔2024〕1号"}).status_code == 302
    )
    document.refresh_from_db()
    assert document.repealed_on == TODAY


def test_severe_findings_stand_on_top_of_the_page(cast: Cast, enter: Any) -> None:
    document = draft_of(cast, text="邀请台湾国的艺术家参展。")
    text = enter(cast.li_qiang).get(at(document)).text
    assert text.index("严重差错 1 处，发布前必须核对") < text.index("文字检查")


def test_two_editions_are_compared_word_by_word_and_escaped(cast: Cast, draft: Document, enter: Any) -> None:
    publish(cast, draft)
    acts.revise(
        draft.pk, text="各单位：\n\n现将有关事项公告如下。<b>", because="改正", by=cast.li_qiang, on=TODAY
    )
    text = enter(cast.li_qiang).get(at(draft, "diff/")).text
    assert "删去：</span>通知</del>" in text
    assert "增加：</span>公告</ins>" in text
    assert "增加：</span>&lt;b&gt;</ins>" in text


def test_a_file_comes_as_a_download_and_only_to_who_sees_the_document(
    cast: Cast, draft: Document, outsider: Any, enter: Any
) -> None:
    edition = draft.editions.get()
    given = SimpleUploadedFile("名单.pdf", papers.pdf())
    kept = acts.attach(edition.pk, name="名单.pdf", content=given.file, by=cast.li_qiang, on=ON)
    response = enter(cast.he_jing).get(at(draft, f"file/{kept.pk}/"))
    assert response["Content-Disposition"].startswith("attachment")
    for stranger in (cast.zhou_yang, outsider):
        assert enter(stranger).get(at(draft, f"file/{kept.pk}/")).status_code == 404


def test_the_author_reads_whose_turn_it_is(cast: Cast, draft: Document, enter: Any) -> None:
    acts.submit(draft.pk, by=cast.li_qiang, on=ON)
    text = enter(cast.li_qiang).get(at(draft)).text
    assert "现在到“科室初审”，由科室负责人办理" in text
    assert "do/pass_first/" not in text


def test_a_head_who_wrote_the_draft_sees_why_not_to_review_it(cast: Cast, enter: Any) -> None:
    document = acts.draft(
        cast.columns["policy"],
        title="科长拟的",
        text="各单位：",
        division=cast.division,
        by=cast.he_jing,
        on=ON,
    )
    acts.submit(document.pk, by=cast.he_jing, on=ON)
    client = enter(cast.he_jing)
    text = client.get(at(document)).text
    assert "拟稿人不能审查自己的稿件" in text
    assert "条例第十七条" in text
    assert "do/pass_first/" not in text
    response = client.post(
        at(document, "do/pass_first/"), said(document, "pass_first") | {"opinion": "我的意见"}
    )
    assert response.status_code == 409
    assert "我的意见" in response.text


def test_who_approved_once_sees_why_not_to_approve_again(cast: Cast, draft: Document, enter: Any) -> None:
    acts.submit(draft.pk, by=cast.li_qiang, on=ON)
    acts.pass_first(draft.pk, judged=FITTING, opinion="", by=cast.he_jing, on=ON)
    acts.pass_secrecy(draft.pk, opinion="可以公开", by=cast.sun_jing, on=ON)
    acts.pass_second(draft.pk, opinion="", by=cast.wu_tao, on=ON)
    client = enter(cast.wu_tao)
    text = client.get(at(draft)).text
    assert "吴涛已经办理过“复审通过”，三审应当由不同的人办理" in text
    assert "do/sign/" not in text
    assert client.post(at(draft, "do/sign/"), {"opinion": ""}).status_code == 409
    assert "do/sign/" in enter(cast.feng_lin).get(at(draft)).text


def test_a_secrecy_reviewer_in_doubt_refers_it_upward_and_enters_the_answer(
    cast: Cast, draft: Document, enter: Any
) -> None:
    acts.submit(draft.pk, by=cast.li_qiang, on=ON)
    acts.pass_first(draft.pk, judged=FITTING, opinion="", by=cast.he_jing, on=ON)
    client = enter(cast.sun_jing)
    assert client.post(at(draft, "do/refer/"), {"opinion": "涉及图纸，不能确定"}).status_code == 302
    assert "报请确定" in client.get(at(draft)).text
    assert client.post(at(draft, "do/resolve/"), {"opinion": "主管部门确定可以公开"}).status_code == 302
    assert draft.editions.get().stage == "secrecy_review"


def test_a_title_is_shown_and_never_run(cast: Cast, enter: Any) -> None:
    document = draft_of(cast, title="<script>alert(1)</script>", text="<img src=x onerror=y>")
    client = enter(cast.li_qiang)
    for page in ("/desk/", "/desk/doc/", at(document), at(document, "edit/"), at(document, "diff/")):
        text = client.get(page).text
        assert "<script>alert" not in text
        assert "<img src=x" not in text


def test_a_text_that_nobody_can_review_says_so_as_it_is_sent(cast: Cast, draft: Document, enter: Any) -> None:
    cast.he_jing.posts.all().delete()
    shown = enter(cast.li_qiang).post(at(draft, "do/submit/"), follow=True).text
    assert "“科室初审”现在没有别人可以办理" in shown


def test_a_file_that_is_missing_is_not_there(cast: Cast, draft: Document, enter: Any) -> None:
    edition = draft.editions.get()
    acts.attach(edition.pk, name="a.pdf", content=io.BytesIO(papers.pdf()), by=cast.li_qiang, on=ON)
    kept = edition.attachments.get()
    kept.file.storage.delete(kept.file.name)
    assert enter(cast.li_qiang).get(f"/desk/doc/{draft.address}/file/{kept.pk}/").status_code == 404


def test_who_published_is_told_that_another_one_checks_the_page(
    cast: Cast, draft: Document, enter: Any
) -> None:
    publish(cast, draft)
    to = f"/desk/doc/{draft.address}/do/check_release/"
    mine, others = (
        enter(who).get(f"/desk/doc/{draft.address}/").text for who in (cast.qian_jin, cast.he_jing)
    )
    assert "发布了这条信息，发布后核对由另外的人办理" in mine
    assert to not in mine
    assert to in others
