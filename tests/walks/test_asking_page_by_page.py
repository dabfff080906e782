"""The pages of a request in a browser: by keyboard, with errors, on a phone without scripts, on another machine."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

from tests.walks.conftest import Site
from tests.walks.hands import leads_on, says
from tests.walks.test_a_request_from_form_to_annual_report import go_on


def test_the_form_is_filed_with_the_keyboard_alone(browser: Browser, site: Site) -> None:
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, base_url=site.address, locale="zh-CN"
    )
    page = context.new_page()
    page.goto("/ysqgk/apply/applicant/")
    typed = {
        "name": "王芳", "id_number": "990000199003070021", "phone": "13800000000", "asked": "2026年送戏下乡场次",
        "email": "wangfang@example.invalid",
    }  # fmt: skip
    for step in ("proof", "contact", "asked", "delivery", "check", "receipt"):
        by_keyboard(page, typed)
        page.wait_for_url(f"**/{step}/")
    assert re.search(r"2026-YSQ-\d{4}", says(page))
    context.close()


def by_keyboard(page: Page, typed: dict[str, str]) -> None:
    """Fill in a page with Tab, Space, the arrows and Enter; every stop has to be seen."""
    page.locator("h1").click()
    for _ in range(80):
        page.keyboard.press("Tab")
        name, kind, words, ring = page.evaluate(FOCUS)
        assert ring, f"no visible focus on {name or kind}"
        if name in typed and kind != "submit":
            page.keyboard.press("Control+A")
            page.keyboard.type(typed[name])
        elif name == "id_kind":
            page.keyboard.press("ArrowDown")
        elif kind == "radio" and not page.evaluate(
            "!!document.querySelector(`[name=${document.activeElement.name}]:checked`)"
        ):
            page.keyboard.press("Space")
        elif kind == "submit" and words in ("下一步", "提交申请"):
            page.keyboard.press("Enter")
            return
    raise AssertionError("no button was reached")


FOCUS = """() => {
  const at = document.activeElement, style = getComputedStyle(at);
  return [at.name || "", at.type || at.tagName, at.innerText || "", style.outlineStyle !== "none" || style.boxShadow !== "none"];
}"""


def test_an_error_names_the_field_and_going_back_loses_nothing(citizen: Page) -> None:
    citizen.goto("/ysqgk/apply/applicant/")
    citizen.get_by_label("姓名或者名称").fill("王芳")
    go_on(citizen)
    summary = citizen.locator(".error-summary")
    expect(summary).to_contain_text("申请人身份")
    expect(summary).to_contain_text("证件号码")
    expect(citizen.get_by_label("姓名或者名称")).to_have_value("王芳")
    citizen.get_by_role("radio", name="公民").check()
    citizen.get_by_label("证件类型").select_option("id_card")
    citizen.get_by_label("证件号码").fill("990000199003070021")
    go_on(citizen)
    leads_on(citizen.get_by_role("link", name="上一步"))
    expect(citizen.get_by_label("姓名或者名称")).to_have_value("王芳")
    expect(citizen.get_by_role("radio", name="公民")).to_be_checked()


def test_what_another_answer_asks_for_is_shown_with_it_without_scripts(citizen: Page) -> None:
    citizen.goto("/ysqgk/apply/applicant/")
    expect(citizen.get_by_role("radio", name="商业企业")).to_be_hidden()
    citizen.get_by_role("radio", name="法人或者其他组织").check()
    expect(citizen.get_by_role("radio", name="商业企业")).to_be_visible()
    citizen.get_by_label("由代理人代为申请").check()
    expect(citizen.get_by_label("授权委托书")).to_be_visible()


def test_a_draft_is_continued_elsewhere_with_its_code_and_erased_there(
    citizen: Page, browser: Browser, site: Site
) -> None:
    citizen.goto("/ysqgk/apply/applicant/")
    citizen.get_by_label("姓名或者名称").fill("王芳")
    leads_on(citizen.get_by_role("button", name="保存草稿"))
    code = re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}", says(citizen))
    assert code
    context = browser.new_context(base_url=site.address, locale="zh-CN", java_script_enabled=False)
    other = context.new_page()
    other.goto("/ysqgk/apply/")
    leads_on(other.get_by_role("link", name="凭续填码继续"))
    other.get_by_label("续填码").fill(code[0].lower())
    leads_on(other.get_by_role("button", name="继续填写"))
    expect(other.get_by_label("姓名或者名称")).to_have_value("王芳")
    leads_on(other.get_by_role("link", name="删除草稿"))
    leads_on(other.get_by_role("button", name="确认删除"))
    expect(other.locator("main")).to_contain_text("草稿已经删除")
    context.close()
    citizen.goto("/ysqgk/apply/")
    expect(citizen.locator("main")).not_to_contain_text("没有填完的申请")
