"""`gongkai letter`: templates taken out, edited, checked and tried."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from gongkai.law.letter import LetterKind
from tests.cli.conftest import Done

Run = Callable[..., Done]


@pytest.fixture(autouse=True)
def _home(settings, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    settings.HOME = tmp_path


def test_templates_are_copied_once_and_an_edit_is_kept(gongkai: Run, tmp_path: Path) -> None:
    folder = tmp_path / "letters" / "A1"
    assert gongkai("letter", "copy", "--agency", "A1").status == 0
    assert {p.stem for p in folder.iterdir()} == set(LetterKind)
    (folder / "receipt.docx").write_bytes(b"mine")
    (folder / "fee_notice.docx").unlink()
    again = gongkai("letter", "copy", "--agency", "A1")
    assert "fee_notice.docx" in again.out
    assert "receipt.docx" not in again.out
    assert (folder / "receipt.docx").read_bytes() == b"mine"


def test_a_checked_template_is_fit_or_named_with_its_mistake(gongkai: Run, tmp_path: Path) -> None:
    gongkai("letter", "copy", "--agency", "A1", "--kind", "receipt")
    gongkai("letter", "copy", "--agency", "A1", "--kind", "completion")
    path = tmp_path / "letters" / "A1" / "completion.docx"
    document = docx.Document(str(path))
    document.add_paragraph("见{{ 收到日 }}")
    document.save(str(path))
    done = gongkai("letter", "check", "--agency", "A1")
    assert done.status == 1
    assert "接收回执：可以使用" in done.out
    assert "补正告知书：模板 completion.docx 不能使用：“见{{ 收到日 }}”处的占位符“收到日”不认识" in done.out


@pytest.mark.parametrize(("name", "begins"), [("试排.docx", b"PK\x03\x04"), ("试排.pdf", b"%PDF-")])
def test_a_letter_is_tried_with_invented_facts(
    gongkai: Run, tmp_path: Path, name: str, begins: bytes
) -> None:
    out = tmp_path / name
    assert gongkai("letter", "try", "--kind", "answer_partial", "-o", str(out)).status == 0
    assert out.read_bytes().startswith(begins)


@pytest.mark.parametrize(
    ("argv", "status", "says"),
    [
        (("copy",), 2, "请用 --agency 给出机构代码"),
        (("copy", "--agency", "../A1"), 1, "不能用作文件夹的名称"),
        (("check", "--agency", "A1", "--kind", "poem"), 2, "没有文书 poem"),
        (("try", "--kind", "receipt"), 2, "用 -o 给出 .docx 或者 .pdf 文件"),
        (("try", "--kind", "receipt", "-o", "a.txt"), 2, "用 -o 给出 .docx 或者 .pdf 文件"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    gongkai: Run, argv: tuple[str, ...], status: int, says: str
) -> None:
    done = gongkai("letter", *argv)
    assert done.status == status
    assert says in done.err
    assert "Traceback" not in done.err
