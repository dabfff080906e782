"""Take the README's pictures again: a fresh demonstration on a fixed day, in Debian's Chromium.

python -m scripts.pictures
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "pictures"
PROGRAM = [sys.executable, "-m", "gongkai.cli.program"]
PICTURES = (  # name, width, height, address, login, heading to scroll to
    ("portal", 1280, 860, "/", "", ""),
    ("document", 1280, 860, "/doc/11990000DEMO000000-2023-00046/", "", ""),
    ("desk", 1280, 860, "/desk/", "p04", ""),
    ("case", 1280, 860, "/desk/ysq/2024-YSQ-0003/", "p04", ""),
    ("report", 1280, 860, "/desk/nb/2024/", "p04", "三、收到和处理政府信息公开申请情况"),
)

# A draft with some of everything the check panel tells.
DRAFT = """各县(区)文化局：
截止2026年2月30日，全市共开展文化活动21场，其中广场活动9场，进社区活动11场，比上年增涨50%左右。请各单位认真贯彻落实有关要求，进一步步加强组织领导，按照示文旅发【2026】3号文件的分工，做好群众文化、信息报送，宣传等工作。

一、时间安排

活动从2月14日（星期五）开始。

三、工作要求

各单位于活动结束后报送总结。"""


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"GONGKAI_HOME": home, "GONGKAI_DEMO": "1", "GONGKAI_TODAY": "2026-11-25"}
        for argv in (["setup", "--quiet"], ["demo"]):
            subprocess.run(
                [*PROGRAM, *argv], env=environment, cwd=ROOT, check=True, stdout=subprocess.DEVNULL
            )
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        serving = subprocess.Popen(
            [*PROGRAM, "serve", "--port", str(port)], env=environment, cwd=ROOT, stderr=subprocess.DEVNULL
        )
        try:
            _wait(f"http://127.0.0.1:{port}/readyz")
            _take(f"http://127.0.0.1:{port}")
        finally:
            serving.terminate()
            serving.wait()


def _wait(address: str) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("the server did not start")


def _take(base: str) -> None:
    from tests.walks.conftest import QUIET

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)
        for name, width, height, address, login, heading in PICTURES:
            page = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN").new_page()
            if login:
                _log_in(page, base, login)
            page.goto(base + address)
            if heading:
                page.get_by_role("heading", name=heading).evaluate("h => h.scrollIntoView()")
            page.screenshot(path=FOLDER / f"{name}.png")
        page = browser.new_context(viewport={"width": 1280, "height": 860}, locale="zh-CN").new_page()
        _check(page, base)
        page.screenshot(path=FOLDER / "check.png")
        browser.close()


def _check(page: Page, base: str) -> None:
    _log_in(page, base, "p08b")
    page.goto(f"{base}/desk/doc/new/")
    page.select_option("[name=column]", index=3)
    page.fill("[name=title]", "关于开展春节期间文化活动的通知")
    page.fill("[name=text]", DRAFT)
    page.get_by_role("button", name="检查", exact=True).click()
    page.wait_for_load_state()


def _log_in(page: Page, base: str, login: str) -> None:
    page.goto(f"{base}/desk/login/")
    page.get_by_label("登录名").fill(login)
    page.get_by_label("口令").fill("gongkai-demo-2023")
    page.get_by_role("button", name="登录").click()
    page.wait_for_url("**/desk/")


if __name__ == "__main__":
    main()
