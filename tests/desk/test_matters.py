"""Matters at the desk: the matrix, the sheets of acts, what waits for a second person, what came in."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from gongkai.agencies import acts as agencies
from gongkai.agencies.models import Person
from gongkai.law.dossier import MatterKind
from gongkai.law.hand import Hand
from gongkai.matters.acts import calling, linking, progressing, releasing
from gongkai.matters.models import Call, CatalogueRow, Event, Link, Matter, Statement
from tests.cast import SINCE, Cast
from tests.desk.conftest import ON, TODAY
from tests.desk.test_questions_to_the_database import questions
from tests.matters.conftest import call_of, document_of, event_of, linked, matter_of

OPENED = {
    "kind": "decision", "title": "公共图书馆延时开放", "begun": "2024-03-11", "every": "", "summary": "延长一小时",
}  # fmt: skip


def opened(cast: Cast) -> dict[str, Any]:
    return OPENED | {"division": cast.division.pk, "owner": cast.he_jing.pk, "once": "a" * 32}


def test_a_matter_is_entered_once_however_often_the_button_is_pressed(cast: Cast, enter: Any) -> None:
    client = enter(cast.li_qiang)
    assert client.get("/desk/matters/new/").status_code == 200
    for _ in range(2):
        answer = client.post("/desk/matters/new/", opened(cast))
        assert answer["Location"] == "/desk/matters/2024-SX-0001/"
    assert Matter.objects.count() == 1


def test_a_matter_of_another_division_cannot_be_entered(cast: Cast, enter: Any, outsider: Person) -> None:
    assert enter(outsider).post("/desk/matters/new/", opened(cast)).status_code == 422
    assert not Matter.objects.exists()


def test_the_matrix_tells_a_full_an_explained_an_overdue_and_an_empty_cell(cast: Cast, enter: Any) -> None:
    matter = matter_of(cast)
    linked(cast, matter, document_of(cast))
    for phase, day in (("执行", date(2024, 3, 15)), ("结果", date(2024, 6, 30))):
        said = linking.explain(
            matter.pk, place=phase, because="未完成", expected_on=day, by=cast.li_qiang, on=ON
        )
        releasing.release("statement", said.pk, by=cast.qian_jin, on=ON)
    text = enter(cast.zhao_min).get("/desk/matters/").text
    for words in (
        "<b>1</b>件",
        "■ 逾期 2024-03-15",
        "▲ 预计 2024-06-30",
        "■ 空缺",
        "“执行”预计2024-03-15公开",
    ):
        assert words in text


def test_the_matrix_asks_as_many_questions_for_many_matters_as_for_few(cast: Cast, enter: Any) -> None:
    client, document = enter(cast.zhao_min), document_of(cast)
    counts = []
    for upto in (2, 7):
        while Matter.objects.count() < upto:
            matter = matter_of(cast, MatterKind.KEY_WORK, every="month")
            linked(cast, matter, document)
            linking.explain(matter.pk, place="结果", because="等", expected_on=TODAY, by=cast.li_qiang, on=ON)
        counts.append(len(questions(client, "/desk/matters/")))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    "asked, found",
    [({"kind": "project"}, False), ({"kind": "decision"}, True), ({"year": "2023"}, False), ({"q": "延时"}, True)],
)  # fmt: skip
def test_the_matrix_is_narrowed(cast: Cast, enter: Any, asked: dict[str, str], found: bool) -> None:
    matter = matter_of(cast)
    assert (matter.number in enter(cast.zhao_min).get("/desk/matters/", asked).text) is found


def test_the_matrix_goes_out_as_a_workbook(cast: Cast, enter: Any) -> None:
    linked(cast, matter_of(cast), document_of(cast))
    answer = enter(cast.zhao_min).get("/desk/matters/export.xlsx")
    sheet = openpyxl.load_workbook(BytesIO(answer.content)).worksheets[0]
    assert [cell.value for cell in sheet[3]][6:11] == [1, "空缺", "空缺", "空缺", "空缺"]


@pytest.mark.parametrize("who", ["outsider", "zhou_yang"])
def test_strangers_and_other_divisions_see_nothing_of_it(
    cast: Cast, enter: Any, outsider: Person, who: str
) -> None:
    matter, call, event = matter_of(cast), None, event_of(cast)
    call = call_of(cast, matter)
    client = enter(outsider if who == "outsider" else cast.zhou_yang)
    assert matter.number not in client.get("/desk/matters/").text
    for address in (f"{matter.number}/", f"calls/{call.number}/", f"events/{event.number}/"):
        assert client.get(f"/desk/matters/{address}").status_code == 404
    posted = client.post(f"/desk/matters/{matter.number}/do/close/", {"because": "完"})
    assert posted.status_code == 404


def test_a_legal_reviewer_of_the_whole_agency_reads_matters_and_comments(cast: Cast, enter: Any) -> None:
    reviewer = agencies.enrol(cast.agency, "zhenglv", "郑律", password=None, division=cast.office)
    agencies.give_post(reviewer, Hand.LEGAL_REVIEWER, SINCE)
    matter, event = matter_of(cast), event_of(cast)
    call, client = call_of(cast, matter), enter(reviewer)
    assert matter.number in client.get("/desk/matters/").text
    for address in (f"{matter.number}/", f"calls/{call.number}/", f"events/{event.number}/"):
        assert client.get(f"/desk/matters/{address}").status_code == 200
    assert client.post(f"/desk/matters/{matter.number}/do/close/", {"because": "完"}).status_code == 409


def test_every_sheet_of_the_page_is_taken(cast: Cast, enter: Any) -> None:
    matter = matter_of(cast, MatterKind.PROJECT)
    client = enter(cast.li_qiang)
    for act, fields in (
        ("explain", {"place": "结果", "because": "未完工", "expected_on": "2024-12-31"}),
        ("write", {"place": "duties", "text": "业务科牵头。"}),
        ("waive", {"place": "budget", "because": "无财政资金"}),
        ("report_progress", {"within": "2024-03-15", "text": "完成招标", "percent": "10"}),
        ("change", {"title": "改造", "owner": cast.he_jing.pk, "begun": "2024-03-11", "every": "month"}),
    ):
        answer = client.post(f"/desk/matters/{matter.number}/do/{act}/", fields)
        assert answer.status_code == 302, (act, answer.text[-3000:])
    text = client.get(f"/desk/matters/{matter.number}/").text
    assert text.count("待公布") >= 4


def test_what_is_wrong_is_said_and_what_was_typed_stays(cast: Cast, enter: Any) -> None:
    matter = matter_of(cast)
    address = f"/desk/matters/{matter.number}/do/"
    client = enter(cast.li_qiang)
    wrong = client.post(f"{address}explain/", {"place": "没有", "because": "等", "expected_on": "2024-06-30"})
    assert (wrong.status_code, "请从列出的项目中选择" in wrong.text) == (422, True)
    late = client.post(
        f"{address}explain/", {"place": "结果", "because": "等等", "expected_on": "2024-01-01"}
    )
    assert (late.status_code, "等等" in late.text) == (409, True)
    assert client.post(f"{address}nothing/").status_code == 404


@pytest.mark.parametrize("percent", ["150", "-5", "99999", "半"])
def test_a_percentage_that_is_none_is_an_error_of_its_field(cast: Cast, enter: Any, percent: str) -> None:
    matter = matter_of(cast, MatterKind.PROJECT)
    told = {"within": "2024-03-11", "text": "开工", "percent": percent}
    answer = enter(cast.li_qiang).post(f"/desk/matters/{matter.number}/do/report_progress/", told)
    assert (answer.status_code, "完成比例（%）" in answer.text) == (422, True)
    assert not matter.progress.exists()


def test_the_office_publishes_what_others_wrote_from_one_list(cast: Cast, enter: Any) -> None:
    matter = matter_of(cast)
    made = linking.link(matter.pk, document=document_of(cast), phase="决策", by=cast.li_qiang, on=ON)
    said = linking.explain(
        matter.pk, place="结果", because="未完成", expected_on=TODAY, by=cast.li_qiang, on=ON
    )
    told = progressing.report_progress(
        matter_of(cast, MatterKind.PROJECT).pk, within=ON, text="开工", by=cast.li_qiang, on=ON
    )
    office, head = enter(cast.qian_jin), enter(cast.he_jing)
    base = "/desk/matters/waiting/"
    assert office.get(base).text.count(">公布</button>") == 2
    assert office.post(f"{base}link/{made.pk}/release/").status_code == 302
    assert office.post(f"{base}statement/{said.pk}/send_back/", {"because": ""}).status_code == 409
    assert office.post(f"{base}statement/{said.pk}/send_back/", {"because": "太晚"}).status_code == 302
    assert office.post(f"{base}progress/{told.pk}/release/").status_code == 409
    assert head.post(f"{base}progress/{told.pk}/release/").status_code == 302
    assert head.post(f"{base}progress/{told.pk}/release/").status_code == 404
    assert (Link.objects.public().count(), Statement.objects.public().count()) == (1, 0)


def test_a_clerk_releases_nothing(cast: Cast, enter: Any) -> None:
    matter = matter_of(cast)
    made = linking.link(matter.pk, document=document_of(cast), phase="决策", by=cast.he_jing, on=ON)
    answer = enter(cast.li_qiang).post(f"/desk/matters/waiting/link/{made.pk}/release/")
    assert answer.status_code == 403


def test_comments_are_read_without_numbers_and_without_who_wrote_them(cast: Cast, enter: Any) -> None:
    call = call_of(cast, matter_of(cast))
    calling.take_voice(
        call.pk, text="请打13800000000，身份证990000199003070021", name="王芳", contact="13900000000", on=ON
    )
    client, address = enter(cast.li_qiang), f"/desk/matters/calls/{call.number}/"
    text = client.get(address).text
    for hidden in ("13800000000", "990000199003070021", "王芳", "13900000000"):
        assert hidden not in text
    looked = client.post(f"{address}sender/{call.voices.get().pk}/").text
    assert "王芳；13900000000" in looked
    assert "查看意见提出人" in client.get(address).text


def test_feedback_is_drafted_and_published_by_two(cast: Cast, enter: Any, settings: Any) -> None:
    call = call_of(cast, matter_of(cast))
    for text in ("延长", "再延长", "不必"):
        calling.take_voice(call.pk, text=text, on=ON)
    settings.GONGKAI_TODAY = ON + timedelta(days=31)
    clerk, office = enter(cast.li_qiang), enter(cast.qian_jin)
    base = f"/desk/matters/calls/{call.number}/do/"
    more = {"summary": "建议延长", "verdict": "adopted", "says": "已写入方案"}
    assert clerk.post(f"{base}draft_feedback/", more | {"voices": "1-2"}).status_code == 302
    early = office.post(f"{base}publish_feedback/")
    assert (early.status_code, "第3条" in early.text) == (409, True)
    copied = clerk.post(f"{base}draft_feedback/", more | {"voices": "3", "summary": "电话13800000000的意见"})
    assert "不要照抄" in copied.text
    assert (
        clerk.post(f"{base}draft_feedback/", more | {"voices": "3", "verdict": "declined"}).status_code == 302
    )
    assert clerk.post(f"{base}publish_feedback/").status_code == 409
    assert office.post(f"{base}publish_feedback/").status_code == 302
    assert Call.objects.get().feedback_on == ON + timedelta(days=31)


def test_the_page_of_a_call_asks_as_much_for_many_comments_as_for_few(cast: Cast, enter: Any) -> None:
    call, client = call_of(cast, matter_of(cast)), enter(cast.li_qiang)
    counts = []
    for upto in (2, 7):
        while call.voices.count() < upto:
            voice = calling.take_voice(call.pk, text="赞成", name="某人", on=ON)
            calling.draft_feedback(
                call.pk, summary="赞成", verdict="adopted", says="谢谢", voices=[voice.number], by=cast.li_qiang, on=ON
            )  # fmt: skip
        counts.append(len(questions(client, f"/desk/matters/calls/{call.number}/")))
    assert counts[0] == counts[1]


def test_an_event_is_announced_and_its_page_written(cast: Cast, enter: Any) -> None:
    matter, document = matter_of(cast), document_of(cast)
    fields = {
        "kind": "press", "topic": "延时开放发布会", "division": cast.division.pk, "day": "2024-03-20", "at": "09:30",
        "place": "新闻发布厅", "speakers": "局长冯林", "notice": "3月20日发布。", "matter": matter.number,
        "documents": document.index_no, "once": "b" * 32,
    }  # fmt: skip
    client = enter(cast.li_qiang)
    assert client.get("/desk/matters/events/new/").status_code == 200
    assert (
        client.post("/desk/matters/events/new/", fields)["Location"] == "/desk/matters/events/2024-HD-0001/"
    )
    listed = client.get("/desk/matters/events/").text
    assert ("待公布" in listed, "今年计划 <b>1</b>" in listed, "已到日期 <b>0</b>" in listed) == (
        True,
        True,
        True,
    )
    base = "/desk/matters/events/2024-HD-0001/do/"
    asked = {
        "title": "征集提问", "says": "请提问", "first_day": "2024-03-18", "last_day": "2024-03-19", "contact": "业务科",
    }  # fmt: skip
    assert client.post(f"{base}call_for/", asked).status_code == 302
    assert client.post(f"{base}close_event/").status_code == 409
    assert Event.objects.get().documents.get() == document
    assert client.get("/desk/matters/events/2024-HD-0001/").status_code == 200
    assert "征集提问" in client.get("/desk/matters/calls/").text


def test_decisions_without_a_word_of_explanation_are_listed_with_their_days(cast: Cast, enter: Any) -> None:
    linked(cast, matter_of(cast), document_of(cast), "决策", "decision")
    text = enter(cast.zhao_min).get("/desk/matters/decisions/").text
    assert "平均 <b>0.0</b> 天" in text
    assert "■ 没有" in text


def test_a_row_of_the_catalogue_without_a_document_is_listed_with_its_owner(cast: Cast, enter: Any) -> None:
    document_of(cast)
    fields = {
        "first_item": "公共服务", "second_item": "开放时间", "elements": "时间", "basis": "条例第二十条", "within": "20个工作日",
        "channel": "门户网站", "audience": "全社会", "manner": "主动", "level": "县级", "division": cast.division.pk,
        "column": cast.columns["budget"].pk, "once": "c" * 32,
    }  # fmt: skip
    client = enter(cast.li_qiang)
    assert client.post("/desk/matters/catalogue/new/", fields).status_code == 302
    more = {"second_item": "通知", "column": cast.columns["policy"].pk, "once": "d" * 32}
    assert client.post("/desk/matters/catalogue/new/", fields | more).status_code == 302
    assert "覆盖" not in client.get("/desk/matters/catalogue/").text, "what is not public yet does not count"
    for row in CatalogueRow.objects.all():
        releasing.release("row", row.pk, by=cast.qian_jin, on=ON)
    text = client.get("/desk/matters/catalogue/", {"empty": "1"}).text
    assert "<b>1</b>/2（50.0%）" in text
    assert ("开放时间" in text, "业务科" in text) == (True, True)
    assert client.post(
        "/desk/matters/catalogue/new/", fields | {"second_item": "还没有公布的", "once": "e" * 32}
    )
    text = client.get("/desk/matters/catalogue/", {"empty": "1"}).text
    assert ("<b>1</b>/2（50.0%）" in text, "还没有公布的" in text) == (True, False)
