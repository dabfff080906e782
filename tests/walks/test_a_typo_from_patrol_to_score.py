"""Walk 3: a wrong word found by the nightly patrol, assigned, corrected by a new edition, closed, scored."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.walks.conftest import Site
from tests.walks.hands import leads_on
from tests.walks.test_a_document_and_its_interpretation import take
from tests.walks.test_a_request_from_form_to_annual_report import open_act

Staff = Callable[[str], Page]


def test_a_wrong_word_walks_from_the_patrol_to_the_score(citizen: Page, staff: Staff, site: Site) -> None:
    site.gongkai("nightly")  # unless the worker beside the server was quicker
    clerk = staff("p04")
    clerk.goto("/desk/ledger/")
    row = clerk.locator("tr, li", has_text="截止").filter(has_text="2026-CC-").first
    leads_on(row.get_by_role("link").first)
    ledger_line = clerk.url
    open_act(clerk, "交办")
    _choose(clerk, "责任人", "郑公共")
    leads_on(clerk.get_by_role("button", name="交办"))
    expect(clerk.locator("main")).to_contain_text("整改中")

    owner = staff("p09")
    owner.goto(ledger_line)
    open_act(owner, "报告已整改")
    owner.get_by_label("整改情况").fill("已改")
    leads_on(owner.get_by_role("button", name="报告已整改"))
    expect(owner.locator("main")).to_contain_text("仍有“截止”")  # the page still says so

    author = staff("p09b")
    author.goto("/desk/ledger/")
    author.goto(ledger_line)
    leads_on(author.get_by_role("link", name="起草改正版本"))
    expect(author.get_by_role("textbox", name="正文")).to_have_value(re.compile("截至2023年11月30日"))
    author.get_by_label("修改原因").fill("更正错别字：“截止”改为“截至”")
    leads_on(author.get_by_role("button", name="保存").first)
    address = re.sub(r"/(edit|revise)/.*$", "/", author.url)
    take(author, address, "送审")
    take(owner, address, "初审通过", "同意")
    take(staff("p05"), address, "保密审查结论", "可以公开")
    take(staff("p03"), address, "复审通过", "同意")
    take(staff("p02"), address, "签发", "同意")
    take(clerk, address, "发布")
    citizen.goto(address.replace("/desk", ""))
    expect(citizen.locator("main")).to_contain_text("截至2023年11月30日")
    expect(citizen.locator("main")).to_contain_text("更正错别字")

    owner.goto(ledger_line)
    open_act(owner, "报告已整改")
    owner.get_by_label("整改情况").fill("已发布改正后的版本")
    leads_on(owner.get_by_role("button", name="报告已整改"))
    expect(owner.locator("main")).to_contain_text("待销号")
    clerk.goto(ledger_line)
    open_act(clerk, "复核销号")
    leads_on(clerk.get_by_role("button", name="复核销号"))
    expect(clerk.locator("main")).to_contain_text("已销号")

    clerk.goto("/desk/scores/?year=2026")
    expect(clerk.locator("tr", has_text="自查整改闭环率").first).to_contain_text("1")


def _choose(page: Page, label: str, name: str) -> None:
    """Choose the option whose text holds a name."""
    select = page.get_by_label(label)
    value = select.locator("option", has_text=name).first.get_attribute("value")
    select.select_option(value)
