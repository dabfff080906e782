"""Masking an attachment of a draft: a new file in its place, the original sealed, and nothing of it anywhere else."""

from __future__ import annotations

import hashlib
import io
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from django.core.files.storage import default_storage
from django.db import connection

from gongkai.cases.sealed import referred_to
from gongkai.cli.jobs.identity import run as night
from gongkai.documents import acts
from gongkai.documents.clearing import acts as clearing
from gongkai.documents.clearing.reads import going_out, hits_in
from gongkai.documents.masking.acts import (
    Masks,
    look_over,
    mask_file,
    mask_text,
    open_masked,
    take_masks_back,
)
from gongkai.documents.masking.looking import Choice, Look
from gongkai.documents.masking.models import MaskedFile, MaskedText
from gongkai.documents.masking.reads import left_by_writers
from gongkai.documents.models import Attachment, Document
from gongkai.documents.package import package_of, writers_of
from gongkai.documents.wordlists import acts as wordlists
from gongkai.documents.wordlists.kinds import ListKind
from gongkai.files import vault
from gongkai.files.cleansing import masking as cleansing
from gongkai.files.cleansing.leftovers import leftovers
from gongkai.journal.models import Entry
from gongkai.law.source import Refusal
from tests import papers
from tests.cast import Cast
from tests.documents.conftest import ON, draft_of, walk

NUMBER, PHONE, HOME, OFFICE = (
    "990000199003070021",
    "13800000000",
    "甲市河东区红旗街12号3单元502室",
    "0571-87000000",
)
ORIGINALS = (NUMBER, PHONE, HOME, "欧阳建国")
NO_ASKED = {"landline-asked": Choice("mask")}


def book(*, hidden: bool = True) -> bytes:
    out, made = io.BytesIO(), openpyxl.Workbook()
    sheet = made.active
    sheet.title = "名单"
    sheet.append(["姓名", "身份证号", "手机", "家庭住址"])
    sheet.append(["欧阳建国", NUMBER, PHONE, HOME])
    sheet.append(["合计", "", "", ""])
    if hidden:
        made.create_sheet("底稿").append(["欧阳建国", NUMBER])
        made["底稿"].sheet_state = "hidden"
    made.properties.creator = "欧阳建国"
    made.save(out)
    return out.getvalue()


def attached(
    cast: Cast, document: Document, content: bytes | None = None, name: str = "名单.xlsx"
) -> Attachment:
    body = io.BytesIO(book() if content is None else content)
    return acts.attach(document.editions.get().pk, name=name, content=body, by=cast.li_qiang, on=ON)


def looked(cast: Cast, kept: Attachment, **how: Any) -> Look:
    return look_over(kept.edition_id, kept.pk, **{"by": cast.li_qiang, "on": ON} | how)


def masked(cast: Cast, kept: Attachment, look: Look | None = None, **how: Any) -> MaskedFile:
    state = (look or looked(cast, kept)).state
    whole = {"state": state, "choices": {}, "by": cast.li_qiang, "on": ON} | how
    return mask_file(kept.edition_id, kept.pk, **whole)


def stored(kept: Attachment) -> bytes:
    kept.refresh_from_db()
    with kept.file.open("rb") as content:
        return content.read()


def test_a_look_shows_masks_and_places_and_writes_nothing(cast: Cast, draft: Document) -> None:
    kept = attached(cast, draft)
    before, lines = draft.editions.get().digest, Entry.objects.count()
    look = looked(cast, kept)
    assert {(one.label, one.place, one.shown) for one in look.findings} == {
        ("姓名", "工作表“名单” A2", "欧阳某"),
        ("公民身份号码", "工作表“名单” B2", "990000********0021"),
        ("手机号码", "工作表“名单” C2", "138****0000"),
        ("住址", "工作表“名单” D2", "甲市河东区***"),
    }
    assert "隐藏的工作表1张" in look.removed
    assert look.gone >= 2
    assert leftovers(repr(look).encode(), ORIGINALS) == []
    assert kept.digest not in repr(look)
    assert (draft.editions.get().digest, Entry.objects.count()) == (before, lines)


def test_a_new_file_stands_in_the_place_of_the_old_one(
    cast: Cast, draft: Document, django_capture_on_commit_callbacks: Any
) -> None:
    first, other = attached(cast, draft), attached(cast, draft, papers.sheet(), "附表.xlsx")
    edition, old = draft.editions.get(), str(first.file.name)
    with django_capture_on_commit_callbacks(execute=True):
        row = masked(cast, first)
    content = stored(first)
    assert leftovers(content, ORIGINALS, first.name) == []
    assert content[:2] == b"PK"
    assert hashlib.sha256(content).hexdigest() == first.digest
    assert list(edition.attachments.values_list("pk", "name")) == [
        (first.pk, "名单.xlsx"),
        (other.pk, "附表.xlsx"),
    ]
    after = draft.editions.get()
    assert (after.digest != edition.digest, after.saves) == (True, edition.saves + 1)
    assert not default_storage.exists(old)
    assert row.counts["id_card"]["mask"] == 1
    assert cast.li_qiang.pk in writers_of(after)


def test_the_original_is_sealed_and_nothing_else_of_it_stays(cast: Cast, draft: Document) -> None:
    kept = attached(cast, draft, name="欧阳建国身份证号.xlsx")
    body = stored(kept)
    row = masked(cast, kept)
    assert vault.open_file(row.sealed) == body
    assert vault.open_text(row.name_sealed) == "欧阳建国身份证号.xlsx"
    assert row.sealed in referred_to()
    assert "欧阳建国" not in kept_name(kept)
    said = Entry.objects.get(act="mask_file")
    assert said.facts["counts"]["公民身份号码遮盖"] == 1
    whole = repr(said.facts) + repr([row.counts, row.removed, row.unread, row.kept, row.name])
    assert leftovers(whole.encode(), ORIGINALS) == []
    assert hashlib.sha256(body).hexdigest() not in repr(said.facts)


def kept_name(kept: Attachment) -> str:
    kept.refresh_from_db()
    return kept.name


def test_what_was_looked_at_before_is_void(cast: Cast, draft: Document) -> None:
    kept = attached(cast, draft)
    keys = [hit.key for hit in hits_in(going_out(package_of(draft, lock=False)), ON)]
    for key in keys:
        clearing.keep_number(
            draft.pk,
            key,
            ground=clearing.deciding.KeepGround.CONSENTED,
            reason="同意",
            basis="同意书",
            by=cast.sun_jing,
            on=ON,
        )
    phone = {"phone": Choice("keep", "本人同意公开", "书面同意书")}
    masked(cast, kept, choices=phone)
    hits = hits_in(going_out(package_of(draft, lock=False)), ON)
    assert [(hit.kind, hit.kept) for hit in hits] == [("phone", None)]


def test_the_download_after_the_release_holds_no_original(cast: Cast, draft: Document, client: Any) -> None:
    kept = attached(cast, draft, book(hidden=True))
    with pytest.raises(Refusal, match="请删去或者遮盖"):
        acts.submit(draft.pk, by=cast.li_qiang, on=ON)
    masked(cast, kept)
    walk(cast, draft)
    answer = client.get(f"/doc/{draft.address}/files/{kept.pk}")
    content = b"".join(answer.streaming_content)
    assert answer.status_code == 200
    assert leftovers(content, ORIGINALS, answer["Content-Disposition"]) == []
    assert leftovers(client.get(f"/doc/{draft.address}/").content, ORIGINALS) == []


def test_what_is_left_has_a_reason_and_is_decided_by_somebody_else(cast: Cast, draft: Document) -> None:
    kept = attached(cast, draft, papers.word(f"联系人手机{PHONE}，身份证号{NUMBER}。"), "说明.docx")
    look = looked(cast, kept)
    phone = next(one for one in look.findings if one.kind == "phone")
    for reason, basis in (("", "同意书"), ("同意", " ")):
        with pytest.raises(Refusal, match="要写明理由和依据"):
            masked(cast, kept, look, choices={phone.key: Choice("keep", reason, basis)})
    with pytest.raises(Refusal, match="不要写身份证号"):
        masked(cast, kept, look, choices={phone.key: Choice("keep", f"{PHONE}可以公开", "同意书")})
    row = masked(cast, kept, look, choices={phone.key: Choice("keep", "本人同意公开", "书面同意书")})
    assert leftovers(stored(kept), [NUMBER]) == []
    assert leftovers(stored(kept), [PHONE]) != []
    assert row.number_of("keep") == 1
    [hit] = hits_in(going_out(package_of(draft, lock=False)), ON)
    assert left_by_writers(draft)[kept.pk, hit.mark] == ("本人同意公开", "书面同意书", "李强")
    with pytest.raises(Refusal, match="请删去或者遮盖"):
        acts.submit(draft.pk, by=cast.li_qiang, on=ON)
    keep = {"ground": clearing.deciding.KeepGround.CONSENTED, "reason": "同意", "basis": "同意书", "on": ON}
    with pytest.raises(Refusal, match="办理"):
        clearing.keep_number(draft.pk, hit.key, by=cast.li_qiang, **keep)
    clearing.keep_number(draft.pk, hit.key, by=cast.sun_jing, **keep)
    acts.submit(draft.pk, by=cast.li_qiang, on=ON)


def test_one_finding_is_decided_by_itself_and_the_rest_by_kind(cast: Cast, draft: Document) -> None:
    other = "13900000000"
    kept = attached(cast, draft, papers.word(f"手机{PHONE}，另一手机{other}。"), "说明.docx")
    look = looked(cast, kept)
    assert [(group.key, group.times) for group in look.groups] == [("phone", 2)]
    one = next(row for row in look.findings if row.shown.startswith("139"))
    masked(cast, kept, look, choices={"phone": Choice("remove"), one.key: Choice("mask")})
    text = " ".join(p.text for p in docx.Document(io.BytesIO(stored(kept))).paragraphs)
    assert text == "手机，另一手机139****0000。"


def test_what_may_be_the_offices_own_is_asked_for(cast: Cast, draft: Document) -> None:
    kept = attached(cast, draft, papers.word(f"咨询电话{OFFICE}，手机{PHONE}。"), "说明.docx")
    look = looked(cast, kept)
    assert "landline-asked" in {group.key for group in look.groups}
    with pytest.raises(Refusal, match="固定电话可能是单位自己公开的，请决定"):
        masked(cast, kept, look)
    own = Choice("keep", "本机关的咨询电话", "条例第二十条")
    masked(cast, kept, look, choices={"landline-asked": own})
    assert leftovers(stored(kept), [OFFICE]) != []


def test_what_the_agency_lists_stays_and_is_covered_as_it_says(cast: Cast, draft: Document) -> None:
    for kind, word, more in (
        (ListKind.PHONE, OFFICE, {}), (ListKind.OFFICIAL, "欧阳建国", {}), (ListKind.MASK, "手机号码", {"better": "3+2"}),
    ):  # fmt: skip
        wordlists.list_word(cast.agency, kind=kind, word=word, by=cast.qian_jin, on=ON, **more)
    kept = attached(cast, draft, papers.word(f"联系人：欧阳建国，电话{OFFICE}，手机{PHONE}。"), "说明.docx")
    assert [one.shown for one in looked(cast, kept).findings] == ["138******00"]
    masked(cast, kept)
    text = docx.Document(io.BytesIO(stored(kept))).paragraphs[0].text
    assert text == f"联系人：欧阳建国，电话{OFFICE}，手机138******00。"


def test_a_hidden_sheet_can_be_shown_and_is_masked_then(cast: Cast, draft: Document) -> None:
    kept = attached(cast, draft)
    [(key, name)] = looked(cast, kept).hidden_sheets
    look = looked(cast, kept, show=[key])
    assert name == "底稿"
    assert look.hidden_sheets == [(key, name)]
    assert "工作表“底稿” B1" in {one.place for one in look.findings}
    masked(cast, kept, look, show=[key])
    made = openpyxl.load_workbook(io.BytesIO(stored(kept)))
    assert [sheet.sheet_state for sheet in made.worksheets] == ["visible", "visible"]
    assert made["底稿"]["B1"].value == "990000********0021"


@pytest.mark.parametrize("who", ["sun_jing", "wu_tao", "feng_lin", "zhou_yang"])
def test_who_may_not_write_the_draft_neither_looks_nor_masks(cast: Cast, draft: Document, who: str) -> None:
    kept, by = attached(cast, draft), getattr(cast, who)
    with pytest.raises(Refusal):
        looked(cast, kept, by=by)
    with pytest.raises(Refusal):
        masked(cast, kept, looked(cast, kept), by=by)
    assert not MaskedFile.objects.exists()


def test_nothing_is_masked_once_the_review_began(cast: Cast, draft: Document) -> None:
    kept = attached(cast, draft, papers.word("公开电话见网站"), "说明.docx")
    walk(cast, draft, until="submit")
    for act in (lambda: looked(cast, kept), lambda: masked(cast, kept, Look("", [], [], 0, [], [], []))):
        with pytest.raises(Refusal, match="只有拟稿中的版本可以遮盖附件"):
            act()


def test_a_file_of_another_edition_is_not_reached(cast: Cast, draft: Document) -> None:
    kept, other = attached(cast, draft), draft_of(cast)
    with pytest.raises(Refusal, match="不在本版本里"):
        look_over(other.editions.get().pk, kept.pk, by=cast.li_qiang, on=ON)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [("录音.mp3", papers.mp3(), "不认识的文件种类"), ("空表.docx", papers.word("没有什么要遮盖的"), "没有要遮盖、删除的内容")],
)  # fmt: skip
def test_what_cannot_or_need_not_be_masked_is_said(
    cast: Cast, draft: Document, name: str, content: bytes, says: str
) -> None:
    if name.endswith("docx"):
        content = cleansing.cleanse(content, name).content
    kept = attached(cast, draft, content, name)
    with pytest.raises(Refusal, match=says):
        masked(cast, kept)


def test_a_file_with_too_much_in_it_is_left_to_the_command(
    cast: Cast, draft: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gongkai.documents.masking.looking.MOST_FOUND", 3)
    kept = attached(cast, draft)
    with pytest.raises(Refusal, match="处个人信息，太多了，请管理员用命令 gongkai mask"):
        looked(cast, kept)


def test_a_result_that_still_holds_an_original_is_not_kept(
    cast: Cast, draft: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = attached(cast, draft)
    monkeypatch.setattr(cleansing, "leftovers", lambda *_: ["工作表“名单”"])
    with pytest.raises(Refusal, match="仍能找到原文"):
        masked(cast, kept)
    assert stored(kept) == book_of(kept)
    assert not MaskedFile.objects.exists()


def book_of(kept: Attachment) -> bytes:
    content = stored(kept)
    assert hashlib.sha256(content).hexdigest() == kept.digest
    return content


def test_of_two_the_first_wins(cast: Cast, draft: Document) -> None:
    kept = attached(cast, draft)
    look = looked(cast, kept)
    masked(cast, kept, look)
    after = stored(kept)
    with pytest.raises(Refusal, match="在您查看以后已经变动"):
        masked(cast, kept, look, by=cast.he_jing)
    assert stored(kept) == after
    assert MaskedFile.objects.count() == 1


def test_a_file_that_changed_while_the_new_one_was_made_wins(
    cast: Cast, draft: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, make = attached(cast, draft), cleansing.cleanse
    look = looked(cast, kept)

    def meanwhile(*args: Any, **how: Any) -> Any:
        made = make(*args, **how)
        monkeypatch.setattr(cleansing, "cleanse", make)
        masked(cast, kept, look, by=cast.he_jing)
        return made

    monkeypatch.setattr(cleansing, "cleanse", meanwhile)
    with pytest.raises(Refusal, match="在您查看以后已经变动"):
        masked(cast, kept, look)
    assert [row.by for row in MaskedFile.objects.all()] == [cast.he_jing]


def test_bytes_that_are_not_those_of_the_edition_are_not_masked(cast: Cast, draft: Document) -> None:
    kept = attached(cast, draft)
    with default_storage.open(str(kept.file.name), "wb") as content:
        content.write(book(hidden=False))
    with pytest.raises(Refusal, match="不是当初添加的内容"):
        looked(cast, kept)


OPENS = {"sun_jing", "zhao_min"}


@pytest.mark.parametrize(
    "who",
    ["li_qiang", "he_jing", "qian_jin", "zhao_min", "sun_jing", "zheng_zhi", "wu_tao", "feng_lin", "zhou_yang"],
)  # fmt: skip
def test_who_opens_an_original_and_every_opening_is_on_record(cast: Cast, draft: Document, who: str) -> None:
    kept = attached(cast, draft)
    body = stored(kept)
    row, by = masked(cast, kept), getattr(cast, who)
    if who not in OPENS:
        with pytest.raises(Refusal, match="遮盖前的原件由"):
            open_masked(row.pk, reason="核对", by=by, on=ON)
        assert not Entry.objects.filter(act="open_masked").exists()
        return
    with pytest.raises(Refusal, match="请写明为什么"):
        open_masked(row.pk, reason=" ", by=by, on=ON)
    assert open_masked(row.pk, reason="核对身份证号", by=by, on=ON) == ("名单.xlsx", body)
    said = Entry.objects.get(act="open_masked")
    assert (said.person, said.facts["reason"]) == (by, "核对身份证号")


def test_an_original_is_kept_its_days_after_the_release_and_then_erased(
    cast: Cast, draft: Document, django_capture_on_commit_callbacks: Any
) -> None:
    kept = attached(cast, draft)
    row = masked(cast, kept)
    assert night(ON + timedelta(days=400))["originals_erased"] == 0, "in hand"
    walk(cast, draft)
    assert night(ON + timedelta(days=90))["originals_erased"] == 0
    name = row.sealed
    with django_capture_on_commit_callbacks(execute=True):
        assert night(ON + timedelta(days=91))["originals_erased"] == 1
    row.refresh_from_db()
    assert (row.sealed, row.digest, row.name_sealed) == ("", "", "")
    assert name not in vault.kept_files()
    assert night(ON + timedelta(days=92))["originals_erased"] == 0
    with pytest.raises(Refusal, match="已经在2024-06-10按期清除"):
        open_masked(row.pk, reason="核对", by=cast.sun_jing, on=date(2024, 7, 1))


def test_a_discarded_draft_keeps_no_original_for_ever(cast: Cast, draft: Document) -> None:
    masked(cast, attached(cast, draft))
    acts.discard(draft.pk, opinion="不再公开", by=cast.li_qiang, on=ON)
    assert night(ON + timedelta(days=91))["originals_erased"] == 1


def test_a_file_taken_out_leaves_the_record_of_its_masking(cast: Cast, draft: Document) -> None:
    kept = attached(cast, draft)
    row = masked(cast, kept)
    acts.detach(kept.edition_id, kept.pk, by=cast.li_qiang, on=ON)
    row.refresh_from_db()
    assert (row.attachment, row.name) == (None, "名单.xlsx")


def test_the_public_edition_keeps_the_file_it_was_signed_with(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    document = draft_of(cast)
    content = papers.word(f"咨询电话{OFFICE}")
    attached(cast, document, content, "说明.docx")
    walk(cast, document)
    newer = acts.revise(document.pk, text="各单位：", because="附件有误", by=cast.li_qiang, on=ON)
    old, new = document.editions.get(number=1).attachments.get(), newer.attachments.get()
    with django_capture_on_commit_callbacks(execute=True):
        masked(cast, new, choices={"landline-asked": Choice("mask")})
    assert stored(old) == content
    assert stored(new) != content


ESCAPED = re.compile(r"\\+u([0-9a-f]{4})")  # as SQLite keeps JSON


def rows_of_the_database() -> dict[str, str]:
    """Every row of every table as the database has it; the words of the search are an index and no table of their own."""
    tables = {}
    with connection.cursor() as cursor:
        for table in set(connection.introspection.table_names()) - {"search_pairs"}:
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            tables[table] = ESCAPED.sub(lambda hit: chr(int(hit[1], 16)), repr(cursor.fetchall()))
    return tables


def test_no_table_and_no_kept_file_holds_an_original_after_it(
    cast: Cast, django_capture_on_commit_callbacks: Any, settings: Any
) -> None:
    text = f"申请人：欧阳建国，手机{PHONE}，住{HOME}。"
    document = draft_of(cast, text=text, title=f"关于{PHONE}的公示")
    kept = attached(cast, document, name=f"欧阳建国{NUMBER}.xlsx")
    before = rows_of_the_database()
    assert {table for table, rows in before.items() if leftovers(rows.encode(), ORIGINALS)} == {
        "documents_document", "documents_edition", "documents_attachment",
    }  # fmt: skip
    edition = document.editions.get()
    with django_capture_on_commit_callbacks(execute=True):
        mask_text(
            edition.pk, masks=Masks({"name": 1, "phone": 2, "address": 1}, {"m" * 64: "欧阳某"}, text, {"title": document.title}),
            text="申请人：欧阳某，手机138****0000，住甲市河东区***。", document={"title": "关于138****0000的公示"}, saves=edition.saves,
            by=cast.li_qiang, on=ON,
        )  # fmt: skip
        masked(cast, kept)
    after = rows_of_the_database()
    # Nor the record: the line of the day a file came tells its digest and no name.
    assert [table for table, rows in after.items() if leftovers(rows.encode(), ORIGINALS)] == []
    stored_files = [one for one in Path(settings.MEDIA_ROOT).rglob("*") if one.is_file()]
    assert [one.name for one in stored_files if leftovers(one.read_bytes(), ORIGINALS, one.name)] == []


def test_the_wording_before_is_erased_once_it_is_out(cast: Cast, draft: Document) -> None:
    edition = draft.editions.get()
    masks = Masks({"phone": 1}, {}, f"手机{PHONE}", {})
    mask_text(edition.pk, masks=masks, text="手机138****0000", saves=edition.saves, by=cast.li_qiang, on=ON)
    assert night(ON)["originals_erased"] == 0
    walk(cast, draft)
    assert night(ON)["originals_erased"] == 1
    assert MaskedText.objects.get().sealed == ""
    assert Entry.objects.filter(act="erase_masked").count() == 1
    assert night(ON)["originals_erased"] == 0


def test_of_two_who_name_persons_at_once_the_second_is_told(cast: Cast, draft: Document) -> None:
    edition = draft.editions.get()
    first, second = ({mark * 64: "欧阳某"} for mark in "ab")
    masks = Masks({"name": 1}, first, "申请人：欧阳建国", {})
    mask_text(edition.pk, masks=masks, text="申请人：欧阳某", saves=edition.saves, by=cast.li_qiang, on=ON)
    again = Masks({"name": 1}, second, "申请人：欧阳建军", {})
    with pytest.raises(Refusal, match="别人刚刚遮盖了"):
        mask_text(edition.pk, masks=again, text="欧阳某", saves=edition.saves + 1, by=cast.he_jing, on=ON)
    assert draft.editions.get().text == "申请人：欧阳某"
    assert [row.mask for row in draft.person_masks.all()] == ["欧阳某"]


@pytest.mark.parametrize("who", ["sun_jing", "wu_tao", "feng_lin", "zhou_yang"])
def test_who_may_not_write_the_draft_masks_no_text_and_takes_nothing_back(
    cast: Cast, draft: Document, who: str
) -> None:
    edition, by = draft.editions.get(), getattr(cast, who)
    masks = Masks({"phone": 1}, {}, f"手机{PHONE}", {})
    with pytest.raises(Refusal):
        mask_text(edition.pk, masks=masks, text="手机", saves=edition.saves, by=by, on=ON)
    mask_text(edition.pk, masks=masks, text="手机", saves=edition.saves, by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal):
        take_masks_back(edition.pk, MaskedText.objects.get().pk, by=by, on=ON)
    walk(cast, draft, until="submit")
    with pytest.raises(Refusal, match="只有拟稿中的版本可以撤销遮盖"):
        take_masks_back(edition.pk, MaskedText.objects.get().pk, by=cast.li_qiang, on=ON)
