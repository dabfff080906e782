"""The desk of requests without a mouse: all is reached and seen to be reached, sheets open, an error takes the focus."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.walks.test_pages_everybody_can_use import faults

CASE = "/desk/ysq/2026-YSQ-0001/"
PAGES = (
    CASE, f"{CASE}?open=consult_agency", f"{CASE}points/1/?step=have", f"{CASE}points/1/?step=give",
    f"{CASE}points/1/granted_in_part/", "/desk/ysq/", "/desk/ysq/letters/", "/desk/ysq/remedies/", "/desk/holidays/",
)  # fmt: skip
# What can be seen and used; of a group of radio buttons the keyboard stops at one.
UNREACHED = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
  .filter(e => e.type !== 'hidden' && !e.disabled && e.checkVisibility() && !window.reached.has(e))
  .filter(e => e.type !== 'radio' || ![...document.getElementsByName(e.name)].some(r => window.reached.has(r)))
  .map(e => e.outerHTML.slice(0, 90))"""
REACH = """() => {
  const e = document.activeElement, s = getComputedStyle(e);
  if (e === window.last) return '';  // a date has several stops
  if (e === document.body || window.reached.has(e)) return 'round';
  window.reached.add(window.last = e);
  return s.outlineStyle !== 'none' || s.boxShadow !== 'none' ? '' : e.outerHTML.slice(0, 90);
}"""


@pytest.mark.parametrize("address", PAGES)
def test_everything_is_reached_by_the_tabulator_and_seen_to_be_reached(
    staff: Callable[[str], Page], address: str
) -> None:
    page = staff("p04")
    page.goto(address)
    page.evaluate("window.reached = new Set()")
    for _ in range(250):
        page.keyboard.press("Tab")
        unseen = page.evaluate(REACH)
        if unseen == "round":
            break
        assert unseen == "", f"no visible focus on {unseen}"
    assert page.evaluate(UNREACHED) == []


def focus(page: Page, selector: str) -> None:
    """Go on with the tabulator until this has the focus."""
    for _ in range(250):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    pytest.fail(f"the keyboard does not reach {selector}")


def test_a_sheet_opens_by_the_keyboard_and_its_error_takes_the_focus(staff: Callable[[str], Page]) -> None:
    page = staff("p09b")
    page.goto(CASE)
    focus(page, "#consult_third_party > summary")
    page.keyboard.press("Enter")
    focus(page, "#consult_third_party_says")
    page.keyboard.type("我写的事由")
    focus(page, "#consult_third_party button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/do/consult_third_party/")
    expect(page.locator("#errors")).to_be_focused()
    assert page.locator("#errors").is_visible()
    assert page.evaluate("scrollY") < 400
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('form').action").endswith("/consult_third_party/")
    assert page.locator("#consult_third_party_says").input_value() == "我写的事由"


def test_a_refusal_takes_the_focus_and_leads_down_to_what_was_typed(staff: Callable[[str], Page]) -> None:
    page = staff("p09b")
    page.goto(CASE)
    focus(page, "#notify_fee > summary")
    page.keyboard.press("Space")
    focus(page, "#notify_fee input[value=item]")
    page.keyboard.press("ArrowDown")
    focus(page, "#notify_fee_count")
    page.keyboard.type("30")
    focus(page, "#notify_fee_how_to_pay")
    page.keyboard.type("缴入国库")
    focus(page, "#notify_fee button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/do/notify_fee/")
    expect(page.locator("#reasons")).to_be_focused()
    assert "免费的数量以内" in page.locator("#reasons").inner_text()
    focus(page, "#reasons a")
    page.keyboard.press("Enter")
    assert page.locator("#notify_fee_how_to_pay").input_value() == "缴入国库"


def test_a_question_is_answered_by_the_keyboard(staff: Callable[[str], Page]) -> None:
    page = staff("p09b")
    page.goto(f"{CASE}points/1/")
    focus(page, "main form button[type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_selector("#errors")
    expect(page.locator("#errors")).to_be_focused()
    focus(page, "input[name=way]")
    page.keyboard.press("Space")
    focus(page, "main form button[type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/points/1/?step=is_it")


@pytest.mark.parametrize("width", [1280, 390])
def test_a_page_that_says_what_is_wrong_has_no_barrier_either(
    staff: Callable[[str], Page], width: int
) -> None:
    page, axe, found = staff("p09b"), Axe(), {}
    page.set_viewport_size({"width": width, "height": 900})
    for act in ("consult_agency", "notify_fee", "ask_to_extend"):
        page.goto(f"{CASE}?open={act}")
        page.locator(f"#{act} form").evaluate("form => form.submit()")
        page.wait_for_selector("#errors")
        if wrong := faults(page, axe):
            found[act] = wrong
    assert found == {}
