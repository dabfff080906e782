"""The check panel beside the editor: three groups, one press to put a suggestion in, a reason to let it be."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from gongkai.agencies.models import Person
from gongkai.documents import acts
from gongkai.documents.models import Document, WordingMark
from gongkai.documents.package import edition_in_hand
from gongkai.documents.proofing.acts import marking
from gongkai.documents.proofing.gate import RIGHT
from gongkai.documents.wording import RICH
from gongkai.documents.wordlists import acts as wordlists
from gongkai.documents.wordlists import reads
from gongkai.documents.wordlists.kinds import ListKind
from gongkai.law.source import Refusal
from gongkai.text.spelling import shipped
from tests import papers
from tests.cast import Cast
from tests.desk.conftest import ON, draft_of
from tests.desk.test_writing import sheet

FAULTY = "各单位：\n\n现就有关工作作如下布署。截止2024年3月1日，共收到40份。"
TWO_WARNINGS = f"{FAULTY}据统计显示，参加的有20人。"


def text_of(document: Document) -> str:
    edition = edition_in_hand(document)
    assert edition is not None
    return edition.text


def send(client: Client, cast: Cast, document: Document, **more: Any) -> Any:
    edition = edition_in_hand(document)
    assert edition is not None
    said = sheet(cast, title=document.title, text=edition.text, saves=str(edition.saves)) | more
    return client.post(f"/desk/doc/{document.address}/edit/", said, follow=True)


def item_of(page: str, words: str) -> str:
    """The item of the panel that shows these words."""
    panel = page[page.index('<section class="group"') :]
    return next(one for one in re.findall(r"<li class=.*?</li>", panel, re.DOTALL) if words in one)


def print_of(page: str, name: str, words: str) -> str:
    """The value of the panel's button `name` in the item that shows these words."""
    for item in re.findall(r"<li class=.*?</li>", page, re.DOTALL):
        if words in item and (found := re.search(rf'name="{name}" value="([^"]+)"', item)):
            return found[1]
    raise AssertionError(f"no {name} for {words}")


@pytest.fixture
def faulty(cast: Cast) -> Document:
    return draft_of(cast, text=FAULTY, title="关于布署活动的通知")


def test_findings_stand_in_three_groups_with_counts_and_the_page_of_their_rule(
    cast: Cast, faulty: Document, enter: Any
) -> None:
    page = enter(cast.li_qiang).get(f"/desk/doc/{faulty.address}/edit/").text
    panel = page[page.index('id="check"') :]
    assert "2 处必改，共 3 处" in panel
    assert panel.index("必改 <span") < panel.index("警告 <span")
    assert 'href="/tools/rules/TY001"' in panel
    assert (
        f"/desk/doc/{faulty.address}/comments/#p2" in panel
    )  # without a script, the paragraph where one comments


def test_a_suggestion_goes_in_at_its_place_and_is_saved(cast: Cast, faulty: Document, enter: Any) -> None:
    client = enter(cast.li_qiang)
    page = client.get(f"/desk/doc/{faulty.address}/edit/").text
    answer = send(client, cast, faulty, accept=print_of(page, "accept", "正文第2段"))
    assert "已替换并保存" in answer.text
    assert "如下部署" in text_of(faulty)
    faulty.refresh_from_db()
    assert faulty.title == "关于布署活动的通知"  # the same word elsewhere is not touched
    send(client, cast, faulty, accept=print_of(answer.text, "accept", "标题"))
    faulty.refresh_from_db()
    assert faulty.title == "关于部署活动的通知"


def test_what_was_typed_since_is_kept_and_what_changed_is_not_touched(
    cast: Cast, faulty: Document, enter: Any
) -> None:
    client = enter(cast.li_qiang)
    page = client.get(f"/desk/doc/{faulty.address}/edit/").text
    wanted = print_of(page, "accept", "正文第2段")
    moved = f"先说明几句。\r\n\r\n{FAULTY}"
    send(client, cast, faulty, text=moved, accept=wanted)
    assert text_of(faulty).startswith("先说明几句。\n\n各单位：")
    assert "如下部署" in text_of(faulty)
    other = FAULTY.replace("作如下布署", "再次布署")
    answer = send(client, cast, faulty, text=other, accept=wanted)
    assert "没有替换" in answer.text
    assert "再次布署" in answer.text  # still on the sheet
    assert "再次布署" not in text_of(faulty)  # and nothing saved behind the writer's back


def test_safe_ones_go_in_together_as_previewed(cast: Cast, faulty: Document, enter: Any) -> None:
    client = enter(cast.li_qiang)
    page = client.get(f"/desk/doc/{faulty.address}/edit/").text
    key = re.search(r'name="accept_safe" value="(\w+)"', page)
    assert key is not None
    preview = page[page.index('class="safe"') : page.index('name="accept_safe"')]
    assert preview.count("<ins>部署</ins>") == 2
    assert "截至" not in preview  # what wants agreement is not among them
    send(client, cast, faulty, accept_safe=key[1])
    faulty.refresh_from_db()
    assert (faulty.title, "如下部署" in text_of(faulty), "截止2024" in text_of(faulty)) == (
        "关于部署活动的通知", True, True,
    )  # fmt: skip
    assert "没有替换" in send(client, cast, faulty, accept_safe=key[1]).text


def test_a_suggestion_goes_into_a_rich_text(cast: Cast, enter: Any) -> None:
    from gongkai.documents.wording import rich

    document = draft_of(cast, text=rich("<p>各单位：</p><p>现作<strong>如下</strong>布署，再布署。</p>"))
    client = enter(cast.li_qiang)
    page = client.get(f"/desk/doc/{document.address}/edit/").text
    edition = edition_in_hand(document)
    assert edition is not None
    send(client, cast, document, form=RICH, rich=edition.html, accept=print_of(page, "accept", "第2段第5字"))
    changed = edition_in_hand(document)
    assert changed is not None
    assert changed.html.endswith("<p>现作<strong>如下</strong>部署，再布署。</p>")


def test_on_a_sheet_that_is_not_saved_yet_nothing_is_saved(cast: Cast, enter: Any) -> None:
    client = enter(cast.li_qiang)
    page = client.post("/desk/doc/new/", sheet(cast, text=FAULTY, check="1")).text
    page = client.post(
        "/desk/doc/new/", sheet(cast, text=FAULTY, accept=print_of(page, "accept", "正文第2段"))
    ).text
    assert "如下部署" in page
    assert "还没有保存" in page
    assert not Document.objects.exists()


def test_a_warning_is_read_with_a_reason_and_taken_back(cast: Cast, faulty: Document, enter: Any) -> None:
    client = enter(cast.li_qiang)
    page = client.get(f"/desk/doc/{faulty.address}/edit/").text
    print_ = print_of(page, "mark", "截止")
    refused = item_of(send(client, cast, faulty, mark=print_).text, "截止")
    assert "错误：已阅要写明理由" in refused
    assert "<details open>" in refused
    assert 'id="next" name="reason-' in refused
    page = send(client, cast, faulty, mark=print_, **{f"reason-{print_}": "引用原文"}).text
    settled = page[page.index('id="g-settled"') :]
    assert "<s>正文第2段第13字“截止”</s>" in settled
    assert "已阅：引用原文（李强 2024-03-18）" in settled
    send(client, cast, faulty, unmark=print_of(page, "unmark", "截止"))
    assert WordingMark.objects.get().taken_back_by == cast.li_qiang
    assert print_of(client.get(f"/desk/doc/{faulty.address}/edit/").text, "mark", "截止") == print_


def test_a_reviewer_sees_what_was_let_be_and_why(cast: Cast, faulty: Document, enter: Any) -> None:
    client = enter(cast.li_qiang)
    page = client.get(f"/desk/doc/{faulty.address}/edit/").text
    print_ = print_of(page, "mark", "截止")
    send(client, cast, faulty, mark=print_, **{f"reason-{print_}": "引用原文"})
    seen = enter(cast.he_jing).get(f"/desk/doc/{faulty.address}/").text
    assert "已阅：引用原文（李强" in seen


def test_the_head_of_the_division_judges_an_error_to_be_none(cast: Cast, enter: Any) -> None:
    document = draft_of(cast, text="各单位：\n\n参观布署纪念馆。")
    author, head = enter(cast.li_qiang), enter(cast.he_jing)
    at = f"/desk/doc/{document.address}/"
    assert "认定不属差错" not in author.get(at).text
    print_ = re.search(r'name="print" value="(\w+)"', head.get(at).text)
    assert print_ is not None
    assert author.post(f"{at}wording/", {"print": print_[1], "reason": "馆名"}).status_code == 403
    page = head.post(f"{at}wording/", {"print": print_[1], "reason": "馆名"}, follow=True).text
    assert "不属差错：馆名（何静" in page
    assert "送审" in author.post(f"{at}do/submit/", follow=True).text


def test_submitting_is_refused_with_the_places(cast: Cast, faulty: Document, enter: Any) -> None:
    answer = enter(cast.li_qiang).post(f"/desk/doc/{faulty.address}/do/submit/")
    assert answer.status_code == 409
    assert "有2处差错：标题“布署”、正文第2段第10字“布署”" in answer.text


def test_the_panel_follows_what_is_typed_and_keeps_nothing(cast: Cast, faulty: Document, enter: Any) -> None:
    client = enter(cast.li_qiang)
    said = {
        "title": "关于活动的通知",
        "text": "认真布署。",
        "form": "typed",
        "rich": "",
        "made_on": "2024-03-11",
    }
    answer = client.post(f"/desk/doc/panel/?of={faulty.address}", said)
    assert "1 处必改，共 1 处" in answer.text
    assert "<html" not in answer.text
    assert text_of(faulty) == FAULTY
    assert client.post("/desk/doc/panel/", said).status_code == 200
    assert enter(cast.feng_lin).post("/desk/doc/panel/", said).status_code == 403
    assert client.post("/desk/doc/panel/", {"text": "字" * 3_000_001}).status_code == 413
    assert client.get("/desk/doc/panel/").status_code == 405


def test_nobody_sees_marks_of_a_draft_that_is_not_theirs(
    cast: Cast, faulty: Document, enter: Any, outsider: Person
) -> None:
    said = {"title": "x", "text": "认真布署。"}
    assert enter(cast.zhou_yang).post(f"/desk/doc/panel/?of={faulty.address}", said).status_code == 404
    assert enter(outsider).post(f"/desk/doc/{faulty.address}/edit/", said).status_code == 404


def test_the_agencys_words_are_used_beside_the_editor(cast: Cast, faulty: Document, enter: Any) -> None:
    wordlists.list_word(
        cast.agency, kind=ListKind.ALLOWED, word="如下布署", source="原文", by=cast.qian_jin, on=ON
    )
    page = enter(cast.li_qiang).get(f"/desk/doc/{faulty.address}/edit/").text
    assert "1 处必改，共 2 处" in page


def test_the_panel_asks_the_database_the_same_for_many_findings(cast: Cast, enter: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, counted = enter(cast.li_qiang), []
    for times in (1, 40):
        document = draft_of(cast, text="\n\n".join(f"第{n}次作布署。" for n in range(times)))
        address = f"/desk/doc/{document.address}/edit/"
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        counted.append(len(asked))
    assert counted[0] == counted[1]


def test_the_panel_says_what_the_gate_says_of_one_wording_in_text_and_file(cast: Cast, enter: Any) -> None:
    """A mark of one place covers one place, not one in the text and another in the file."""
    document = draft_of(cast, text="截止2024年3月1日")
    edition = edition_in_hand(document)
    assert edition is not None
    client = enter(cast.li_qiang)
    page = client.get(f"/desk/doc/{document.address}/edit/").text
    print_ = print_of(page, "mark", "截止")
    send(client, cast, document, mark=print_, **{f"reason-{print_}": "引用原文"})
    acts.attach(
        edition.pk,
        name="来文.docx",
        content=BytesIO(papers.word("截止2024年3月1日")),
        by=cast.li_qiang,
        on=ON,
    )
    page = client.get(f"/desk/doc/{document.address}/edit/").text
    assert print_of(page, "mark", "附件“来文.docx”") == print_
    answer = client.post(f"/desk/doc/{document.address}/do/submit/")
    assert "有1处警告：附件“来文.docx”" in answer.text


def test_a_reviewer_sees_which_row_of_the_lists_let_an_error_be(cast: Cast, enter: Any) -> None:
    document = draft_of(cast, text="各单位：\n\n参观布署纪念馆。")
    wordlists.list_word(
        cast.agency,
        kind=ListKind.ALLOWED,
        word="布署纪念馆",
        source="馆名，见登记证",
        by=cast.qian_jin,
        on=ON,
    )
    says = f"词表允许“布署纪念馆”：馆名，见登记证（钱进登记，{ON}起）"
    assert says in enter(cast.he_jing).get(f"/desk/doc/{document.address}/").text
    assert says in enter(cast.li_qiang).get(f"/desk/doc/{document.address}/edit/").text


def test_who_listed_a_word_reads_beside_the_editor_why_it_does_not_count(cast: Cast, enter: Any) -> None:
    wordlists.list_word(
        cast.agency, kind=ListKind.ALLOWED, word="布署纪念馆", source="馆名", by=cast.qian_jin, on=ON
    )
    said = {"title": "关于活动的通知", "text": "参观布署纪念馆。", "form": "typed", "rich": ""}
    answer = enter(cast.qian_jin).post("/desk/doc/panel/", said).text
    assert "1 处必改" in answer
    assert "登记人参与了本稿，差错不能据此放行" in answer
    assert "0 处必改" in enter(cast.li_qiang).post("/desk/doc/panel/", said).text


def test_the_panel_asks_the_database_the_same_for_many_files(cast: Cast, enter: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, counted = enter(cast.li_qiang), []
    for files in (1, 6):
        document = draft_of(cast, text="认真布署。")
        edition = edition_in_hand(document)
        assert edition is not None
        for number in range(files):
            acts.attach(
                edition.pk,
                name=f"{number}.docx",
                content=BytesIO(papers.word("布署")),
                by=cast.li_qiang,
                on=ON,
            )
        said = {"title": "关于活动的通知", "text": "认真布署。", "form": "typed", "rich": ""}
        client.post(f"/desk/doc/panel/?of={document.address}", said)
        with CaptureQueriesContext(connection) as asked:
            client.post(f"/desk/doc/panel/?of={document.address}", said)
        counted.append(len(asked))
    assert counted[0] == counted[1]


@pytest.mark.parametrize("is_closed", [False, True])
def test_broken_counts_of_the_agency_leave_the_panel_as_it_is_without_any(
    cast: Cast, faulty: Document, enter: Any, settings: Any, tmp_path: Path, monkeypatch: Any, is_closed: bool
) -> None:
    client, address = enter(cast.li_qiang), f"/desk/doc/{faulty.address}/edit/"
    settings.LEARNED = tmp_path / "learned.zip"
    without = client.get(address).text
    settings.LEARNED.write_bytes(b"PK\x03\x04 cut off")
    if is_closed:  # the tests may run as somebody whom no file is closed to
        monkeypatch.setattr(shipped, "read", closed)
        monkeypatch.setattr(reads, "_digest", closed)
    page = client.get(address)
    assert page.status_code == 200
    assert panel_of(page.text) == panel_of(without)
    assert "learned" not in page.text
    assert str(tmp_path) not in page.text


def closed(path: Path, *_: object) -> None:
    raise PermissionError(13, "Permission denied", str(path))


def panel_of(page: str) -> str:
    return page[page.index('id="check"') : page.index("</section>", page.index('id="check"'))]


def test_after_a_press_the_next_finding_is_gone_on_with_and_what_was_done_is_said(
    cast: Cast, faulty: Document, enter: Any
) -> None:
    client = enter(cast.li_qiang)
    page = client.get(f"/desk/doc/{faulty.address}/edit/").text
    answer = send(client, cast, faulty, accept=print_of(page, "accept", "标题"))
    assert answer.redirect_chain[-1][0].endswith("/edit/#next")
    assert "<b>已改正：“布署”</b>" in answer.text
    assert 'id="next"' in item_of(answer.text, "正文第2段")
    answer = send(client, cast, faulty, accept=print_of(answer.text, "accept", "正文第2段"))
    assert 'id="next"' in item_of(answer.text, "截止")
    print_ = print_of(answer.text, "mark", "截止")
    answer = send(client, cast, faulty, mark=print_, **{f"reason-{print_}": "引用原文"})
    assert (
        '<p class="small muted" role="status" id="next" tabindex="-1"><b>已登记已阅：截止</b>' in answer.text
    )
    again = client.get(f"/desk/doc/{faulty.address}/edit/").text
    assert '<p class="small muted" role="status" id="next" tabindex="-1">' in again
    assert "已登记已阅" not in again[again.index('id="next"') : again.index('id="next"') + 60]  # said once


def test_enter_saves_and_gives_no_reason_that_stands_half_typed(
    cast: Cast, faulty: Document, enter: Any
) -> None:
    client = enter(cast.li_qiang)
    page = client.get(f"/desk/doc/{faulty.address}/edit/").text
    form = page[page.index('id="sheet"') :]
    assert (
        form.index('name="entered"') < form.index('type="submit"') + 200
    )  # the button Enter presses without a script
    print_ = print_of(page, "mark", "截止")
    answer = send(client, cast, faulty, entered="1", title="另一标题", **{f"reason-{print_}": ["", "引用"]})
    assert answer.redirect_chain[-1][0].endswith("/edit/#next")
    item = item_of(answer.text, "截止")
    assert "<details open>" in item
    assert 'value="引用"' in item
    assert "理由还没有登记：请按“已阅，不改”" in item
    assert not WordingMark.objects.exists()
    faulty.refresh_from_db()
    assert faulty.title == "另一标题"


def test_saving_with_the_button_registers_no_reason(cast: Cast, faulty: Document, enter: Any) -> None:
    client = enter(cast.li_qiang)
    print_ = print_of(client.get(f"/desk/doc/{faulty.address}/edit/").text, "mark", "截止")
    send(client, cast, faulty, **{f"reason-{print_}": "引用原文"})
    assert not WordingMark.objects.exists()


def test_a_refused_reason_stays_in_its_field(
    cast: Cast, faulty: Document, enter: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise Refusal(("这处文字已经改动，请刷新检查结果", RIGHT))

    client = enter(cast.li_qiang)
    print_ = print_of(client.get(f"/desk/doc/{faulty.address}/edit/").text, "mark", "截止")
    monkeypatch.setattr(marking, "mark_read", refuse)
    item = item_of(send(client, cast, faulty, mark=print_, **{f"reason-{print_}": "引用原文"}).text, "截止")
    assert "错误：这处文字已经改动" in item
    assert 'value="引用原文"' in item


@pytest.mark.parametrize("pressed", ["accept", "mark", "unmark", "entered", "save", "check", "refused"])
def test_what_is_half_typed_beside_other_findings_stays_whatever_is_pressed(
    cast: Cast, enter: Any, pressed: str
) -> None:
    client, draft = enter(cast.li_qiang), draft_of(cast, text=TWO_WARNINGS)
    page = client.get(f"/desk/doc/{draft.address}/edit/").text
    first, other = print_of(page, "mark", "截止"), print_of(page, "mark", "据统计显示")
    said = {f"reason-{other}": "领导讲话原文", f"reason-{first}": "引用原文" if pressed == "mark" else ""}
    said |= {
        "accept": {"accept": print_of(page, "accept", "布署")}, "mark": {"mark": first}, "unmark": {"unmark": "0"},
        "entered": {"entered": "1"}, "save": {}, "check": {"check": "1"}, "refused": {"title": ""},
    }[pressed]  # fmt: skip
    answer = send(client, cast, draft, **said).text
    item = item_of(answer, "据统计显示")
    assert 'value="领导讲话原文"' in item
    assert "<details open>" in item
    assert WordingMark.objects.count() == (pressed == "mark")
    if pressed not in ("check", "refused"):
        assert (
            "领导讲话原文" not in client.get(f"/desk/doc/{draft.address}/edit/").text
        )  # carried once, then it is the page's


@pytest.mark.parametrize("pressed", ["accept", "save", "check"])
def test_a_number_half_typed_is_not_carried_on(
    cast: Cast, faulty: Document, enter: Any, pressed: str
) -> None:
    client = enter(cast.li_qiang)
    page = client.get(f"/desk/doc/{faulty.address}/edit/").text
    said = {f"reason-{print_of(page, 'mark', '截止')}": "问过13812345678"}
    said |= {"accept": {"accept": print_of(page, "accept", "标题")}, "save": {}, "check": {"check": "1"}}[
        pressed
    ]
    assert "13812345678" not in send(client, cast, faulty, **said).text
    assert "13812345678" not in repr(dict(client.session))


@pytest.mark.parametrize("pressed", ["mark", "entered"])
def test_a_reason_with_somebodys_number_is_kept_nowhere(
    cast: Cast, faulty: Document, enter: Any, pressed: str
) -> None:
    client = enter(cast.li_qiang)
    print_ = print_of(client.get(f"/desk/doc/{faulty.address}/edit/").text, "mark", "截止")
    edition = edition_in_hand(faulty)
    assert edition is not None
    said = sheet(cast, title=faulty.title, text=edition.text, saves=str(edition.saves)) | {
        pressed: print_, f"reason-{print_}": "问过13812345678",
    }  # fmt: skip
    address = f"/desk/doc/{faulty.address}/edit/"
    client.post(address, said)
    assert "13812345678" not in repr(dict(client.session))
    page = client.get(address).text
    assert "错误：理由里不要写身份证号" in item_of(page, "截止")
    assert "13812345678" not in page
    assert not WordingMark.objects.exists()


def test_where_one_draft_goes_on_is_not_told_of_another(cast: Cast, faulty: Document, enter: Any) -> None:
    client, other = enter(cast.li_qiang), draft_of(cast, text=FAULTY, title="关于另一活动的通知")
    address = f"/desk/doc/{faulty.address}/edit/"
    print_ = print_of(client.get(address).text, "mark", "截止")
    edition = edition_in_hand(faulty)
    assert edition is not None
    said = sheet(cast, title=faulty.title, text=edition.text, saves=str(edition.saves))
    client.post(address, said | {"entered": "1", f"reason-{print_}": "引用原文"})
    assert "理由还没有登记" not in client.get(f"/desk/doc/{other.address}/edit/").text
    assert 'value="引用原文" form' in client.get(address).text


def test_where_no_finding_is_next_the_state_of_the_panel_is(cast: Cast, faulty: Document, enter: Any) -> None:
    client = enter(cast.li_qiang)
    page = client.get(f"/desk/doc/{faulty.address}/edit/").text
    print_ = print_of(page, "mark", "截止")
    page = send(client, cast, faulty, mark=print_, **{f"reason-{print_}": "引用原文"}).text
    answer = send(client, cast, faulty, unmark=print_of(page, "unmark", "截止"))
    state = '<p class="small muted" role="status" id="next" tabindex="-1">'
    assert answer.redirect_chain[-1][0].endswith("/edit/#next")
    assert f"{state}<b>已撤销</b>" in answer.text
    gone = send(client, cast, faulty, accept="gone")
    assert "没有替换" in gone.text
    assert state in gone.text
    assert state in send(client, cast, faulty, mark="gone").text
    wrong = send(client, cast, faulty, title="", accept=print_of(gone.text, "accept", "正文第2段"))
    assert 'class="error-summary"' in wrong.text
    assert state not in wrong.text  # the errors of the sheet are read first


def test_a_mark_on_blanks_is_called_by_its_rule() -> None:
    assert str(WordingMark(kind="read", code="FX001", found="  ")) == "已阅：与固定表述只差一字"
    assert str(WordingMark(kind="read", code="FX001", found="截止")) == "已阅：截止"


def test_the_place_of_a_number_leads_there_and_tells_nothing_of_it(cast: Cast, enter: Any) -> None:
    document = draft_of(cast, text="各单位：\n\n\n\n联系人：手机13812345678。")
    page = enter(cast.li_qiang).get(f"/desk/doc/{document.address}/edit/").text
    item = item_of(page, "13******678")
    assert ">正文第2段第7字</a>" in item
    assert "<b>差错</b>" in item  # as the command and the public tool say
    assert 'data-letters="8" data-size="11"' in item
    assert f"/desk/doc/{document.address}/comments/#p2" in item
    assert "13812345678" not in page[page.index('id="check"') :]


def test_checking_complains_of_no_other_field_and_sees_a_text_of_the_editor(cast: Cast, enter: Any) -> None:
    sent = {"title": "关于活动的通知", "text": "", "form": RICH, "rich": "<p>工作已布署。</p>"}
    client = enter(cast.li_qiang)
    page = client.post("/desk/doc/new/", sent | {"check": "1"}).text
    assert "<del>布署</del>" in page
    assert "还没有正文" not in page
    assert "处需要修改" not in page
    assert "请选择栏目" not in page
    assert "请选择栏目" in client.post("/desk/doc/new/", sent).text


def test_the_list_of_all_mends_shows_how_grave_each_is(cast: Cast, faulty: Document, enter: Any) -> None:
    page = enter(cast.li_qiang).get(f"/desk/doc/{faulty.address}/edit/").text
    preview = page[page.index('class="safe"') : page.index('name="accept_safe"')]
    assert '<li class="error"><b>差错</b> 标题：' in preview


def test_a_number_written_in_wide_digits_is_told_of_without_it(cast: Cast, enter: Any) -> None:
    draft = draft_of(cast, text="各单位：\n\n联系人电话１３８１２３４５６７８。")
    page = enter(cast.li_qiang).get(f"/desk/doc/{draft.address}/edit/").text
    panel = page[page.index('id="check"') : page.index("</section>", page.index("CH002"))]
    assert "CH002" in panel
    assert "<ins>***</ins>" in panel
    assert "13812345678" not in panel
