"""`gongkai exchange`: a package out, a receipt in, and every wrong input one sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gongkai.channels.models import Channel
from gongkai.documents.models import Document
from tests.channels.conftest import live, portal, receipt
from tests.cli.conftest import Done

__all__ = ["live", "portal"]
Gongkai = Callable[..., Done]
AS = ("--channel", "市政府门户", "--by", "qianjin")


def test_a_package_goes_out_and_its_receipt_comes_in(
    gongkai: Gongkai, live: Document, portal: Channel, tmp_path: Path
) -> None:
    out, told = tmp_path / "a.zip", tmp_path / "receipt.json"
    done = gongkai("exchange", "export", *AS, "-o", str(out), "--json")
    assert (done.status, done.json()["count"], out.read_bytes()[:2]) == (0, 1, b"PK")
    again = gongkai("exchange", "export", *AS, "-o", str(tmp_path / "b.zip"), "--batch", done.json()["batch"])
    assert (again.status, (tmp_path / "b.zip").read_bytes()) == (0, out.read_bytes())
    told.write_bytes(receipt(live))
    assert gongkai("exchange", "import", str(told), *AS, "--json").json() == {
        "received": 1, "failed": 0, "withdrawn": 0, "same": 0, "errors": [],
    }  # fmt: skip
    told.write_bytes(receipt(live, index_no="没有/2024-00009"))
    wrong = gongkai("exchange", "import", str(told), *AS)
    assert (wrong.status, "■ 第1行 没有/2024-00009" in wrong.out) == (1, True)


@pytest.mark.parametrize(
    "argv, status",
    [
        (("export", "--channel", "没有", "--by", "qianjin", "-o", "x.zip"), 2),
        (("export", "--channel", "市政府门户", "--by", "nobody", "-o", "x.zip"), 2),
        (("export", *AS), 2),
        (("export", "--channel", "市政府门户", "--by", "liqiang", "-o", "x.zip"), 1),
        (("import", "没有.json", *AS), 2),
        (("import", *AS), 2),
    ],
)
def test_a_wrong_word_is_answered_in_one_sentence(
    gongkai: Gongkai,
    portal: Channel,
    live: Document,
    argv: Any,
    status: int,
    tmp_path: Path,
    monkeypatch: Any,
) -> None:
    monkeypatch.chdir(tmp_path)
    done = gongkai("exchange", *argv)
    assert done.status == status
    assert len(done.err.strip().splitlines()) == 1
    assert list(tmp_path.glob("*.part")) == []
