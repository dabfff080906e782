"""Walk: a draft with faults is put right beside the editor, read over with a reason, refused, mended and sent; what it let be is seen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.walks.conftest import PASSWORD, Site
from tests.walks.hands import Typing, leads_on
from tests.walks.test_a_request_from_form_to_annual_report import open_act
from tests.walks.test_pages_everybody_can_use import faults

Staff = Callable[[str], Page]
TEXT = (
    "各县（市、区）文化广播电视和旅游局：\n\n现就冬季活动作如下布署。\n\n截止2026年11月20日，共收到40份报名表。\n\n"
    "活动欢迎来自台湾国的游客。"
)
TITLE = "关于冬季活动报名情况的通知"


def begin(author: Page, title: str, text: str = TEXT) -> str:
    """A draft of the 公共服务科; its address."""
    author.goto("/desk/doc/new/")
    author.get_by_role("textbox", name=re.compile("^标题")).fill(title)
    author.get_by_role("textbox", name=re.compile("^正文")).fill(text)
    author.get_by_label("栏目").select_option(index=3)
    author.get_by_label("责任科室").select_option(label="公共服务科")
    author.get_by_role("radio", name="主动公开").check()
    leads_on(author.get_by_role("button", name="保存").first)
    expect(author).to_have_url(re.compile("/edit/"))
    return re.sub(r"/edit/.*$", "/", author.url)


def test_a_draft_with_faults_is_mended_and_sent_and_its_reviewer_sees_what_was_let_be(
    staff: Staff, site: Site
) -> None:
    author = staff("p09b")
    address = begin(author, TITLE)
    panel = author.locator("#check")
    expect(panel).to_contain_text("2 处必改，共 3 处")

    # A place leads into the text, which is marked there.
    panel.get_by_role("link", name="正文第2段").first.click()
    chosen = "() => { const t = document.querySelector('textarea[name=text]'); return t.value.slice(t.selectionStart, t.selectionEnd); }"
    assert author.evaluate(chosen) == "布署"

    with author.expect_navigation():
        author.locator("#check li", has_text="布署").get_by_role("button", name=re.compile("^改正")).click()
    expect(author.get_by_role("textbox", name=re.compile("^正文"))).to_have_value(re.compile("作如下部署"))
    expect(panel.get_by_role("status")).to_contain_text("已改正：“布署”")
    expect(author.locator("li", has_text="截止").and_(author.locator("#next"))).to_be_focused()
    warned = author.locator("#check li", has_text="截止")
    warned.locator("summary").click()
    with author.expect_navigation():
        warned.get_by_role("button", name="已阅，不改").click()
    expect(warned).to_contain_text("错误：已阅要写明理由")
    expect(warned.get_by_label("不改的理由")).to_be_focused()
    warned.get_by_label("不改的理由").fill("沿用报名系统的原文")
    with author.expect_navigation():
        warned.get_by_role("button", name="已阅，不改").click()
    expect(author.locator("#check .settled")).to_contain_text("已阅：沿用报名系统的原文")

    author.goto(address)
    expect(author.locator("main")).to_contain_text("改正以后才能送审")
    expect(author.locator("main")).to_contain_text("台湾国")
    expect(author.get_by_role("button", name="送审")).to_have_count(0)

    # While it is typed the panel follows, and the draft saves itself.
    author.goto(f"{address}edit/")
    text = author.get_by_role("textbox", name=re.compile("^正文"))
    text.fill(text.input_value().replace("来自台湾国的游客", "来自台湾地区的游客"))
    expect(author.locator("#check")).to_contain_text("0 处必改", timeout=15_000)
    expect(author.locator("[data-saved]")).to_contain_text("已保存", timeout=15_000)
    author.goto(address)
    open_act(author, "送审")
    leads_on(author.get_by_role("button", name="送审"))
    expect(author.locator("main")).to_contain_text("科室初审")

    reviewer = staff("p09")
    reviewer.goto(address)
    reviewer.locator("details.found summary").first.click()
    expect(reviewer.locator("main")).to_contain_text("已阅：沿用报名系统的原文")


def test_the_same_is_done_by_the_keyboard_alone(staff: Staff) -> None:
    author, keys = staff("p09b"), Typing()
    address = begin(
        author, "关于冬季活动安排的通知", TEXT.replace("活动欢迎来自台湾国的游客。", "特此通知。")
    )
    keys._reach(author, re.compile(r"^改正\s*正文第2段"), ("BUTTON",))
    with author.expect_navigation():
        author.keyboard.press("Enter")
    keys._reach(author, re.compile(r"^已阅\s*：正文第3段"), ("SUMMARY",))
    author.keyboard.press("Enter")
    keys.fill(author, "^不改的理由", "沿用原文")
    author.keyboard.press("Enter")
    expect(author.locator("#check .settled")).to_contain_text("已阅：沿用原文")
    author.goto(address)
    keys.unfold(author, "送审")
    keys.press(author, "送审")
    expect(author.locator("main")).to_contain_text("科室初审")


@pytest.fixture
def plain_phone(browser: Browser, site: Site) -> Iterator[Page]:
    """The same author on a phone with scripts switched off."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844},
        base_url=site.address,
        locale="zh-CN",
        java_script_enabled=False,
    )
    page = context.new_page()
    page.goto("/desk/login/")
    page.get_by_label("登录名").fill("p09b")
    page.get_by_label("口令").fill(PASSWORD)
    leads_on(page.get_by_role("button", name="登录"))
    yield page
    context.close()


def test_without_a_script_and_on_a_phone_it_works_as_well(plain_phone: Page) -> None:
    page = plain_phone
    begin(page, "关于冬季活动时间的通知")
    page.locator("#check details.safe summary").click()
    expect(page.locator("#check details.safe")).to_contain_text("部署")
    leads_on(page.locator("#check").get_by_role("button", name=re.compile("^改正这")))
    expect(page.get_by_role("textbox", name=re.compile("^正文"))).to_have_value(re.compile("作如下部署"))
    page.locator("#check summary", has_text="已阅").click()
    page.get_by_label("不改的理由").fill("沿用原文")
    page.get_by_label("不改的理由").press("Enter")
    expect(page.locator("#check")).to_contain_text("理由还没有登记：请按“已阅，不改”")
    expect(page.get_by_label("不改的理由")).to_have_value("沿用原文")
    leads_on(page.locator("#check").get_by_role("button", name="已阅，不改"))
    expect(page.locator("#check .settled")).to_contain_text("已阅：沿用原文")
    leads_on(page.locator("#check").get_by_role("link", name="正文第4段").first)
    assert re.search(r"/comments/#p4$", page.url)


def test_the_place_of_a_number_leads_into_the_editor(staff: Staff) -> None:
    page = staff("p09b")
    page.goto("/desk/doc/new/")
    page.get_by_role("button", name=re.compile("^用编辑器写")).click()
    page.locator("#editor-area").click()
    page.keyboard.type("各县（市、区）：")
    page.keyboard.press("Enter")
    page.keyboard.type("联系人：13812345678。")
    page.get_by_role("button", name="检查").click()
    page.locator("#check").get_by_role("link", name="正文第2段").first.click()
    assert page.evaluate("() => document.getSelection().toString()") == "13812345678"


def test_a_reason_half_typed_outlasts_the_panel_that_follows_the_writer(staff: Staff) -> None:
    author = staff("p09b")
    begin(author, "关于冬季活动安全的通知")
    warned = author.locator("#check li", has_text="截止")
    warned.locator("summary").click()
    warned.get_by_label("不改的理由").fill("沿用报名系统的原文")
    text = author.get_by_role("textbox", name=re.compile("^正文"))
    text.fill(text.input_value().replace("布署", "部署"))
    expect(author.locator("#check")).to_contain_text("1 处必改", timeout=15_000)
    expect(author.locator("#check")).not_to_contain_text("布署")
    expect(warned.get_by_label("不改的理由")).to_have_value("沿用报名系统的原文")
    expect(warned.get_by_label("不改的理由")).to_be_visible()


def test_a_sheet_looked_at_is_saved_and_a_reason_outlasts_a_look_elsewhere(staff: Staff) -> None:
    author = staff("p09b")
    begin(author, "关于春季活动安全的通知")
    text = author.get_by_role("textbox", name=re.compile("^正文"))
    text.fill(text.input_value() + "\n\n请认真组织。")
    leads_on(author.get_by_role("button", name="检查"))
    expect(author.locator("[data-saved]")).to_contain_text("已保存", timeout=15_000)
    warned = author.locator("#check li", has_text="截止")
    warned.locator("summary").click()
    warned.get_by_label("不改的理由").fill("沿用报名系统的原文")
    leads_on(author.get_by_role("link", name="批注", exact=True))
    author.go_back()
    author.reload()
    expect(text).to_have_value(re.compile("请认真组织。"))
    expect(warned.get_by_label("不改的理由")).to_have_value("沿用报名系统的原文")


@pytest.mark.parametrize("width", [1280, 390])
def test_everybody_can_use_the_panel(staff: Staff, width: int) -> None:
    page = staff("p09b")
    begin(page, f"关于冬季活动场地的通知（{width}）")
    page.set_viewport_size({"width": width, "height": 900})
    for unfolded in page.locator("#check details").all():
        unfolded.evaluate("e => e.open = true")
    assert faults(page, Axe()) == []
