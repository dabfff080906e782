"""Walk 1: a citizen asks, the bureau receives, hands out, consults and answers, and the year's table counts it."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests import papers
from tests.papers import png
from tests.walks.hands import leads_on, says

Staff = Callable[[str], Page]


def go_on(page: Page) -> None:
    leads_on(page.get_by_role("button", name="下一步").last)


def ask(page: Page, asked: str) -> tuple[str, str]:
    """File a request at the portal, page by page; returns its number and query code."""
    page.goto("/ysqgk/")
    leads_on(page.get_by_role("link", name="填写申请").first)
    leads_on(page.get_by_role("link", name="开始填写"))
    page.get_by_role("radio", name="公民").check()
    page.get_by_label("姓名或者名称").fill("王芳")
    page.get_by_label("证件类型").select_option("id_card")
    page.get_by_label("证件号码").fill("990000199003070021")
    go_on(page)
    page.get_by_label("身份证明").set_input_files(
        {"name": "身份证.png", "mimeType": "image/png", "buffer": png()}
    )
    go_on(page)
    page.get_by_label("联系电话").fill("13800000000")
    go_on(page)
    page.get_by_label("需要的政府信息").fill(asked)
    go_on(page)
    page.get_by_role("radio", name="电子文本（电子邮件）").check()
    page.get_by_label("发送到电子邮箱").fill("wangfang@example.invalid")
    go_on(page)
    checked = says(page)
    for said in ("王芳", "身份证.png", "13800000000", asked, "电子文本（电子邮件）"):
        assert said in checked
    leads_on(page.get_by_role("button", name="提交申请"))
    text = says(page)
    number, code = re.search(r"2026-YSQ-\d{4}", text), re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}", text)
    assert number, text
    assert code, text
    assert "第三十一条" in text
    return number[0], code[0]


def open_act(page: Page, label: str) -> Locator:
    """Unfold the sheet of an act; where it is the only one it is unfolded already."""
    summary = page.locator("details.act summary", has_text=re.compile(rf"^\s*{label}"))
    if summary.locator("..").get_attribute("open") is None:
        summary.click()
    return summary.locator("..")


def track(page: Page, number: str, code: str) -> str:
    page.goto("/ysqgk/track/")
    page.get_by_label("申请编号").fill(number)
    page.get_by_label("查询码").fill(code)
    leads_on(page.get_by_role("button", name=re.compile("查询")))
    return says(page)


def decide_in_two_points(handler: Page) -> None:
    """Split what was asked, answer the seven questions for each point, and put the answer forward."""
    open_act(handler, "拆分、改写要点")
    handler.get_by_label("申请要点").fill("示例山项目的申报书\n示例山项目的评审意见")
    leads_on(handler.get_by_role("button", name="保存要点"))
    expect(handler.locator("main")).to_contain_text("还有 2 个没有决定")
    expect(handler.locator("main")).to_contain_text("要点1还没有决定")
    leads_on(handler.get_by_role("link", name="七步决定").first)
    answer_questions(handler, "区分处理")
    handler.get_by_label("公开的是哪些部分").fill("非技术部分")
    handler.get_by_label("事实和理由").fill("申报书的技术部分属于商业秘密。")
    handler.get_by_label("提供的形式、方式和时间").fill("电子文本，发送至电子邮箱")
    leads_on(handler.get_by_role("button", name="决定这个要点"))
    answer_questions(handler, "讨论记录、过程稿")
    leads_on(handler.get_by_role("button", name="决定这个要点"))
    expect(handler.locator(".error-summary")).to_contain_text("请填写事实和理由")
    handler.get_by_label("事实和理由").fill("评审意见属于过程性信息，不予公开。")
    leads_on(handler.get_by_role("button", name="决定这个要点"))
    leads_on(handler.get_by_role("button", name="呈批答复"))  # its sheet lies open already
    expect(handler.locator("main")).to_contain_text("还没有添加提供给申请人的信息")
    open_act(handler, "添加材料")
    handler.locator("#file_purpose").select_option("handed_out")
    handler.locator("#file_file").set_input_files(
        {"name": "申报书.pdf", "mimeType": "application/pdf", "buffer": papers.pdf()}
    )
    leads_on(handler.get_by_role("button", name="添加", exact=True))
    expect(handler.locator("main")).to_contain_text("申报书.pdf")
    open_act(handler, "呈批答复")
    leads_on(handler.get_by_role("button", name="呈批答复"))
    expect(handler.locator("main")).to_contain_text("答复审核中")


def answer_questions(handler: Page, last: str) -> None:
    """Go on through four questions, and out of the fifth."""
    for _ in range(4):
        handler.get_by_role("radio", name=re.compile("下一步")).check()
        leads_on(handler.get_by_role("button", name="下一步"))
    handler.get_by_role("radio", name=re.compile(last)).check()
    leads_on(handler.get_by_role("button", name="下一步"))


def review_and_sign(staff: Staff, number: str) -> None:
    """The secrecy reviewer, the legal reviewer and the deputy each find the answer on their first page."""
    for login in ("p05", "p07"):
        reviewer = staff(login)
        leads_on(reviewer.get_by_role("link", name=re.compile(number)))
        leads_on(reviewer.get_by_role("link", name="看拟答复全文"))
        expect(reviewer.locator("article")).to_contain_text("评审意见属于过程性信息")
        leads_on(reviewer.get_by_role("link", name="回到申请办理"))
        sheet = open_act(reviewer, "出具审核意见")
        sheet.get_by_role("radio", name="同意", exact=True).check()
        leads_on(sheet.get_by_role("button", name="出具审核意见"))
    signer = staff("p02")
    leads_on(signer.get_by_role("link", name=re.compile(number)))
    leads_on(open_act(signer, "批准答复").get_by_role("button", name="批准答复"))
    expect(signer.locator("main")).to_contain_text("待送达")


def fetched(page: Page, letter: str) -> bytes:
    """A letter as the applicant gets it, with the scripts of the browser off."""
    with page.expect_download() as coming:
        page.locator(".fetch li", has_text=letter).get_by_role("button", name="下载PDF").click()
    return coming.value.path().read_bytes()


def test_a_request_walks_from_the_form_to_a_cell_of_the_annual_report(citizen: Page, staff: Staff) -> None:
    number, code = ask(citizen, "示例山项目的申报书和评审意见")
    assert "待双方确认" in track(citizen, number, code)

    clerk = staff("p04")
    clerk.goto(f"/desk/ysq/{number}/")
    assert "王芳" not in says(clerk)
    open_act(clerk, "确认收到")
    leads_on(clerk.get_by_role("button", name="确认收到"))
    expect(clerk.locator("main")).to_contain_text("2026-12-23")
    open_act(clerk, "受理分办")
    clerk.get_by_label("承办科室和承办人").select_option(label="公共服务科 信息员09（演示）")
    leads_on(clerk.get_by_role("button", name="受理分办"))
    expect(clerk.locator("main")).to_contain_text("办理中")

    handler = staff("p09b")
    handler.goto("/desk/ysq/")
    leads_on(handler.get_by_role("link", name=re.compile(number)))
    letter = open_act(handler, "征求第三方意见")
    letter.get_by_label("被征求意见方").fill("项目申报单位")
    leads_on(letter.get_by_role("button", name="征求第三方意见"))
    expect(handler.locator("main")).to_contain_text("暂停")
    paused = track(citizen, number, code)
    assert "征求第三方意见" in paused
    assert "项目申报单位" not in paused

    opinion = open_act(handler, "登记第三方意见")
    opinion.locator("input[name=opinion][value=partly]").check()
    opinion.get_by_label("意见要点").fill("同意公开非技术部分")
    leads_on(opinion.get_by_role("button", name="登记第三方意见"))
    decide_in_two_points(handler)
    review_and_sign(staff, number)
    assert "评审意见属于过程性信息" not in track(citizen, number, code), "not before it is served"

    handler.goto(f"/desk/ysq/{number}/")
    serving = open_act(handler, "送达答复")
    serving.get_by_label("电子形式发送").check()
    leads_on(serving.get_by_role("button", name="送达答复"))
    expect(handler.locator("main")).to_contain_text("已办结")

    answered = track(citizen, number, code)
    assert "部分公开" in answered
    assert "第三十七条" in answered
    assert "评审意见属于过程性信息" in answered
    assert "应当先申请行政复议" in answered
    assert "示例市人民政府" in answered
    assert fetched(citizen, "答复书（部分公开）").startswith(b"%PDF-")

    clerk.goto("/desk/nb/")
    clerk.locator("main").get_by_label("年度", exact=True).fill("2026")
    leads_on(clerk.get_by_role("button", name="开始编制"))
    cell = clerk.locator('a[href$="/cell/t3.r3_2_partial.natural/"]')
    expect(cell).to_have_text("1")
    cell.click()
    expect(clerk.locator("main")).to_contain_text(number)
    expect(clerk.locator("main")).to_contain_text("部分公开")


def test_a_wrong_query_code_opens_nothing(citizen: Page) -> None:
    text = track(citizen, "2024-YSQ-0001", "AAAA-2222")
    assert "评分标准" not in text
