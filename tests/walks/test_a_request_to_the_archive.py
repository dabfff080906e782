"""Walk 4: a request with a third party, an extension and a partial disclosure, from the public form to the archive.

Walked twice: by pointing, and by the keyboard alone.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import papers
from tests.walks.conftest import Site
from tests.walks.hands import Pointing, Typing, says
from tests.walks.test_a_request_from_form_to_annual_report import track

Staff = Callable[[str], Page]
ASKED = "示例湖项目申报书和专家评审意见"


def ask(hand: Pointing, page: Page, proof: Path) -> tuple[str, str]:
    """Asked on the public form, a page for each topic; the number and the query code of the receipt."""
    page.goto("/ysqgk/")
    hand.follow(page, "填写申请")
    hand.follow(page, "开始填写")
    hand.choose(page, "who", "person")
    hand.fill(page, "^姓名或者名称", "王芳")
    hand.pick(page, "^证件类型", "居民身份证")
    hand.fill(page, "^证件号码", "990000199003070021")
    hand.press(page, "下一步")
    hand.attach(page, "^身份证明", proof)
    hand.press(page, "下一步")
    hand.fill(page, "^联系电话", "13800000000")
    hand.press(page, "下一步")
    hand.fill(page, "需要的政府信息", ASKED)
    hand.press(page, "下一步")
    hand.choose(page, "wanted_form", "电子文本（电子邮件）")
    hand.fill(page, "^发送到电子邮箱", "wangfang@example.invalid")
    hand.press(page, "下一步")
    hand.press(page, "提交申请")
    text = says(page)
    number, code = re.search(r"2026-YSQ-\d{4}", text), re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}", text)
    assert number, text
    assert code, text
    return number[0], code[0]


@pytest.fixture
def asking(browser: Browser, site: Site) -> Iterator[Page]:
    """Somebody at a desk of their own, whose browser runs scripts and shows where the focus is."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, base_url=site.address, locale="zh-CN"
    )
    yield context.new_page()
    context.close()


def act(hand: Pointing, page: Page, label: str, **typed: str) -> None:
    """Unfold an act, fill its sheet, do it."""
    hand.unfold(page, label)
    for name, text in typed.items():
        hand.fill(page, name, text)
    hand.press(page, label)


def decide(hand: Pointing, page: Page, ways: list[str], **typed: str) -> None:
    """Through the questions to the sheet of the outcome."""
    hand.follow(page, "^(七步决定|重新决定)$") if "/points/" not in page.url else None
    for way in ways:
        hand.choose(page, "way", way)
        hand.press(page, "下一步")
    for name, text in typed.items():
        hand.fill(page, name, text)
    hand.press(page, "决定这个要点")


@pytest.mark.parametrize("hand", [Pointing(), Typing()], ids=["pointing", "keyboard"])
def test_a_request_with_third_party_extension_and_partial_answer_reaches_the_archive(
    citizen: Page, asking: Page, staff: Staff, hand: Pointing, tmp_path: Path
) -> None:
    proof = tmp_path / "身份证.png"
    proof.write_bytes(papers.png())
    number, code = ask(hand, asking, proof)
    clerk = staff("p04")
    clerk.goto(f"/desk/ysq/{number}/")
    hand.unfold(clerk, "确认收到")
    hand.press(clerk, "确认收到")
    hand.unfold(clerk, "受理分办")
    hand.pick(clerk, "^承办科室和承办人", "公共服务科 信息员09（演示）")
    hand.press(clerk, "受理分办")

    handler = staff("p09b")
    handler.goto(f"/desk/ysq/{number}/")
    act(hand, handler, "征求第三方意见", **{"^被征求意见方": "示例湖公司"})
    expect(handler.locator("main")).to_contain_text("暂停计时")
    hand.unfold(handler, "登记第三方意见")
    hand.choose(handler, "opinion", "partly")
    hand.fill(handler, "^意见要点", "技术方案不同意公开，其余同意")
    hand.press(handler, "登记第三方意见")
    act(hand, handler, "申请延期", **{"^延期理由": "材料数量大，需要逐页区分处理"})

    head = staff("p03")
    head.goto(f"/desk/ysq/{number}/")
    act(hand, head, "同意延期")
    expect(head.locator("main")).to_contain_text("延期答复告知书")

    handler.goto(f"/desk/ysq/{number}/")
    hand.unfold(handler, "拆分、改写要点")
    hand.fill(handler, "^申请要点", "示例湖项目申报书\n专家评审意见")
    hand.press(handler, "保存要点")
    handout = tmp_path / "申报书（公开部分）.pdf"
    handout.write_bytes(papers.pdf())
    hand.unfold(handler, "添加材料")
    hand.pick(handler, "^用途", "提供的信息")
    hand.attach(handler, "^文件", handout)
    hand.press(handler, "添加")
    expect(handler.locator("main")).to_contain_text("申报书（公开部分）.pdf")
    decide(
        hand, handler, ["on", "on", "on", "on", "granted_in_part"],
        **{"^公开的是哪些部分": "申报书的非技术部分", "^提供的形式": "电子文本，发送至电子邮箱", "^事实和理由": "技术方案属于商业秘密，第三方不同意公开。"},
    )  # fmt: skip
    decide(
        hand, handler, ["on", "on", "on", "on", "withheld_process"],
        **{"^事实和理由": "评审意见是讨论记录，属于过程性信息。"},
    )  # fmt: skip
    act(hand, handler, "呈批答复", **{"^承办意见": "建议部分公开"})
    expect(handler.locator("main")).to_contain_text("答复审核中")

    for login in ("p05", "p07"):
        reviewer = staff(login)
        expect(reviewer.locator("main")).to_contain_text(number)
        reviewer.goto(f"/desk/ysq/{number}/")
        hand.follow(reviewer, "^看拟答复全文$")
        expect(reviewer.locator("article.letter")).to_contain_text("应当先申请行政复议")
        reviewer.goto(f"/desk/ysq/{number}/")
        hand.unfold(reviewer, "出具审核意见")
        hand.choose(reviewer, "agrees", "yes")
        hand.press(reviewer, "出具审核意见")
    signer = staff("p02")
    signer.goto(f"/desk/ysq/{number}/")
    act(hand, signer, "批准答复")
    expect(signer.locator("main")).to_contain_text("待送达")

    handler.goto(f"/desk/ysq/{number}/")
    hand.unfold(handler, "送达答复")
    hand.choose(handler, "way", "post")
    hand.fill(handler, "^邮寄地址", "示例市二路2号301室")
    hand.fill(handler, "^邮件号码", "1234567890123")
    hand.press(handler, "送达答复")
    expect(handler.locator("main")).to_contain_text("已办结")
    answered = track(citizen, number, code)
    assert "部分公开" in answered
    assert "示例湖公司" not in answered

    clerk.goto(f"/desk/ysq/{number}/")
    while clerk.get_by_role("link", name="登记送达").count():
        hand.follow(clerk, "^登记送达$")
        hand.choose(clerk, "way", "electronic")
        hand.press(clerk, "登记送达")
    act(hand, clerk, "归档")
    expect(clerk.locator("main")).to_contain_text("2026-YSQGD-")
    hand.pick(clerk, "下载归档包的理由", "移交档案")
    with clerk.expect_download() as taken:
        hand.press(clerk, "下载归档包", leads=False)
    with zipfile.ZipFile(io.BytesIO(Path(taken.value.path()).read_bytes())) as packed:
        names = packed.namelist()
    assert names[0] == "卷内目录.csv"
    assert sum(name.endswith(".pdf") for name in names) == 6, names
