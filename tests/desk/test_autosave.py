"""A draft that saves itself: nothing already saved is lost, nothing typed is thrown away."""

from __future__ import annotations

from typing import Any

from gongkai.documents import acts
from gongkai.documents.models import Document
from gongkai.journal.models import Entry
from tests.cast import Cast
from tests.desk.conftest import TODAY, publish
from tests.desk.test_draft_files import word
from tests.desk.test_writing import sheet
from tests.documents.conftest import walk


def save(desk: Any, document: Document, **fields: Any) -> Any:
    return desk.post(f"/desk/doc/{document.address}/save/", fields)


def test_a_save_keeps_text_and_record_and_tells_the_count(cast: Cast, draft: Document, enter: Any) -> None:
    answer = save(enter(cast.li_qiang), draft, **sheet(cast, title="新标题", text="写到一半", saves=0))
    assert answer.json() == {"saves": 1, "besides": ""}
    draft.refresh_from_db()
    assert (draft.title, draft.editions.get().text) == ("新标题", "写到一半")


def test_a_record_half_filled_in_does_not_keep_the_text_from_being_saved(
    cast: Cast, draft: Document, enter: Any
) -> None:
    answer = save(enter(cast.li_qiang), draft, **sheet(cast, title="", text="写到一半", saves=0))
    assert "请填写标题" in answer.json()["besides"]
    closed = sheet(cast, attribute="withheld", text="再写一点", saves=1)
    assert "要写明理由" in save(enter(cast.li_qiang), draft, **closed).json()["besides"]
    draft.refresh_from_db()
    assert (draft.title, draft.attribute) == ("关于开展活动的通知", "proactive")
    assert draft.editions.get().text == "再写一点"


def test_the_second_window_is_told_and_changes_nothing(cast: Cast, draft: Document, enter: Any) -> None:
    desk = enter(cast.li_qiang)
    save(desk, draft, **sheet(cast, text="第一个窗口", saves=0))
    answer = save(desk, draft, **sheet(cast, text="第二个窗口", saves=0))
    assert answer.status_code == 409
    assert "别人刚刚保存过" in answer.json()["says"]
    assert draft.editions.get().text == "第一个窗口"


def test_an_empty_sheet_saves_nothing_over_what_is_there(cast: Cast, draft: Document, enter: Any) -> None:
    desk = enter(cast.li_qiang)
    for fields in (
        sheet(cast, text="", saves=0),
        sheet(cast, text="", rich="<p> </p>", form="html", saves=0),
        {},
    ):
        assert save(desk, draft, **fields).status_code == 422
    assert draft.editions.get().text == "各单位：\n\n现将有关事项通知如下。"


def test_a_day_of_typing_leaves_one_line_a_writer(cast: Cast, draft: Document, enter: Any) -> None:
    for number in range(5):
        save(enter(cast.li_qiang), draft, **sheet(cast, text=f"第{number}次", saves=number))
    save(enter(cast.he_jing), draft, **sheet(cast, text="何静写", saves=5))
    lines = Entry.objects.filter(act="rewrite", key=draft.index_no)
    assert [line.person for line in lines] == [cast.li_qiang, cast.he_jing]


def test_nothing_is_saved_once_the_draft_is_under_review_or_by_a_stranger(
    cast: Cast, draft: Document, enter: Any
) -> None:
    assert save(enter(cast.zhou_yang), draft, **sheet(cast, saves=0)).status_code == 404
    assert save(enter(cast.feng_lin), draft, **sheet(cast, saves=0)).status_code == 403
    walk(cast, draft, until="submit")
    answer = save(enter(cast.li_qiang), draft, **sheet(cast, saves=0))
    assert (answer.status_code, draft.editions.get().saves) == (409, 0)


def test_a_new_edition_of_what_is_live_saves_its_text_alone(cast: Cast, draft: Document, enter: Any) -> None:
    publish(cast, draft)
    edition = acts.revise(draft.pk, text="新版", because="更正", by=cast.li_qiang, on=TODAY)
    assert save(enter(cast.li_qiang), draft, text="新版再改", title="想改标题", saves=0).json()["saves"] == 1
    edition.refresh_from_db()
    draft.refresh_from_db()
    assert (edition.text, draft.title) == ("新版再改", "关于开展活动的通知")


def test_typing_over_a_text_from_word_saves_again_and_again_without_mixing_its_blocks(
    cast: Cast, draft: Document, enter: Any
) -> None:
    """Kept lines count in the text the page began with, however often it saved since."""
    desk = enter(cast.li_qiang)
    desk.post(f"/desk/doc/{draft.address}/word/", {"word": word(), "saves": 0})
    begun = desk.get(f"/desk/doc/{draft.address}/edit/").context["form"].initial
    longer = f"新的第一段。\n\n新的第二段。\n\n{begun['text']}"
    for saves in (1, 2, 3):
        save(desk, draft, **sheet(cast, text=longer, rich=begun["rich"], form="", saves=saves))
    html = draft.editions.get().html
    assert html == f"<p>新的第一段。</p>\n<p>新的第二段。</p>\n{begun['rich']}"


def test_what_was_pasted_comes_back_clean(cast: Cast, enter: Any) -> None:
    desk = enter(cast.li_qiang)
    pasted = '<p class="MsoNormal" onclick="x()">一、要求</p><p>内容<script>alert(1)</script></p>'
    assert desk.post("/desk/doc/clean/", {"html": pasted}).json() == {
        "html": "<h2>一、要求</h2>\n<p>内容</p>"
    }
    assert desk.post("/desk/doc/clean/", {"typed": "甲\n\n乙"}).json()["html"] == "<p>甲</p>\n<p>乙</p>\n"
    assert enter(cast.feng_lin).post("/desk/doc/clean/", {"html": pasted}).status_code == 403
