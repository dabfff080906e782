"""Walk 2: a policy document with its interpretation, from draft through four reviews to the portal."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.walks.hands import leads_on
from tests.walks.test_a_request_from_form_to_annual_report import open_act

Staff = Callable[[str], Page]
TEXT = "各县（市、区）文化广播电视和旅游局：\n\n为做好冬季群众文化活动，现将有关事项通知如下。\n\n特此通知。"


def take(page: Page, address: str, label: str, opinion: str = "") -> None:
    page.goto(address)
    open_act(page, label)
    sheet = page.locator("details.act[open]")
    for judged in ("表述研判", "时机研判", "方式研判") if label == "初审通过" else ():
        sheet.get_by_label(judged).fill("合适")
    for verdict in sheet.get_by_label("结论").all() if label == "保密审查结论" else ():
        verdict.select_option(label="可公开")
    if opinion:
        sheet.get_by_label("意见").fill(opinion)
    leads_on(sheet.get_by_role("button", name=label))


def test_document_and_interpretation_walk_together_to_the_portal(citizen: Page, staff: Staff) -> None:
    author = staff("p09b")
    author.goto("/desk/doc/new/")
    author.get_by_role("textbox", name=re.compile("^标题")).fill("关于做好冬季群众文化活动的通知")
    author.get_by_role("textbox", name=re.compile("^正文")).fill(TEXT)
    author.get_by_label("栏目").select_option(label="政策文件")
    author.get_by_label("责任科室").select_option(label="公共服务科")
    author.get_by_label("体裁").fill("通知")
    author.get_by_label("发文字号").fill("示文广旅发〔2026〕9号")
    author.get_by_role("radio", name="主动公开").check()
    author.get_by_label("需要解读").check()
    leads_on(author.get_by_role("button", name="保存").first)
    author.goto("/desk/doc/")
    leads_on(author.get_by_role("link", name="关于做好冬季群众文化活动的通知"))
    address = author.url
    index = address.rstrip("/").rpartition("/")[2]

    # Not without its interpretation: the button is shut, and says why.
    expect(author.locator(".act.shut")).to_contain_text("解读稿应当与文件同步送审")
    leads_on(author.get_by_role("link", name="起草解读"))
    author.get_by_role("textbox", name=re.compile("^标题")).fill("《关于做好冬季群众文化活动的通知》政策解读")
    author.get_by_role("textbox", name=re.compile("^正文")).fill(
        "问：今年冬季有哪些活动？\n\n答：各馆安排见通知。"
    )
    author.get_by_role("checkbox", name="问答").check()
    leads_on(author.get_by_role("button", name="保存").first)
    # Nor without its plan.
    author.goto(address)
    expect(author.locator(".act.shut")).to_contain_text("还没有政策解读方案")
    leads_on(author.get_by_role("link", name="填写解读方案").first)
    for label in ("背景", "依据", "目标", "主要内容"):
        author.get_by_label(label, exact=False).first.fill("冬季活动怎样参加")
    author.get_by_role("checkbox", name="问答").check()
    leads_on(author.get_by_role("button", name="保存方案"))
    take(author, address, "送审")

    take(staff("p09"), address, "初审通过", "内容属实")
    take(staff("p05"), address, "保密审查结论", "不涉密，可以公开")
    office = staff("p03")
    take(office, address, "复审通过", "符合规定")
    assert citizen.goto(f"/doc/{index}/").status == 404  # type: ignore[union-attr]
    office.goto(address)
    assert office.locator("details.act summary", has_text="签发").count() == 0
    take(staff("p02"), address, "签发", "同意发布")
    take(staff("p04"), address, "发布")

    assert citizen.goto(f"/doc/{index}/").status == 200  # type: ignore[union-attr]
    expect(citizen.locator("main")).to_contain_text("示文广旅发〔2026〕9号")
    leads_on(citizen.get_by_role("link", name=re.compile("政策解读")).first)
    expect(citizen.locator("main")).to_contain_text("各馆安排见通知")
    leads_on(citizen.get_by_role("link", name=re.compile("关于做好冬季群众文化活动的通知")).first)
    expect(citizen).to_have_url(re.compile(re.escape(f"/doc/{index}/")))
    leads_on(citizen.get_by_role("link", name=re.compile("核验")).first)
    expect(citizen.locator("main")).to_contain_text("一致")
    citizen.goto("/search/?q=群众文化")
    expect(citizen.locator("main")).to_contain_text("关于做好冬季群众文化活动的通知")
