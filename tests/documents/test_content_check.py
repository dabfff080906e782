"""Numbers of somebody do not go out: not by an act, not by the desk's buttons, not by writing into the database."""

from __future__ import annotations

import io
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from django.db import IntegrityError, connection, transaction
from PIL import Image

from gongkai.documents import acts
from gongkai.documents.clearing import acts as clearing
from gongkai.documents.clearing.models import Allowance, KeptNumber
from gongkai.documents.clearing.reads import going_out, hits_in, unread_in
from gongkai.documents.clearing.scope import beyond
from gongkai.documents.masking.carried import carried_in
from gongkai.documents.models import Document, Edition, NoticePeriod
from gongkai.journal.models import Entry
from gongkai.law.attribute import Attribute
from gongkai.law.personal_release import ExceptionKind, KeepGround, PersonalKind
from gongkai.law.source import Refusal
from gongkai.text.lists import NONE
from tests import papers
from tests.cast import Cast
from tests.documents.conftest import ON, draft_of, interpretation_of, walk

NUMBER, PHONE = "990000199003070021", "13800000000"
TEXT = f"当事人张某，身份证号{NUMBER}，联系电话{PHONE}。"
CALL = f"当事人张三，联系电话{PHONE}。"
BECAUSE: dict[str, Any] = {"reason": "确需公开", "basis": "处罚法第四十八条"}


def keys(document: Document, on: date = ON) -> list[str]:
    editions = list(document.editions.order_by("-number")[:1])
    return [hit.key for hit in hits_in(going_out(editions), on)]


def attach(cast: Cast, document: Document, name: str, content: bytes) -> None:
    acts.attach(document.editions.get().pk, name=name, content=io.BytesIO(content), by=cast.li_qiang, on=ON)


def keep(cast: Cast, document: Document, **fields: Any) -> list[KeptNumber]:
    how = {"ground": KeepGround.CONSENTED, "by": cast.sun_jing, "on": ON} | BECAUSE | fields
    return [clearing.keep_number(document.pk, key, **how) for key in keys(document)]


def allow(cast: Cast, document: Document, **fields: Any) -> Any:
    how = {
        "kind": ExceptionKind.SANCTION_NOTICE, "law": "中华人民共和国行政处罚法", "article": "第四十八条",
        "kinds": list(PersonalKind), "scope": "少于此不能辨认", "until": date(2024, 6, 30), "by": cast.wu_tao, "on": ON,
    }  # fmt: skip
    return clearing.decide_allowance(document.pk, **(how | fields))


@pytest.mark.parametrize(
    "where",
    [
        {"text": TEXT}, {"summary": f"电话{PHONE}"}, {"title": f"关于{PHONE}的通知"}, {"doc_no": PHONE},
        {"basis": f"依据{PHONE}的来信"},
    ],
)  # fmt: skip
def test_a_draft_with_a_number_is_not_submitted(cast: Cast, where: dict[str, str]) -> None:
    document = draft_of(cast, **where)
    with pytest.raises(Refusal, match="请删去或者遮盖") as refused:
        acts.submit(document.pk, by=cast.li_qiang, on=ON)
    assert NUMBER not in str(refused.value)
    assert PHONE not in str(refused.value)
    assert document.editions.get().stage == "draft"


@pytest.mark.parametrize("where", ["issuer", "note", "notice_basis", "notice_contact"])
def test_a_number_in_any_line_of_the_page_holds_the_draft(cast: Cast, draft: Document, where: str) -> None:
    """Written into the rows: the acts of some of these refuse it, and rows from before stay."""
    said = f"电话{PHONE}"
    if where == "issuer":
        Document.objects.filter(pk=draft.pk).update(issuer=said)
    elif where == "note":
        Edition.objects.filter(document=draft).update(note=said)
    else:
        fields = {"basis": "第三十条", "contact": "0571-87000000"} | {where.removeprefix("notice_"): said}
        NoticePeriod.objects.create(document=draft, last_day=ON + timedelta(days=30), **fields)
    with pytest.raises(Refusal, match="标题、概述等著录里有手机号码"):
        acts.submit(draft.pk, by=cast.li_qiang, on=ON)


def hidden_sheet() -> bytes:
    out, book = io.BytesIO(), openpyxl.Workbook()
    book.create_sheet("底稿").sheet_state = "hidden"
    book["底稿"]["C7"] = int(PHONE)
    book.save(out)
    return out.getvalue()


def deleted_words() -> bytes:
    out, paper = io.BytesIO(), docx.Document()
    run = paper.add_paragraph("名单：").add_run(f"张某{NUMBER[:9]}")
    run.font.hidden = True
    paper.paragraphs[0].add_run(NUMBER[9:])
    paper.save(out)
    return out.getvalue()


@pytest.mark.parametrize(("name", "content"), [("底稿.xlsx", hidden_sheet), ("名单.docx", deleted_words)])
def test_a_number_in_a_file_is_found_where_nobody_sees_it(
    cast: Cast, draft: Document, name: str, content: Any
) -> None:
    attach(cast, draft, name, content())
    with pytest.raises(Refusal, match=name):
        acts.submit(draft.pk, by=cast.li_qiang, on=ON)


def titled(author: str) -> bytes:
    out, paper = io.BytesIO(), docx.Document()
    paper.core_properties.title, paper.core_properties.author = NUMBER, author
    paper.save(out)
    return out.getvalue()


@pytest.mark.parametrize("author", ["王小二", "Administrator", "", "1"])
def test_a_number_in_a_property_is_found_whoever_the_author_is(
    cast: Cast, draft: Document, author: str
) -> None:
    attach(cast, draft, "名单.docx", titled(author))
    with pytest.raises(Refusal, match="名单.docx里有公民身份号码"):
        acts.submit(draft.pk, by=cast.li_qiang, on=ON)


def photograph(artist: str) -> bytes:
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x013B] = artist
    Image.new("L", (9, 9)).save(out, "JPEG", exif=exif)
    return out.getvalue()


def test_a_number_a_camera_wrote_holds_the_picture_as_any_other_does(cast: Cast, draft: Document) -> None:
    """Also after somebody looked at it: what is written beside the dots is not seen."""
    attach(cast, draft, "现场.jpg", photograph(PHONE))
    edition = draft.editions.get()
    assert [(one.labels, one.is_unread) for one in carried_in(edition, NONE)] == [(("手机号码",), True)]
    (one,) = [part for part in going_out([edition]) if part.is_unread]
    clearing.look_at(draft.pk, one.key, says="没有个人信息", by=cast.sun_jing, on=ON)
    with pytest.raises(Refusal, match="现场.jpg里有手机号码"):
        acts.submit(draft.pk, by=cast.li_qiang, on=ON)


def test_a_number_beside_a_picture_in_a_file_is_found_and_the_picture_looked_at(
    cast: Cast, draft: Document
) -> None:
    content = papers.repacked(papers.word(f"电话{PHONE}"), word__media__a_dot_png=papers.png())
    attach(cast, draft, "名单.docx", content)
    parts = going_out([draft.editions.get()])
    assert [hit.shown for hit in hits_in(parts, ON)] == ["13******000"]
    assert [one.part.name for one in unread_in(parts)] == ["名单.docx"]


def test_a_number_in_an_interpretation_holds_its_document_too(cast: Cast) -> None:
    document = draft_of(cast, needs_interpretation=True)
    interpretation_of(cast, document, text=f"咨询{PHONE}")
    with pytest.raises(Refusal, match="政策解读"):
        acts.submit(document.pk, by=cast.li_qiang, on=ON)


def test_what_stays_in_the_house_may_name_people(cast: Cast) -> None:
    document = draft_of(
        cast,
        text=TEXT,
        attribute=Attribute.WITHHELD,
        attribute_ground="15",
        attribute_reason="涉及个人隐私",
    )
    walk(cast, document, until="sign")
    acts.shelve(document.pk, opinion="归档", by=cast.qian_jin, on=ON)
    assert document.editions.get().stage == "shelved"


def test_an_attribute_changed_on_the_way_is_checked_at_the_signature(cast: Cast) -> None:
    document = draft_of(cast, text=TEXT, attribute=Attribute.ON_REQUEST, attribute_reason="依申请")
    walk(cast, document, until="pass_secrecy")
    acts.change_attribute(
        document.pk, attribute=Attribute.PROACTIVE, ground="", reason="应当公开", by=cast.zhao_min, on=ON
    )
    acts.pass_second(document.pk, opinion="同意", by=cast.zhao_min, on=ON)
    with pytest.raises(Refusal, match="请删去或者遮盖"):
        acts.sign(document.pk, opinion="同意", by=cast.wu_tao, on=ON)


def test_a_number_somebody_else_decided_to_keep_goes_out(cast: Cast) -> None:
    document = draft_of(cast, text=TEXT)
    kept = keep(cast, document)
    assert {row.shown for row in kept} == {"99*************021", "13******000"}
    walk(cast, document)
    edition = document.editions.get()
    assert (edition.stage, edition.cleared_digest) == ("published", edition.digest)


def test_no_number_is_written_down(cast: Cast) -> None:
    document = draft_of(cast, text=TEXT)
    keep(cast, document)
    rows = [str(row.__dict__) for row in KeptNumber.objects.all()]
    rows += [str(entry.facts) for entry in Entry.objects.all()]
    assert not any(number in said for said in rows for number in (NUMBER, PHONE))


@pytest.mark.parametrize("who", ["li_qiang", "he_jing", "qian_jin", "zheng_zhi"])
def test_only_some_hands_keep_a_number(cast: Cast, who: str) -> None:
    document = draft_of(cast, text=TEXT)
    with pytest.raises(Refusal, match="保留个人号码由"):
        keep(cast, document, by=getattr(cast, who))


def test_the_author_keeps_no_number(cast: Cast) -> None:
    document = draft_of(cast)
    acts.rewrite(document.editions.get().pk, text=TEXT, by=cast.zhao_min, on=ON, saves=0)
    with pytest.raises(Refusal, match="由另外的人办理"):
        keep(cast, document, by=cast.zhao_min)


@pytest.mark.parametrize("lacks", [{"reason": " "}, {"basis": ""}])
def test_a_kept_number_has_its_reason_and_basis(cast: Cast, lacks: dict[str, str]) -> None:
    with pytest.raises(Refusal, match="写明理由和依据"):
        keep(cast, draft_of(cast, text=TEXT), **lacks)


@pytest.mark.parametrize("field", ["reason", "basis"])
def test_no_number_is_written_into_a_decision(cast: Cast, field: str) -> None:
    with pytest.raises(Refusal, match="不要写身份证号"):
        keep(cast, draft_of(cast, text=TEXT), **{field: f"号码{PHONE}"})


def test_a_number_in_the_name_of_a_file_is_found_and_not_in_the_journal(cast: Cast, draft: Document) -> None:
    attach(cast, draft, f"{PHONE}.pdf", papers.pdf())
    with pytest.raises(Refusal, match="请删去或者遮盖") as refused:
        acts.submit(draft.pk, by=cast.li_qiang, on=ON)
    assert PHONE not in str(refused.value)
    assert not any(PHONE in str(entry.facts) for entry in Entry.objects.all())


def test_a_decision_holds_for_the_piece_as_it_was_and_for_that_number(cast: Cast) -> None:
    document = draft_of(cast, text=TEXT)
    keep(cast, document)
    edition = document.editions.get()
    acts.rewrite(edition.pk, text=f"{TEXT}另加一句。", by=cast.li_qiang, on=ON, saves=0)
    with pytest.raises(Refusal, match="请删去或者遮盖"):
        acts.submit(document.pk, by=cast.li_qiang, on=ON)


@pytest.mark.parametrize(
    "lacks", [{"law": ""}, {"article": " "}, {"kinds": []}, {"scope": ""}, {"until": None}]
)
def test_an_exception_without_basis_scope_or_end_is_none(cast: Cast, lacks: dict[str, Any]) -> None:
    with pytest.raises(Refusal):
        allow(cast, draft_of(cast, text=TEXT), **lacks)


@pytest.mark.parametrize("who", ["li_qiang", "qian_jin", "sun_jing", "zhao_min"])
def test_an_exception_is_a_leaders(cast: Cast, who: str) -> None:
    with pytest.raises(Refusal, match="由分管领导或者主要负责人决定"):
        allow(cast, draft_of(cast, text=TEXT), by=getattr(cast, who))


def test_nothing_is_kept_by_an_exception_that_is_not_there(cast: Cast) -> None:
    document, other = draft_of(cast, text=CALL), draft_of(cast, title="另一份")
    elsewhere = allow(cast, other)
    for chosen in (None, elsewhere.pk, 10**9):
        with pytest.raises(Refusal, match="先由领导决定例外公开"):
            keep(cast, document, ground=KeepGround.EXCEPTION, allowance=chosen)


def test_what_an_exception_keeps_goes_off_the_portal_after_its_last_day(cast: Cast) -> None:
    document = draft_of(cast, text=CALL)
    allowance = allow(cast, document)
    keep(cast, document, ground=KeepGround.EXCEPTION, allowance=allowance.pk)
    walk(cast, document)
    assert clearing.end_allowances(allowance.until) == (0, 0)
    assert Document.objects.public().filter(pk=document.pk).exists()
    after = allowance.until + timedelta(days=1)
    assert clearing.end_allowances(after) == (1, 1)
    assert not Document.objects.public().filter(pk=document.pk).exists()
    assert document.editions.get().stage == "withdrawn"
    assert Entry.objects.get(act="end_release").by == "系统自动"
    assert clearing.end_allowances(after) == (0, 0)


def test_what_names_people_without_a_number_goes_off_after_the_last_day_too(
    cast: Cast, draft: Document
) -> None:
    allowance = allow(cast, draft)
    walk(cast, draft)
    assert clearing.end_allowances(allowance.until + timedelta(days=1)) == (1, 1)
    assert not Document.objects.public().filter(pk=draft.pk).exists()


def test_while_another_exception_runs_the_document_stays(cast: Cast, draft: Document) -> None:
    first, last = allow(cast, draft), allow(cast, draft, until=date(2024, 12, 31))
    walk(cast, draft)
    assert clearing.end_allowances(first.until + timedelta(days=1)) == (1, 0)
    assert Document.objects.public().filter(pk=draft.pk).exists()
    assert clearing.end_allowances(last.until + timedelta(days=1)) == (1, 1)


def test_a_file_that_was_missing_once_is_read_when_it_is_back(cast: Cast, draft: Document) -> None:
    attach(cast, draft, "名单.docx", papers.word(f"电话{PHONE}"))
    kept = draft.editions.get().attachments.get()
    place = Path(kept.file.path)
    content = place.read_bytes()
    place.unlink()
    assert keys(draft) == []
    place.write_bytes(content)
    assert len(keys(draft)) == 1


def test_an_exception_that_ran_out_keeps_nothing_back_from_the_check(cast: Cast) -> None:
    document = draft_of(cast, text=CALL)
    allowance = allow(cast, document)
    keep(cast, document, ground=KeepGround.EXCEPTION, allowance=allowance.pk)
    with pytest.raises(Refusal, match="请删去或者遮盖"):
        acts.submit(document.pk, by=cast.li_qiang, on=allowance.until + timedelta(days=1))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE documents_edition SET stage = 'published', published_on = '2024-03-11', cleared_digest = ''",
        "UPDATE documents_edition SET stage = 'published', published_on = '2024-03-11', cleared_digest = 'x'",
    ],
)
def test_nothing_is_published_by_hand_that_was_not_checked(cast: Cast, draft: Document, change: str) -> None:
    walk(cast, draft, until="sign")
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


def test_what_is_published_is_not_changed_by_hand_either(cast: Cast, draft: Document) -> None:
    walk(cast, draft)
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(document=draft).update(digest="0" * 64)


@pytest.mark.parametrize(
    "fields", [{"until": None}, {"law": ""}, {"article": ""}, {"scope": ""}, {"until": date(2020, 1, 1)}]
)
def test_no_exception_without_basis_or_end_is_in_the_database(cast: Cast, fields: dict[str, Any]) -> None:
    allowance = allow(cast, draft_of(cast, text=TEXT))
    with pytest.raises(IntegrityError), transaction.atomic():
        type(allowance).objects.filter(pk=allowance.pk).update(**fields)


def test_no_exception_is_named_in_the_database_that_is_not_there(cast: Cast) -> None:
    kept = keep(cast, draft_of(cast, text=TEXT))[0]
    for fields in ({"ground": "exception"}, {"reason": ""}, {"shown": NUMBER}):
        with pytest.raises(IntegrityError), transaction.atomic():
            KeptNumber.objects.filter(pk=kept.pk).update(**fields)


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("违停车辆吉F12345号轿车", "机动车号牌（吉F***）"), ("持E12345678号护照", "护照、通行证号码（E*****678***）"),
        ("本人邮箱zhang_san@163.com", "电子邮箱（z***@163.com***）"), ("微信号：abc123456", "微信号（a***）"),
    ],
)  # fmt: skip
def test_other_numbers_of_somebody_hold_the_draft_too(cast: Cast, said: str, label: str) -> None:
    document = draft_of(cast, text=f"{said}。")
    with pytest.raises(Refusal, match=re.escape(f"正文里有{label}")):
        acts.submit(document.pk, by=cast.li_qiang, on=ON)
    keep(cast, document)
    assert keys(document) != []
    acts.submit(document.pk, by=cast.li_qiang, on=ON)


HOME = "申请人住址：甲山市河东区红旗街12号3单元502室。"


def test_where_somebody_lives_holds_the_draft_until_it_is_cut_short_or_a_leader_decides(cast: Cast) -> None:
    document = draft_of(cast, text=HOME)
    with pytest.raises(Refusal, match="正文里有住址，精确到门牌号，请只写到街道、乡镇"):
        acts.submit(document.pk, by=cast.li_qiang, on=ON)
    allow(cast, document, kinds=[PersonalKind.ADDRESS])
    acts.submit(document.pk, by=cast.li_qiang, on=ON)
    acts.submit(draft_of(cast, text="申请人住址：甲山市河东区红旗街道。").pk, by=cast.li_qiang, on=ON)


def test_an_address_taken_for_a_home_is_judged_to_be_nobodys_and_nothing_else(cast: Cast) -> None:
    document = draft_of(cast, text=HOME)
    (hit,) = beyond(going_out(list(document.editions.all())), ON)
    how: dict[str, Any] = {"by": cast.sun_jing, "on": ON} | BECAUSE
    with pytest.raises(Refusal, match="住址只能认定不是个人信息"):
        clearing.keep_number(document.pk, hit.key, ground=KeepGround.CONSENTED, **how)
    clearing.keep_number(document.pk, hit.key, ground=KeepGround.NOT_PERSONAL, **how)
    acts.submit(document.pk, by=cast.li_qiang, on=ON)


PART = "当事人张三，身份证号99*************021，住址：甲市乙区丙路12号3单元。"


@pytest.mark.parametrize(
    ("kinds", "beyond"),
    [
        ([PersonalKind.NAME], "证件号码（遮盖以后的部分）、住址"), ([PersonalKind.NAME, PersonalKind.NUMBER_PART], "住址"),
        ([PersonalKind.ADDRESS, PersonalKind.NUMBER_PART], "姓名"),
    ],
)  # fmt: skip
def test_what_goes_beyond_an_exception_holds_the_draft(
    cast: Cast, kinds: list[PersonalKind], beyond: str
) -> None:
    document = draft_of(cast, text=PART)
    allow(cast, document, kinds=kinds)
    with pytest.raises(Refusal, match=f"正文里有{beyond}，超出例外公开写明的范围"):
        acts.submit(document.pk, by=cast.li_qiang, on=ON)


def test_what_an_exception_permits_goes_out(cast: Cast) -> None:
    document = draft_of(cast, text=PART)
    allow(cast, document, kinds=[PersonalKind.NAME, PersonalKind.NUMBER_PART])
    allow(cast, document, kinds=[PersonalKind.ADDRESS])
    walk(cast, document)
    assert Document.objects.public().filter(pk=document.pk).exists()


def test_an_exception_of_before_that_names_no_kind_permits_nothing_more(cast: Cast) -> None:
    document = draft_of(cast, text=PART)
    allow(cast, document)
    Allowance.objects.update(kinds=[])
    with pytest.raises(Refusal, match="姓名、证件号码"):
        acts.submit(document.pk, by=cast.li_qiang, on=ON)


def test_no_exception_keeps_a_whole_identity_number_nor_a_kind_it_does_not_name(cast: Cast) -> None:
    document, other = draft_of(cast, text=f"号码{NUMBER}"), draft_of(cast, text=CALL)
    every, name = allow(cast, document), allow(cast, other, kinds=[PersonalKind.NAME])
    with pytest.raises(Refusal, match="不公开完整的身份证号"):
        keep(cast, document, ground=KeepGround.EXCEPTION, allowance=every.pk)
    with pytest.raises(Refusal, match="不包括手机号码，只可以公开：姓名"):
        keep(cast, other, ground=KeepGround.EXCEPTION, allowance=name.pk)


def test_a_decision_to_keep_is_revoked_and_another_takes_its_place(cast: Cast) -> None:
    document = draft_of(cast, text=f"电话{PHONE}")
    kept = keep(cast, document)[0]
    how: dict[str, Any] = {"reason": "同意书已经撤回", "by": cast.zhao_min, "on": ON}
    walk(cast, document, until="sign")
    clearing.revoke_keeping(document.pk, kept.pk, **how)
    with pytest.raises(Refusal, match="请删去或者遮盖"):
        acts.publish(document.pk, by=cast.qian_jin, on=ON)
    with pytest.raises(Refusal, match="已经撤销"):
        clearing.revoke_keeping(document.pk, kept.pk, **how)
    keep(cast, document, ground=KeepGround.NOT_PERSONAL, reason="是公务电话")
    acts.publish(document.pk, by=cast.qian_jin, on=ON)
    assert [row.revoked_by for row in KeptNumber.objects.order_by("pk")] == [cast.zhao_min, None]
    with pytest.raises(Refusal, match="先撤回文件"):
        clearing.revoke_keeping(document.pk, KeptNumber.objects.latest("pk").pk, **how)


def test_an_exception_is_revoked_with_what_was_kept_by_it(cast: Cast) -> None:
    document = draft_of(cast, text=CALL)
    allowance = allow(cast, document)
    keep(cast, document, ground=KeepGround.EXCEPTION, allowance=allowance.pk)
    clearing.revoke_allowance(document.pk, allowance.pk, reason="范围过大，另行决定", by=cast.feng_lin, on=ON)
    with pytest.raises(Refusal, match="请删去或者遮盖"):
        acts.submit(document.pk, by=cast.li_qiang, on=ON)
    again = allow(cast, document, kinds=[PersonalKind.NAME, PersonalKind.PHONE])
    keep(cast, document, ground=KeepGround.EXCEPTION, allowance=again.pk)
    walk(cast, document)
    with pytest.raises(Refusal, match="先撤回文件"):
        clearing.revoke_allowance(document.pk, again.pk, reason="再议", by=cast.feng_lin, on=ON)
    assert clearing.end_allowances(again.until + timedelta(days=1)) == (1, 1)


@pytest.mark.parametrize("who", ["li_qiang", "he_jing", "qian_jin", "zhou_yang"])
def test_who_decides_nothing_revokes_nothing(cast: Cast, who: str) -> None:
    document = draft_of(cast, text=CALL)
    allowance, by = allow(cast, document), getattr(cast, who)
    kept = keep(cast, document, ground=KeepGround.EXCEPTION, allowance=allowance.pk)[0]
    for revoke, key in ((clearing.revoke_keeping, kept.pk), (clearing.revoke_allowance, allowance.pk)):
        with pytest.raises(Refusal, match="办理|撤销"):
            revoke(document.pk, key, reason="x", by=by, on=ON)
        with pytest.raises(Refusal, match="请写明撤销的理由"):
            revoke(document.pk, key, reason=" ", by=cast.wu_tao, on=ON)
        with pytest.raises(Refusal, match="没有这个决定"):
            revoke(draft_of(cast).pk, key, reason="x", by=cast.wu_tao, on=ON)


def test_nothing_is_revoked_in_the_database_without_a_reason(cast: Cast) -> None:
    document = draft_of(cast, text=CALL)
    allowance = allow(cast, document)
    keep(cast, document, ground=KeepGround.EXCEPTION, allowance=allowance.pk)
    for rows in (KeptNumber.objects.all(), Allowance.objects.all()):
        for wrong in ({}, {"revoked_by": cast.wu_tao}, {"revoked_says": "x"}):
            with pytest.raises(IntegrityError), transaction.atomic():
                rows.update(revoked_on=ON, **wrong)
