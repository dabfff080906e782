"""A draft written in the editor by keyboard, saving itself, in two windows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests import words


def test_a_text_from_word_is_written_over_by_keyboard_and_saves_itself(
    staff: Callable[[str], Page], tmp_path: Path
) -> None:
    sent = tmp_path / "通知.docx"
    sent.write_bytes(words.notice())
    page = staff("p08b")
    page.goto("/desk/doc/new/")
    page.select_option("[name=column]", index=3)
    page.set_input_files("[name=word]", str(sent))
    page.locator("form.sheet button.btn-primary").first.click()
    area = page.locator("#editor-area")
    expect(area.locator("caption")).to_have_text("表1 活动日程")
    area.get_by_text("广场").click()
    page.keyboard.press("End")
    page.keyboard.press("Tab")
    page.keyboard.type("3月2日")
    page.keyboard.press("Tab")
    page.keyboard.type("闭幕")
    saved = page.locator("[data-saved]")
    expect(saved).to_contain_text("已保存", timeout=15_000)

    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator("#editor-area tr")).to_have_count(4)
    other.locator("#editor-area h2").click()
    other.keyboard.press("End")
    other.keyboard.type("和安排")
    expect(other.locator("[data-saved]")).to_contain_text("已保存", timeout=15_000)

    area.get_by_text("闭幕").click()
    page.keyboard.type("式")
    expect(saved).to_contain_text("没有保存：别人刚刚保存过", timeout=15_000)
    expect(area).to_contain_text("闭")
