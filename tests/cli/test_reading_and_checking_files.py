"""`gongkai check` and `gongkai report read|check` on real and on bad input."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest

from tests.papers import pdf, word


def test_the_seed_report_is_read_cell_by_cell_with_what_is_wrong(gongkai, shared: Path) -> None:  # type: ignore[no-untyped-def]
    done = gongkai("report", "read", str(shared / "mission" / "seed-report-2023.txt"), "--json")
    said = done.json()
    cells = [v for row in said["t3"].values() for v in row] + [v for row in said["t4"].values() for v in row]
    cells += [*said["t2_20_1"]["rules"], *said["t2_20_1"]["normative_docs"], said["t2_20_5"]["license"]]
    cells += [said["t2_20_6"]["penalty"], said["t2_20_6"]["coercion"], said["t2_20_8"]["admin_fee"]]
    assert (done.status, said["year"], said["form"], len(cells)) == (1, 2023, "2021", 200)
    assert {str(c) for c in cells} == {"0"}
    assert {"AN001", "AN002", "AN003", "AN004", "AN005"} <= {f["code"] for f in said["faults"]}


def test_the_checker_finds_the_golden_faults_in_the_seed_report(gongkai, shared: Path) -> None:  # type: ignore[no-untyped-def]
    done = gongkai("check", str(shared / "mission" / "seed-report-2023.txt"), "--json")
    found = {(f["line"], f["code"]) for f in done.json()["findings"]}
    golden = {
        "GT01": (98, "QB102"), "GT02": (126, "QB101"), "GT03": (144, "AN002"), "GT04": (108, "AN003"),
        "GT05": (117, "AN003"), "GT06": (254, "AN003"), "GT07": (108, "AN005"), "GT08": (3, "CN101"),
        "GT09": (344, "SQ103"), "GT10": (9, "ST005"), "GT11": (14, "CN102"), "GT12": (8, "TM201"), "GT13": (2, "AN001"),
    }  # fmt: skip
    assert {name for name, place in golden.items() if place not in found} == set()
    assert (done.status, done.json()["characters"]) == (1, 3988)


def test_a_clean_text_is_fine(gongkai, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    text = tmp_path / "通知.txt"
    text.write_text("各单位：\n现将有关事项通知如下。\n", "utf-8")
    done = gongkai("check", str(text), "--json")
    assert (done.status, done.json()) == (0, {"file": str(text), "findings": [], "characters": 17})


def test_a_folder_gives_a_list_with_file_names(gongkai, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "a.txt").write_text("工作布署。", "utf-8")
    (tmp_path / "b.txt").write_text("工作部署。", "utf-8")
    done = gongkai("check", str(tmp_path), "--json")
    assert [(Path(d["file"]).name, len(d["findings"])) for d in done.json()] == [("a.txt", 1), ("b.txt", 0)]


def test_a_finding_says_where_what_and_better(gongkai, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    text = tmp_path / "a.txt"
    text.write_text("一、要求\n各单位要做好布署。", "utf-8")
    found = gongkai("check", str(text), "--json").json()["findings"][0]
    assert (found["line"], found["column"], found["found"], found["better"]) == (2, 7, "布署", "部署")
    assert found["start"] == 11
    assert found["end"] == 13
    assert found["says"]
    assert found["source"]


BAD = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 4,
    "broken.docx": b"PK\x03\x04 this is no archive",
    "broken.pdf": b"%PDF-1.7 and nothing else",
    "image.png": b"\x89PNG\r\n\x1a\n0000",
}


@pytest.mark.parametrize("command", [("check",), ("report", "read"), ("report", "check")])
@pytest.mark.parametrize("name", [*BAD, "nowhere.txt", "folder.txt"])
def test_an_unreadable_file_gives_one_sentence_and_status_two(
    gongkai, tmp_path: Path, command: tuple, name: str
) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / name
    if name in BAD:
        path.write_bytes(BAD[name])
    if name == "folder.txt":
        path.mkdir()
    done = gongkai(*command, str(path))
    assert (done.status, done.out) == (2, "")
    assert len(done.err.strip().splitlines()) == 1
    assert "Traceback" not in done.err


def test_a_text_that_is_no_report_is_said_so(gongkai, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "a.txt"
    path.write_text("各单位：现将有关事项通知如下。", "utf-8")
    done = gongkai("report", "read", str(path))
    assert (done.status, "不是政府信息公开工作年度报告" in done.err) == (2, True)


def test_every_command_has_help_with_an_example(gongkai) -> None:  # type: ignore[no-untyped-def]
    from gongkai.cli.program import COMMANDS

    for name in COMMANDS:
        done = gongkai(name, "--help")
        assert done.status == 0
        assert f"gongkai {name}" in done.out
        assert "例：" in done.out


def test_one_unreadable_file_does_not_hide_what_the_others_say(gongkai, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04 this is no archive")
    (tmp_path / "b.txt").write_text("工作布署。", "utf-8")
    done = gongkai("check", str(tmp_path), "--json")
    assert (done.status, [len(d["findings"]) for d in done.json()]) == (2, [1])
    assert len(done.err.strip().splitlines()) == 1


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"\xff\xfe\xfd\xfc"])
def test_what_is_no_text_on_stdin_is_refused(gongkai, monkeypatch, content: bytes) -> None:  # type: ignore[no-untyped-def]
    for command in (("check", "-"), ("report", "read", "-")):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
        done = gongkai(*command)
        assert (done.status, len(done.err.strip().splitlines())) == (2, 1)


LOCKED = {
    "ole.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "ole.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "empty.docx": b"", "empty.txt": b"", "empty.html": b" \n", "latin.txt": "été à la plage, ".encode("latin-1") * 9 + b"\xff\xff",
}  # fmt: skip
SAYS = {
    "ole.docx": "加密的或旧版", "ole.xlsx": "加密的或旧版", "locked.pdf": "密", "empty.docx": "文件是空的", "empty.txt": "文件是空的",
    "empty.html": "文件是空的", "latin.txt": "编码", "loop.txt": "链接绕回自己", "dangling.txt": "文件", "folder": "文件夹里没有",
    "a" * 300 + ".txt": "名称过长", "no\nsuch.txt": "文件", "shut.txt": "没有权限",
}  # fmt: skip


@pytest.mark.parametrize("name", list(SAYS))
@pytest.mark.parametrize(
    "command", [("check",), ("mask", "--find-only"), ("mask", "-o", "out")], ids=["check", "find", "mask"]
)
def test_what_cannot_be_opened_says_why(
    gongkai, tmp_path: Path, monkeypatch, command: tuple, name: str
) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.chdir(tmp_path)
    for each, content in LOCKED.items():
        Path(each).write_bytes(content)
    with pikepdf.open(io.BytesIO(pdf())) as locked:
        locked.save("locked.pdf", encryption=pikepdf.Encryption(user="a", owner="b"))
    Path("loop.txt").symlink_to("loop.txt")
    Path("dangling.txt").symlink_to("nowhere.txt")
    Path("folder").mkdir()
    if name == "shut.txt":
        Path(name).write_text("字", "utf-8")

        def shut(path: Path) -> bytes:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "read_bytes", shut)
    argv = (*command[:-1], f"out{Path(name).suffix}") if command[-1] == "out" else command
    done = gongkai(*argv, name)
    assert (done.status, done.out) == (2, "")
    assert SAYS[name] in done.err
    assert len(done.err.strip().splitlines()) == 1


def test_a_text_in_gb18030_is_read(gongkai, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "a.txt"
    path.write_bytes("工作已布署。电话13812345678".encode("gb18030"))
    assert "TY001" in [one["code"] for one in gongkai("check", str(path), "--json").json()["findings"]]
    assert [one["kind"] for one in gongkai("mask", str(path), "--find-only", "--json").json()["found"]] == [
        "phone"
    ]


def deep(most: int = 400) -> bytes:
    """A Word file whose paragraph stands in many text boxes of no meaning."""
    out, old = io.BytesIO(), zipfile.ZipFile(io.BytesIO(word("各单位：")))
    with zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            body = old.read(name)
            if name == "word/document.xml":
                body = body.replace(b"<w:p>", b"<w:sdt>" * most + b"<w:p>").replace(
                    b"</w:p>", b"</w:p>" + b"</w:sdt>" * most
                )
            new.writestr(name, body)
    return out.getvalue()


def without_pages() -> bytes:
    out = io.BytesIO()
    pikepdf.new().save(out)
    return out.getvalue()


UNUSABLE = {
    "cut.pdf": (pdf(more=b"4 0 obj<</Length 40>>stream\n" + b"x" * 40 + b"\nendstream endobj\n")[:230], "文件已损坏，打不开"),
    "changed.pdf": (pdf() + b"3 0 obj<</Type/Page/Parent 2 0 R/Media", "文件已损坏，打不开"),
    "none.pdf": (without_pages(), "PDF 里没有页面，打不开"),
    "deep.docx": (deep(), "文件的结构过于复杂，不予读取"),
    "bytes.txt": (bytes(range(256)) * 9, "文件的内容不是文字，无法读取"),
}  # fmt: skip


@pytest.mark.parametrize("name", list(UNUSABLE))
def test_what_cannot_be_used_is_refused_in_the_same_words_by_check_and_mask(
    gongkai, tmp_path: Path, name: str
) -> None:  # type: ignore[no-untyped-def]
    content, says = UNUSABLE[name]
    path, out = tmp_path / name, tmp_path / f"out{Path(name).suffix}"
    path.write_bytes(content)
    for command in (
        (("mask", "-o", str(out)), ("check",)) if name != "changed.pdf" else (("mask", "-o", str(out)),)
    ):
        done = gongkai(*command, str(path))
        assert (done.status, done.out, out.exists()) == (2, "", False)
        assert done.err.startswith(says)


UNLIKE = {
    "通知.pdf": "工作已布署。".encode(),
    "通知.docx": "工作已布署。".encode(),
    "名单.txt": pdf(),
    "表.docx": pdf(),
}


@pytest.mark.parametrize("name", list(UNLIKE))
@pytest.mark.parametrize(
    "command",
    [("check",), ("check", "--fix"), ("learn",), ("report", "read"), ("mask", "--find-only")],
    ids=" ".join,
)
def test_a_file_of_another_kind_than_its_name_says_is_read_by_no_command(
    gongkai, tmp_path: Path, command: tuple, name: str
) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / name
    path.write_bytes(UNLIKE[name])
    done = gongkai(*command, str(path))
    if (command[-1], path.suffix) == ("--fix", ".pdf"):
        assert (done.status, path.read_bytes()) == (2, UNLIKE[name])  # no PDF is mended, whatever it is
        return
    assert (done.status, done.out, path.read_bytes()) == (2, "", UNLIKE[name])
    assert f"文件的内容与扩展名{path.suffix}不符，请用原软件另存后再试" in done.err


def test_a_folder_that_leads_into_itself_is_walked_once(gongkai, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "a.txt").write_text("工作布署。", "utf-8")
    (tmp_path / "again").symlink_to(tmp_path)
    assert len(gongkai("check", str(tmp_path), "--json").json()) == 1


def test_an_empty_file_is_not_mended(gongkai, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "a.txt"
    path.write_bytes(b"")
    done = gongkai("check", "--fix", str(path))
    assert (done.status, "文件是空的" in done.err) == (2, True)
