"""Writing drafts at the desk: nothing typed is lost, nothing is checked behind the writer's back."""

from __future__ import annotations

import re
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.agencies import acts as agencies
from gongkai.documents import acts
from gongkai.documents.models import Document
from gongkai.journal.models import Entry
from gongkai.law.hand import Hand
from gongkai.law.source import Refusal
from tests import papers
from tests.cast import SINCE, Cast
from tests.desk.conftest import ON, TODAY, draft_of, publish
from tests.documents.conftest import interpretation_of


def sheet(cast: Cast, **fields: Any) -> dict[str, Any]:
    whole = {
        "title": "关于开展检查的通知", "column": cast.columns["policy"].pk, "category": "document", "kind": "ordinary",
        "made_on": "2024-03-08", "attribute": "proactive", "text": "各单位：\r\n请开展检查。",
        "division": cast.division.pk, "channels": ["portal"],
    }  # fmt: skip
    return whole | fields


def test_a_draft_is_begun_with_its_attribute(cast: Cast, enter: Any) -> None:
    response = enter(cast.li_qiang).post("/desk/doc/new/", sheet(cast))
    document = Document.objects.get()
    assert response["Location"] == f"/desk/doc/{document.address}/edit/"
    assert document.editions.get().text == "各单位：\n请开展检查。"


def test_a_closed_attribute_without_its_reason_is_refused_and_the_text_kept(cast: Cast, enter: Any) -> None:
    response = enter(cast.li_qiang).post("/desk/doc/new/", sheet(cast, attribute="withheld"))
    assert response.status_code == 409
    assert "要写明理由" in response.text
    assert "要选定是哪一种法定情形" in response.text
    assert "请开展检查。" in response.text
    assert not Document.objects.exists()


def test_nobody_drafts_for_a_division_that_is_not_theirs(cast: Cast, enter: Any) -> None:
    response = enter(cast.li_qiang).post("/desk/doc/new/", sheet(cast, division=cast.office.pk))
    assert response.status_code == 422
    assert enter(cast.feng_lin).get("/desk/doc/new/").status_code == 403


def test_the_column_of_another_agency_cannot_be_chosen(cast: Cast, enter: Any) -> None:
    theirs = acts.open_column(cast.other_agency, "policy", "政策文件")
    response = enter(cast.li_qiang).post("/desk/doc/new/", sheet(cast, column=theirs.pk))
    assert response.status_code == 422


def test_checking_saves_nothing_and_shows_what_was_found(cast: Cast, draft: Document, enter: Any) -> None:
    typed = sheet(cast, text="请认真布署工作。", doc_no="甲文旅发[2024]1号", saves="0", check="1")
    response = enter(cast.li_qiang).post(f"/desk/doc/{draft.address}/edit/", typed)
    assert response.status_code == 200
    assert "<del>布署</del> → <ins>部署</ins>" in response.text
    assert "发文字号" in response.text
    assert draft.editions.get().text == "各单位：\n\n现将有关事项通知如下。"


def test_the_panel_counts_and_masks_the_numbers_of_somebody(cast: Cast, draft: Document, enter: Any) -> None:
    said = "联系人张三，手机13812345678，身份证号110101199003078515。"
    desk, to = enter(cast.li_qiang), f"/desk/doc/{draft.address}/edit/"
    text = desk.post(to, sheet(cast, text=said, saves="0", check="1")).text
    panel = text[text.index("check-panel") :]
    assert "2 处必改，共 3 处" in panel
    assert "“13******678”" in panel
    assert "13812345678" not in panel
    assert "内容概述可以用正文首句" not in text
    closed = sheet(
        cast, text=said, saves="0", check="1", attribute="on_request", attribute_reason="涉及个人信息"
    )
    assert "0 处必改" in desk.post(to, closed).text


def test_saving_a_draft_keeps_text_and_record(cast: Cast, draft: Document, enter: Any) -> None:
    typed = sheet(cast, title="改了标题", saves="0", five_open=["执行", "服务"])
    response = enter(cast.li_qiang).post(f"/desk/doc/{draft.address}/edit/", typed)
    assert response.status_code == 302
    draft.refresh_from_db()
    assert (draft.title, draft.five_open) == ("改了标题", ["执行", "服务"])


def test_a_text_saved_over_by_somebody_else_is_shown_beside_what_was_typed(
    cast: Cast, draft: Document, enter: Any
) -> None:
    edition = draft.editions.get()
    acts.rewrite(edition.pk, text="别人写的文字。", by=cast.he_jing, on=TODAY, saves=0)
    address = f"/desk/doc/{draft.address}/edit/"
    response = enter(cast.li_qiang).post(address, sheet(cast, text="我写的文字。", saves="0"))
    assert response.status_code == 409
    assert "别人写的文字。" in response.text
    assert "我写的文字。" in response.text
    edition.refresh_from_db()
    assert edition.text == "别人写的文字。"
    assert 'name="saves" value="1"' in response.text


def test_a_sheet_that_was_only_looked_at_saves_itself_and_a_refused_one_waits(
    cast: Cast, draft: Document, enter: Any
) -> None:
    desk, address = enter(cast.li_qiang), f"/desk/doc/{draft.address}/edit/"
    assert "data-unsaved" not in desk.get(address).text
    looked = desk.post(address, sheet(cast, text="新写的文字。", saves="0", check="1"))
    assert 'data-unsaved="checked"' in looked.text
    assert 'data-unsaved="refused"' in desk.post(address, sheet(cast, text="", saves="0")).text


def test_what_was_put_in_is_not_told_as_done_where_the_save_is_refused(
    cast: Cast, draft: Document, enter: Any
) -> None:
    desk, address = enter(cast.li_qiang), f"/desk/doc/{draft.address}/edit/"
    typed = sheet(cast, text="请各单位布署工作。", saves="0")
    page = desk.post(address, typed | {"check": "1"}).text
    print_ = re.search(r'name="accept" value="(\w+)"', page)
    acts.rewrite(draft.editions.get().pk, text="别人写的文字。", by=cast.he_jing, on=TODAY, saves=0)
    assert print_ is not None
    refused = desk.post(address, typed | {"accept": print_[1]})
    assert refused.status_code == 409
    assert "已改正" not in refused.text
    assert 'id="next"' not in refused.text
    assert 'id="reasons"' in refused.text
    assert "请各单位部署工作。" in refused.text


def test_a_record_saved_over_by_somebody_else_is_shown_beside_what_was_typed(
    cast: Cast, draft: Document, enter: Any
) -> None:
    edition, address = draft.editions.get(), f"/desk/doc/{draft.address}/edit/"
    same = sheet(cast, title="我的标题", five_open=["执行"], text=edition.text, saves="0")
    assert enter(cast.li_qiang).post(address, same | {"title": "先存的标题"}).status_code == 302
    page = enter(cast.li_qiang).post(address, same)
    assert page.status_code == 409
    table = page.text[page.text.index("您填写的</th>") : page.text.index("已经保存的全文")]
    assert '<th scope="row">标题</th><td>先存的标题</td><td>我的标题</td>' in table
    assert table.count('scope="row"') == 1, "what both have alike is not told"
    assert "别人保存" not in page.text
    draft.refresh_from_db()
    assert draft.title == "先存的标题"
    assert enter(cast.li_qiang).post(address, same | {"saves": "1"}).status_code == 302
    draft.refresh_from_db()
    assert draft.title == "我的标题"


def test_a_text_under_review_is_not_edited(cast: Cast, draft: Document, enter: Any) -> None:
    acts.submit(draft.pk, by=cast.li_qiang, on=ON)
    response = enter(cast.li_qiang).post(f"/desk/doc/{draft.address}/edit/", sheet(cast, saves="0"))
    assert response.status_code == 302
    assert draft.editions.get().text == "各单位：\n\n现将有关事项通知如下。"


def test_a_file_of_a_wrong_kind_is_refused_in_words(cast: Cast, draft: Document, enter: Any) -> None:
    client = enter(cast.li_qiang)
    address = f"/desk/doc/{draft.address}/attach/"
    bad = client.post(address, {"file": SimpleUploadedFile("x.exe", b"MZ")}, follow=True)
    assert bad.redirect_chain[-1][0].endswith("/edit/")
    assert "没有增加附件“x.exe”" in bad.text
    assert "的类型不能上传" in bad.text
    assert "请重新选择文件" in bad.text
    assert "没有丢失" not in bad.text
    assert "没有增加附件：请选择附件" in client.post(address, {}, follow=True).text
    assert client.post(address, {"file": SimpleUploadedFile("名单.pdf", papers.pdf())}).status_code == 302
    assert client.get(address).status_code == 405
    assert draft.editions.get().attachments.get().name == "名单.pdf"


def test_an_interpretation_is_drafted_with_its_document(cast: Cast, draft: Document, enter: Any) -> None:
    typed = {
        "title": "解读", "column": cast.columns["interpretation"].pk, "text": "背景……", "forms": ["text", "chart"],
    }  # fmt: skip
    response = enter(cast.li_qiang).post(f"/desk/doc/{draft.address}/interpret/", typed)
    assert response.status_code == 302
    made = Document.objects.get(interprets=draft)
    assert (made.forms, made.counts_in_total, made.division) == (["text", "chart"], True, cast.division)


def test_a_new_edition_names_its_reason_and_leaves_the_old_one_live(
    cast: Cast, draft: Document, enter: Any
) -> None:
    publish(cast, draft)
    client, address = enter(cast.li_qiang), f"/desk/doc/{draft.address}/revise/"
    whole = {
        "text": "新文字。", "because": "改正错字", "before": "hidden", "title": "改正了的标题", "made_on": str(draft.made_on),
    }  # fmt: skip
    assert client.post(address, whole | {"because": ""}).status_code == 422
    assert client.post(address, whole | {"before": ""}).status_code == 422
    Document.objects.filter(pk=draft.pk).update(valid_until=draft.made_on)
    wrong = client.post(address, whole | {"made_on": str(draft.made_on + timedelta(days=1))})
    assert (wrong.status_code, "新文字。" in wrong.text) == (422, True)
    assert client.post(address, whole).status_code == 302
    page = client.get(f"/desk/doc/{draft.address}/").text
    assert "这一版更正的著录" in page
    assert "更正前的文字：<b>不再显示</b>" in page
    assert "改正了的标题" in client.get(f"/desk/doc/{draft.address}/edit/").text
    assert "改正了的标题" in client.get(f"/desk/doc/{draft.address}/diff/").text
    assert "改正了的标题" not in client.get(f"/doc/{draft.address}/").text
    was = draft.title
    draft.refresh_from_db()
    assert draft.title == was
    assert draft.live_edition is not None
    assert draft.live_edition.number == 1
    again = client.post(address, whole | {"text": "又一版。", "because": "再改"})
    assert again.status_code == 409
    assert "又一版。" in again.text


@pytest.mark.parametrize("where", ["edit/", "interpret/", "revise/", "attach/"])
def test_who_may_not_write_finds_no_sheet(cast: Cast, enter: Any, where: str) -> None:
    document = draft_of(cast)
    assert (
        enter(cast.sun_jing).post(f"/desk/doc/{document.address}/{where}", {"text": "x"}).status_code == 403
    )


def test_a_number_in_wrong_brackets_is_told_how_to_be_written(
    cast: Cast, draft: Document, enter: Any
) -> None:
    typed = sheet(cast, doc_no="甲文旅发[2024]1号", saves="0", effective_on="2024-03-01")
    response = enter(cast.li_qiang).post(f"/desk/doc/{draft.address}/edit/", typed)
    assert response.status_code == 422
    assert "请写成“甲文旅发〔2024〕1号”" in response.text
    assert "生效日期不能早于成文日期" in response.text


def test_the_whole_record_is_kept_shown_again_and_stands_on_the_portal(
    cast: Cast, draft: Document, enter: Any, client: Any
) -> None:
    desk = enter(cast.li_qiang)
    typed = sheet(
        cast, saves="0", subtitle="第二批", theme="12", key_words="文旅、惠民", origin="甲市人民政府网站", effective_on="2024-04-01",
        issuer="甲市文化和旅游局、甲市体育局",
    )  # fmt: skip
    assert desk.post(f"/desk/doc/{draft.address}/edit/", typed).status_code == 302
    assert 'value="文旅、惠民"' in desk.get(f"/desk/doc/{draft.address}/edit/").text
    publish(cast, draft)
    page = client.get(f"/doc/{draft.address}/").text
    for said in (
        "第二批",
        "文化、广电、新闻出版",
        "文旅、惠民",
        "甲市人民政府网站",
        "2024-04-01",
        "甲市文化和旅游局、甲市体育局",
    ):
        assert said in page
    assert '<meta name="Keywords" content="文旅,惠民">' in page
    assert '<meta name="ContentSource" content="甲市人民政府网站">' in page


def test_a_sheet_without_a_summary_offers_the_first_sentence(cast: Cast, draft: Document, enter: Any) -> None:
    assert (
        "<q>现将有关事项通知如下。</q>" in enter(cast.li_qiang).get(f"/desk/doc/{draft.address}/edit/").text
    )


def test_a_file_is_taken_out_beside_the_text_it_goes_with(cast: Cast, draft: Document, enter: Any) -> None:
    edition = draft.editions.get()
    kept = acts.attach(edition.pk, name="名单.xlsx", content=BytesIO(papers.sheet()), by=cast.li_qiang, on=ON)
    desk, to = enter(cast.li_qiang), f"/desk/doc/{draft.address}/detach/{kept.pk}/"
    assert to in desk.get(f"/desk/doc/{draft.address}/edit/").text
    assert enter(cast.zhou_yang).post(to).status_code == 404
    assert "已移除附件" in desk.post(to, follow=True).text
    assert "已经不在本版本里" in desk.post(to, follow=True).text
    assert not edition.attachments.exists()


def test_a_draft_goes_to_another_division_its_writer_writes_for(
    cast: Cast, draft: Document, enter: Any
) -> None:
    desk, to = enter(cast.li_qiang), f"/desk/doc/{draft.address}/edit/"
    other = agencies.open_division(cast.agency, "YLK", "演艺科")
    assert desk.post(to, sheet(cast, division=other.pk, saves="0")).status_code == 422
    agencies.give_post(cast.li_qiang, Hand.CLERK, SINCE, division=other)
    assert desk.post(to, sheet(cast, division=other.pk, saves="0")).status_code == 302
    draft.refresh_from_db()
    assert draft.division == other
    assert "责任科室" in Entry.objects.get(act="change_record", key=draft.index_no).facts["items"]


def test_a_draft_is_given_to_no_strangers_and_stays_with_its_interpretation(
    cast: Cast, draft: Document
) -> None:
    edition, how = draft.editions.get(), {"by": cast.li_qiang, "on": TODAY, "saves": 0, "text": "各单位："}
    with pytest.raises(Refusal, match="由该科室或公开专干办理"):
        acts.rewrite(edition.pk, document={"division": cast.office}, **how)
    interpretation_of(cast, draft)
    agencies.give_post(cast.li_qiang, Hand.CLERK, SINCE, division=cast.office)
    with pytest.raises(Refusal, match="谁起草、谁解读"):
        acts.rewrite(edition.pk, document={"division": cast.office}, **how)
