"""Two ways to use a page: pointing at things, and the keyboard alone."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page

TABS = 400
# The words a person would call the focused element by.
NAMED = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return {tag: '', said: '', type: '', name: '', value: ''};
  const labels = e.labels ? [...e.labels].map(l => l.innerText).join(' ') : '';
  const ring = (s => s.outlineStyle !== 'none' || s.boxShadow !== 'none')(getComputedStyle(e));
  return {tag: e.tagName, said: (labels || e.getAttribute('aria-label') || e.innerText || e.value || '').trim(),
          type: e.type || '', name: e.name || '', value: e.value || '', ring};
}"""


def leads_on(thing: Locator) -> None:
    """Click what leads to another page, and be there: the browser clicks on before the next page has come."""
    with thing.page.expect_navigation():
        thing.click()


def says(page: Page) -> str:
    """What a page says when all of it has come."""
    page.wait_for_load_state()
    return page.locator("main").inner_text()


class Pointing:
    """Finds things by what they are called and clicks them."""

    def follow(self, page: Page, link: str) -> None:
        leads_on(page.get_by_role("link", name=re.compile(link)).first)

    def unfold(self, page: Page, label: str) -> None:
        summary = self._summary(page, label)
        if summary.locator("..").get_attribute("open") is None:
            summary.click()

    def _summary(self, page: Page, label: str) -> Locator:
        return page.locator("details summary", has_text=re.compile(rf"^\s*{label}")).first

    def fill(self, page: Page, label: str, text: str) -> None:
        page.get_by_label(re.compile(label)).locator("visible=true").first.fill(text)

    def pick(self, page: Page, label: str, option: str) -> None:
        box = page.get_by_label(re.compile(label)).locator("visible=true").first
        value = box.locator("option", has_text=option).first.get_attribute("value")
        box.select_option(value=value)

    def choose(self, page: Page, name: str, value: str) -> None:
        page.locator(f'input[type=radio][name="{name}"][value="{value}"]').locator(
            "visible=true"
        ).first.check()

    def check(self, page: Page, label: str) -> None:
        page.get_by_role("checkbox", name=re.compile(label)).first.check()

    def attach(self, page: Page, label: str, file: Path) -> None:
        named = page.get_by_label(re.compile(label)).and_(page.locator("input[type=file]"))
        named.locator("visible=true").first.set_input_files(str(file))

    def press(self, page: Page, button: str, *, leads: bool = True) -> None:
        """`leads` is False where the press hands out a file and the page stays."""
        found = page.get_by_role("button", name=button, exact=True).locator("visible=true").first
        if not leads:
            found.click()
            return
        leads_on(found)


class Typing(Pointing):
    """Tab, arrows, space and enter, as somebody who uses no mouse; every stop must show where the focus is."""

    def _reach(
        self, page: Page, wanted: re.Pattern[str], tags: tuple[str, ...], type_: str = ""
    ) -> dict[str, str]:
        page.evaluate("document.activeElement && document.activeElement.blur()")
        seen = []
        for _ in range(TABS):
            page.keyboard.press("Tab")
            at = page.evaluate(NAMED)
            if at["tag"]:
                assert at["ring"], f"no visible focus on {at['said'] or at['name']}"
            seen.append(at["said"][:20])
            if at["tag"] in tags and (not type_ or at["type"] == type_) and wanted.search(at["said"]):
                return at
        raise AssertionError(f"the keyboard does not reach {wanted.pattern}: {seen}")

    def follow(self, page: Page, link: str) -> None:
        self._reach(page, re.compile(link), ("A",))
        with page.expect_navigation():
            page.keyboard.press("Enter")

    def unfold(self, page: Page, label: str) -> None:
        if self._summary(page, label).locator("..").get_attribute("open") is None:
            self._reach(page, re.compile(rf"^{label}"), ("SUMMARY",))
            page.keyboard.press("Enter")

    def fill(self, page: Page, label: str, text: str) -> None:
        self._reach(page, re.compile(label), ("INPUT", "TEXTAREA"))
        page.keyboard.press("Control+A")
        page.keyboard.insert_text(text)

    def pick(self, page: Page, label: str, option: str) -> None:
        self._reach(page, re.compile(label), ("SELECT",))
        for _ in range(60):
            if option in page.evaluate("document.activeElement.selectedOptions[0].text"):
                return
            page.keyboard.press("ArrowDown")
        raise AssertionError(f"no option {option}")

    def choose(self, page: Page, name: str, value: str) -> None:
        page.evaluate("document.activeElement && document.activeElement.blur()")
        for _ in range(TABS):
            page.keyboard.press("Tab")
            at = page.evaluate(NAMED)
            if at["type"] == "radio" and at["name"] == name:
                break
        else:
            raise AssertionError(f"the keyboard does not reach {name}")
        for _ in range(30):
            if page.evaluate("[document.activeElement.value, document.activeElement.checked]") == [
                value,
                True,
            ]:
                return
            on_it = page.evaluate("document.activeElement.value") == value
            page.keyboard.press("Space" if on_it else "ArrowDown")
        raise AssertionError(f"the arrows do not reach {name}={value}")

    def check(self, page: Page, label: str) -> None:
        self._reach(page, re.compile(label), ("INPUT",), "checkbox")
        if not page.evaluate("document.activeElement.checked"):
            page.keyboard.press("Space")

    def attach(self, page: Page, label: str, file: Path) -> None:
        # The system's own file dialog opens on Enter; what it would hand over is handed over here.
        self._reach(page, re.compile(label), ("INPUT",), "file")
        super().attach(page, label, file)

    def press(self, page: Page, button: str, *, leads: bool = True) -> None:
        self._reach(page, re.compile(rf"^{re.escape(button)}$"), ("BUTTON", "INPUT"))
        if not leads:
            page.keyboard.press("Enter")
            return
        with page.expect_navigation():
            page.keyboard.press("Enter")
