"""How a document is described, and what the database itself holds."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from gongkai.documents import acts
from gongkai.documents.describing import first_sentence, key_words, themes, wrong_number
from gongkai.documents.models import Document
from gongkai.documents.reads import search
from tests.cast import Cast
from tests.documents.conftest import ON, draft_of, walk


@pytest.mark.parametrize(
    "number",
    [
        "",
        "甲文旅发〔2024〕3号",
        "国办函〔2020〕109号",
        "2024年第3号",
        "甲市文化和旅游局公告2024年第12号",
        "第7号",
    ],
)
def test_a_right_number_is_left_alone(number: str) -> None:
    assert wrong_number(number) == ""


@pytest.mark.parametrize(
    "number, says",
    [("甲文旅发[2024]3号", "甲文旅发〔2024〕3号"), ("甲文旅发（2024）3号", "甲文旅发〔2024〕3号"), ("甲文旅发【2024】3号", "六角括号"),
     ("甲文旅发〔2024〕第3号", "不加“第”"), ("甲文旅发〔2024〕03号", "不编虚位"), ("甲文旅发2024-3", "机关代字"),
     ("甲文旅发〔2024〕3", "机关代字"), ("甲文旅发〔24〕3号", "机关代字")],
)  # fmt: skip
def test_a_wrong_number_is_told_what_to_write(number: str, says: str) -> None:
    assert says in wrong_number(number)


def test_the_summary_to_begin_with_is_the_first_whole_sentence() -> None:
    assert first_sentence("各单位：\n\n一、要求\n\n请认真做好活动。其他事项另行通知。") == "请认真做好活动。"
    assert first_sentence("| 甲。 |\n\n" + "很" * 200 + "长。") == "很" * 99 + "…"
    assert first_sentence("没有句号") == ""
    assert first_sentence("一、活动时间。\n\n（一）场次。活动分两场举行。") == "活动分两场举行。"


@pytest.mark.parametrize("number", ["13812345678", "１３８ １２３４ ５６７８", "110101199003078515"])
def test_no_summary_is_offered_with_somebodys_number(number: str) -> None:
    assert first_sentence(f"请联系张三，号码{number}。其他事项另行通知。") == ""
    assert first_sentence("很" * 95 + f"长，号码{number}。") == ""


def test_key_words_are_apart_by_any_sign_and_each_stands_once() -> None:
    assert key_words("文旅、活动 文旅，惠民;") == ["文旅", "活动", "惠民"]
    assert len(key_words(" ".join(map(str, range(30))))) == 10


def test_the_national_list_has_its_twenty_two_themes() -> None:
    assert len(themes()) == 22
    assert themes()["12"] == "文化、广电、新闻出版"


def test_the_database_refuses_another_index_number(draft: Document) -> None:
    with pytest.raises(DatabaseError, match="索引号一经赋予不再改变"), transaction.atomic():
        Document.objects.filter(pk=draft.pk).update(index_no="别的/2024-00001")
    Document.objects.filter(pk=draft.pk).update(index_no=draft.index_no, title="标题可以改")
    assert Document.objects.get().index_no == draft.index_no


def test_nothing_takes_effect_before_it_was_made(cast: Cast) -> None:
    with pytest.raises(ValidationError, match="生效日期不能早于成文日期"):
        draft_of(cast, effective_on=date(2024, 3, 1))
    assert draft_of(cast, effective_on=ON).effective_on == ON


def test_a_document_is_found_by_its_key_words_and_its_subtitle(cast: Cast) -> None:
    document = draft_of(cast, key_words=["惠民演出"], subtitle="第二批", theme="12")
    walk(cast, document)
    for words in ("惠民演出", "第二批"):
        assert list(search(cast.agency, words)) == [document]


def test_the_record_of_a_draft_changes_with_it_and_not_once_it_is_live(cast: Cast, draft: Document) -> None:
    said = {"theme": "08", "origin": "甲市人民政府网站", "issuer": "甲市文化和旅游局、甲市体育局"}
    acts.rewrite(draft.editions.get().pk, text="正文。", by=cast.li_qiang, on=ON, saves=0, document=said)
    draft.refresh_from_db()
    assert (draft.theme_name, draft.origin) == ("商贸、海关、旅游", "甲市人民政府网站")
