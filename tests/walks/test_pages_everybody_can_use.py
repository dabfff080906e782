"""Every page, by people who see, hear and click differently: axe, both widths, no sideways scrolling, the banner."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.walks.conftest import Site

PUBLIC = (
    "/", "/zwgk/", "/zwgk/policy/", "/zwgk/plans/", "/zcwjk/", "/search/?q=冰雪", "/doc/11990000DEMO000000-2023-00046/",
    "/doc/11990000DEMO000000-2023-00005/", "/doc/11990000DEMO000000-2023-00046/verify", "/ysqgk/", "/ysqgk/?q=冰雪",
    "/ysqgk/form/", "/ysqgk/apply/", "/ysqgk/apply/applicant/", "/ysqgk/apply/resume/", "/ysqgk/apply/applicant/?care=1",
    "/ysqgk/track/", "/nb/", "/nb/2024/", "/about/", "/style/", "/nothing-here/", "/?care=1", "/zwgk/policy/?care=1",
)  # fmt: skip
DESK = (
    "/desk/", "/desk/ysq/", "/desk/ysq/2024-YSQ-0003/", "/desk/ysq/2026-YSQ-0001/", "/desk/ysq/new/", "/desk/doc/",
    "/desk/doc/new/", "/desk/doc/11990000DEMO000000-2023-00005/", "/desk/ledger/", "/desk/ledger/new/",
    "/desk/scores/?year=2023", "/desk/nb/", "/desk/nb/2024/", "/desk/nb/2024/cell/t3.r1_new.total/", "/desk/journal/",
    "/desk/password/", "/desk/jobs/", "/desk/holidays/", "/desk/ysq/letters/", "/desk/ysq/remedies/",
    "/desk/ysq/2024-YSQ-0003/draft/", "/desk/ysq/2024-YSQ-0010/", "/desk/ysq/2026-YSQ-0002/",
    "/desk/ysq/2026-YSQ-0001/points/1/", "/desk/ysq/2026-YSQ-0001/points/1/?step=is_it",
    "/desk/ysq/2026-YSQ-0001/points/1/?step=have", "/desk/ysq/2026-YSQ-0001/points/1/?step=give",
    "/desk/ysq/2026-YSQ-0001/points/1/granted_in_part/", "/desk/ysq/2026-YSQ-0001/points/1/declined_repeated/",
    "/desk/ysq/2026-YSQ-0001/?open=consult_agency",
)  # fmt: skip


@pytest.fixture(scope="module")
def axe() -> Axe:
    return Axe()


def faults(page: Page, axe: Axe) -> list[str]:
    """Serious and critical violations of a page, and sideways scrolling."""
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
