"""Texts, tables of values and web pages: what was found is gone, what was not stays as it was."""

from __future__ import annotations

import pytest

from gongkai.files.cleansing import personal
from gongkai.files.cleansing.deciding import Decision, Decisions, read
from gongkai.files.cleansing.masking import cleanse, find, pieces
from gongkai.files.opening import Unreadable
from gongkai.law.source import Refusal
from tests.files.cleansing.planted import ID, NAME, PHONE, finder, mask, masker, seen


def test_a_name_found_once_is_masked_wherever_it_stands() -> None:
    done = mask(f"申请人：{NAME}，反映问题。\n经查，{NAME}所述属实。".encode(), "答复.txt")
    assert done.content.decode() == "申请人：赵某，反映问题。\n经查，赵某所述属实。"
    assert [(one.place, one.certain) for one in done.found] == [("第1行", True), ("第2行", False)]


def test_characters_are_counted_through_a_text() -> None:
    text = f"一、情况\n电话{PHONE}。"
    (one,) = mask(text.encode(), "a.txt").found
    assert text[one.start : one.end] == one.text == PHONE


def test_the_same_words_have_the_same_mask() -> None:
    done = mask("电话138 1234 5678，又13812345678，又138-1234-5678。".encode(), "a.md")
    assert len({one.masked for one in done.found}) == 1
    assert len(done.found) == 3


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_keeps_its_coding(coding: str) -> None:
    done = mask(f"电话{PHONE}。".encode(coding), "a.txt")
    assert done.content.decode(coding).startswith("电话13")
    assert seen(done.content) == []


def test_personal_data_in_the_files_name_is_masked() -> None:
    done = mask(b"text", f"申请人：{NAME}（{PHONE}）.txt")
    assert done.name.endswith("（13＊＊＊8）.txt")
    assert not {"*", *NAME[1:]} & set(done.name)
    assert PHONE not in done.name
    assert {one.place for one in done.found} >= {"文件名"}


def test_a_column_of_names_is_known_by_its_label() -> None:
    done = mask(f'姓名,身份证号,备注\r\n{NAME},{ID},无\r\n钱多多,,"a,b"\r\n'.encode(), "名单.csv")
    assert done.content.decode() == '姓名,身份证号,备注\r\n赵某,11***X,无\r\n钱某,,"a,b"\r\n'


def test_a_number_written_one_digit_a_cell_is_found() -> None:
    done = mask(("证号," + ",".join(ID) + "\n").encode(), "表.csv")
    assert [one.kind for one in done.found] == ["id_card"]
    assert done.content.decode() == "证号," + ",".join("11***X") + "," * 12 + "\n"


def test_a_page_keeps_its_shape() -> None:
    page = f"""<!DOCTYPE html>
<html><head><title>公示</title><!-- {PHONE} --></head><body><h1>公示</h1><p>电话<b>138</b>12345678</p>
<table><tr><th>姓名</th><th>手机</th></tr><tr><td>{NAME}</td><td>&#49;3812345678</td></tr></table>
<a href="tel:{PHONE}" title="{NAME}">致电</a><script>var p="{PHONE}"</script><p>第一季度支出12万元。</p></body></html>"""
    done = mask(page.encode(), "公示.html")
    said = done.content.decode()
    assert seen(done.content) == []
    assert said.startswith("<!DOCTYPE html>")
    assert all(
        one in said for one in ("<h1>公示</h1>", "<b>13***8</b>", "第一季度支出12万元。", "<th>手机</th>")
    )
    assert done.removed == ["网页注释1条"]


def test_an_address_with_percent_signs_is_read() -> None:
    done = mask(
        "<p>联系人 <a href='/q?n=%E8%B5%B5%E9%93%81%E6%9F%B1'>链接</a></p><p>姓名：赵铁柱</p>".encode(),
        "a.html",
    )
    assert "%E6%9F%B1" not in done.content.decode()


def test_what_is_kept_needs_a_reason_and_a_basis() -> None:
    with pytest.raises(Refusal, match="理由"):
        Decision("keep", text=NAME)
    rows = Decisions([Decision("keep", kind="name", text=NAME, reason="负责人", basis="条例第二十条")])
    done = mask(f"姓名：{NAME}，电话{PHONE}".encode(), "a.txt", rows)
    assert NAME in done.content.decode()
    assert [(one.what, one.reason, one.basis) for one in done.found] == [
        ("keep", "负责人", "条例第二十条"), ("mask", "", ""),
    ]  # fmt: skip


def test_what_is_removed_leaves_no_mask() -> None:
    rows = read([{"do": "remove", "kind": "phone"}])
    assert mask(f"电话{PHONE}。".encode(), "a.txt", rows).content.decode() == "电话。"


@pytest.mark.parametrize(
    "rows", [{}, [1], [{"do": "burn"}], [{"kind": "name"}], [{"do": "mask", "x": "y"}], [{"do": 1}]]
)
def test_decisions_that_say_nothing_clear_are_refused(rows: object) -> None:
    with pytest.raises(Refusal):
        read(rows)


def test_finding_says_what_masking_would_do_and_pieces_hold_all() -> None:
    content = f"申请人：{NAME}".encode()
    found, _ = find(content, "a.txt", None, finder, masker)
    assert found == mask(content, "a.txt").found
    assert [(p.place, p.text) for p in pieces(content, "a.txt")] == [
        ("文件名", "a"),
        ("正文", f"申请人：{NAME}"),
    ]


def test_no_original_is_shown_where_a_finding_is_printed() -> None:
    (one,) = find(f"申请人：{NAME}".encode(), "a.txt", None, finder, masker)[0]
    assert NAME not in repr(one)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", b""), ("a.txt", b"a\0b"), ("a.txt", b"\x81\xff" * 9), ("a.exe", b"MZ"), ("a.csv", b'"a\nb'), ("a.docx", b"text"),
        ("a.xlsx", b"PK\x03\x04xx"), ("a.pdf", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), ("a.txt", b"%PDF-1.7"), ("a.png", b"\xff\xd8\xff"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_one_sentence(name: str, content: bytes) -> None:
    if (name, content) == ("a.csv", b'"a\nb'):  # an open quotation ends with the file, and is read
        assert mask(content, name).content
        return
    with pytest.raises(Unreadable) as refused:
        mask(content, name)
    assert "\n" not in str(refused.value)


def test_who_passes_nothing_in_has_the_houses_own_finder() -> None:
    done = cleanse(f"姓名：{NAME}，{ID}，{PHONE}，zhao@example.com".encode(), "a.txt")
    assert {one.kind for one in done.found} == {"name", "id_card", "phone", "email"}
    assert seen(done.content, NAME, ID, PHONE, "zhao@") == []


def test_what_is_mostly_an_offices_own_is_asked_about_and_left_until_somebody_decides() -> None:
    text = "咨询电话：0439-3223456，客服400-810-8888，电子邮箱：wgj@example.gov.cn"
    done = cleanse(text.encode(), "a.txt")
    assert done.content.decode() == text
    assert [(one.kind, one.what, one.certain) for one in done.found] == [
        ("landline", "keep", False),
        ("landline", "keep", False),
        ("email", "keep", False),
    ]
    decided = read([{"do": "mask", "kind": "landline"}])
    assert seen(cleanse(text.encode(), "a.txt", decided).content, "3223456") == []


def test_a_full_mask_shows_nothing() -> None:
    done = cleanse(f"姓名：{NAME}，{PHONE}".encode(), "a.txt", masker=personal.masker("full"))
    assert done.content.decode() == "姓名：***，***"
