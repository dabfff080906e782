"""`gongkai mask`: what machines read, what is written, what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

NAME, ID, PHONE = "赵铁柱", "11010519491231002X", "13812345678"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "申请.txt"
    path.write_text(f"姓名：{NAME}\n身份证号：{ID}\n电话{PHONE}\n", "utf-8")
    return path


def test_a_masked_file_is_a_new_file(gongkai, paper: Path) -> None:  # type: ignore[no-untyped-def]
    before, out = paper.read_bytes(), paper.with_name("公开.txt")
    done = gongkai("mask", str(paper), "-o", str(out), "--json")
    found = done.json()["found"]
    assert done.status == 0
    assert [(f["kind"], f["where"], f["text"]) for f in found] == [
        ("name", "第1行", NAME), ("id_card", "第2行", ID), ("phone", "第3行", PHONE),
    ]  # fmt: skip
    assert {"kind", "start", "end", "where", "text", "masked", "certain"} <= set(found[0])
    assert not any(one in out.read_text("utf-8") for one in (NAME, ID, PHONE))
    assert paper.read_bytes() == before


def test_finding_alone_writes_nothing(gongkai, paper: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    done = gongkai("mask", str(paper), "--find-only", "--json")
    assert (done.status, len(done.json()["found"])) == (1, 3)
    assert [f.name for f in tmp_path.iterdir()] == ["申请.txt"]
    clean = tmp_path / "a.txt"
    clean.write_text("各单位：", "utf-8")
    assert gongkai("mask", str(clean), "--find-only", "--json").json() == {"found": [], "unread": []}
    assert gongkai("mask", str(clean), "--find-only").status == 0


def test_nothing_for_people_shows_the_original(gongkai, paper: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / f"姓名：{NAME}.png").write_bytes(b"\x89PNG\r\n\x1a\n broken")
    done = gongkai("mask", str(tmp_path), "-o", str(tmp_path / "out"))
    assert done.status == 2
    assert not any(one in done.out + done.err for one in (NAME, ID, PHONE))
    assert "赵某" in done.out
    assert "Traceback" not in done.err


def test_a_folder_gives_a_list_with_file_names(gongkai, paper: Path) -> None:  # type: ignore[no-untyped-def]
    (paper.parent / "子").mkdir()
    (paper.parent / "子" / "b.csv").write_text("无,1\n", "utf-8")
    done = gongkai("mask", str(paper.parent), "--find-only", "--json")
    assert [(Path(d["file"]).name, len(d["found"])) for d in done.json()] == [("b.csv", 0), ("申请.txt", 3)]


@pytest.mark.parametrize("how", [["--find-only"], ["-o", "out"]])
def test_a_name_its_own_words_make_known_is_covered_in_the_listing(
    gongkai, tmp_path: Path, how: list[str]
) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / f"{NAME}{PHONE}.txt").write_text(f"申请人姓名：{NAME}，电话{PHONE}。", "utf-8")
    done = gongkai(
        "mask", str(tmp_path / "in"), *(str(tmp_path / one) if one == "out" else one for one in how)
    )
    assert NAME not in done.out
    assert "赵某138＊＊＊＊5678.txt：" in done.out


def test_files_of_a_folder_keep_their_places_and_never_meet(gongkai, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    for number in (PHONE, "13899999678"):
        (tmp_path / "in" / "子").mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / "子" / f"{number}.txt").write_text("文字", "utf-8")
    out = tmp_path / "out"
    done = gongkai("mask", str(tmp_path / "in"), "-o", str(out), "--json")
    assert done.status == 0
    names = sorted(f.name for f in (out / "子").iterdir())
    assert len(names) == 2
    assert not any(number in name for name in names for number in (PHONE, "13899999678"))


def test_the_original_is_never_written_over(gongkai, paper: Path) -> None:  # type: ignore[no-untyped-def]
    before = paper.read_bytes()
    assert gongkai("mask", str(paper), "-o", str(paper), "--force").status == 1
    assert paper.read_bytes() == before


def test_what_is_there_already_is_not_written_over(gongkai, paper: Path) -> None:  # type: ignore[no-untyped-def]
    out = paper.with_name("公开.txt")
    out.write_text("旧", "utf-8")
    done = gongkai("mask", str(paper), "-o", str(out))
    assert (done.status, out.read_text("utf-8")) == (1, "旧")
    assert "--force" in done.err
    assert gongkai("mask", str(paper), "-o", str(out), "--force").status == 0
    assert out.read_text("utf-8") != "旧"


def test_a_decision_to_keep_is_in_the_account(gongkai, paper: Path) -> None:  # type: ignore[no-untyped-def]
    rows = paper.with_name("决定.json")
    rows.write_text(
        json.dumps([{"do": "keep", "kind": "name", "reason": "负责人", "basis": "条例第二十条"}]), "utf-8"
    )
    out = paper.with_name("公开.txt")
    found = gongkai("mask", str(paper), "-o", str(out), "--decisions", str(rows), "--json").json()["found"]
    assert [(f["do"], f.get("basis")) for f in found][0] == ("keep", "条例第二十条")
    assert NAME in out.read_text("utf-8")


def test_the_full_policy_shows_nothing_of_it(gongkai, paper: Path) -> None:  # type: ignore[no-untyped-def]
    out = paper.with_name("公开.txt")
    gongkai("mask", str(paper), "-o", str(out), "--policy", "full")
    assert out.read_text("utf-8") == "姓名：***\n身份证号：***\n电话***\n"


@pytest.mark.parametrize(
    ("argv", "status"),
    [
        (["没有.txt", "-o", "b.txt"], 2), (["申请.txt"], 2), (["申请.txt", "-o", "b.pdf"], 1),
        (["申请.txt", "-o", "b.txt", "--decisions", "没有.json"], 2), (["坏.pdf", "-o", "b.pdf"], 2), (["坏.exe", "-o", "b.exe"], 2),
        (["申请.txt", "-o", "b.txt", "--decisions", "申请.txt"], 2),
    ],
)  # fmt: skip
def test_bad_input_is_one_sentence(gongkai, paper: Path, monkeypatch, argv: list[str], status: int) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.chdir(paper.parent)
    Path("坏.pdf").write_bytes(b"%PDF-1.7 broken")
    Path("坏.exe").write_bytes(b"MZ")
    done = gongkai("mask", *argv)
    assert (done.status, done.out, done.err.strip().count("\n")) == (status, "", 0)
    assert done.err.strip()
