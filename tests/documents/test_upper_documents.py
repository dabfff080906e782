"""A closed document of another issuer is neither quoted nor passed on in the open without its issuer's consent."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from gongkai.agencies.models import Person
from gongkai.documents import acts
from gongkai.documents.clearing.reads import going_out
from gongkai.documents.models import Document
from gongkai.documents.upper import acts as upper
from gongkai.documents.upper.models import Consent, NumberNote, UpperDocument
from gongkai.documents.upper.reads import quotes_in, registered, unexplained
from gongkai.documents.upper.sheet import rows_of, template
from gongkai.journal.models import Entry
from gongkai.law.attribute import Attribute
from gongkai.law.source import Refusal
from gongkai.law.upper_document import Disclosure, NumberAnswer
from tests import papers
from tests.cast import Cast
from tests.documents.conftest import ON, draft_of, walk

TITLE, NUMBER = "某省文化和旅游厅关于做好安全检查工作的通知", "某文旅发〔2024〕3号"
LETTER: dict[str, Any] = {"letter": "某文旅函〔2024〕8号", "letter_on": ON, "reason": "内容已经公开"}


def enter(cast: Cast, disclosure: Disclosure = Disclosure.ON_REQUEST, **fields: Any) -> UpperDocument:
    whole = {
        "title": TITLE,
        "number": NUMBER,
        "issuer": "某省文化和旅游厅",
        "source": "收文簿",
        "by": cast.qian_jin,
        "on": ON,
    }
    return upper.register_upper(cast.agency, disclosure=disclosure, **(whole | fields))  # fmt: skip


@pytest.mark.parametrize(
    "kept", ["关于印发《检查办法》的通知", "关于印发〈检查办法〉的通知", "《关于印发〈检查办法〉的通知》"]
)
def test_a_title_that_holds_marks_is_found_as_it_is_rightly_quoted(cast: Cast, kept: str) -> None:
    enter(cast, title=kept, number="")
    document = draft_of(cast, text="根据《关于印发〈检查办法〉的通知》，通知如下。")
    with pytest.raises(Refusal, match="转引了《关于印发〈检查办法〉的通知》"):
        acts.submit(document.pk, by=cast.li_qiang, on=ON)


@pytest.mark.parametrize(
    "said",
    [
        f"根据《{TITLE}》，通知如下。", "根据《关于做好安全检查工作的通知》，通知如下。", "按照某文旅发[2024]3号要求。", "按照某文旅发（２０２４） 第 3 号要求。",
        "转发《某局转发〈通知〉和《关于做好安全检查工作的通知》的通知》。", "按关于做好安全检查工作的通知办理。",
        "请按省厅某文旅发〔2024〕3号办理。", "请各科室对照某文旅发2024年3号文件。",
    ],
)  # fmt: skip
@pytest.mark.parametrize("disclosure", [d for d in Disclosure if not d.is_open])
def test_a_closed_document_that_is_named_holds_the_draft(
    cast: Cast, said: str, disclosure: Disclosure
) -> None:
    enter(cast, disclosure)
    document = draft_of(cast, text=said)
    with pytest.raises(Refusal, match="转引了"):
        acts.submit(document.pk, by=cast.li_qiang, on=ON)


@pytest.mark.parametrize(
    "said", ["根据《关于做好其他工作的通知》办理。", "按某文旅发〔2023〕3号、某文旅发〔2024〕13号办理。"]
)
def test_another_document_holds_nothing(cast: Cast, said: str) -> None:
    enter(cast)
    document = draft_of(cast, text=said)
    if unexplained(going_out(document.editions.all())):
        answer(cast, document)
    walk(cast, document)


def test_the_longer_number_is_the_one_that_is_meant(cast: Cast) -> None:
    enter(cast, number="文旅发〔2024〕3号")
    enter(cast, Disclosure.PROACTIVE, title="关于公开的通知", number=NUMBER)
    draft_of(cast, title="本机关的文件", doc_no="本市文旅发〔2024〕3号")
    document = draft_of(cast, text=f"请按省厅{NUMBER}和本市文旅发〔2024〕3号办理。")
    walk(cast, document)
    assert Document.objects.public().filter(pk=document.pk).exists()


def test_an_open_document_may_be_named(cast: Cast) -> None:
    enter(cast, Disclosure.PROACTIVE)
    document = draft_of(cast, text=f"根据《{TITLE}》（{NUMBER}），通知如下。")
    walk(cast, document)
    assert Document.objects.public().filter(pk=document.pk).exists()


def test_a_file_is_read_for_it_too(cast: Cast, draft: Document) -> None:
    enter(cast)
    content = io.BytesIO(papers.word(f"依据{NUMBER}"))
    acts.attach(draft.editions.get().pk, name="附件.docx", content=content, by=cast.li_qiang, on=ON)
    with pytest.raises(Refusal, match=r"附件.docx转引了"):
        acts.submit(draft.pk, by=cast.li_qiang, on=ON)


def key_of(document: Document) -> str:
    return next(q.key for q in quotes_in(going_out(document.editions.all())) if q.holds_back)


def test_with_the_issuers_consent_it_goes_out(cast: Cast) -> None:
    enter(cast)
    document = draft_of(cast, text=f"根据《{TITLE}》，通知如下。")
    upper.consent_to_quote(document.pk, key_of(document), by=cast.sun_jing, on=ON, **LETTER)
    walk(cast, document)
    assert Document.objects.public().filter(pk=document.pk).exists()


@pytest.mark.parametrize("lacks", [{"letter": ""}, {"reason": " "}])
def test_a_consent_is_written_and_has_its_reason(cast: Cast, lacks: dict[str, str]) -> None:
    enter(cast)
    document = draft_of(cast, text=f"根据《{TITLE}》，通知如下。")
    with pytest.raises(Refusal, match="书面同意"):
        upper.consent_to_quote(document.pk, key_of(document), by=cast.sun_jing, on=ON, **(LETTER | lacks))


def test_the_author_records_no_consent(cast: Cast) -> None:
    enter(cast)
    document = draft_of(cast, text=f"根据《{TITLE}》，通知如下。")
    with pytest.raises(Refusal, match="由另外的人登记|由.*办理"):
        upper.consent_to_quote(document.pk, key_of(document), by=cast.li_qiang, on=ON, **LETTER)


UNKNOWN = "乙府发〔2022〕5号"
OPEN: dict[str, Any] = {"answer": NumberAnswer.PUBLISHED, "says": "乙市人民政府门户网站，2022年第3期公报"}


def answer(cast: Cast, document: Document, by: Person | None = None, **fields: Any) -> list[NumberNote]:
    keys = [q.key for q in unexplained(going_out(document.editions.all()))]
    return upper.answer_for_numbers(document.pk, keys, by=by or cast.he_jing, on=ON, **(OPEN | fields))


def test_numbers_nobody_registered_hold_the_draft_at_the_secrecy_review(cast: Cast) -> None:
    own = draft_of(cast, doc_no="甲文旅发〔2024〕1号")
    document = draft_of(
        cast, text=f"根据{own.doc_no}、国办发〔2018〕37号和{UNKNOWN}、丙府发〔2020〕7号，通知如下。"
    )
    said = [q.said for q in unexplained(going_out(document.editions.all()))]
    assert said == [UNKNOWN, "丙府发〔2020〕7号"]
    walk(cast, document, until="pass_first")
    with pytest.raises(
        Refusal,
        match="稿件里有2个登记簿里没有的文号：乙府发〔2022〕5号、丙府发〔2020〕7号；请由拟稿人以外的人",
    ):
        acts.pass_secrecy(document.pk, opinion="可以公开", by=cast.sun_jing, on=ON)
    assert len(answer(cast, document)) == 2
    acts.pass_secrecy(document.pk, opinion="可以公开", by=cast.sun_jing, on=ON)
    assert Entry.objects.filter(act="answer_for_number").count() == 2


def test_registering_a_number_answers_for_it_by_its_attribute(cast: Cast) -> None:
    document = draft_of(cast, text=f"根据{UNKNOWN}，通知如下。")
    enter(cast, Disclosure.PROACTIVE, title="关于乙的通知", number=UNKNOWN)
    walk(cast, document)
    closed = draft_of(cast, text="根据乙府发〔2022〕6号，通知如下。")
    answer(cast, closed)
    enter(cast, Disclosure.INTERNAL, title="关于丙的通知", number="乙府发〔2022〕6号")
    with pytest.raises(Refusal, match="转引了"):
        acts.submit(closed.pk, by=cast.li_qiang, on=ON)


def test_a_number_written_in_later_is_answered_for_by_itself(cast: Cast) -> None:
    document = draft_of(cast, text=f"根据{UNKNOWN}，通知如下。")
    answer(cast, document)
    text = f"根据{UNKNOWN}和丁府发〔2021〕9号，通知如下。"
    acts.rewrite(document.editions.get().pk, text=text, by=cast.li_qiang, on=ON, saves=0)
    assert [q.said for q in unexplained(going_out(document.editions.all()))] == ["丁府发〔2021〕9号"]


def test_a_later_answer_replaces_the_one_before_which_stays(cast: Cast) -> None:
    document = draft_of(cast, text="证书编号甲字发〔2022〕5号。")
    key = unexplained(going_out(document.editions.all()))[0].key
    for how in (OPEN, {"answer": NumberAnswer.NO_NUMBER, "says": "是证书的编号"}):
        upper.answer_for_numbers(document.pk, [key], by=cast.he_jing, on=ON, **how)
    note = quotes_in(going_out(document.editions.all()))[0].note
    assert note is not None
    assert note.answer == NumberAnswer.NO_NUMBER
    assert NumberNote.objects.count() == 2


def test_who_answers_for_numbers_and_what_with(cast: Cast) -> None:
    document = draft_of(cast, text=f"根据{UNKNOWN}，通知如下。")
    with pytest.raises(Refusal, match="文号说明由"):
        answer(cast, document, by=cast.li_qiang)
    with pytest.raises(Refusal, match="在哪里公开"):
        answer(cast, document, says=" ")
    with pytest.raises(Refusal, match="不要写身份证号"):
        answer(cast, document, says="电话13800000000")
    with pytest.raises(Refusal, match="请选择"):
        upper.answer_for_numbers(document.pk, [], by=cast.he_jing, on=ON, **OPEN)
    with pytest.raises(Refusal, match="请刷新页面"):
        upper.answer_for_numbers(document.pk, ["1-没有"], by=cast.he_jing, on=ON, **OPEN)
    acts.rewrite(document.editions.get().pk, text=f"按{UNKNOWN}办理。", by=cast.he_jing, on=ON, saves=0)
    with pytest.raises(Refusal, match="文号由另外的人说明"):
        answer(cast, document)


@pytest.mark.parametrize("wrong", [{"says": ""}, {"answer": "maybe"}, {"number_key": ""}])
def test_the_database_keeps_no_answer_that_says_nothing(cast: Cast, wrong: dict[str, str]) -> None:
    document = draft_of(cast, text=f"根据{UNKNOWN}，通知如下。")
    answer(cast, document)
    with pytest.raises(IntegrityError), transaction.atomic():
        NumberNote.objects.update(**wrong)


def test_what_forwards_a_document_gets_its_attribute(cast: Cast, draft: Document) -> None:
    original = enter(cast)
    upper.forward(draft.pk, original.pk, by=cast.li_qiang, on=ON)
    draft.refresh_from_db()
    assert draft.attribute == Attribute.ON_REQUEST
    assert TITLE in draft.attribute_reason
    assert draft.attribute_decisions.latest("pk").act == "forward"


def test_an_internal_document_is_forwarded_with_a_ground(cast: Cast, draft: Document) -> None:
    original = enter(cast, Disclosure.INTERNAL)
    with pytest.raises(Refusal, match="哪一种法定情形"):
        upper.forward(draft.pk, original.pk, by=cast.li_qiang, on=ON)
    upper.forward(draft.pk, original.pk, ground="16-1", by=cast.li_qiang, on=ON)
    draft.refresh_from_db()
    assert (draft.attribute, draft.attribute_ground) == (Attribute.WITHHELD, "16-1")


def test_a_more_open_attribute_takes_the_issuers_consent(cast: Cast, draft: Document) -> None:
    original = enter(cast)
    upper.forward(draft.pk, original.pk, by=cast.li_qiang, on=ON)
    edition = draft.editions.get()
    acts.rewrite(
        edition.pk, text="正文。", by=cast.li_qiang, on=ON, saves=0,
        document={"attribute": Attribute.PROACTIVE, "attribute_reason": ""},
    )  # fmt: skip
    with pytest.raises(Refusal, match="转发件不能定为“主动公开”"):
        acts.submit(draft.pk, by=cast.li_qiang, on=ON)
    upper.consent_to_attribute(draft.pk, attribute=Attribute.PROACTIVE, by=cast.sun_jing, on=ON, **LETTER)
    walk(cast, draft)


def test_a_leader_opens_no_forwarded_document_without_the_issuer(cast: Cast, draft: Document) -> None:
    original = enter(cast)
    upper.forward(draft.pk, original.pk, by=cast.li_qiang, on=ON)
    walk(cast, draft, until="sign")
    acts.decide_attribute(
        draft.pk, attribute=Attribute.PROACTIVE, ground="", reason="可以公开", by=cast.wu_tao, on=ON
    )
    with pytest.raises(Refusal, match="转发件不能定为"):
        acts.publish(draft.pk, by=cast.qian_jin, on=ON)


@pytest.mark.parametrize("who", ["li_qiang", "he_jing", "wu_tao", "zhou_yang"])
def test_the_register_is_kept_by_the_office(cast: Cast, who: str) -> None:
    with pytest.raises(Refusal):
        enter(cast, by=getattr(cast, who))


def test_a_document_is_registered_once(cast: Cast) -> None:
    enter(cast)
    with pytest.raises(Refusal, match="已经登记"):
        enter(cast, title="关于做好安全检查工作的通知", number="某文旅发[2024]3号")


def test_a_sheet_comes_in_row_by_row(cast: Cast) -> None:
    done, wrong = upper.import_uppers(
        cast.agency, rows_of("表.xlsx", io.BytesIO(template())), by=cast.qian_jin, on=ON
    )
    assert (done, wrong) == (1, [])
    rows = [(2, {"title": "甲", "issuer": "乙", "disclosure": "公开"}), (3, {"title": "", "issuer": "乙"})]
    done, wrong = upper.import_uppers(cast.agency, rows, by=cast.qian_jin, on=ON)
    assert (done, [number for number, _ in wrong]) == (0, [2, 3])


def test_the_register_is_searched_by_title_number_and_issuer(cast: Cast) -> None:
    row = enter(cast)
    enter(cast, title="关于别的", number="")
    for words in ("安全检查", "某文旅发[2024]3号", "某文旅发〔2024〕3"):
        assert list(registered(cast.agency, words)) == [row]
    assert not registered(cast.other_agency).exists()


@pytest.mark.parametrize(
    "fields", [{"letter": ""}, {"reason": ""}, {"digest": ""}, {"attribute": "proactive"}]
)
def test_no_consent_without_its_letter_is_in_the_database(cast: Cast, fields: dict[str, str]) -> None:
    enter(cast)
    document = draft_of(cast, text=f"根据《{TITLE}》，通知如下。")
    consent = upper.consent_to_quote(document.pk, key_of(document), by=cast.sun_jing, on=ON, **LETTER)
    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.filter(pk=consent.pk).update(**fields)


def opened(cast: Cast, row: UpperDocument, by: Person, **fields: str) -> UpperDocument:
    how: dict[str, Any] = {"letter": "某文旅函〔2024〕8号", "reason": "已在省厅网站公开"} | fields
    return upper.change_upper(
        row.pk, title=TITLE, number=NUMBER, issuer="某省文化和旅游厅", disclosure=Disclosure.PROACTIVE, source="收文簿", by=by, on=ON,
        **how,
    )  # fmt: skip


def test_a_closed_entry_is_opened_on_a_letter_by_another_person(cast: Cast) -> None:
    row = enter(cast)
    for lacks in ({"letter": ""}, {"reason": " "}):
        with pytest.raises(Refusal, match="要写明依据的来函"):
            opened(cast, row, cast.sun_jing, **lacks)
    with pytest.raises(Refusal, match="由另外的人办理"):
        opened(cast, row, cast.qian_jin)
    assert opened(cast, row, cast.sun_jing).is_open
    line = Entry.objects.get(matter="upper_document", act="change_upper")
    assert (line.facts["reason"], line.facts["was"]) == ("已在省厅网站公开", "on_request")


def test_who_writes_what_quotes_it_does_not_open_it(cast: Cast) -> None:
    row, document = enter(cast), draft_of(cast, text=f"根据《{TITLE}》，通知如下。")
    document.editions.update(author=cast.sun_jing)
    with pytest.raises(Refusal, match="正在拟稿的文件转引了它"):
        opened(cast, row, cast.sun_jing)
