"""Masking at the desk: the page of an attachment, the page of what was done, and masks put into a text."""

from __future__ import annotations

import io
import re
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gongkai.agencies.models import Person
from gongkai.documents import acts as documents
from gongkai.documents import rich as rich_html
from gongkai.documents import rich_edits
from gongkai.documents.models import Attachment, Document, MaskedFile, MaskedText, PersonMask
from gongkai.documents.wording import RICH, rich
from gongkai.documents.wordlists import acts as wordlists
from gongkai.documents.wordlists.kinds import ListKind
from gongkai.files.cleansing.leftovers import leftovers
from gongkai.journal.models import Entry
from tests import papers
from tests.cast import Cast
from tests.desk.conftest import ON, draft_of
from tests.desk.test_check_panel import send, text_of
from tests.documents.test_masking_files import (
    NUMBER,
    OFFICE,
    ORIGINALS,
    PHONE,
    attached,
    looked,
    stored,
)

KEEP = {"do": "keep", "reason": "本人同意公开", "basis": "书面同意书"}


def at(document: Document, kept: Attachment, tail: str = "") -> str:
    return f"/desk/doc/{document.address}/file/{kept.pk}/mask/{tail}"


def sheet(cast: Cast, kept: Attachment, **more: str) -> dict[str, str]:
    """What the page would send: every kind masked, unless said otherwise."""
    look = looked(cast, kept)
    return {"state": look.state} | {f"do-{group.key}": "mask" for group in look.groups} | more


def nothing_of_anybody(page: str) -> bool:
    return leftovers(page.encode(), ORIGINALS) == []


@pytest.fixture
def kept(cast: Cast, draft: Document) -> Attachment:
    return attached(cast, draft)


def test_the_page_lists_what_was_found_masked_and_what_goes(
    cast: Cast, draft: Document, kept: Attachment, enter: Any
) -> None:
    desk = enter(cast.li_qiang)
    assert at(draft, kept) in desk.get(f"/desk/doc/{draft.address}/edit/").text
    assert at(draft, kept) in desk.get(f"/desk/doc/{draft.address}/checks/").text
    page = desk.get(at(draft, kept)).text
    for said in (
        "工作表“名单” B2",
        "990000********0021",
        "隐藏的工作表1张",
        "公民身份号码",
        "校验位、出生日期等都对得上",
    ):
        assert said in page
    assert nothing_of_anybody(page)


def test_one_button_makes_the_new_file_and_the_next_page_says_what_was_done(
    cast: Cast, draft: Document, kept: Attachment, enter: Any
) -> None:
    desk = enter(cast.li_qiang)
    answer = desk.post(at(draft, kept), sheet(cast, kept), follow=True)
    row = MaskedFile.objects.get()
    assert answer.redirect_chain == [(f"/desk/doc/{draft.address}/masked/{row.pk}/", 302)]
    assert "公民身份号码</b>：遮盖1处" in answer.text
    assert "隐藏的工作表1张" in answer.text
    assert nothing_of_anybody(answer.text)
    download = desk.get(f"/desk/doc/{draft.address}/file/{kept.pk}/")
    content = b"".join(download.streaming_content)
    assert content == stored(kept)
    assert leftovers(content, ORIGINALS) == []
    assert f"/masked/{row.pk}/" in desk.get(f"/desk/doc/{draft.address}/checks/").text


def test_a_wrong_sheet_comes_back_with_what_was_typed(
    cast: Cast, draft: Document, kept: Attachment, enter: Any
) -> None:
    desk = enter(cast.li_qiang)
    one = looked(cast, kept).findings[0]
    said = sheet(cast, kept, **{f"do-{one.key}": "keep", f"reason-{one.key}": "本机关负责人"})
    answer = desk.post(at(draft, kept), said)
    assert answer.status_code == 422
    assert "姓名要保留的，请写明依据" in answer.text
    assert 'value="本机关负责人"' in answer.text
    answer = desk.post(at(draft, kept), said | {f"basis-{one.key}": f"见{NUMBER}"})
    assert answer.status_code == 409
    assert "不要写身份证号" in answer.text
    assert 'value="本机关负责人"' in answer.text
    assert not MaskedFile.objects.exists()
    assert desk.post(at(draft, kept), said | {f"basis-{one.key}": "条例第二十条"}).status_code == 302
    assert leftovers(stored(kept), [NUMBER, PHONE]) == []


def test_what_may_be_the_offices_own_has_to_be_chosen(cast: Cast, draft: Document, enter: Any) -> None:
    kept, desk = (
        attached(cast, draft, papers.word(f"咨询电话{OFFICE}，手机{PHONE}。"), "说明.docx"),
        enter(cast.li_qiang),
    )
    said = sheet(cast, kept) | {"do-landline-asked": ""}
    answer = desk.post(at(draft, kept), said)
    assert answer.status_code == 422
    assert "请选择固定电话怎样处理" in answer.text
    own = {f"{name}-landline-asked": value for name, value in KEEP.items()}
    assert desk.post(at(draft, kept), said | own).status_code == 302


def test_one_press_masks_all_whatever_is_chosen_below(cast: Cast, draft: Document, enter: Any) -> None:
    kept, desk = (
        attached(cast, draft, papers.word(f"咨询电话{OFFICE}，手机{PHONE}。"), "说明.docx"),
        enter(cast.li_qiang),
    )
    assert "遮盖全部（2处）" in desk.get(at(draft, kept)).text
    said = sheet(cast, kept) | {"do-landline-asked": "", "do-phone": "keep", "all": "1"}
    assert desk.post(at(draft, kept), said).status_code == 302
    assert leftovers(stored(kept), [OFFICE, PHONE]) == []


def test_enter_in_a_reason_does_what_was_chosen(
    cast: Cast, draft: Document, kept: Attachment, enter: Any
) -> None:
    """The first button of a form is the one Enter presses."""
    page = enter(cast.li_qiang).get(at(draft, kept)).text
    form = page[page.index('name="state"') :]
    first = form[form.index("<button") : form.index("</button>")]
    assert first.endswith("按选择处理")
    assert 'name="all"' not in first


def test_a_reason_is_told_once(cast: Cast, draft: Document, enter: Any) -> None:
    kept = attached(cast, draft, papers.word("没有个人信息。"), "说明.docx")
    Attachment.objects.filter(pk=kept.pk).update(name="说明.bin")
    page = enter(cast.li_qiang).get(at(draft, kept))
    assert page.status_code == 409
    assert page.text.count('role="alert"') == 1
    assert "没有丢失" not in page.text


def test_who_may_not_write_is_not_sent_back_to_writing(
    cast: Cast, draft: Document, kept: Attachment, enter: Any
) -> None:
    masked = enter(cast.li_qiang).post(at(draft, kept), sheet(cast, kept), follow=True)
    assert "回到编辑" in masked.text
    documents.submit(draft.pk, by=cast.li_qiang, on=ON)
    assert "回到编辑" not in enter(cast.he_jing).get(masked.redirect_chain[-1][0]).text


def test_one_press_on_a_file_that_changed_masks_nothing_and_shows_the_sheet(
    cast: Cast, draft: Document, kept: Attachment, enter: Any
) -> None:
    said = sheet(cast, kept) | {"all": "1", "state": "0" * 24}
    answer = enter(cast.li_qiang).post(at(draft, kept), said)
    assert answer.status_code == 409
    assert "已经变动，没有遮盖" in answer.text
    assert "逐处列出" in answer.text
    assert not MaskedFile.objects.exists()


def test_a_file_that_changed_meanwhile_is_not_masked_and_the_sheet_goes_on_with_the_new_one(
    cast: Cast, draft: Document, kept: Attachment, enter: Any
) -> None:
    said = sheet(cast, kept)
    assert enter(cast.he_jing).post(at(draft, kept), said).status_code == 302
    answer = enter(cast.li_qiang).post(at(draft, kept), said)
    assert answer.status_code == 409
    assert "已经变动，没有遮盖" in answer.text
    assert MaskedFile.objects.count() == 1


def test_a_hidden_sheet_is_asked_for_without_a_script(
    cast: Cast, draft: Document, kept: Attachment, enter: Any
) -> None:
    [(key, _)] = looked(cast, kept).hidden_sheets
    desk = enter(cast.li_qiang)
    assert f'name="show" value="{key}"' in desk.get(at(draft, kept)).text
    page = desk.get(at(draft, kept, f"?show={key}")).text
    assert "工作表“底稿” B1" in page
    assert desk.post(at(draft, kept, f"?show={key}"), sheet(cast, kept)).status_code == 302
    assert MaskedFile.objects.get().counts["id_card"] == {"mask": 2}


def test_very_many_are_decided_by_kind(
    cast: Cast, draft: Document, kept: Attachment, enter: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for where in ("gongkai.desk.forms.masking.MOST_ROWS", "gongkai.desk.masking.MOST_ROWS"):
        monkeypatch.setattr(where, 2)
    desk = enter(cast.li_qiang)
    page = desk.get(at(draft, kept)).text
    assert "多于 2 处，按上面的种类处理" in page
    assert "工作表“名单” B2" in page
    assert desk.post(at(draft, kept), sheet(cast, kept)).status_code == 302


@pytest.mark.parametrize("name", ["录音.mp3"])
def test_a_kind_that_cannot_be_masked_has_no_link_and_says_why(
    cast: Cast, draft: Document, enter: Any, name: str
) -> None:
    kept, desk = attached(cast, draft, papers.mp3(), name), enter(cast.li_qiang)
    assert at(draft, kept) not in desk.get(f"/desk/doc/{draft.address}/edit/").text
    answer = desk.get(at(draft, kept))
    assert answer.status_code == 409
    assert "不认识的文件种类" in answer.text


PAGE = {"li_qiang": 200, "he_jing": 200, "qian_jin": 200, "zhao_min": 200, "zheng_zhi": 404, "sun_jing": 403, "wu_tao": 403, "zhou_yang": 404}  # fmt: skip


@pytest.mark.parametrize("who", PAGE)
def test_who_comes_to_the_page(cast: Cast, draft: Document, kept: Attachment, enter: Any, who: str) -> None:
    desk = enter(getattr(cast, who))
    assert desk.get(at(draft, kept)).status_code == PAGE[who]
    if PAGE[who] != 200:
        assert desk.post(at(draft, kept), {}).status_code == PAGE[who]
        assert not MaskedFile.objects.exists()


def test_nobody_comes_to_it_once_the_review_began(
    cast: Cast, draft: Document, enter: Any, outsider: Person
) -> None:
    kept = attached(cast, draft, papers.word("公开"), "说明.docx")
    assert enter(outsider).get(at(draft, kept)).status_code == 404
    documents.submit(draft.pk, by=cast.li_qiang, on=ON)
    assert enter(cast.li_qiang).get(at(draft, kept)).status_code == 302


OPENS = {"sun_jing": 200, "zhao_min": 200, "li_qiang": 403, "qian_jin": 403, "wu_tao": 403, "zhou_yang": 403}


@pytest.mark.parametrize("who", OPENS)
def test_the_original_is_opened_by_few_with_a_reason(
    cast: Cast, draft: Document, kept: Attachment, enter: Any, who: str
) -> None:
    before = stored(kept)
    enter(cast.li_qiang).post(at(draft, kept), sheet(cast, kept))
    row, desk = MaskedFile.objects.get(), enter(getattr(cast, who))
    page = desk.get(f"/desk/doc/{draft.address}/masked/{row.pk}/")
    assert ("打开原件</button>" in page.text) == (OPENS[who] == 200)
    assert page.status_code == (404 if who == "zhou_yang" else 200)
    opening = f"/desk/doc/{draft.address}/masked/{row.pk}/open/"
    answer = desk.post(opening, {"reason": "核对"})
    assert answer.status_code == OPENS[who]
    if OPENS[who] == 200:
        assert answer.content == before
        refused = desk.post(opening, {"reason": ""})
        assert (refused.status_code, 'autofocus id="errors"' in refused.text) == (422, True)
        assert desk.post(opening, {"reason": f"核对{PHONE}"}).status_code == 409
        assert desk.get(opening).status_code == 405
    assert Entry.objects.filter(act="open_masked").count() == (OPENS[who] == 200)


def test_the_other_agencys_secrecy_reviewer_opens_nothing(
    cast: Cast, draft: Document, kept: Attachment, enter: Any
) -> None:
    from gongkai.agencies import acts as agencies
    from gongkai.law.hand import Hand
    from tests.cast import SINCE

    stranger = agencies.enrol(
        cast.other_agency, "linfeng", "林峰", password=None, division=cast.other_division
    )
    agencies.give_post(stranger, Hand.SECRECY_REVIEWER, SINCE)
    enter(cast.li_qiang).post(at(draft, kept), sheet(cast, kept))
    opening = f"/desk/doc/{draft.address}/masked/{MaskedFile.objects.get().pk}/open/"
    assert enter(stranger).post(opening, {"reason": "核对"}).status_code == 404


def test_what_a_writer_left_stands_before_who_decides(cast: Cast, draft: Document, enter: Any) -> None:
    kept = attached(cast, draft, papers.word(f"联系人手机{PHONE}，身份证号{NUMBER}。"), "说明.docx")
    phone = {f"{name}-phone": value for name, value in KEEP.items()}
    enter(cast.li_qiang).post(at(draft, kept), sheet(cast, kept) | phone)
    page = enter(cast.sun_jing).get(f"/desk/doc/{draft.address}/checks/").text
    assert "遮盖附件时由李强保留：本人同意公开（书面同意书）" in page
    assert 'value="本人同意公开"' in page
    assert PHONE not in page


def key_of(client: Client, document: Document) -> str:
    page = client.get(f"/desk/doc/{document.address}/edit/").text
    found = re.search(r'name="mask_all" value="(\w+)"', page)
    assert found is not None
    return found[1]


TEXT = f"申请人：欧阳建国，身份证号{NUMBER}，手机{PHONE}。\n\n咨询电话：{OFFICE}。欧阳建国符合条件。"


def test_all_of_a_text_is_masked_by_one_press_as_it_was_previewed(cast: Cast, enter: Any) -> None:
    document, client = draft_of(cast, text=TEXT, title=f"关于欧阳建国（{PHONE}）的公示"), enter(cast.li_qiang)
    answer = send(client, cast, document, mask_all=key_of(client, document))
    assert "已替换并保存" in answer.text
    assert text_of(document) == (
        f"申请人：欧阳某，身份证号990000********0021，手机138****0000。\n\n咨询电话：{OFFICE}。欧阳某符合条件。"
    )
    document.refresh_from_db()
    assert PHONE not in document.title


def test_the_agencys_styles_and_lists_hold_for_a_text_too(cast: Cast, enter: Any) -> None:
    for kind, word, more in (
        (ListKind.MASK, "公民身份号码", {"better": "0+4"}), (ListKind.OFFICIAL, "欧阳建国", {}),
    ):  # fmt: skip
        wordlists.list_word(cast.agency, kind=kind, word=word, by=cast.qian_jin, on=ON, **more)
    document, client = draft_of(cast, text=TEXT), enter(cast.li_qiang)
    send(client, cast, document, mask_all=key_of(client, document))
    assert "申请人：欧阳建国，身份证号**************0021" in text_of(document)


def test_a_text_that_changed_since_the_preview_is_not_touched(cast: Cast, enter: Any) -> None:
    document, client = draft_of(cast, text=TEXT), enter(cast.li_qiang)
    key, other = key_of(client, document), TEXT.replace(PHONE, "13900000000")
    answer = send(client, cast, document, text=other, mask_all=key)
    assert "没有替换" in answer.text
    assert text_of(document) == TEXT


def test_in_a_rich_text_what_crosses_bold_letters_stays_and_is_said(cast: Cast, enter: Any) -> None:
    html = f"<p>手机{PHONE}，另一手机139<strong>0000</strong>0000。</p>"
    document, client = draft_of(cast, text=rich(html)), enter(cast.li_qiang)
    edition = document.editions.get()
    panel = client.get(f"/desk/doc/{document.address}/edit/").text
    assert "遮盖全部（1）" in panel
    assert "另有 1 处跨过了加粗或者单元格，不能自动遮盖" in panel
    answer = send(client, cast, document, form=RICH, rich=edition.html, mask_all=key_of(client, document))
    assert "另有1处跨过了加粗或者单元格，没有遮盖" in answer.text
    assert "手机138****0000，另一手机139<strong>" in document.editions.get().html


def test_many_masks_are_judged_without_reading_the_html_for_each(
    cast: Cast, enter: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    html = "".join(f"<p>第{at}人手机138{at:08}。</p>" for at in range(299))
    document = draft_of(cast, text=rich(f"{html}<p>另一手机139<strong>0000</strong>0000。</p>"))
    whole, tree = len(html), rich_edits.tree
    client, parsed = enter(cast.li_qiang), []

    def counted(said: str) -> Any:
        if len(said) >= whole:  # paragraphs are also read each by itself
            parsed.append(said)
        return tree(said)

    for module in (rich_html, rich_edits):
        monkeypatch.setattr(module, "tree", counted)
    panel = client.get(f"/desk/doc/{document.address}/edit/").text
    assert "遮盖全部（299）" in panel
    assert "另有 1 处跨过了加粗或者单元格" in panel
    assert len(parsed) < 30
    assert parsed


def test_a_text_without_anybody_offers_no_masks(cast: Cast, enter: Any) -> None:
    document = draft_of(cast, text=f"各单位：\n\n咨询电话：{OFFICE}。")
    assert "mask_all" not in enter(cast.li_qiang).get(f"/desk/doc/{document.address}/edit/").text


def test_a_draft_never_saved_offers_no_masks(cast: Cast, enter: Any) -> None:
    sent = {"title": "关于公示的通知", "text": TEXT, "form": "typed", "check": "1"}
    page = enter(cast.li_qiang).post("/desk/doc/new/", sent).text
    assert "个人信息" in page
    assert "mask_all" not in page


def unmask_of(client: Client, document: Document) -> str:
    page = client.get(f"/desk/doc/{document.address}/edit/").text
    found = re.search(r'action="(/desk/doc/[^"]+/unmask/\d+/)"', page)
    return found[1] if found else ""


def test_masks_in_a_text_can_be_taken_back_while_nothing_else_was_written(cast: Cast, enter: Any) -> None:
    title = f"关于欧阳建国（{PHONE}）的公示"
    document, client = draft_of(cast, text=TEXT, title=title), enter(cast.li_qiang)
    assert unmask_of(client, document) == ""
    send(client, cast, document, mask_all=key_of(client, document))
    [row] = MaskedText.objects.all()
    assert (row.by, row.counts) == (cast.li_qiang, {"name": 3, "phone": 2, "id_card": 1})
    assert leftovers(repr(Entry.objects.values_list("facts")).encode(), ORIGINALS) == []
    client.post(unmask_of(client, document))
    document.refresh_from_db()
    assert (text_of(document), document.title) == (TEXT, title)
    row.refresh_from_db()
    assert (row.sealed, unmask_of(client, document)) == ("", "")
    assert set(Entry.objects.filter(act__endswith="mask_text").values_list("act", flat=True)) == {
        "mask_text", "unmask_text"
    }  # fmt: skip


def test_masks_stay_where_something_was_written_since(cast: Cast, enter: Any) -> None:
    document, client = draft_of(cast, text=TEXT), enter(cast.li_qiang)
    send(client, cast, document, mask_all=key_of(client, document))
    taking_back, masked = unmask_of(client, document), text_of(document)
    send(client, cast, document, text=f"{masked}\n\n特此公示。")
    assert unmask_of(client, document) == ""
    answer = client.post(taking_back, follow=True)
    assert "不能整个撤销" in answer.text
    assert text_of(document) == f"{masked}\n\n特此公示。"


def test_what_was_typed_and_masked_at_once_comes_back_as_it_was_typed(cast: Cast, enter: Any) -> None:
    document, client = draft_of(cast, text="各单位："), enter(cast.li_qiang)
    page = send(client, cast, document, text=TEXT, check="1").text
    key = re.search(r'name="mask_all" value="(\w+)"', page)
    assert key is not None
    send(client, cast, document, text=TEXT, mask_all=key[1])
    assert PHONE not in text_of(document)
    client.post(unmask_of(client, document))
    assert text_of(document) == TEXT


TAKES_BACK = {
    "li_qiang": 302,
    "he_jing": 302,
    "zheng_zhi": 404,
    "sun_jing": 403,
    "wu_tao": 403,
    "zhou_yang": 404,
}


@pytest.mark.parametrize("who", TAKES_BACK)
def test_who_takes_masks_of_a_text_back(cast: Cast, enter: Any, who: str) -> None:
    document, client = draft_of(cast, text=TEXT), enter(cast.li_qiang)
    send(client, cast, document, mask_all=key_of(client, document))
    desk, taking_back = enter(getattr(cast, who)), unmask_of(client, document)
    assert desk.get(taking_back).status_code == 405
    assert desk.post(taking_back).status_code == TAKES_BACK[who]
    assert (text_of(document) == TEXT) == (TAKES_BACK[who] == 302)


def test_the_same_person_is_called_the_same_in_text_and_files(cast: Cast, enter: Any) -> None:
    text = f"申请人：欧阳建军，手机{PHONE}。\n\n申请人：欧阳建国，手机{PHONE}。"
    document, client = draft_of(cast, text=text), enter(cast.li_qiang)
    kept = attached(cast, document)
    send(client, cast, document, mask_all=key_of(client, document))
    assert "申请人：欧阳某甲，" in text_of(document)
    assert "“名单” A2" in client.get(at(document, kept)).text
    client.post(at(document, kept), sheet(cast, kept))
    made = openpyxl.load_workbook(io.BytesIO(stored(kept)))
    assert made["名单"]["A2"].value == "欧阳某乙"
    rows = repr(list(PersonMask.objects.values()))
    assert leftovers(rows.encode(), [*ORIGINALS, "欧阳建军"]) == []


def test_the_lists_say_which_file_carries_what(
    cast: Cast, draft: Document, kept: Attachment, enter: Any
) -> None:
    attached(cast, draft, papers.word(f"咨询电话{OFFICE}"), "说明.docx")
    page = enter(cast.li_qiang).get(f"/desk/doc/{draft.address}/edit/").text
    assert page.count("■ 有个人信息") == 1
    assert "名单.xlsx：有公民身份号码、手机号码、住址、姓名" in page
    assert "说明.docx：" not in page
    assert nothing_of_anybody(page)
    enter(cast.li_qiang).post(at(draft, kept), sheet(cast, kept))
    page = enter(cast.li_qiang).get(f"/desk/doc/{draft.address}/edit/").text
    assert "有个人信息" not in page


def test_what_no_machine_reads_is_told_of_as_such(cast: Cast, draft: Document, enter: Any) -> None:
    attached(cast, draft, papers.png(), "照片.png")
    page = enter(cast.li_qiang).get(f"/desk/doc/{draft.address}/edit/").text
    assert "▲ 机器读不全" in page
    assert "照片.png：有机器读不出的内容" in page


@pytest.mark.parametrize("tail", ["", "mask_all"])
def test_nothing_is_masked_without_the_token_of_the_sheet(
    cast: Cast, draft: Document, kept: Attachment, tail: str
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.li_qiang)
    where = f"/desk/doc/{draft.address}/edit/" if tail else at(draft, kept)
    assert client.post(where, sheet(cast, kept) | {tail or "x": "1"}).status_code == 403
    assert not MaskedFile.objects.exists()


def test_the_page_asks_as_often_for_many_findings_as_for_one(cast: Cast, draft: Document, enter: Any) -> None:
    one = attached(cast, draft, papers.word(f"手机{PHONE}"), "一.docx")
    rows = "。".join(f"申请人：欧阳建国，手机138000{n:05d}" for n in range(60))
    many, desk = attached(cast, draft, papers.word(rows), "多.docx"), enter(cast.li_qiang)
    asked = []
    for kept in (one, many):
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(at(draft, kept)).status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 20
    with CaptureQueriesContext(connection) as queries:
        assert desk.post(at(draft, many), sheet(cast, many)).status_code == 302
    assert len(queries) <= 45
