"""The product as it is served: a process of its own with the demonstration year, driven by Debian's Chromium."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright

from tests.walks.hands import leads_on

TODAY = "2026-11-25"
PASSWORD = "gongkai-demo-2023"
ROOT = Path(__file__).resolve().parents[2]
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Walks come first: they take longest, so that whoever runs them side by side is not left with one at the end."""
    walks = [item for item in items if "tests/walks/" in item.nodeid]
    for item in walks:
        item.add_marker(pytest.mark.walk)
    items[:] = walks + [item for item in items if item not in walks]


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Debian's Chromium; its absence fails the test and says what to install."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.fail("chromium is missing: apt-get install chromium (./test does it)")
    browser = playwright.chromium.launch(executable_path=found, args=QUIET)
    yield browser
    browser.close()


class Site:
    """A running installation: its address, and the program on its data."""

    def __init__(self, address: str, environment: dict[str, str]) -> None:
        self.address, self.environment = address, environment

    def gongkai(self, *argv: str) -> str:
        """Run the program on the same data; fails the test when it fails."""
        done = subprocess.run(
            [sys.executable, "-m", "gongkai.cli.program", *argv],
            env=self.environment, cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A fresh installation with the demonstration year, on a fixed day."""
    home = tmp_path_factory.mktemp("home")
    plain = {name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"}
    environment = plain | {"GONGKAI_HOME": str(home), "GONGKAI_DEMO": "1", "GONGKAI_TODAY": TODAY}
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    site = Site(f"http://127.0.0.1:{port}", environment)
    site.gongkai("setup", "--quiet")
    site.gongkai("demo")
    log = (home / "serve.log").open("w")
    serving = subprocess.Popen(
        [sys.executable, "-m", "gongkai.cli.program", "serve", "--port", str(port)],
        env=environment, cwd=ROOT, stdout=log, stderr=log,
    )  # fmt: skip
    try:
        _wait_for(f"{site.address}/readyz", serving, home / "serve.log")
        yield site
    finally:
        serving.terminate()
        serving.wait(20)
        log.close()


def _wait_for(address: str, serving: subprocess.Popen, log: Path) -> None:
    for _ in range(150):
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            if serving.poll() is not None:
                break
            time.sleep(0.2)
    pytest.fail(f"the server did not start:\n{log.read_text()}")


@pytest.fixture
def citizen(browser: Browser, site: Site) -> Iterator[Page]:
    """Somebody on a phone, with scripts switched off."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844},
        base_url=site.address,
        locale="zh-CN",
        java_script_enabled=False,
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def staff(browser: Browser, site: Site) -> Iterator[Callable[[str], Page]]:
    """`staff("p04")`: a member of staff, logged in, at a desk screen."""
    contexts = []

    def log_in(login: str) -> Page:
        context = browser.new_context(
            viewport={"width": 1280, "height": 900}, base_url=site.address, locale="zh-CN"
        )
        contexts.append(context)
        page = context.new_page()
        page.goto("/desk/login/")
        page.get_by_label("登录名").fill(login)
        page.get_by_label("口令").fill(PASSWORD)
        leads_on(page.get_by_role("button", name="登录"))
        page.wait_for_url("**/desk/")
        return page

    yield log_in
    for context in contexts:
        context.close()
