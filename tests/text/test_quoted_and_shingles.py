"""Which documents a text names, and how much of one text stands in another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.text.personal import found, hide_numbers, masked
from gongkai.text.quoted import named, number_key, number_keys, quoted, title_key
from gongkai.text.shingles import probes, share, shingles

SAME = [
    "国办发〔2019〕5号", "国办发[2019]5号", "国办发（2019）5号", "国办发【2019】第5号", "国办发〔２０１９〕 ５ 号", "国办发〔 2019 〕05号",
    "根据国办发〔2019〕5号", "贯彻落实国办发［2019］5号文件", "按照国办发(2019)5号",
    "国办发2019年5号文件", "国办发2019年第5号",
]  # fmt: skip


@pytest.mark.parametrize("said", SAME)
def test_a_number_is_the_same_however_it_is_written(said: str) -> None:
    assert number_key(said) == number_key("国办发〔2019〕5号") != ""


LEADS = [
    "按", "根据", "依据", "按照", "依照", "参照", "经", "由", "将", "和", "与", "及", "以", "见", "转发", "印发", "以及按照", "现将",
]  # fmt: skip
OFFICES = [
    "国发",
    "国办发",
    "示财教",
    "京政办发",
    "经信发",
    "呼和政发",
    "和政发",
    "和田行办发",
    "将乐政发",
    "皖办字",
    "人社部函",
]


@pytest.mark.parametrize("lead", LEADS)
def test_a_word_of_the_sentence_is_no_letter_of_the_number(lead: str) -> None:
    (hit,) = quoted(f"工作，{lead}示财教〔2026〕12号办理")
    assert (hit.said, hit.number_key) == ("示财教〔2026〕12号", "示财教（2026）12号")


@given(st.sampled_from(OFFICES), st.integers(1949, 2030), st.integers(1, 99999))
def test_the_key_of_a_bare_number_has_all_its_letters(office: str, year: int, order: int) -> None:
    assert number_key(f"{office}〔{year}〕{order}号") == f"{office}（{year}）{order}号"


@given(st.text("国办财教政函字发厅局市省县", min_size=2, max_size=8), st.sampled_from(LEADS))
def test_a_number_is_the_same_with_and_without_the_word_before_it(letters: str, lead: str) -> None:
    bare = f"{letters}〔2026〕12号"
    assert number_key(bare) == f"{letters}（2026）12号"
    if not letters.startswith(("政", "县")):
        assert number_key(lead + bare) == number_key(bare)


@pytest.mark.parametrize(
    "said", ["国发〔2019〕5号", "国办发〔2018〕5号", "国办发〔2019〕15号", "国办函〔2019〕5号"]
)
def test_another_number_is_another(said: str) -> None:
    assert number_key(said) not in ("", number_key("国办发〔2019〕5号"))


@pytest.mark.parametrize(
    "said",
    ["第5号令", "2019年5号楼", "共〔三〕号", "国务院令第711号", "印发〔2019〕5号", "工作会2019年5号楼"],
)
def test_what_is_no_document_number_has_no_key(said: str) -> None:
    assert number_key(said) == ""


@pytest.mark.parametrize("said", ["请按省厅国办发〔2019〕5号", "请各处室对照国办发2019年5号文件"])
def test_a_number_is_the_end_of_what_stands_before_its_year(said: str) -> None:
    (hit,) = quoted(said)
    assert "国办发（2019）5号" in number_keys(hit.number_key)
    assert number_keys("国办发（2019）5号") == ["国办发（2019）5号", "办发（2019）5号"]
    assert number_keys("") == []


def test_a_title_is_known_with_and_without_its_issuer_and_inside_another() -> None:
    assert title_key("某厅关于做好工作的通知") == title_key("关于做好 工作的通知")
    keys = {
        q.title_key
        for q in quoted(
            "《甲局转发〈某厅关于做好工作的通知〉的通知》和《乙局转发《关于做好工作的通知》的函》"
        )
    }
    assert title_key("关于做好工作的通知") in keys


def test_a_title_without_its_marks_is_found_where_it_is_long_enough() -> None:
    titles = {title_key(t): t for t in ("关于做好安全检查工作的通知", "通知")}
    text = "按照关于做好 安全检查工作的通知执行"
    (hit,) = named(text, titles)
    assert text[hit.start : hit.end] == "关于做好 安全检查工作的通知"


@given(st.text("〔〕[]（）2019国办发5号第 《》关于\n", max_size=80))
def test_what_is_found_stands_where_it_is_said_to(text: str) -> None:
    for one in quoted(text):
        assert one.said.strip() == text[one.start : one.end].strip()


@given(st.text("0123456789 -Xx年", max_size=60))
def test_spans_are_in_order_apart_and_what_hiding_hides(text: str) -> None:
    spans = found(text)
    assert all(a.end <= b.start for a, b in zip(spans, spans[1:], strict=False))
    assert (hide_numbers(text, "※") == text) == (not spans)
    for span in spans:
        shown = masked(text[span.start : span.end])
        assert "***" in shown
        assert sum(char != "*" for char in shown) == 5


@given(st.text(max_size=300), st.text(max_size=300))
def test_a_share_is_one_for_the_same_and_even_handed(one: str, other: str) -> None:
    a, b = shingles(one), shingles(other)
    assert share(a, b) == share(b, a)
    assert 0 <= share(a, b) <= 1
    assert share(a, a) == (1 if a else 0)


def test_a_word_changed_leaves_most_and_marks_change_nothing() -> None:
    text = "".join(f"第{n}项工作由责任科室按时完成并报送材料。" for n in range(40))
    assert share(shingles(text), shingles(text.replace("。", "；\n"))) == 1
    assert 0.8 < share(shingles(text), shingles(text.replace("第7项", "第七项"))) < 1
    assert share(shingles(text), shingles("完全不同的另一份文件。" * 40)) == 0


def test_probes_come_from_all_over_a_text() -> None:
    text = "。".join(f"这是第{n}段文字里的一句话" for n in range(60))
    assert len(probes(text)) == 6
    assert all(probe in text for probe in probes(text))
    assert probes("短。") == []
