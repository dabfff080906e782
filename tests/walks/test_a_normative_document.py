"""Walk 5: a normative document with a chart that explains it, from the draft through the whole chain to its withdrawal.

One character is changed behind everybody's back after the secrecy review. Walked twice: by pointing, and by the keyboard
alone.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import papers
from tests.walks.conftest import ROOT, Site
from tests.walks.hands import Pointing, Typing, leads_on
from tests.walks.test_a_request_to_the_archive import act

Staff = Callable[[str], Page]
TEXT = (
    "第一条 为规范本市公共阅览空间的开放，制定本办法。\n\n第二条 公共阅览空间每周开放不少于五十六小时。\n\n"
    "第三条 本办法自发布之日起施行。"
)
SAID = "图中说明谁可以用、什么时候开放、怎样预约三件事；晚间开放到九点，不收费。"
CHANGE = """
from gongkai.documents.models import Edition
found = Edition.objects.get(document__title={title!r})
found.text = found.text.replace("五十六", "五十七")
found.html = found.html.replace("五十六", "五十七")
found.save(update_fields=["text", "html"])
"""


def draft(hand: Pointing, author: Page, title: str, number: str) -> str:
    """A draft with its record; its address at the desk."""
    author.goto("/desk/doc/new/")
    hand.fill(author, "^标题", title)
    hand.fill(author, "^正文", TEXT)
    hand.pick(author, "^栏目", "政策文件")
    hand.pick(author, "^文件类型", "行政规范性文件")
    hand.fill(author, "^体裁", "办法")
    hand.fill(author, "^发文字号", number)
    hand.check(author, "^长期有效")
    hand.pick(author, "^责任科室", "公共服务科")
    hand.press(author, "保存")
    return re.sub(r"/edit/.*$", "/", author.url)


def interpret(hand: Pointing, author: Page, address: str, title: str, chart: Path) -> None:
    """The chart that explains it, and the plan of the interpretation; not without either."""
    author.goto(address)
    expect(author.locator(".act.shut").first).to_contain_text("起草解读")
    hand.follow(author, "^起草解读")
    hand.fill(author, "^标题", f"一图读懂《{title}》")
    hand.fill(author, "^正文", SAID)
    hand.check(author, "^图解")
    hand.press(author, "保存")
    hand.unfold(author, "增加图片")
    hand.attach(author, "^图片", chart)
    hand.fill(author, "^文字说明", "三步图：先预约，再刷证，后入座")
    hand.press(author, "增加图片")
    author.goto(address)
    expect(author.locator(".act.shut").first).to_contain_text("解读方案")
    hand.follow(author, "填写解读方案")
    for label in ("^解读主体", "^背景", "^依据", "^目标", "^主要内容", "^解读时间"):
        hand.fill(author, label, "公共服务科，与文件同步")
    hand.check(author, "^图解")
    hand.check(author, "^门户网站")
    hand.pick(author, "^负责人", "郑公共")
    hand.press(author, "保存方案")


def first_steps(hand: Pointing, staff: Staff, address: str) -> None:
    """Sent into review; the division's review, the review of legality, and the secrecy review of each piece."""
    author = staff("p09b")
    author.goto(address)
    act(hand, author, "送审")
    head = staff("p09")
    head.goto(address)
    act(hand, head, "初审通过", **{"^表述研判": "准确", "^时机研判": "合适", "^方式研判": "门户和图解"})
    lawyer = staff("p07")
    lawyer.goto(address)
    act(hand, lawyer, "合法性审核通过", **{"^意见": "没有超越权限的内容"})
    guard = staff("p05")
    looked_at_pictures(hand, guard, address)
    guard.goto(address)
    hand.unfold(guard, "保密审查结论")
    pieces = guard.get_by_label(re.compile("：结论")).locator("visible=true").all()
    names = [str(piece.evaluate("e => e.labels[0].innerText")) for piece in pieces]
    for name in names:
        hand.pick(guard, f"^{re.escape(name.split('（必填')[0].strip())}", "可公开")
    hand.press(guard, "保密审查结论")


def looked_at_pictures(hand: Pointing, page: Page, address: str) -> None:
    """The pictures of the package are seen small, and one statement covers them; for the same pictures it stands."""
    page.goto(address)
    hand.follow(page, "发布前检查")
    if page.locator("#files .tag.warn").count():
        expect(page.get_by_role("img", name="正文图片1")).to_be_visible()
        hand.unfold(page, "登记人工查看")
        hand.fill(page, "^查看结果", "逐幅看过，没有个人信息")
        hand.press(page, "登记")
        expect(page.locator("#files")).to_contain_text("已查看")


def last_steps(hand: Pointing, staff: Staff, address: str) -> None:
    """The office, both signatures, and the release."""
    for login, label in (("p03", "复审通过"), ("p02", "签发"), ("p01", "主要领导签发")):
        page = staff(login)
        page.goto(address)
        act(hand, page, label, **{"^意见": "同意"})
    clerk = staff("p04")
    clerk.goto(address)
    act(hand, clerk, "发布")


def changed_behind(site: Site, title: str) -> None:
    """One character of a draft under review is changed in the database itself."""
    code = f"import django; django.setup()\n{CHANGE.format(title=title)}"
    environment = site.environment | {"DJANGO_SETTINGS_MODULE": "gongkai.site.settings"}
    subprocess.run([sys.executable, "-c", code], env=environment, cwd=ROOT, check=True)


@pytest.mark.parametrize("hand", [Pointing(), Typing()], ids=["pointing", "keyboard"])
def test_a_normative_document_goes_out_reviewed_is_superseded_and_withdrawn(
    citizen: Page, staff: Staff, site: Site, tmp_path: Path, hand: Pointing
) -> None:
    number = 31 if type(hand) is Pointing else 32
    title = f"公共阅览空间开放管理办法之{number}"
    chart = tmp_path / "图解.png"
    chart.write_bytes(papers.png(600, 400))
    author = staff("p09b")
    address = draft(hand, author, title, f"示文广旅规〔2026〕{number}号")
    interpret(hand, author, address, title, chart)
    page = address.replace("/desk", "")

    first_steps(hand, staff, address)
    changed_behind(site, title)
    office = staff("p03")
    office.goto(address)
    act(hand, office, "复审通过", **{"^意见": "同意"})
    expect(office.locator("main")).to_contain_text("此前的审签全部失效，已退回拟稿")
    assert citizen.goto(page).status == 404  # type: ignore[union-attr]

    first_steps(hand, staff, address)
    last_steps(hand, staff, address)
    assert citizen.goto(page).status == 200  # type: ignore[union-attr]
    main = citizen.locator("main")
    expect(main).to_contain_text("五十七小时")
    expect(main).to_contain_text("此件公开发布")
    leads_on(citizen.get_by_role("link", name=re.compile(f"一图读懂《{title}》")).first)
    expect(main.get_by_role("img", name=re.compile("三步图"))).to_be_visible()
    leads_on(citizen.get_by_role("link", name=re.compile(rf"(?<!《){title}|《{title}》")).first)
    expect(citizen).to_have_url(re.compile(re.escape(page)))

    author.goto(address)
    hand.follow(author, "^起草新版本")
    hand.fill(author, "^修改原因", "开放时间写错，更正为五十六小时")
    hand.choose(author, "before", "shown")
    hand.fill(author, "^正文", TEXT)
    hand.press(author, "保存")
    first_steps(hand, staff, address)
    last_steps(hand, staff, address)
    citizen.goto(page)
    expect(main).to_contain_text("五十六小时")
    expect(main).to_contain_text("开放时间写错，更正为五十六小时")
    leads_on(citizen.get_by_role("link", name=re.compile("与更正前对照")))
    expect(main.locator(".diff del")).to_contain_text("七")
    expect(main.locator(".diff ins")).to_contain_text("六")

    leader = staff("p02")
    leader.goto(address)
    hand.unfold(leader, "撤回")
    hand.choose(leader, "cause", "other")
    hand.fill(leader, "^撤回的原因", "依据的文件已经停止执行")
    hand.fill(leader, "^公开说明", "本办法依据的文件已经停止执行，另行公布新的办法。")
    hand.press(leader, "撤回")
    assert citizen.goto(page).status == 410  # type: ignore[union-attr]
    expect(main).to_contain_text("另行公布新的办法")
    expect(main).not_to_contain_text(title)
    citizen.goto(f"/search/?q={title}")
    expect(main).not_to_contain_text("一图读懂")
    leader.goto(address)
    expect(leader.locator("main")).to_contain_text("五十六小时")  # the copy kept for the staff
