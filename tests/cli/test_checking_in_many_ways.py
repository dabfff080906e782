"""`gongkai check` with its selections, baselines, forms of output and mending."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest

FAULTY = "各单位：\n工作布署已经完成。。请于3月31日前报送。\n见示文旅办[2022]31号。\n"


@pytest.fixture
def text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "通知.txt"
    path.write_text(FAULTY, "utf-8")
    return path


def codes(done) -> list[str]:  # type: ignore[no-untyped-def]
    return [one["code"] for one in done.json()["findings"]]


def test_rules_are_selected_left_out_and_added(gongkai, text: Path) -> None:  # type: ignore[no-untyped-def]
    assert codes(gongkai("check", str(text), "--json")) == ["TY001", "PU101", "DN001"]
    assert codes(gongkai("check", str(text), "--json", "--select", "ty,DN001")) == ["TY001", "DN001"]
    assert codes(gongkai("check", str(text), "--json", "--ignore", "PU，TY")) == ["DN001"]
    done = gongkai("check", str(text), "--ignore", "ZZ")
    assert (done.status, "没有以“ZZ”开头的规则" in done.err) == (2, True)


def test_the_settings_file_of_the_folder_speaks_where_the_command_is_silent(gongkai, text: Path) -> None:  # type: ignore[no-untyped-def]
    (text.parent / ".gongkai.toml").write_text('[check]\nignore = ["TY"]\nlists = "词表.toml"\n', "utf-8")
    (text.parent / "词表.toml").write_text('allowed = ["示文旅办[2022]31号"]\n', "utf-8")
    assert codes(gongkai("check", str(text), "--json")) == ["PU101"]
    assert codes(gongkai("check", str(text), "--json", "--ignore", "PU")) == ["TY001"]


@pytest.mark.parametrize(
    "said, says",
    [
        ("[check]\ncolour = 1\n", "不认识的项目：colour"),
        ("[check]\nprofile = 'poem'\n", "profile应当是"),
        ("[check]\nselect = 'PU'\n", "select应当是若干个规则代码"),
        ("[check\n", "不是可以读的TOML"),
        ("check = 3\n", "写成[check]"),
        ("[check]\nselect = ['PU', 3]\n", "select应当是若干个规则代码"),
        ("[check]\nprofile = ['web']\n", "profile应当是"),
        ("[check]\nfast = 'yes'\n", "fast应当是true或者false"),
        ("[check]\nlists = 3\n", "lists应当是文件的名字"),
        ("[check]\nbaseline = ['a']\n", "baseline应当是文件的名字"),
        ("[check]\nlevel = " + "[" * 20_000, "层次太多"),
        ("[check]\nlevel = " + "9" * 5000, "不是可以读的TOML"),
    ],
    ids=lambda said: said[:40],
)
def test_settings_that_cannot_be_used_are_said_so(gongkai, text: Path, said: str, says: str) -> None:  # type: ignore[no-untyped-def]
    (text.parent / ".gongkai.toml").write_text(said, "utf-8")
    done = gongkai("check", str(text))
    assert (done.status, says in done.err, len(done.err.strip().splitlines())) == (2, True, 1)


@pytest.mark.parametrize(
    "lists, says",
    [
        ('allowed = "甲"', "“allowed”应当是若干个词"),
        ("[[terms]]\ngood = '乙'", "“terms”有一组没有写“bad”"),
        ("[[terms]]\nbad = '甲'\ngravity = 'deadly'", "gravity应当是"),
        ("own = '甲局'", "“own”应当是一组数据"),
        ("colour = 1", "不认识的项目：colour"),
        (
            "allowed = [\"甲\"\n[[terms]]\nbad = '甲'",
            "词表.toml 不是可以读的TOML：第2行第1列附近写得不对，可能少了引号、括号或者逗号\n",
        ),
        ("allowed = '甲", "不是可以读的TOML：末尾不完整，可能少了引号或者括号\n"),
        ("allowed = ['甲'] '乙'", "不是可以读的TOML：第1行第17列附近写得不对，可能少了引号、括号或者逗号\n"),
        ("n = " + "9" * 5000, "不是可以读的TOML：有的数太长，或者写得不对\n"),
    ],
    ids=lambda said: said[:40],
)
def test_lists_that_cannot_be_used_are_said_so(gongkai, text: Path, lists: str, says: str) -> None:  # type: ignore[no-untyped-def]
    path = text.parent / "词表.toml"
    path.write_text(lists, "utf-8")
    done = gongkai("check", str(text), "--lists", str(path))
    assert (done.status, says in done.err) == (2, True)


@pytest.mark.parametrize(
    "lists, says",
    [
        ("[" * 200_000, "层次太多"),
        ('{"allowed": ["甲"', "不是可以读的JSON：第1行第17列附近写得不对，可能少了引号、括号或者逗号\n"),
        ('{"allowed": ' + "9" * 5000 + "}", "不是可以读的JSON"),
        ('["甲"]', "应当是一组数据"),
        ("3", "应当是一组数据"),
        ('{"terms": {"bad": "甲"}}', "“terms”应当是若干组数据"),
    ],
    ids=lambda said: said[:40],
)
def test_lists_in_json_that_cannot_be_used_are_said_so(gongkai, text: Path, lists: str, says: str) -> None:  # type: ignore[no-untyped-def]
    path = text.parent / "词表.json"
    path.write_text(lists, "utf-8")
    done = gongkai("check", str(text), "--lists", str(path))
    assert (done.status, says in done.err, len(done.err.strip().splitlines())) == (2, True, 1)


@pytest.mark.parametrize("words", [("--lists",), ("--baseline",)])
def test_a_folder_is_neither_a_word_list_nor_a_baseline(gongkai, text: Path, words: tuple[str, ...]) -> None:  # type: ignore[no-untyped-def]
    done = gongkai("check", str(text), *words, str(text.parent))
    assert (done.status, "无法读取" in done.err, len(done.err.strip().splitlines())) == (2, True, 1)


def test_only_what_is_grave_enough_is_shown(gongkai, text: Path) -> None:  # type: ignore[no-untyped-def]
    text.write_text("收费金额0.5元（表头单位万元），工作已布署。", "utf-8")
    assert codes(gongkai("check", str(text), "--json")) == ["NU109", "TY001"]
    assert codes(gongkai("check", str(text), "--json", "--level", "error")) == ["TY001"]


def test_what_was_known_before_is_let_be_and_what_is_new_is_shown(gongkai, text: Path) -> None:  # type: ignore[no-untyped-def]
    known = text.parent / "既往.json"
    assert gongkai("check", str(text), "--write-baseline", str(known)).status == 0
    assert gongkai("check", str(text), "--baseline", str(known)).status == 0
    text.write_text("新的第一段。\n" + FAULTY + "其它事项。\n", "utf-8")
    done = gongkai("check", str(text), "--baseline", str(known), "--json")
    assert [one["found"] for one in done.json()["findings"]] == ["其它"]


@pytest.mark.parametrize(
    "baseline",
    [
        "{}", "[]", "3", "{", "[" * 200_000, "9" * 5000, '{"version": 1}', '{"version": 1, "files": ["通知.txt"]}',
        '{"version": 1, "files": {"通知.txt": ["0123456789abcdef"]}}', '{"version": 1, "files": {"通知.txt": {"0123456789abcdef": "1"}}}',
    ],
    ids=lambda said: said[:40],
)  # fmt: skip
def test_a_baseline_that_is_none_is_said_so(gongkai, text: Path, baseline: str) -> None:  # type: ignore[no-untyped-def]
    broken = text.parent / "坏.json"
    broken.write_text(baseline, "utf-8")
    done = gongkai("check", str(text), "--baseline", str(broken))
    assert (done.status, done.out, "不是既往问题清单" in done.err, len(done.err.strip().splitlines())) == (
        2,
        "",
        True,
        1,
    )


def test_what_is_safe_is_put_right_and_nothing_else_is_touched(gongkai, text: Path) -> None:  # type: ignore[no-untyped-def]
    raw = b"\xef\xbb\xbf" + FAULTY.replace("\n", "\r\n").encode()
    text.write_bytes(raw)
    shown = gongkai("check", str(text), "--diff")
    assert (shown.status, text.read_bytes()) == (1, raw)
    assert "+工作部署已经完成。" in shown.out
    assert gongkai("check", str(text), "--fix").status == 0
    mended = FAULTY.replace("布署", "部署").replace("。。", "。").replace("[2022]", "〔2022〕")
    assert text.read_bytes() == b"\xef\xbb\xbf" + mended.replace("\n", "\r\n").encode()


def test_what_is_left_after_mending_is_told_and_decides_the_status(gongkai, text: Path) -> None:  # type: ignore[no-untyped-def]
    text.write_text("各单位：\n工作布署完成。\n文化生活丰副多彩。\n", "utf-8")
    done = gongkai("check", str(text), "--fix")
    assert (done.status, text.read_text("utf-8")) == (1, "各单位：\n工作部署完成。\n文化生活丰副多彩。\n")
    assert f"{text}：改正1处\n{text}:3:5 TY001" in done.out
    again = gongkai("check", str(text), "--fix", "--json")
    assert (again.status, codes(again), "改正" in again.err) == (1, ["TY001"], False)


def test_what_is_left_is_told_for_programs_too_and_measured_against_what_was_known(
    gongkai, text: Path
) -> None:  # type: ignore[no-untyped-def]
    document = docx.Document()
    document.add_paragraph("工作布署完成，文化生活丰副多彩。")
    path, known = text.parent / "a.docx", text.parent / "既往.json"
    document.save(str(path))
    gongkai("check", str(path), "--write-baseline", str(known))
    done = gongkai("check", str(path), "--fix", "--json")
    new = text.parent / "a.改正.docx"
    assert (done.status, codes(done), done.json()["file"]) == (1, ["TY001"], str(new))
    assert f"{new}：改正1处" in done.err
    new.unlink()
    assert gongkai("check", str(path), "--fix", "--baseline", str(known)).status == 0


def test_a_file_that_cannot_be_written_is_said_so(gongkai, text: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    done = gongkai("check", str(text), "--fix")
    assert (done.status, len(done.err.strip().splitlines())) == (2, 1)
    assert f"{text} 无法写入" in done.err
    assert not list(text.parent.glob(".gongkai-*"))


def test_a_file_in_gb18030_stays_in_gb18030(gongkai, text: Path) -> None:  # type: ignore[no-untyped-def]
    text.write_bytes("工作已布署。".encode("gb18030"))
    assert gongkai("check", str(text), "--fix").status == 0
    assert text.read_bytes() == "工作已部署。".encode("gb18030")


def test_a_broken_word_file_does_not_keep_the_others_from_being_mended(gongkai, text: Path) -> None:  # type: ignore[no-untyped-def]
    other = text.parent / "a.docx"
    other.write_bytes(b"PK")
    done = gongkai("check", str(other), str(text), "--fix")
    assert (done.status, other.read_bytes(), "布署" in text.read_text("utf-8")) == (2, b"PK", False)


def test_a_pdf_is_mended_by_hand(gongkai, text: Path) -> None:  # type: ignore[no-untyped-def]
    other = text.parent / "a.pdf"
    other.write_bytes(b"%PDF-1.7")
    done = gongkai("check", str(other), "--fix")
    assert (done.status, "--fix 只改txt、md和docx文件" in done.err) == (2, True)


def test_a_word_file_is_mended_in_a_new_file_each_letter_in_its_format(gongkai, text: Path) -> None:  # type: ignore[no-untyped-def]
    document = docx.Document()
    words = document.add_paragraph("工作布")
    words.add_run("署").bold = True
    words.add_run("已经完成。。请于3月31日前报送,").italic = True
    document.add_table(1, 2).rows[0].cells[0].text = "表中布署"
    document.add_paragraph("见示文旅办[2022]031号。")
    path = text.parent / "a.docx"
    document.save(str(path))
    before = path.read_bytes()
    done = gongkai("check", str(path), "--fix")
    new = text.parent / "a.改正.docx"
    assert (done.status, path.read_bytes() == before, "改正" in done.out) == (
        1,
        True,
        True,
    )  # the table is left
    mended = docx.Document(str(new))
    assert [one.text for one in mended.paragraphs] == [
        "工作部署已经完成。请于3月31日前报送，",
        "见示文旅办〔2022〕31号。",
    ]
    assert mended.tables[0].rows[0].cells[0].text == "表中布署"
    runs = [(run.text, run.bold, run.italic) for run in mended.paragraphs[0].runs]
    assert runs == [
        ("工作部", None, None),
        ("署", True, None),
        ("已经完成。请于3月31日前报送，", None, True),
    ]
    assert gongkai("check", str(path), "--fix").status == 2  # what was mended before is not overwritten


def test_letters_put_in_or_taken_out_of_a_word_file_leave_no_empty_run_behind(gongkai, text: Path) -> None:  # type: ignore[no-untyped-def]
    document = docx.Document()
    words = document.add_paragraph("联系电话已公布。")
    words.add_run("。").bold = True
    words.add_run("见示文旅办[2022]").italic = True
    words.add_run("0").bold = True
    words.add_run("31号。").underline = True
    path = text.parent / "a.docx"
    document.save(str(path))
    gongkai("check", str(path), "--fix")
    mended = docx.Document(str(text.parent / "a.改正.docx")).paragraphs[0]
    assert [(run.text, run.bold, run.italic, run.underline) for run in mended.runs] == [
        ("联系电话已公布。", None, None, None),
        ("见示文旅办〔2022〕", None, True, None),
        ("31号。", None, None, True),
    ]


def test_what_stands_beside_the_body_moves_nothing_found_in_it_and_is_mended_by_hand(
    gongkai, text: Path
) -> None:  # type: ignore[no-untyped-def]
    lines = [
        "关于开展活动的通知",
        "各单位：",
        *["现就有关工作安排作如下布署，请认真落实，并将落实情况报送我局。" * 2] * 6,
    ]
    lines += ["示例市文化和旅游局", "2024年3月1日"]
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    path = text.parent / "a.docx"
    document.save(str(path))

    def found() -> list[tuple[str, int, int]]:
        return [
            (one["code"], one["line"], one["column"])
            for one in gongkai("check", str(path), "--json").json()["findings"]
        ]

    before = found()
    footer = document.sections[0].footer
    footer.paragraphs[0].text = "工作已布署。"
    for number in range(10):
        footer.add_paragraph(f"联系人{'甲乙丙丁戊己庚辛壬癸'[number]}")
    document.save(str(path))
    assert before
    assert "TY001" not in {code for code, line, _ in before if line > len(lines)}
    assert found() == [*before, ("TY001", len(lines) + 1, 4)]
    done = gongkai("check", str(path), "--fix")
    assert (done.status, f":{len(lines) + 1}:4 TY001" in done.out) == (1, True)
    mended = docx.Document(str(text.parent / "a.改正.docx"))
    assert mended.paragraphs[2].text.count("部署") == 2
    assert mended.sections[0].footer.paragraphs[0].text == "工作已布署。"


def test_sarif_says_where_what_and_how_to_mend(gongkai, text: Path) -> None:  # type: ignore[no-untyped-def]
    said = json.loads(gongkai("check", str(text), "--format", "sarif").out)
    (run,) = said["runs"]
    assert (said["version"], run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    known = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    first = run["results"][0]
    assert {result["ruleId"] for result in run["results"]} <= known
    place = first["locations"][0]["physicalLocation"]
    assert place["region"] == {
        "startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 5, "charOffset": 7, "charLength": 2,
    }  # fmt: skip
    assert first["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"] == {"text": "部署"}


def test_sarif_names_a_file_by_a_uri(gongkai, text: Path) -> None:  # type: ignore[no-untyped-def]
    other = text.parent / "通 知#1%.txt"
    text.rename(other)
    (run,) = json.loads(gongkai("check", other.name, "--format", "sarif").out)["runs"]
    place = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "%E9%80%9A%20%E7%9F%A5%231%25.txt"}
    changed = run["results"][0]["fixes"][0]["artifactChanges"][0]["artifactLocation"]
    assert changed == place


class Marks(HTMLParser):
    """Reads a page: what stands in marks, which anchors there are, which are pointed at."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.ids: set[str] = set()
        self.asked: set[str] = set()
        self._in_mark = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._in_mark = tag == "mark" or (self._in_mark and tag != "li")
        if given.get("id"):
            self.ids.add(str(given["id"]))
        if str(given.get("href", "")).startswith("#"):
            self.asked.add(str(given["href"])[1:])
        assert tag != "script"

    def handle_endtag(self, tag: str) -> None:
        self._in_mark = self._in_mark and tag != "mark"

    def handle_data(self, data: str) -> None:
        if self._in_mark:
            self.words.append(data)


def test_the_page_marks_the_text_and_escapes_every_word_of_it(gongkai, text: Path) -> None:  # type: ignore[no-untyped-def]
    text.write_text(FAULTY + "<script>alert(1)</script>布署", "utf-8")
    out = text.parent / "结果.html"
    assert gongkai("check", str(text), "--format", "html", "-o", str(out)).status == 1
    page = out.read_text("utf-8")
    marks = Marks()
    marks.feed(page)
    assert "布署" in marks.words
    assert marks.asked <= marks.ids
    assert "&lt;script&gt;" in page


def test_a_rule_explains_itself_and_all_are_listed(gongkai) -> None:  # type: ignore[no-untyped-def]
    said = gongkai("check", "--explain", "fx007").out
    assert said.startswith("FX007 与本单位固定表述只差一字（own-expression-off-by-one）［差错，")
    assert "为什么：单位自己的机构名称" in said
    assert "误：" in said
    listed = gongkai("check", "--rules").out
    assert "QB101\t差错" in listed
    assert "\t与本单位固定表述只差一字\town-expression-off-by-one" in listed
    assert gongkai("check", "--explain", "ZZ9").status == 2
    assert gongkai("check").status == 2


def test_hidden_files_and_the_leavings_of_word_are_not_read(gongkai, text: Path) -> None:  # type: ignore[no-untyped-def]
    (text.parent / ".隐藏.txt").write_text("工作布署。", "utf-8")
    (text.parent / "~$通知.docx").write_bytes(b"0")
    done = gongkai("check", str(text.parent), "--json")
    assert (done.status, [Path(one["file"]).name for one in done.json()]) == (1, ["通知.txt"])


@pytest.mark.parametrize("name", ["坏.docx", "坏.xlsx", "坏.pdf"])
def test_a_file_unlike_its_name_is_called_so_with_its_place_in_the_folder(
    gongkai, tmp_path: Path, name: str
) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "子").mkdir()
    broken = tmp_path / "子" / name
    broken.write_bytes(bytes(range(256)) * 40)
    (tmp_path / "好.txt").write_text("各单位：", "utf-8")
    done = gongkai("check", str(tmp_path))
    assert done.status == 2
    assert f"文件的内容与扩展名{broken.suffix}不符，请用原软件另存后再试：{broken}" in done.err


def test_a_file_that_cannot_be_read_is_named_with_its_place_in_the_folder(gongkai, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "子").mkdir()
    empty = tmp_path / "子" / "空.txt"
    empty.write_text("", "utf-8")
    assert f"：{empty}" in gongkai("check", str(tmp_path)).err
