"""What no machine reads — scans, pictures — is looked at by somebody who did not put it there, before the signature."""

from __future__ import annotations

import io

import pytest

from gongkai.agencies.models import Person
from gongkai.documents import acts
from gongkai.documents.clearing import acts as clearing
from gongkai.documents.drafting import acts as drafting
from gongkai.documents.models import Document
from gongkai.journal.models import Entry
from gongkai.law.source import Refusal
from tests import papers
from tests.cast import FITTING, Cast
from tests.documents.conftest import ON, draft_of, files_read, walk
from tests.documents.test_content_check import NUMBER, attach


def test_a_file_no_machine_reads_is_looked_at_before_the_signature(cast: Cast, draft: Document) -> None:
    attach(cast, draft, "扫描.png", papers.png())
    key = f"a{draft.editions.get().attachments.get().pk}"
    files_read(cast, draft)
    walk(cast, draft, until="pass_second")
    with pytest.raises(Refusal, match=r"扫描.png.*机器读不出文字"):
        acts.sign(draft.pk, opinion="同意", by=cast.wu_tao, on=ON)
    with pytest.raises(Refusal, match="人工查看附件由.*办理"):
        clearing.look_at(draft.pk, key, says="看过", by=cast.li_qiang, on=ON)
    clearing.look_at(draft.pk, key, says="逐页查看，没有个人信息", by=cast.he_jing, on=ON)
    acts.sign(draft.pk, opinion="同意", by=cast.wu_tao, on=ON)
    acts.publish(draft.pk, by=cast.qian_jin, on=ON)


def shown(cast: Cast, document: Document, *, size: int = 4, by: Person | None = None) -> str:
    """A picture at the end of the body; returns the key its pictures are looked at by."""
    edition = document.editions.get()
    drafting.add_picture(
        edition.pk, name="图.png", content=io.BytesIO(papers.png(size, size)), alt="示意图", by=by or cast.li_qiang,
        on=ON, saves=edition.saves,
    )  # fmt: skip
    return f"p{edition.pk}"


def reviewed(cast: Cast, document: Document) -> None:
    acts.submit(document.pk, by=cast.li_qiang, on=ON)
    acts.pass_first(document.pk, judged=FITTING, opinion="同意", by=cast.he_jing, on=ON)
    acts.pass_secrecy(document.pk, opinion="同意", by=cast.sun_jing, on=ON)
    acts.pass_second(document.pk, opinion="同意", by=cast.zhao_min, on=ON)


def test_the_pictures_of_a_body_are_looked_at_before_the_signature(cast: Cast, draft: Document) -> None:
    key = shown(cast, draft)
    assert shown(cast, draft, size=5) == key
    reviewed(cast, draft)
    with pytest.raises(
        Refusal, match=r"正文图片（2幅）机器读不出文字，请由拟稿人以外的人逐幅看过，在“发布前检查”里登记"
    ):
        acts.sign(draft.pk, opinion="同意", by=cast.wu_tao, on=ON)
    with pytest.raises(Refusal, match="人工查看正文图片由.*办理"):
        clearing.look_at(draft.pk, key, says="看过", by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal, match="请写明逐页查看的结果"):
        clearing.look_at(draft.pk, key, says=" ", by=cast.he_jing, on=ON)
    clearing.look_at(draft.pk, key, says="逐幅看过，没有个人信息", by=cast.he_jing, on=ON)
    acts.sign(draft.pk, opinion="同意", by=cast.wu_tao, on=ON)
    acts.publish(draft.pk, by=cast.qian_jin, on=ON)
    assert Entry.objects.get(act="look_at").label == "人工查看正文图片"


def test_who_put_a_picture_into_the_body_does_not_look_at_it(cast: Cast, draft: Document) -> None:
    """何静 looks at the pictures of others, and wrote here."""
    key = shown(cast, draft, by=cast.he_jing)
    with pytest.raises(Refusal, match="何静拟稿或者修改了这份稿件，人工查看正文图片由另外的人办理"):
        clearing.look_at(draft.pk, key, says="逐幅看过", by=cast.he_jing, on=ON)
    clearing.look_at(draft.pk, key, says="逐幅看过，没有个人信息", by=cast.sun_jing, on=ON)


def test_who_wrote_the_text_looks_at_no_picture_of_it_either(cast: Cast, draft: Document) -> None:
    acts.rewrite(draft.editions.get().pk, text="另写一段。", by=cast.he_jing, on=ON, saves=0)
    key = shown(cast, draft)
    with pytest.raises(Refusal, match="人工查看正文图片由另外的人办理"):
        clearing.look_at(draft.pk, key, says="逐幅看过", by=cast.he_jing, on=ON)


def test_who_attached_a_file_does_not_look_at_it(cast: Cast, draft: Document) -> None:
    acts.attach(
        draft.editions.get().pk, name="扫描.png", content=io.BytesIO(papers.png()), by=cast.he_jing, on=ON
    )
    key = f"a{draft.editions.get().attachments.get().pk}"
    with pytest.raises(Refusal, match="人工查看附件由另外的人办理"):
        clearing.look_at(draft.pk, key, says="看过", by=cast.he_jing, on=ON)


def test_another_picture_is_looked_at_anew(cast: Cast, draft: Document) -> None:
    key = shown(cast, draft)
    clearing.look_at(draft.pk, key, says="逐幅看过，没有个人信息", by=cast.sun_jing, on=ON)
    shown(cast, draft, size=5)
    reviewed(cast, draft)
    with pytest.raises(Refusal, match="正文图片（2幅）"):
        acts.sign(draft.pk, opinion="同意", by=cast.wu_tao, on=ON)


def test_a_picture_taken_out_of_the_text_and_one_that_stays_inside_are_asked_for_by_nobody(
    cast: Cast,
) -> None:
    document, inside = draft_of(cast), draft_of(cast, attribute="on_request", attribute_reason="涉及特定对象")
    shown(cast, document)
    acts.rewrite(document.editions.get().pk, text="没有图。", by=cast.li_qiang, on=ON, saves=1)
    shown(cast, inside)
    for one in (document, inside):
        reviewed(cast, one)
        acts.sign(one.pk, opinion="同意", by=cast.wu_tao, on=ON)


def test_a_file_a_machine_reads_is_not_looked_at_instead(cast: Cast, draft: Document) -> None:
    attach(cast, draft, "名单.docx", papers.word(NUMBER))
    key = f"a{draft.editions.get().attachments.get().pk}"
    with pytest.raises(Refusal, match="不需要人工查看"):
        clearing.look_at(draft.pk, key, says="没有", by=cast.sun_jing, on=ON)
