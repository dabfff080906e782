"""Every page, by people who see, hear and click differently: axe, both widths, no sideways scrolling, the banner."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.papers import png
from tests.walks.conftest import Site
from tests.walks.hands import leads_on, says
from tests.walks.test_a_request_from_form_to_annual_report import go_on, track

PUBLIC = (
    "/", "/zwgk/", "/zwgk/policy/", "/zwgk/plans/", "/zcwjk/", "/search/?q=冰雪", "/doc/11990000DEMO000000-2023-00046/",
    "/doc/11990000DEMO000000-2023-00005/", "/doc/11990000DEMO000000-2023-00046/verify", "/ysqgk/", "/ysqgk/?q=冰雪",
    "/ysqgk/form/", "/ysqgk/apply/", "/ysqgk/apply/applicant/", "/ysqgk/apply/resume/", "/ysqgk/apply/applicant/?care=1",
    "/ysqgk/track/", "/nb/", "/nb/2024/", "/about/", "/style/", "/nothing-here/", "/ysqgk/form/?care=1", "/?care=1", "/zwgk/policy/?care=1",
    "/counting/", "/wgk/", "/wgk/2023-SX-0001/", "/yjzj/", "/fbft/", "/fbft/2023-HD-0003/", "/mulu/",
    "/doc/11990000DEMO000000-2025-00001/", "/doc/11990000DEMO000000-2026-00004/",
)  # fmt: skip
DESK = (
    "/desk/", "/desk/ysq/", "/desk/ysq/2024-YSQ-0003/", "/desk/ysq/2026-YSQ-0001/", "/desk/ysq/new/", "/desk/ysq/registered/", "/desk/doc/",
    "/desk/doc/new/", "/desk/doc/interpretations/", "/desk/doc/11990000DEMO000000-2023-00005/", "/desk/ledger/", "/desk/ledger/new/", "/desk/ledger/words/", "/desk/ledger/words/?kind=unit",
    "/desk/scores/?year=2023", "/desk/nb/", "/desk/nb/2024/", "/desk/nb/2024/cell/t3.r1_new.total/", "/desk/journal/",
    "/desk/password/", "/desk/jobs/", "/desk/holidays/", "/desk/ysq/corrections/", "/desk/ysq/corrections/new/", "/desk/ysq/letters/", "/desk/ysq/remedies/",
    "/desk/ysq/2024-YSQ-0003/draft/", "/desk/ysq/2024-YSQ-0010/", "/desk/ysq/2026-YSQ-0002/",
    "/desk/ysq/2026-YSQ-0001/points/1/", "/desk/ysq/2026-YSQ-0001/points/1/?step=is_it",
    "/desk/ysq/2026-YSQ-0001/points/1/?step=have", "/desk/ysq/2026-YSQ-0001/points/1/?step=give",
    "/desk/ysq/2026-YSQ-0001/points/1/granted_in_part/", "/desk/ysq/2026-YSQ-0001/points/1/declined_repeated/",
    "/desk/ysq/2026-YSQ-0001/?open=consult_agency", "/desk/doc/reviews/", "/desk/doc/releases/", "/desk/doc/windows/",
    "/desk/doc/notices/", "/desk/doc/incidents/", "/desk/doc/upper/", "/desk/doc/clean-up/", "/desk/doc/counting/",
    "/desk/doc/attributes/", "/desk/doc/11990000DEMO000000-2026-00006/", "/desk/doc/11990000DEMO000000-2026-00008/",
    "/desk/doc/11990000DEMO000000-2026-00008/checks/", "/desk/doc/11990000DEMO000000-2026-00006/validity/",
    "/desk/channels/", "/desk/matters/", "/desk/matters/waiting/", "/desk/matters/2023-SX-0001/",
)  # fmt: skip


def request_pages(page: Page) -> Iterator[str]:
    """Every page from the first of a request to the page of its case, errors and files among them."""
    page.goto("/ysqgk/apply/applicant/")
    page.get_by_role("radio", name="法人或者其他组织").check()
    page.get_by_label("由代理人代为申请").check()
    go_on(page)
    yield "applicant, with errors"
    page.get_by_role("radio", name="商业企业").check()
    page.get_by_label("姓名或者名称").fill("示例商贸有限公司")
    page.get_by_label("证件类型").select_option("credit_code")
    page.get_by_label("证件号码").fill("91350100M000100Y43")
    page.get_by_label("代理人姓名").fill("李四")
    authorisation = {"name": "委托书.png", "mimeType": "image/png", "buffer": png()}
    page.get_by_label("授权委托书").set_input_files(authorisation)  # type: ignore[arg-type]
    leads_on(page.get_by_role("button", name="上传"))
    yield "applicant, with a file"
    go_on(page)
    yield "proof"
    go_on(page)
    yield "contact"
    page.get_by_label("联系电话").fill("13800000000")
    leads_on(page.get_by_role("button", name="保存草稿"))
    yield "saved"
    leads_on(page.get_by_role("link", name="继续填写"))
    go_on(page)
    page.get_by_label("需要的政府信息").fill("2026年送戏下乡场次")
    yield "asked"
    go_on(page)
    page.get_by_role("radio", name="纸质文本（邮寄）").check()
    page.get_by_label("邮寄到").fill("示例路1号")
    yield "delivery"
    go_on(page)
    yield "check"
    leads_on(page.get_by_role("link", name="删除草稿"))
    yield "erase"
    page.goto("/ysqgk/apply/check/")
    leads_on(page.get_by_role("button", name="提交申请"))
    yield "receipt"
    text = says(page)
    number, code = re.search(r"2026-YSQ-\d{4}", text), re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}", text)
    assert number
    assert code
    track(page, number[0], code[0])
    page.get_by_label("您的疑问").fill("请问什么时候确认？")
    leads_on(page.get_by_role("button", name="提交疑问"))
    yield "case"


@pytest.fixture(scope="module")
def axe() -> Axe:
    return Axe()


def faults(page: Page, axe: Axe) -> list[str]:
    """Serious and critical violations of a page, and sideways scrolling."""
    page.wait_for_load_state()
    found = [
        f"{v['id']}: {v['nodes'][0]['html'][:120]}"
        for v in axe.run(page).response["violations"]
        if v["impact"] in ("serious", "critical")
    ]
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return found + ([f"wider than the screen by {wide}px"] if wide > 0 else [])


@pytest.mark.parametrize("width", [1280, 390])
def test_public_pages_have_no_barrier_and_say_they_are_a_demonstration(
    browser: Browser, site: Site, axe: Axe, width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, base_url=site.address, locale="zh-CN"
    )
    page = context.new_page()
    found = {}
    for address in PUBLIC:
        page.goto(address)
        assert "演示数据" in page.locator("body").inner_text(), address
        if wrong := faults(page, axe):
            found[address] = wrong
    context.close()
    assert found == {}


@pytest.mark.parametrize("width", [1280, 390])
def test_the_pages_of_a_request_have_no_barrier(browser: Browser, site: Site, axe: Axe, width: int) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, base_url=site.address, locale="zh-CN"
    )
    page, found = context.new_page(), {}
    for place in request_pages(page):
        if wrong := faults(page, axe):
            found[place] = wrong
    context.close()
    assert found == {}


@pytest.mark.parametrize("width", [1280, 390])
def test_desk_pages_have_no_barrier(staff: Callable[[str], Page], axe: Axe, width: int) -> None:
    page = staff("p04")
    page.set_viewport_size({"width": width, "height": 900})
    found = {}
    for address in DESK:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        if wrong := faults(page, axe):
            found[address] = wrong
    assert found == {}


def test_no_page_runs_or_loads_anything_from_elsewhere(browser: Browser, site: Site) -> None:
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, base_url=site.address, locale="zh-CN"
    )
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    for address in PUBLIC:
        page.goto(address)
    context.close()
    assert {url for url in asked if not url.startswith((site.address, "data:"))} == set()
    assert [c for c in complaints if "404" not in c] == []
