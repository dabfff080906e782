"""Walk: the text and the list of names of a draft are masked, by the keyboard alone, at a desk and on a phone; nothing is left."""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.walks.hands import Typing, says
from tests.walks.test_a_draft_at_the_gate import begin
from tests.walks.test_pages_everybody_can_use import faults

Staff = Callable[[str], Page]
NUMBER, PHONE, OTHER, NAME = "990000199003070021", "13800000000", "13900000000", "欧阳建国"
TEXT = f"申请人：{NAME}，身份证号{NUMBER}，手机{PHONE}。\n\n咨询电话：0571-87000000。{NAME}符合条件。"


def names(folder: Path) -> Path:
    """A list of names with a hidden sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "名单"
    for row in (
        ["姓名", "身份证号", "手机", "办公电话"],
        [NAME, NUMBER, PHONE, "0571-87000000"],
        ["欧阳建军", "", OTHER, ""],
    ):
        sheet.append(row)
    book.create_sheet("底稿").append([NAME, NUMBER])
    book["底稿"].sheet_state = "hidden"
    path = folder / "补贴名单.xlsx"
    book.save(path)
    return path


def picture(page: Page, name: str) -> None:
    """Kept where somebody wants to look at it."""
    if folder := os.environ.get("GONGKAI_PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def words_in(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return "".join(package.read(name).decode() for name in package.namelist())


@pytest.mark.parametrize("width", [1280, 390])
def test_a_draft_and_its_list_are_masked_by_the_keyboard_alone(
    staff: Staff, tmp_path: Path, width: int
) -> None:
    author, keys, axe = staff("p09b"), Typing(), Axe()
    address = begin(author, f"关于{NAME}补贴的公示（{width}）", TEXT)
    author.set_viewport_size({"width": width, "height": 844})
    author.goto(f"{address}edit/")

    # The text: what would be covered is shown first, one press covers it, another takes that back.
    keys.unfold(author, "遮盖全部")
    picture(author, f"{width}-text")
    fits(author)
    keys._reach(author, re.compile(r"^遮盖这 \d+ 处$"), ("BUTTON",))
    with author.expect_navigation():
        author.keyboard.press("Enter")
    text = author.get_by_role("textbox", name=re.compile("^正文"))
    expect(text).to_have_value(re.compile(r"申请人：欧阳某，身份证号990000\*{8}0021，手机138\*{4}0000。"))
    picture(author, f"{width}-text-masked")
    keys.press(author, "撤销遮盖")
    expect(text).to_have_value(re.compile(f"身份证号{NUMBER}"))
    keys.unfold(author, "遮盖全部")
    keys._reach(author, re.compile(r"^遮盖这 \d+ 处$"), ("BUTTON",))
    with author.expect_navigation():
        author.keyboard.press("Enter")

    # The file: told of in the list, looked over, one finding kept for a reason, the rest masked.
    keys.attach(author, "^附件", names(tmp_path))
    keys.press(author, "增加附件")
    expect(author.locator("main")).to_contain_text("■ 有个人信息")
    expect(author.locator("#check")).to_contain_text("补贴名单.xlsx：有公民身份号码、手机号码、姓名")
    picture(author, f"{width}-list")
    fits(author)
    keys.follow(author, "^遮盖个人信息")
    expect(author.locator("main")).to_contain_text("工作表“名单” B2")
    assert faults(author, axe) == []
    fits(author)
    picture(author, f"{width}-findings")
    keys.pick(author, "^工作表“名单” C3 手机号码", "保留")
    keys.press(author, "按选择处理，换成新文件")
    expect(author.locator("#errors")).to_contain_text("请写明理由")
    picture(author, f"{width}-wrong")
    assert faults(author, axe) == []
    fits(author)
    keys.fill(author, "^保留的理由", "本人同意公开")
    keys.fill(author, "^保留的依据", "书面同意书")
    keys.press(author, "按选择处理，换成新文件")
    if "请选择固定电话" in says(author):
        keys.pick(author, "^固定电话怎样处理", "遮盖")
        keys.press(author, "按选择处理，换成新文件")
    expect(author.locator("h1")).to_contain_text("遮盖结果")
    picture(author, f"{width}-done")
    assert faults(author, axe) == []
    fits(author)

    with author.expect_download() as handed:
        keys._reach(author, re.compile("^下载新文件"), ("A",))
        author.keyboard.press("Enter")
    made = words_in(Path(handed.value.path()).read_bytes())
    assert [word for word in (NUMBER, PHONE, NAME, "欧阳建军") if word in made] == []
    assert "欧阳某" in made
    assert OTHER in made
    author.goto(f"{address}checks/")
    expect(author.locator("main")).to_contain_text("已遮盖")
    picture(author, f"{width}-checks")
    fits(author)


def test_one_press_masks_all_that_was_found(staff: Staff, tmp_path: Path) -> None:
    author, keys = staff("p09b"), Typing()
    address = begin(author, "关于补贴名单的公示", "各单位：\n\n名单见附件。")
    author.goto(f"{address}edit/")
    keys.attach(author, "^附件", names(tmp_path))
    keys.press(author, "增加附件")
    keys.follow(author, "^遮盖个人信息")
    keys._reach(author, re.compile(r"^遮盖全部（\d+处）$"), ("BUTTON",))
    with author.expect_navigation():
        author.keyboard.press("Enter")
    expect(author.locator("main")).to_contain_text("已换成新文件")
    author.goto(f"{address}edit/")
    expect(author.locator("main")).not_to_contain_text("有个人信息")
